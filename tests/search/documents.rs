//! The guides of a content file as documents: the names apart, every other text in the body.

use residents_window::domain::search::Document;
use serde_json::Value;

/// All guides of the file.
pub fn documents(content: &Value) -> Vec<Document> {
    content["guides"].as_array().map(Vec::as_slice).unwrap_or_default().iter().map(document).collect()
}

/// Both languages of a text.
fn both(text: &Value) -> Vec<String> {
    ["zh", "en"].iter().filter_map(|language| text[language].as_str()).map(str::to_owned).collect()
}

/// Every text below a value.
fn all(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) if members.contains_key("zh") => found.extend(both(value)),
        Value::Object(members) => members.values().for_each(|member| all(member, found)),
        Value::Array(entries) => entries.iter().for_each(|entry| all(entry, found)),
        _ => {}
    }
}

fn document(guide: &Value) -> Document {
    let list = |name: &str| guide[name].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut title = both(&guide["name"]).into_iter();
    let mut body = Vec::new();
    for (_, rest) in guide.as_object().into_iter().flatten().filter(|(name, _)| !matches!(name.as_str(), "name" | "materials")) {
        all(rest, &mut body);
    }
    Document {
        title: title.next().unwrap_or_default(),
        english_title: title.next().unwrap_or_default(),
        aliases: list("aliases").iter().filter_map(|alias| alias.as_str()).map(str::to_owned).collect(),
        materials: list("materials").iter().flat_map(|material| both(&material["name"])).collect(),
        body,
        weight: 0,
    }
}
