//! All ratings of the hall, as far as the journal has been read, by what is rated; and the services that could have been rated.
//!
//! Only desks hold it. A kiosk reads the one stream that a code names. It keeps every rating whole: there are few beside the tickets they are about.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{Caught, NewsCount, up_to_head};
use crate::domain::case::CaseEvent;
use crate::domain::event::Event;
use crate::domain::identity::Actor;
use crate::domain::rating::services::Services;
use crate::domain::rating::{Rating, RatingEvent, Subject};
use crate::domain::stream::{Stream, StreamName};
use crate::domain::time::Timestamp;
use crate::journal::{Entry, EntryPart, Journal, Page, Place, ReadError};

/// Entries read at once: a counter calls people meanwhile.
const PAGE_ENTRIES: usize = 256;

/// The ratings and the place they have reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RatingTable {
    ratings: BTreeMap<Subject, Rating>,
    services: Services,
    /// What was rated in streams whose beginning cannot be read: it was rated all the same.
    lost: BTreeSet<Subject>,
    reached: Place,
    unreadable: BTreeSet<Place>,
    news: NewsCount,
}

impl RatingTable {
    /// The place of the last entry taken in.
    pub const fn reached(&self) -> Place {
        self.reached
    }

    /// Rises whenever something about ratings or services is taken in: who remembers it sees that there are news, whoever read them.
    pub const fn news(&self) -> u64 {
        self.news.count()
    }

    /// Places of records that could not be read: the ratings and services lack what they said.
    pub const fn unreadable(&self) -> &BTreeSet<Place> {
        &self.unreadable
    }

    /// Every rating, by what is rated.
    pub fn all(&self) -> impl Iterator<Item = &Rating> {
        self.ratings.values()
    }

    /// The rating of this.
    pub fn get(&self, subject: &Subject) -> Option<&Rating> {
        self.ratings.get(subject)
    }

    /// What was rated, and nothing can be told of it, because the record of the rating is damaged.
    pub const fn lost(&self) -> &BTreeSet<Subject> {
        &self.lost
    }

    /// Whether this was rated, however much of it can be told.
    pub fn is_rated(&self, subject: &Subject) -> bool {
        self.ratings.contains_key(subject) || self.lost.contains(subject)
    }

    /// Services that could have been rated.
    pub const fn services(&self) -> &Services {
        &self.services
    }

    /// Notes how many appends these streams have had, as the journal says: what a lost record said stays unknown, but it has counted.
    pub fn note_versions(&mut self, streams: &[(Stream, u32)]) {
        for (subject, version) in streams.iter().filter_map(|(stream, version)| Some((stream.rated()?, *version))) {
            match self.ratings.get_mut(&subject) {
                Some(rating) => rating.version = rating.version.max(version),
                None => drop(self.lost.insert(subject)),
            }
        }
    }

    /// Takes in what is new in `page`; says whether any of it was about ratings or about services that can be rated.
    pub fn absorb(&mut self, page: &Page) -> bool {
        let before = self.reached;
        self.unreadable.extend(page.unreadable.iter().filter(|place| **place > before));
        let mut news = false;
        for entry in page.entries.iter().filter(|entry| entry.place > before) {
            for part in &entry.parts {
                news |= self.take_in(part, entry);
            }
        }
        self.reached = before.max(page.reached);
        self.news.note(news)
    }

    fn take_in(&mut self, part: &EntryPart, entry: &Entry) -> bool {
        if let Some(subject) = part.stream.rated() {
            for text in &part.events {
                self.apply(&subject, RatingEvent::from_json(text), (entry.time, &entry.by, part.version));
            }
            return true;
        }
        if let Some(number) = part.stream.receipt() {
            for event in part.events.iter().filter_map(|text| CaseEvent::from_json(text)) {
                self.services.take_case(number, &event, entry.time);
            }
            return true;
        }
        let name = part.stream.name();
        if !matches!(name, StreamName::Ticket(..) | StreamName::Counter(..)) {
            return false;
        }
        for event in part.events.iter().filter_map(|text| Event::from_json(&name, text)) {
            match (&name, &event) {
                (StreamName::Ticket(day, id), Event::Ticket(event)) => self.services.take_ticket((*day, id), event, entry.time),
                (StreamName::Counter(day, id), Event::Counter(event)) => self.services.take_counter((*day, id), event),
                _ => {}
            }
        }
        true
    }

    fn apply(&mut self, subject: &Subject, event: Option<RatingEvent>, (at, by, version): (Timestamp, &Actor, u32)) {
        match (self.ratings.get_mut(subject), event) {
            (Some(rating), Some(event)) => rating.apply(&event, at, version),
            // What a later program wrote has counted all the same.
            (Some(rating), None) => rating.version = rating.version.max(version),
            (None, event) => match event.and_then(|event| Rating::begin(subject.clone(), event, (at, by), version)) {
                Some(rating) => {
                    // An append that came in the way may have told of it before its records were read.
                    self.lost.remove(subject);
                    self.ratings.insert(subject.clone(), rating);
                }
                None => drop(self.lost.insert(subject.clone())),
            },
        }
    }
}

/// Reads what `table` had missed when this began; says whether any of it mattered. `pause` gives others their turn between the pages.
///
/// # Errors
/// When the journal cannot be read; the table stays as far as it came.
pub async fn read_on(table: &RefCell<RatingTable>, journal: &Journal, pause: impl AsyncFn()) -> Result<bool, ReadError> {
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
pub async fn catch_up(table: &RefCell<RatingTable>, journal: &Journal) -> Result<bool, ReadError> {
    read_on(table, journal, async || {}).await
}
