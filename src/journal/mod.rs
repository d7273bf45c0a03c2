//! The journal: append-only streams in one order, and the blobs beside it.
//!
//! An append is all or nothing and durable before it answers. What is not durable is never shown as a fact. Nothing above this module may know
//! which home it talks to: every answer may be late, unavailable or unknown.

mod batch;
mod bell;
pub mod canonical;
mod entry;
mod error;
#[cfg_attr(
    all(target_arch = "wasm32", not(feature = "bench")),
    expect(dead_code, reason = "no window of a browser has it; its tests share names")
)]
pub mod memory;
mod past;
mod recent;
mod report;
mod verify;
mod watch;

#[cfg(target_arch = "wasm32")]
pub mod indexed_db;

pub use batch::{Appended, BATCH_BYTES_MAX, BATCH_PARTS_MAX, Batch, Part, Place, REQUEST_MEMORY_HOURS, Take};
pub use entry::{Entry, EntryPart, Hash, Heard, Page, Taken, Writer};
pub use error::{AppendError, ReadError, WriteError};
pub use report::{Fault, OutsideHead, Progress, Report, Verdict};
pub use watch::Watch;

use crate::domain::identity::{Installation, RequestId};
use crate::domain::stream::Stream;
use crate::domain::time::Timestamp;

/// Entries read at once by a watcher or a verification.
pub const PAGE_ENTRIES: usize = 256;

/// The journal, wherever it lives. Its clones are the same window.
#[derive(Clone)]
pub enum Journal {
    /// In memory, for tests, simulation and measurements; shared by its clones. What is served to browsers does not carry it.
    #[cfg(any(not(target_arch = "wasm32"), feature = "bench"))]
    Memory(memory::Home),
    /// In this browser profile's IndexedDB.
    #[cfg(target_arch = "wasm32")]
    IndexedDb(indexed_db::Home),
}

/// Does the same at every home.
macro_rules! at_home {
    ($journal:expr, $home:ident => $what:expr) => {
        match $journal {
            #[cfg(any(not(target_arch = "wasm32"), feature = "bench"))]
            Journal::Memory($home) => $what,
            #[cfg(target_arch = "wasm32")]
            Journal::IndexedDb($home) => $what,
        }
    };
}

// Here, because it speaks to the homes too.
mod keyed;

impl Journal {
    /// The installation that writes through this journal.
    pub fn installation(&self) -> &Installation {
        at_home!(self, home => home.installation())
    }

    /// Appends the batch: all or nothing, durable before it answers. The request is checked before the versions, so that a repetition gets its
    /// first answer although the streams have moved on.
    ///
    /// # Errors
    /// See [`AppendError`]; after [`AppendError::Unknown`] only the same batch may be sent again.
    pub async fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        batch.check()?;
        at_home!(self, home => home.append(batch).await)
    }

    /// Appends a past: these batches in their order, all of them or none, each as an entry of its own with its place, its versions and its link in the
    /// chain, durable before it answers. It only begins things: every stream and every sequence in them begins here, so that nothing that is there can be
    /// touched, and the same past is never written twice. Requests from before `forgotten` are not remembered, as if they had been forgotten by now.
    ///
    /// # Errors
    /// As [`Self::append`]; [`AppendError::Conflict`] when one of the streams or sequences is there already.
    pub async fn append_past(&self, batches: &[Batch], forgotten: Timestamp) -> Result<(), AppendError> {
        let past = past::Past::of(batches)?;
        at_home!(self, home => home.append_past(past, forgotten).await)
    }

    /// What this request was answered before, whatever its body; nothing when it was never appended, or was forgotten after [`REQUEST_MEMORY_HOURS`].
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn answer_to(&self, request: &RequestId) -> Result<Option<Appended>, ReadError> {
        at_home!(self, home => home.answer_to(request).await)
    }

    /// The entries of one stream after its first `from` appends (0: all of them), whole, in order.
    ///
    /// # Errors
    /// When the storage cannot be read; a single damaged record is listed in the page instead.
    pub async fn read(&self, stream: &Stream, from: u32) -> Result<Page, ReadError> {
        at_home!(self, home => home.read(stream, from).await)
    }

    /// At most `limit` entries after `place`. Ask again from the page's `reached` until it is the `head`.
    ///
    /// # Errors
    /// When the storage cannot be read; a single damaged record is listed in the page instead.
    pub async fn after(&self, place: Place, limit: usize) -> Result<Page, ReadError> {
        at_home!(self, home => home.after(place, limit).await)
    }

    /// As [`Self::after`], for those who keep a table of the whole journal: what another of them has read a moment ago comes from memory, and only how far
    /// the journal reaches is asked. Never for a check: a record that was spoilt meanwhile is not noticed.
    ///
    /// # Errors
    /// As [`Self::after`].
    pub async fn follow(&self, place: Place, limit: usize) -> Result<Page, ReadError> {
        at_home!(self, home => home.follow(place, limit).await)
    }

    /// What stands after `place` and then what comes, with no gap between. Nothing is read before the watch is polled.
    pub fn watch(&self, place: Place) -> Watch {
        at_home!(self, home => Watch::new(home.clone(), place))
    }

    /// Reads everything and says what is wrong, against the heads that were kept outside.
    ///
    /// # Errors
    /// When the storage cannot be read at all.
    pub async fn verify(&self, outside: &[OutsideHead]) -> Result<Report, ReadError> {
        self.verify_telling(outside, |_| {}).await
    }

    /// As [`Self::verify`], telling after each page of [`PAGE_ENTRIES`] how far it has come. Between pages others have their turn.
    ///
    /// # Errors
    /// When the storage cannot be read at all.
    pub async fn verify_telling(&self, outside: &[OutsideHead], mut tell: impl FnMut(Progress)) -> Result<Report, ReadError> {
        let before = at_home!(self, home => home.kept().await)?;
        let mut verifier = verify::Verifier::new(outside, before);
        let mut place = Place::START;
        loop {
            let page = self.after(place, PAGE_ENTRIES).await?;
            if page.reached == place {
                break;
            }
            place = page.reached;
            let lost = match page.unreadable.as_slice() {
                [] => Vec::new(),
                places => at_home!(self, home => home.names_of(places).await)?,
            };
            verifier.page(&page, lost);
            tell(Progress { done: place.0, total: page.head.0.max(place.0) });
        }
        let after = at_home!(self, home => home.kept().await)?;
        Ok(verifier.finish(&after))
    }

    /// The writers' heads now, to be kept outside: on a printed day sheet, in an export.
    ///
    /// # Errors
    /// When the storage cannot be read, or one of the heads: a list without it would prove less than it seems to.
    pub async fn heads(&self) -> Result<Vec<OutsideHead>, ReadError> {
        let kept = at_home!(self, home => home.kept().await)?;
        match kept.unreadable_writers.as_slice() {
            [] => Ok(kept.heads),
            writers => Err(ReadError::Damaged(format!("the heads of {} cannot be read", writers.join(", ")))),
        }
    }

    /// Forgets requests older than [`REQUEST_MEMORY_HOURS`] at `now`; says how many. May run twice without harm.
    ///
    /// # Errors
    /// When nothing could be written.
    pub async fn forget_old_requests(&self, now: Timestamp) -> Result<u32, WriteError> {
        let before = now.plus_millis(-REQUEST_MEMORY_HOURS * crate::domain::time::HOUR_MS);
        at_home!(self, home => home.forget_requests_before(before).await)
    }

    /// The snapshot of a projection and the place it reaches.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn load_snapshot(&self, name: &str) -> Result<Option<(Place, String)>, ReadError> {
        at_home!(self, home => home.load_snapshot(name).await)
    }

    /// Keeps a projection's content together with the place it reaches.
    ///
    /// # Errors
    /// When nothing could be written.
    pub async fn save_snapshot(&self, name: &str, place: Place, content: &str) -> Result<(), WriteError> {
        at_home!(self, home => home.save_snapshot(name, place, content).await)
    }

    /// Drops every snapshot: projections are built anew from the entries.
    ///
    /// # Errors
    /// When nothing could be written.
    pub async fn drop_snapshots(&self) -> Result<(), WriteError> {
        at_home!(self, home => home.drop_snapshots().await)
    }

    /// Keeps bytes beside the journal under a key: a bundle by its hash, a side record by its random reference.
    ///
    /// # Errors
    /// When nothing could be written.
    pub async fn put_blob(&self, key: &str, bytes: &[u8]) -> Result<(), WriteError> {
        at_home!(self, home => home.put_blob(key, bytes).await)
    }

    /// The bytes under a key, or nothing when there never were any or they were erased.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn get_blob(&self, key: &str) -> Result<Option<Vec<u8>>, ReadError> {
        at_home!(self, home => home.get_blob(key).await)
    }

    /// Erases the bytes under a key for ever. The chains stay whole: entries hold only the key and a digest.
    ///
    /// # Errors
    /// When nothing could be written.
    pub async fn erase_blob(&self, key: &str) -> Result<(), WriteError> {
        at_home!(self, home => home.erase_blob(key).await)
    }
}
