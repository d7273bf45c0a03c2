//! Facts that fit nothing: a damaged neighbour's, or the same thing twice. Whatever the journal holds, the floor stays sound.

use residents_window::domain::command::{CounterAction as Act, Role};
use residents_window::domain::event::{Event, TicketEvent, VoidReason};
use residents_window::domain::floor::TicketState;
use residents_window::domain::hall::Language;
use residents_window::domain::stream::Stream;

use crate::common::{Kept, World, actor, counter, hall, monday, number, queue, take_in, ticket, void};

fn fact(world: &mut World, id: &str, event: TicketEvent, taken: Option<u32>) {
    let stream = Stream::ticket(monday(), &ticket(id));
    let parts = vec![(stream, 9, vec![Event::Ticket(event).to_json().unwrap()])];
    take_in(&mut world.floor, &Kept { parts, time: world.now, by: actor("damaged"), taken });
}

#[test]
fn what_is_done_stays_done() {
    let mut world = World::new(hall::small());
    world.open("1");
    world.issue("served", 'C', false);
    world.issue("voided", 'C', false);
    world.must(&void("voided", VoidReason::GivenBack, Role::Kiosk));
    world.open("4");
    world.call_next("4");
    world.at("4", Act::Finish);
    for id in ["served", "voided"] {
        let before = world.ticket(id).clone();
        let number = before.number;
        fact(&mut world, id, TicketEvent::Called { number, counter: counter("1") }, None);
        fact(&mut world, id, TicketEvent::Rejoined { number, place_kept: false }, None);
        fact(&mut world, id, TicketEvent::Voided { number, reason: VoidReason::GivenBack }, None);
        assert_eq!(world.ticket(id).state, before.state, "{id}");
    }
    assert_eq!(world.day().queue(queue('C')).given_back, 1, "given back once");
}

#[test]
fn nobody_is_issued_twice_and_a_lost_ticket_shows_in_red() {
    let mut world = World::new(hall::small());
    world.issue("t", 'A', false);
    let again = || TicketEvent::Issued { queue: queue('A'), item: None, priority: true, random: 1, language: Language::En };
    fact(&mut world, "t", again(), Some(7));
    assert_eq!((world.ticket("t").number, world.day().tickets.len()), (number("A001"), 1));
    assert!(world.day().reconciliation().is_balanced());
    fact(&mut world, "without-number", again(), None);
    assert_eq!(world.day().tickets.len(), 1, "a ticket needs its number");
    fact(&mut world, "third", again(), Some(3));
    let sums = world.day().reconciliation();
    assert!(!sums.is_balanced(), "the record of A002 is lost: {sums:?}");
}

#[test]
fn a_ticket_whose_call_was_lost_can_still_end() {
    let mut world = World::new(hall::small());
    world.issue("t", 'A', false);
    fact(&mut world, "t", TicketEvent::Served { number: number("A001"), counter: counter("1") }, None);
    assert!(matches!(world.ticket("t").state, TicketState::Served { .. }));
    assert_eq!(world.day().waiting_count(queue('A')), 0);
}
