//! The floor, as far as the journal has been read.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Caught, up_to_head};
use crate::domain::event::{Event, Recorded};
use crate::domain::floor::Floor;
use crate::domain::json::tree;
use crate::domain::keep::{Keep, keep_fields};
use crate::domain::stream::Stream;
use crate::domain::time::UtcOffset;
use crate::journal::{Entry, Journal, Page, Place, ReadError};

/// Entries read at once.
const PAGE_ENTRIES: usize = 1_000;

/// The floor and the place it has reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FloorTable {
    floor: Floor,
    reached: Place,
    unreadable: BTreeSet<Place>,
    /// What this program did not understand, one of each kind: family and name of the event, its stream and its text. A program that understands one of them
    /// builds the table anew.
    passed_over: BTreeMap<String, (Stream, String)>,
}

keep_fields!(FloorTable { floor, reached, unreadable, passed_over });

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
            for text in &part.events {
                let Some(event) = Event::from_json(&name, text) else {
                    self.pass_over(&part.stream, text);
                    continue;
                };
                let taken = entry.taken.as_ref().map(|t| t.number);
                let (stream, version, time, by) = (&part.stream, part.version, entry.time, &entry.by);
                self.floor.apply(&Recorded { stream, name: &name, version, time, by, taken, event }, offset);
            }
        }
    }

    fn pass_over(&mut self, stream: &Stream, text: &str) {
        let kind = match tree(text) {
            Some(Value::Object(fields)) => fields.keys().next().cloned().unwrap_or_else(String::new),
            Some(Value::String(name)) => name,
            _ => String::new(),
        };
        let kind = format!("{}/{kind}", stream.family());
        self.passed_over.entry(kind).or_insert_with(|| (stream.clone(), text.to_owned()));
    }

    /// The stored form, to be kept together with [`Self::reached`].
    pub fn to_snapshot(&self) -> String {
        self.kept()
    }

    /// Reads a stored form. An unreadable one is not a fault: the table is built anew. So it is when the program that kept it passed over something
    /// that this one understands.
    pub fn from_snapshot(place: Place, text: &str) -> Option<Self> {
        let table = Self::from_kept(text).filter(|table| table.reached == place)?;
        let is_understood = |(stream, text): &(Stream, String)| Event::from_json(&stream.name(), text).is_some();
        (!table.passed_over.values().any(is_understood)).then_some(table)
    }
}

/// Reads the next page of what `table` has missed.
pub(super) async fn catch_up_page(table: &RefCell<FloorTable>, journal: &Journal, offset: UtcOffset) -> Result<Caught, ReadError> {
    let from = table.borrow().reached;
    let page = journal.follow(from, PAGE_ENTRIES).await?;
    let news = table.borrow_mut().absorb(&page, offset);
    Ok(Caught::by(&page, from, news))
}

/// Reads what `table` had missed when this began; says whether there was anything.
///
/// # Errors
/// When the journal cannot be read; the table stays as far as it came.
pub async fn catch_up(table: &RefCell<FloorTable>, journal: &Journal, offset: UtcOffset) -> Result<bool, ReadError> {
    up_to_head(async || catch_up_page(table, journal, offset).await, async || {}).await
}
