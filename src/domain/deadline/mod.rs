//! Until when something must be done: limits in working days, days or months, with times in which the clock stands still.
//!
//! One rule counts all days: **a day counts when the clock was running as it began.** So the day of acceptance does not count (Civil Code of the PRC,
//! article 201: the day on which a period begins is not counted, it runs from the next day), nor does a day on which a stopped clock goes on again,
//! which begins the rest of the period; the day on which it stops does. A limit in working days counts working days only (Administrative Licensing Law,
//! article 82), one in days counts all days, one in months ends on the day of the same number, or on the last of a shorter month (Civil Code, article 202).
//! The last day is a working day: where the sum is reached on another one, the next working day is the last (article 203). Nobody is late on a day on
//! which the clock stood still at its end: what stops on its last day goes on with nothing left, and is due on the day on which it goes on.
//!
//! What the calendar does not know is [`Due::Beyond`] and never a guess.

mod days;

pub use days::WorkingDays;

use super::guide::choices::Unit;
use super::guide::terms::Limit;
use super::time::Day;

/// When a clock began, and when it stood still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The day of acceptance.
    pub started: Day,
    /// Stops in the order of time; none begins before the one before it is over.
    pub stops: Vec<Stop>,
}

/// A time in which the clock stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The day on which it stopped.
    pub from: Day,
    /// The day on which it went on; nothing while it stands.
    pub until: Option<Day>,
}

/// Days that are left of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// How many.
    pub days: u32,
    /// Working days, or days of any kind.
    pub working: bool,
}

/// The last day of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// This day.
    On(Day),
    /// The calendar does not reach so far. What was left when the clock last went on.
    Beyond(Left),
    /// The clock stands still.
    Stopped(Left),
}

/// Where something stands against its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is time.
    OnTime {
        /// Last day.
        due: Day,
        /// Working days after today, the last one included.
        left: u32,
    },
    /// The last day is near.
    Near {
        /// Last day.
        due: Day,
        /// Working days after today; 0 on the last day.
        left: u32,
    },
    /// The last day has passed.
    Overdue {
        /// Last day.
        due: Day,
        /// Working days since then; nothing where the calendar has ended.
        by: Option<u32>,
    },
    /// The clock stands still.
    Stopped(Left),
    /// The calendar does not reach so far.
    Beyond(Left),
    /// Done in time.
    Kept,
    /// Done, but too late.
    Broken {
        /// The last day it had.
        due: Day,
    },
}

impl Standing {
    /// The graver comes last: of two limits the one that matters.
    const fn rank(self) -> u8 {
        match self {
            Self::Kept => 0,
            Self::Stopped(_) => 1,
            // A day that is known says more than one that is not.
            Self::Beyond(_) => 2,
            Self::OnTime { .. } => 3,
            Self::Near { .. } => 4,
            Self::Broken { .. } => 5,
            Self::Overdue { .. } => 6,
        }
    }

    /// The one of two limits that matters more now.
    pub const fn worse(self, other: Self) -> Self {
        if other.rank() > self.rank() { other } else { self }
    }

    /// The last day, where there is one.
    pub const fn due(self) -> Option<Day> {
        match self {
            Self::OnTime { due, .. } | Self::Near { due, .. } | Self::Overdue { due, .. } | Self::Broken { due } => Some(due),
            Self::Stopped(_) | Self::Beyond(_) | Self::Kept => None,
        }
    }
}

/// What a limit counts, and how much of it.
#[derive(Clone, Copy)]
struct Need {
    days: u32,
    working: bool,
}

impl Need {
    fn of(limit: Limit, started: Day) -> Option<Self> {
        Some(match limit {
            Limit::NotLaidDown => return None,
            Limit::AtOnce => Self { days: 0, working: false },
            Limit::Within(days, Unit::WorkingDays) => Self { days: days.into(), working: true },
            Limit::Within(days, Unit::Days) => Self { days: days.into(), working: false },
            Limit::Within(months, Unit::Months) => {
                let end = started.plus_months(months.into());
                Self { days: u32::try_from(end.days_since(started)).unwrap_or(0), working: false }
            }
        })
    }

    const fn left(self, used: u32) -> Left {
        Left { days: self.days.saturating_sub(used), working: self.working }
    }

    /// Days that count after `after`, up to and with `until`.
    fn between(self, days: &WorkingDays, after: Day, until: Day) -> Option<u32> {
        if self.working { days.between(after, until) } else { u32::try_from(until.days_since(after).max(0)).ok() }
    }

    /// When the clock runs from `run` on, with `used` days before: the first day that may be the last one, and the one that is.
    fn last_day(self, days: &WorkingDays, run: Day, used: u32) -> (Day, Option<Day>) {
        let left = self.days.saturating_sub(used);
        match (self.days, left) {
            // What is done at once is done on the day, be it a Saturday.
            (0, _) => (run, Some(run)),
            (_, 0) => (run, days.first_from(run)),
            _ if self.working => (run.next(), days.nth_after(run, left)),
            _ => {
                let reached = run.plus_days(left.into());
                (reached, days.first_from(reached))
            }
        }
    }
}

/// The last day of `limit` on this clock; nothing when no limit is laid down.
pub fn due(limit: Limit, clock: &Clock, days: &WorkingDays) -> Option<Due> {
    let need = Need::of(limit, clock.started)?;
    let (mut run, mut used) = (clock.started, 0);
    for stop in &clock.stops {
        let (earliest, last) = need.last_day(days, run, used);
        match last {
            Some(last) if last < stop.from => return Some(Due::On(last)),
            // Whether it was over before the clock stopped is not known.
            None if earliest < stop.from && !days.know_all(earliest, stop.from) => return Some(Due::Beyond(need.left(used))),
            _ => {}
        }
        let Some(counted) = need.between(days, run, stop.from) else { return Some(Due::Beyond(need.left(used))) };
        used += counted;
        match stop.until {
            Some(until) => run = until,
            None => return Some(Due::Stopped(need.left(used))),
        }
    }
    let (_, last) = need.last_day(days, run, used);
    Some(last.map_or_else(|| Due::Beyond(need.left(used)), Due::On))
}

/// Working days that the clock counted up to and with `until`; nothing when the calendar does not know all of them.
pub fn used(clock: &Clock, days: &WorkingDays, until: Day) -> Option<u32> {
    let (mut run, mut sum) = (Some(clock.started), 0);
    for stop in clock.stops.iter().take_while(|stop| stop.from <= until) {
        if let Some(from) = run {
            sum += days.between(from, stop.from)?;
        }
        run = stop.until.filter(|on| *on <= until);
        if run.is_none() {
            return Some(sum);
        }
    }
    match run {
        Some(from) => Some(sum + days.between(from, until)?),
        None => Some(sum),
    }
}

/// Where something stands on `today`, with so many working days before the last one as are called near. `done`: the day on which it was done.
pub fn standing(due: Due, days: &WorkingDays, today: Day, near: u32, done: Option<Day>) -> Standing {
    match (due, done) {
        (Due::On(due), Some(done)) if due < done => Standing::Broken { due },
        // A day that the calendar knows is before one that it does not.
        (Due::Beyond(left), Some(done)) if days.end() <= done => Standing::Beyond(left),
        (_, Some(_)) => Standing::Kept,
        (Due::Stopped(left), None) => Standing::Stopped(left),
        (Due::Beyond(left), None) => Standing::Beyond(left),
        (Due::On(due), None) if due < today => Standing::Overdue { due, by: days.between(due, today) },
        (Due::On(due), None) => {
            let left = days.between(today, due).unwrap_or_else(|| u32::try_from(due.days_since(today)).unwrap_or(0));
            if left <= near { Standing::Near { due, left } } else { Standing::OnTime { due, left } }
        }
    }
}
