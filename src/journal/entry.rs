//! What is read from the journal: entries, pages of them and what a watcher hears.

use serde::{Deserialize, Serialize};

use super::batch::{Batch, Part, Place};
use super::canonical;
use super::verify::Names;
use crate::domain::identity::{Actor, Installation, RequestId};
use crate::domain::stream::{Sequence, Stream};
use crate::domain::time::Timestamp;

/// SHA-256, written as 64 small hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

/// One writer's chain: an installation and the family of the batch's first stream. `lobby-1/ticket`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Writer(String);

impl Writer {
    /// The writer of a batch whose first stream is `first`.
    pub fn of(installation: &Installation, first: &Stream) -> Self {
        Self(format!("{installation}/{}", first.family()))
    }

    /// A writer by its text, as it was stored.
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The events of one entry in one stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryPart {
    /// The stream.
    pub stream: Stream,
    /// The stream's version after this append: 1 for the first.
    pub version: u32,
    /// One JSON text an event.
    pub events: Vec<String>,
}

/// The number an entry took. Not part of the entry's hash: the ticket's next event repeats it and so chains it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// From which sequence.
    pub sequence: Sequence,
    /// Which number.
    pub number: u32,
}

/// One append, as everybody reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Where it stands. Not part of the hash.
    pub place: Place,
    /// Whose chain it belongs to.
    pub writer: Writer,
    /// The writer's running number, from 1.
    pub number: u64,
    /// Hash of the writer's previous entry; all zero for the first.
    pub previous: Hash,
    /// Hash of this entry's canonical form (see [`canonical`]).
    pub hash: Hash,
    /// The request that made it.
    pub request: RequestId,
    /// When it happened, by the hall's clock.
    pub time: Timestamp,
    /// Who did it.
    pub by: Actor,
    /// The events.
    pub parts: Vec<EntryPart>,
    /// The number taken.
    pub taken: Option<Taken>,
}

impl Entry {
    /// The entry a batch becomes, after the writer's `head` (running number and hash of its last entry).
    pub(super) fn following(place: Place, writer: Writer, head: Option<(u64, Hash)>, batch: &Batch, taken: Option<Taken>) -> Self {
        let (number, previous) = head.unwrap_or((0, Hash::ZERO));
        let part = |part: &Part| EntryPart { stream: part.stream.clone(), version: part.expected + 1, events: part.events.clone() };
        let mut entry = Self {
            place,
            writer,
            number: number + 1,
            previous,
            hash: Hash::ZERO,
            request: batch.request.clone(),
            time: batch.time,
            by: batch.by.clone(),
            parts: batch.parts.iter().map(part).collect(),
            taken,
        };
        entry.hash = canonical::entry_hash(&entry);
        entry
    }

    /// The streams and versions it names.
    pub(super) fn names(&self) -> Names {
        self.parts.iter().map(|part| (part.stream.clone(), part.version)).collect()
    }
}

/// A run of entries in the journal's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What can be read.
    pub entries: Vec<Entry>,
    /// Places whose record cannot be read at all: unreadable is not absent.
    pub unreadable: Vec<Place>,
    /// The place of the last record looked at (or of the question, when there was none): ask again from here.
    pub reached: Place,
    /// The place of the journal's newest entry.
    pub head: Place,
}

/// What a watcher hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// New entries, whole and in order.
    Entries(Page),
    /// What lies between cannot be had any more: read everything again.
    Lost,
    /// Nothing has been heard from the journal for too long: what is shown may be old.
    Silent,
    /// Heard again after silence.
    Back,
}
