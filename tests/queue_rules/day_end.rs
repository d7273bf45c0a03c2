//! Midnight with the windows open: what is left is voided, counters close with their tickets, the day is sealed, and what comes late does nothing.

use residents_window::domain::command::{Command, CounterAction as Act, Refusal};
use residents_window::domain::event::{DayEvent, Event, VoidReason};
use residents_window::domain::floor::{CounterState, TicketState};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::Day;

use crate::common::{Kept, World, actor, at, counter, hall, issue, monday, number, take_in, ticket};

fn close(day: Day) -> Command {
    Command::CloseDay { day }
}

/// Monday evening: 30 wait, one is at counter 1, one is held, one was missed, one was served; counter 2 is paused.
fn evening() -> World {
    let mut world = World::new(hall::small());
    ["1", "2"].iter().for_each(|id| world.open(id));
    for i in 0..34 {
        world.issue(&format!("t{i}"), 'A', i % 5 == 0);
    }
    world.call_next("1");
    world.at("1", Act::Finish);
    world.call_next("1");
    world.at("1", Act::Miss);
    world.call_next("1");
    world.at("1", Act::Hold);
    world.call_next("1");
    world.at("2", Act::Pause);
    world
}

fn close_all(world: &mut World, day: Day) -> usize {
    (0..100).take_while(|_| world.act(&close(day)).is_ok()).count()
}

#[test]
fn a_day_that_is_not_over_is_not_closed() {
    let mut world = evening();
    assert_eq!(world.act(&close(monday())), Err(Refusal::NothingToDo));
    world.now = at(monday(), "23:59");
    assert_eq!(world.act(&close(monday())), Err(Refusal::NothingToDo));
}

#[test]
fn after_midnight_what_is_left_is_voided_and_the_sums_are_sealed() {
    let mut world = evening();
    world.now = at(monday().next(), "00:00");
    assert_eq!(world.floor.unsealed_before(world.today()).collect::<Vec<_>>(), [monday()]);
    world.must(&close(monday()));
    let day = world.floor.day(monday());
    for id in ["1", "2"] {
        let counter = day.counter(&counter(id));
        assert_eq!((counter.state, counter.current), (CounterState::Closed, None), "counters close first, with their tickets");
    }
    let steps = 1 + close_all(&mut world, monday());
    assert_eq!(world.act(&close(monday())), Err(Refusal::NothingToDo));
    let (day, sums) = world.floor.last_sealed.unwrap();
    assert_eq!((day, sums.issued, sums.served, sums.missed, sums.voided), (monday(), 34, 1, 1, 32));
    assert_eq!((sums.waiting, sums.held, sums.being_served), (0, 0, 0));
    assert!(sums.is_balanced());
    assert!(steps >= 4, "31 tickets do not fit in fewer appends: {steps}");
    assert!(world.floor.days.is_empty(), "a sealed day takes no room");
    assert_eq!(world.rebuilt(), world.floor);
}

#[test]
fn two_windows_that_close_the_same_day_do_it_once() {
    let mut world = evening();
    world.now = at(monday().next(), "00:00");
    loop {
        // Both decide on the same view; the second one's expected versions are old, so the journal refuses it, and it decides again.
        let (first, second) = (world.decide(&close(monday())), world.decide(&close(monday())));
        assert_eq!(first, second);
        let Ok(decision) = first else { break };
        world.append(&decision);
        if let Ok(again) = world.decide(&close(monday())) {
            for change in &again.changes {
                let already = decision.changes.iter().find(|c| c.stream == change.stream);
                assert!(already.is_none_or(|c| c.expected < change.expected), "{} would be changed twice alike", change.stream);
            }
        }
    }
    let sealed = world.kept.iter().flat_map(|k| &k.parts).filter(|(stream, ..)| *stream == Stream::day(monday())).count();
    assert_eq!(sealed, 1);
    let voided = world.kept.iter().flat_map(|k| &k.parts).flat_map(|(.., events)| events).filter(|e| e.contains("day_ended")).count();
    assert_eq!(voided, 32);
}

#[test]
fn late_events_of_a_sealed_day_do_nothing() {
    let mut world = evening();
    let late: Vec<_> = ["t20", "t21"].iter().map(|id| Stream::ticket(monday(), &ticket(id))).collect();
    world.now = at(monday().next(), "00:00");
    close_all(&mut world, monday());
    let before = world.floor.clone();
    let json =
        |reason| Event::Ticket(residents_window::domain::event::TicketEvent::Voided { number: number("A021"), reason }).to_json().unwrap();
    for stream in late {
        let parts = vec![(stream, 99, vec![json(VoidReason::PersonLeft)])];
        take_in(&mut world.floor, &Kept { parts, time: before.newest_time, by: actor("x"), taken: None });
    }
    let opened = r#"{"opened":{"clerk":"wang","post":"A"}}"#.to_owned();
    let issued = r#"{"issued":{"queue":"A","priority":false,"random":1,"language":"zh"}}"#.to_owned();
    let parts =
        vec![(Stream::counter(monday(), &counter("1")), 99, vec![opened]), (Stream::ticket(monday(), &ticket("new")), 1, vec![issued])];
    take_in(&mut world.floor, &Kept { parts, time: before.newest_time, by: actor("x"), taken: Some(99) });
    assert_eq!(world.floor, before);
}

#[test]
fn after_a_seal_commands_belong_to_the_next_day_even_where_the_clock_lags() {
    let mut world = evening();
    world.now = at(monday().next(), "00:00");
    close_all(&mut world, monday());
    world.now = at(monday(), "17:00");
    assert_eq!(world.today(), monday().next(), "a window whose clock lags cannot write into a sealed day");
    world.issue("late", 'A', false);
    assert_eq!(world.ticket("late").number, number("A001"));
    assert!(world.day().reconciliation().is_balanced());
}

#[test]
fn yesterdays_tickets_and_counters_are_gone_in_the_morning() {
    let mut world = evening();
    world.now = at(monday().next(), "08:05");
    assert_eq!(world.act(&Command::Rejoin { ticket: ticket("t1") }), Err(Refusal::NoSuchTicket));
    assert_eq!(world.act(&crate::common::at_counter("1", Act::CallNext)), Err(Refusal::CounterNotOpen), "a counter is opened each day");
    world.must(&issue("new", 'A', None, false));
    assert_eq!(world.ticket("new").number, number("A001"));
    assert!(close_all(&mut world, monday()) > 0, "yesterday is still closed after today has begun");
    assert_eq!(world.floor.last_sealed.unwrap().0, monday());
    assert!(matches!(world.ticket("new").state, TicketState::Waiting { .. }));
}

#[test]
fn a_day_that_was_passed_over_can_still_be_closed() {
    let mut world = evening();
    world.now = at(monday().next(), "10:00");
    world.issue("tuesday", 'A', false);
    world.now = at(monday().plus_days(2), "10:00");
    assert!(close_all(&mut world, monday().next()) > 0);
    assert_eq!(world.floor.last_sealed.unwrap().0, monday().next());
    let steps = close_all(&mut world, monday());
    assert!((2..100).contains(&steps), "it ends: {steps}");
    assert!(world.floor.days.is_empty());
}

#[test]
fn what_a_newer_program_adds_is_skipped_and_its_versions_are_kept() {
    let mut world = evening();
    let streams = [Stream::ticket(monday(), &ticket("t20")), Stream::counter(monday(), &counter("1"))];
    for (stream, version) in streams.into_iter().zip([2, 20]) {
        let parts = vec![(stream, version, vec![r#"{"blessed":{"by":"a newer program"}}"#.to_owned()])];
        take_in(&mut world.floor, &Kept { parts, time: world.now, by: actor("newer"), taken: None });
    }
    assert_eq!(world.ticket("t20").version, 2);
    let decision = world.decide(&crate::common::at_counter("1", Act::Finish)).unwrap();
    assert_eq!(decision.changes.iter().map(|c| c.expected).collect::<Vec<_>>()[1], 20, "the next command does not conflict for ever");
}

#[test]
fn the_seal_says_the_sums_of_the_moment() {
    let mut world = World::new(hall::small());
    world.open("1");
    world.now = at(monday().next(), "00:00");
    world.must(&close(monday()));
    let sealed = world.must(&close(monday()));
    let expected = [Event::Day(DayEvent::Sealed { sums: residents_window::domain::event::Reconciliation::default() })];
    assert_eq!(sealed.changes[0].events, expected, "a day without tickets is sealed too");
}
