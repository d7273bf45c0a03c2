//! What is asked of the journal: batches of events, and the answer to an append.

use serde::{Deserialize, Serialize};

use super::canonical;
use super::error::AppendError;
use crate::domain::demo::Made;
use crate::domain::identity::{Actor, RequestId};
use crate::domain::keep::keep_fields;
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
pub struct Place(pub(super) u64);

keep_fields!(Place { 0 });

impl Place {
    /// Before the first entry.
    pub const START: Self = Self(0);

    /// What stands before whatever is at this place.
    pub const fn before(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// Where about so many entries from here begin: places are given one after another, but not every one is used.
    pub const fn back(self, entries: u64) -> Self {
        Self(self.0.saturating_sub(entries))
    }

    /// About how many entries lie between: places are given one after another, but not every one is used.
    pub const fn entries_since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
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

impl Batch {
    /// Whether the batch may be appended at all: 1 to [`BATCH_PARTS_MAX`] different streams, an event in each, at most [`BATCH_BYTES_MAX`] bytes.
    ///
    /// # Errors
    /// [`AppendError::TooLarge`].
    pub fn check(&self) -> Result<(), AppendError> {
        let count_fits = (1..=BATCH_PARTS_MAX).contains(&self.parts.len());
        let twice = |(i, part): (usize, &Part)| self.parts[..i].iter().any(|earlier| earlier.stream == part.stream);
        let sound = count_fits && !self.parts.iter().any(|part| part.events.is_empty()) && !self.parts.iter().enumerate().any(twice);
        if sound && canonical::body_length(self) <= BATCH_BYTES_MAX { Ok(()) } else { Err(AppendError::TooLarge) }
    }
}

impl From<Made> for Batch {
    /// What the demonstration's past is made of.
    fn from(made: Made) -> Self {
        let part = |(stream, expected, events)| Part { stream, expected, events };
        let take = made.take.map(|(sequence, at_most)| Take { sequence, at_most });
        Self { request: made.request, parts: made.parts.into_iter().map(part).collect(), take, time: made.time, by: made.by }
    }
}

/// The answer to an append: it is durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Where the entry stands.
    pub place: Place,
    /// The number taken, when one was asked for.
    pub taken: Option<u32>,
}
