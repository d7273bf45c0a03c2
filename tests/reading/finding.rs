//! Whatever stands in a guide finds it.

use std::collections::BTreeSet;

use residents_window::flow::guides::Seek;
use serde_json::Value;

use crate::{GUIDES, library, shelf};

/// Every run of Chinese letters below a value, in whatever field.
fn chinese(value: &Value, runs: &mut Vec<String>) {
    match value {
        Value::String(text) => runs.extend(
            text.split(|letter: char| !('\u{4e00}'..='\u{9fff}').contains(&letter))
                .filter(|run| run.chars().count() > 1)
                .map(str::to_owned),
        ),
        Value::Array(entries) => entries.iter().for_each(|entry| chinese(entry, runs)),
        Value::Object(members) => members.values().for_each(|member| chinese(member, runs)),
        _ => {}
    }
}

#[test]
fn what_stands_anywhere_in_a_guide_finds_it() {
    let library = library();
    let file: Value = serde_json::from_str(GUIDES).unwrap();
    for guide in file["guides"].as_array().unwrap() {
        let (id, mut runs) = (guide["id"].as_str().unwrap(), Vec::new());
        chinese(guide, &mut runs);
        // Where they end, for the beginnings are what everybody tries.
        let last = |run: &String| run.chars().skip(run.chars().count().saturating_sub(12)).collect::<String>();
        for typed in runs.iter().map(last).collect::<BTreeSet<_>>() {
            let found = shelf(&library, Seek::Typed(typed.clone()));
            assert!(found.rows[..found.exact].iter().any(|row| row.guide == id), "{typed} does not find {id}");
        }
    }
}

#[test]
fn a_wrong_character_or_a_blank_still_finds_the_nearest_and_counts_as_missed() {
    let library = library();
    let alike = [
        ("养老金认征", "pension-alive-check"),
        ("医保 报销", "medical"),
        ("残疾人补帖", "disab"),
        ("我想知道最低生活保障怎么申请", "minimum-living"),
    ];
    for (typed, meant) in alike {
        let found = shelf(&library, Seek::Typed(typed.into()));
        let rows: Vec<_> = found.rows.iter().map(|row| (row.guide.as_str(), row.why.as_str())).collect();
        assert!(found.exact == 0 && rows.iter().any(|(guide, _)| guide.contains(meant)), "{typed}: {rows:?}");
    }
    let found = shelf(&library, Seek::Typed("养老金认征".into()));
    assert!(found.missed && found.rows.iter().all(|row| row.why == "有几个字相同"), "{found:?}");
    // What everything has in common, or nothing, is near to nothing.
    for typed in ["恐龙化石", "申请恐龙化石", "鑫"] {
        let found = shelf(&library, Seek::Typed(typed.into()));
        assert!(found.missed && found.rows.is_empty(), "{typed}: {:?}", found.rows);
    }
    assert!(!shelf(&library, Seek::Typed("低保".into())).missed && !shelf(&library, Seek::Typed("dibao".into())).missed);
}
