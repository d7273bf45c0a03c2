//! Every format there ever was is read for ever; numbers, and records beside the journal.

use proptest::prelude::*;
use proptest::sample::Index;
use residents_window::domain::case::mask::Phone;
use residents_window::domain::opinion::{OpinionEvent, OpinionNumber, OpinionRecord};
use residents_window::domain::stream::{Stream, StreamName};
use serde_json::{Value, json};

use super::common::damaged_json::{SPLINTER, any_fate, damaged, with_fate};

/// One JSON text of every event there is, as the journal keeps it: written by the first program with opinions, and never to be changed.
const FIXTURES: &[&str] = &[
    r#"{"posted":{"kind":"suggestion","record":SIDE,"wants_answer":false,"language":"zh"}}"#,
    r#"{"posted":{"kind":"problem","record":SIDE,"wants_answer":true,"language":"en","in_burst":true}}"#,
    r#"{"posted":{"kind":"praise","record":SIDE,"wants_answer":false,"language":"zh"}}"#,
    r#"{"taken_up":{"by":"cui-yongmei"}}"#,
    r#"{"answered":{"by":"cui-yongmei","note":SIDE}}"#,
    r#"{"put_aside":{"by":"cui-yongmei","note":SIDE}}"#,
];
const SIDE: &str =
    r#"{"name":"side/0198c0de-0000-7000-8000-00000000a001","digest":"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"}"#;

fn fixtures() -> Vec<String> {
    FIXTURES.iter().map(|text| text.replace("SIDE", SIDE)).collect()
}

#[test]
fn every_event_is_read_and_written_as_it_always_was() {
    for (text, fixture) in fixtures().iter().zip(FIXTURES) {
        let event = OpinionEvent::from_json(text).unwrap_or_else(|| panic!("{text} is not read"));
        assert_eq!(event.to_json().unwrap(), *text);
        assert_eq!(event.side().is_some(), fixture.contains("SIDE"), "{text}: what must be erased one day is known");
    }
    for text in [r#"{"posted":{"kind":"joke","wants_answer":false,"language":"zh"}}"#, r#"{"shared":{}}"#, "", "{}"] {
        assert_eq!(OpinionEvent::from_json(text), None, "{text}");
    }
}

#[test]
fn a_number_is_nine_digits_that_check_themselves_and_names_its_stream() {
    let number = OpinionNumber::new(26, 42).unwrap();
    let digits = number.to_string();
    assert_eq!((digits.len(), number.grouped().replace(' ', "")), (9, digits.clone()));
    assert!(digits.starts_with("2600042"));
    assert_eq!(OpinionNumber::read(&digits), Some(number));
    // As a resident reads it from the paper, and a clerk types it.
    let full_width = |c: char| c.to_digit(10).map_or('\u{3000}', |digit| char::from_u32(0xff10 + digit).unwrap());
    let full_width: String = number.grouped().chars().map(full_width).collect();
    for typed in [&digits, &number.grouped(), &format!("  {digits} "), &number.grouped().replace(' ', "-"), &full_width] {
        assert_eq!(OpinionNumber::typed(typed), Some(number), "{typed}");
    }
    for typed in ["", "   ", "42", "260004299x", &digits[1..]] {
        assert_eq!(OpinionNumber::typed(typed), None, "{typed}");
    }
    let stream = Stream::opinion(&number);
    assert_eq!((stream.opined(), stream.family(), stream.rated(), stream.name()), (Some(number), "opinion", None, StreamName::Other));
    assert_eq!(Stream::new(stream.as_str()), Some(stream));
    // Every wrong digit and every swap of neighbours is caught.
    for place in 0..9 {
        for digit in '0'..='9' {
            let mut wrong: Vec<char> = digits.chars().collect();
            wrong[place] = digit;
            let wrong: String = wrong.into_iter().collect();
            assert_eq!(OpinionNumber::read(&wrong).is_some(), wrong == digits, "{wrong}");
        }
        if place < 8 {
            let mut swapped: Vec<char> = digits.chars().collect();
            swapped.swap(place, place + 1);
            let swapped: String = swapped.into_iter().collect();
            assert_eq!(OpinionNumber::read(&swapped).is_some(), swapped == digits, "{swapped}");
        }
    }
    assert_eq!((OpinionNumber::new(26, 0), OpinionNumber::new(26, 100_000), OpinionNumber::new(100, 1)), (None, None, None));
    for wrong in ["opinion/1", "opinion/x", "rating/260004217", "opinion"] {
        assert_eq!(Stream::new(wrong).unwrap().opined(), None, "{wrong}");
    }
}

#[test]
fn a_record_holds_the_words_as_they_are_and_the_phone_masked() {
    let phone = Phone::new("13812345678").unwrap();
    let hostile = "=cmd|'/c calc'!A1 <script>\u{202e}\n\"\\ \u{7} 好";
    let record = OpinionRecord::new(hostile, Some((&phone, "key.sealed".to_owned())));
    assert_eq!(record.text, hostile.replace('\u{7}', ""));
    let kept = record.write();
    assert!(!kept.contains("13812345678") && kept.contains("138****5678"), "{kept}");
    assert_eq!(OpinionRecord::read(&kept), Some(record));
    let longest = OpinionRecord::new(&"\"".repeat(300), Some((&phone, "x".repeat(90)))).write();
    assert!(longest.chars().count() <= 1_000, "it fits beside the journal: {}", longest.chars().count());
    for wrong in ["", "{}", r#"{"form":2,"text":"x"}"#, r#"{"form":1,"text":"x","phone":"13812345678","sealed":"s"}"#] {
        assert_eq!(OpinionRecord::read(wrong), None, "{wrong}");
    }
}

/// What a reader of these events is tempted by.
fn likely() -> Vec<Value> {
    let words = ["problem", "zh", "cui-yongmei"].map(Value::from);
    words.into_iter().chain([serde_json::from_str(SIDE).unwrap(), json!(3), json!(true), json!({})]).collect()
}

/// Whatever is read is written and read again as the same.
fn check(text: &str) {
    if let Some(event) = OpinionEvent::from_json(text) {
        assert_eq!(OpinionEvent::from_json(&event.to_json().unwrap()), Some(event), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn fields_come_and_go(at in 0..FIXTURES.len(), field in any::<Index>(), fate in any_fate(likely())) {
        with_fate(&fixtures()[at], field, &fate).iter().for_each(|text| check(text));
    }

    #[test]
    fn texts_are_damaged(at in 0..FIXTURES.len(), place in any::<Index>(), put in SPLINTER, cut in 0_usize..3) {
        check(&damaged(&fixtures()[at], place, &put, cut));
    }
}
