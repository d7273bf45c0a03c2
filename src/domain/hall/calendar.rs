//! Is the hall, an item or a counter open, until when, and when next?

use super::model::{Bilingual, Calendar, Hall, WeekHours};
use crate::domain::time::{Day, Timestamp};

/// Whether something is open at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Open until this instant.
    Open {
        /// End of the span.
        until: Timestamp,
    },
    /// Closed; open again at `next`, where that can be known within [`LOOK_AHEAD_DAYS`].
    Closed {
        /// Why, where the calendar says.
        reason: ClosedReason,
        /// Next opening.
        next: Option<Timestamp>,
    },
}

/// Why something is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClosedReason {
    /// Outside the hours of the day.
    Hours,
    /// Not on this weekday.
    Weekday,
    /// A statutory holiday.
    Holiday,
    /// The hall's own closure.
    Closure(Bilingual),
}

/// How far ahead the next opening is looked for.
pub const LOOK_AHEAD_DAYS: u64 = 30;

impl Hall {
    /// Stub until the calendar lands.
    pub fn opening(&self, at: Timestamp) -> Opening {
        Opening::Open { until: at.plus_millis(3_600_000) }
    }
    /// Stub.
    pub fn item_opening(&self, item: &super::model::Item, at: Timestamp) -> Opening {
        let _ = item;
        self.opening(at)
    }
    /// Stub.
    pub fn counter_opening(&self, counter: &super::model::Counter, at: Timestamp) -> Opening {
        let _ = counter;
        self.opening(at)
    }
}
impl Hall {
    /// Stub.
    pub fn is_open_day(&self, day: Day) -> bool {
        let _ = day;
        true
    }
}
