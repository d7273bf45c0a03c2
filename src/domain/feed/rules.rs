//! Whether a file that was read is taken in, and what is known of a feed's imports.

use super::event::{FeedEvent, Import, Source};
use super::{Refusal, Report};
use crate::domain::identity::PersonId;
use crate::domain::time::Timestamp;

/// A feed, as its events make it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// Appends to its stream.
    pub version: u32,
    /// What was imported last, and when.
    pub last: Option<(Import, Timestamp)>,
    /// How many times.
    pub imports: u32,
    /// Events that this program does not know: a later one wrote them.
    pub unknown: u32,
}

/// Why a file is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// The file is no feed, or must not be one.
    Refused(Refusal),
    /// No row of it is right.
    NothingRight,
    /// It is the one that was imported last: nothing changes.
    SameFile {
        /// When that was.
        at: Timestamp,
    },
}

impl Feed {
    /// One append: the stream's version after it, its time, and its events as they are kept.
    pub fn apply<'a>(&mut self, version: u32, time: Timestamp, events: impl IntoIterator<Item = &'a str>) {
        self.version = version;
        for event in events {
            match serde_json::from_str(event) {
                Ok(FeedEvent::Imported { import, .. }) => {
                    self.last = Some((import, time));
                    self.imports += 1;
                }
                Err(_) => self.unknown += 1,
            }
        }
    }

    /// The file that was read as an event, to be appended when all its rows lie beside the journal: that append is what makes them the feed's.
    ///
    /// # Errors
    /// Nothing is to be appended, and what was read is to be thrown away.
    pub fn decide(&self, report: &Report, source: Source, by: Option<&PersonId>) -> Result<FeedEvent, NotTaken> {
        // Asked first: a file that changes nothing is not worth a complaint.
        if let Some(at) = self.is_last(report) {
            return Err(NotTaken::SameFile { at });
        }
        if let Some(refusal) = &report.refusal {
            return Err(NotTaken::Refused(refusal.clone()));
        }
        if report.taken == 0 {
            return Err(NotTaken::NothingRight);
        }
        let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
        let import = Import {
            digest: report.digest,
            bytes: report.bytes,
            rows: count(report.rows),
            taken: count(report.taken),
            repeated: count(report.repeated),
            wrong: count(report.wrong),
            source,
        };
        Ok(FeedEvent::Imported { import, by: by.cloned() })
    }

    fn is_last(&self, report: &Report) -> Option<Timestamp> {
        self.last.as_ref().filter(|(last, _)| last.digest == report.digest).map(|(_, at)| *at)
    }

    /// Whether a file with this digest would change nothing: asked after the survey, before it is read.
    pub fn has_last(&self, digest: &crate::domain::content::Digest) -> bool {
        self.last.as_ref().is_some_and(|(last, _)| last.digest == *digest)
    }
}
