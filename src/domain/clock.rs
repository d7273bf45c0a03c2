//! Which time is it really? The wall clock is believed only as far as the monotonic clock, the journal and the calendar allow.

use super::time::{Day, HOUR_MS, MINUTE_MS, MinuteOfDay, Timestamp, UtcOffset};

/// A difference between wall clock and monotonic clock that is recorded and shown to staff.
pub const JUMP_MINUTES: i64 = 5;
/// A start that many days after the last entry asks staff to confirm the date: a weekend or a long holiday is normal.
pub const GAP_DAYS_MAX: i64 = 14;
/// The demo hall's day: from 10:00 on, this many hours, then the next day begins at 10:00.
pub const DEMO_HOURS: i64 = 6;
/// 10:00.
const DEMO_BEGINS: MinuteOfDay = match MinuteOfDay::new(600) {
    Some(minute) => minute,
    None => MinuteOfDay::MIDNIGHT,
};

/// The clock of one window. Its time never goes back.
#[derive(Clone, Debug, PartialEq)]
pub struct HallClock {
    /// The believed time is this, and what the monotonic clock has counted since.
    anchor_wall: Timestamp,
    anchor_mono_ms: f64,
    /// The newest reading.
    latest: Timestamp,
    doubt: Option<Doubt>,
    /// By how much the wall clock was wrong when that was told last.
    told_ms: Option<i64>,
}

/// Why the wall clock is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It shows a time before the last entry of the journal, or was set back while running.
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
    /// No number may be issued at this time: staff must look at the date first.
    pub forbids_numbers: bool,
}

impl HallClock {
    /// Starts with the journal's last entry in view. A wall clock that is not believed is not used: time goes on from the last entry.
    pub fn start(wall: Timestamp, mono_ms: f64, last_entry: Option<Timestamp>, offset: UtcOffset) -> Self {
        let doubt = last_entry.and_then(|last| doubt_at_start(wall, last, offset));
        let anchor_wall = match (last_entry, doubt) {
            (Some(last), Some(_)) => last,
            (Some(last), None) => wall.max(last),
            (None, _) => wall,
        };
        let told_ms = doubt.map(|_| wall.since(anchor_wall));
        Self { anchor_wall, anchor_mono_ms: mono_ms, latest: anchor_wall, doubt, told_ms }
    }

    /// Looks at both clocks. `keeps_day` says that people are waiting while the hall is open, so that a change of day must be confirmed.
    pub fn read(&mut self, wall: Timestamp, mono_ms: f64, offset: UtcOffset, keeps_day: bool) -> Reading {
        let steady = self.steady(mono_ms);
        let difference = wall.since(steady);
        if difference.abs() <= JUMP_MINUTES * MINUTE_MS {
            // Small corrections forward are taken over; backward ones wait until the wall clock has caught up.
            self.believe(wall.max(steady), mono_ms);
            return self.reading(None);
        }
        // The same jump is told once: a later look at the same wrong clock is wrong by the same amount.
        let told = self.told_ms.is_some_and(|told| (told - difference).abs() <= JUMP_MINUTES * MINUTE_MS);
        let jump = (!told).then_some((steady, wall));
        match self.doubt_about(wall, steady, offset, keeps_day) {
            None => self.believe(wall, mono_ms),
            Some(doubt) => {
                let same_kind = self.doubt.is_some_and(|known| std::mem::discriminant(&known) == std::mem::discriminant(&doubt));
                if !(told && same_kind) {
                    self.doubt = Some(doubt);
                }
                if !told {
                    self.told_ms = Some(difference);
                }
                self.latest = self.latest.max(steady);
            }
        }
        self.reading(jump)
    }

    /// Why a wall clock that differs from the believed time by more than a few minutes is not to be believed.
    fn doubt_about(&self, wall: Timestamp, steady: Timestamp, offset: UtcOffset, keeps_day: bool) -> Option<Doubt> {
        if wall < steady {
            return Some(Doubt::BeforeLastEntry { wall, last: steady });
        }
        let days = offset.day(wall).days_since(offset.day(steady));
        if keeps_day && days > 0 && !matches!(self.doubt, Some(Doubt::LongAfterLastEntry { .. })) {
            // The hall is at work and its time is known: people go on being served, on the day they came. Nobody joins them until the date is settled,
            // because a date that is confirmed ends their day.
            return Some(Doubt::JumpedToAnotherDay { from: steady, to: wall });
        }
        (days > GAP_DAYS_MAX).then_some(Doubt::LongAfterLastEntry { wall, last: steady })
    }

    /// Somebody looked at the date and time and said the wall clock is right. It still never goes back.
    pub fn confirm(&mut self, wall: Timestamp, mono_ms: f64) {
        let steady = self.steady(mono_ms);
        self.believe(wall.max(steady), mono_ms);
    }

    /// The journal's newest entry bears the time `newest`. The hall has one time: a window that is behind goes on from there. Where this window doubts a
    /// wall clock that another window works with by now (somebody confirmed it there), the doubt ends here too.
    pub fn heard(&mut self, newest: Timestamp, wall: Timestamp, mono_ms: f64) {
        let ahead_ms = newest.since(self.steady(mono_ms));
        if ahead_ms <= 0 {
            return;
        }
        if self.doubt.is_some() && wall.since(newest).abs() <= JUMP_MINUTES * MINUTE_MS {
            self.believe(wall.max(newest), mono_ms);
            return;
        }
        (self.anchor_wall, self.anchor_mono_ms, self.latest) = (newest, mono_ms, newest);
        // The wall clock is wrong by so much less or more; that is no new jump.
        self.told_ms = self.told_ms.map(|told| told.saturating_sub(ahead_ms));
    }

    /// Why the wall clock is not believed, if so.
    pub const fn doubt(&self) -> Option<Doubt> {
        self.doubt
    }

    /// While this holds no number may be issued.
    pub const fn forbids_numbers(&self) -> bool {
        matches!(self.doubt, Some(Doubt::LongAfterLastEntry { .. } | Doubt::JumpedToAnotherDay { .. }))
    }

    /// The believed time, also should the monotonic clock step back.
    fn steady(&self, mono_ms: f64) -> Timestamp {
        let passed = (mono_ms - self.anchor_mono_ms).max(0.0);
        self.anchor_wall.plus_millis(passed as i64).max(self.latest)
    }

    fn believe(&mut self, time: Timestamp, mono_ms: f64) {
        self.anchor_wall = time;
        self.anchor_mono_ms = mono_ms;
        self.latest = self.latest.max(time);
        self.doubt = None;
        self.told_ms = None;
    }

    const fn reading(&self, jump: Option<(Timestamp, Timestamp)>) -> Reading {
        Reading { now: self.latest, jump, forbids_numbers: self.forbids_numbers() }
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
/// begins. It keeps the day it has come to: a demo that began long ago is not counted through at every look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoClock {
    began: Timestamp,
    offset: UtcOffset,
    /// So many of the demo's days are over.
    days: i64,
    /// Today is the first open day from this one.
    from: Day,
}

impl DemoClock {
    /// The clock of a demo that began then.
    pub fn new(began: Timestamp, offset: UtcOffset) -> Self {
        Self { began, offset, days: 0, from: offset.day(began) }
    }

    /// The demo's time. `is_open_day` tells working days; a hall that is never open gets every day.
    pub fn time(&mut self, wall: Timestamp, is_open_day: impl Fn(Day) -> bool) -> Timestamp {
        let span = DEMO_HOURS * HOUR_MS;
        let passed = wall.since(self.began).max(0);
        if passed / span < self.days {
            // The machine's clock was set back.
            *self = Self::new(self.began, self.offset);
        }
        while self.days < passed / span {
            self.from = open_day_from(self.from, &is_open_day).next();
            self.days += 1;
        }
        self.offset.at(open_day_from(self.from, &is_open_day), DEMO_BEGINS).plus_millis(passed % span)
    }
}

/// The first open day from `day` on; `day` itself when there is none within a year.
fn open_day_from(day: Day, is_open_day: impl Fn(Day) -> bool) -> Day {
    (0..366).map(|days| day.plus_days(days)).find(|day| is_open_day(*day)).unwrap_or(day)
}
