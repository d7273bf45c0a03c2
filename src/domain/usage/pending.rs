//! What was counted and is not yet durable, as it is noted on the machine.
//!
//! Counts wait in `open`; a batch of them is sealed under a request and stays as it is until its append is known to be durable. A page that is loaded anew
//! finds the sealed batch and repeats the same request: nothing counts twice, and nothing that was noted is lost.

use std::collections::BTreeMap;

use super::counts::{Counts, Used};
use crate::domain::identity::RequestId;
use crate::domain::keep::{Keep, keep_fields};
use crate::domain::time::{Day, Timestamp};

/// Counts on their way into the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The request, the same as long as it is repeated.
    pub request: RequestId,
    /// The day they belong to.
    pub day: Day,
    /// When they were sealed.
    pub time: Timestamp,
    /// Appends that the day's stream had, as far as is known.
    pub expected: u32,
    /// The sums.
    pub counts: Counts,
}

keep_fields!(Sealed { request, day, time, expected, counts });

/// What is not yet durable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    open: BTreeMap<Day, Counts>,
    sealed: Option<Sealed>,
    /// The newest day's stream, as this page left it.
    reached: Option<(Day, u32)>,
}

keep_fields!(Pending { open, sealed, reached });

impl Pending {
    /// What a note says. One that cannot be read is none: counts are no facts before they are in the journal.
    pub fn of_note(note: Option<&str>) -> Self {
        let Some(pending) = note.and_then(Self::from_kept) else { return Self::default() };
        pending
    }

    /// Counts.
    pub fn count(&mut self, day: Day, used: &Used) {
        self.open.entry(day).or_default().count(used);
    }

    /// Takes over what another note holds open. What that one has sealed stays its own.
    pub fn take_open(&mut self, other: &mut Self) {
        for (day, counts) in std::mem::take(&mut other.open) {
            self.open.entry(day).or_default().add_all(&counts);
        }
    }

    /// Everything here is durable.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty() && self.sealed.is_none()
    }

    /// Something is on its way.
    pub const fn sealed(&self) -> Option<&Sealed> {
        self.sealed.as_ref()
    }

    /// Seals the earliest day, unless something is on its way already.
    pub fn seal(&mut self, request: RequestId, time: Timestamp) {
        if self.sealed.is_none()
            && let Some((day, counts)) = self.open.pop_first()
        {
            let expected = self.reached.filter(|(reached, _)| *reached == day).map_or(0, |(_, version)| version);
            self.sealed = Some(Sealed { request, day, time, expected, counts });
        }
    }

    /// What is on its way has arrived; `version` is what its stream has now, where that is known.
    pub fn arrived(&mut self, request: &RequestId, version: Option<u32>) {
        if let Some(sealed) = self.sealed.take_if(|sealed| sealed.request == *request) {
            self.reached = version.map(|version| (sealed.day, version));
        }
    }

    /// The stream has moved on, and what is on its way is not in it: it goes out again after these appends.
    pub fn overtaken(&mut self, request: &RequestId, version: u32) {
        if let Some(sealed) = self.sealed.as_mut().filter(|sealed| sealed.request == *request) {
            sealed.expected = version;
        }
    }
}
