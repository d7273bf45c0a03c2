//! From the text of `hall.json` to a [`Hall`], or to the list of everything that is wrong with it.
//!
//! Three steps, because the reader of a data format stops at the first fault and an editor wants all of them: the text becomes a tree; the tree is held
//! against a table of shapes (`table`) and against the rules that join its parts (`rules`, `hours`), each tolerant of what the others complain about;
//! only a tree without faults becomes a [`Hall`].

pub(in crate::domain) mod build;
pub(in crate::domain) mod fault;
mod format;
mod hours;
mod rules;
pub(in crate::domain) mod shape;
pub(in crate::domain) mod table;

use serde_json::Value;

use super::model::Hall;
pub use fault::{ContentFault, FOUND_LENGTH_MAX, FaultKind, JsonType, Thing};
use fault::{Faults, integer};
pub use format::TextFormat;

/// The newest format of the content files that this program reads.
pub const FORMAT: u32 = 1;

/// What editors on Windows put before a text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads and checks `text`.
///
/// # Errors
/// Every fault, each with its path, sorted by path; never just the first. A text that is not JSON, or of a newer format, has only that fault.
pub fn parse(text: &str) -> Result<Hall, Vec<ContentFault>> {
    let tree = tree_of(text)?;
    let faults = faults_of(&tree);
    if !faults.is_empty() {
        return Err(faults);
    }
    // The checks leave nothing for the reader to refuse; should they ever, the file is refused rather than half read.
    build::hall(&tree).map_err(|field| vec![ContentFault::new("", FaultKind::Unreadable(field.to_owned()))])
}

/// The tree of a content file of a format that this program reads.
pub(in crate::domain) fn tree_of(text: &str) -> Result<Value, Vec<ContentFault>> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let tree: Value = serde_json::from_str(text).map_err(|e| vec![ContentFault::new("", FaultKind::NotJson(e.line(), e.column()))])?;
    is_known_format(&tree).map(|()| tree)
}

/// A file of a newer format is not looked at any further.
pub(in crate::domain) fn is_known_format(tree: &Value) -> Result<(), Vec<ContentFault>> {
    let found = tree.get("format").and_then(integer);
    match found.filter(|found| *found > i64::from(FORMAT)) {
        Some(found) => Err(vec![ContentFault::new("/format", FaultKind::NewerFormat { found, newest: FORMAT })]),
        None => Ok(()),
    }
}

fn faults_of(tree: &Value) -> Vec<ContentFault> {
    let mut faults = Faults::default();
    shape::check(&table::HALL, tree, "", &mut faults);
    rules::check(tree, &mut faults);
    hours::check(tree, &mut faults);
    faults.sorted()
}
