//! Where the columns of a CSV feed stand.

use super::columns::column_of;
use super::{FEED_COLUMNS_MAX, FeedColumn, FeedWords, Refusal};
use crate::domain::sheet::rows::Row;

/// Longest heading that is repeated to staff.
const HEADING_CHARS_MAX: usize = 30;

/// Where each column stands, as far as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Places {
    of: [Option<usize>; FeedColumn::ALL.len()],
    /// How many cells a row has.
    pub width: usize,
}

impl Places {
    /// By the row of headings; those that are not known are put into `ignored`.
    pub fn read(row: &Row, words: &FeedWords, ignored: &mut Vec<String>) -> Result<Self, Refusal> {
        let (mut of, mut width) = ([None; FeedColumn::ALL.len()], 0);
        for (at, heading) in row.cells().enumerate() {
            let heading = heading.trim();
            if heading.is_empty() {
                continue;
            }
            width = at + 1;
            match column_of(words, heading) {
                None => ignored.push(heading.chars().take(HEADING_CHARS_MAX).collect()),
                Some(column) if of[column.place()].replace(at).is_some() => return Err(Refusal::ColumnTwice(column)),
                Some(_) => {}
            }
        }
        if of.iter().all(Option::is_none) {
            // What stands there may be anybody's data.
            ignored.clear();
            return Err(Refusal::NoHeadings);
        }
        if width > FEED_COLUMNS_MAX {
            return Err(Refusal::TooManyColumns);
        }
        let missing: Vec<FeedColumn> = FeedColumn::NEEDED.into_iter().filter(|column| of[column.place()].is_none()).collect();
        if missing.is_empty() { Ok(Self { of, width }) } else { Err(Refusal::MissingColumns(missing)) }
    }

    pub fn of(&self, column: FeedColumn) -> Option<usize> {
        self.of[column.place()]
    }

    /// The column that stands at a place.
    pub fn at(&self, place: usize) -> Option<FeedColumn> {
        FeedColumn::ALL.into_iter().find(|column| self.of(*column) == Some(place))
    }
}
