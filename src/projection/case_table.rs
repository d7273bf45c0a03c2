//! All cases of the hall, as far as the journal has been read: by receipt, by what they are, near and overdue first.
//!
//! Only desks hold it. A kiosk reads the one stream that a receipt names. A case that is over keeps what figures need, neither its materials nor its steps, as
//! soon as it cannot be taken back any more.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{Caught, NewsCount, up_to_head};
use crate::domain::case::{Case, CaseEvent, CaseFile, CaseStanding, Happened, Stage, Terms};
use crate::domain::codes::receipt::{ReceiptNumber, SERIAL_MAX};
use crate::domain::deadline::Standing;
use crate::domain::identity::{Actor, CounterId};
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp};
use crate::journal::{Entry, Journal, Page, Place, ReadError};

/// What is over is taken back on the same day or never; two days are beyond any day.
const KEPT_WHOLE_MS: i64 = 2 * 24 * 3_600_000;
/// Entries read at once.
const PAGE_ENTRIES: usize = 1_000;

/// The cases and the place they have reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseTable {
    cases: BTreeMap<ReceiptNumber, Case>,
    open: BTreeSet<ReceiptNumber>,
    /// Cases that are over since a moment and still whole.
    settling: BTreeSet<(Timestamp, ReceiptNumber)>,
    /// Receipts of streams whose beginning cannot be read: their numbers are used all the same.
    lost: BTreeSet<ReceiptNumber>,
    reached: Place,
    unreadable: BTreeSet<Place>,
    changed: Changed,
    news: NewsCount,
}

/// Days of acceptance of which something has changed since they were kept: no part of what is known.
#[derive(Clone, Debug, Default)]
struct Changed(BTreeSet<Day>);

impl PartialEq for Changed {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Changed {}

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

    /// Rises whenever something about cases is taken in: who remembers it sees that there are news, whoever read them.
    pub const fn news(&self) -> u64 {
        self.news.count()
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
    pub fn all(&self) -> impl Iterator<Item = &Case> + Clone {
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
        self.news.note(news)
    }

    /// A table as it was kept, still without its cases.
    pub(super) fn kept(reached: Place, lost: Vec<ReceiptNumber>, unreadable: Vec<Place>) -> Self {
        Self { reached, lost: lost.into_iter().collect(), unreadable: unreadable.into_iter().collect(), ..Self::default() }
    }

    /// Cases as they were kept.
    pub(super) fn put_back(&mut self, cases: Vec<Case>) {
        for case in cases {
            self.sort_in(Sorted::of(&case));
            self.cases.insert(case.number, case);
        }
    }

    /// Days of acceptance of which something has changed since they were asked for last: what changes from now on is asked for the next time.
    pub(super) fn take_changed_days(&mut self) -> Vec<Day> {
        std::mem::take(&mut self.changed.0).into_iter().collect()
    }

    /// These days could not be kept.
    pub(super) fn changed_still(&mut self, days: Vec<Day>) {
        self.changed.0.extend(days);
    }

    /// Every day of acceptance.
    pub(super) fn days(&self) -> Vec<Day> {
        let mut days: Vec<Day> = self.cases.keys().map(ReceiptNumber::day).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The cases of a day of acceptance.
    pub(super) fn of_day(&self, day: Day) -> Vec<Case> {
        self.cases.values().filter(|case| case.number.day() == day).cloned().collect()
    }

    fn take_in(&mut self, entry: &Entry) -> bool {
        self.settle(entry.time);
        let mut news = false;
        for part in &entry.parts {
            let Some(number) = part.stream.receipt() else { continue };
            // A day that was kept later than the head of its table has this already.
            if self.cases.get(&number).is_some_and(|case| case.version >= part.version) {
                continue;
            }
            self.changed.0.insert(number.day());
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
            (Some(case), None) => case.note(at, version),
            (None, event) => {
                let begun = CaseFile::begin(number, Happened { at, by: by.clone(), event }, version);
                if let Some(file) = begun {
                    // An append that came in the way may have told of it before its records were read.
                    self.lost.remove(&number);
                    self.cases.insert(number, file.case);
                }
            }
        }
        match self.cases.get(&number).map(Sorted::of) {
            Some(case) => self.sort_in(case),
            None => drop(self.lost.insert(number)),
        }
    }

    fn sort_in(&mut self, Sorted { number, over_at, is_slim }: Sorted) {
        let Some(at) = over_at else {
            self.open.insert(number);
            return;
        };
        self.open.remove(&number);
        if !is_slim {
            self.settling.insert((at, number));
        }
    }

    /// Cases that were over long before this moment become slim.
    fn settle(&mut self, now: Timestamp) {
        while let Some((at, number)) = self.settling.first().copied().filter(|(at, _)| at.plus_millis(KEPT_WHOLE_MS) <= now) {
            self.settling.remove(&(at, number));
            // One that was taken back meanwhile is open again, or was over anew.
            if let Some(case) = self.cases.get_mut(&number).filter(|case| case.over_at() == Some(at)) {
                (case.materials, case.steps) = (Vec::new(), Vec::new());
                self.changed.0.insert(number.day());
            }
        }
    }
}

/// By what cases are sorted.
struct Sorted {
    number: ReceiptNumber,
    over_at: Option<Timestamp>,
    is_slim: bool,
}

impl Sorted {
    const fn of(case: &Case) -> Self {
        Self { number: case.number, over_at: case.over_at(), is_slim: case.materials.is_empty() && case.steps.is_empty() }
    }
}

/// Reads what `table` had missed when this began; says whether any of it was about cases. `pause` gives others their turn between the pages.
///
/// # Errors
/// When the journal cannot be read; the table stays as far as it came.
pub async fn read_on(table: &RefCell<CaseTable>, journal: &Journal, pause: impl AsyncFn()) -> Result<bool, ReadError> {
    let next = async || {
        let from = table.borrow().reached;
        let page = journal.follow(from, PAGE_ENTRIES).await?;
        let news = table.borrow_mut().absorb(&page);
        Ok(Caught::by(&page, from, news))
    };
    up_to_head(next, pause).await
}

/// As [`read_on`], at once.
///
/// # Errors
/// As [`read_on`].
pub async fn catch_up(table: &RefCell<CaseTable>, journal: &Journal) -> Result<bool, ReadError> {
    read_on(table, journal, async || {}).await
}
