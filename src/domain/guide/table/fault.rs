//! What is wrong with a table that somebody wants to import.

use super::{Column, RowKind};

/// Largest file, in bytes.
pub const TABLE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// One fault, where a person finds it in the spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFault {
    /// The row as the spreadsheet numbers it, from 1; 0 for the whole file.
    pub row: usize,
    /// The column as the spreadsheet names it (`A`, `AB`), where the fault is in one cell.
    pub letter: Option<String>,
    /// Its heading, where it is a known one.
    pub column: Option<Column>,
    /// What is the matter.
    pub kind: TableFaultKind,
}

impl TableFault {
    pub(super) fn file(kind: TableFaultKind) -> Self {
        Self { row: 0, letter: None, column: None, kind }
    }

    pub(super) fn row(row: usize, kind: TableFaultKind) -> Self {
        Self { row, letter: None, column: None, kind }
    }
}

/// What may be the matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFaultKind {
    /// Larger than [`TABLE_BYTES_MAX`].
    TooLarge,
    /// Neither UTF-8 nor GB18030: perhaps a workbook that was not saved as CSV.
    NotText,
    /// A quotation mark is open at the end: the file breaks off.
    OpenQuote,
    /// No heading is known: another file.
    NoHeadings,
    /// A heading is missing.
    MissingColumn(Column),
    /// A heading that is none of ours.
    UnknownColumn(String),
    /// A heading that is there twice.
    ColumnTwice(Column),
    /// No rows below the headings.
    Empty,
    /// A row without the guide it belongs to.
    NoGuide,
    /// No such kind of row.
    UnknownRow(String),
    /// The guide has no row of its own in this table.
    NoGuideRow(String),
    /// The guide has another row of its own.
    GuideTwice {
        /// The row of the other.
        first: usize,
    },
    /// An answer before, or without, its question.
    NoQuestion(String),
    /// Something stands in a column that this kind of row does not have.
    NotInThisRow(RowKind),
    /// Not one of these.
    NotAChoice {
        /// What stands there.
        found: String,
        /// What may stand there.
        choices: Vec<&'static str>,
    },
    /// Not a whole number up to this.
    NotANumber {
        /// What stands there.
        found: String,
        /// Highest number.
        max: u32,
    },
    /// Not a day such as 2026-07-01.
    NotADay(String),
    /// Not a time limit such as 20 working days.
    NotALimit(String),
    /// Not an identity of an item.
    NotAnItem(String),
    /// Not a condition such as `who=agent`.
    NotACondition(String),
    /// A fee with its amount or rule given, and yet free, or not said to be charged.
    FeeMismatch,
}
