//! What can be wrong with a content file, as values; the words are in `text`.

use crate::domain::access::Role;
use serde_json::Value;

use super::format::TextFormat;
use crate::domain::hall::model::Language;
use crate::domain::time::{Day, MinuteOfDay};

/// One fault of a content file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentFault {
    /// Where, as a JSON pointer such as `/items/3/queue`; empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub kind: FaultKind,
}

impl ContentFault {
    pub(in crate::domain) fn new(path: &str, kind: FaultKind) -> Self {
        Self { path: path.to_owned(), kind }
    }
}

/// What is wrong with a content file; the words are in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Not JSON: line and column.
    NotJson(usize, usize),
    /// The file was made for a newer program.
    NewerFormat {
        /// The file's format.
        found: i64,
        /// The newest that this program reads.
        newest: u32,
    },
    /// A value of another type stands here.
    WrongType {
        /// What was expected.
        expected: JsonType,
        /// What stands here.
        found: JsonType,
    },
    /// A field that must be there is not.
    MissingField,
    /// A field that this program does not know: a slip of the pen, most likely.
    UnknownField,
    /// A text that does not say what it should.
    BadText {
        /// What was expected.
        expected: TextFormat,
        /// The text, cut after [`FOUND_LENGTH_MAX`] characters.
        found: String,
    },
    /// A text is empty or missing in this language.
    MissingTranslation {
        /// The language.
        language: Language,
    },
    /// A text does not fit on the screen.
    TooLong {
        /// Most characters.
        max: usize,
        /// Characters here.
        found: usize,
    },
    /// A number outside its limits.
    OutOfRange {
        /// Smallest allowed.
        min: i64,
        /// Largest allowed.
        max: i64,
        /// The number.
        found: i64,
    },
    /// Too few entries.
    TooFew {
        /// Fewest allowed.
        min: usize,
        /// Entries here.
        found: usize,
    },
    /// Too many entries.
    TooMany {
        /// Most allowed.
        max: usize,
        /// Entries here.
        found: usize,
    },
    /// A span that ends before it begins, or at once.
    ReversedSpan {
        /// Its beginning.
        from: MinuteOfDay,
        /// Its end.
        to: MinuteOfDay,
    },
    /// A span that shares minutes with another one of the same day.
    OverlappingSpan {
        /// Where the other one stands.
        with: String,
    },
    /// Hours of a counter or an item in which the hall itself is closed.
    OutsideHallHours,
    /// A range whose low end is above its high end.
    ReversedRange {
        /// The low end.
        low: i64,
        /// The high end.
        high: i64,
    },
    /// Said twice: an identity, a letter or a day.
    Duplicate {
        /// Where it stands first.
        first: String,
    },
    /// A name that nothing in the file has.
    UnknownReference {
        /// What the name should stand for.
        to: Thing,
        /// The name.
        name: String,
    },
    /// Nobody serves this queue.
    QueueWithoutCounter,
    /// Nothing can be applied for in this queue.
    QueueWithoutItem,
    /// This class has no item: its tile would be empty.
    ClassWithoutItem,
    /// This counter serves no queue.
    CounterWithoutQueue,
    /// A work day that is no Saturday or Sunday.
    WorkdayNotOnWeekend,
    /// A work day that is a holiday too.
    WorkdayIsHoliday {
        /// Where the holiday stands.
        holiday: String,
    },
    /// A holiday or work day after `known_until`.
    BeyondKnownDays,
    /// A sum that is not the sum of its parts, in cents.
    WrongSum {
        /// What the parts make.
        expected: i64,
        /// What stands here.
        found: i64,
    },
    /// Another number of values than the table has columns.
    WrongColumns {
        /// Columns of the table.
        expected: usize,
        /// Values here.
        found: usize,
    },
    /// Days that end before they begin.
    ReversedDays {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// The same address belongs to two grids.
    AddressTwice {
        /// The number of the other grid.
        grid: u8,
    },
    /// Nobody is their own stand-in.
    OwnStandIn,
    /// Nobody of the staff has this role: what only it may do could never be done again.
    NobodyIs(Role),
    /// The checks passed and yet the file could not be read: a fault of this program, with what the reader said.
    Unreadable(String),
}

/// The types of JSON, whole numbers apart from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonType {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A whole number that a computer can count to.
    Integer,
    /// Any other number.
    Fraction,
    /// `"..."`
    Text,
    /// `[...]`
    List,
    /// `{...}`
    Object,
}

impl JsonType {
    pub(in crate::domain) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Bool,
            Value::Number(_) if integer(value).is_some() => Self::Integer,
            Value::Number(_) => Self::Fraction,
            Value::String(_) => Self::Text,
            Value::Array(_) => Self::List,
            Value::Object(_) => Self::Object,
        }
    }
}

/// The whole number that a value is.
pub(in crate::domain) fn integer(value: &Value) -> Option<i64> {
    value.as_i64()
}

/// What a name in the file may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A queue, by its letter.
    Queue,
    /// A class of service.
    Class,
    /// A procedure.
    Procedure,
    /// An item, by its identity.
    Item,
    /// A counter, by its number.
    Counter,
    /// A department.
    Department,
    /// A street or an estate.
    Place,
    /// A grid, by its number.
    Grid,
}

/// Most characters of a wrong text that are repeated in its fault.
pub const FOUND_LENGTH_MAX: usize = 40;

/// The faults found so far.
#[derive(Default)]
pub(in crate::domain) struct Faults(Vec<ContentFault>);

impl Faults {
    pub(in crate::domain) fn add(&mut self, path: &str, kind: FaultKind) {
        self.0.push(ContentFault::new(path, kind));
    }

    /// In the order of the paths, numbers counted as numbers, so that an editor walks down the file's parts and not to and fro.
    pub(in crate::domain) fn sorted(mut self) -> Vec<ContentFault> {
        self.0.sort_by_cached_key(|fault| fault.path.split('/').map(|w| (w.parse::<u32>().ok(), w.to_owned())).collect::<Vec<_>>());
        self.0
    }
}
