//! The difference of two states of the guides: nothing is left out, and lists are told as a reader would tell them.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use residents_window::domain::guide::diff::{CLASSES, Change, Difference, diff, diff_guide};
use residents_window::domain::guide::parse::parse;
use residents_window::domain::guide::{Guide, Guides, Limit, Unit};
use residents_window::domain::hall::Language;
use residents_window::text::guide_fields::field;
use serde_json::{Value, json};

fn guides() -> Guides {
    parse(include_str!("../public/content/guides.json")).unwrap()
}

/// What an edit of the first guide is told as.
fn told(edit: impl FnOnce(&mut Guide)) -> Vec<(String, Change)> {
    let mut file = guides();
    let before = file.clone();
    edit(&mut file.guides[0]);
    let differences = diff(&before, &file);
    assert!(differences.iter().all(|found| found.guide.as_deref() == Some("minimum-living")), "{differences:?}");
    differences.into_iter().map(|found| (found.path, found.change)).collect()
}

fn changed(before: impl Into<Value>, after: impl Into<Value>) -> Change {
    Change::Changed { before: before.into(), after: after.into() }
}

#[test]
fn fields_are_told_by_their_paths() {
    assert_eq!(told(|_| {}), []);
    let days = json!({"value": 20, "unit": "working-days"});
    assert_eq!(
        told(|g| g.promised_limit = Limit::Within(15, Unit::WorkingDays)),
        [("/promised_limit".into(), changed(days.clone(), json!({"value": 15, "unit": "working-days"})))]
    );
    assert_eq!(told(|g| g.promised_limit = Limit::AtOnce), [("/promised_limit".into(), changed(days, "at-once"))]);
    assert_eq!(told(|g| g.name.zh = "低保申请".into()), [("/name/zh".into(), changed("最低生活保障申请", "低保申请"))]);
    assert_eq!(told(|g| g.summary.en = None)[0].0, "/summary/en");
    assert!(matches!(told(|g| g.summary.en = None)[0].1, Change::Removed(_)));
    assert_eq!(told(|g| g.materials[6].source_name = None)[0].0, "/materials/6/source_name");
    assert_eq!(told(|g| drop(g.materials[5].when.insert("who".into(), vec!["self".into()])))[0].0, "/materials/5/when");
}

#[test]
fn entries_are_told_by_what_they_are() {
    // One taken out of the middle is one removal, not a change of everything after it.
    let removed = told(|g| drop(g.materials.remove(3)));
    assert!(matches!(removed.as_slice(), [(path, Change::Removed(_))] if path == "/materials/3"), "{removed:?}");
    let added = told(|g| g.steps.insert(1, g.steps[5].clone()));
    assert!(matches!(added.as_slice(), [(path, Change::Added(_)), ..] if path.starts_with("/steps/")), "{added:?}");
    // A new name is a change; the note of the same entry stays unmentioned.
    assert_eq!(told(|g| g.materials[3].name.zh = "户口本".into()), [("/materials/3/name/zh".into(), changed("户口簿", "户口本"))]);
    assert_eq!(told(|g| g.questions[0].answers[1].text.zh = "别人代办".into())[0].0, "/questions/0/answers/1/text/zh");
    // Another identity is another entry.
    let renamed = told(|g| g.questions[0].id = "whose".into());
    assert!(renamed.iter().any(|(_, change)| matches!(change, Change::Removed(_))) && renamed.len() == 2, "{renamed:?}");
    assert_eq!(told(|g| g.aliases.push("低保金".into())), [("/aliases/8".into(), Change::Added("低保金".into()))]);
    let swapped = told(|g| g.steps.swap(0, 1));
    let [(path, Change::Reordered { before, after })] = swapped.as_slice() else { panic!("{swapped:?}") };
    assert_eq!(
        (path.as_str(), &before[..2], &after[..2]),
        ("/steps", &["问清楚、领表".to_owned(), "交材料、受理".into()][..], &["交材料、受理".to_owned(), "问清楚、领表".into()][..])
    );
}

#[test]
fn guides_and_the_file_itself_are_told_too() {
    let before = guides();
    let mut after = before.clone();
    let gone = after.guides.remove(4);
    let new = Guide { id: "brand-new".into(), ..after.guides[0].clone() };
    after.guides.push(new);
    after.guides.swap(0, 1);
    after.departments[0].name.zh = "街道".into();
    let found = diff(&before, &after);
    let has = |guide: Option<&str>, path: &str| found.iter().any(|d| d.guide.as_deref() == guide && d.path == path);
    assert!(has(None, "/guides") && has(None, "/departments/0/name/zh"));
    assert!(has(Some(&gone.id), "") && has(Some("brand-new"), ""), "{found:?}");
    assert_eq!(found.len(), 4);
    // The order of the classes is told whole, also where there was none.
    let ordered = Guides { classes: vec!["b".into(), "a".into()], ..before.clone() };
    let change = Change::Reordered { before: Vec::new(), after: vec!["b".into(), "a".into()] };
    assert_eq!(diff(&before, &ordered), [Difference { guide: None, path: CLASSES.into(), change }]);
    assert_eq!(diff_guide(None, None), []);
    assert!(matches!(diff_guide(None, Some(&gone)).as_slice(), [Difference { change: Change::Added(_), .. }]));
}

/// A tree with something changed at a random place: a value, an entry removed, doubled or moved.
fn spoilt(value: &mut Value, path: &mut impl Iterator<Item = usize>) {
    let (Some(turn), Some(how)) = (path.next(), path.next()) else { return };
    match value {
        Value::Array(entries) if !entries.is_empty() => {
            let at = turn % entries.len();
            match how % 6 {
                0 => drop(entries.remove(at)),
                1 => entries.insert(at, entries[at].clone()),
                2 => entries.rotate_left(at),
                _ => spoilt(&mut entries[at], path),
            }
        }
        Value::Object(members) if !members.is_empty() => {
            let key = members.keys().nth(turn % members.len()).cloned().unwrap();
            spoilt(&mut members[&key], path);
        }
        Value::String(text) => text.push('。'),
        Value::Number(number) => *value = json!(number.as_u64().unwrap_or(0) + 1),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn two_states_without_a_difference_are_equal(path in prop::collection::vec(any::<usize>(), 16), which in 0..79_usize) {
        let before = guides();
        let mut tree = serde_json::to_value(&before.guides[which]).unwrap();
        spoilt(&mut tree, &mut path.into_iter());
        // What no guide can be is refused when it is read.
        if let Ok(guide) = serde_json::from_value::<Guide>(tree) {
            let mut after = before.clone();
            after.guides[which] = guide;
            if after.guides[which].id == before.guides[which].id {
                prop_assert_eq!(diff(&before, &after).is_empty(), before == after);
            }
        }
    }
}

/// Every path that a difference can have is said in words, apart from identities.
#[test]
fn paths_are_said_in_words() {
    fn walk(value: &Value, path: &str, paths: &mut Vec<String>) {
        paths.push(path.to_owned());
        match value {
            Value::Array(entries) => entries.iter().enumerate().for_each(|(at, entry)| walk(entry, &format!("{path}/{at}"), paths)),
            Value::Object(members) if !path.ends_with("/when") && !path.ends_with("limit") => {
                members.iter().for_each(|(name, member)| walk(member, &format!("{path}/{name}"), paths));
            }
            _ => {}
        }
    }
    let mut paths = Vec::new();
    guides().guides.iter().for_each(|guide| walk(&serde_json::to_value(guide).unwrap(), "", &mut paths));
    for path in paths {
        let (zh, en) = (field(Language::Zh, &path), field(Language::En, &path));
        assert!(!zh.contains(|letter: char| letter.is_ascii_alphabetic()), "{path}: {zh}");
        assert!(!en.contains('_') && en.is_ascii(), "{path}: {en}");
    }
    assert_eq!(field(Language::Zh, "/materials/3/note/zh"), "材料第 4 项，填报须知，中文");
    assert_eq!(field(Language::Zh, ""), "整个指南");
}
