//! Writes cases of other systems as a feed again: what is read back is the same.

use super::{FeedColumn, FeedRow};
use crate::domain::sheet::cell::protect;
use crate::domain::sheet::write::{Encoding, csv_file};

/// The cases as a CSV file with English headings; nothing only when the encoding cannot write one of their letters.
pub fn export<'a>(rows: impl IntoIterator<Item = &'a FeedRow>, encoding: Encoding) -> Option<Vec<u8>> {
    let headings = FeedColumn::ALL.map(|column| column.key().to_owned());
    let cells = rows.into_iter().map(|row| FeedColumn::ALL.map(|column| cell(row, column)));
    csv_file(std::iter::once(headings).chain(cells), encoding)
}

fn cell(row: &FeedRow, column: FeedColumn) -> String {
    let text = |text: &Option<String>| text.as_deref().map(protect).unwrap_or_default();
    // Days are understood however a spreadsheet rewrites them.
    let moment = |moment: Option<super::Moment>| moment.map(|moment| moment.to_string()).unwrap_or_default();
    match column {
        FeedColumn::Receipt => protect(row.receipt.as_str()),
        FeedColumn::Item => protect(&row.item),
        FeedColumn::Applicant => row.applicant.as_ref().map(|masked| protect(masked.as_str())).unwrap_or_default(),
        FeedColumn::Phone => row.phone.as_ref().map(|masked| protect(masked.as_str())).unwrap_or_default(),
        FeedColumn::AcceptedAt => row.accepted_at.to_string(),
        FeedColumn::Step => text(&row.step),
        FeedColumn::StepAt => moment(row.step_at),
        FeedColumn::State => row.state.key().to_owned(),
        FeedColumn::PromisedDays => row.promised_days.map(|days| days.to_string()).unwrap_or_default(),
        FeedColumn::DueAt => moment(row.due_at),
        FeedColumn::Result => text(&row.result),
        FeedColumn::Note => text(&row.note),
    }
}
