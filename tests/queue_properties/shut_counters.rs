//! Counters that never open, never come back from a pause, or close: whatever happens, somebody at work can call everybody who waits.

use proptest::prelude::*;
use residents_window::domain::command::{Command, CounterAction as Act, Refusal, TransferTo};
use residents_window::domain::floor::{CounterState, TicketState};
use residents_window::domain::queue::dispatch::PAUSE_KEEPS_MINUTES;
use residents_window::domain::stream::StreamName;
use residents_window::flow::counter::desk::depend_on;

use crate::common::{World, at_counter, counter, hall, queue};
use crate::fairness::Watcher;
use crate::moves::{COUNTERS, Do, Move, moves};

fn is_open(world: &World, id: &str) -> bool {
    matches!(world.day().counter(&counter(id)).state, CounterState::Open { .. })
}

/// The counters that are open call and finish until each of them says that nobody waits. Nobody opens, and nobody is called by number.
fn work_on(world: &mut World) {
    let mut calls = 0;
    for id in COUNTERS.iter().cycle().take(COUNTERS.len() * 400) {
        if is_open(world, id) && world.act(&at_counter(id, Act::CallNext)).is_ok() {
            world.at(id, Act::Finish);
            calls += 1;
        }
    }
    assert!(calls < 400, "the line ends");
}

/// Nobody is left whose queue an open counter serves.
fn nobody_is_left_behind(world: &World) {
    for ticket in world.day().tickets.values().filter(|t| matches!(t.state, TicketState::Waiting { .. })) {
        let served = world.hall.counters_of(ticket.queue).find(|c| is_open(world, c.id.as_str()));
        assert!(served.is_none(), "counter {} is open, and {} waits for ever: {:?}", served.unwrap().id, ticket.number, ticket.state);
    }
}

/// The moves without those that would open this counter.
fn without_opening(moves: &[Move], shut: u8) -> Vec<Move> {
    moves.iter().filter(|one| !matches!(one, Move::AtCounter(c, Do::Open) if *c == shut)).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_counter_that_stays_shut_keeps_nobody_waiting(moves in moves(120), shut in 0u8..4) {
        let mut world = World::new(hall::small());
        COUNTERS.iter().enumerate().filter(|(i, _)| *i != usize::from(shut)).for_each(|(_, id)| world.open(id));
        crate::play(&mut world, &mut Watcher::default(), &without_opening(&moves, shut));
        world.pass_minutes(PAUSE_KEEPS_MINUTES + 1);
        work_on(&mut world);
        nobody_is_left_behind(&world);
    }

    #[test]
    fn a_clerk_who_never_comes_back_from_a_pause_keeps_nobody_waiting(before in moves(80), after in moves(60), away in 0u8..4) {
        let mut world = World::new(hall::small());
        world.open_all();
        let mut watcher = Watcher::default();
        crate::play(&mut world, &mut watcher, &before);
        let away_id = COUNTERS[usize::from(away)];
        // Refused where nobody is there or the counter is not open: then it is shut in another way.
        drop(world.act(&at_counter(away_id, Act::Finish)));
        drop(world.act(&at_counter(away_id, Act::Pause)));
        watcher = Watcher::of(&world);
        crate::play(&mut world, &mut watcher, &without_opening(&after, away));
        world.pass_minutes(PAUSE_KEEPS_MINUTES + 1);
        work_on(&mut world);
        nobody_is_left_behind(&world);
    }

    #[test]
    fn closing_a_counter_strands_exactly_those_it_was_asked_about(moves in moves(120), closes in 0u8..4) {
        let mut world = World::new(hall::small());
        world.open_all();
        crate::play(&mut world, &mut Watcher::default(), &moves);
        let id = COUNTERS[usize::from(closes)];
        if !is_open(&world, id) {
            return Ok(());
        }
        drop(world.act(&at_counter(id, Act::Finish)));
        let held = world.day().held_by(&counter(id)).len();
        let asked = depend_on(&world.hall, world.day(), &counter(id));
        let stranded = |mut world: World| {
            COUNTERS.iter().filter(|id| matches!(world.day().counter(&counter(id)).state, CounterState::Paused { .. })).collect::<Vec<_>>()
                .into_iter().for_each(|id| drop(world.act(&opening(id))));
            work_on(&mut world);
            world.day().tickets.values().filter(|t| matches!(t.state, TicketState::Waiting { .. })).count()
        };
        let before = stranded(world.clone());
        world.at(id, Act::Close);
        let after = stranded(world);
        prop_assert!(!asked.is_nobody() || after == before, "it was closed without a word over {} people", after - before);
        let left = after - before;
        prop_assert!((left..=left + held).contains(&asked.alone), "{asked:?}, but {left} are left, and {held} are held");
    }

    #[test]
    fn nobody_is_sent_where_nobody_works(moves in moves(120), open in prop::collection::vec(0usize..4, 0..4)) {
        let mut world = World::new(hall::small());
        open.iter().for_each(|i| drop(world.act(&opening(COUNTERS[*i]))));
        for (i, one) in moves.iter().enumerate() {
            let command = crate::moves::command_of(&world, one, i);
            let sent = matches!(&command, Command::AtCounter { action: Act::Transfer(_), .. });
            let Ok(decision) = world.act(&command) else { continue };
            if !sent {
                continue;
            }
            let id = decision.changes.iter().find_map(|c| if let StreamName::Ticket(_, id) = c.stream.name() { Some(id) } else { None });
            let to = world.day().ticket(&id.unwrap()).unwrap();
            let works = |id: &str| !matches!(world.day().counter(&counter(id)).state, CounterState::NotOpened | CounterState::Closed);
            prop_assert!(world.hall.counters_of(to.queue).any(|c| works(c.id.as_str())), "{} was sent to {}, where nobody is", to.number, to.queue);
        }
    }
}

fn opening(id: &str) -> Command {
    let clerk = residents_window::domain::identity::ClerkId::new("wang").unwrap();
    at_counter(id, Act::Open { clerk, post: residents_window::domain::hall::Post::A })
}

#[test]
fn whom_a_paused_counter_keeps_is_called_by_others_after_a_quarter_of_an_hour() {
    let mut world = World::new(hall::small());
    ["1", "2"].iter().for_each(|id| world.open(id));
    world.issue("sent", 'A', false);
    world.call_next("1");
    world.at("1", Act::Transfer(TransferTo::Counter(counter("2"))));
    world.at("2", Act::Pause);
    world.pass_minutes(PAUSE_KEEPS_MINUTES);
    assert_eq!(world.act(&at_counter("1", Act::CallNext)), Err(Refusal::NobodyWaiting));
    world.pass_minutes(1);
    assert_eq!(world.call_next("1"), world.ticket("sent").number);
}

#[test]
fn sending_on_needs_somebody_at_work() {
    let sent = |open: &[&str], to: TransferTo| {
        let mut world = World::new(hall::small());
        ["1"].iter().chain(open).for_each(|id| world.open(id));
        world.issue("t", 'A', false);
        world.call_next("1");
        world.act(&at_counter("1", Act::Transfer(to))).map(drop)
    };
    let (to_b, to_3) = (|| TransferTo::Queue(queue('B')), || TransferTo::Counter(counter("3")));
    assert_eq!(sent(&[], to_b()), Err(Refusal::NobodyWorksThere));
    assert_eq!(sent(&[], to_3()), Err(Refusal::NobodyWorksThere), "3 may never open");
    assert_eq!(sent(&["2"], to_b()), Ok(()));
    assert_eq!(sent(&["2"], to_3()), Ok(()), "2 calls when 3 stays shut");
    assert_eq!(sent(&["3"], to_3()), Ok(()));
}
