//! What came of reading a feed.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{FEED_FAULTS_MAX, Moment, Refusal, RowFault};
use crate::domain::content::Digest;

/// The outcome for whoever imports a file. Nothing of the file's content is in it, apart from headings that are not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// SHA-256 of the file.
    pub digest: Digest,
    /// Its size.
    pub bytes: u64,
    /// Its encoding, as standards name it.
    pub encoding: Cow<'static, str>,
    /// Rows with something in them, headings apart.
    pub rows: usize,
    /// Rows that were taken.
    pub taken: usize,
    /// Rows that say again what an earlier one says.
    pub repeated: usize,
    /// Rows with a fault.
    pub wrong: usize,
    /// Cases that were finished longer ago than they are kept.
    pub expired: usize,
    /// Names and phones that stood there in the clear and were masked.
    pub masked: usize,
    /// When the newest of the rows that were taken was accepted or moved on.
    pub newest: Option<Moment>,
    /// The faults, in the order of the file; at most [`FEED_FAULTS_MAX`].
    pub faults: Vec<RowFault>,
    /// Further faults.
    pub more_faults: usize,
    /// Headings that are none of a feed's; their columns are passed over.
    pub ignored: Vec<String>,
    /// Why nothing at all is to be taken.
    pub refusal: Option<Refusal>,
}

impl Report {
    pub(super) fn add(&mut self, fault: RowFault) {
        if self.faults.len() < FEED_FAULTS_MAX {
            self.faults.push(fault);
        } else {
            self.more_faults += 1;
        }
    }
}
