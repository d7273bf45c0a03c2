//! Fields that name something of the same file: what there is to choose from.

use serde_json::Value;

/// Something that can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the field holds.
    pub value: String,
    /// What it is called: Chinese and English; empty for what has no name.
    pub name: [String; 2],
}

/// Where a field (its path, numbers as `*`) finds what it may name: the list, the field that holds the identity, the field that holds the name.
const LINKS: &[(&str, &str, &str, &str)] = &[
    ("/items/*/class", "/classes", "id", "name"),
    ("/items/*/procedure", "/procedures", "id", "name"),
    ("/classes/*/procedure", "/procedures", "id", "name"),
    ("/items/*/queue", "/queues", "letter", "name"),
    ("/counters/*/queues/*", "/queues", "letter", "name"),
    ("/ratings/reasons/*/items/*", "/items", "id", "name"),
    ("/clerks/*/posts", "/counters", "id", "name"),
    ("/news/*/department", "/departments", "id", "name"),
    ("/accounts/*/department", "/departments", "id", "name"),
    ("/desks/*/department", "/departments", "id", "name"),
    ("/grids/*/stand_in", "/grids", "number", "manager"),
    ("/grids/*/covers/*/place", "/places", "id", "name"),
];

/// What the field of this path may name; nothing where it names nothing of this file.
pub fn choices(tree: &Value, path: &str) -> Vec<Choice> {
    let pattern: Vec<&str> = path.split('/').map(|piece| if piece.parse::<usize>().is_ok() { "*" } else { piece }).collect();
    let pattern = pattern.join("/");
    let Some((_, list, id, name)) = LINKS.iter().find(|(field, ..)| *field == pattern) else { return Vec::new() };
    let entries = tree.pointer(list).and_then(Value::as_array).into_iter().flatten();
    let text = |value: Option<&Value>| match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let choice = |entry: &Value| Choice {
        value: text(entry.get(id)),
        name: ["zh", "en"].map(|tongue| text(entry.get(name).and_then(|name| name.get(tongue)))),
    };
    entries.map(choice).filter(|choice| !choice.value.is_empty()).collect()
}
