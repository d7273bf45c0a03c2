//! What has changed between two states of the guides, field by field, for whoever approves.
//!
//! Nothing is left out: two states without a difference are equal (a property test says so). Lists are matched by what their entries are (identity, name,
//! law and article), what is left over by its order, so that a changed name is a change and not a removal; another order is told as such.

use serde::Serialize;
use serde_json::Value;

use super::model::{Guide, Guides};

/// Limits and conditions are told whole: "20 working days" is one thing to a reader.
const WHOLE: [&str; 4] = ["statutory_limit", "promised_limit", "limit", "when"];
/// The order in which a reader expects the fields of a guide.
const ORDER: [&str; 31] = [
    "id",
    "name",
    "version",
    "effective",
    "cancelled",
    "class",
    "department",
    "item",
    "aliases",
    "life_events",
    "summary",
    "conditions",
    "questions",
    "materials",
    "steps",
    "statutory_limit",
    "promised_limit",
    "processing",
    "fee",
    "place",
    "visits",
    "contact",
    "complaint",
    "results",
    "legal_basis",
    "authority",
    "level",
    "scope",
    "audience",
    "kind",
    "faq",
];

/// The order of the classes.
pub const CLASSES: &str = "/classes";

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The guide's identity; nothing for the file itself (departments, occasions in life, the order of the guides).
    pub guide: Option<String>,
    /// The field, as a path below the guide such as `/materials/3/note/zh`: of the state after, or of the one before where it was removed. Empty for the
    /// guide as a whole.
    pub path: String,
    /// What happened to it.
    pub change: Change,
}

/// What happened to a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It says another thing.
    Changed {
        /// What it said.
        before: Value,
        /// What it says.
        after: Value,
    },
    /// It was not there before.
    Added(Value),
    /// It is not there any more.
    Removed(Value),
    /// The same entries stand in another order.
    Reordered {
        /// By name (classes and guides: by identity), as they stood; classes not named stand as in the hall.
        before: Vec<String>,
        /// By name, as they stand.
        after: Vec<String>,
    },
}

/// Everything that differs, guides in the order of `after`, removed ones last.
pub fn diff(before: &Guides, after: &Guides) -> Vec<Difference> {
    let mut found = Vec::new();
    let heads = (head(before), head(after));
    Compare { guide: None, found: &mut found }.values("", heads.0.as_ref(), heads.1.as_ref());
    if before.classes != after.classes {
        let change = Change::Reordered { before: before.classes.clone(), after: after.classes.clone() };
        found.push(Difference { guide: None, path: CLASSES.to_owned(), change });
    }
    let kept = |of: &Guides, other: &Guides| -> Vec<String> {
        of.guides.iter().filter(|guide| other.guides.iter().any(|known| known.id == guide.id)).map(|guide| guide.id.clone()).collect()
    };
    let (was, is) = (kept(before, after), kept(after, before));
    if was != is {
        found.push(Difference { guide: None, path: "/guides".to_owned(), change: Change::Reordered { before: was, after: is } });
    }
    for guide in &after.guides {
        found.extend(diff_guide(before.guides.iter().find(|old| old.id == guide.id), Some(guide)));
    }
    for gone in before.guides.iter().filter(|old| after.guides.iter().all(|guide| guide.id != old.id)) {
        found.extend(diff_guide(Some(gone), None));
    }
    found
}

/// What differs between two states of one guide; nothing stands for "there is none".
pub fn diff_guide(before: Option<&Guide>, after: Option<&Guide>) -> Vec<Difference> {
    let mut found = Vec::new();
    let guide = after.or(before).map(|guide| guide.id.clone());
    Compare { guide, found: &mut found }.values("", before.and_then(value).as_ref(), after.and_then(value).as_ref());
    found
}

/// The file without its guides, and without the order of the classes, which is told whole.
fn head(file: &Guides) -> Option<Value> {
    value(&Guides { guides: Vec::new(), classes: Vec::new(), ..file.clone() })
}

fn value(of: &impl Serialize) -> Option<Value> {
    serde_json::to_value(of).ok()
}

struct Compare<'a> {
    guide: Option<String>,
    found: &'a mut Vec<Difference>,
}

impl Compare<'_> {
    fn add(&mut self, path: &str, change: Change) {
        self.found.push(Difference { guide: self.guide.clone(), path: path.to_owned(), change });
    }

    fn values(&mut self, path: &str, before: Option<&Value>, after: Option<&Value>) {
        let name = path.rsplit('/').next().unwrap_or_default();
        match (before, after) {
            (None, None) => {}
            (None, Some(after)) => self.add(path, Change::Added(after.clone())),
            (Some(before), None) => self.add(path, Change::Removed(before.clone())),
            (Some(before), Some(after)) if before == after => {}
            (Some(Value::Object(before)), Some(Value::Object(after))) if !WHOLE.contains(&name) => {
                let mut keys: Vec<&String> = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key))).collect();
                keys.sort_by_key(|key| ORDER.iter().position(|known| *known == key.as_str()).unwrap_or(ORDER.len()));
                for key in keys {
                    self.values(&format!("{path}/{key}"), before.get(key), after.get(key));
                }
            }
            (Some(Value::Array(before)), Some(Value::Array(after))) => self.lists(path, before, after),
            (Some(before), Some(after)) => self.add(path, Change::Changed { before: before.clone(), after: after.clone() }),
        }
    }

    fn lists(&mut self, path: &str, before: &[Value], after: &[Value]) {
        let partners = partners(before, after);
        for (at, (partner, entry)) in partners.iter().zip(after).enumerate() {
            self.values(&format!("{path}/{at}"), partner.map(|of| &before[of]), Some(entry));
        }
        for (at, gone) in before.iter().enumerate().filter(|(at, _)| !partners.contains(&Some(*at))) {
            self.values(&format!("{path}/{at}"), Some(gone), None);
        }
        let kept: Vec<usize> = partners.iter().copied().flatten().collect();
        if !kept.is_sorted() {
            let mut was = kept.clone();
            was.sort_unstable();
            let named = |order: &[usize]| order.iter().map(|at| label(&before[*at])).collect();
            self.add(path, Change::Reordered { before: named(&was), after: named(&kept) });
        }
    }
}

/// For each entry after, the one before that it is, if any: the equal one first, then the one of the same name, then what is left, in order.
fn partners(before: &[Value], after: &[Value]) -> Vec<Option<usize>> {
    let mut partners = vec![None; after.len()];
    let mut free: Vec<usize> = (0..before.len()).collect();
    let same: [fn(&Value, &Value) -> bool; 3] = [|a, b| a == b, |a, b| label(a) == label(b), |a, b| has_no_id(a) && has_no_id(b)];
    for is_it in same {
        for (partner, entry) in partners.iter_mut().zip(after).filter(|(partner, _)| partner.is_none()) {
            if let Some(at) = free.iter().position(|at| is_it(&before[*at], entry)) {
                *partner = Some(free.remove(at));
            }
        }
    }
    partners
}

/// Entries with identities are what their identity says; a plain word has no other name than itself.
fn has_no_id(entry: &Value) -> bool {
    entry.is_object() && entry.get("id").is_none()
}

/// What a person would call an entry.
fn label(entry: &Value) -> String {
    let word = |value: &Value| value.get("zh").unwrap_or(value).as_str().map(str::to_owned);
    let name = ["id", "name", "q", "law"].iter().find_map(|field| entry.get(field)).unwrap_or(entry);
    let article = entry.get("article").and_then(Value::as_str).unwrap_or_default();
    format!("{}{article}", word(name).unwrap_or_default())
}
