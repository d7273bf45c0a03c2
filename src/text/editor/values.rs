//! What stands in a field of a guide, in words: choices, limits, entries, for forms and differences.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::domain::guide::fields::{Choice, Shape, shape_of};
use crate::domain::guide::{Audience, Limit, Need};
use crate::domain::hall::Language;
use crate::text::guide as words;

words! {
    people() { zh "个人", en "People" }
    organisations() { zh "单位和组织", en "Organisations" }
    both() { zh "个人和单位都行", en "Both" }
    required() { zh "必须", en "Always needed" }
    conditional() { zh "视情况", en "Needed sometimes" }
    nothing() { zh "（空）", en "(blank)" }
    bilingual(zh: &str, en: &str) { zh "{zh}（{en}）", en "{zh} ({en})" }
    condition(question: &str, answers: &str) { zh "{question}：{answers}", en "{question}: {answers}" }
}

fn read<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::String(word.to_owned())).ok()
}

/// A word of a fixed choice as people say it; a strange one as it stands.
pub fn choice(language: Language, choice: Choice, word: &str) -> String {
    let said = match choice {
        Choice::Kind => read(word).map(|value| words::kind(language, value).to_owned()),
        Choice::Level => read(word).map(|value| words::level(language, value).to_owned()),
        Choice::Processing => read(word).map(|value| words::processing(language, value).to_owned()),
        Choice::Scope => read(word).map(|value| words::scope(language, value).to_owned()),
        Choice::Desk => read(word).map(|value| words::desk(language, value).to_owned()),
        Choice::Delivery => read(word).map(|value| words::delivery(language, value).to_owned()),
        Choice::Source => read(word).map(|value| words::source(language, value).to_owned()),
        Choice::Audience => read(word).map(|value| match value {
            Audience::People => people(language),
            Audience::Organisations => organisations(language),
            Audience::Both => both(language),
        }),
        Choice::Need => read(word).map(|value| match value {
            Need::Required => required(language),
            Need::Conditional => conditional(language),
        }),
    };
    said.unwrap_or_else(|| word.to_owned())
}

/// What stands at a path, in one line.
pub fn value(language: Language, path: &str, value: &Value) -> String {
    let said = match (shape_of(path), value) {
        (Some(Shape::One(of) | Shape::Some(of)), Value::String(word)) => choice(language, of, word),
        (Some(Shape::Some(of)), Value::Array(chosen)) => {
            chosen.iter().filter_map(Value::as_str).map(|word| choice(language, of, word)).collect::<Vec<_>>().join(" · ")
        }
        (Some(Shape::Limit { .. }), limit) => {
            serde_json::from_value::<Limit>(limit.clone()).map_or_else(|_| limit.to_string(), |limit| words::limit(language, limit))
        }
        (Some(Shape::Fee), Value::String(word)) if word == "free" => words::free(language),
        (Some(Shape::Fee), Value::String(_)) => super::fee_open(language),
        (Some(Shape::When), Value::Object(conditions)) => {
            let one = |(question, answers): (&String, &Value)| condition(language, question, &plain(language, answers));
            conditions.iter().map(one).collect::<Vec<_>>().join("; ")
        }
        (None, Value::String(word)) => match shape_of(path.rsplit_once('/').map_or("", |(above, _)| above)) {
            Some(Shape::Some(of)) => choice(language, of, word),
            _ => word.clone(),
        },
        (_, value) => plain(language, value),
    };
    if said.is_empty() { nothing(language) } else { said }
}

/// Whatever it is, by what it says to people.
fn plain(language: Language, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(entries) => entries.iter().map(|entry| plain(language, entry)).collect::<Vec<_>>().join(" · "),
        Value::Object(members) => match (members.get("zh"), members.get("en")) {
            (Some(zh), Some(en)) => bilingual(language, &plain(language, zh), &plain(language, en)),
            (Some(zh), None) => plain(language, zh),
            _ => {
                let said = ["name", "law", "article", "q", "text", "a", "note"].iter().filter_map(|name| members.get(*name));
                said.map(|member| plain(language, member)).collect::<Vec<_>>().join(" · ")
            }
        },
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
