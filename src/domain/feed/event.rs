//! What happened to the cases of another system: the facts of a stream `feed/ID`. Formats only grow.

use serde::{Deserialize, Serialize};

use super::Moment;
use crate::domain::content::Digest;
use crate::domain::identity::{FeedSet, PersonId};

/// A fact about one feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedEvent {
    /// A file was taken in: from now on its rows are the feed's. They lie beside the journal; whatever lies there and is not named by the newest of these
    /// events counts for nothing.
    Imported {
        /// Which file, and what came of it.
        import: Import,
        /// Who did it; nothing when it was fetched by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// Its rows were kept long enough, or the hall no longer takes such cases in: none are the feed's until the next import.
    Cleared {
        /// Why.
        because: Cleared,
    },
}

/// Why the rows of a feed are no longer kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cleared {
    /// No file was taken in for as long as cases are kept.
    Old,
    /// The hall's settings do not name the feed any more.
    Gone,
}

/// One import. When, and on which machine, stands in the entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Where the rows lie beside the journal.
    pub set: FeedSet,
    /// SHA-256 of the file.
    pub digest: Digest,
    /// Its bytes.
    pub bytes: u64,
    /// Rows with something in them.
    pub rows: u32,
    /// Rows that were taken.
    pub taken: u32,
    /// Rows that said again what another one says.
    pub repeated: u32,
    /// Rows with a fault.
    pub wrong: u32,
    /// Where the file came from.
    pub source: Source,
    /// When the newest of its rows was accepted or moved on; the first programs did not write it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest: Option<Moment>,
}

/// Where a file came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Somebody chose it.
    File,
    /// It was fetched from the feed's address.
    Address,
}
