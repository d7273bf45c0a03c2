//! A whole day of the hall, simulated: 2,000 residents, 3 kiosks, 12 counters, each window with its own floor and clock, over the shipped command
//! function and the shipped journal in memory, which answers late, refuses, loses and does not know, as the seed says.
//!
//! `cargo test --test simulated_day` runs 3 seeds; `SEEDS=1000 cargo test --test simulated_day` the long campaign; `SEED=17` one of them, with `TRACE=1`
//! every command of it.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "simulated_day/event_loop.rs"]
mod event_loop;
#[path = "simulated_day/hall_floor.rs"]
mod hall_floor;
#[path = "simulated_day/people.rs"]
mod people;
#[path = "simulated_day/referee.rs"]
mod referee;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

use futures_executor::block_on;
use residents_window::domain::floor::Floor;
use residents_window::domain::identity::CounterId;
use residents_window::domain::time::MINUTE_MS;
use residents_window::journal::{Entry, Journal, OutsideHead, Place, Verdict};
use residents_window::projection::floor_table::{FloorTable, catch_up};

use common::{OFFSET, at, monday};
use hall_floor::{Window, World};
use referee::Referee;

const SEEDS_BY_DEFAULT: u64 = 3;
const RESIDENTS: u32 = 2_000;

#[test]
fn whole_days_hold_every_invariant() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seeds: Vec<u64> = number("SEED").map_or_else(|| (1..=number("SEEDS").unwrap_or(SEEDS_BY_DEFAULT)).collect(), |seed| vec![seed]);
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(seeds.len());
    let failed: Vec<u64> = std::thread::scope(|scope| {
        let workers: Vec<_> =
            (0..workers).map(|i| (i, &seeds)).map(|(i, seeds)| scope.spawn(move || run_every(seeds, i, workers))).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    assert!(failed.is_empty(), "seeds that failed: {failed:?}; one of them again: SEED={} cargo test --test simulated_day", failed[0]);
}

fn run_every(seeds: &[u64], first: usize, step: usize) -> Vec<u64> {
    let fails = |seed: &u64| {
        let outcome = catch_unwind(|| day(*seed, RESIDENTS));
        if let Ok(day) = &outcome {
            println!("seed {seed}: {:?} {:?}", day.sums, day.tally);
        }
        outcome.is_err()
    };
    seeds.iter().skip(first).step_by(step).copied().filter(fails).collect()
}

#[test]
fn the_same_seed_gives_the_same_day() {
    let (first, second, other) = (day(7, 150), day(7, 150), day(8, 150));
    assert_eq!(first.heads, second.heads);
    assert_ne!(first.heads, other.heads);
}

#[test]
fn every_kind_of_trouble_is_met() {
    let day = day(1, 600);
    let kinds = [
        "double tap",
        "double call",
        "printer failed",
        "came back",
        "clock set back",
        "clock set forward",
        "unavailable",
        "refused",
        "done",
    ];
    for kind in kinds {
        assert!(day.tally.get(kind).is_some_and(|count| *count > 0), "no {kind} in {:?}", day.tally);
    }
}

struct Day {
    heads: Vec<OutsideHead>,
    tally: BTreeMap<&'static str, u32>,
    sums: residents_window::domain::event::Reconciliation,
}

fn day(seed: u64, residents: u32) -> Day {
    let world = World::new(seed);
    world.break_things(seed);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let (referee, noon) = live_through(&world, residents);
        judge(&world, referee, &noon)
    }));
    outcome.unwrap_or_else(|panic| {
        println!("seed {seed} failed at {}", world.events.now_ms() / MINUTE_MS);
        resume_unwind(panic)
    })
}

/// The day itself, and what an auditor wrote down at noon.
fn live_through(world: &Rc<World>, residents: u32) -> (Referee, Vec<OutsideHead>) {
    for i in 1..=3 {
        let window = world.window(&format!("kiosk-{i}"), &format!("kiosk@kiosk-{i}"));
        world.events.spawn(people::kiosk(window, residents / 3));
    }
    for i in 1..=12 {
        // Three counters share a machine: windows of one installation write one chain together.
        let window = world.window(&format!("desk-{}", i / 3), &format!("counter-{i}@desk-{}", i / 3));
        world.events.spawn(people::clerk(window, CounterId::new(&i.to_string()).unwrap()));
    }
    let staff = world.window("staff-1", "staff@staff-1");
    world.events.spawn(people::guide(Rc::clone(&staff)));
    world.events.spawn(people::clock_trouble(Rc::clone(world)));
    let noon = Rc::new(std::cell::RefCell::new(Vec::new()));
    world.events.spawn(audit(staff, Rc::clone(&noon)));
    world.events.run();
    let referee = judge_so_far(world);
    for i in [0, 5] {
        let window = Rc::clone(&world.windows.borrow()[i]);
        world.events.spawn(people::housekeeper(window, monday()));
    }
    world.events.run();
    let noon = noon.borrow().clone();
    (referee, noon)
}

/// Every half hour somebody looks at the reconciliation and at the counters; at noon the heads are written down.
async fn audit(window: Rc<Window>, noon: Rc<std::cell::RefCell<Vec<OutsideHead>>>) {
    let world = Rc::clone(&window.world);
    while window.is_before("18:00") {
        world.events.sleep(30 * MINUTE_MS).await;
        for window in world.windows.borrow().iter() {
            window.floor(check_floor);
        }
        if noon.borrow().is_empty() && !window.is_before("12:00") {
            *noon.borrow_mut() = window.journal.heads().await.unwrap_or_default();
        }
    }
}

fn check_floor(floor: &Floor) {
    for day in floor.days.values() {
        let sums = day.reconciliation();
        assert!(sums.is_balanced(), "{sums:?}");
        for (id, counter) in &day.counters {
            let Some(ticket) = &counter.current else { continue };
            let state = &day.ticket(ticket).unwrap().state;
            let there = matches!(state, residents_window::domain::floor::TicketState::Called { counter, .. } if counter == id);
            assert!(there, "counter {id} has {ticket}, which is {state:?}");
        }
    }
}

fn entries(journal: &Journal) -> Vec<Entry> {
    let page = block_on(journal.after(Place::START, usize::MAX)).unwrap();
    assert!(page.unreadable.is_empty());
    page.entries
}

/// The evening, before the day is closed: nothing is lost, nothing is twice, every window sees the same.
fn judge_so_far(world: &Rc<World>) -> Referee {
    world.home.heal();
    let windows = world.windows.borrow().clone();
    let mut referee = Referee::default();
    entries(&windows[0].journal).iter().for_each(|entry| referee.see(entry));
    referee.numbers_are_consecutive();
    referee.counters_agree();
    for (id, number) in world.acknowledged.borrow().iter() {
        assert_eq!(referee.number_of(id), Some(*number), "somebody holds {number} in the hand");
    }
    for id in world.denied.borrow().iter().filter(|id| !world.acknowledged.borrow().contains_key(*id)) {
        assert_eq!(referee.number_of(id), None, "somebody was told that there is no number");
    }
    let floor = all_agree(&windows);
    let today = floor.day(monday());
    assert_eq!(today.reconciliation(), referee.sums());
    assert!(today.reconciliation().is_balanced());
    let called: u32 = today.queues.values().map(|queue| queue.calls).sum();
    assert_eq!(called, referee.calls());
    world.break_things(world.new_serial());
    referee
}

/// Every window, caught up, has the same floor as one built anew.
fn all_agree(windows: &[Rc<Window>]) -> Floor {
    let anew = std::cell::RefCell::new(FloorTable::default());
    block_on(catch_up(&anew, &windows[0].journal, OFFSET)).unwrap();
    for window in windows {
        block_on(catch_up(&window.table, &window.journal, OFFSET)).unwrap();
        assert_eq!(*window.table.borrow(), *anew.borrow(), "two windows see different floors");
    }
    check_floor(anew.borrow().floor());
    anew.into_inner().floor().clone()
}

/// After midnight: the day is sealed once, with the right sums, and the journal proves itself.
fn judge(world: &Rc<World>, mut referee: Referee, noon: &[OutsideHead]) -> Day {
    world.home.heal();
    let windows = world.windows.borrow().clone();
    let journal = &windows[0].journal;
    let evening = referee.sums();
    referee = Referee::default();
    entries(journal).iter().for_each(|entry| referee.see(entry));
    let floor = all_agree(&windows);
    let sums = referee.sums();
    assert_eq!(referee.sealed, Some((monday(), sums)));
    assert_eq!(floor.last_sealed, Some((monday(), sums)));
    assert!(sums.is_balanced() && sums.waiting + sums.held + sums.being_served == 0, "{sums:?}");
    assert_eq!((sums.issued, sums.served), (evening.issued, evening.served), "closing a day issues and serves nobody");
    assert!(floor.days.is_empty(), "nothing belongs to another day: {:?}", floor.days.keys());
    assert!(world.true_time() > at(monday().next(), "00:00"));
    let heads = block_on(journal.heads()).unwrap();
    for (outside, verdict) in [(&[][..], Verdict::Consistent), (&heads, Verdict::Complete)] {
        let report = block_on(journal.verify(outside)).unwrap();
        assert_eq!((report.verdict, report.faults), (verdict, vec![]));
    }
    let report = block_on(journal.verify(noon)).unwrap();
    assert!(report.faults.is_empty(), "against the heads of noon: {:?}", report.faults);
    Day { heads, tally: world.tally.borrow().clone(), sums }
}
