//! Reads a feed piece by piece: bytes to text, text to rows, rows to cases; whatever is wrong is put into the report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::columns::{FeedColumn, FeedWords};
use super::row::FeedRow;
use super::{FEED_ROW_BYTES_MAX, FEED_ROWS_MAX, FaultKind, ForeignNumber, Refusal, Report, RowFault};
use crate::domain::sheet::decode::Decode;
use crate::domain::sheet::json_rows::JsonRows;
use crate::domain::sheet::survey::Surveyed;
use crate::domain::time::{Day, UtcOffset};

mod case;
mod csv;
mod json;

use self::csv::Csv;
use case::{Cells, Reading};

/// Who can read the file where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Readers {
    /// Whoever was given it: a file of the staff's, or an address with a password.
    Some,
    /// Anybody on the network.
    Anybody,
}

/// What a case is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Ground {
    /// The day of the import.
    pub today: Day,
    /// The hall's clock.
    pub offset: UtcOffset,
    /// Who can read the file.
    pub readers: Readers,
    /// So many days a case is kept after it was finished.
    pub kept_days: u32,
}

/// Reads one file.
pub struct FeedReader {
    words: FeedWords,
    ground: Ground,
    decode: Decode,
    form: Form,
    report: Report,
    /// Of each receipt the row that was taken.
    seen: BTreeMap<[u8; 16], Seen>,
}

/// A row that was taken: where it stands, and short digests of its number with its signs and of all that it says.
struct Seen {
    row: usize,
    number: [u8; 16],
    content: [u8; 16],
}

enum Form {
    /// Nothing but blanks has come.
    Unknown(String),
    Csv(Box<Csv>),
    Json(Box<JsonRows>),
}

impl FeedReader {
    /// For a file that has been looked at.
    pub fn new(surveyed: &Surveyed, words: FeedWords, ground: Ground) -> Self {
        let report = Report {
            digest: surveyed.digest,
            bytes: surveyed.bytes,
            encoding: surveyed.encoding.name().into(),
            rows: 0,
            taken: 0,
            repeated: 0,
            wrong: 0,
            expired: 0,
            masked: 0,
            newest: None,
            faults: Vec::new(),
            more_faults: 0,
            ignored: Vec::new(),
            refusal: None,
        };
        let (decode, form) = (Decode::new(surveyed.encoding), Form::Unknown(String::new()));
        Self { words, ground, decode, form, report, seen: BTreeMap::new() }
    }

    /// The next bytes, and the cases that have become whole with them.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<FeedRow> {
        self.read(bytes, false)
    }

    /// All bytes have come.
    pub fn finish(mut self) -> (Vec<FeedRow>, Report) {
        let rows = self.read(&[], true);
        if self.report.rows == 0 {
            self.refuse(Refusal::Empty);
        }
        (rows, self.report)
    }

    /// Why there is no need to go on.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.report.refusal.as_ref()
    }

    /// Rows until now.
    pub fn rows(&self) -> usize {
        self.report.rows
    }

    /// Bytes of the file that are kept until their row is whole.
    pub fn waiting(&self) -> usize {
        match &self.form {
            Form::Unknown(text) => text.capacity(),
            Form::Csv(csv) => csv.rows.waiting(),
            Form::Json(json) => json.waiting(),
        }
    }

    fn read(&mut self, bytes: &[u8], is_last: bool) -> Vec<FeedRow> {
        if self.report.refusal.is_some() {
            return Vec::new();
        }
        let text = match &mut self.form {
            Form::Unknown(text) => text,
            Form::Csv(csv) => csv.rows.text(),
            Form::Json(json) => json.text(),
        };
        let is_broken = self.decode.push(bytes, is_last, text).is_err();
        self.choose_form();
        let is_last = is_last && !is_broken;
        let mut taken = Vec::new();
        match std::mem::replace(&mut self.form, Form::Unknown(String::new())) {
            Form::Csv(mut csv) => {
                if is_last {
                    csv.rows.finish();
                }
                self.read_csv(&mut csv, &mut taken);
                self.form = Form::Csv(csv);
            }
            Form::Json(mut json) => {
                if is_last {
                    json.finish();
                }
                self.read_json(&mut json, &mut taken);
                self.form = Form::Json(json);
            }
            unknown => self.form = unknown,
        }
        if is_broken {
            self.refuse(Refusal::BrokenText { row: self.row_now() });
        }
        taken
    }

    fn row_now(&self) -> usize {
        match &self.form {
            Form::Unknown(_) => 1,
            Form::Csv(csv) => csv.row.number + 1,
            Form::Json(_) => self.report.rows + 1,
        }
    }

    fn choose_form(&mut self) {
        let Form::Unknown(text) = &mut self.form else { return };
        let Some(first) = text.trim_start().chars().next() else {
            // Nothing but blanks, page after page, is not kept.
            if text.len() > FEED_ROW_BYTES_MAX {
                self.refuse(Refusal::Empty);
            }
            return;
        };
        let text = std::mem::take(text);
        self.form = if matches!(first, '[' | '{') {
            let mut json = JsonRows::new(FEED_ROW_BYTES_MAX, self.words.list);
            *json.text() = text;
            Form::Json(Box::new(json))
        } else {
            Form::Csv(Box::new(Csv::new(text)))
        };
    }

    fn refuse(&mut self, refusal: Refusal) {
        self.report.refusal.get_or_insert(refusal);
    }

    /// Whether there may be another row.
    fn count_row(&mut self) -> bool {
        self.report.rows += 1;
        if self.report.rows > FEED_ROWS_MAX {
            self.refuse(Refusal::TooManyRows);
        }
        self.report.refusal.is_none()
    }

    fn wrong_row(&mut self, row: usize, kind: FaultKind) {
        if self.count_row() {
            self.wrong_row_counted(row, kind);
        }
    }

    fn wrong_row_counted(&mut self, row: usize, kind: FaultKind) {
        self.report.wrong += 1;
        self.report.add(RowFault { row, column: None, letter: None, kind });
    }

    fn wrong_cell(&mut self, row: usize, column: FeedColumn, kind: FaultKind) {
        self.report.wrong += 1;
        self.report.add(RowFault { row, column: Some(column), letter: None, kind });
    }

    fn take_cells(&mut self, row: usize, cells: &Cells<'_>, letter: &dyn Fn(FeedColumn) -> Option<String>, taken: &mut Vec<FeedRow>) {
        let mut reading = Reading::new(&self.words, self.ground);
        let case = reading.case(cells);
        if self.ground.readers == Readers::Anybody
            && let Some(column) = reading.clear.first()
        {
            return self.refuse(Refusal::ClearPersonalData { row, column: Some(*column) });
        }
        self.report.masked += reading.clear.len();
        let Some(case) = case.filter(|_| reading.faults.is_empty()) else {
            self.report.wrong += 1;
            for (column, kind) in reading.faults {
                self.report.add(RowFault { row, column: Some(column), letter: letter(column), kind });
            }
            return;
        };
        if case.is_expired(self.ground.today, self.ground.kept_days) {
            self.report.expired += 1;
            return;
        }
        let content = short_digest(format!("{case:?}").as_bytes());
        let number = short_digest(case.receipt.signed().as_bytes());
        match self.seen.get(&key(&case.receipt)) {
            None => {
                self.seen.insert(key(&case.receipt), Seen { row, number, content });
                self.report.taken += 1;
                self.report.newest = self.report.newest.max(Some(case.last_at()));
                taken.push(case);
            }
            Some(known) if known.content == content => self.report.repeated += 1,
            Some(known) => {
                let first = known.row;
                let kind = if known.number == number { FaultKind::ReceiptTwice { first } } else { FaultKind::Alike { first } };
                let column = FeedColumn::Receipt;
                self.report.wrong += 1;
                self.report.add(RowFault { row, column: Some(column), letter: letter(column), kind });
            }
        }
    }
}

/// Two numbers that people cannot tell apart are one.
fn key(receipt: &ForeignNumber) -> [u8; 16] {
    short_digest(receipt.folded().as_bytes())
}

/// Half of SHA-256: nobody makes two alike.
fn short_digest(bytes: &[u8]) -> [u8; 16] {
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let mut half = [0; 16];
    half.copy_from_slice(&digest[..16]);
    half
}
