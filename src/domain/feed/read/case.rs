//! One row of a feed as a case, with everything that is wrong with it.

use std::borrow::Cow;

use super::Ground;
use crate::domain::case::mask::Masked;
use crate::domain::feed::columns::{FeedColumn as C, FeedWords, progress_of};
use crate::domain::feed::personal::{self, Personal, scrub};
use crate::domain::feed::row::FeedRow;
use crate::domain::feed::{FEED_CELL_CHARS_MAX, FEED_DAYS_MAX, FaultKind, Moment, value};

/// The cells of the known columns.
pub(super) type Cells<'a> = [Cow<'a, str>; C::ALL.len()];

/// Reading one row.
pub(super) struct Reading<'a> {
    words: &'a FeedWords,
    ground: Ground,
    /// In the order of the columns.
    pub faults: Vec<(C, FaultKind)>,
    /// Columns whose name or phone stood there in the clear.
    pub clear: Vec<C>,
}

impl<'a> Reading<'a> {
    pub fn new(words: &'a FeedWords, ground: Ground) -> Self {
        Self { words, ground, faults: Vec::new(), clear: Vec::new() }
    }

    /// The case, where nothing that it needs is missing; there may be faults all the same.
    pub fn case(&mut self, cells: &Cells<'_>) -> Option<FeedRow> {
        let receipt = self.needed(cells, C::Receipt, value::receipt);
        let name = self.content(cells, C::Applicant).map(str::to_owned);
        let applicant = name.as_deref().and_then(|name| self.personal(C::Applicant, personal::name(name)));
        let phone = self.content(cells, C::Phone).map(personal::phone).and_then(|phone| self.personal(C::Phone, phone));
        // What the row says of its own applicant is theirs, wherever it stands.
        let known = name.as_deref().filter(|_| self.clear.contains(&C::Applicant)).zip(applicant.as_ref());
        let item = self.needed(cells, C::Item, value::text).map(|text| scrub(&text, known).into_owned());
        let offset = self.ground.offset;
        let accepted_at = self.needed(cells, C::AcceptedAt, |cell| value::moment(cell, offset));
        let step = self.line(cells, C::Step, known);
        let step_at = self.optional(cells, C::StepAt, |cell| value::moment(cell, offset));
        let words = self.words;
        let state = self.needed(cells, C::State, |cell| progress_of(words, cell).ok_or(FaultKind::NotAState));
        let promised_days = self.optional(cells, C::PromisedDays, |cell| value::days(cell, words.working_days, FEED_DAYS_MAX));
        let due_at = self.optional(cells, C::DueAt, |cell| value::moment(cell, offset));
        let (result, note) = (self.line(cells, C::Result, known), self.line(cells, C::Note, known));
        self.compare(accepted_at, step_at, due_at);
        self.faults.sort_by_key(|(column, _)| *column);
        Some(FeedRow {
            receipt: receipt?,
            item: item?,
            applicant,
            phone,
            accepted_at: accepted_at?,
            step,
            step_at,
            state: state?,
            promised_days,
            due_at,
            result,
            note,
        })
    }

    fn fault(&mut self, column: C, kind: FaultKind) {
        self.faults.push((column, kind));
    }

    fn content<'c>(&mut self, cells: &'c Cells<'_>, column: C) -> Option<&'c str> {
        let cell = &cells[column.place()];
        // Bytes are counted first: most cells are short.
        if cell.len() > FEED_CELL_CHARS_MAX && cell.chars().count() > FEED_CELL_CHARS_MAX {
            self.fault(column, FaultKind::TooLong { max: FEED_CELL_CHARS_MAX });
            return None;
        }
        value::content(cell).unwrap_or_else(|kind| {
            self.fault(column, kind);
            None
        })
    }

    fn optional<T>(&mut self, cells: &Cells<'_>, column: C, read: impl FnOnce(&str) -> Result<T, FaultKind>) -> Option<T> {
        match read(self.content(cells, column)?) {
            Ok(value) => Some(value),
            Err(kind) => {
                self.fault(column, kind);
                None
            }
        }
    }

    fn needed<T>(&mut self, cells: &Cells<'_>, column: C, read: impl FnOnce(&str) -> Result<T, FaultKind>) -> Option<T> {
        let before = self.faults.len();
        let value = self.optional(cells, column, read);
        if value.is_none() && self.faults.len() == before {
            self.fault(column, FaultKind::Blank);
        }
        value
    }

    fn line(&mut self, cells: &Cells<'_>, column: C, known: Option<(&str, &Masked)>) -> Option<String> {
        self.optional(cells, column, value::text).map(|text| scrub(&text, known).into_owned())
    }

    fn personal(&mut self, column: C, read: Personal) -> Option<Masked> {
        match read {
            Personal::Masked(masked) => Some(masked),
            Personal::Clear(masked) => {
                self.clear.push(column);
                Some(masked)
            }
            Personal::Wrong => {
                self.fault(column, if column == C::Phone { FaultKind::NotAPhone } else { FaultKind::NotAName });
                None
            }
        }
    }

    /// Days that cannot follow one another.
    fn compare(&mut self, accepted_at: Option<Moment>, step_at: Option<Moment>, due_at: Option<Moment>) {
        let today = self.ground.today;
        for (column, moment) in [(C::AcceptedAt, accepted_at), (C::StepAt, step_at)] {
            if moment.is_some_and(|moment| moment.day > today) {
                self.fault(column, FaultKind::InFuture);
            }
        }
        for (column, moment) in [(C::StepAt, step_at), (C::DueAt, due_at)] {
            if moment.zip(accepted_at).is_some_and(|(moment, accepted)| moment.day < accepted.day) {
                self.fault(column, FaultKind::BeforeAccepted);
            }
        }
    }
}
