//! A tree as the text of a file that people read: fields in the order of the table, what belongs together on one line.

use std::fmt::Write;

use serde_json::Value;

use super::Shape;

/// Longest line, in characters, on which a list or an object still stands whole.
const LINE_LENGTH_MAX: usize = 120;

/// The text of a tree of this shape, with a line end at its end. What the shape does not know follows what it does.
pub fn write(shape: &Shape, tree: &Value) -> String {
    let mut text = String::new();
    put(&mut text, Some(shape), tree, 0);
    text.push('\n');
    text
}

fn put(text: &mut String, shape: Option<&Shape>, value: &Value, depth: usize) {
    let line = on_one_line(shape, value);
    if depth > 0 && depth * 2 + line.chars().count() <= LINE_LENGTH_MAX || !value.is_array() && !value.is_object() {
        text.push_str(&line);
        return;
    }
    let (open, close) = if value.is_array() { ("[", "]") } else { ("{", "}") };
    text.push_str(open);
    for (at, (name, shape, value)) in members(shape, value).into_iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        let _ = write!(text, "{:indent$}", "", indent = depth * 2 + 2);
        if let Some(name) = name {
            let _ = write!(text, "{}: ", Value::from(name));
        }
        put(text, shape, value, depth + 1);
    }
    let _ = write!(text, "\n{:indent$}{close}", "", indent = depth * 2);
}

fn on_one_line(shape: Option<&Shape>, value: &Value) -> String {
    let inside = |separator: &str| {
        let members = members(shape, value).into_iter().map(|(name, shape, value)| match name {
            Some(name) => format!("{}: {}", Value::from(name), on_one_line(shape, value)),
            None => on_one_line(shape, value),
        });
        members.collect::<Vec<_>>().join(separator)
    };
    match value {
        Value::Array(_) => format!("[{}]", inside(", ")),
        Value::Object(_) => format!("{{{}}}", inside(", ")),
        other => other.to_string(),
    }
}

type Member<'a> = (Option<&'a str>, Option<&'a Shape>, &'a Value);

/// What is inside, in the order written.
fn members<'a>(shape: Option<&'a Shape>, value: &'a Value) -> Vec<Member<'a>> {
    match value {
        Value::Array(entries) => {
            let of = match shape {
                Some(Shape::List { of, .. }) => Some(*of),
                _ => None,
            };
            entries.iter().map(|entry| (None, of, entry)).collect()
        }
        Value::Object(map) => {
            let known: Vec<(&str, Option<&Shape>)> = match shape {
                Some(Shape::Object(fields)) => fields.iter().map(|field| (field.name(), Some(field.shape()))).collect(),
                Some(Shape::Words { .. }) => vec![("zh", None), ("en", None)],
                _ => Vec::new(),
            };
            let rest = match shape {
                Some(Shape::Map { of, .. }) => Some(*of),
                _ => None,
            };
            let others = map.keys().filter(|key| known.iter().all(|(name, _)| name != key)).map(|key| (key.as_str(), rest));
            let named = known.iter().copied().chain(others);
            named.filter_map(|(name, shape)| Some((Some(map.get_key_value(name)?.0.as_str()), shape, map.get(name)?))).collect()
        }
        _ => Vec::new(),
    }
}
