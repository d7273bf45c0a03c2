//! Can what is shown be believed? A screen that has stopped must not look alive.

use crate::domain::time::{SECOND_MS, Timestamp};

/// After so many seconds of silence the screen says that it is not up to date.
pub const SILENCE_SECONDS_MAX: i64 = 15;
/// The rule itself is a second quicker, because it is looked at once a second.
const SILENCE_MS: f64 = ((SILENCE_SECONDS_MAX - 1) * SECOND_MS) as f64;
/// Between two looks that lie further apart this page itself was asleep: others are given time to answer first.
const ASLEEP_MS: f64 = 4_000.0;
/// That time.
const GRACE_MS: f64 = 4_000.0;

/// One instant by both clocks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Monotonic milliseconds.
    pub mono_ms: f64,
    /// The hall's time.
    pub time: Timestamp,
}

/// What can be seen at a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// The record says that a clerk sits at a counter.
    pub counter_is_open: bool,
    /// The journal's watch has said that it is silent.
    pub silent_since: Option<Timestamp>,
}

/// Why the screen cannot be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The journal does not answer.
    Journal,
    /// Counters are open by the record, but no counter window answers.
    Counters,
}

/// The screen is not up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The last time at which all was well.
    pub since: Timestamp,
    /// Why.
    pub because: Because,
}

/// Remembers who was heard when.
#[derive(Clone, Debug)]
pub struct Watchdog {
    journal: Moment,
    counters: Moment,
    was_open: bool,
    looked_ms: f64,
}

impl Watchdog {
    /// All is well at the start: the floor has just been read.
    pub const fn start(now: Moment) -> Self {
        Self { journal: now, counters: now, was_open: false, looked_ms: now.mono_ms }
    }

    /// The journal has answered a question.
    pub const fn journal_answered(&mut self, now: Moment) {
        self.journal = now;
    }

    /// A counter window has answered.
    pub fn counter_heard(&mut self, at: Moment) {
        if at.mono_ms > self.counters.mono_ms {
            self.counters = at;
        }
    }

    /// Looks, at least once a second.
    pub fn look(&mut self, now: Moment, signs: Signs) -> Option<Stale> {
        if now.mono_ms - self.looked_ms > ASLEEP_MS {
            let grace = now.mono_ms - SILENCE_MS + GRACE_MS;
            self.journal.mono_ms = self.journal.mono_ms.max(grace);
            self.counters.mono_ms = self.counters.mono_ms.max(grace);
        }
        self.looked_ms = now.mono_ms;
        if signs.counter_is_open && !self.was_open {
            // A counter that opens has just been heard: by the record.
            self.counter_heard(now);
        }
        self.was_open = signs.counter_is_open;
        let is_silent = |mark: Moment| now.mono_ms - mark.mono_ms >= SILENCE_MS;
        if let Some(since) = signs.silent_since {
            Some(Stale { since, because: Because::Journal })
        } else if is_silent(self.journal) {
            Some(Stale { since: self.journal.time, because: Because::Journal })
        } else if signs.counter_is_open && is_silent(self.counters) {
            Some(Stale { since: self.counters.time, because: Because::Counters })
        } else {
            None
        }
    }
}
