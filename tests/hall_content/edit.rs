//! Ways to break the shipped `hall.json`.

use proptest::prelude::*;
use serde_json::{Value, json};

/// The shipped file.
pub fn tree() -> Value {
    serde_json::from_str(include_str!("../../public/content/hall.json")).unwrap()
}

/// One change, at a JSON pointer; `-` is the end of a list.
pub enum Edit {
    Set(&'static str, Value),
    Remove(&'static str),
}

/// The shipped file with these changes.
pub fn apply(edits: &[Edit]) -> Value {
    let mut tree = tree();
    for edit in edits {
        match edit {
            Edit::Set(pointer, value) => change(&mut tree, pointer, Some(value.clone())),
            Edit::Remove(pointer) => change(&mut tree, pointer, None),
        }
    }
    tree
}

fn change(tree: &mut Value, pointer: &str, value: Option<Value>) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match (tree.pointer_mut(parent).unwrap(), value) {
        (Value::Object(map), Some(value)) => drop(map.insert(key.to_owned(), value)),
        (Value::Object(map), None) => drop(map.remove(key).unwrap()),
        (Value::Array(list), Some(value)) if key == "-" => list.push(value),
        (Value::Array(list), Some(value)) => list[key.parse::<usize>().unwrap()] = value,
        (Value::Array(list), None) => drop(list.remove(key.parse().unwrap())),
        _ => panic!("{pointer} leads nowhere"),
    }
}

/// Every place in the file.
fn places(value: &Value, path: &str, all: &mut Vec<String>) {
    let mut child = |key: String, value: &Value| {
        let path = format!("{path}/{key}");
        all.push(path.clone());
        places(value, &path, all);
    };
    match value {
        Value::Array(list) => list.iter().enumerate().for_each(|(index, value)| child(index.to_string(), value)),
        Value::Object(map) => map.iter().for_each(|(key, value)| child(key.clone(), value)),
        _ => {}
    }
}

/// What a slip of the pen or a machine may leave in a file.
fn any_junk() -> impl Strategy<Value = Value> {
    let texts = vec!["", " ", "A", "z", "1", "08:30", "24:00", "2026-11-21", "2026-13-01", "minimum-living", "1234", "99", "00"];
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2_000..20_000_i64).prop_map(Value::from),
        prop::sample::select(texts).prop_map(Value::from),
        Just(json!(0.5)),
        Just(json!([])),
        Just(json!({})),
        Just(json!("长".repeat(200))),
        Just(json!({"zh": "字", "en": "word"})),
        Just(json!([{"from": "09:00", "to": "10:00"}])),
    ]
}

/// A change at any place.
#[derive(Clone, Debug)]
pub enum AnyEdit {
    Set(prop::sample::Index, Value),
    Add(prop::sample::Index, Value),
    Remove(prop::sample::Index),
}

/// One to three changes at any place.
pub fn any_edits() -> impl Strategy<Value = Vec<AnyEdit>> {
    let place = any::<prop::sample::Index>;
    let set = (place(), any_junk()).prop_map(|(place, value)| AnyEdit::Set(place, value));
    let add = (place(), any_junk()).prop_map(|(place, value)| AnyEdit::Add(place, value));
    prop::collection::vec(prop_oneof![7 => set, 1 => add, 2 => place().prop_map(AnyEdit::Remove)], 1..4)
}

/// The shipped file with these changes.
pub fn break_anyhow(edits: Vec<AnyEdit>) -> Value {
    let mut tree = tree();
    for edit in edits {
        let mut all = Vec::new();
        places(&tree, "", &mut all);
        match edit {
            AnyEdit::Set(place, value) => change(&mut tree, place.get::<String>(&all), Some(value)),
            AnyEdit::Remove(place) => change(&mut tree, place.get::<String>(&all), None),
            AnyEdit::Add(place, value) => {
                let (parent, _) = place.get(&all).rsplit_once('/').unwrap();
                let key = if tree.pointer(parent).is_some_and(Value::is_array) { "-" } else { "extra" };
                change(&mut tree, &format!("{parent}/{key}"), Some(value));
            }
        }
    }
    tree
}
