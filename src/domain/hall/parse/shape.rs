//! Shapes of JSON as data, and the walk that holds a tree against them.
//!
//! A table and one small walk instead of a function per type: that is less code to load, and the table can be read beside the published schema.

use serde_json::{Map, Value};

use super::fault::{FOUND_LENGTH_MAX, FaultKind, Faults, JsonType, integer};
use super::format::TextFormat;
use crate::domain::hall::model::Language;

/// What a value has to look like.
pub enum Shape {
    /// Exactly these fields.
    Object(&'static [Field]),
    /// Entries of one shape.
    List {
        /// What each is.
        of: &'static Shape,
        /// At least so many.
        min: usize,
        /// At most so many.
        max: usize,
    },
    /// Values of one shape under keys of one format.
    Map {
        /// What each key says.
        keys: TextFormat,
        /// What each value is.
        of: &'static Shape,
        /// At least so many.
        min: usize,
    },
    /// A text of a format.
    Text(TextFormat),
    /// A text in both languages.
    Words {
        /// Most characters in Chinese.
        zh_max: usize,
        /// Most characters in English.
        en_max: usize,
    },
    /// A whole number.
    Integer {
        /// At least.
        min: i64,
        /// At most.
        max: i64,
    },
}

/// A field of an object.
pub struct Field {
    name: &'static str,
    shape: &'static Shape,
    required: bool,
}

impl Field {
    /// Its name in the file.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What it may hold.
    pub const fn shape(&self) -> &'static Shape {
        self.shape
    }

    /// Whether it must be there.
    pub const fn is_required(&self) -> bool {
        self.required
    }
}

impl Shape {
    /// The fields of an object.
    pub const fn fields(&self) -> &'static [Field] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }
}

/// A field that must be there.
pub(in crate::domain) const fn required(name: &'static str, shape: &'static Shape) -> Field {
    Field { name, shape, required: true }
}

/// A field that may be left out, or be `null`.
pub(in crate::domain) const fn optional(name: &'static str, shape: &'static Shape) -> Field {
    Field { name, shape, required: false }
}

/// The path of a part: JSON pointers escape `~` and `/`.
pub(in crate::domain) fn below(path: &str, part: &str) -> String {
    format!("{path}/{}", part.replace('~', "~0").replace('/', "~1"))
}

/// The path of an entry of a list.
pub(in crate::domain) fn entry_of(path: &str, index: usize) -> String {
    format!("{path}/{index}")
}

/// Adds every place in which `value` is not of this shape.
pub(in crate::domain) fn check(shape: &Shape, value: &Value, path: &str, faults: &mut Faults) {
    match (shape, value) {
        (Shape::Object(fields), Value::Object(map)) => check_object(fields, map, path, faults),
        (Shape::List { of, min, max }, Value::Array(entries)) => {
            check_count(entries.len(), *min, *max, path, faults);
            for (index, entry) in entries.iter().enumerate() {
                check(of, entry, &entry_of(path, index), faults);
            }
        }
        (Shape::Map { keys, of, min }, Value::Object(map)) => {
            check_count(map.len(), *min, usize::MAX, path, faults);
            for (key, entry) in map {
                check_text(*keys, key, &below(path, key), faults);
                check(of, entry, &below(path, key), faults);
            }
        }
        (Shape::Text(format), Value::String(text)) => check_text(*format, text, path, faults),
        (Shape::Words { zh_max, en_max }, Value::Object(map)) => check_words(map, [*zh_max, *en_max], path, faults),
        (Shape::Integer { min, max }, Value::Number(_)) if integer(value).is_some() => {
            let found = integer(value).unwrap_or_default();
            if !(*min..=*max).contains(&found) {
                faults.add(path, FaultKind::OutOfRange { min: *min, max: *max, found });
            }
        }
        _ => faults.add(path, FaultKind::WrongType { expected: shape.json_type(), found: JsonType::of(value) }),
    }
}

impl Shape {
    const fn json_type(&self) -> JsonType {
        match self {
            Self::Object(_) | Self::Map { .. } | Self::Words { .. } => JsonType::Object,
            Self::List { .. } => JsonType::List,
            Self::Text(_) => JsonType::Text,
            Self::Integer { .. } => JsonType::Integer,
        }
    }
}

fn check_object(fields: &[Field], map: &Map<String, Value>, path: &str, faults: &mut Faults) {
    for field in fields {
        match map.get(field.name) {
            None if field.required => faults.add(&below(path, field.name), FaultKind::MissingField),
            None => {}
            Some(Value::Null) if !field.required => {}
            Some(value) => check(field.shape, value, &below(path, field.name), faults),
        }
    }
    for unknown in map.keys().filter(|key| fields.iter().all(|field| field.name != *key)) {
        faults.add(&below(path, unknown), FaultKind::UnknownField);
    }
}

fn check_count(found: usize, min: usize, max: usize, path: &str, faults: &mut Faults) {
    if found < min {
        faults.add(path, FaultKind::TooFew { min, found });
    } else if found > max {
        faults.add(path, FaultKind::TooMany { max, found });
    }
}

fn check_text(expected: TextFormat, text: &str, path: &str, faults: &mut Faults) {
    if !expected.accepts(text) {
        faults.add(path, FaultKind::BadText { expected, found: text.chars().take(FOUND_LENGTH_MAX).collect() });
    }
}

fn check_words(map: &Map<String, Value>, max: [usize; 2], path: &str, faults: &mut Faults) {
    for (key, language, max) in [("zh", Language::Zh, max[0]), ("en", Language::En, max[1])] {
        let path = below(path, key);
        match map.get(key) {
            None => faults.add(&path, FaultKind::MissingTranslation { language }),
            Some(Value::String(text)) if text.trim().is_empty() => faults.add(&path, FaultKind::MissingTranslation { language }),
            Some(Value::String(text)) if text.chars().count() > max => {
                faults.add(&path, FaultKind::TooLong { max, found: text.chars().count() })
            }
            Some(Value::String(_)) => {}
            Some(other) => faults.add(&path, FaultKind::WrongType { expected: JsonType::Text, found: JsonType::of(other) }),
        }
    }
    for unknown in map.keys().filter(|key| !matches!(key.as_str(), "zh" | "en")) {
        faults.add(&below(path, unknown), FaultKind::UnknownField);
    }
}
