//! Which time is it really? The wall clock is believed only as far as the monotonic clock, the journal and the calendar allow.

use super::time::{HOUR_MS, MINUTE_MS, Timestamp, UtcOffset};

/// A difference between wall clock and monotonic clock that is recorded and shown to staff.
pub const JUMP_MINUTES: i64 = 5;
/// A start that many days after the last entry asks staff to confirm the date: a weekend or a long holiday is normal.
pub const GAP_DAYS_MAX: i64 = 14;
/// The demo hall's day: from 10:00 on, this many hours, then the next day begins at 10:00.
pub const DEMO_HOURS: i64 = 6;

/// The clock of one window.
#[derive(Clone, Debug, PartialEq)]
pub struct HallClock {
    anchor_wall: Timestamp,
    anchor_mono_ms: f64,
    doubt: Option<Doubt>,
}

/// Why the wall clock is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It shows a time before the last entry of the journal.
    BeforeLastEntry {
        /// What it shows.
        wall: Timestamp,
        /// The last entry.
        last: Timestamp,
    },
    /// It shows a time long after the last entry.
    LongAfterLastEntry {
        /// What it shows.
        wall: Timestamp,
        /// The last entry.
        last: Timestamp,
    },
    /// It jumped to another day while people were waiting.
    JumpedToAnotherDay {
        /// What it should have shown.
        from: Timestamp,
        /// What it showed.
        to: Timestamp,
    },
}

/// What one look at the clocks gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The time to work with; never earlier than the reading before.
    pub now: Timestamp,
    /// The wall clock jumped since the reading before: what it should have shown and what it showed.
    pub jump: Option<(Timestamp, Timestamp)>,
}

impl HallClock {
    /// Starts with the journal's last entry in view.
    pub fn start(wall: Timestamp, mono_ms: f64, last_entry: Option<Timestamp>, offset: UtcOffset) -> Self {
        let doubt = last_entry.and_then(|last| doubt_at_start(wall, last, offset));
        let anchor_wall = match doubt {
            Some(Doubt::BeforeLastEntry { last, .. }) => last,
            _ => wall,
        };
        Self { anchor_wall, anchor_mono_ms: mono_ms, doubt }
    }

    /// Looks at both clocks. `keeps_day` says that people are waiting while the hall is open, so that a change of day must be confirmed.
    pub fn read(&mut self, wall: Timestamp, mono_ms: f64, offset: UtcOffset, keeps_day: bool) -> Reading {
        let steady = self.steady(mono_ms);
        let difference = wall.since(steady);
        if difference.abs() <= JUMP_MINUTES * MINUTE_MS {
            if difference > 0 {
                // Small corrections forward are taken over; backward ones wait until the wall clock has caught up.
                self.anchor(wall, mono_ms);
            }
            if !matches!(self.doubt, Some(Doubt::LongAfterLastEntry { .. })) {
                self.doubt = None;
            }
            return Reading { now: self.steady(mono_ms), jump: None };
        }
        self.jumped(wall, steady, mono_ms, offset, keeps_day)
    }

    fn jumped(&mut self, wall: Timestamp, steady: Timestamp, mono_ms: f64, offset: UtcOffset, keeps_day: bool) -> Reading {
        let known = match self.doubt {
            Some(Doubt::BeforeLastEntry { wall, .. }) => Some(wall),
            Some(Doubt::JumpedToAnotherDay { to, .. }) => Some(to),
            _ => None,
        };
        // The same jump is told once: a later look at the same wrong clock differs from it only by the time that has passed.
        let told = known.is_some_and(|known| wall.since(known) >= 0 && wall.since(known) < 12 * HOUR_MS);
        let news = (!told).then_some((steady, wall));
        if wall < steady {
            self.doubt = Some(self.doubt.filter(|_| told).unwrap_or(Doubt::BeforeLastEntry { wall, last: steady }));
            return Reading { now: steady, jump: news };
        }
        let other_day = offset.day(wall) != offset.day(steady);
        let too_far = offset.day(wall).days_since(offset.day(steady)) > GAP_DAYS_MAX;
        if too_far || (other_day && keeps_day) {
            self.doubt = Some(self.doubt.filter(|_| told).unwrap_or(Doubt::JumpedToAnotherDay { from: steady, to: wall }));
            return Reading { now: steady, jump: news };
        }
        self.anchor(wall, mono_ms);
        self.doubt = None;
        Reading { now: wall, jump: news }
    }

    /// Somebody looked at the date and time and said the wall clock is right. It still never goes back.
    pub fn confirm(&mut self, wall: Timestamp, mono_ms: f64) {
        let steady = self.steady(mono_ms);
        self.anchor(wall.max(steady), mono_ms);
        self.doubt = None;
    }

    /// Why the wall clock is not believed, if so.
    pub const fn doubt(&self) -> Option<Doubt> {
        self.doubt
    }

    /// While this holds no number may be issued.
    pub const fn forbids_numbers(&self) -> bool {
        matches!(self.doubt, Some(Doubt::LongAfterLastEntry { .. }))
    }

    fn steady(&self, mono_ms: f64) -> Timestamp {
        let passed = (mono_ms - self.anchor_mono_ms).max(0.0);
        self.anchor_wall.plus_millis(passed as i64)
    }

    fn anchor(&mut self, wall: Timestamp, mono_ms: f64) {
        self.anchor_wall = wall;
        self.anchor_mono_ms = mono_ms;
    }
}

fn doubt_at_start(wall: Timestamp, last: Timestamp, offset: UtcOffset) -> Option<Doubt> {
    if wall < last {
        // Windows of one machine differ by moments, not by minutes.
        return (last.since(wall) > MINUTE_MS).then_some(Doubt::BeforeLastEntry { wall, last });
    }
    let gap = offset.day(wall).days_since(offset.day(last));
    (gap > GAP_DAYS_MAX).then_some(Doubt::LongAfterLastEntry { wall, last })
}

/// The demo hall's clock: 10:00 on a working day when the demo began, so that the hall is always open. After [`DEMO_HOURS`] the next working day
/// begins. `is_open_day` tells working days.
pub fn demo_time(wall: Timestamp, began: Timestamp, offset: UtcOffset, is_open_day: impl Fn(super::time::Day) -> bool) -> Timestamp {
    let span = DEMO_HOURS * HOUR_MS;
    let passed = wall.since(began).max(0);
    let mut day = offset.day(began);
    let mut working_days_left = passed / span;
    for _ in 0..3_660 {
        if is_open_day(day) {
            if working_days_left == 0 {
                break;
            }
            working_days_left -= 1;
        }
        day = day.next();
    }
    let ten = super::time::MinuteOfDay::new(600).unwrap_or(super::time::MinuteOfDay::MIDNIGHT);
    offset.at(day, ten).plus_millis(passed % span)
}
