//! What a proposal changes in the hall's content, part by part, for whoever approves: guides and every other part field by field.

use std::collections::BTreeMap;

use serde_json::Value;

use super::board::lint::{Finding as NoticeFinding, lint};
use super::content::{Part, text_of};
use super::form::{Changed, changes as tree_changes};
use super::guide::Guides;
use super::guide::diff::{CLASSES, Difference, diff};
use super::guide::lint::{Finding, Severity, blocks, lint_all};
use super::guide::parse::parse as parse_guides;
use super::hall::Bilingual;
use super::hall::parse::parse as parse_hall;
use super::parts::{GUIDES, HALL, NOTICES, ground, validate};
use super::time::Day;

/// What guides are called, by their identities, and classes, by theirs below [`CLASSES`].
pub type Names = BTreeMap<String, Bilingual>;

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
    Guides {
        /// What guides and classes are called.
        names: Names,
        /// Where they differ.
        found: Vec<Difference>,
    },
    /// Any other part: its two trees, and every place that is different.
    Trees {
        /// What stood there.
        before: Value,
        /// What stands there.
        after: Value,
        /// Where they differ.
        found: Vec<Changed>,
    },
    /// One of its two states cannot be read: it is another text.
    Unreadable,
}

/// What `after` changes in `before`; parts that are equal are left out.
pub fn changes(before: &[Part], after: &[Part]) -> Vec<PartChange> {
    let gone = before.iter().filter(|part| after.iter().all(|kept| kept.name != part.name));
    let names = after.iter().chain(gone).map(|part| part.name.as_str());
    let change = |name: &str| {
        let (was, is) = (text_of(before, name), text_of(after, name));
        (was != is).then(|| PartChange { name: name.to_owned(), what: compare(name, was, is, text_of(after, HALL)) })
    };
    names.filter_map(change).collect()
}

fn compare(name: &str, before: Option<&str>, after: Option<&str>, hall: Option<&str>) -> What {
    if name == GUIDES {
        let guides = |text: Option<&str>| text.and_then(|text| parse_guides(text).ok());
        let classes = hall.and_then(|text| parse_hall(text).ok()).map(|hall| hall.classes).unwrap_or_default();
        return guides(before).zip(guides(after)).map_or(What::Unreadable, |(before, after)| {
            let mut names = names_of([&before, &after]);
            names.extend(classes.into_iter().map(|class| (format!("{CLASSES}/{}", class.id), class.name)));
            What::Guides { names, found: diff(&before, &after) }
        });
    }
    let value = |text: Option<&str>| text.map(serde_json::from_str::<Value>).transpose();
    match (value(before), value(after)) {
        (Ok(before), Ok(after)) => {
            let (before, after) = (before.unwrap_or(Value::Null), after.unwrap_or(Value::Null));
            let found = tree_changes(&before, &after);
            What::Trees { before, after, found }
        }
        _ => What::Unreadable,
    }
}

/// The names of the guides of these files; the last one decides.
fn names_of<'a>(files: impl IntoIterator<Item = &'a Guides>) -> Names {
    files.into_iter().flat_map(|file| &file.guides).map(|guide| (guide.id.clone(), guide.name.clone())).collect()
}

/// What is wrong with content that is put forward.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// Part and place of the first fault of its form: it cannot be published.
    pub fault: Option<(String, String)>,
    /// What the checks of the guides find.
    pub findings: Vec<Finding>,
    /// What the guides are called.
    pub names: Names,
    /// What the checks of the notices find, and the notices they are about.
    pub notices: (Vec<NoticeFinding>, Value),
}

impl Check {
    /// Nobody may publish it.
    pub fn blocks(&self) -> bool {
        self.fault.is_some() || blocks(&self.findings) || self.notices.0.iter().any(NoticeFinding::blocks)
    }
}

/// Looks at content that is put forward on `today`, against what is in force.
pub fn check(after: &[Part], before: &[Part], today: Day) -> Check {
    let fault = after.iter().find_map(|part| {
        let name = part.name.as_str();
        validate(name, &part.text).err().map(|fault| (name.to_owned(), fault))
    });
    let guides = |parts: &[Part]| -> Option<Guides> { parse_guides(text_of(parts, GUIDES)?).ok() };
    let hall = |parts: &[Part]| parse_hall(text_of(parts, HALL)?).ok();
    let (was, is) = (guides(before), guides(after));
    let names = names_of(was.iter().chain(&is));
    let mut findings = is.zip(hall(after)).map(|(guides, hall)| lint_all(&guides, &hall, today, was.as_ref())).unwrap_or_default();
    // What is only worth a look and is in force like that already is no news for whoever approves.
    let known = was.zip(hall(before)).map(|(guides, hall)| lint_all(&guides, &hall, today, None)).unwrap_or_default();
    findings.retain(|finding| finding.severity() == Severity::Error || !known.contains(finding));
    let notices = notices(after, before, today);
    Check { fault, findings, names, notices }
}

/// What is wrong with the notices; of what is only worth a look, what is not in force like that already.
fn notices(after: &[Part], before: &[Part], today: Day) -> (Vec<NoticeFinding>, Value) {
    let tree = |parts: &[Part]| serde_json::from_str::<Value>(text_of(parts, NOTICES)?).ok();
    let (Some(tree), was) = (tree(after), tree(before)) else { return Default::default() };
    // What was there is held against the hall it was there with: a counter that is taken away is news in every notice that names it.
    let find = |tree: &Value, beside: &[Part]| ground(beside, today).map_or_else(Vec::new, |ground| lint(tree, &ground));
    let (mut findings, known) = (find(&tree, after), was.as_ref().map(|was| find(was, before)).unwrap_or_default());
    findings.retain(|finding| finding.blocks() || !known.contains(finding));
    (findings, tree)
}
