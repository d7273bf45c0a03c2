//! Deadlines: known cases by hand, and any case against a slow model that looks at every day.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "deadlines/slow.rs"]
mod slow;

use std::sync::LazyLock;

use proptest::prelude::*;
use residents_window::domain::deadline::{Clock, Due, Left, Standing, Stop, WorkingDays, due, standing};
use residents_window::domain::guide::choices::Unit;
use residents_window::domain::guide::terms::Limit;
use residents_window::domain::hall::{Calendar, Closure, Hall, parse::parse};
use residents_window::domain::time::Day;

/// Read once: there are many thousand cases.
static HALL: LazyLock<Hall> = LazyLock::new(|| parse(include_str!("../public/content/hall.json")).unwrap());
static LAW: LazyLock<WorkingDays> = LazyLock::new(|| WorkingDays::by_law(&HALL.calendar));

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn clock(started: &str, stops: &[(&str, &str)]) -> Clock {
    let stop = |(from, until): &(&str, &str)| Stop { from: day(from), until: Day::parse(until) };
    Clock { started: day(started), stops: stops.iter().map(stop).collect() }
}

const fn working(days: u16) -> Limit {
    Limit::Within(days, Unit::WorkingDays)
}

fn due_of(limit: Limit, started: &str, stops: &[(&str, &str)]) -> Due {
    due(limit, &clock(started, stops), &LAW).unwrap()
}

fn on(text: &str) -> Due {
    Due::On(day(text))
}

#[test]
fn the_day_of_acceptance_does_not_count() {
    // 2026-11-23 is a Monday.
    assert_eq!(due_of(working(1), "2026-11-23", &[]), on("2026-11-24"));
    assert_eq!(due_of(working(5), "2026-11-23", &[]), on("2026-11-30"));
    assert_eq!(due_of(working(1), "2026-11-20", &[]), on("2026-11-23"), "accepted on Friday");
    assert_eq!(due_of(working(1), "2026-11-21", &[]), on("2026-11-23"), "accepted on Saturday morning");
    assert_eq!(due_of(working(3), "2026-09-30", &[]), on("2026-10-10"), "over the National Day, with a Saturday of work");
    assert_eq!(due_of(Limit::AtOnce, "2026-11-21", &[]), on("2026-11-21"), "at once is today, be it a Saturday");
}

#[test]
fn days_and_months_end_on_a_working_day() {
    let days = |n| Limit::Within(n, Unit::Days);
    let months = |n| Limit::Within(n, Unit::Months);
    assert_eq!(due_of(days(4), "2026-11-23", &[]), on("2026-11-27"));
    assert_eq!(due_of(days(5), "2026-11-23", &[]), on("2026-11-30"), "the fifth day is a Saturday");
    assert_eq!(due_of(days(10), "2026-09-22", &[]), on("2026-10-08"), "the tenth day is a holiday");
    assert_eq!(due_of(months(1), "2026-01-31", &[]), on("2026-02-28"), "the last day of a short month, a Saturday of work");
    assert_eq!(due_of(months(2), "2026-03-16", &[]), on("2026-05-18"), "2026-05-16 is a Saturday");
    assert_eq!(due(Limit::NotLaidDown, &clock("2026-11-23", &[]), &LAW), None);
}

#[test]
fn a_stopped_clock_counts_no_day_that_began_while_it_stood() {
    // Stops on Tuesday, which counts; goes on on Thursday, which does not.
    assert_eq!(due_of(working(3), "2026-11-23", &[("2026-11-24", "2026-11-26")]), on("2026-11-30"));
    assert_eq!(due_of(working(3), "2026-11-23", &[("2026-11-24", "2026-11-24")]), on("2026-11-26"), "for an hour: as if it had not");
    assert_eq!(due_of(working(3), "2026-11-23", &[("2026-11-23", "2026-11-25")]), on("2026-11-30"), "missing at acceptance");
    assert_eq!(due_of(working(3), "2026-11-23", &[("2026-11-24", "")]), Due::Stopped(Left { days: 2, working: true }));
    assert_eq!(due_of(working(3), "2026-11-23", &[("2026-11-23", "")]), Due::Stopped(Left { days: 3, working: true }));
    let days = Limit::Within(10, Unit::Days);
    assert_eq!(due_of(days, "2026-11-23", &[("2026-11-25", "2026-11-30")]), on("2026-12-08"));
    assert_eq!(due_of(days, "2026-11-23", &[("2026-11-25", "")]), Due::Stopped(Left { days: 8, working: false }));
}

#[test]
fn what_stops_on_its_last_day_is_due_when_it_goes_on_and_what_was_late_stays_late() {
    assert_eq!(due_of(working(1), "2026-11-23", &[("2026-11-24", "2026-11-26")]), on("2026-11-26"));
    assert_eq!(due_of(working(1), "2026-11-23", &[("2026-11-24", "2026-11-28")]), on("2026-11-30"), "goes on on a Saturday");
    assert_eq!(due_of(working(1), "2026-11-23", &[("2026-11-25", "2026-11-27")]), on("2026-11-24"));
    assert_eq!(due_of(working(1), "2026-11-23", &[("2026-11-25", "")]), on("2026-11-24"));
}

#[test]
fn beyond_the_calendar_nothing_is_guessed() {
    let left = |days| Due::Beyond(Left { days, working: true });
    assert_eq!(due_of(working(3), "2026-12-28", &[]), on("2026-12-31"));
    assert_eq!(due_of(working(4), "2026-12-28", &[]), left(4));
    assert_eq!(due_of(working(3), "2026-12-28", &[("2026-12-28", "2026-12-29")]), left(3));
    assert_eq!(due_of(working(1), "2027-03-01", &[]), left(1));
    assert_eq!(due_of(working(1), "2022-03-01", &[]), left(1), "before the first year that is known");
    assert_eq!(due_of(Limit::AtOnce, "2027-03-01", &[]), on("2027-03-01"));
    // The table is extended, and there is a date.
    let mut calendar = HALL.calendar.clone();
    calendar.known_until = Some(day("2027-01-10"));
    assert_eq!(due(working(4), &clock("2026-12-28", &[]), &WorkingDays::by_law(&calendar)), Some(on("2027-01-01")));
}

#[test]
fn on_time_near_overdue_kept_and_broken() {
    let days = &*LAW;
    let at = |due: Due, today: &str, done: Option<&str>| standing(due, days, day(today), 2, done.map(day));
    let friday = on("2026-11-27");
    let last = day("2026-11-27");
    assert_eq!(at(friday, "2026-11-24", None), Standing::OnTime { due: last, left: 3 });
    assert_eq!(at(friday, "2026-11-25", None), Standing::Near { due: last, left: 2 });
    assert_eq!(at(friday, "2026-11-27", None), Standing::Near { due: last, left: 0 });
    assert_eq!(at(friday, "2026-11-28", None), Standing::Overdue { due: last, by: Some(0) }, "on Saturday: late by no working day yet");
    assert_eq!(at(friday, "2026-11-30", None), Standing::Overdue { due: last, by: Some(1) });
    assert_eq!(at(friday, "2027-01-05", None), Standing::Overdue { due: last, by: None });
    assert_eq!(at(friday, "2026-12-20", Some("2026-11-27")), Standing::Kept);
    assert_eq!(at(friday, "2026-12-20", Some("2026-11-28")), Standing::Broken { due: last });
    let left = Left { days: 4, working: true };
    assert_eq!(at(Due::Stopped(left), "2026-11-24", None), Standing::Stopped(left));
    assert_eq!(at(Due::Stopped(left), "2026-11-24", Some("2026-11-24")), Standing::Kept);
    assert_eq!(at(Due::Beyond(left), "2026-12-30", None), Standing::Beyond(left));
    assert_eq!(at(Due::Beyond(left), "2027-02-01", Some("2026-12-31")), Standing::Kept, "done before the calendar ended");
    assert_eq!(at(Due::Beyond(left), "2027-02-01", Some("2027-01-04")), Standing::Beyond(left));
    assert_eq!(standing(friday, days, day("2026-11-27"), 0, None), Standing::Near { due: last, left: 0 }, "the last day is always near");
}

#[test]
fn of_two_limits_the_graver_counts() {
    let due = day("2026-11-27");
    let left = Left { days: 1, working: true };
    let order = [
        Standing::Kept,
        Standing::Stopped(left),
        Standing::Beyond(left),
        Standing::OnTime { due, left: 5 },
        Standing::Near { due, left: 1 },
        Standing::Broken { due },
        Standing::Overdue { due, by: Some(1) },
    ];
    for (at, one) in order.iter().enumerate() {
        for other in &order[at..] {
            assert_eq!((one.worse(*other), other.worse(*one)), (*other, *other));
        }
    }
}

/// Holidays and work days anywhere in three months, known to somewhere near their end.
fn any_calendar() -> impl Strategy<Value = Calendar> {
    let days = || prop::collection::vec(0..90_u64, 0..20);
    (days(), days(), days(), 40..100_u64).prop_map(|(holidays, workdays, closures, known)| {
        let first = day("2026-01-01");
        let all = |days: Vec<u64>| days.into_iter().map(|n| first.plus_days(n)).collect::<Vec<_>>();
        let closures = all(closures).into_iter().map(|day| Closure { day, reason: Default::default() }).collect();
        Calendar { known_until: Some(first.plus_days(known)), holidays: all(holidays), workdays: all(workdays), closures }
    })
}

fn any_limit() -> impl Strategy<Value = Limit> {
    prop_oneof![
        6 => (1..30_u16).prop_map(working),
        3 => (1..40_u16).prop_map(|n| Limit::Within(n, Unit::Days)),
        1 => (1..4_u16).prop_map(|n| Limit::Within(n, Unit::Months)),
        1 => Just(Limit::AtOnce),
    ]
}

/// Begins anywhere, also before the calendar and after it; up to four stops, the last of which may go on.
fn any_clock() -> impl Strategy<Value = Clock> {
    (0..120_u64, prop::collection::vec((0..12_u64, 0..9_u64), 0..4), any::<bool>()).prop_map(|(started, gaps, stands)| {
        let started = day("2025-12-20").plus_days(started);
        let (mut at, mut stops) = (started, Vec::new());
        for (run, pause) in gaps {
            let from = at.plus_days(run);
            at = from.plus_days(pause);
            stops.push(Stop { from, until: Some(at) });
        }
        if let Some(last) = stops.last_mut().filter(|_| stands) {
            last.until = None;
        }
        Clock { started, stops }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn deadlines_agree_with_a_look_at_every_day(calendar in any_calendar(), limit in any_limit(), clock in any_clock(), own in any::<bool>()) {
        let mut hall = HALL.clone();
        hall.calendar = calendar;
        let days = if own { WorkingDays::of_hall(&hall) } else { WorkingDays::by_law(&hall.calendar) };
        prop_assert_eq!(due(limit, &clock, &days), slow::due(limit, &clock, &hall, own));
    }

    #[test]
    fn a_stop_never_brings_the_end_nearer(limit in any_limit(), clock in any_clock()) {
        let days = &*LAW;
        let without = Clock { stops: Vec::new(), ..clock.clone() };
        if let (Some(Due::On(plain)), Some(Due::On(stopped))) = (due(limit, &without, days), due(limit, &clock, days)) {
            prop_assert!(plain <= stopped);
        }
    }
}
