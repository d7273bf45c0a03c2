//! Reads a table: bytes to text, text to cells, cells to guides; every fault with its row and column, and nothing half-imported.

use std::collections::BTreeMap;

use super::fault::{TABLE_BYTES_MAX, TableFault, TableFaultKind as K};
use super::rows::guides_of;
use super::{Column, Words};
use crate::domain::guide::model::Guides;
use crate::domain::sheet::decode::decode_all;
use crate::domain::sheet::rows::{Limits, Rows};
use crate::domain::sheet::survey::NoText;
use crate::domain::sheet::{self, column_letter};

/// Most cells of a row: more than any spreadsheet has columns.
const CELLS_MAX: usize = 20_000;

/// `base` with the guides of the table: those it names replaced in their places, new ones at the end, all others as they are.
///
/// # Errors
/// Every fault, in the order of the rows; then nothing is imported.
pub fn import(base: &Guides, bytes: &[u8], words: &Words) -> Result<Guides, Vec<TableFault>> {
    let text = decode(bytes).map_err(|kind| vec![TableFault::file(kind)])?;
    let table = Table::read(&text, words)?;
    let mut guides = base.clone();
    for guide in guides_of(&table, words)? {
        match guides.guides.iter_mut().find(|known| known.id == guide.id) {
            Some(known) => *known = guide,
            None => guides.guides.push(guide),
        }
    }
    Ok(guides)
}

fn decode(bytes: &[u8]) -> Result<String, K> {
    match decode_all(bytes, TABLE_BYTES_MAX as u64) {
        Ok(Ok(text)) => Ok(text),
        Err(NoText::TooLarge) => Err(K::TooLarge),
        Ok(Err(_)) | Err(_) => Err(K::NotText),
    }
}

/// One row below the headings.
pub(super) struct Row {
    /// As the spreadsheet numbers it.
    pub number: usize,
    cells: BTreeMap<Column, String>,
}

impl Row {
    /// What stands in a column; blank when nothing does.
    pub fn cell(&self, column: Column) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }
}

/// The rows, and where each column stands.
pub(super) struct Table {
    /// In the order of the file; blank ones are left out.
    pub rows: Vec<Row>,
    places: BTreeMap<Column, usize>,
}

impl Table {
    fn read(text: &str, words: &Words) -> Result<Self, Vec<TableFault>> {
        // Programs that write quoted cells double the marks inside: an odd number means that the end is missing.
        if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
            return Err(vec![TableFault::file(K::OpenQuote)]);
        }
        let records = records(text).map_err(|fault| vec![fault])?;
        let mut records = records.into_iter();
        let (heading_row, headings) = records.next().unwrap_or_default();
        let places = places(heading_row, &headings, words)?;
        let mut rows = Vec::new();
        let mut faults = Vec::new();
        for (number, record) in records {
            let is_beyond = |(at, cell): &(usize, &String)| !places.values().any(|place| place == at) && !cell.trim().is_empty();
            if let Some((at, cell)) = record.iter().enumerate().find(is_beyond) {
                faults.push(TableFault { letter: Some(column_letter(at)), ..TableFault::row(number, K::UnknownColumn(cell.clone())) });
            }
            let cells = places.iter().filter_map(|(column, at)| Some((*column, record.get(*at)?.clone()))).collect();
            rows.push(Row { number, cells });
        }
        match (faults.is_empty(), rows.is_empty()) {
            (false, _) => Err(faults),
            (true, true) => Err(vec![TableFault::file(K::Empty)]),
            (true, false) => Ok(Self { rows, places }),
        }
    }

    /// A fault in one cell.
    pub fn fault(&self, row: usize, column: Column, kind: K) -> TableFault {
        TableFault { row, letter: self.places.get(&column).map(|at| column_letter(*at)), column: Some(column), kind }
    }
}

/// The rows with something in them, with their numbers.
fn records(text: &str) -> Result<Vec<(usize, Vec<String>)>, TableFault> {
    // One fault is enough here: nothing is imported then.
    let mut sheet = Rows::new(Limits { row_bytes: TABLE_BYTES_MAX, cells: CELLS_MAX, broken: 0 });
    sheet.text().push_str(text);
    sheet.finish();
    let (mut records, mut row) = (Vec::new(), sheet::rows::Row::default());
    while let Some(read) = sheet.read(&mut row) {
        read.map_err(|(number, _)| TableFault::row(number, K::OpenQuote))?;
        if !row.is_blank() {
            records.push((row.number, row.cells().map(str::to_owned).collect()));
        }
    }
    Ok(records)
}

/// Where each column stands.
fn places(row: usize, headings: &[String], words: &Words) -> Result<BTreeMap<Column, usize>, Vec<TableFault>> {
    let (mut places, mut faults) = (BTreeMap::new(), Vec::new());
    for (at, heading) in headings.iter().enumerate().filter(|(_, heading)| !heading.trim().is_empty()) {
        let kind = match Column::ALL.iter().find(|column| (words.column)(**column) == heading.trim()) {
            None => K::UnknownColumn(heading.trim().to_owned()),
            Some(column) if places.insert(*column, at).is_some() => K::ColumnTwice(*column),
            Some(_) => continue,
        };
        faults.push(TableFault { letter: Some(column_letter(at)), ..TableFault::row(row, kind) });
    }
    if places.is_empty() {
        return Err(vec![TableFault::row(row.max(1), K::NoHeadings)]);
    }
    let missing = Column::ALL.iter().filter(|column| !places.contains_key(*column));
    faults.extend(missing.map(|column| TableFault::row(row, K::MissingColumn(*column))));
    if faults.is_empty() { Ok(places) } else { Err(faults) }
}
