//! What a page and the worker that reads a feed beside it tell each other.

use serde::{Deserialize, Serialize};

use super::{Readers, Refusal, Report};
use crate::domain::content::Digest;
use crate::domain::identity::{FeedSet, Installation};
use crate::domain::time::{Day, UtcOffset};

/// Read this file, and put its rows into a set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// The database beside whose journal the rows lie.
    pub database: String,
    /// Whose it is.
    pub installation: Installation,
    /// Held as long as rows are put: it is free again when the worker has died, however that was.
    pub lock: String,
    /// Where the rows go. Nothing else is in it.
    pub set: FeedSet,
    /// The day of the import.
    pub today: Day,
    /// The hall's clock.
    pub offset: UtcOffset,
    /// So many days a case is kept after it was finished.
    pub kept_days: u32,
    /// The file that was imported last: it is not read again.
    pub known: Option<Digest>,
    /// Where it is fetched from; nothing when somebody chose it.
    pub address: Option<Address>,
}

/// Where a file is fetched from.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The address.
    pub url: String,
    /// What is sent as `Authorization` when it cannot be had without.
    pub authorization: Option<String>,
}

/// Credentials stand in no log.
impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Address").field("url", &self.url).finish_non_exhaustive()
    }
}

/// What becomes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// The worker hears.
    Ready,
    /// So far it has come.
    Goes {
        /// Hundredths.
        percent: u8,
        /// Rows until now.
        rows: usize,
    },
    /// It is the file that was imported last.
    Same,
    /// It is no text.
    Refused(Refusal),
    /// It was read to its end, or to where it is refused; what was right lies in the set.
    Read(Report),
    /// Nothing came from the address; technical words, or the server's status.
    NotFetched(String),
    /// The storage or the browser does not do it; technical words.
    Failed(String),
}

/// Who can read a file at an address: whoever needs no password for it is anybody.
pub const fn readers(is_open: bool) -> Readers {
    if is_open { Readers::Anybody } else { Readers::Some }
}
