//! What can go wrong on demand: the plan of a simulation decides, append by append and read by read.

use crate::journal::{Batch, Entry, OutsideHead, Place};

/// What becomes of one append. The default is that all goes well and at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// What is written and what is answered.
    pub outcome: Outcome,
    /// Turns that everybody else has before it is written: others may come between.
    pub late_before: u8,
    /// Turns that everybody else has after it was written and before it is answered.
    pub late_after: u8,
    /// Watchers do not hear of it before the next append that is heard, or `Home::announce`.
    pub unheard: bool,
}

/// What is written and what is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// As it should be.
    #[default]
    Sound,
    /// Conflict in all its streams, unless the request was answered before.
    Conflict,
    /// Unknown, and it was written.
    UnknownWritten,
    /// Unknown, and it was not written.
    UnknownLost,
    /// Unknown, and it will be tried only after so many further appends.
    UnknownLater(u8),
    /// Unavailable; not written.
    Unavailable,
    /// Full; not written.
    Full,
}

impl From<Outcome> for Fate {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, ..Self::default() }
    }
}

/// What no program does to a store, but disks and people do.
#[derive(Clone, Debug)]
pub enum Tamper {
    /// The record is gone.
    Drop(Place),
    /// The record cannot be read any more.
    Tear(Place),
    /// Another record stands at the entry's place.
    Put(Box<Entry>),
    /// The store names another head for a writer.
    SetHead(OutsideHead),
}

type AppendPlan = Box<dyn FnMut(&Batch) -> Fate>;
type ReadPlan = Box<dyn FnMut() -> bool>;

#[derive(Default)]
pub(super) struct Faults {
    pub append: Option<AppendPlan>,
    pub read: Option<ReadPlan>,
}

impl Faults {
    pub fn fate_of(&mut self, batch: &Batch) -> Fate {
        self.append.as_mut().map_or_else(Fate::default, |fate| fate(batch))
    }

    pub fn read_fails(&mut self) -> bool {
        self.read.as_mut().is_some_and(|fails| fails())
    }
}
