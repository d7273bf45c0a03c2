//! The shipped guides: complete in every field, at home in the hall's content, each its own, and no promise longer than the law allows.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use serde_json::Value;

const GUIDES: &str = include_str!("../public/content/guides.json");
const SCHEMA: &str = include_str!("../public/schema/guides.schema.json");
const HALL: &str = include_str!("../public/content/hall.json");
/// Two guides may share this part of the sentences of the shorter one.
const SHARED_SENTENCES_MAX: f64 = 0.3;
/// Shorter pieces are words that every guide needs.
const SENTENCE_CHARS_MIN: usize = 8;

fn content() -> Value {
    serde_json::from_str(GUIDES).unwrap()
}

fn guides(content: &Value) -> &[Value] {
    content["guides"].as_array().unwrap()
}

fn id(guide: &Value) -> &str {
    guide["id"].as_str().unwrap()
}

fn ids<'a>(parent: &'a Value, list: &str) -> BTreeSet<&'a str> {
    parent[list].as_array().unwrap().iter().map(id).collect()
}

/// Every text of a guide with the field it stands in: `{ "zh": …, "en"?: … }`.
fn texts<'a>(value: &'a Value, field: &'a str, found: &mut Vec<(&'a str, &'a Value)>) {
    match value {
        Value::Object(members) if members.contains_key("zh") => found.push((field, value)),
        Value::Object(members) => {
            members.iter().for_each(|(name, member)| texts(member, if field.is_empty() { name } else { field }, found));
        }
        Value::Array(entries) => entries.iter().for_each(|entry| texts(entry, field, found)),
        _ => {}
    }
}

fn texts_of(guide: &Value) -> Vec<(&str, &Value)> {
    let mut found = Vec::new();
    texts(guide, "", &mut found);
    found
}

#[test]
fn the_file_fits_its_schema() {
    let schema = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::draft202012::options().build(&schema).unwrap();
    let faults: Vec<String> = validator.iter_errors(&content()).map(|e| format!("{}: {e}", e.instance_path)).collect();
    assert_eq!(faults, Vec::<String>::new());
    let mut broken = content();
    broken["guides"][3]["fee"] = Value::from("");
    assert!(!validator.is_valid(&broken), "a blank fee is no fee");
}

#[test]
fn there_are_enough_and_each_belongs_to_the_hall() {
    let (content, hall): (Value, Value) = (content(), serde_json::from_str(HALL).unwrap());
    let (classes, items, events) = (ids(&hall, "classes"), ids(&hall, "items"), ids(&content, "life_events"));
    let departments = ids(&content, "departments");
    let guides = guides(&content);
    assert!(guides.len() >= 75, "{}", guides.len());
    assert_eq!(guides.iter().map(id).collect::<BTreeSet<_>>().len(), guides.len(), "one identity each");
    for guide in guides {
        assert!(classes.contains(guide["class"].as_str().unwrap()), "{}", id(guide));
        assert!(departments.contains(guide["department"].as_str().unwrap()), "{}", id(guide));
        assert!(items.contains(guide["item"].as_str().unwrap()), "{}", id(guide));
        assert!(guide["life_events"].as_array().unwrap().iter().all(|event| events.contains(event.as_str().unwrap())), "{}", id(guide));
    }
    let of_items: BTreeSet<&str> = guides.iter().map(|guide| guide["item"].as_str().unwrap()).collect();
    assert_eq!(of_items, items, "every item has a guide");
}

/// Days, roughly: five working days are a week.
fn days(limit: &Value) -> f64 {
    match limit.as_str() {
        Some("at-once") => 0.0,
        Some(_) => f64::INFINITY,
        None => {
            let unit = match limit["unit"].as_str().unwrap() {
                "working-days" => 1.4,
                "days" => 1.0,
                _ => 30.0,
            };
            limit["value"].as_f64().unwrap() * unit
        }
    }
}

#[test]
fn nothing_promised_is_longer_than_the_law_allows() {
    for guide in guides(&content()) {
        let (promised, statutory) = (days(&guide["promised_limit"]), days(&guide["statutory_limit"]));
        assert!(promised.is_finite() && promised <= statutory, "{}: {promised} of {statutory} days", id(guide));
        assert_eq!(guide["processing"] == "at-once", promised == 0.0, "{}", id(guide));
    }
}

#[test]
fn the_checklist_decides_something_and_asks_nothing_else() {
    for guide in guides(&content()) {
        let answers = |question: &str| guide["questions"].as_array().unwrap().iter().find(|q| id(q) == question).map(|q| ids(q, "answers"));
        let mut asked = BTreeSet::new();
        for material in guide["materials"].as_array().unwrap() {
            assert_eq!(material["need"] == "conditional", material.get("when").is_some(), "{}: {material}", id(guide));
            let is_there = material["original"].as_u64().unwrap() + material["copies"].as_u64().unwrap() > 0;
            assert!(is_there || material["source"] == "shared-data", "{}: neither original nor copy: {material}", id(guide));
            for (question, wanted) in material.get("when").and_then(Value::as_object).into_iter().flatten() {
                let known = answers(question).unwrap_or_else(|| panic!("{}: no question {question}", id(guide)));
                assert!(
                    wanted.as_array().unwrap().iter().all(|answer| known.contains(answer.as_str().unwrap())),
                    "{}: {question}",
                    id(guide)
                );
                asked.insert(question.as_str());
            }
        }
        assert_eq!(asked, ids(guide, "questions"), "{}: a question that changes nothing", id(guide));
    }
}

#[test]
fn english_is_whole_or_not_there() {
    let content = content();
    let mut whole = 0;
    for guide in guides(&content) {
        let texts: Vec<_> = texts_of(guide).into_iter().filter(|(field, _)| *field != "name").collect();
        let english = texts.iter().filter(|(_, text)| text.get("en").is_some()).count();
        assert!(english == 0 || english == texts.len(), "{}: {english} of {} texts", id(guide), texts.len());
        whole += usize::from(english == texts.len());
    }
    assert!(whole >= 15, "{whole}");
}

fn sentences(guide: &Value) -> BTreeSet<&str> {
    // Where to go and whom to ask is the same for the whole hall.
    let own = |(field, _): &(&str, &Value)| !["contact", "complaint", "place", "authority", "name"].contains(field);
    texts_of(guide)
        .into_iter()
        .filter(own)
        .flat_map(|(_, text)| text["zh"].as_str().unwrap().split(['。', '；', '！', '？', '\n', ' ']))
        .filter(|sentence| sentence.chars().count() >= SENTENCE_CHARS_MIN)
        .collect()
}

#[test]
fn no_guide_is_another_one_again() {
    let content = content();
    let all: Vec<(&str, BTreeSet<&str>)> = guides(&content).iter().map(|guide| (id(guide), sentences(guide))).collect();
    for (at, (a, of_a)) in all.iter().enumerate() {
        for (b, of_b) in &all[at + 1..] {
            let shared = of_a.intersection(of_b).count() as f64 / of_a.len().min(of_b.len()).max(1) as f64;
            assert!(shared <= SHARED_SENTENCES_MAX, "{a} and {b} share {:.0} %", shared * 100.0);
        }
    }
}
