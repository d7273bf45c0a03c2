//! The guides as the program reads them: nothing of the file is lost, and the checklist leaves what a person needs.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

use residents_window::domain::guide::checklist::{Answers, Needed, needed, to_bring};
use residents_window::domain::guide::parse::{Unreadable, parse, write};
use residents_window::domain::guide::{Fee, Guide, Guides, Limit, Unit};
use serde_json::Value;

const GUIDES: &str = include_str!("../public/content/guides.json");

fn shipped() -> Guides {
    parse(GUIDES).unwrap()
}

fn guide(guides: &Guides, id: &str) -> Guide {
    guides.guides.iter().find(|guide| guide.id == id).unwrap().clone()
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned())).collect()
}

#[test]
fn nothing_of_the_file_is_lost() {
    let written: Value = serde_json::from_str(&write(&shipped()).unwrap()).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(GUIDES).unwrap());
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(GUIDES).unwrap();
        change(&mut file);
        parse(&serde_json::to_string(&file).unwrap())
    };
    assert!(matches!(broken(&|f| f["guides"][2]["fee"] = Value::from("nothing")), Err(Unreadable::Shape { .. })));
    assert!(matches!(broken(&|f| f["guides"][2]["promised_limit"] = Value::from("soon")), Err(Unreadable::Shape { .. })));
    assert!(matches!(broken(&|f| f["guides"][2]["surprise"] = Value::from(1)), Err(Unreadable::Shape { .. })));
    assert_eq!(broken(&|f| f["format"] = Value::from(2)), Err(Unreadable::Format(2)));
    assert_eq!(
        broken(&|f| f["guides"][2]["id"] = f["guides"][1]["id"].clone()),
        Err(Unreadable::Twice("minimum-living-review".to_owned()))
    );
    assert!(matches!(parse("{\n  \"format\": 1,\n  ?"), Err(Unreadable::Shape { line: 3, column: 3, .. })));
    assert!(parse(&format!("\u{feff}{GUIDES}")).is_ok(), "a byte order mark is no fault");
}

#[test]
fn a_draft_may_leave_the_fee_open_and_a_limit_has_a_unit() {
    let mut guides = shipped();
    guides.guides[0].fee = Fee::NotStated;
    assert_eq!(parse(&write(&guides).unwrap()).unwrap().guides[0].fee, Fee::NotStated);
    assert_eq!(guide(&guides, "minimum-living").promised_limit, Limit::Within(20, Unit::WorkingDays));
}

#[test]
fn limits_of_different_units_can_be_held_against_each_other() {
    let in_order = [
        Limit::AtOnce,
        Limit::Within(1, Unit::Days),
        Limit::Within(1, Unit::WorkingDays),
        Limit::Within(20, Unit::WorkingDays),
        Limit::Within(29, Unit::Days),
        Limit::Within(1, Unit::Months),
        Limit::NotLaidDown,
    ];
    let lengths: Vec<u32> = in_order.into_iter().map(Limit::hundredths_of_days).collect();
    assert!(lengths.is_sorted_by(|a, b| a < b), "{lengths:?}");
}

#[test]
fn the_checklist_leaves_what_this_person_needs() {
    let guide = guide(&shipped(), "minimum-living");
    let names = |chosen: &Answers| -> Vec<(String, Needed)> { to_bring(&guide, chosen).map(|(m, n)| (m.name.zh.clone(), n)).collect() };
    let open = names(&Answers::new());
    assert_eq!(open.len(), guide.materials.len(), "nothing is ruled out before a question is answered");
    assert!(open.contains(&("委托书".to_owned(), Needed::Perhaps)) && open.contains(&("户口簿".to_owned(), Needed::Yes)));
    let alone = answers(&[("who", "self"), ("work", "no"), ("sick", "none"), ("student", "no"), ("register", "here")]);
    let left = names(&alone);
    assert!(left.iter().all(|(_, verdict)| *verdict == Needed::Yes));
    assert!(!left.iter().any(|(name, _)| name == "委托书" || name == "收入证明"), "{left:?}");
    let ill = names(&answers(&[("sick", "both")]));
    assert!(ill.contains(&("诊断证明".to_owned(), Needed::Yes)) && ill.contains(&("残疾人证".to_owned(), Needed::Yes)), "{ill:?}");
}

#[test]
fn a_condition_that_asks_nothing_known_rules_nothing_out() {
    let guide = guide(&shipped(), "minimum-living");
    let mut material = guide.materials.iter().find(|m| !m.when.is_empty()).unwrap().clone();
    material.when = [("never-asked".to_owned(), vec!["yes".to_owned()])].into();
    assert_eq!(needed(&material, &answers(&[("who", "self")])), Needed::Perhaps);
}

#[test]
fn a_guide_holds_from_its_first_day_until_it_is_cancelled() {
    let mut guide = guide(&shipped(), "minimum-living");
    let day = |text: &str| serde_json::from_value(Value::from(text)).unwrap();
    guide.cancelled = Some(day("2026-12-01"));
    let holds: Vec<bool> =
        ["2026-06-30", "2026-07-01", "2026-11-30", "2026-12-01"].into_iter().map(|text| guide.holds_on(day(text))).collect();
    assert_eq!(holds, [false, true, true, false]);
}
