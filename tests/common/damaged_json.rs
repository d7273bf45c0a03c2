//! Events as a failing disk or another program would leave them: fields added, taken away, spoilt, and texts damaged anywhere.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

/// Any JSON, with `likely` values among its leaves: those a reader of the events is tempted by.
pub fn any_json(likely: Vec<Value>) -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0_u32..70_000).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[a-zA-Z0-9-]{0,8}".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(likely),
    ];
    leaf.prop_recursive(4, 12, 4, |inner| {
        let object = prop::collection::vec(("[a-z]{1,6}", inner.clone()), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            object.prop_map(|o| o.into_iter().collect::<Map<_, _>>().into())
        ]
    })
}

/// What becomes of one field.
#[derive(Debug, Clone)]
pub enum Fate {
    Gone,
    Spoilt(Value),
    Joined(Value),
}

pub fn any_fate(likely: Vec<Value>) -> impl Strategy<Value = Fate> {
    prop_oneof![
        1 => Just(Fate::Gone),
        1 => any_json(likely.clone()).prop_map(Fate::Spoilt),
        2 => any_json(likely).prop_map(Fate::Joined),
    ]
}

/// The texts of `event` after `fate` met one of the fields of what it holds, and one of an event nobody knows.
pub fn with_fate(event: &str, field: Index, fate: &Fate) -> [String; 3] {
    let mut event: Value = serde_json::from_str(event).expect("an event's text");
    let other = match fate {
        Fate::Gone => Value::Null,
        Fate::Spoilt(other) | Fate::Joined(other) => other.clone(),
    };
    if let Some(fields) = body(&mut event).filter(|fields| !fields.is_empty()) {
        let key = fields.keys().nth(field.index(fields.len())).expect("a field").clone();
        match fate {
            Fate::Gone => drop(fields.remove(&key)),
            Fate::Spoilt(other) => drop(fields.insert(key, other.clone())),
            Fate::Joined(other) => drop(fields.insert("a-later-program".into(), other.clone())),
        }
    }
    [event.to_string(), serde_json::to_string_pretty(&event).expect("JSON"), json!({ "something_new": other }).to_string()]
}

fn body(event: &mut Value) -> Option<&mut Map<String, Value>> {
    event.as_object_mut()?.values_mut().next()?.as_object_mut()
}

/// What is put in where a text is damaged: the characters JSON is made of.
pub const SPLINTER: &str = "[\"\\\\{}:,.0-9a-fu\\-+eE \n纸]{0,3}";

/// `text` with up to `cut` characters from `place` on replaced by `put`.
pub fn damaged(text: &str, place: Index, put: &str, cut: usize) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let from = place.index(chars.len());
    let to = (from + cut).min(chars.len());
    chars.splice(from..to, put.chars());
    chars.into_iter().collect()
}
