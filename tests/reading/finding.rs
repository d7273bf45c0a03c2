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
