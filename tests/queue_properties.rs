//! Random days: whatever people, clerks and clocks do in whatever order, the invariants of the floor hold.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

#[path = "queue_properties/fairness.rs"]
mod fairness;
#[path = "queue_properties/invariants.rs"]
mod invariants;
#[path = "queue_properties/moves.rs"]
mod moves;
#[path = "queue_properties/shut_counters.rs"]
mod shut_counters;
#[path = "queue_properties/strange_facts.rs"]
mod strange_facts;
#[path = "queue_properties/told_and_shown.rs"]
mod told_and_shown;

use proptest::prelude::*;
use residents_window::domain::command::{Command, CounterAction as Act};
use residents_window::domain::floor::Floor;
use residents_window::domain::keep::Keep;
use residents_window::domain::queue::dispatch::next_at;

use common::{World, at_counter, hall, take_in};
use fairness::Watcher;
use moves::{Move, command_of, moves};

/// Plays the moves; after each one everything that must always hold is checked.
fn play(world: &mut World, watcher: &mut Watcher, moves: &[Move]) {
    for (i, one) in moves.iter().enumerate() {
        if let Move::Minutes(minutes) = one {
            world.pass_minutes(i64::from(*minutes));
            continue;
        }
        let command = command_of(world, one, i);
        let before = world.floor.clone();
        assert_eq!(world.decide(&command), world.decide(&command), "the same state gives the same answer");
        let foreseen = foreseen(world, &command);
        watcher.before(world, &command);
        let outcome = world.act(&command);
        if outcome.is_err() {
            assert_eq!(world.floor, before, "{command:?} was refused, but the state changed");
        }
        if let Some(foreseen) = foreseen {
            let called = outcome.as_ref().ok().and_then(|_| watcher.called_at(world, &command));
            assert_eq!(called, foreseen, "why-next and call-next disagree");
        }
        watcher.after(world, &command, outcome.is_ok());
        invariants::check(world);
    }
}

/// Whom why-next names, where the command is call-next at an open counter.
fn foreseen(world: &World, command: &Command) -> Option<Option<residents_window::domain::identity::TicketNumber>> {
    let Command::AtCounter { counter, action: Act::CallNext } = command else { return None };
    let open = matches!(world.day().counter(counter).state, residents_window::domain::floor::CounterState::Open { .. });
    open.then(|| next_at(&world.hall, world.day(), counter, world.now).map(|choice| choice.number))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_invariants_hold(moves in moves(160)) {
        let mut world = World::new(hall::small());
        world.open_all();
        play(&mut world, &mut Watcher::default(), &moves);
        prop_assert_eq!(&world.rebuilt(), &world.floor, "everything again from the first event");
        close_and_check(&mut world);
    }

    #[test]
    fn a_snapshot_at_any_moment_goes_on_to_the_same_floor(moves in moves(80), cut in 0.0..1.0f64) {
        let mut world = World::new(hall::small());
        world.open_all();
        play(&mut world, &mut Watcher::default(), &moves);
        let cut = (world.kept.len() as f64 * cut) as usize;
        let mut floor = Floor::default();
        world.kept[..cut].iter().for_each(|kept| take_in(&mut floor, kept));
        let mut restored = Floor::from_kept(&floor.kept()).unwrap();
        prop_assert_eq!(&restored, &floor);
        world.kept[cut..].iter().for_each(|kept| take_in(&mut restored, kept));
        prop_assert_eq!(restored, world.floor);
    }

    #[test]
    fn events_of_a_newer_program_are_skipped(moves in moves(60), every in 1usize..5) {
        let mut world = World::new(hall::small());
        world.open_all();
        play(&mut world, &mut Watcher::default(), &moves);
        let mut floor = Floor::default();
        for (i, kept) in world.kept.iter().enumerate() {
            let mut kept = kept.clone();
            if i.is_multiple_of(every) {
                kept.parts.iter_mut().for_each(|part| part.2.insert(0, r#"{"not_known_yet":{"number":"A001"}}"#.to_owned()));
                kept.parts[0].2.push("\"a bare word\"".to_owned());
            }
            take_in(&mut floor, &kept);
        }
        prop_assert_eq!(floor, world.floor);
    }

    #[test]
    fn nobody_waits_for_ever(moves in moves(60), whom in any::<prop::sample::Index>(), arrivals in prop::collection::vec((0u8..4, 0u8..3, any::<bool>()), 400)) {
        let mut world = World::new(hall::small());
        world.open_all();
        play(&mut world, &mut Watcher::default(), &moves);
        fairness::is_called_within_the_bound(&mut world, &whom, &arrivals);
    }
}

fn close_and_check(world: &mut World) {
    let day = world.today();
    world.now = common::at(day.next(), "00:30");
    let mut steps = 0;
    while world.act(&Command::CloseDay { day }).is_ok() {
        steps += 1;
        assert!(steps < 1_000, "closing a day ends");
    }
    if steps > 0 {
        let (sealed, sums) = world.floor.last_sealed.unwrap();
        assert_eq!(sealed, day);
        assert!(sums.is_balanced() && sums.waiting + sums.being_served + sums.held == 0, "{sums:?}");
    }
    assert!(world.act(&at_counter("1", Act::CallNext)).is_err(), "the new day begins with closed counters");
}
