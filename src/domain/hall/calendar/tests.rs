//! Opening hours on the sample hall, and against a slow model that looks at every minute.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::hall::{Closure, sample_hall};
use crate::domain::identity::{CounterId, ItemId};
use crate::domain::time::UtcOffset;

fn at(day: &str, time: &str) -> Timestamp {
    UtcOffset::CHINA.at(Day::parse(day).unwrap(), MinuteOfDay::parse(time).unwrap())
}

fn open(until: Timestamp) -> Opening {
    Opening::Open { until }
}

fn closed(reason: ClosedReason, next: Timestamp) -> Opening {
    Opening::Closed { reason, next: Some(next) }
}

fn letter(c: char) -> QueueLetter {
    QueueLetter::new(c).unwrap()
}

#[test]
fn a_usual_week() {
    let hall = sample_hall();
    // 2026-11-20 is a Friday.
    assert_eq!(hall.opening(at("2026-11-20", "08:29")), closed(ClosedReason::Hours, at("2026-11-20", "08:30")));
    assert_eq!(hall.opening(at("2026-11-20", "08:30")), open(at("2026-11-20", "18:00")));
    assert_eq!(hall.opening(at("2026-11-20", "18:00").plus_millis(-1)), open(at("2026-11-20", "18:00")));
    assert_eq!(hall.opening(at("2026-11-20", "18:00")), closed(ClosedReason::Hours, at("2026-11-21", "09:00")));
    assert_eq!(hall.opening(at("2026-11-22", "10:00")), closed(ClosedReason::Weekday, at("2026-11-23", "08:30")));
}

#[test]
fn holidays_exchanged_days_and_closures() {
    let hall = sample_hall();
    assert_eq!(hall.opening(at("2026-10-01", "10:00")), closed(ClosedReason::Holiday, at("2026-10-08", "08:30")));
    // A Saturday and a Sunday of work have Monday's hours.
    assert_eq!(hall.opening(at("2026-10-10", "15:00")), open(at("2026-10-10", "18:00")));
    assert_eq!(hall.opening(at("2026-09-20", "15:00")), open(at("2026-09-20", "18:00")));
    let reason = hall.calendar.closures[0].reason.clone();
    assert_eq!(hall.opening(at("2026-12-12", "10:00")), closed(ClosedReason::Closure(reason), at("2026-12-14", "08:30")));
}

#[test]
fn counters_queues_and_items_within_the_hall() {
    let hall = sample_hall();
    let counter = |id: &str| hall.counter(&CounterId::new(id).unwrap()).unwrap();
    let item = |id: &str| hall.item(&ItemId::new(id).unwrap()).unwrap();
    let noon = at("2026-11-20", "12:30");
    assert_eq!(hall.counter_opening(counter("1"), noon), closed(ClosedReason::Hours, at("2026-11-20", "13:30")));
    assert_eq!(hall.counter_opening(counter("2"), noon), open(at("2026-11-20", "18:00")));
    assert_eq!(hall.queue_opening(letter('A'), noon), open(at("2026-11-20", "18:00")));
    let saturday = at("2026-11-21", "10:00");
    assert_eq!(hall.queue_opening(letter('E'), saturday), open(at("2026-11-21", "12:00")));
    assert_eq!(hall.queue_opening(letter('C'), saturday), closed(ClosedReason::Weekday, at("2026-11-23", "08:30")));
    assert_eq!(hall.item_opening(item("job-registration"), saturday), closed(ClosedReason::Weekday, at("2026-11-23", "08:30")));
    // The lawyer comes on Wednesday mornings.
    assert_eq!(hall.item_opening(item("legal-advice"), noon), closed(ClosedReason::Weekday, at("2026-11-25", "09:00")));
    assert_eq!(hall.item_opening(item("legal-advice"), at("2026-11-25", "09:00")), open(at("2026-11-25", "11:30")));
    assert_eq!(hall.item_opening(item("legal-advice"), at("2026-11-25", "11:30")), closed(ClosedReason::Hours, at("2026-12-02", "09:00")));
}

#[test]
fn the_last_numbers_are_issued_before_the_end() {
    let hall = sample_hall();
    let (last, until) = (at("2026-11-20", "17:40"), at("2026-11-20", "18:00"));
    assert_eq!(hall.queue_issuing(letter('B'), last.plus_millis(-1)), Issuing::Open { last, until });
    let next = Some(at("2026-11-21", "09:00"));
    assert_eq!(hall.queue_issuing(letter('B'), last), Issuing::Closing { until, next });
    assert_eq!(hall.queue_issuing(letter('B'), until), Issuing::Closed { reason: ClosedReason::Hours, next });
    let lawyer = hall.item(&ItemId::new("legal-advice").unwrap()).unwrap();
    let next = Some(at("2026-12-02", "09:00"));
    assert_eq!(hall.item_issuing(lawyer, at("2026-11-25", "11:10")), Issuing::Closing { until: at("2026-11-25", "11:30"), next });
}

#[test]
fn every_queue_is_served_through_the_whole_working_day() {
    let hall = sample_hall();
    for queue in &hall.queues {
        assert_eq!(hall.queue_opening(queue.letter, at("2026-11-20", "08:30")), open(at("2026-11-20", "18:00")), "{}", queue.letter);
    }
}

#[test]
fn beyond_the_known_calendar_nothing_is_guessed() {
    let hall = sample_hall();
    let day = |text: &str| Day::parse(text).unwrap();
    assert!(hall.calendar.knows(day("2026-12-31")) && hall.calendar.knows(day("2023-01-01")));
    assert!(!hall.calendar.knows(day("2027-01-01")) && !hall.calendar.knows(day("2022-12-31")));
    assert_eq!(hall.opening(at("2026-12-31", "18:00")), Opening::Closed { reason: ClosedReason::Hours, next: None });
    assert_eq!(hall.opening(at("2027-01-05", "08:00")), closed(ClosedReason::Hours, at("2027-01-05", "08:30")));
    assert_eq!(hall.opening(at("2027-01-05", "10:00")), open(at("2027-01-05", "18:00")));
    assert!(!Calendar::default().knows(day("2026-01-01")));
}

#[test]
fn the_next_opening_is_looked_for_thirty_days_ahead() {
    let mut hall = sample_hall();
    hall.hours.0.insert(7, hall.hours.0[&1].clone());
    // 2026-11-20 and thirty days is Sunday 2026-12-20.
    let friday = Day::parse("2026-11-20").unwrap();
    let closed_for = |days: u64| (1..=days).map(|n| Closure { day: friday.plus_days(n), reason: Bilingual::default() }).collect();
    hall.calendar.closures = closed_for(LOOK_AHEAD_DAYS - 1);
    assert_eq!(hall.opening(at("2026-11-20", "18:00")), closed(ClosedReason::Hours, at("2026-12-20", "08:30")));
    hall.calendar.closures = closed_for(LOOK_AHEAD_DAYS);
    assert_eq!(hall.opening(at("2026-11-20", "18:00")), Opening::Closed { reason: ClosedReason::Hours, next: None });
}

#[test]
fn a_span_too_short_for_its_last_numbers_issues_none() {
    let mut hall = sample_hall();
    let minute = |text: &str| MinuteOfDay::parse(text).unwrap();
    hall.hours = WeekHours((1..=5).map(|day| (day, vec![Span { from: minute("10:00"), to: minute("10:20") }])).collect());
    let issuing = hall.queue_issuing(letter('A'), at("2026-11-19", "10:00"));
    assert_eq!(issuing, Issuing::Closing { until: at("2026-11-19", "10:20"), next: Some(at("2026-11-20", "10:00")) });
}

#[test]
fn working_days_are_those_of_the_law() {
    let calendar = sample_hall().calendar;
    let answer = |day: &str| calendar.is_working_day(Day::parse(day).unwrap());
    assert_eq!(answer("2026-11-20"), WorkingDay::Known(true));
    assert_eq!(answer("2026-11-21"), WorkingDay::Known(false));
    assert_eq!(answer("2026-10-01"), WorkingDay::Known(false));
    assert_eq!(answer("2026-10-10"), WorkingDay::Known(true));
    assert_eq!(answer("2026-12-12"), WorkingDay::Known(false));
    assert_eq!(answer("2027-01-04"), WorkingDay::BeyondCalendar);
    // 2026 has 248 working days by the State Council's notice.
    let year = (0..365).map(|n| Day::parse("2026-01-01").unwrap().plus_days(n));
    assert_eq!(year.filter(|day| calendar.is_working_day(*day) == WorkingDay::Known(true)).count(), 248);
}

/// Whether `asked` is open in this minute, straight from the rules.
fn slow_is_open(hall: &Hall, asked: Asked<'_>, day: Day, minute: u16) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    if hall.calendar.holidays.contains(&day) || hall.calendar.closures.iter().any(|c| c.day == day) {
        return false;
    }
    let monday = weekend && hall.calendar.workdays.contains(&day);
    let key = if monday { 1 } else { day.weekday().num_days_from_monday() as u8 + 1 };
    let within =
        |hours: &WeekHours| hours.0.get(&key).is_some_and(|s| s.iter().any(|s| s.from.minutes() <= minute && minute < s.to.minutes()));
    let own = |hours: &Option<WeekHours>| hours.as_ref().is_none_or(within);
    let queue = |letter| hall.counters.iter().any(|c| c.queues.contains(&letter) && own(&c.hours));
    within(&hall.hours)
        && match asked {
            Asked::Hall => true,
            Asked::Counter(counter) => own(&counter.hours),
            Asked::Queue(letter) => queue(letter),
            Asked::Item(item) => queue(item.queue) && own(&item.hours),
        }
}

/// The first minute from `start` on in which the answer is `wanted`, or the end of the days looked at.
fn slow_scan(hall: &Hall, asked: Asked<'_>, start: (Day, u16), wanted: bool) -> Result<Timestamp, Timestamp> {
    let (first, mut minute) = start;
    for days in 0..=LOOK_AHEAD_DAYS {
        let day = first.plus_days(days);
        if wanted && days > 0 && !hall.calendar.knows(day) {
            break;
        }
        while minute < MinuteOfDay::MAX {
            if slow_is_open(hall, asked, day, minute) == wanted {
                return Ok(hall.utc_offset_minutes.at(day, MinuteOfDay::new(minute).unwrap()));
            }
            minute += 1;
        }
        minute = 0;
    }
    Err(hall.utc_offset_minutes.at(first.plus_days(LOOK_AHEAD_DAYS + 1), MinuteOfDay::new(0).unwrap()))
}

fn slow_opening(hall: &Hall, asked: Asked<'_>, at: Timestamp) -> Opening {
    let (day, minute) = (hall.utc_offset_minutes.day(at), hall.utc_offset_minutes.minute_of_day(at).minutes());
    if slow_is_open(hall, asked, day, minute) {
        let until = slow_scan(hall, asked, (day, minute), false);
        return Opening::Open { until: until.unwrap_or_else(|end| end) };
    }
    let closure = hall.calendar.closures.iter().find(|c| c.day == day);
    let any_minute = (0..MinuteOfDay::MAX).any(|minute| slow_is_open(hall, asked, day, minute));
    let reason = match closure {
        Some(closure) => ClosedReason::Closure(closure.reason.clone()),
        None if hall.calendar.holidays.contains(&day) => ClosedReason::Holiday,
        None if any_minute => ClosedReason::Hours,
        None => ClosedReason::Weekday,
    };
    Opening::Closed { reason, next: slow_scan(hall, asked, (day, minute), true).ok() }
}

/// Up to three spans that do not overlap (they may touch), often reaching midnight.
fn any_spans() -> impl Strategy<Value = Vec<Span>> {
    let minute = prop_oneof![Just(0), Just(MinuteOfDay::MAX), 0..=MinuteOfDay::MAX];
    prop::collection::btree_set(minute, 0..7).prop_map(|minutes| {
        let edges: Vec<MinuteOfDay> = minutes.into_iter().map(|m| MinuteOfDay::new(m).unwrap()).collect();
        edges.windows(2).step_by(if edges.len().is_multiple_of(2) { 2 } else { 1 }).map(|w| Span { from: w[0], to: w[1] }).collect()
    })
}

fn any_hours() -> impl Strategy<Value = WeekHours> {
    let whole_days =
        Just((1..=7).map(|day| (day, vec![Span { from: MinuteOfDay::new(0).unwrap(), to: MinuteOfDay::new(1440).unwrap() }])).collect());
    prop_oneof![6 => prop::collection::btree_map(1..=7_u8, any_spans(), 0..=7), 1 => whole_days]
        .prop_map(|week: BTreeMap<u8, Vec<Span>>| WeekHours(week))
}

fn any_days() -> impl Strategy<Value = Vec<Day>> {
    prop::collection::vec((0..40_u64).prop_map(|n| Day::parse("2026-09-20").unwrap().plus_days(n)), 0..14)
}

fn any_hall() -> impl Strategy<Value = Hall> {
    let hours = (any_hours(), prop::option::of(any_hours()), prop::option::of(any_hours()), prop::option::of(any_hours()));
    let days = (any_days(), any_days(), any_days(), prop::option::of(0..60_u64));
    (hours, days, -840..=840_i32).prop_map(|((hall_hours, first, second, item), (holidays, workdays, closures, known), offset)| {
        let mut hall = sample_hall();
        hall.hours = hall_hours;
        hall.utc_offset_minutes = UtcOffset::from_minutes(offset).unwrap();
        hall.counters.truncate(2);
        for (counter, hours) in hall.counters.iter_mut().zip([first, second]) {
            (counter.hours, counter.queues) = (hours, vec![letter('A')]);
        }
        (hall.items[0].queue, hall.items[0].hours) = (letter('A'), item);
        let workdays = workdays.into_iter().filter(|day| matches!(day.weekday(), Weekday::Sat | Weekday::Sun)).collect();
        let closures = closures.into_iter().map(|day| Closure { day, reason: Bilingual::default() }).collect();
        let known_until = known.map(|n| Day::parse("2026-09-15").unwrap().plus_days(n));
        hall.calendar = Calendar { known_until, holidays, workdays, closures };
        hall
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn opening_agrees_with_a_look_at_every_minute(hall in any_hall(), instants in prop::collection::vec(0..40 * 24 * 60 * MINUTE_MS, 8)) {
        let first = at("2026-09-20", "00:00");
        for asked in [Asked::Hall, Asked::Counter(&hall.counters[0]), Asked::Queue(letter('A')), Asked::Item(&hall.items[0])] {
            for instant in &instants {
                let at = first.plus_millis(*instant);
                prop_assert_eq!(hall.opening_of(asked, at), slow_opening(&hall, asked, at));
            }
        }
    }

    #[test]
    fn numbers_are_issued_only_while_open_and_not_at_the_end(hall in any_hall(), minute in 0..30 * 24 * 60_i64) {
        let at = at("2026-09-20", "00:00").plus_millis(minute * MINUTE_MS);
        let margin = i64::from(hall.last_issue_minutes) * MINUTE_MS;
        match (hall.queue_opening(letter('A'), at), hall.queue_issuing(letter('A'), at)) {
            (Opening::Open { until }, Issuing::Open { last, until: same }) => {
                prop_assert!(until == same && until.since(last) == margin && at < last);
            }
            (Opening::Open { until }, Issuing::Closing { until: same, next }) => {
                prop_assert!(until == same && until.since(at) <= margin && next.is_none_or(|next| next >= until));
            }
            (Opening::Closed { reason, next }, issuing) => prop_assert_eq!(issuing, Issuing::Closed { reason, next }),
            other => prop_assert!(false, "{other:?}"),
        }
    }
}
