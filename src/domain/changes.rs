//! What a proposal changes in the hall's content, part by part, for whoever approves: guides field by field, every other part as plain JSON.

use serde_json::Value;

use super::content::Part;
use super::guide::Guides;
use super::guide::diff::{Difference, diff};
use super::guide::lint::{Finding, Severity, blocks, lint_all};
use super::guide::parse::parse as parse_guides;
use super::hall::parse::parse as parse_hall;
use super::parts::{GUIDES, HALL, validate};
use super::time::Day;

/// What is different in one part.
#[derive(Clone, Debug, PartialEq)]
pub struct PartChange {
    /// Its name.
    pub name: String,
    /// What is different in it.
    pub what: What,
}

/// What is different in a part.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The guides, field by field.
    Guides(Vec<Difference>),
    /// Any other part.
    Json(Vec<JsonChange>),
    /// One of its two states cannot be read: it is another text.
    Unreadable,
}

/// One place of a JSON text.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonChange {
    /// Where: `/counters/3/name/zh`.
    pub pointer: String,
    /// What stood there; nothing when it is new.
    pub before: Option<Value>,
    /// What stands there; nothing when it is gone.
    pub after: Option<Value>,
}

/// What `after` changes in `before`; parts that are equal are left out.
pub fn changes(before: &[Part], after: &[Part]) -> Vec<PartChange> {
    let text = |parts: &[Part], name: &str| parts.iter().find(|part| part.name.as_str() == name).map(|part| part.text.clone());
    let gone = before.iter().filter(|part| after.iter().all(|kept| kept.name != part.name));
    let names = after.iter().chain(gone).map(|part| part.name.as_str());
    let change = |name: &str| {
        let (was, is) = (text(before, name), text(after, name));
        (was != is).then(|| PartChange { name: name.to_owned(), what: compare(name, was.as_deref(), is.as_deref()) })
    };
    names.filter_map(change).collect()
}

fn compare(name: &str, before: Option<&str>, after: Option<&str>) -> What {
    if name == GUIDES {
        let guides = |text: Option<&str>| text.and_then(|text| parse_guides(text).ok());
        return guides(before).zip(guides(after)).map_or(What::Unreadable, |(before, after)| What::Guides(diff(&before, &after)));
    }
    let value = |text: Option<&str>| text.map(serde_json::from_str::<Value>).transpose();
    match (value(before), value(after)) {
        (Ok(before), Ok(after)) => {
            let mut found = Vec::new();
            walk("", before.as_ref(), after.as_ref(), &mut found);
            What::Json(found)
        }
        _ => What::Unreadable,
    }
}

fn walk(pointer: &str, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<JsonChange>) {
    match (before, after) {
        (was, is) if was == is => {}
        (Some(Value::Object(was)), Some(Value::Object(is))) => {
            let gone = was.keys().filter(|key| !is.contains_key(*key));
            for key in is.keys().chain(gone) {
                let key_written = key.replace('~', "~0").replace('/', "~1");
                walk(&format!("{pointer}/{key_written}"), was.get(key), is.get(key), found);
            }
        }
        (Some(Value::Array(was)), Some(Value::Array(is))) => {
            for at in 0..was.len().max(is.len()) {
                walk(&format!("{pointer}/{at}"), was.get(at), is.get(at), found);
            }
        }
        (was, is) => found.push(JsonChange { pointer: pointer.to_owned(), before: was.cloned(), after: is.cloned() }),
    }
}

/// What is wrong with content that is put forward.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// Part and place of the first fault of its form: it cannot be published.
    pub fault: Option<(String, String)>,
    /// What the checks of the guides find.
    pub findings: Vec<Finding>,
}

impl Check {
    /// Nobody may publish it.
    pub fn blocks(&self) -> bool {
        self.fault.is_some() || blocks(&self.findings)
    }
}

/// Looks at content that is put forward on `today`, against what is in force.
pub fn check(after: &[Part], before: &[Part], today: Day) -> Check {
    let fault = after.iter().find_map(|part| {
        let name = part.name.as_str();
        validate(name, &part.text).err().map(|fault| (name.to_owned(), fault))
    });
    let text = |parts: &[Part], name: &str| parts.iter().find(|part| part.name.as_str() == name).map(|part| part.text.clone());
    let guides = |parts: &[Part]| -> Option<Guides> { parse_guides(&text(parts, GUIDES)?).ok() };
    let hall = text(after, HALL).and_then(|text| parse_hall(&text).ok());
    let (was, is) = (guides(before), guides(after));
    let mut findings = is.zip(hall.as_ref()).map(|(guides, hall)| lint_all(&guides, hall, today, was.as_ref())).unwrap_or_default();
    // What is only worth a look and is in force like that already is no news for whoever approves.
    let known = was.zip(hall.as_ref()).map(|(guides, hall)| lint_all(&guides, hall, today, None)).unwrap_or_default();
    findings.retain(|finding| finding.severity() == Severity::Error || !known.contains(finding));
    Check { fault, findings }
}
