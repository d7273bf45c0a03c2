//! Guides as the search sees them: every text a person can read, in both languages.

use serde_json::Value;

use crate::domain::guide::{Fee, Guide};
use crate::domain::search::Document;

/// A guide as a document; `weight` is how often people open it.
pub fn document(guide: &Guide, weight: u32) -> Document {
    let mut texts = Vec::new();
    if let Fee::Charged { basis, .. } = &guide.fee {
        texts.push(basis.clone());
    }
    for basis in &guide.legal_basis {
        texts.extend([Some(&basis.law), basis.number.as_ref(), Some(&basis.article)].into_iter().flatten().cloned());
    }
    // Through the written form, so that a field added to guides is found without anybody thinking of the search.
    if let Ok(Value::Object(mut members)) = serde_json::to_value(guide) {
        members.retain(|name, _| !["name", "materials"].contains(&name.as_str()));
        members.values().for_each(|member| collect(member, &mut texts));
    }
    let notes = guide.materials.iter().flat_map(|m| [Some(&m.note), m.source_name.as_ref()]).flatten();
    texts.extend(notes.flat_map(|text| [Some(&text.zh), text.en.as_ref()]).flatten().cloned());
    Document {
        title: guide.name.zh.clone(),
        english_title: guide.name.en.clone(),
        aliases: guide.aliases.clone(),
        materials: guide.materials.iter().flat_map(|m| [Some(&m.name.zh), m.name.en.as_ref()]).flatten().cloned().collect(),
        body: texts,
        weight,
    }
}

/// Every text in two languages below a value.
fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Object(members) if members.contains_key("zh") => {
            texts.extend(["zh", "en"].iter().filter_map(|language| members.get(*language)?.as_str()).map(str::to_owned));
        }
        Value::Object(members) => members.values().for_each(|member| collect(member, texts)),
        Value::Array(entries) => entries.iter().for_each(|entry| collect(entry, texts)),
        _ => {}
    }
}
