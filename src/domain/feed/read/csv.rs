//! The rows of a CSV feed.

use std::borrow::Cow;

use super::case::Cells;
use super::{FeedReader, Readers};
use crate::domain::feed::places::Places;
use crate::domain::feed::row::FeedRow;
use crate::domain::feed::{FEED_BROKEN_MAX, FEED_COLUMNS_MAX, FEED_ROW_BYTES_MAX, FaultKind, FeedColumn, Refusal, holds_clear_data};
use crate::domain::sheet::column_letter;
use crate::domain::sheet::rows::{Limits, Row, RowFault as SheetFault, Rows};

/// A file of rows.
pub(super) struct Csv {
    pub rows: Rows,
    /// The one that was read last.
    pub row: Row,
    places: Option<Places>,
}

impl Csv {
    /// Of a file that begins so.
    pub fn new(text: String) -> Self {
        let limits = Limits { row_bytes: FEED_ROW_BYTES_MAX, cells: FEED_COLUMNS_MAX, broken: FEED_BROKEN_MAX };
        let mut rows = Rows::new(limits);
        *rows.text() = text;
        Self { rows, row: Row::default(), places: None }
    }
}

impl FeedReader {
    /// The rows that have come.
    pub(super) fn read_csv(&mut self, csv: &mut Csv, taken: &mut Vec<FeedRow>) {
        while self.report.refusal.is_none() {
            match (csv.rows.read(&mut csv.row), &csv.places) {
                (None, _) => return,
                (Some(Ok(())), _) if csv.row.is_blank() => {}
                (Some(Ok(())), None) => match Places::read(&csv.row, &self.words, &mut self.report.ignored) {
                    Ok(places) => csv.places = Some(places),
                    Err(refusal) => self.refuse(refusal),
                },
                (Some(Ok(())), Some(places)) => self.take_row(&csv.row, places, taken),
                (Some(Err((row, SheetFault::GivenUp))), _) => self.refuse(Refusal::BrokenQuotes { row }),
                (Some(Err((_, SheetFault::TooManyCells))), None) => self.refuse(Refusal::TooManyColumns),
                (Some(Err(_)), None) => self.refuse(Refusal::NoHeadings),
                (Some(Err((row, fault))), Some(places)) => {
                    let kind = match fault {
                        SheetFault::TooLong => FaultKind::RowTooLong { max: FEED_ROW_BYTES_MAX },
                        SheetFault::TooManyCells => FaultKind::TooManyCells { headings: places.width },
                        SheetFault::Quotes | SheetFault::GivenUp => FaultKind::Quotes,
                    };
                    self.wrong_row(row, kind);
                }
            }
        }
    }

    fn take_row(&mut self, row: &Row, places: &Places, taken: &mut Vec<FeedRow>) {
        if !self.count_row() {
            return;
        }
        let is_clear = |(at, cell): &(usize, &str)| places.at(*at) != Some(FeedColumn::Receipt) && holds_clear_data(cell);
        if self.ground.readers == Readers::Anybody
            && let Some((at, _)) = row.cells().enumerate().find(is_clear)
        {
            return self.refuse(Refusal::ClearPersonalData { row: row.number, column: places.at(at) });
        }
        let beyond = |(at, cell): &(usize, &str)| *at >= places.width && !cell.trim().is_empty();
        if row.cells().enumerate().any(|place| beyond(&place)) {
            return self.wrong_row_counted(row.number, FaultKind::TooManyCells { headings: places.width });
        }
        if row.is_open && row.len() < places.width {
            return self.wrong_row_counted(row.number, FaultKind::CutOff);
        }
        let cells: Cells<'_> =
            FeedColumn::ALL.map(|column| places.of(column).and_then(|at| row.cell(at)).map_or(Cow::Borrowed(""), Cow::Borrowed));
        let letter = |column| places.of(column).map(column_letter);
        self.take_cells(row.number, &cells, &letter, taken);
    }
}
