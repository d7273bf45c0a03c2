//! What a manager asks of all cases, by hand and against sums made the slow way.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::at;
use common::cases::{Desk, shipped, side};
use residents_window::domain::case::command::DeliverBy;
use residents_window::domain::case::figures::{CASES_MIN, Counts, Taken, Watching, by_month, by_year, taken, watching};
use residents_window::domain::case::{Case, CaseCommand, Ground, Terms, Verdict};
use residents_window::domain::guide::choices::Unit;
use residents_window::domain::guide::terms::Limit;
use residents_window::domain::time::Day;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A case accepted on this day, with so many working days promised.
fn accepted(on: &str, promised: u16) -> Desk {
    let mut desk = Desk::new();
    (desk.now, desk.number) = (at(day(on), "10:00"), common::cases::receipt_of(day(on), 1));
    let mut given = common::cases::acceptance([true; 3]);
    given.promised = Limit::Within(promised, Unit::WorkingDays);
    given.statutory = Limit::NotLaidDown;
    desk.must(&CaseCommand::Accept(Box::new(given)));
    desk
}

fn case(desk: &Desk) -> Case {
    desk.file.as_ref().unwrap().case.clone()
}

/// Accepted, and decided on a day.
fn decided(on: &str, promised: u16, until: &str) -> Case {
    let mut desk = accepted(on, promised);
    desk.now = at(day(until), "16:00");
    desk.must(&CaseCommand::Decide(Verdict::Granted));
    case(&desk)
}

fn terms() -> Terms {
    Terms::of(&shipped())
}

#[test]
fn near_and_overdue_are_counted_by_group_and_the_worst_group_comes_first() {
    // Monday, 23 November 2026.
    let mut cases = vec![
        case(&accepted("2026-11-23", 20)),
        case(&accepted("2026-11-23", 4)),
        case(&accepted("2026-11-23", 2)),
        case(&accepted("2026-11-23", 1)),
    ];
    cases[0].counter = common::counter("3");
    cases[1].counter = common::counter("3");
    cases.push(decided("2026-11-23", 1, "2026-11-24"));
    let seen = watching(cases.iter(), &terms(), day("2026-11-26"), |case| case.counter.clone());
    let (two, three) = (common::counter("2"), common::counter("3"));
    assert_eq!(
        seen,
        [
            (two, Watching { open: 2, near: 0, overdue: 2, worst: Some(2), unknown: 0 }),
            (three, Watching { open: 2, near: 1, overdue: 0, worst: None, unknown: 0 }),
        ]
    );
    let far = [case(&accepted("2026-12-28", 30))];
    assert_eq!(watching(far.iter(), &terms(), day("2026-12-30"), |_| ()), [((), Watching { open: 1, unknown: 1, ..Watching::default() })]);
}

#[test]
fn how_long_it_took_is_said_of_ten_cases_and_more_without_days_on_which_the_clock_stood_still() {
    // Each took n working days: Friday of one week to days of the next ones.
    let days = [
        "2026-11-20",
        "2026-11-23",
        "2026-11-24",
        "2026-11-25",
        "2026-11-26",
        "2026-11-27",
        "2026-11-30",
        "2026-12-01",
        "2026-12-02",
        "2026-12-03",
    ];
    let mut cases: Vec<Case> = days.iter().map(|until| decided("2026-11-20", 5, until)).collect();
    let of = |cases: &[Case], from: &str, to: &str| {
        taken(cases.iter(), &terms(), (day(from), day(to)), |_| ()).get(&()).copied().unwrap_or_default()
    };
    let all = of(&cases, "2026-11-01", "2026-12-31");
    assert_eq!(all, Taken { cases: 10, half: Some(4), nine_of_ten: Some(8), promised: Some(5), kept: 6, unknown: 0 });
    assert_eq!(cases.len(), CASES_MIN);
    let few = of(&cases, "2026-11-01", "2026-12-02");
    assert_eq!((few.cases, few.half, few.nine_of_ten, few.kept), (9, None, None, 6), "of nine cases nothing is said");
    assert_eq!(of(&cases, "2026-12-10", "2026-12-31"), Taken::default());
    // Stopped from Monday to Friday of the next week, decided on the Monday after it: two days counted.
    let mut desk = accepted("2026-11-20", 5);
    desk.now = at(day("2026-11-23"), "11:00");
    desk.must(&CaseCommand::Suspend { ground: Ground::Hearing, note: None });
    desk.now = at(day("2026-12-04"), "11:00");
    desk.must(&CaseCommand::Resume);
    desk.now = at(day("2026-12-07"), "11:00");
    desk.must(&CaseCommand::Decide(Verdict::Granted));
    cases.push(case(&desk));
    let with_it = of(&cases, "2026-11-01", "2026-12-31");
    assert_eq!((with_it.cases, with_it.half, with_it.kept), (11, Some(4), 7));
    let mut withdrawn = accepted("2026-11-20", 5);
    withdrawn.must(&CaseCommand::Decide(Verdict::Withdrawn));
    cases.push(case(&withdrawn));
    assert_eq!(of(&cases, "2026-11-01", "2026-12-31").cases, 11, "taken back is not decided");
}

#[test]
fn months_and_years_count_what_happened_in_them() {
    let mut late = decided("2026-10-30", 1, "2026-11-20");
    let mut desk = accepted("2026-11-02", 5);
    desk.must(&CaseCommand::Decide(Verdict::Withdrawn));
    let mut delivered = accepted("2025-12-30", 5);
    delivered.now = at(day("2025-12-31"), "11:00");
    delivered.must(&CaseCommand::Decide(Verdict::Granted));
    delivered.now = at(day("2026-01-05"), "11:00");
    delivered.must(&CaseCommand::Deliver(DeliverBy::Post(side("EA123456789CN"))));
    late.counter = common::counter("3");
    let cases = [late, case(&desk), case(&delivered), case(&accepted("2026-11-23", 5))];
    let months = by_month(cases.iter(), &terms());
    assert_eq!(
        months,
        [
            ((2026, 11), Counts { accepted: 2, decided: 1, kept: 0, withdrawn: 1 }),
            ((2026, 10), Counts { accepted: 1, ..Counts::default() }),
            ((2025, 12), Counts { accepted: 1, decided: 1, kept: 1, withdrawn: 0 }),
        ]
    );
    assert_eq!(
        by_year(&months),
        [
            (2026, Counts { accepted: 3, decided: 1, kept: 0, withdrawn: 1 }),
            (2025, Counts { accepted: 1, decided: 1, kept: 1, withdrawn: 0 })
        ]
    );
}
