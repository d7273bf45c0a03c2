//! Whether a file that was read is taken in, and what is known of a feed's imports.

use super::event::{Cleared, FeedEvent, Import, Source};
use super::{Moment, Refusal, Report};
use crate::domain::content::Digest;
use crate::domain::identity::{FeedSet, PersonId};
use crate::domain::time::{HOUR_MS, Timestamp};

/// Fewer rows than that may come and go: from so many on, a file with less than half of them is asked about.
pub const DOUBTED_FROM_ROWS: u32 = 20;

/// A feed that the hall's settings do not name keeps its rows for so many hours: perhaps somebody has only made a mistake there.
pub const GONE_HOURS: i64 = 24;

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

/// How much is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Rows that were taken.
    pub taken: u32,
    /// When the newest of them was accepted or moved on, where that is known.
    pub newest: Option<Moment>,
}

/// Why a file that could be taken in is perhaps not the whole or not the newest one. Its rows would take the place of all that are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What is there.
    pub before: Extent,
    /// What the file has.
    pub now: Extent,
    /// Less than half of it.
    pub is_fewer: bool,
    /// Its newest row is older.
    pub is_older: bool,
}

/// A feed of open cases alone loses its newest rows as they are finished: an address is not doubted for so few days.
pub const OLDER_DAYS: i64 = 3;

impl Doubt {
    /// Whether a file that is fetched by itself is held back for it, too.
    pub fn holds_back(&self) -> bool {
        let days = self.before.newest.zip(self.now.newest).map_or(0, |(before, now)| before.day.days_since(now.day));
        self.is_fewer || days > OLDER_DAYS
    }
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
                Ok(FeedEvent::Cleared { .. }) => self.last = None,
                Err(_) => self.unknown += 1,
            }
        }
    }

    /// The file that was read as an event, to be appended when all its rows lie beside the journal: that append is what makes them the feed's.
    ///
    /// # Errors
    /// Nothing is to be appended, and what was read is to be thrown away.
    pub fn decide(&self, report: &Report, set: &FeedSet, source: Source, by: Option<&PersonId>) -> Result<FeedEvent, NotTaken> {
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
        let import = Import {
            set: set.clone(),
            digest: report.digest,
            bytes: report.bytes,
            rows: count(report.rows),
            taken: count(report.taken),
            repeated: count(report.repeated),
            wrong: count(report.wrong),
            source,
            newest: report.newest,
        };
        Ok(FeedEvent::Imported { import, by: by.cloned() })
    }

    /// What is to be asked of a person before this file takes the place of the last one.
    pub fn doubt(&self, report: &Report) -> Option<Doubt> {
        let (last, _) = self.last.as_ref()?;
        let before = Extent { taken: last.taken, newest: last.newest };
        let now = Extent { taken: count(report.taken), newest: report.newest };
        let is_fewer = before.taken >= DOUBTED_FROM_ROWS && u64::from(now.taken) * 2 < u64::from(before.taken);
        let is_older = now.newest.zip(before.newest).is_some_and(|(now, before)| now.is_before(before));
        (is_fewer || is_older).then_some(Doubt { before, now, is_fewer, is_older })
    }

    /// The rows that are the feed's; nothing when nothing was imported yet.
    pub fn set(&self) -> Option<&FeedSet> {
        self.last.as_ref().map(|(last, _)| &last.set)
    }

    fn is_last(&self, report: &Report) -> Option<Timestamp> {
        self.last.as_ref().filter(|_| self.known() == Some(report.digest)).map(|(_, at)| *at)
    }

    /// The file that would change nothing. What the first programs took in lies under other keys, and may come again.
    pub fn known(&self) -> Option<Digest> {
        self.last.as_ref().filter(|(last, _)| last.newest.is_some()).map(|(last, _)| last.digest)
    }

    /// Why its rows are not kept any longer. `gone`: since when the hall's settings are known not to name it. A clock that was set back clears nothing.
    pub fn overdue(&self, gone: Option<Timestamp>, now: Timestamp, kept_days: u32) -> Option<Cleared> {
        let (_, at) = self.last.as_ref()?;
        let is_gone = gone.is_some_and(|since| now.since(since) >= GONE_HOURS * HOUR_MS);
        let is_old = now.since(*at) > i64::from(kept_days) * 24 * HOUR_MS;
        if is_gone { Some(Cleared::Gone) } else { is_old.then_some(Cleared::Old) }
    }
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
