//! A shelf: the guides that were looked for, as titles.

use serde::Serialize;

use super::page::Piece;

/// Guides that were looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Shelf {
    /// What one can choose from on this way: names of classes, occasions, departments.
    pub choices: Vec<String>,
    /// The guides, best first: those that contain what was typed, then those that are near.
    pub rows: Vec<Row>,
    /// How many of the rows contain what was typed.
    pub exact: usize,
    /// How many guides contain it, also those beyond the rows.
    pub exact_total: usize,
    /// Enough is known of what others read to offer it as a way.
    pub asked: bool,
    /// Nothing contains what was typed or is likely to be meant; the rows have pieces of it in common.
    pub missed: bool,
    /// It was missed, and what was typed is made of the content's own words: it is about nobody.
    pub of_content: bool,
}

/// One guide on a shelf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Which.
    pub guide: String,
    /// Its title; what matches is strong.
    pub title: Vec<Piece>,
    /// One more line: its class, or where the match is.
    pub hint: Vec<Piece>,
    /// Why it is here, where the title does not tell; often empty.
    pub why: String,
}
