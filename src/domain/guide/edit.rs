//! One change of a guide: by the path of what changes, as lint and diff name it. What would be no guide any more is refused.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::fields::{Entries, Shape, shape_of};
use super::model::Guide;

/// A change of a guide.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// The field of this path says this; nothing takes an optional one away.
    Set {
        /// Which.
        path: String,
        /// What it says.
        value: Value,
    },
    /// One more entry at the end of this list.
    Added {
        /// Which list.
        list: String,
    },
    /// This entry is taken out of its list.
    Removed {
        /// Which.
        path: String,
    },
    /// This entry changes places with the one before or behind it.
    Moved {
        /// Which.
        path: String,
        /// Before, or behind.
        up: bool,
    },
}

impl Edit {
    /// A field that is typed into: quick changes of it are one.
    pub fn typed(&self) -> Option<&str> {
        match self {
            Self::Set { path, value: Value::String(_) | Value::Null } => Some(path),
            _ => None,
        }
    }
}

/// A guide as the tree that paths lead through.
pub fn tree(guide: &Guide) -> Value {
    // Everything in a guide can be written as JSON.
    serde_json::to_value(guide).unwrap_or(Value::Null)
}

/// The guide after a change; nothing when the change cannot be made.
pub fn edited(guide: &Guide, edit: &Edit) -> Option<Guide> {
    let mut root = tree(guide);
    match edit {
        Edit::Set { path, value } => set(&mut root, path, value)?,
        Edit::Added { list } => add(&mut root, list)?,
        Edit::Removed { path } => {
            let (list, at) = entry(&mut root, path)?;
            list.remove(at);
        }
        Edit::Moved { path, up } => {
            let (list, at) = entry(&mut root, path)?;
            let other = if *up { at.checked_sub(1)? } else { at + 1 };
            if other >= list.len() {
                return None;
            }
            list.swap(at, other);
        }
    }
    serde_json::from_value(root).ok()
}

/// The entry of a path: its list, and its place that surely is there.
fn entry<'a>(root: &'a mut Value, path: &str) -> Option<(&'a mut Vec<Value>, usize)> {
    let (list, at) = path.rsplit_once('/')?;
    let list = root.pointer_mut(list)?.as_array_mut()?;
    let at: usize = at.parse().ok()?;
    (at < list.len()).then_some((list, at))
}

fn set(root: &mut Value, path: &str, value: &Value) -> Option<()> {
    let (above, name) = path.rsplit_once('/')?;
    // An optional text comes with its first letter.
    if let Some((outer, inner)) = above.rsplit_once('/')
        && root.pointer(above).is_none()
        && matches!(shape_of(above), Some(Shape::Text { optional: true, .. }))
    {
        root.pointer_mut(outer)?.as_object_mut()?.insert(inner.to_owned(), json!({ "zh": "" }));
    }
    match root.pointer_mut(above)? {
        Value::Array(entries) => *entries.get_mut(name.parse::<usize>().ok()?)? = value.clone(),
        Value::Object(members) if value.is_null() => drop(members.remove(name)),
        Value::Object(members) => drop(members.insert(name.to_owned(), value.clone())),
        _ => return None,
    }
    // And goes with its last one.
    if matches!(shape_of(above), Some(Shape::Text { optional: true, .. }))
        && root.pointer(above).and_then(Value::as_object).is_some_and(says_nothing)
    {
        let (outer, inner) = above.rsplit_once('/')?;
        root.pointer_mut(outer)?.as_object_mut()?.remove(inner);
    }
    Some(())
}

fn says_nothing(text: &Map<String, Value>) -> bool {
    text.values().all(|words| words.as_str().is_none_or(str::is_empty))
}

fn add(root: &mut Value, list: &str) -> Option<()> {
    let shape = shape_of(list)?;
    let entries = root.pointer_mut(list)?.as_array_mut()?;
    let entry = match shape {
        Shape::Words => json!(""),
        Shape::Texts => json!({ "zh": "" }),
        Shape::List(kind) => kind.blank(&fresh_id(entries, kind)),
        _ => return None,
    };
    entries.push(entry);
    Some(())
}

/// An identity that no entry of the list has.
fn fresh_id(entries: &[Value], kind: Entries) -> String {
    let known: BTreeSet<&str> = entries.iter().filter_map(|entry| entry.get("id")?.as_str()).collect();
    let prefix = kind.id_prefix().unwrap_or("e");
    let mut number = entries.len() + 1;
    while known.contains(format!("{prefix}{number}").as_str()) {
        number += 1;
    }
    format!("{prefix}{number}")
}

/// A list of words with this one in it if it was not, and without it if it was; in the order of `all`.
pub fn toggled(list: &Value, word: &str, all: &[String]) -> Value {
    let has: Vec<&str> = list.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let is_kept = |known: &&str| (*known == word) != has.contains(known);
    let strange = has.iter().filter(|known| !all.iter().any(|one| one == *known)).copied();
    let ordered: Vec<&str> = all.iter().map(String::as_str).filter(is_kept).collect();
    json!(ordered.into_iter().chain(strange.filter(|known| *known != word)).collect::<Vec<_>>())
}

/// A condition in which this answer of this question counts if it did not, and does not if it did. Nothing where no condition is left.
pub fn toggled_when(when: &Value, question: &str, answer: &str) -> Value {
    let mut conditions = when.as_object().cloned().unwrap_or_default();
    let named = conditions.get(question).cloned().unwrap_or_else(|| json!([]));
    let mut answers: Vec<String> = named.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect();
    match answers.iter().position(|known| known == answer) {
        Some(at) => drop(answers.remove(at)),
        None => answers.push(answer.to_owned()),
    }
    match answers.is_empty() {
        true => drop(conditions.remove(question)),
        false => drop(conditions.insert(question.to_owned(), json!(answers))),
    }
    if conditions.is_empty() { Value::Null } else { Value::Object(conditions) }
}

/// The same without whatever it says of this question.
pub fn without_question(when: &Value, question: &str) -> Value {
    let mut conditions = when.as_object().cloned().unwrap_or_default();
    conditions.remove(question);
    if conditions.is_empty() { Value::Null } else { Value::Object(conditions) }
}
