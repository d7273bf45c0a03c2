//! All cases of the hall, as far as the journal has been read: by receipt, by what they are, near and overdue first.
//!
//! Only desks hold it. A kiosk reads the one stream that a receipt names. A case that is over keeps what figures need, neither its materials nor its steps.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::case::{Case, CaseEvent, CaseFile, CaseStanding, Happened, Stage, Terms};
use crate::domain::codes::receipt::{ReceiptNumber, SERIAL_MAX};
use crate::domain::deadline::Standing;
use crate::domain::identity::{Actor, CounterId};
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp};
use crate::journal::{Entry, Page, Place};

/// The cases and the place they have reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseTable {
    cases: BTreeMap<ReceiptNumber, Case>,
    open: BTreeSet<ReceiptNumber>,
    /// Receipts of streams whose beginning cannot be read: their numbers are used all the same.
    lost: BTreeSet<ReceiptNumber>,
    reached: Place,
    unreadable: BTreeSet<Place>,
}

/// A case that somebody must look at, and why.
#[derive(Clone, Copy, Debug)]
pub struct Watched<'a> {
    /// Which.
    pub case: &'a Case,
    /// Where it stands.
    pub standing: CaseStanding,
}

impl CaseTable {
    /// The place of the last entry taken in.
    pub const fn reached(&self) -> Place {
        self.reached
    }

    /// Places of records that could not be read: the cases lack what they said.
    pub const fn unreadable(&self) -> &BTreeSet<Place> {
        &self.unreadable
    }

    /// The case of a receipt.
    pub fn case(&self, number: &ReceiptNumber) -> Option<&Case> {
        self.cases.get(number)
    }

    /// Every case, by hall, day and serial.
    pub fn all(&self) -> impl Iterator<Item = &Case> {
        self.cases.values()
    }

    /// Cases that are neither decided nor taken back, or wait for being delivered.
    pub fn unfinished(&self) -> impl Iterator<Item = &Case> {
        self.open.iter().filter_map(|number| self.cases.get(number))
    }

    /// Unfinished cases of one kind.
    pub fn in_stage(&self, is_it: impl Fn(&Stage) -> bool) -> impl Iterator<Item = &Case> {
        self.unfinished().filter(move |case| is_it(&case.stage))
    }

    /// Undecided cases near or past their limit, the most overdue first; those of one counter, where one is named.
    pub fn watched(&self, terms: &Terms, today: Day, counter: Option<&CounterId>) -> Vec<Watched<'_>> {
        let of_counter = self.unfinished().filter(|case| case.is_open() && counter.is_none_or(|id| case.counter == *id));
        let standing = |case| Watched { case, standing: Case::standing(case, terms, today) };
        let matters = |watched: &Watched<'_>| matches!(watched.standing.worst(), Standing::Near { .. } | Standing::Overdue { .. });
        let mut watched: Vec<Watched<'_>> = of_counter.map(standing).filter(matters).collect();
        watched.sort_by_key(|watched| (watched.standing.worst().due(), watched.case.number));
        watched
    }

    /// The next receipt number of a hall's day. `given` is the highest serial that may have been printed although no record says so (a lost storage): no
    /// number up to it is used again. Nothing when the day's are used up.
    pub fn next_number(&self, hall_code: &str, day: Day, given: u32) -> Option<ReceiptNumber> {
        let (first, last) = (ReceiptNumber::new(hall_code, day, 1)?, ReceiptNumber::new(hall_code, day, SERIAL_MAX)?);
        let known = self.cases.range(first..=last).next_back().map_or(0, |(number, _)| number.serial());
        let lost = self.lost.range(first..=last).next_back().map_or(0, ReceiptNumber::serial);
        ReceiptNumber::new(hall_code, day, known.max(lost).max(given).checked_add(1)?)
    }

    /// Receipts of which nothing can be told, because the record of their acceptance is damaged.
    pub const fn lost(&self) -> &BTreeSet<ReceiptNumber> {
        &self.lost
    }

    /// Notes how many appends these streams have had, as the journal says: what a lost record said stays unknown, but its place is taken.
    pub fn note_versions(&mut self, streams: &[(Stream, u32)]) {
        for (number, version) in streams.iter().filter_map(|(stream, version)| Some((stream.receipt()?, *version))) {
            match self.cases.get_mut(&number) {
                Some(case) => case.version = case.version.max(version),
                None => drop(self.lost.insert(number)),
            }
        }
    }

    /// Takes in what is new in `page`; says whether any of it was about cases.
    pub fn absorb(&mut self, page: &Page) -> bool {
        let before = self.reached;
        self.unreadable.extend(page.unreadable.iter().filter(|place| **place > before));
        let mut news = false;
        for entry in page.entries.iter().filter(|entry| entry.place > before) {
            news |= self.take_in(entry);
        }
        self.reached = before.max(page.reached);
        news
    }

    fn take_in(&mut self, entry: &Entry) -> bool {
        let mut news = false;
        for part in &entry.parts {
            let Some(number) = part.stream.receipt() else { continue };
            for text in &part.events {
                self.apply(number, CaseEvent::from_json(text), (entry.time, &entry.by, part.version));
            }
            news = true;
        }
        news
    }

    fn apply(&mut self, number: ReceiptNumber, event: Option<CaseEvent>, (at, by, version): (Timestamp, &Actor, u32)) {
        match (self.cases.get_mut(&number), event) {
            (Some(case), Some(event)) => case.apply(&event, at, version),
            (Some(case), None) => case.note(version),
            (None, event) => {
                let begun = CaseFile::begin(number, Happened { at, by: by.clone(), event }, version);
                self.cases.extend(begun.map(|file| (number, file.case)));
            }
        }
        let Some(case) = self.cases.get_mut(&number) else {
            self.lost.insert(number);
            return;
        };
        if matches!(case.stage, Stage::Over { .. }) {
            (case.materials, case.steps) = (Vec::new(), Vec::new());
            self.open.remove(&number);
        } else {
            self.open.insert(number);
        }
    }
}
