//! The rules of hours and days in `hall.json`: spans run forward and apart, within the hall's; the calendar does not contradict itself.

use chrono::Weekday;
use serde_json::Value;

use super::fault::{FaultKind, Faults, integer};
use super::rules::{entries, entries_at, once_each, texts, texts_at};
use super::shape::below;
use crate::domain::hall::model::Span;
use crate::domain::hall::spans::{intersection, union};
use crate::domain::time::{Day, MinuteOfDay};

/// Adds every broken rule.
pub(super) fn check(tree: &Value, faults: &mut Faults) {
    let hall = tree.get("hours");
    check_spans(hall, "/hours", faults);
    for list in ["items", "counters"] {
        for (path, entry) in entries(tree, list) {
            let path = below(&path, "hours");
            check_spans(entry.get("hours"), &path, faults);
            check_within(entry.get("hours"), &path, hall, faults);
        }
    }
    check_usual_minutes(tree, faults);
    if let Some(calendar) = tree.get("calendar") {
        check_calendar(calendar, faults);
    }
}

/// The spans of one weekday that can be read, with their paths.
fn spans_of(hours: Option<&Value>, path: &str, weekday: &str) -> Vec<(String, Span)> {
    let listed = hours.map_or_else(Vec::new, |hours| entries_at(hours, path, weekday));
    listed.into_iter().filter_map(|(path, span)| Some((path, Span { from: time(span, "from")?, to: time(span, "to")? }))).collect()
}

fn time(span: &Value, key: &str) -> Option<MinuteOfDay> {
    MinuteOfDay::parse(span.get(key)?.as_str()?)
}

fn weekdays(hours: Option<&Value>) -> Vec<&str> {
    hours.and_then(Value::as_object).map_or_else(Vec::new, |hours| hours.keys().map(String::as_str).collect())
}

fn check_spans(hours: Option<&Value>, path: &str, faults: &mut Faults) {
    for weekday in weekdays(hours) {
        let mut before: Vec<(String, Span)> = Vec::new();
        for (path, span) in spans_of(hours, path, weekday) {
            if span.from >= span.to {
                faults.add(&path, FaultKind::ReversedSpan { from: span.from, to: span.to });
                continue;
            }
            if let Some((with, _)) = before.iter().find(|(_, other)| span.from < other.to && other.from < span.to) {
                faults.add(&path, FaultKind::OverlappingSpan { with: with.clone() });
            }
            before.push((path, span));
        }
    }
}

/// Only judged where the hall's own hours of that weekday have no fault: one slip there is not one for each counter.
fn check_within(hours: Option<&Value>, path: &str, hall: Option<&Value>, faults: &mut Faults) {
    for weekday in weekdays(hours) {
        let Some(open) = open_spans(hall, weekday) else { continue };
        for (path, span) in spans_of(hours, path, weekday) {
            if span.from < span.to && intersection(&open, &[span]) != [span] {
                faults.add(&path, FaultKind::OutsideHallHours);
            }
        }
    }
}

/// The hall's spans of a weekday, none when it is closed; nothing when they cannot be read.
fn open_spans(hall: Option<&Value>, weekday: &str) -> Option<Vec<Span>> {
    let Some(listed) = hall?.as_object()?.get(weekday) else { return Some(Vec::new()) };
    let spans: Vec<Span> = spans_of(hall, "", weekday).into_iter().map(|(_, span)| span).filter(|span| span.from < span.to).collect();
    (spans.len() == listed.as_array()?.len()).then(|| union(spans))
}

fn check_usual_minutes(tree: &Value, faults: &mut Faults) {
    for (path, queue) in entries(tree, "queues") {
        let pair = queue.get("usual_minutes").and_then(Value::as_array).map(Vec::as_slice);
        if let Some([low, high]) = pair
            && let Some((low, high)) = integer(low).zip(integer(high)).filter(|(low, high)| low > high)
        {
            faults.add(&below(&path, "usual_minutes"), FaultKind::ReversedRange { low, high });
        }
    }
}

fn check_calendar(calendar: &Value, faults: &mut Faults) {
    let days = |list: &str| texts(entries_at(calendar, "/calendar", list));
    once_each(texts_at(entries_at(calendar, "/calendar", "closures"), "day"), faults);
    let known_until = calendar.get("known_until").and_then(Value::as_str).and_then(Day::parse);
    for list in ["holidays", "workdays"] {
        once_each(days(list), faults);
        for (path, day) in days(list) {
            if known_until.zip(Day::parse(day)).is_some_and(|(last, day)| day > last) {
                faults.add(&path, FaultKind::BeyondKnownDays);
            }
        }
    }
    for (path, day) in days("workdays") {
        if Day::parse(day).is_some_and(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)) {
            faults.add(&path, FaultKind::WorkdayNotOnWeekend);
        }
        if let Some((holiday, _)) = days("holidays").into_iter().find(|(_, holiday)| *holiday == day) {
            faults.add(&path, FaultKind::WorkdayIsHoliday { holiday });
        }
    }
}
