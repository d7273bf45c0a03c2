//! The stores of the database and how one version becomes the next. Steps only add.

use idb::{Database, IndexParams, KeyPath, ObjectStoreParams};

/// Place (made by the store's key generator) -> what `records` says of an entry.
pub(super) const ENTRIES: &str = "entries";
/// Of [`ENTRIES`]: stream and version -> place.
pub(super) const BY_STREAM: &str = "by-stream";
/// Stream -> version.
pub(super) const STREAMS: &str = "streams";
/// Sequence -> last number taken.
pub(super) const SEQUENCES: &str = "sequences";
/// Writer -> running number and hash of its last entry.
pub(super) const WRITERS: &str = "writers";
/// Request -> what was answered.
pub(super) const REQUESTS: &str = "requests";
/// What the home remembers about itself.
pub(super) const META: &str = "meta";
/// Name -> place and content of a projection's snapshot.
pub(super) const SNAPSHOTS: &str = "snapshots";
/// Key -> bytes.
pub(super) const BLOBS: &str = "blobs";
/// Keys only: keyed digest of a phone or an identity number, and the receipt that it leads to.
pub(super) const LOOKUPS: &str = "lookups";
/// Set and key -> row of a feed.
pub(super) const FEED_ROWS: &str = "feed_rows";

/// One version of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// The entries and what an append needs.
    Journal = 1,
    /// Snapshots and blobs.
    Beside = 2,
    /// Lookups of cases, and rows of feeds.
    Cases = 3,
}

impl Version {
    /// Every version, oldest first.
    pub const ALL: [Self; 3] = [Self::Journal, Self::Beside, Self::Cases];
    /// What this program writes.
    pub const NEWEST: Self = Self::Cases;

    /// The number IndexedDB knows it by.
    pub const fn number(self) -> u32 {
        self as u32
    }
}

/// Brings a database from version `from` (0: it was just made) to `to`, step by step.
pub(super) fn migrate(database: &Database, from: u32, to: Version) -> Result<(), idb::Error> {
    for step in Version::ALL.into_iter().filter(|step| step.number() > from && *step <= to) {
        match step {
            Version::Journal => {
                let mut generated = ObjectStoreParams::new();
                generated.auto_increment(true);
                let entries = database.create_object_store(ENTRIES, generated)?;
                let mut one_key_a_stream = IndexParams::new();
                one_key_a_stream.multi_entry(true);
                entries.create_index(BY_STREAM, KeyPath::new_single("s"), Some(one_key_a_stream))?;
                create(database, &[STREAMS, SEQUENCES, WRITERS, REQUESTS, META])?;
            }
            Version::Beside => create(database, &[SNAPSHOTS, BLOBS])?,
            Version::Cases => create(database, &[LOOKUPS, FEED_ROWS])?,
        }
    }
    Ok(())
}

fn create(database: &Database, stores: &[&str]) -> Result<(), idb::Error> {
    stores.iter().try_for_each(|store| database.create_object_store(store, ObjectStoreParams::new()).map(drop))
}
