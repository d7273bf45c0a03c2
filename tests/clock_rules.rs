//! Which time is it really: midnight, a clock set back or forward, a machine that slept, a start after a holiday, and the demo's clock.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{OFFSET, at, monday};
use proptest::prelude::*;
use residents_window::domain::clock::{DEMO_HOURS, DemoClock, Doubt, HallClock};
use residents_window::domain::time::{Day, HOUR_MS, MINUTE_MS, SECOND_MS, Timestamp};

/// A machine: its wall clock may be wrong, its monotonic clock may stand still while it sleeps.
struct Machine {
    clock: HallClock,
    time: Timestamp,
    mono_ms: f64,
    wrong_ms: i64,
    people_wait: bool,
    jumps: Vec<(Timestamp, Timestamp)>,
    latest: Timestamp,
}

impl Machine {
    fn started(time: Timestamp, last_entry: Option<Timestamp>) -> Self {
        let clock = HallClock::start(time, 1_000.0, last_entry, OFFSET);
        Self { clock, time, mono_ms: 1_000.0, wrong_ms: 0, people_wait: false, jumps: Vec::new(), latest: Timestamp::default() }
    }

    fn look(&mut self) -> Timestamp {
        let reading = self.clock.read(self.time.plus_millis(self.wrong_ms), self.mono_ms, OFFSET, self.people_wait);
        self.jumps.extend(reading.jump);
        assert!(reading.now >= self.latest, "time never goes back");
        self.latest = reading.now;
        reading.now
    }

    /// Looks once a second, as the windows do.
    fn run(&mut self, milliseconds: i64) -> Timestamp {
        for _ in 0..milliseconds / SECOND_MS {
            self.time = self.time.plus_millis(SECOND_MS);
            self.mono_ms += SECOND_MS as f64;
            self.look();
        }
        self.latest
    }

    fn sleep(&mut self, milliseconds: i64, mono_counts: bool) -> Timestamp {
        self.time = self.time.plus_millis(milliseconds);
        self.mono_ms += if mono_counts { milliseconds as f64 } else { 0.0 };
        self.look()
    }
}

fn ten() -> Timestamp {
    at(monday(), "10:00")
}

#[test]
fn midnight_with_the_windows_open_is_no_jump() {
    let mut machine = Machine::started(at(monday(), "23:50"), Some(at(monday(), "18:00")));
    machine.people_wait = true;
    machine.run(20 * MINUTE_MS);
    assert_eq!((machine.latest, machine.clock.doubt(), machine.jumps.len()), (at(monday().next(), "00:10"), None, 0));
}

#[test]
fn a_clock_set_back_an_hour_changes_nothing_and_is_told_once() {
    let mut machine = Machine::started(ten(), None);
    machine.wrong_ms = -HOUR_MS;
    let now = machine.run(30 * MINUTE_MS);
    assert_eq!(now, ten().plus_millis(30 * MINUTE_MS));
    assert_eq!(machine.jumps.len(), 1);
    assert!(matches!(machine.clock.doubt(), Some(Doubt::BeforeLastEntry { .. })));
    assert!(!machine.clock.forbids_numbers());
    machine.run(14 * HOUR_MS);
    assert_eq!(machine.jumps.len(), 1, "however long it stays wrong");
    machine.wrong_ms = 0;
    machine.run(MINUTE_MS);
    assert_eq!((machine.clock.doubt(), machine.latest), (None, machine.time));
    machine.wrong_ms = -HOUR_MS;
    machine.run(MINUTE_MS);
    assert_eq!(machine.jumps.len(), 2, "another jump is told again");
}

#[test]
fn a_confirmed_wrong_clock_still_never_goes_back() {
    let mut machine = Machine::started(ten(), None);
    machine.wrong_ms = -HOUR_MS;
    machine.run(MINUTE_MS);
    machine.clock.confirm(machine.time.plus_millis(machine.wrong_ms), machine.mono_ms);
    machine.run(MINUTE_MS);
    assert_eq!(machine.latest, machine.time);
}

#[test]
fn small_corrections_forward_are_taken_and_backward_ones_waited_for() {
    let mut machine = Machine::started(ten(), None);
    machine.wrong_ms = 3 * MINUTE_MS;
    assert_eq!(machine.run(SECOND_MS), machine.time.plus_millis(3 * MINUTE_MS));
    machine.wrong_ms = 0;
    assert_eq!(machine.run(MINUTE_MS), machine.time.plus_millis(3 * MINUTE_MS));
    assert_eq!((machine.jumps.len(), machine.clock.doubt()), (0, None));
}

#[test]
fn an_hour_forward_on_the_same_day_is_taken_and_told() {
    let mut machine = Machine::started(ten(), None);
    machine.people_wait = true;
    machine.wrong_ms = HOUR_MS;
    machine.run(MINUTE_MS);
    assert_eq!((machine.latest, machine.jumps.len()), (machine.time.plus_millis(HOUR_MS), 1));
}

#[test]
fn a_day_forward_while_people_wait_is_not_believed_until_somebody_confirms() {
    let mut machine = Machine::started(ten(), None);
    (machine.people_wait, machine.wrong_ms) = (true, 24 * HOUR_MS);
    machine.run(2 * HOUR_MS);
    assert_eq!((machine.latest, machine.jumps.len()), (machine.time, 1));
    assert!(matches!(machine.clock.doubt(), Some(Doubt::JumpedToAnotherDay { .. })));
    assert!(machine.clock.forbids_numbers(), "those who wait are served, and nobody takes a number of a day that a confirmation would end");
    machine.clock.confirm(machine.time.plus_millis(machine.wrong_ms), machine.mono_ms);
    assert_eq!(machine.run(MINUTE_MS), machine.time.plus_millis(24 * HOUR_MS));
    assert_eq!((machine.jumps.len(), machine.clock.doubt()), (1, None));
}

#[test]
fn a_day_forward_is_taken_when_the_last_person_has_gone() {
    let mut machine = Machine::started(ten(), None);
    (machine.people_wait, machine.wrong_ms) = (true, 24 * HOUR_MS);
    machine.run(MINUTE_MS);
    machine.people_wait = false;
    assert_eq!(machine.run(MINUTE_MS), machine.time.plus_millis(24 * HOUR_MS));
    assert_eq!(machine.jumps.len(), 1, "told already");
    assert!(!machine.clock.forbids_numbers());
}

#[test]
fn twenty_days_forward_stop_numbers_unless_people_wait() {
    for people_wait in [true, false] {
        let mut machine = Machine::started(ten(), None);
        (machine.people_wait, machine.wrong_ms) = (people_wait, 20 * 24 * HOUR_MS);
        machine.run(MINUTE_MS);
        assert_eq!((machine.latest, machine.jumps.len()), (machine.time, 1));
        assert!(machine.clock.forbids_numbers());
        machine.wrong_ms = 0;
        machine.run(MINUTE_MS);
        assert_eq!((machine.clock.doubt(), machine.latest), (None, machine.time), "set right again");
    }
}

#[test]
fn a_machine_that_slept_over_night_wakes_up_in_the_morning() {
    for mono_counts in [true, false] {
        let mut machine = Machine::started(at(monday(), "18:30"), None);
        assert_eq!(machine.sleep(14 * HOUR_MS, mono_counts), at(monday().next(), "08:30"));
        assert_eq!((machine.clock.doubt(), machine.jumps.len()), (None, usize::from(!mono_counts)));
    }
}

#[test]
fn at_start_a_clock_before_the_last_entry_is_not_believed() {
    let mut machine = Machine::started(Timestamp::default(), Some(ten()));
    assert!(matches!(machine.clock.doubt(), Some(Doubt::BeforeLastEntry { .. })), "an empty battery: 1970");
    assert_eq!(machine.run(MINUTE_MS), ten().plus_millis(MINUTE_MS));
    assert_eq!(machine.jumps.len(), 0, "the doubt itself is told");
    let mut moments = Machine::started(ten().plus_millis(-20 * SECOND_MS), Some(ten()));
    assert_eq!((moments.clock.doubt(), moments.look()), (None, ten()), "windows differ by moments");
}

#[test]
fn at_start_a_weekend_is_normal_and_three_weeks_ask() {
    let weekend = Machine::started(at(monday().plus_days(14), "08:00"), Some(ten()));
    assert_eq!(weekend.clock.doubt(), None);
    let later = at(monday().plus_days(15), "08:00");
    let mut machine = Machine::started(later, Some(ten()));
    assert!(machine.clock.forbids_numbers());
    assert_eq!(OFFSET.day(machine.run(MINUTE_MS)), monday(), "a date that is doubted is not used");
    machine.clock.confirm(machine.time, machine.mono_ms);
    assert_eq!(machine.run(MINUTE_MS), machine.time);
    assert_eq!(machine.clock.doubt(), None);
}

#[test]
fn what_is_confirmed_at_one_window_ends_the_doubt_of_the_others() {
    let later = at(monday().plus_days(20), "08:00");
    let mut machine = Machine::started(later, Some(ten()));
    machine.clock.heard(ten().plus_millis(MINUTE_MS), machine.time, machine.mono_ms);
    assert!(machine.clock.forbids_numbers(), "an entry in the old time proves nothing");
    machine.clock.heard(later.plus_millis(-MINUTE_MS), machine.time, machine.mono_ms);
    assert_eq!((machine.clock.doubt(), machine.look()), (None, later));
}

#[test]
fn the_first_look_after_a_long_sleep_says_that_the_date_is_in_doubt() {
    for people_wait in [true, false] {
        let mut machine = Machine::started(ten(), None);
        machine.people_wait = people_wait;
        machine.time = machine.time.plus_millis(20 * 24 * HOUR_MS);
        let reading = machine.clock.read(machine.time, machine.mono_ms, OFFSET, people_wait);
        assert!(reading.forbids_numbers, "time and doubt are one answer: the first tap must not use the old one");
        assert_eq!(reading.now, ten());
    }
}

#[test]
fn a_window_that_starts_under_a_set_back_clock_goes_on_with_the_others() {
    // The clock is set back two hours at ten. One window runs on; another starts half an hour later, when the last entry is of ten.
    let (mut runs, mut starts) = (Machine::started(ten(), None), Machine::started(ten().plus_millis(-90 * MINUTE_MS), Some(ten())));
    runs.wrong_ms = -2 * HOUR_MS;
    runs.run(30 * MINUTE_MS);
    starts.look();
    let apart = runs.latest.since(starts.latest);
    assert_eq!(apart, 30 * MINUTE_MS, "the later one knows only the last entry");
    let wall = starts.time;
    starts.clock.heard(runs.latest, wall, starts.mono_ms);
    assert_eq!(starts.look(), runs.latest, "an entry of the other has come");
    starts.run(10 * MINUTE_MS);
    assert_eq!(starts.latest, runs.run(10 * MINUTE_MS), "and they go on side by side");
    assert_eq!((starts.jumps.len(), runs.jumps.len()), (0, 1), "it is the same wrong clock, told once");
    assert!(matches!(starts.clock.doubt(), Some(Doubt::BeforeLastEntry { .. })));
}

#[test]
fn an_old_entry_near_a_set_back_clock_ends_no_doubt() {
    let mut machine = Machine::started(ten(), None);
    machine.wrong_ms = -HOUR_MS;
    for _ in 0..5 {
        machine.run(MINUTE_MS);
        machine.clock.heard(at(monday(), "09:02"), machine.time.plus_millis(machine.wrong_ms), machine.mono_ms);
    }
    assert_eq!(machine.jumps.len(), 1, "told once, although nothing has been recorded since nine");
    assert!(machine.clock.doubt().is_some());
}

#[test]
fn the_first_start_of_all_believes_the_clock() {
    let mut machine = Machine::started(ten(), None);
    assert_eq!((machine.clock.doubt(), machine.look()), (None, ten()));
}

fn weekday(day: Day) -> bool {
    !matches!(day.weekday(), chrono::Weekday::Sat | chrono::Weekday::Sun)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_clocks_do_time_never_goes_back(
        last in prop::option::of(-40i64..40),
        looks in prop::collection::vec((-100i64 * HOUR_MS..100 * HOUR_MS, -1_000.0..7_200_000.0f64, any::<bool>(), 0u8..8), 1..60),
    ) {
        let last = last.map(|days| ten().plus_millis(days * 24 * HOUR_MS));
        let mut machine = Machine::started(ten(), last);
        for (wrong, mono, people_wait, confirms) in looks {
            (machine.wrong_ms, machine.people_wait) = (wrong, people_wait);
            machine.mono_ms += mono;
            machine.look();
            if confirms == 0 {
                machine.clock.confirm(machine.time.plus_millis(wrong), machine.mono_ms);
                machine.look();
                prop_assert!(machine.clock.doubt().is_none() || machine.time.plus_millis(wrong) < machine.latest);
            }
        }
    }

    #[test]
    fn windows_that_hear_of_each_other_agree_on_the_time(
        last in -40i64..40,
        looks in prop::collection::vec((-100i64 * HOUR_MS..100 * HOUR_MS, 0.0..3_600_000.0f64, any::<bool>(), 0u8..3), 1..60),
    ) {
        let last = ten().plus_millis(last * HOUR_MS);
        let mut windows = [Machine::started(ten(), None), Machine::started(ten(), Some(last)), Machine::started(ten(), Some(ten()))];
        for (wrong, mono, people_wait, acts) in looks {
            for window in &mut windows {
                (window.wrong_ms, window.people_wait) = (wrong, people_wait);
                window.mono_ms += mono;
            }
            let entry = windows[usize::from(acts)].look();
            for window in &mut windows {
                window.clock.heard(entry, window.time.plus_millis(wrong), window.mono_ms);
                prop_assert!(window.look() >= entry, "nobody works with a time before the newest entry");
            }
        }
    }

    #[test]
    fn the_day_a_demo_keeps_is_the_day_it_counts_to(looks in prop::collection::vec(0..90 * 24 * HOUR_MS, 1..40)) {
        let mut demo = DemoClock::new(ten(), OFFSET);
        for passed in looks {
            let wall = ten().plus_millis(passed);
            prop_assert_eq!(demo.time(wall, weekday), DemoClock::new(ten(), OFFSET).time(wall, weekday), "also after a clock set back");
        }
    }

    #[test]
    fn the_demo_is_always_between_ten_and_four_on_an_open_day(began in 0i64..400 * 24, steps in prop::collection::vec(0..20 * HOUR_MS, 1..40)) {
        let began = ten().plus_millis(began * HOUR_MS);
        let (mut wall, mut before, mut demo) = (began.plus_millis(-HOUR_MS), Timestamp::default(), DemoClock::new(began, OFFSET));
        for step in steps {
            wall = wall.plus_millis(step);
            let time = demo.time(wall, weekday);
            let minute = OFFSET.minute_of_day(time).minutes();
            prop_assert!((600..600 + 60 * u16::try_from(DEMO_HOURS).unwrap()).contains(&minute), "{minute}");
            prop_assert!(weekday(OFFSET.day(time)));
            prop_assert!(time >= before, "the demo's time never goes back");
            before = time;
        }
    }
}

#[test]
fn an_old_demo_is_not_counted_through_at_every_look() {
    let asked = std::cell::Cell::new(0);
    let open = |day: Day| {
        asked.set(asked.get() + 1);
        weekday(day)
    };
    let mut demo = DemoClock::new(ten(), OFFSET);
    let year_later = ten().plus_millis(365 * 24 * HOUR_MS);
    demo.time(year_later, open);
    for second in 1..100 {
        asked.set(0);
        demo.time(year_later.plus_millis(second * SECOND_MS), open);
        assert!(asked.get() <= 7, "{} days were looked at", asked.get());
    }
}

#[test]
fn the_demo_of_a_hall_that_is_never_open_goes_on_day_by_day() {
    let days = [0, 1, 2].map(|i| DemoClock::new(ten(), OFFSET).time(ten().plus_millis(i * DEMO_HOURS * HOUR_MS), |_| false));
    assert_eq!(days.map(|time| OFFSET.day(time)), [monday(), monday().next(), monday().plus_days(2)]);
}
