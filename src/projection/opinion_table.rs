//! All opinions of the hall, by their numbers. They are few, and their streams are found by counting: so that a window reads them beside its start, and nobody
//! reads the journal through for them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{Caught, NewsCount, up_to_head};
use crate::domain::opinion::{Opinion, OpinionEvent, OpinionNumber, year_of};
use crate::domain::stream::Stream;
use crate::domain::time::Day;
use crate::journal::{Entry, Journal, Page, Place, ReadError};

/// Entries read at once: a counter calls people meanwhile.
const PAGE_ENTRIES: usize = 256;
/// So many years are looked through, this one included: what is older is neither open nor kept in words.
const YEARS: u32 = 6;

/// The opinions and the place they have reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpinionTable {
    opinions: BTreeMap<OpinionNumber, Opinion>,
    /// Opinions whose beginning cannot be read.
    lost: BTreeSet<OpinionNumber>,
    reached: Place,
    news: NewsCount,
}

impl OpinionTable {
    /// Every opinion, by its number.
    pub fn all(&self) -> impl Iterator<Item = &Opinion> {
        self.opinions.values()
    }

    /// The opinion of this number.
    pub fn get(&self, number: &OpinionNumber) -> Option<&Opinion> {
        self.opinions.get(number)
    }

    /// Rises whenever something about opinions is taken in: who remembers it sees that there are news, whoever read them.
    pub const fn news(&self) -> u64 {
        self.news.count()
    }

    /// Opinions of which nothing can be told, because the record of their beginning is damaged.
    pub const fn lost(&self) -> &BTreeSet<OpinionNumber> {
        &self.lost
    }

    /// Notes how many appends these streams have had, as the journal says: what a lost record said stays unknown, but it has counted.
    pub fn note_versions(&mut self, streams: &[(Stream, u32)]) {
        for (number, version) in streams.iter().filter_map(|(stream, version)| Some((stream.opined()?, *version))) {
            match self.opinions.get_mut(&number) {
                Some(opinion) => opinion.version = opinion.version.max(version),
                None => drop(self.lost.insert(number)),
            }
        }
    }

    /// Takes in what is new in `page`; says whether any of it was about opinions.
    fn absorb(&mut self, page: &Page) -> bool {
        let before = self.reached;
        let mut news = false;
        for entry in page.entries.iter().filter(|entry| entry.place > before) {
            news |= self.take_in(entry);
        }
        self.reached = before.max(page.reached);
        self.news.note(news)
    }

    /// What was taken in before changes nothing.
    fn take_in(&mut self, entry: &Entry) -> bool {
        let mut news = false;
        for part in &entry.parts {
            let Some(number) = part.stream.opined() else { continue };
            for event in part.events.iter().map(|text| OpinionEvent::from_json(text)) {
                match self.opinions.get_mut(&number) {
                    Some(opinion) => opinion.apply(event.as_ref(), entry.time, part.version),
                    None => match event.and_then(|event| Opinion::begin(number, event, (entry.time, &entry.by), part.version)) {
                        Some(opinion) => drop(self.opinions.insert(number, opinion)),
                        None => drop(self.lost.insert(number)),
                    },
                }
            }
            news = true;
        }
        news
    }
}

/// Reads every opinion of the last years.
///
/// # Errors
/// When the journal cannot be read; that is not "there are none".
pub async fn load(journal: &Journal, today: Day) -> Result<OpinionTable, ReadError> {
    // What is appended while they are read is read twice.
    let reached = journal.after(Place::START, 1).await?.head;
    let mut table = OpinionTable { reached, ..OpinionTable::default() };
    let this_year = year_of(today);
    for year in this_year.saturating_sub(YEARS - 1)..=this_year {
        for number in (1..=OpinionNumber::SERIAL_MAX).filter_map(|serial| OpinionNumber::new(year, serial)) {
            let page = journal.read(&Stream::opinion(&number), 0).await?;
            if page.entries.is_empty() && page.unreadable.is_empty() {
                break;
            }
            for entry in &page.entries {
                table.take_in(entry);
            }
            if table.get(&number).is_none() {
                table.lost.insert(number);
            }
        }
    }
    Ok(table)
}

/// Reads what `table` had missed when this began; says whether any of it was about opinions.
///
/// # Errors
/// When the journal cannot be read; the table stays as far as it came.
pub async fn catch_up(table: &RefCell<OpinionTable>, journal: &Journal) -> Result<bool, ReadError> {
    let next = async || {
        let from = table.borrow().reached;
        let page = journal.follow(from, PAGE_ENTRIES).await?;
        let news = table.borrow_mut().absorb(&page);
        Ok(Caught::by(&page, from, news))
    };
    up_to_head(next, async || {}).await
}
