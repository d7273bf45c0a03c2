//! Reads a table: bytes to text, text to cells, cells to guides; every fault with its row and column, and nothing half-imported.

use std::collections::BTreeMap;

use super::fault::{TABLE_BYTES_MAX, TableFault, TableFaultKind as K};
use super::rows::guides_of;
use super::{Column, Words};
use crate::domain::guide::model::Guides;

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

/// UTF-8 with or without its mark, GB18030, or what Excel calls "Unicode text".
fn decode(bytes: &[u8]) -> Result<String, K> {
    if bytes.len() > TABLE_BYTES_MAX {
        return Err(K::TooLarge);
    }
    let (text, is_broken) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]),
        None => match str::from_utf8(bytes) {
            Ok(text) => (text.into(), false),
            Err(_) => encoding_rs::GB18030.decode_without_bom_handling(bytes),
        },
    };
    // A workbook is bytes of all kinds, and some of them would pass for letters.
    let is_text = !is_broken && !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"\xd0\xcf\x11\xe0");
    if is_text { Ok(text.into_owned()) } else { Err(K::NotText) }
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
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
        let mut numbers = Numbers { text: text.as_bytes(), at: 0, row: 1, is_quoted: false };
        let mut records = reader.records().map_while(Result::ok).map(|record| {
            let number = numbers.of(record.position().map_or(0, |position| position.byte()));
            (number, record.iter().map(str::to_owned).collect::<Vec<String>>())
        });
        let (heading_row, headings) = records.next().unwrap_or_default();
        let places = places(heading_row, &headings, words)?;
        let mut rows = Vec::new();
        let mut faults = Vec::new();
        for (number, record) in records.filter(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty())) {
            let is_beyond = |(at, cell): &(usize, &String)| !places.values().any(|place| place == at) && !cell.trim().is_empty();
            if let Some((at, cell)) = record.iter().enumerate().find(is_beyond) {
                faults.push(TableFault { letter: Some(letter(at)), ..TableFault::row(number, K::UnknownColumn(cell.clone())) });
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
        TableFault { row, letter: self.places.get(&column).map(|at| letter(*at)), column: Some(column), kind }
    }
}

/// Counts rows as a spreadsheet does: a cell of several lines is in one row, a line with nothing in it is a row.
struct Numbers<'a> {
    text: &'a [u8],
    at: usize,
    row: usize,
    is_quoted: bool,
}

impl Numbers<'_> {
    /// The number of the row that begins at this byte, or after the empty lines there; asked in the order of the file.
    fn of(&mut self, byte: u64) -> usize {
        let start = usize::try_from(byte).unwrap_or(self.text.len());
        while let Some(found) = self.text.get(self.at).filter(|found| self.at < start || matches!(found, b'\r' | b'\n')) {
            let ends_line = *found == b'\n' || *found == b'\r' && self.text.get(self.at + 1) != Some(&b'\n');
            self.is_quoted ^= *found == b'"';
            self.row += usize::from(ends_line && !self.is_quoted);
            self.at += 1;
        }
        self.row
    }
}

/// What separates the cells: whichever of the three stands in the first line most often.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |wanted: u8| first.bytes().filter(|byte| *byte == wanted).count();
    [b',', b'\t', b';'].into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
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
        faults.push(TableFault { letter: Some(letter(at)), ..TableFault::row(row, kind) });
    }
    if places.is_empty() {
        return Err(vec![TableFault::row(row.max(1), K::NoHeadings)]);
    }
    let missing = Column::ALL.iter().filter(|column| !places.contains_key(*column));
    faults.extend(missing.map(|column| TableFault::row(row, K::MissingColumn(*column))));
    if faults.is_empty() { Ok(places) } else { Err(faults) }
}

/// The letters of a column: A to Z, then AA.
fn letter(at: usize) -> String {
    let of = |digit: usize| char::from(b'A' + u8::try_from(digit % 26).unwrap_or(0));
    if at < 26 { of(at).to_string() } else { format!("{}{}", letter(at / 26 - 1), of(at)) }
}
