//! How well a window's view of the hall is, and what may change in it.

use crate::domain::hall::parse::ContentFault;
use crate::domain::time::Timestamp;
use crate::text::storage::StorageTrouble;

/// What has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The floor.
    Floor,
    /// A second has passed.
    Second,
    /// Health, neighbours or the state of the storage.
    Health,
}

/// How well this window's view of the hall is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// The journal has not been heard since.
    pub silent_since: Option<Timestamp>,
    /// Records that cannot be read.
    pub unreadable: usize,
    /// What has happened to the storage, as far as it was found since this window started.
    pub storage_troubles: Vec<StorageTrouble>,
    /// The newest content file was refused; the last good one is in use.
    pub content_faults: Vec<ContentFault>,
    /// A newer content changes queues or counters: it waits for a day on which nothing has happened yet.
    pub content_waits: bool,
    /// A newer program wants to open the storage: this page must be loaded anew.
    pub must_reload: bool,
    /// The browser may throw the storage away when the disk is short.
    pub storage_not_persistent: bool,
}
