//! The quick reading of events against the derived one: every event, with fields added, taken away, spoilt and moved, and texts damaged anywhere.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::damaged_json::{SPLINTER, any_fate, damaged, with_fate};
use proptest::prelude::*;
use proptest::sample::Index;
use residents_window::domain::event::{CounterEvent, DayEvent, DeviceEvent, Event, QueueEvent, TicketEvent};
use residents_window::domain::identity::{CounterId, Installation, QueueLetter, TicketId};
use residents_window::domain::stream::{Stream, StreamName};
use residents_window::domain::time::{Day, MINUTE_MS, Timestamp, UtcOffset};
use serde_json::Value;

/// One JSON text of every event there is, as the journal keeps it: written by the first program, and never to be changed.
const FIXTURES: &[(&str, &str)] = &[
    ("ticket", r#"{"issued":{"queue":"A","item":"id-card","priority":true,"random":12345,"language":"zh"}}"#),
    ("ticket", r#"{"issued":{"queue":"F","priority":false,"random":0,"language":"en"}}"#),
    ("ticket", r#"{"waiting_estimated":{"ahead":7,"range":[5,15]}}"#),
    ("ticket", r#"{"waiting_estimated":{"ahead":0,"range":null}}"#),
    ("ticket", r#"{"paper_answered":{"number":"A023","answer":"yes"}}"#),
    ("ticket", r#"{"paper_answered":{"number":"A023","answer":"no"}}"#),
    ("ticket", r#"{"paper_answered":{"number":"A023","answer":"not_asked"}}"#),
    ("ticket", r#"{"called":{"number":"A023","counter":"7"}}"#),
    ("ticket", r#"{"recalled":{"number":"A023","counter":"7"}}"#),
    ("ticket", r#"{"held":{"number":"A023","counter":"12"}}"#),
    ("ticket", r#"{"resumed":{"number":"A1023","counter":"12"}}"#),
    ("ticket", r#"{"transferred":{"number":"A023","queue":"B"}}"#),
    ("ticket", r#"{"transferred":{"number":"A023","queue":"B","counter":"3"}}"#),
    ("ticket", r#"{"missed":{"number":"A023","counter":"7"}}"#),
    ("ticket", r#"{"rejoined":{"number":"A023","place_kept":true}}"#),
    ("ticket", r#"{"served":{"number":"A023","counter":"7"}}"#),
    ("ticket", r#"{"voided":{"number":"A023","reason":"given_back"}}"#),
    ("ticket", r#"{"voided":{"number":"A023","reason":"abandoned"}}"#),
    ("ticket", r#"{"voided":{"number":"A023","reason":"person_left"}}"#),
    ("ticket", r#"{"voided":{"number":"A023","reason":"mistake"}}"#),
    ("ticket", r#"{"voided":{"number":"A023","reason":"day_ended"}}"#),
    ("queue", r#"{"call_made":{"number":"A023","priority":true,"others_waiting":false}}"#),
    ("queue", r#"{"numbers_skipped":{"first":20,"last":41}}"#),
    ("queue", r#"{"quota_taken":{"item":"id-card"}}"#),
    ("counter", r#"{"opened":{"clerk":"wang","post":"A"}}"#),
    ("counter", r#"{"opened":{"clerk":"wang","post":"B"}}"#),
    ("counter", r#"{"took":{"number":"A023"}}"#),
    ("counter", r#"{"released":{"number":"A023"}}"#),
    ("counter", r#""paused""#),
    ("counter", r#""closed""#),
    ("day", r#"{"sealed":{"sums":{"issued":9,"served":4,"missed":1,"voided":1,"waiting":1,"being_served":1,"held":1}}}"#),
    ("device", r#"{"started":{"surface":"kiosk","build":"0123456789ab"}}"#),
    ("device", r#"{"fault":{"code":"D1","detail":"a \"quoted\" detail\nof two lines \\ 纸"}}"#),
    ("device", r#"{"fault_mended":{"code":"K1","by":"counter-3@hall/1"}}"#),
    ("device", r#""help_called""#),
    ("device", r#""numbers_confirmed""#),
    ("device", r#"{"help_answered":{"by":"guide@hall/1"}}"#),
    ("device", r#"{"clock_jumped":{"from":1795400000000,"to":-5}}"#),
    ("device", r#"{"clock_confirmed":{"time":1795400000000}}"#),
    ("device", r#"{"set_up":{"settings":"{\"paper\":80}"}}"#),
];

fn name_of(family: &str) -> StreamName {
    let day = Day::from_ymd(2026, 11, 23).unwrap();
    let stream = match family {
        "ticket" => Stream::ticket(day, &TicketId::new("t").unwrap()),
        "queue" => Stream::queue(day, QueueLetter::new('A').unwrap()),
        "counter" => Stream::counter(day, &CounterId::new("7").unwrap()),
        "day" => Stream::day(day),
        _ => Stream::device(&Installation::new("lobby-1").unwrap()),
    };
    stream.name()
}

/// The definition: what serde derives from the types.
fn derived(family: &str, text: &str) -> Option<Event> {
    match family {
        "ticket" => serde_json::from_str::<TicketEvent>(text).ok().map(Event::Ticket),
        "queue" => serde_json::from_str::<QueueEvent>(text).ok().map(Event::Queue),
        "counter" => serde_json::from_str::<CounterEvent>(text).ok().map(Event::Counter),
        "day" => serde_json::from_str::<DayEvent>(text).ok().map(Event::Day),
        _ => serde_json::from_str::<DeviceEvent>(text).ok().map(Event::Device),
    }
}

fn check(family: &str, text: &str) {
    assert_eq!(Event::from_json(&name_of(family), text), derived(family, text), "{family}: {text}");
}

#[test]
fn every_event_is_read_and_written_as_it_always_was() {
    for (family, text) in FIXTURES {
        let event = Event::from_json(&name_of(family), text).unwrap_or_else(|| panic!("{text} is not read"));
        check(family, text);
        assert_eq!(event.to_json().unwrap(), *text);
    }
}

/// What a reader of these events is tempted by.
fn likely() -> Vec<Value> {
    ["A023", "a023", "yes", "zh", "A", "7", "07", "100", "mistake"].map(Value::from).to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn fields_come_and_go(at in 0..FIXTURES.len(), field in any::<Index>(), fate in any_fate(likely())) {
        let (family, text) = FIXTURES[at];
        with_fate(text, field, &fate).iter().for_each(|text| check(family, text));
    }

    #[test]
    fn texts_are_damaged(at in 0..FIXTURES.len(), place in any::<Index>(), put in SPLINTER, cut in 0_usize..3) {
        let (family, text) = FIXTURES[at];
        check(family, &damaged(text, place, &put, cut));
    }

    #[test]
    fn a_field_twice(at in 0..FIXTURES.len(), field in any::<Index>()) {
        let (family, text) = FIXTURES[at];
        let commas: Vec<usize> = text.match_indices(",\"").map(|(at, _)| at).collect();
        if !commas.is_empty() {
            let from = commas[field.index(commas.len())];
            let piece = text[from..].trim_end_matches('}');
            check(family, &format!("{}{piece}{}", &text[..from], &text[from..]));
        }
    }

    #[test]
    fn days_are_read_and_told_as_chrono_does(millis in -62_000_000_000_000_i64..200_000_000_000_000, offset in -840..=840_i32) {
        use chrono::{DateTime, Datelike, NaiveDate, Timelike};
        let (zone, time) = (UtcOffset::from_minutes(offset).unwrap(), Timestamp::from_millis(millis));
        let told = DateTime::from_timestamp_millis(millis + i64::from(offset) * MINUTE_MS).unwrap();
        let day = zone.day(time);
        prop_assert_eq!(day.date(), told.date_naive());
        prop_assert_eq!(zone.clock(time), (told.hour(), told.minute(), told.second()));
        prop_assert_eq!(u32::from(zone.minute_of_day(time).minutes()), told.hour() * 60 + told.minute());
        let midnight = told.date_naive().and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp_millis();
        prop_assert_eq!(zone.at(day, residents_window::domain::time::MinuteOfDay::MIDNIGHT).millis(), midnight - i64::from(offset) * MINUTE_MS);
        if (0..10_000).contains(&told.year()) {
            prop_assert_eq!(day.to_string(), told.date_naive().to_string());
            prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
        }
        prop_assert_eq!(Day::parse(&told.date_naive().to_string()).map(Day::date), told.date_naive().to_string().parse::<NaiveDate>().ok().filter(|d| (0..10_000).contains(&d.year())));
    }

    #[test]
    fn what_is_no_day_is_none(text in "[0-9]{0,5}-[0-9]{0,3}-[0-9]{0,3}") {
        let exact = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
        prop_assert_eq!(Day::parse(&text).map(Day::date), text.parse().ok().filter(|_| exact));
    }

    #[test]
    fn a_ticket_keeps_its_text(text in "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|[a-z0-9-]{1,15}", other in "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}") {
        prop_assume!(!text.starts_with("ff") || text.len() < 36);
        prop_assume!(!other.starts_with("ff"));
        let (id, second) = (TicketId::new(&text).unwrap(), TicketId::new(&other).unwrap());
        prop_assert_eq!(id.to_string(), text.clone());
        prop_assert_eq!(serde_json::to_value(&id).unwrap(), Value::from(text.clone()));
        prop_assert_eq!(serde_json::from_value::<TicketId>(Value::from(text.clone())).unwrap(), id.clone());
        if text.len() == 36 {
            prop_assert_eq!(id.cmp(&second), text.cmp(&other));
        }
    }
}

#[test]
fn what_is_no_ticket_is_none() {
    let uuid = "019aaaaa-0000-7000-8000-000000000001";
    assert!(TicketId::new(uuid).is_some());
    for wrong in [
        "",
        "A",
        "居民",
        "sixteen-letters-",
        &uuid[1..],
        &uuid.to_uppercase(),
        &uuid.replace('-', "0"),
        "ff9aaaaa-0000-7000-8000-000000000001",
    ] {
        assert_eq!(TicketId::new(wrong), None, "{wrong}");
    }
    assert!(CounterId::new("07").is_some_and(|id| id.as_str() == "07" && id != CounterId::new("7").unwrap()));
    for wrong in ["", "a", "100", "1a", "-1"] {
        assert_eq!(CounterId::new(wrong), None, "{wrong}");
    }
}
