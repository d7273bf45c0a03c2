//! Is the waiting range honest? Many days of a simulated queue: what people were told, and how long they really waited.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use common::prng::Prng;
use common::{World, at, at_counter, counter, hall, monday, queue, ticket};
use residents_window::domain::command::{Command, CounterAction as Act};
use residents_window::domain::floor::TicketState;
use residents_window::domain::queue::waiting::{Asker, Range, SAMPLES_MIN, estimate_for};
use residents_window::domain::time::{Day, MINUTE_MS, Timestamp};

const COUNTERS: [&str; 4] = ["1", "2", "3", "4"];

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Next {
    Comes(char),
    IsDone(usize),
    GoesOn(usize),
}

/// One person: what was said (minutes), what came (seconds), with priority, people ahead.
struct Told {
    range: (u16, u16),
    waited_s: i64,
    ahead: u32,
}

struct Queueing {
    world: World,
    rng: Prng,
    events: BinaryHeap<Reverse<(Timestamp, u64, Next)>>,
    serial: u64,
    told: Vec<Told>,
    ahead: std::collections::BTreeMap<String, u32>,
}

impl Queueing {
    fn at(&mut self, minutes: f64, next: Next) {
        self.serial += 1;
        let time = self.world.now.plus_millis((minutes * MINUTE_MS as f64) as i64);
        self.events.push(Reverse((time, self.serial, next)));
    }

    fn call(&mut self, i: usize) {
        if self.world.act(&at_counter(COUNTERS[i], Act::CallNext)).is_ok() {
            // One in twenty does not come; the others take about five minutes.
            let turn = if self.rng.chance(0.05) { 0.8 } else { self.rng.service(5.0, 0.5) };
            self.at(turn, Next::IsDone(i));
        }
    }

    fn comes(&mut self, letter: char) {
        self.serial += 1;
        let id = format!("t{}", self.serial);
        let command = common::issue(&id, letter, None, self.rng.chance(0.15));
        if self.world.act(&command).is_ok() {
            let t = self.world.ticket(&id);
            let ahead = residents_window::domain::queue::dispatch::ahead_of(
                &self.world.hall,
                self.world.day(),
                t.queue,
                t.priority,
                t.place_from,
                Some(&t.id),
            );
            self.ahead.insert(id, ahead);
        }
        for (i, id) in COUNTERS.iter().enumerate() {
            let day = self.world.day().counter(&counter(id));
            let open = matches!(day.state, residents_window::domain::floor::CounterState::Open { .. });
            if open && day.current.is_none() {
                self.call(i);
            }
        }
    }

    fn is_done(&mut self, i: usize) {
        let act = if self.world.now.millis() % 20 == 0 { Act::Miss } else { Act::Finish };
        self.world.at(COUNTERS[i], act);
        if self.rng.chance(0.03) {
            self.world.at(COUNTERS[i], Act::Pause);
            let pause = 1.0 + 10.0 * self.rng.unit();
            self.at(pause, Next::GoesOn(i));
        } else {
            self.call(i);
        }
    }

    fn day(&mut self, day: Day, load: f64) {
        self.world.now = at(day, "08:30");
        self.world.open_all();
        for (letter, gap) in [('A', 3.0 / load), ('B', 4.2 / load), ('C', 90.0)] {
            let mut minute = 0.0;
            while minute < 480.0 {
                // Mornings are fuller than afternoons.
                minute += self.rng.exponential(if minute < 200.0 { gap * 0.8 } else { gap * 1.2 });
                self.at(minute, Next::Comes(letter));
            }
        }
        while let Some(Reverse((time, _, next))) = self.events.pop() {
            self.world.now = time;
            match next {
                Next::Comes(letter) => self.comes(letter),
                Next::IsDone(i) => self.is_done(i),
                Next::GoesOn(i) => {
                    self.world.open(COUNTERS[i]);
                    self.call(i);
                }
            }
        }
        self.collect(day);
    }

    fn collect(&mut self, day: Day) {
        for t in self.world.floor.day(day).tickets.values() {
            assert!(!matches!(t.state, TicketState::Waiting { .. }), "{} still waits", t.number);
            if let (Some(range), Some(called)) = (t.estimate, t.first_called_at) {
                self.told.push(Told { range, waited_s: called.since(t.issued_at) / 1_000, ahead: self.ahead[&t.id.to_string()] });
            }
        }
        self.ahead.clear();
        self.world.now = at(day.next(), "00:30");
        while self.world.act(&Command::CloseDay { day }).is_ok() {}
    }
}

/// Parts of those who fit: within the range, at most the high end, at most the low end.
fn shares(told: &[Told], fits: impl Fn(&&Told) -> bool) -> (usize, f64, f64, f64) {
    let fitting: Vec<&Told> = told.iter().filter(fits).collect();
    let part = |test: &dyn Fn(&Told) -> bool| fitting.iter().filter(|t| test(t)).count() as f64 / fitting.len() as f64;
    let (low, high) = (|t: &Told| i64::from(t.range.0) * 60, |t: &Told| i64::from(t.range.1) * 60);
    let within = part(&|t| (low(t)..=high(t)).contains(&t.waited_s));
    (fitting.len(), within, part(&|t| t.waited_s <= high(t)), part(&|t| t.waited_s <= low(t)))
}

#[test]
fn the_range_is_honest_on_quiet_full_and_overfull_days() {
    for (load, seed) in [(0.8, 1), (1.0, 2), (1.1, 3)] {
        let (world, rng) = (World::new(hall::small()), Prng::new(seed));
        let ahead = std::collections::BTreeMap::new();
        let mut queueing = Queueing { world, rng, events: BinaryHeap::new(), serial: 0, told: Vec::new(), ahead };
        for week in 0..4 {
            (0..5).for_each(|day| queueing.day(monday().plus_days(week * 7 + day), load));
        }
        let groups: &[(&str, u32)] =
            if load < 1.0 { &[("all who waited", 0)] } else { &[("all who waited", 0), ("five and more ahead", 5)] };
        for (who, fits) in groups.iter().copied() {
            let (count, within, below_high, below_low) = shares(&queueing.told, |t| t.waited_s > 0 && t.ahead >= fits);
            println!(
                "load {load}, seed {seed}, {who}: {count}, within {within:.2}, at most high {below_high:.2}, at most low {below_low:.2}"
            );
            assert!(count > 100, "{who}: {count}");
            assert!((0.15..=0.55).contains(&within), "load {load}, {who}: {within:.2} within");
            assert!((0.70..=0.95).contains(&below_high), "load {load}, {who}: {below_high:.2} at most high");
            assert!((0.35..=0.65).contains(&below_low), "load {load}, {who}: {below_low:.2} at most low");
        }
    }
}

/// What somebody would be told who comes to queue A now, after so many others.
fn told_behind(world: &World, others: u32) -> Option<Range> {
    let mut world = world.clone();
    (0..others).for_each(|i| drop(world.must(&common::issue(&format!("other-{i}"), 'A', None, false))));
    let asker = Asker { queue: queue('A'), priority: false, place_from: world.now, ticket: None };
    let (ahead, range) = estimate_for(&world.hall, &world.floor, world.today(), &asker, world.now);
    assert_eq!(ahead, others);
    range
}

#[test]
fn with_thin_data_nothing_is_said() {
    let mut world = World::new(hall::small());
    let told = |world: &World| told_behind(world, 3);
    world.open("1");
    for i in 0..SAMPLES_MIN {
        assert_eq!(told(&world), None, "after {i} turns");
        world.issue(&format!("t{i}"), 'A', false);
        world.call_next("1");
        world.pass_minutes(4);
        world.at("1", Act::Finish);
    }
    assert_eq!(told(&world).map(|r| r.low), Some(14), "three turns of four minutes and the rest of one");
    world.at("1", Act::Pause);
    assert_eq!(told(&world), None, "nobody works");
    assert_eq!(world.ticket("t0").estimate, None);
}

#[test]
fn a_free_counter_means_at_once_and_more_counters_mean_sooner() {
    let mut world = World::new(hall::small());
    world.hall.queues[0].usual_minutes = Some((4, 8));
    let told = told_behind;
    world.open("1");
    assert_eq!(told(&world, 0), Some(Range { low: 1, high: 2 }), "the hall's own figure, and a free counter");
    world.issue("t", 'A', false);
    world.call_next("1");
    let one = told(&world, 4).unwrap();
    world.open("4");
    world.issue("u", 'A', false);
    world.call_next("4");
    let two = told(&world, 4).unwrap();
    assert!(one.low > two.low && one.high > two.high, "{one:?} {two:?}");
    assert!(two.low < two.high);
}

#[test]
fn people_of_other_queues_who_share_the_counters_count() {
    let mut world = World::new(hall::small());
    world.hall.queues.iter_mut().for_each(|q| q.usual_minutes = Some((4, 8)));
    world.open("2");
    world.issue("t", 'A', false);
    world.call_next("2");
    let told = |world: &World| told_behind(world, 0).unwrap();
    let before = told(&world);
    (0..5).for_each(|i| drop(world.must(&common::issue(&format!("b{i}"), 'B', None, false))));
    let behind_b = told(&world);
    assert!(behind_b.low >= before.low + 20, "{before:?} {behind_b:?}: counter 2 serves B, too");
    world.open("3");
    world.call_next("3");
    assert!(told(&world).low < behind_b.low, "counter 3 helps with B");
    assert!(world.day().ticket(&ticket("b0")).is_some());
}
