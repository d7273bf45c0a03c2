//! The line of one queue: those who wait, sorted by their places, so that asking who is first or how many are ahead costs the same on a full day.

use std::collections::BTreeSet;

use crate::domain::identity::{QueueLetter, TicketNumber};
use crate::domain::time::Timestamp;

/// When it is somebody's turn: the place in the order, and the number that breaks ties.
pub type Turn = (Timestamp, TicketNumber);

/// Where a waiting ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub queue: QueueLetter,
    pub priority: bool,
    pub turn: Turn,
    pub sent: bool,
}

/// Those who wait in one queue, also those who were sent to one counter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Without priority, first place first.
    pub ordinary: BTreeSet<Turn>,
    /// With priority, first place first.
    pub priority: BTreeSet<Turn>,
}

impl Line {
    /// How many wait.
    pub fn len(&self) -> usize {
        self.ordinary.len() + self.priority.len()
    }

    /// Nobody waits.
    pub fn is_empty(&self) -> bool {
        self.ordinary.is_empty() && self.priority.is_empty()
    }

    pub(super) fn side(&mut self, priority: bool) -> &mut BTreeSet<Turn> {
        if priority { &mut self.priority } else { &mut self.ordinary }
    }

    /// How many of them go before `ordinary` and `priority`, the first places that do not.
    pub fn count_before(&self, ordinary: Turn, priority: Turn) -> usize {
        count_before(&self.ordinary, ordinary) + count_before(&self.priority, priority)
    }
}

fn count_before(places: &BTreeSet<Turn>, bound: Turn) -> usize {
    // Somebody who has just come stands behind everybody: no need to count them one by one.
    if places.last().is_none_or(|last| *last < bound) { places.len() } else { places.range(..bound).count() }
}
