//! Deadlines by walking over every day, straight from the rules.

use chrono::{Datelike, Months, Weekday};
use residents_window::domain::deadline::{Clock, Due, Left};
use residents_window::domain::guide::choices::Unit;
use residents_window::domain::guide::terms::Limit;
use residents_window::domain::hall::Hall;
use residents_window::domain::time::Day;

/// Whether people work; nothing when nobody knows.
fn is_working(hall: &Hall, own: bool, day: Day) -> Option<bool> {
    let calendar = &hall.calendar;
    let last = calendar.known_until?;
    let first_year = calendar.holidays.iter().map(|day| day.date().year()).min().unwrap_or(last.date().year());
    if last < day || day.date().year() < first_year {
        return None;
    }
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let by_law = !calendar.holidays.contains(&day) && (!weekend || calendar.workdays.contains(&day));
    // A work day has Monday's hours, on which the hall opens; so has any weekday here.
    let closed = calendar.closures.iter().any(|closure| closure.day == day);
    Some(by_law && !(own && closed))
}

pub fn due(limit: Limit, clock: &Clock, hall: &Hall, own: bool) -> Option<Due> {
    let in_working_days = matches!(limit, Limit::Within(_, Unit::WorkingDays));
    let mut left = match limit {
        Limit::NotLaidDown => return None,
        Limit::AtOnce => 0,
        Limit::Within(n, Unit::WorkingDays | Unit::Days) => i64::from(n),
        Limit::Within(n, Unit::Months) => {
            let end = clock.started.date().checked_add_months(Months::new(n.into())).unwrap();
            (end - clock.started.date()).num_days()
        }
    };
    let as_left = |left: i64| Left { days: u32::try_from(left).unwrap(), working: in_working_days };
    let stands_at_begin = |day: Day| clock.stops.iter().any(|stop| stop.from < day && stop.until.is_none_or(|until| day <= until));
    let stands_at_end = |day: Day| clock.stops.iter().any(|stop| stop.from <= day && stop.until.is_none_or(|until| day < until));
    // What was left when the clock last went on: that is told where the calendar ends.
    let mut left_then = left;
    let mut day = clock.started;
    loop {
        if day > clock.started && !stands_at_begin(day) {
            match if in_working_days { is_working(hall, own, day) } else { Some(true) } {
                Some(counts) => left = (left - i64::from(counts)).max(0),
                None => return Some(Due::Beyond(as_left(left_then))),
            }
        }
        if clock.stops.iter().any(|stop| stop.until == Some(day)) {
            left_then = left;
        }
        if !stands_at_end(day) && left == 0 {
            match is_working(hall, own, day) {
                _ if limit == Limit::AtOnce => return Some(Due::On(day)),
                Some(true) => return Some(Due::On(day)),
                Some(false) => {}
                None => return Some(Due::Beyond(as_left(left_then))),
            }
        }
        if clock.stops.iter().any(|stop| stop.from <= day && stop.until.is_none()) {
            return Some(Due::Stopped(as_left(left)));
        }
        day = day.next();
    }
}
