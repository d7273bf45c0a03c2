//! What people are told at one place is what they are told at the other: recorded and painted, at the kiosk and at the counter.

use proptest::prelude::*;
use residents_window::domain::command::{Command, Decision};
use residents_window::domain::event::{Event, TicketEvent};
use residents_window::domain::floor::{Ticket, TicketState};
use residents_window::domain::stream::Stream;
use residents_window::flow::counter::desk::{self, Note};
use residents_window::flow::kiosk::standing::{State, standing};

use crate::common::{World, counter, hall};
use crate::moves::{COUNTERS, Move, command_of, moves};

/// The first event of the ticket that fits.
fn event_of<T>(decision: &Decision, fits: impl Fn(&TicketEvent) -> Option<T>) -> T {
    let events = decision.changes.iter().flat_map(|change| &change.events);
    events.filter_map(|e| if let Event::Ticket(event) = e { fits(event) } else { None }).next().unwrap()
}

fn painted(world: &World, ticket: &Ticket) -> State {
    standing(&world.hall, &world.floor, world.today(), &ticket.id, world.now).unwrap().state
}

fn the_wait_painted_is_the_wait_recorded(world: &World, decision: &Decision) {
    if decision.take.is_none() {
        return;
    }
    let recorded =
        event_of(decision, |e| if let TicketEvent::WaitingEstimated { ahead, range } = e { Some((*ahead, *range)) } else { None });
    let is_new = |t: &&Ticket| decision.changes[0].stream == Stream::ticket(world.today(), &t.id);
    let ticket = world.day().tickets.values().find(is_new).unwrap();
    assert_eq!(painted(world, ticket), State::Waiting { ahead: recorded.0, range: recorded.1, only_at: None }, "{}", ticket.number);
}

fn everybody_is_told_the_same_of_a_missed_call(world: &World) {
    for ticket in world.day().tickets.values().filter(|t| matches!(t.state, TicketState::Missed { .. })) {
        let back = world.decide(&Command::Rejoin { ticket: ticket.id.clone() }).unwrap();
        let kept = event_of(&back, |e| if let TicketEvent::Rejoined { place_kept, .. } = e { Some(*place_kept) } else { None });
        assert!(
            matches!(painted(world, ticket), State::Missed { in_time, .. } if in_time == kept),
            "{}: {kept} at the kiosk",
            ticket.number
        );
        for id in COUNTERS.map(counter) {
            let lines = desk::missed(&world.hall, world.day(), &id, world.now);
            let note = lines.iter().find(|line| line.person.number == ticket.number).map(|line| &line.note);
            let expected = if kept { Note::KeepsPlace } else { Note::GoesToEnd };
            assert!(note.is_none_or(|note| *note == expected), "{}: {kept} at counter {id}", ticket.number);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_is_what_was_told(moves in moves(120)) {
        let mut world = World::new(hall::small());
        world.hall.queues.iter_mut().for_each(|q| q.usual_minutes = Some((4, 8)));
        world.open_all();
        for (i, one) in moves.iter().enumerate() {
            if let Move::Minutes(minutes) = one {
                world.pass_minutes(i64::from(*minutes));
                continue;
            }
            let command = command_of(&world, one, i);
            if let Ok(decision) = world.act(&command) {
                the_wait_painted_is_the_wait_recorded(&world, &decision);
                everybody_is_told_the_same_of_a_missed_call(&world);
            }
        }
    }
}
