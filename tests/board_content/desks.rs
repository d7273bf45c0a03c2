//! Rotating desks by the calendar: weekdays, the nth of a month, holidays, closures, make-up days.

use residents_window::domain::board::desks::{here_on, week};
use residents_window::domain::hall::calendar::ClosedReason;
use residents_window::domain::time::Day;

use super::{board, hall};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn here(text: &str) -> Vec<String> {
    here_on(&board(), &hall(), day(text)).unwrap().iter().map(|(span, desk)| format!("{} {}", desk.id, span.from)).collect()
}

#[test]
fn desks_come_on_their_weekdays() {
    // Monday to Saturday of an ordinary week; the fourth Monday has the power company.
    assert_eq!(here("2026-11-23"), ["household 09:00", "power 14:00"]);
    assert_eq!(here("2026-11-16"), ["household 09:00"]);
    assert_eq!(here("2026-11-24"), ["bank 09:00", "housing-fund 14:00"]);
    assert_eq!(here("2026-11-25"), ["household 09:00", "lawyer 09:00"]);
    assert_eq!(here("2026-11-26"), ["disability 09:00"]);
    assert_eq!(here("2026-11-12"), ["disability 09:00", "tax 14:00"], "the second Thursday");
    assert_eq!(here("2026-11-27"), ["bank 09:00", "mediation 14:00"]);
    assert_eq!(here("2026-11-28"), Vec::<String>::new());
    assert_eq!(here("2026-12-05"), ["health-day 09:00"], "the first Saturday");
    assert_eq!(here("2026-12-19"), ["health-day 09:00"], "the third");
    assert_eq!(here("2026-11-29"), Vec::<String>::new(), "Sunday");
}

#[test]
fn nobody_comes_on_holidays_and_closures() {
    let (board, hall) = (board(), hall());
    assert_eq!(here_on(&board, &hall, day("2026-10-05")), Err(ClosedReason::Holiday), "a Monday");
    assert!(matches!(here_on(&board, &hall, day("2026-12-12")), Err(ClosedReason::Closure(_))), "a Saturday on which the hall is repaired");
}

#[test]
fn a_make_up_day_has_mondays_desks() {
    assert_eq!(here("2026-10-10"), ["household 09:00"], "a Saturday; it is the second, and no fourth Monday");
    assert_eq!(here("2026-02-28"), ["household 09:00"], "the fourth Saturday is no fourth Monday");
    assert_eq!(here("2026-09-20"), ["household 09:00"], "a Sunday");
    // The third Saturday of this month is a day for blood pressure, were it not a Monday.
    let (board, mut hall) = (board(), hall());
    hall.calendar.workdays.push(day("2026-11-21"));
    let moved = here_on(&board, &hall, day("2026-11-21")).unwrap();
    assert_eq!(moved.iter().map(|(_, desk)| desk.id.as_str()).collect::<Vec<_>>(), ["household"]);
}

#[test]
fn a_desk_is_there_only_while_the_hall_is_open() {
    let (mut board, hall) = (board(), hall());
    let visit = &mut board.desks.iter_mut().find(|desk| desk.id == "health-day").unwrap().visits[0];
    visit.to = residents_window::domain::time::MinuteOfDay::parse("17:00").unwrap();
    let here = here_on(&board, &hall, day("2026-12-05")).unwrap();
    assert_eq!(here[0].0.to.to_string(), "12:00", "on Saturdays the hall closes at noon");
}

#[test]
fn a_week_tells_who_comes_and_who_does_not() {
    let (board, hall) = (board(), hall());
    let days = |from: &str| week(&board, &hall, day(from)).iter().map(|one| (one.day.to_string(), one.desks.is_ok())).collect::<Vec<_>>();
    let expected = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"].map(|day| (day.to_owned(), true));
    assert_eq!(days("2026-11-23"), expected, "no desk comes on the fourth Saturday");
    let golden: Vec<(String, bool)> = days("2026-10-05");
    assert_eq!(
        golden[..3],
        ["2026-10-05", "2026-10-06", "2026-10-07"].map(|day| (day.to_owned(), false)),
        "who would have come stays away"
    );
    assert_eq!(golden[3], ("2026-10-08".to_owned(), true));
    assert!(golden.contains(&("2026-10-10".to_owned(), true)), "the make-up Saturday");
}

#[test]
fn desks_agree_with_the_hours_of_their_items_and_counters() {
    let (board, hall) = (board(), hall());
    for desk in &board.desks {
        for visit in &desk.visits {
            let counter = hall.counter(&desk.counter).unwrap();
            let spans = counter.hours.as_ref().unwrap_or(&hall.hours).0.get(&visit.weekday).cloned().unwrap_or_default();
            assert!(
                spans.iter().any(|span| span.from <= visit.from && visit.to <= span.to),
                "{}: counter {} is closed",
                desk.id,
                desk.counter
            );
            for item in &desk.items {
                let hours = hall.item(item).unwrap().hours.as_ref().unwrap_or_else(|| panic!("{}: {item} is done every day", desk.id));
                let spans = hours.0.get(&visit.weekday).unwrap_or_else(|| panic!("{}: {item} has no hours then", desk.id));
                assert_eq!(spans.iter().map(|span| (span.from, span.to)).collect::<Vec<_>>(), [(visit.from, visit.to)], "{}", desk.id);
            }
        }
    }
    let of_items = hall.items.iter().filter(|item| item.hours.is_some());
    for item in of_items {
        assert!(board.desks.iter().any(|desk| desk.items.contains(&item.id)), "{} is done on fixed days by nobody", item.id);
    }
}
