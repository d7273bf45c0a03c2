//! The table of fields holds every field of a guide, and each changes just its path.

use residents_window::domain::guide::diff::diff_guide;
use residents_window::domain::guide::edit::{Edit, edited, toggled, toggled_when, tree, without_question};
use residents_window::domain::guide::fields::{Entries, Field, Section, Shape, shape_of};
use residents_window::domain::guide::{Fee, Guide};
use residents_window::domain::hall::Language;
use residents_window::text::editor::values;
use serde_json::{Value, json};

use crate::guides;

/// What is not in the table: identities, and the version, which rises by itself.
const NOT_EDITED: [&str; 2] = ["id", "version"];

/// Every field that a guide has, with its path.
fn fields_of(root: &Value, above: &str, fields: &[Field]) -> Vec<(String, Shape)> {
    let mut found = Vec::new();
    for field in fields {
        let path = format!("{above}/{}", field.name);
        let entries = root.pointer(&path).and_then(Value::as_array).map_or(0, Vec::len);
        match field.shape {
            Shape::List(list) => {
                for at in 0..entries {
                    found.extend(fields_of(root, &format!("{path}/{at}"), list.fields()));
                }
            }
            Shape::Texts => found.extend((0..entries).map(|at| (format!("{path}/{at}"), shape_of(&format!("{path}/{at}")).unwrap()))),
            Shape::Words => found.extend((0..entries).map(|at| (format!("{path}/{at}"), Shape::Word { optional: false }))),
            shape => found.push((path, shape)),
        }
    }
    found
}

fn all_fields(guide: &Guide) -> Vec<(String, Shape)> {
    Section::ALL.iter().flat_map(|section| fields_of(&tree(guide), "", section.fields())).collect()
}

/// Another value than the one that stands there: the path that is set, and what.
fn others(path: &str, shape: Shape, now: Option<&Value>) -> Vec<(String, Value)> {
    let other = |words: Vec<String>| words.into_iter().find(|word| now != Some(&json!(word))).unwrap();
    match shape {
        Shape::Word { .. } => vec![(path.into(), json!("另外的词"))],
        Shape::Text { optional: true, .. } => vec![(format!("{path}/zh"), json!("别的")), (format!("{path}/en"), json!("another"))],
        Shape::Text { .. } | Shape::Name => vec![(format!("{path}/zh"), json!("别的")), (format!("{path}/en"), json!("another"))],
        Shape::Number { .. } => vec![(path.into(), json!(now.and_then(Value::as_u64).unwrap_or(0) + 1))],
        Shape::Day { .. } => vec![(path.into(), json!("2031-02-03"))],
        Shape::One(choice) => vec![(path.into(), json!(other(choice.words())))],
        Shape::Some(choice) => {
            let word = other(choice.words());
            vec![(path.into(), toggled(now.unwrap_or(&Value::Null), &word, &choice.words()))]
        }
        Shape::Limit { .. } => vec![(path.into(), json!({ "value": 17, "unit": "months" }))],
        Shape::Fee => vec![(path.into(), json!({ "text": { "zh": "十二元" }, "basis": "价目" }))],
        Shape::Named(_) => vec![(path.into(), json!("somewhere-else"))],
        Shape::LifeEvents => vec![(path.into(), json!(["army", "old-age", "death", "birth"]))],
        Shape::When => vec![(path.into(), json!({ "any": ["thing"] }))],
        Shape::Words | Shape::Texts | Shape::List(_) => unreachable!("its entries are asked"),
    }
}

#[test]
fn every_field_of_a_guide_is_in_the_table() {
    for guide in guides().guides {
        let root = tree(&guide);
        let known: Vec<&str> = Section::ALL.iter().flat_map(|section| section.fields()).map(|field| field.name).chain(NOT_EDITED).collect();
        for name in root.as_object().unwrap().keys() {
            assert!(known.contains(&name.as_str()), "{name}");
        }
        for (list, entries) in [
            ("materials", Entries::Materials),
            ("steps", Entries::Steps),
            ("results", Entries::Results),
            ("legal_basis", Entries::Laws),
            ("faq", Entries::Faq),
            ("questions", Entries::Questions),
        ] {
            for entry in root[list].as_array().unwrap() {
                let known: Vec<&str> = entries.fields().iter().map(|field| field.name).chain(NOT_EDITED).collect();
                assert!(entry.as_object().unwrap().keys().all(|name| known.contains(&name.as_str())), "{list}: {entry}");
            }
        }
    }
    assert_eq!(Section::of_path("/materials/3/note/zh"), Section::Bring);
    assert_eq!(Section::of_path("/version"), Section::Basics);
}

#[test]
fn every_field_changes_just_its_path() {
    let mut count = 0;
    for guide in guides().guides.iter().take(12) {
        for (path, shape) in all_fields(guide) {
            assert_eq!(shape_of(&path), Some(shape), "{path}");
            for (path_set, value) in others(&path, shape, tree(guide).pointer(&path)) {
                let edit = Edit::Set { path: path_set.clone(), value };
                let after = edited(guide, &edit).unwrap_or_else(|| panic!("{}{path_set} cannot be set", guide.id));
                let differences = diff_guide(Some(guide), Some(&after));
                assert!(!differences.is_empty(), "{path_set} changes nothing");
                for found in differences {
                    // A word in a list, and a missing optional text, are told as what they are in.
                    let is_own = found.path.starts_with(&path)
                        || path
                            .rsplit_once('/')
                            .is_some_and(|(list, _)| matches!(shape_of(list), Some(Shape::Words)) && found.path.starts_with(list));
                    assert!(is_own, "{path_set}: {found:?}");
                }
                count += 1;
            }
        }
    }
    assert!(count > 1_000, "{count}");
}

#[test]
fn entries_come_and_go_with_identities_of_their_own() {
    let guide = &guides().guides[0];
    for list in
        ["/materials", "/steps", "/results", "/legal_basis", "/faq", "/questions", "/questions/0/answers", "/conditions", "/aliases"]
    {
        let len = |guide: &Guide| tree(guide).pointer(list).unwrap().as_array().unwrap().len();
        let more = edited(guide, &Edit::Added { list: list.into() }).unwrap();
        assert_eq!(len(&more), len(guide) + 1, "{list}");
        let last = format!("{list}/{}", len(guide));
        assert_eq!(edited(&more, &Edit::Removed { path: last.clone() }).as_ref(), Some(guide), "{list}");
        let moved = edited(&more, &Edit::Moved { path: last.clone(), up: true }).unwrap();
        assert_eq!(edited(&moved, &Edit::Moved { path: format!("{list}/{}", len(guide) - 1), up: false }), Some(more.clone()), "{list}");
        assert_eq!(edited(&more, &Edit::Moved { path: last, up: false }), None, "nothing is behind the last");
        assert_eq!(edited(guide, &Edit::Removed { path: format!("{list}/99") }), None);
    }
    let ids = |guide: &Guide| guide.questions.iter().map(|question| question.id.clone()).collect::<Vec<_>>();
    let mut full = guide.clone();
    for _ in 0..3 {
        full = edited(&full, &Edit::Added { list: "/questions".into() }).unwrap();
        full = edited(&full, &Edit::Removed { path: "/questions/0".into() }).unwrap();
    }
    let mut unique = ids(&full);
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), ids(&full).len(), "{:?}", ids(&full));
}

#[test]
fn optional_texts_come_with_their_first_letter_and_go_with_their_last() {
    let guide = edited(&guides().guides[0], &Edit::Removed { path: "/materials/1".into() }).unwrap();
    let bare = edited(&guide, &Edit::Added { list: "/materials".into() }).unwrap();
    let at = bare.materials.len() - 1;
    assert_eq!(bare.materials[at].source_name, None);
    let path = format!("/materials/{at}/source_name");
    let named = edited(&bare, &Edit::Set { path: format!("{path}/zh"), value: json!("社") }).unwrap();
    assert_eq!(named.materials[at].source_name.as_ref().unwrap().zh, "社");
    let both = edited(&named, &Edit::Set { path: format!("{path}/en"), value: json!("C") }).unwrap();
    let half = edited(&both, &Edit::Set { path: format!("{path}/zh"), value: json!("") }).unwrap();
    assert!(half.materials[at].source_name.is_some(), "English is still there");
    assert_eq!(edited(&half, &Edit::Set { path: format!("{path}/en"), value: Value::Null }), Some(bare));
}

#[test]
fn words_and_conditions_are_ticked_and_unticked() {
    let all = ["a", "b", "c"].map(str::to_owned);
    assert_eq!(toggled(&json!(["c"]), "a", &all), json!(["a", "c"]));
    assert_eq!(toggled(&json!(["c", "x"]), "c", &all), json!(["x"]), "a strange word stays until it is unticked");
    let once = toggled_when(&Value::Null, "who", "agent");
    assert_eq!(once, json!({ "who": ["agent"] }));
    let both = toggled_when(&toggled_when(&once, "who", "self"), "sick", "ill");
    assert_eq!(both, json!({ "who": ["agent", "self"], "sick": ["ill"] }));
    assert_eq!(without_question(&both, "who"), json!({ "sick": ["ill"] }));
    assert_eq!(toggled_when(&once, "who", "agent"), Value::Null);
}

/// What a difference says is words, never what the file writes.
#[test]
fn values_are_said_in_words() {
    let zh = |path: &str, value: Value| values::value(Language::Zh, path, &value);
    assert_eq!(zh("/promised_limit", json!({ "value": 20, "unit": "working-days" })), "20 个工作日");
    assert_eq!(zh("/steps/1/limit", json!("at-once")), "当场办完");
    assert_eq!(zh("/fee", json!("free")), "不收费");
    assert_eq!(zh("/fee", json!("not-stated")), "还没有写");
    assert_eq!(zh("/materials/2/need", json!("conditional")), "视情况");
    assert_eq!(zh("/results/0/delivery/1", json!("post")), "邮寄");
    assert_eq!(zh("/summary/en", json!("")), "（空）");
    assert_eq!(zh("/materials/2", json!({ "name": { "zh": "户口簿", "en": "Book" }, "need": "required" })), "户口簿（Book）");
    for guide in guides().guides {
        for (path, shape) in all_fields(&guide) {
            let Some(value) = tree(&guide).pointer(&path).cloned() else { continue };
            let said = values::value(Language::Zh, &path, &value);
            let is_word = matches!(shape, Shape::One(_) | Shape::Some(_) | Shape::Limit { .. } | Shape::Fee);
            assert!(
                !is_word || matches!(guide.fee, Fee::Charged { .. }) || !said.contains(|letter: char| letter.is_ascii_lowercase()),
                "{path}: {said}"
            );
        }
    }
}
