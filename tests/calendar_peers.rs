//! The calendar of `hall.json` against two other calendars, day by day, and the tables of working days made of it.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use residents_window::domain::deadline::WorkingDays;
use residents_window::domain::hall::calendar::WorkingDay;
use residents_window::domain::hall::{Hall, parse::parse};
use residents_window::domain::time::Day;

/// Made by `scripts/calendar.mjs`.
const PEERS: &str = include_str!("calendar/peers.txt");
const YEARS: std::ops::RangeInclusive<i32> = 2023..=2026;

fn hall() -> Hall {
    parse(include_str!("../public/content/hall.json")).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// What each peer answers for each year, a digit a day.
fn peers() -> BTreeMap<&'static str, BTreeMap<i32, &'static str>> {
    let mut peers: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for line in PEERS.lines().filter(|line| !line.starts_with('#')) {
        let [who, year, answers] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        peers.entry(who).or_default().insert(year.parse().unwrap(), answers);
    }
    peers
}

#[test]
fn every_day_is_what_both_peers_say() {
    let calendar = hall().calendar;
    let peers = peers();
    assert_eq!(peers.len(), 2, "the seed and the peer");
    let mut compared = 0;
    for (who, years) in peers {
        assert!(years.keys().copied().eq(YEARS), "{who}");
        for (year, answers) in years {
            let first = Day::from_ymd(year, 1, 1).unwrap();
            let days = Day::from_ymd(year + 1, 1, 1).unwrap().days_since(first);
            assert_eq!(i64::try_from(answers.len()).unwrap(), days, "{who} {year}");
            for (n, answer) in (0..).zip(answers.chars()) {
                let today = first.plus_days(n);
                assert_eq!(calendar.is_working_day(today), WorkingDay::Known(answer == '1'), "{who}: {today}");
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 2 * (365 * 4 + 1), "every day from 2023-01-01 to 2026-12-31, twice");
}

#[test]
fn the_table_of_working_days_says_what_the_calendar_says() {
    let hall = hall();
    let days = WorkingDays::by_law(&hall.calendar);
    for n in 0..2_000 {
        let today = day("2022-06-01").plus_days(n);
        let known = match hall.calendar.is_working_day(today) {
            WorkingDay::Known(is_working) => Some(is_working),
            WorkingDay::BeyondCalendar => None,
        };
        assert_eq!(days.is_working(today), known, "{today}");
    }
    // The State Council's notices for 2025 and 2026 make 248 working days of each.
    assert_eq!(days.between(day("2025-12-31"), day("2026-12-31")), Some(248));
    assert_eq!(days.between(day("2024-12-31"), day("2025-12-31")), Some(248));
    assert_eq!(days.between(day("2022-12-31"), day("2026-12-31")), days.between(day("2022-12-31"), day("2024-12-31")).map(|n| n + 496));
    assert_eq!(days.nth_after(day("2026-09-30"), 1), Some(day("2026-10-08")));
    assert_eq!(days.first_from(day("2026-10-10")), Some(day("2026-10-10")), "a Saturday of work");
    assert_eq!(days.nth_after(day("2026-12-31"), 1), None);
    assert_eq!(days.nth_after(day("2022-12-30"), 1), None);
    assert_eq!(days.nth_after(day("2022-12-31"), 1), Some(day("2023-01-03")));
    assert_eq!(days.between(day("2026-12-30"), day("2027-01-01")), None);
    assert_eq!(days.end(), day("2027-01-01"));
}

#[test]
fn the_halls_own_days_leave_out_what_it_is_closed() {
    let mut hall = hall();
    // 2026-12-12, the day of maintenance, is a Saturday: no working day anyhow. Make it Monday.
    hall.calendar.closures[0].day = day("2026-12-14");
    let wednesday = 3;
    hall.hours.0.remove(&wednesday);
    let (law, own) = (WorkingDays::by_law(&hall.calendar), WorkingDays::of_hall(&hall));
    assert_eq!((law.is_working(day("2026-12-14")), own.is_working(day("2026-12-14"))), (Some(true), Some(false)));
    assert_eq!((law.is_working(day("2026-11-25")), own.is_working(day("2026-11-25"))), (Some(true), Some(false)), "no hours");
    assert_eq!(own.is_working(day("2026-11-21")), Some(false), "open on Saturday mornings, and yet no working day");
    assert_eq!(own.is_working(day("2026-10-10")), Some(true), "a Saturday of work");
    assert_eq!(own.is_working(day("2027-01-04")), None);
}

#[test]
fn a_calendar_without_days_knows_none() {
    let days = WorkingDays::by_law(&residents_window::domain::hall::Calendar::default());
    assert_eq!(days.is_working(day("2026-11-23")), None);
    assert_eq!(days.nth_after(day("2026-11-23"), 1), None);
    assert_eq!(days.between(day("2026-11-23"), day("2026-11-24")), None);
    assert_eq!(days.between(day("2026-11-23"), day("2026-11-23")), Some(0));
}
