//! What may be wrong with a feed, and with one of its rows. Nothing of the file's content is in it: a report goes from hand to hand.

use serde::{Deserialize, Serialize};

use super::FeedColumn;
use crate::domain::sheet::survey::NoText;

/// Why nothing of a file is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Larger than [`super::FEED_BYTES_MAX`].
    TooLarge,
    /// A packed archive, whatever its name says.
    Packed,
    /// A workbook that was not saved as CSV.
    Workbook,
    /// No text.
    Binary,
    /// From this row on it is no text in its encoding.
    BrokenText {
        /// Row.
        row: usize,
    },
    /// Nothing stands in it, or nothing below the headings.
    Empty,
    /// No heading is known.
    NoHeadings,
    /// Headings are missing.
    MissingColumns(Vec<FeedColumn>),
    /// A heading is there twice.
    ColumnTwice(FeedColumn),
    /// More columns than [`super::FEED_COLUMNS_MAX`].
    TooManyColumns,
    /// More rows than [`super::FEED_ROWS_MAX`].
    TooManyRows,
    /// Quotation marks that do not fit, again and again; the last in this row.
    BrokenQuotes {
        /// Row.
        row: usize,
    },
    /// It begins as JSON, and at this entry it is none, or no list of objects.
    NotJson {
        /// Entry.
        row: usize,
    },
    /// It ends in the middle of this row.
    CutOff {
        /// Row.
        row: usize,
    },
    /// Anybody on the network can read it, and it holds personal data in the clear.
    ClearPersonalData {
        /// The first row with such data.
        row: usize,
        /// The column, where it is a known one.
        column: Option<FeedColumn>,
    },
}

impl From<NoText> for Refusal {
    fn from(why: NoText) -> Self {
        match why {
            NoText::TooLarge => Self::TooLarge,
            NoText::Packed => Self::Packed,
            NoText::Workbook => Self::Workbook,
            NoText::Binary => Self::Binary,
        }
    }
}

/// One fault of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowFault {
    /// As the spreadsheet numbers it, headings included; in JSON the entry, from 1.
    pub row: usize,
    /// The column, where it is a known one.
    pub column: Option<FeedColumn>,
    /// The column as the spreadsheet names it (`A`, `AB`); in JSON nothing.
    pub letter: Option<String>,
    /// What is the matter.
    pub kind: FaultKind,
}

/// What may be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FaultKind {
    /// It must be filled in.
    Blank,
    /// A formula instead of its value.
    Formula,
    /// Longer than so many characters.
    TooLong {
        /// Characters.
        max: usize,
    },
    /// Characters that cannot be seen.
    Hidden,
    /// Not a number by which a case can be asked for.
    NotAReceipt,
    /// A spreadsheet has rounded the number: digits are lost.
    Rounded,
    /// Not a day or a time that there is.
    NotAMoment,
    /// After the day of the import.
    InFuture,
    /// Before the case was accepted.
    BeforeAccepted,
    /// Not a state.
    NotAState,
    /// Not a number of working days up to so many.
    NotDays {
        /// Days.
        max: u16,
    },
    /// Not a person's name.
    NotAName,
    /// Not a phone number.
    NotAPhone,
    /// The same receipt with another content stands in an earlier row.
    ReceiptTwice {
        /// Which row.
        first: usize,
    },
    /// A row that was taken has this number but for blanks, signs and case.
    Alike {
        /// Which row.
        first: usize,
    },
    /// More cells than headings: perhaps a comma that was not quoted.
    TooManyCells {
        /// Headings.
        headings: usize,
    },
    /// The last line breaks off.
    CutOff,
    /// Quotation marks that do not fit.
    Quotes,
    /// A row longer than so many bytes.
    RowTooLong {
        /// Bytes.
        max: usize,
    },
    /// In JSON: not an object of texts and numbers.
    NotAnObject,
    /// In JSON: the same name twice.
    NameTwice,
}
