//! Every format there ever was is read for ever, and none of them holds typed words.

use proptest::prelude::*;
use proptest::sample::Index;
use residents_window::domain::codes::receipt::ReceiptNumber;
use residents_window::domain::identity::TicketId;
use residents_window::domain::rating::{Level, OpenId, RatingEvent, Subject};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::Day;
use serde_json::{Value, json};

use super::common::damaged_json::{SPLINTER, any_fate, damaged, with_fate};

/// One JSON text of every event there is, as the journal keeps it: written by the first program with ratings, and never to be changed. `SIDE` stands for a
/// side record's reference.
const FIXTURES: &[&str] = &[
    r#"{"rated":{"level":5,"service":{},"language":"zh"}}"#,
    r#"{"rated":{"level":1,"reasons":["slow","rude"],"comment":SIDE,"dimensions":["efficiency","attitude","skill","environment"],"service":{"item":"minimum-living","queue":"A","counter":"2","clerk":"wu-yun"},"language":"en"}}"#,
    r#"{"marked_suspicious":{"why":"repeated"}}"#,
    r#"{"marked_suspicious":{"why":"before_the_end"}}"#,
    r#"{"marked_suspicious":{"why":"burst"}}"#,
    r#"{"unmarked":{"by":"cui-yongmei","note":SIDE}}"#,
    r#"{"follow_up_opened":{"call_back":1,"mend":15}}"#,
    r#"{"assigned":{"to":"cui-yongmei"}}"#,
    r#"{"called_back":{"by":"cui-yongmei","outcome":"reached","note":SIDE}}"#,
    r#"{"called_back":{"by":"cui-yongmei","outcome":"not_reached"}}"#,
    r#"{"called_back":{"by":"cui-yongmei","outcome":"no_contact"}}"#,
    r#"{"mended":{"by":"cui-yongmei","note":SIDE}}"#,
    r#"{"called_groundless":{"by":"cui-yongmei","note":SIDE}}"#,
    r#"{"found_groundless":{"by":"burigude"}}"#,
    r#"{"not_groundless":{"by":"burigude"}}"#,
    r#"{"appealed":{"by":"wu-yun","note":SIDE}}"#,
    r#"{"appeal_heard":{"by":"burigude","upheld":true,"note":SIDE}}"#,
    r#"{"answered":{"by":"cui-yongmei","note":SIDE}}"#,
    r#"{"rated_again":{"level":4}}"#,
    r#"{"rated_again":{"level":2,"comment":SIDE}}"#,
];
const SIDE: &str =
    r#"{"name":"side/0198c0de-0000-7000-8000-00000000a001","digest":"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"}"#;

fn fixtures() -> Vec<String> {
    FIXTURES.iter().map(|text| text.replace("SIDE", SIDE)).collect()
}

#[test]
fn every_event_is_read_and_written_as_it_always_was() {
    for (text, fixture) in fixtures().iter().zip(FIXTURES) {
        let event = RatingEvent::from_json(text).unwrap_or_else(|| panic!("{text} is not read"));
        assert_eq!(event.to_json().unwrap(), *text);
        assert_eq!(event.sides().count(), fixture.matches("SIDE").count(), "{text}: what must be erased one day is known");
    }
}

#[test]
fn what_a_later_program_wrote_is_not_known() {
    for text in [
        r#"{"rated":{"level":6,"service":{},"language":"zh"}}"#,
        r#"{"starred":{"stars":3}}"#,
        r#"{"rated":{"level":0,"language":"zh"}}"#,
        "",
        "{}",
    ] {
        assert_eq!(RatingEvent::from_json(text), None, "{text}");
    }
}

#[test]
fn a_stream_tells_what_is_rated() {
    let day = Day::parse("2026-11-23").unwrap();
    let uuid = "0198c0de-0000-7000-8000-00000000a001";
    let subjects = [
        Subject::Ticket(day, TicketId::new(uuid).unwrap()),
        Subject::Receipt(ReceiptNumber::new("0107", day, 42).unwrap()),
        Subject::Open(OpenId::new(uuid).unwrap()),
    ];
    for subject in subjects {
        let stream = Stream::rating(&subject);
        assert_eq!(Stream::new(stream.as_str()), Some(stream.clone()), "a name like all others");
        assert_eq!((stream.rated(), stream.family(), stream.receipt()), (Some(subject), "rating", None));
    }
    for wrong in
        ["rating/ticket:2026-11-23", "rating/open:x", "rating/receipt:123", "rating/x:1", "case/open:0198c0de-0000-7000-8000-00000000a001"]
    {
        assert_eq!(Stream::new(wrong).unwrap().rated(), None, "{wrong}");
    }
}

#[test]
fn levels_are_five_and_the_last_two_are_bad() {
    assert_eq!(Level::ALL.map(Level::score), [5, 4, 3, 2, 1]);
    assert_eq!(Level::ALL.map(Level::is_bad), [false, false, false, true, true]);
    assert_eq!((0..=7).filter_map(Level::of_score).count(), 5);
}

/// What a reader of these events is tempted by.
fn likely() -> Vec<Value> {
    let words = ["reached", "repeated", "zh", "slow", "A", "cui-yongmei"].map(Value::from);
    words.into_iter().chain([serde_json::from_str(SIDE).unwrap(), json!(3), json!(true), json!({})]).collect()
}

/// Whatever is read is written and read again as the same.
fn check(text: &str) {
    if let Some(event) = RatingEvent::from_json(text) {
        assert_eq!(RatingEvent::from_json(&event.to_json().unwrap()), Some(event), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn fields_come_and_go(at in 0..FIXTURES.len(), field in any::<Index>(), fate in any_fate(likely())) {
        with_fate(&fixtures()[at], field, &fate).iter().for_each(|text| check(text));
    }

    #[test]
    fn texts_are_damaged(at in 0..FIXTURES.len(), place in any::<Index>(), put in SPLINTER, cut in 0_usize..3) {
        check(&damaged(&fixtures()[at], place, &put, cut));
    }
}
