//! The journal: append-only streams in one order, and the blobs beside it.
//!
//! An append is all or nothing and durable before it answers. What is not durable is never shown as a fact. Nothing above this module may know
//! which home it talks to: every answer may be late, unavailable or unknown.

pub mod canonical;
pub mod contract;
pub mod memory;
pub mod verify;

#[cfg(target_arch = "wasm32")]
pub mod indexed_db;

use serde::{Deserialize, Serialize};

use crate::domain::identity::{Actor, Installation, RequestId};
use crate::domain::stream::{Sequence, Stream};
use crate::domain::time::Timestamp;

/// Most streams one batch may touch.
pub const BATCH_PARTS_MAX: usize = 16;
/// Most bytes of canonical form one batch may have.
pub const BATCH_BYTES_MAX: usize = 256 * 1024;
/// How long a request is remembered, so that its repetition gets the same answer.
pub const REQUEST_MEMORY_HOURS: i64 = 48;

/// Where in the journal's one order something stands. Opaque and ordered; there may be gaps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Place(u64);

impl Place {
    /// Before the first entry.
    pub const START: Self = Self(0);
}

/// The events of one batch for one stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Where they go.
    pub stream: Stream,
    /// Appends this stream has had so far, as the writer believes; 0 = absent.
    pub expected: u32,
    /// One JSON text an event. The journal keeps and hashes the text as it is, so that an old format stays readable and provable for ever.
    pub events: Vec<String>,
}

/// A number to be taken from a sequence in the same append.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Take {
    /// Which sequence.
    pub sequence: Sequence,
    /// The highest number that may be taken.
    pub at_most: u32,
}

/// What is appended at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The same request with the same body gives the same answer.
    pub request: RequestId,
    /// At most [`BATCH_PARTS_MAX`] different streams, at least one.
    pub parts: Vec<Part>,
    /// A number to take.
    pub take: Option<Take>,
    /// When it happened, by the hall's clock.
    pub time: Timestamp,
    /// Who did it.
    pub by: Actor,
}

/// The answer to an append: it is durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Where the entry stands.
    pub place: Place,
    /// The number taken, when one was asked for.
    pub taken: Option<u32>,
}

/// Why an append did not answer with a place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// These streams have moved on: read again and decide again.
    #[error("these streams have moved on: {0:?}")]
    Conflict(Vec<Stream>),
    /// The request was used before with another body.
    #[error("this request was used before with another body")]
    RequestReused,
    /// The sequence has reached the highest number that was allowed.
    #[error("the sequence is at its highest number")]
    SequenceFull,
    /// Too many streams, the same stream twice, no event, or too many bytes.
    #[error("the batch is empty, too large or names a stream twice")]
    TooLarge,
    /// No room left on the disk; surely not written.
    #[error("the disk is full")]
    Full,
    /// The storage cannot be read; surely not written.
    #[error("the storage is damaged: {0}")]
    Damaged(String),
    /// The storage belongs to a newer program; surely not written.
    #[error("the storage belongs to a newer program")]
    Newer,
    /// Surely not written.
    #[error("the storage is not available: {0}")]
    Unavailable(String),
    /// Perhaps written: only the same request may be repeated.
    #[error("it is not known whether it was written")]
    Unknown,
}

/// Why a read failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The storage cannot be read.
    #[error("the storage is damaged: {0}")]
    Damaged(String),
    /// The storage belongs to a newer program.
    #[error("the storage belongs to a newer program")]
    Newer,
    /// Not now.
    #[error("the storage is not available: {0}")]
    Unavailable(String),
}

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

/// A writer's head kept outside the storage, on a printed day sheet or in an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutsideHead {
    /// Whose.
    pub writer: Writer,
    /// Running number of the writer's last entry then.
    pub number: u64,
    /// Its hash.
    pub hash: Hash,
}

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// `Complete` only against outside heads that cover every writer; otherwise the best is `Consistent`.
    pub verdict: Verdict,
    /// Entries looked at.
    pub entries: u64,
    /// Everything that is wrong.
    pub faults: Vec<Fault>,
    /// The writers' heads now, to be kept outside.
    pub heads: Vec<OutsideHead>,
}

/// The sum of a verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing dropped, changed or cut off since the outside heads were written.
    Complete,
    /// Nothing dropped or changed inside the chains; a cut or rehashed tail could not be seen without outside heads.
    Consistent,
    /// Something is wrong: see the faults.
    Faulty,
}

/// One thing that is wrong in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The record cannot be read.
    Unreadable(Place),
    /// The record's content does not give its hash.
    Changed {
        /// Where.
        place: Place,
        /// The streams and versions the record names.
        streams: Vec<(Stream, u32)>,
    },
    /// A writer's running numbers have a hole, or an entry does not follow the one before.
    ChainBroken {
        /// Whose chain.
        writer: Writer,
        /// The running number at which it breaks.
        number: u64,
    },
    /// A stream's versions have a hole or one twice.
    StreamBroken {
        /// Which stream.
        stream: Stream,
        /// The version that was expected.
        version: u32,
    },
    /// A number was taken twice, or the record of the sequence is behind.
    NumberBroken {
        /// Which sequence.
        sequence: Sequence,
        /// Which number.
        number: u32,
    },
    /// The journal ends before an outside head.
    CutOff {
        /// Whose chain.
        writer: Writer,
        /// The running number that the outside head knows.
        number: u64,
    },
    /// The entry at an outside head is another one.
    HeadDiffers {
        /// Whose chain.
        writer: Writer,
        /// The running number.
        number: u64,
    },
}

/// The journal, wherever it lives.
#[derive(Clone)]
pub enum Journal {
    /// In memory, for tests and simulation; shared by its clones.
    Memory(memory::Home),
    /// In this browser profile's IndexedDB.
    #[cfg(target_arch = "wasm32")]
    IndexedDb(indexed_db::Home),
}
