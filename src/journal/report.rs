//! What a verification is held against and what it finds.

use serde::{Deserialize, Serialize};

use super::batch::Place;
use super::entry::{Hash, Writer};
use crate::domain::stream::{Sequence, Stream};

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

/// How far a verification has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// As much of [`Self::total`] has been looked at; it only grows.
    pub done: u64,
    /// All there is. It grows too, when others append meanwhile; at the end it is equal to [`Self::done`].
    pub total: u64,
}

impl Progress {
    /// 0 to 100, rounded down: 100 means everything.
    pub fn percent(self) -> u8 {
        u8::try_from((self.done.min(self.total) * 100).checked_div(self.total).unwrap_or(100)).unwrap_or(100)
    }
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
    Unreadable {
        /// Where.
        place: Place,
        /// The streams and versions its index still names; empty when not even those can be read.
        streams: Vec<(Stream, u32)>,
    },
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
