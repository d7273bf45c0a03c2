//! The facts of cases: every format there ever was is read for ever, by hand as the derived reader would, and none of them says who somebody is.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::damaged_json::{SPLINTER, any_fate, damaged, with_fate};
use proptest::prelude::*;
use proptest::sample::Index;
use residents_window::domain::case::CaseEvent;
use residents_window::domain::codes::receipt::ReceiptNumber;
use residents_window::domain::hall::Language;
use residents_window::domain::stream::{Stream, StreamName};
use residents_window::domain::time::Day;
use residents_window::text::case::happened;
use serde_json::{Value, json};

/// One JSON text of every event there is, as the journal keeps it: written by the first program with cases, and never to be changed. `SIDE` stands for a
/// side record's reference.
const FIXTURES: &[&str] = &[
    r#"{"accepted":{"random":40817,"item":"minimum-living","guide":"minimum-living","guide_version":3,"language":"zh","counter":"2","first":"wu-yun","post":"B","way":"in_person","person":SIDE,"promised":{"value":20,"unit":"working-days"},"statutory":{"value":30,"unit":"days"},"steps":["accept","visit","decide"],"materials":[{"zh":"身份证","en":"ID card","original":1,"copies":2,"given":true},{"zh":"收入\"证明\"","given":false}]}}"#,
    r#"{"accepted":{"random":0,"item":"a","guide":"b","guide_version":1,"language":"en","counter":"12","first":"li","post":"A","way":"agent","person":SIDE,"promised":"at-once","statutory":"not-laid-down","steps":[],"materials":[]}}"#,
    r#"{"accepted":{"random":0,"item":"a","guide":"b","guide_version":1,"language":"en","counter":"12","first":"li","post":"A","way":"agent","person":SIDE,"ticket":{"day":"2026-11-23","id":"t-1"},"promised":"at-once","statutory":"not-laid-down","steps":[],"materials":[]}}"#,
    r#"{"accepted":{"random":999999,"item":"a","guide":"b","guide_version":1,"language":"en","counter":"1","first":"li","post":"A","way":"home_visit","person":SIDE,"promised":{"value":2,"unit":"months"},"statutory":"not-laid-down","steps":["one"],"materials":[]}}"#,
    r#"{"step_entered":{"step":"visit"}}"#,
    r#"{"material_requested":{"materials":[0,2]}}"#,
    r#"{"material_requested":{"materials":[],"other":SIDE,"again":"not_as_asked"}}"#,
    r#"{"material_requested":{"materials":[1],"again":"found_in_check"}}"#,
    r#"{"material_requested":{"materials":[1],"again":"forgotten"}}"#,
    r#"{"material_supplied":{"materials":[0,2]}}"#,
    r#"{"material_supplied":{"materials":[],"other":true}}"#,
    r#"{"suspended":{"ground":"hearing"}}"#,
    r#"{"suspended":{"ground":"tender"}}"#,
    r#"{"suspended":{"ground":"auction"}}"#,
    r#"{"suspended":{"ground":"inspection"}}"#,
    r#"{"suspended":{"ground":"testing"}}"#,
    r#"{"suspended":{"ground":"quarantine"}}"#,
    r#"{"suspended":{"ground":"appraisal"}}"#,
    r#"{"suspended":{"ground":"expert_review"}}"#,
    r#"{"suspended":{"ground":"public_notice"}}"#,
    r#"{"suspended":{"ground":"force_majeure"}}"#,
    r#"{"suspended":{"ground":"other_rule","note":SIDE}}"#,
    r#""resumed""#,
    r#"{"decided":{"verdict":"granted"}}"#,
    r#"{"decided":{"verdict":{"refused":{"reason":SIDE,"appeal":SIDE}}}}"#,
    r#"{"decided":{"verdict":"withdrawn"}}"#,
    r#"{"delivered":{"delivery":{"counter":{"counter":"7"}}}}"#,
    r#"{"delivered":{"delivery":{"post":{"tracking":SIDE}}}}"#,
    r#"{"delivered":{"delivery":"home_visit"}}"#,
    r#"{"urged":{}}"#,
    r#"{"urged":{"note":SIDE}}"#,
    r#"{"corrected":{"entry":0,"correction":{"person":{"person":SIDE}},"note":SIDE}}"#,
    r#"{"corrected":{"entry":3,"correction":{"step":{"step":"accept"}},"note":SIDE}}"#,
    r#"{"corrected":{"entry":0,"correction":{"material":{"material":1,"given":true}},"note":SIDE}}"#,
    r#"{"corrected":{"entry":9,"correction":{"delivery":{"delivery":"home_visit"}},"note":SIDE}}"#,
    r#"{"corrected":{"entry":4294967295,"correction":"remark","note":SIDE}}"#,
    r#"{"handed_over":{"to":"he-jing","post":"B"}}"#,
    r#""reprinted""#,
    r#"{"corrected":{"entry":2,"correction":"undone","note":SIDE}}"#,
    r#"{"found":{"by":"phone"}}"#,
    r#"{"found":{"by":"document"}}"#,
];

const SIDE: &str =
    r#"{"name":"side/00000000-0000-7000-8000-000000000001","digest":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}"#;

fn fixtures() -> Vec<String> {
    FIXTURES.iter().map(|text| text.replace("SIDE", SIDE)).collect()
}

fn check(text: &str) {
    assert_eq!(CaseEvent::from_json(text), serde_json::from_str(text).ok(), "{text}");
}

#[test]
fn every_event_is_read_and_written_as_it_always_was() {
    for text in fixtures() {
        let event = CaseEvent::from_json(&text).unwrap_or_else(|| panic!("{text} is not read"));
        check(&text);
        assert_eq!(event.to_json().unwrap(), text);
    }
}

#[test]
fn every_event_can_be_told_and_tells_no_reference() {
    for text in fixtures() {
        let event = CaseEvent::from_json(&text);
        let [zh, en] = [Language::Zh, Language::En].map(|language| happened::sentence(language, event.as_ref(), "X"));
        assert!(!zh.is_empty() && !en.is_empty() && zh != en, "{text}");
        assert!(!zh.contains("side/") && !en.contains("side/"));
    }
}

#[test]
fn every_side_record_that_an_event_speaks_of_is_known_for_being_erased() {
    for text in FIXTURES {
        let event = CaseEvent::from_json(&text.replace("SIDE", SIDE)).unwrap();
        assert_eq!(event.sides().len(), text.matches("SIDE").count(), "{text}");
    }
}

#[test]
fn what_a_later_program_wrote_is_not_known() {
    for text in [
        r#"{"merged":{"with":"x"}}"#,
        r#""merged""#,
        r#"{"suspended":{"ground":"eclipse"}}"#,
        r#"{"decided":{"verdict":"half"}}"#,
        "",
        "{}",
    ] {
        assert_eq!(CaseEvent::from_json(text), None, "{text}");
        check(text);
    }
}

#[test]
fn a_cases_stream_is_its_receipt_and_nothing_of_the_floor() {
    let number = ReceiptNumber::new("0107", Day::parse("2026-11-23").unwrap(), 42).unwrap();
    let stream = Stream::case(&number);
    assert_eq!(stream.as_str(), format!("case/{number}"));
    assert_eq!((stream.receipt(), stream.name(), stream.family()), (Some(number), StreamName::Other, "case"));
    assert_eq!(Stream::new(stream.as_str()), Some(stream.clone()));
    let wrong = stream.as_str().replace("case", "feed");
    assert_eq!(Stream::new(&wrong).unwrap().receipt(), None);
    assert_eq!(Stream::new("case/201072611230004200").unwrap().receipt(), None, "its check digits are wrong");
    assert_eq!(Stream::content().receipt(), None);
}

/// What a reader of these events is tempted by.
fn likely() -> Vec<Value> {
    let words = ["granted", "home_visit", "zh", "A", "7", "remark", "at-once", "hearing", "visit"].map(Value::from);
    let parts = [serde_json::from_str(SIDE).unwrap(), json!({"value": 3, "unit": "days"}), json!([1, 2])];
    words.into_iter().chain(parts).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn fields_come_and_go(at in 0..FIXTURES.len(), field in any::<Index>(), fate in any_fate(likely())) {
        with_fate(&fixtures()[at], field, &fate).iter().for_each(|text| check(text));
    }

    #[test]
    fn texts_are_damaged(at in 0..FIXTURES.len(), place in any::<Index>(), put in SPLINTER, cut in 0_usize..3) {
        check(&damaged(&fixtures()[at], place, &put, cut));
    }
}
