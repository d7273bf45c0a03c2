//! Facts that fit nothing: a damaged neighbour's, or the same thing twice. Whatever the journal holds, the floor stays sound.

use residents_window::domain::command::{Command, CounterAction as Act, Refusal, Role};
use residents_window::domain::event::{Event, QueueEvent, TicketEvent, VoidReason};
use residents_window::domain::floor::TicketState;
use residents_window::domain::hall::Language;
use residents_window::domain::stream::Stream;

use crate::common::{Kept, World, actor, at, counter, hall, monday, number, queue, take_in, ticket, void};

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

fn skip(first: u32, last: u32) -> Command {
    Command::NoteSkipped { day: monday(), queue: queue('A'), first, last }
}

/// Three numbers are known, and the storage has lost what came after them up to 23.
fn after_a_lost_tail() -> World {
    let mut world = World::new(hall::small());
    for id in ["a", "b", "c"] {
        world.issue(id, 'A', false);
    }
    world.must(&skip(4, 23));
    world
}

#[test]
fn skipped_numbers_are_noted_once_whoever_tells_it() {
    let mut world = after_a_lost_tail();
    let sums = world.day().reconciliation();
    assert!(sums.is_balanced() && sums.issued == 3, "{sums:?}");
    for (first, last) in [(4, 23), (5, 22), (23, 23)] {
        assert_eq!(world.act(&skip(first, last)), Err(Refusal::NothingToDo), "{first} to {last}");
    }
    // Two windows of older programs may both have told it, and the ranges may overlap.
    let twice = Event::Queue(QueueEvent::NumbersSkipped { first: 4, last: 23 }).to_json().unwrap();
    let wider = Event::Queue(QueueEvent::NumbersSkipped { first: 20, last: 30 }).to_json().unwrap();
    let parts = vec![(Stream::queue(monday(), queue('A')), 2, vec![twice, wider])];
    take_in(&mut world.floor, &Kept { parts, time: world.now, by: actor("damaged"), taken: None });
    let sums = world.day().reconciliation();
    assert!(sums.is_balanced() && sums.issued == 3, "{sums:?}");
}

#[test]
fn a_sealed_day_needs_no_note_of_skipped_numbers() {
    let mut world = after_a_lost_tail();
    world.now = at(monday().next(), "08:00");
    while world.act(&Command::CloseDay { day: monday() }).is_ok() {}
    let sealed = world.floor.last_sealed;
    assert!(sealed.unwrap().1.is_balanced());
    assert_eq!(world.act(&skip(24, 40)), Err(Refusal::NothingToDo));
    assert_eq!(world.floor.last_sealed, sealed);
    // A day that nobody has heard of is noted and closed like any other.
    let tuesday = Command::NoteSkipped { day: monday().next(), queue: queue('B'), first: 1, last: 20 };
    world.must(&tuesday);
    world.now = at(monday().next().next(), "08:00");
    while world.act(&Command::CloseDay { day: monday().next() }).is_ok() {}
    assert_eq!(world.floor.last_sealed.map(|(day, sums)| (day, sums.issued, sums.is_balanced())), Some((monday().next(), 0, true)));
}
