//! What lies beside the journal and is found by the beginning of its key: lookups of cases, rows of feeds, names of blobs.

use super::{Journal, ReadError, WriteError};

/// Between a set of feed rows and the key of a row, and between a lookup's digest and its receipt.
pub const KEY_GAP: char = '/';

impl Journal {
    /// Names of the blobs that begin so, in their order: side records that no event names can be found and erased.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn blob_names(&self, prefix: &str) -> Result<Vec<String>, ReadError> {
        at_home!(self, home => home.blob_names(prefix).await)
    }

    /// Keeps these lookups (`DIGEST/RECEIPT`), durable before it answers; those that are there already stay.
    ///
    /// # Errors
    /// When nothing could be written; none of them is kept then.
    pub async fn add_lookups(&self, keys: &[String]) -> Result<(), WriteError> {
        at_home!(self, home => home.add_lookups(keys).await)
    }

    /// The lookups that begin so, in their order.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn lookups(&self, prefix: &str) -> Result<Vec<String>, ReadError> {
        at_home!(self, home => home.lookups(prefix).await)
    }

    /// Erases these lookups for ever; those that are not there are no error.
    ///
    /// # Errors
    /// When nothing could be written; all of them are there still.
    pub async fn erase_lookups(&self, keys: &[String]) -> Result<(), WriteError> {
        at_home!(self, home => home.erase_lookups(keys).await)
    }

    /// Puts rows (key and text) into a set, whose name has no [`KEY_GAP`]; a row of the same key is replaced. Not durable at once: a feed can be read again,
    /// and its rows count only when an event names their set.
    ///
    /// # Errors
    /// When nothing could be written; none of these rows is put then.
    pub async fn put_feed_rows(&self, set: &str, rows: &[(String, String)]) -> Result<(), WriteError> {
        at_home!(self, home => home.put_feed_rows(set, rows).await)
    }

    /// The row of this key in a set.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn feed_row(&self, set: &str, key: &str) -> Result<Option<String>, ReadError> {
        at_home!(self, home => home.feed_row(set, key).await)
    }

    /// The sets that have rows, in their order. It takes as long as there are sets, however many rows they have.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn feed_sets(&self) -> Result<Vec<String>, ReadError> {
        at_home!(self, home => home.feed_sets().await)
    }

    /// Erases a set with all its rows.
    ///
    /// # Errors
    /// When nothing could be written; all of it is there still.
    pub async fn erase_feed_set(&self, set: &str) -> Result<(), WriteError> {
        at_home!(self, home => home.erase_feed_set(set).await)
    }
}
