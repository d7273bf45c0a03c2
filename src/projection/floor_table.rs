//! The floor, as far as the journal has been read.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::event::{Event, Recorded};
use crate::domain::floor::Floor;
use crate::domain::stream::Stream;
use crate::domain::time::UtcOffset;
use crate::journal::{Entry, Journal, Page, Place, ReadError};

/// Name of the stored snapshot. Another shape of [`Floor`] gets another name, and is built anew from the journal.
pub const SNAPSHOT_NAME: &str = "floor-1";
/// Entries read at once.
const PAGE_ENTRIES: usize = 1_000;

/// The floor and the place it has reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FloorTable {
    floor: Floor,
    reached: Place,
    unreadable: BTreeSet<Place>,
}

impl FloorTable {
    /// What is known.
    pub const fn floor(&self) -> &Floor {
        &self.floor
    }

    /// The place of the last entry taken in.
    pub const fn reached(&self) -> Place {
        self.reached
    }

    /// Places of records that could not be read: the floor lacks what they said.
    pub const fn unreadable(&self) -> &BTreeSet<Place> {
        &self.unreadable
    }

    /// Takes in what is new in `page`; says whether there was anything.
    pub fn absorb(&mut self, page: &Page, offset: UtcOffset) -> bool {
        let before = self.reached;
        self.unreadable.extend(page.unreadable.iter().filter(|place| **place > before));
        for entry in page.entries.iter().filter(|entry| entry.place > before) {
            self.take_in(entry, offset);
        }
        self.reached = before.max(page.reached);
        self.reached > before
    }

    /// Notes how many appends these streams have had, as the journal says: what a lost record said stays unknown, but its place is taken, and without
    /// it every later command on its streams would conflict.
    pub fn note_versions(&mut self, streams: &[(Stream, u32)]) {
        for (stream, version) in streams {
            self.floor.note_version(&stream.name(), *version);
        }
    }

    fn take_in(&mut self, entry: &Entry, offset: UtcOffset) {
        for part in &entry.parts {
            let name = part.stream.name();
            self.floor.note_version(&name, part.version);
            for event in part.events.iter().filter_map(|text| Event::from_json(&name, text)) {
                let taken = entry.taken.as_ref().map(|t| t.number);
                let (stream, version, time, by) = (&part.stream, part.version, entry.time, &entry.by);
                self.floor.apply(&Recorded { stream, name: &name, version, time, by, taken, event }, offset);
            }
        }
    }

    /// The stored form, to be kept together with [`Self::reached`].
    ///
    /// # Errors
    /// None in practice: every floor can be written as JSON.
    pub fn to_snapshot(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Reads a stored form. An unreadable one is not a fault: the table is built anew.
    pub fn from_snapshot(place: Place, text: &str) -> Option<Self> {
        serde_json::from_str::<Self>(text).ok().filter(|table| table.reached == place)
    }
}

/// Reads what `table` has missed; says whether there was anything.
///
/// # Errors
/// When the journal cannot be read; the table stays as far as it came.
pub async fn catch_up(table: &RefCell<FloorTable>, journal: &Journal, offset: UtcOffset) -> Result<bool, ReadError> {
    let mut news = false;
    loop {
        let from = table.borrow().reached;
        let page = journal.after(from, PAGE_ENTRIES).await?;
        news |= table.borrow_mut().absorb(&page, offset);
        if page.reached >= page.head || page.reached == from {
            return Ok(news);
        }
    }
}
