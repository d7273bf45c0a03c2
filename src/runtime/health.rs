//! How well a window's view of the hall is, and what may change in it.

use crate::domain::hall::parse::ContentFault;
use crate::domain::time::Timestamp;
use crate::text::storage::StorageTrouble;

/// What has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The floor.
    Floor,
    /// The record of the content: somebody has put something forward, approved, published.
    Content,
    /// What is shown of it: another edition is in force.
    Edition,
    /// What has become of a case.
    Cases,
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
    /// What was published last is lost; the last good one is in use.
    pub content_lost: bool,
    /// This page must be loaded anew: there is newer content, or it has let go of its records.
    pub must_reload: bool,
    /// The database is closed for this page, by the browser or for a newer program: nothing works here before it is loaded anew.
    pub records_closed: bool,
    /// The browser may throw the storage away when the disk is short.
    pub storage_not_persistent: bool,
}

/// Why a page must be loaded anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reload {
    /// It reaches its records no more.
    RecordsClosed,
    /// A newer program or newer content waits; the page works until then.
    SomethingNew,
}

impl Health {
    /// Why the page must be loaded anew, if it must; `new_version`: a new version of the site has taken over.
    pub fn reload(&self, new_version: bool) -> Option<Reload> {
        match self.records_closed {
            true => Some(Reload::RecordsClosed),
            false => (self.must_reload || new_version).then_some(Reload::SomethingNew),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Health, Reload};

    #[test]
    fn a_page_without_its_records_is_told_apart_from_one_that_is_only_old() {
        let health = |must_reload, records_closed| Health { must_reload, records_closed, ..Health::default() };
        assert_eq!(health(false, false).reload(false), None);
        assert_eq!(health(false, false).reload(true), Some(Reload::SomethingNew));
        assert_eq!(health(true, false).reload(false), Some(Reload::SomethingNew));
        assert_eq!(health(true, true).reload(true), Some(Reload::RecordsClosed));
    }
}
