//! The rows of the report's tables, and how each differs from the span before.

use super::sums::Sums;
use crate::domain::rating::Level;
use crate::domain::rating::figures::{SMALL, Share};
use crate::domain::statistics::Spread;

/// A row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Numbers taken.
    Issued,
    /// Served to the end.
    Served,
    /// Nobody came to a call.
    Missed,
    /// Voided.
    Voided,
    /// Half waited no longer.
    WaitHalf,
    /// Nine of ten waited no longer.
    WaitNine,
    /// Half were served no longer.
    ServiceHalf,
    /// Nine of ten were served no longer.
    ServiceNine,
    /// Waits within the range told.
    Within,
    /// Waits not longer than told.
    NotLonger,
    /// Cases accepted.
    Taken,
    /// Cases decided.
    Finished,
    /// On time among them.
    OnTime,
    /// Taken back by applicants.
    Withdrawn,
    /// Not decided and past a limit at the end.
    Overdue,
    /// Ratings of services with this level.
    Level(Level),
    /// Suspicious and not looked at.
    Suspicious,
    /// 好评率.
    Good,
    /// 主动评价好评率.
    ActiveGood,
    /// 不评率.
    Unrated,
    /// Follow-ups opened.
    Opened,
    /// Called back in time.
    CalledInTime,
    /// Mended in time.
    SettledInTime,
    /// Closed.
    Closed,
    /// Call or mending overdue.
    Late,
    /// Nothing was wrong, as two people found.
    Groundless,
}

/// Rows of tickets.
pub const TICKETS: [Row; 10] = {
    use Row::*;
    [Issued, Served, Missed, Voided, WaitHalf, WaitNine, ServiceHalf, ServiceNine, Within, NotLonger]
};
/// Rows of cases.
pub const CASES: [Row; 5] = {
    use Row::*;
    [Taken, Finished, OnTime, Withdrawn, Overdue]
};
const LEVELS: [Level; 5] = Level::ALL;
/// Rows of ratings.
pub const RATINGS: [Row; 9] = {
    use Row::*;
    let [a, b, c, d, e] = LEVELS;
    [Level(a), Level(b), Level(c), Level(d), Level(e), Suspicious, Good, ActiveGood, Unrated]
};
/// Rows of what followed bad ratings.
pub const FOLLOWED: [Row; 6] = {
    use Row::*;
    [Opened, CalledInTime, SettledInTime, Closed, Late, Groundless]
};

/// What stands in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// So many.
    Count(u32),
    /// Seconds, of so many durations.
    Seconds(u32, u32),
    /// So many of all.
    Share(Share),
}

/// How a value differs from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// By so many.
    Count(i64),
    /// By so many seconds.
    Seconds(i64),
    /// By so many tenths of a percentage point.
    Tenths(i64),
    /// One of the two is made of too few.
    TooFew,
}

impl Row {
    /// Its name for the outside.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Served => "served",
            Self::Missed => "missed",
            Self::Voided => "voided",
            Self::WaitHalf => "wait-half",
            Self::WaitNine => "wait-nine",
            Self::ServiceHalf => "service-half",
            Self::ServiceNine => "service-nine",
            Self::Within => "within",
            Self::NotLonger => "not-longer",
            Self::Taken => "taken",
            Self::Finished => "finished",
            Self::OnTime => "on-time",
            Self::Withdrawn => "withdrawn",
            Self::Overdue => "overdue",
            Self::Level(Level::VerySatisfied) => "level-5",
            Self::Level(Level::Satisfied) => "level-4",
            Self::Level(Level::Fair) => "level-3",
            Self::Level(Level::Unsatisfied) => "level-2",
            Self::Level(Level::VeryUnsatisfied) => "level-1",
            Self::Suspicious => "suspicious",
            Self::Good => "good",
            Self::ActiveGood => "active-good",
            Self::Unrated => "unrated",
            Self::Opened => "opened",
            Self::CalledInTime => "called-in-time",
            Self::SettledInTime => "settled-in-time",
            Self::Closed => "closed",
            Self::Late => "late",
            Self::Groundless => "groundless",
        }
    }

    /// What stands in it.
    pub fn of(self, sums: &Sums) -> Value {
        let (counts, cases, followed) = (sums.tickets.counts, sums.cases.counts, &sums.followed);
        let half = |spread: Spread| Value::Seconds(spread.half, spread.count);
        let nine = |spread: Spread| Value::Seconds(spread.nine_of_ten, spread.count);
        match self {
            Self::Issued => Value::Count(counts.issued),
            Self::Served => Value::Count(counts.served),
            Self::Missed => Value::Count(counts.missed),
            Self::Voided => Value::Count(counts.voided()),
            Self::WaitHalf => half(sums.tickets.wait),
            Self::WaitNine => nine(sums.tickets.wait),
            Self::ServiceHalf => half(sums.tickets.service),
            Self::ServiceNine => nine(sums.tickets.service),
            Self::Within => Value::Share(sums.accuracy.coverage()),
            Self::NotLonger => Value::Share(sums.accuracy.kept()),
            Self::Taken => Value::Count(cases.accepted),
            Self::Finished => Value::Count(cases.decided),
            Self::OnTime => Value::Share(Share { of: cases.kept, all: cases.decided }),
            Self::Withdrawn => Value::Count(cases.withdrawn),
            Self::Overdue => Value::Count(sums.cases.overdue),
            Self::Level(level) => Value::Count(sums.ratings.active.of(level)),
            Self::Suspicious => Value::Count(sums.ratings.suspicious),
            Self::Good => Value::Share(sums.ratings.good()),
            Self::ActiveGood => Value::Share(sums.ratings.active_good()),
            Self::Unrated => Value::Share(sums.ratings.unrated()),
            Self::Opened => Value::Count(followed.all),
            Self::CalledInTime => Value::Share(followed.share(followed.called_in_time)),
            Self::SettledInTime => Value::Share(followed.share(followed.settled_in_time)),
            Self::Closed => Value::Count(followed.answered),
            Self::Late => Value::Count(followed.overdue),
            Self::Groundless => Value::Count(sums.groundless),
        }
    }
}

impl Value {
    /// How it differs from `before`. Few say nothing about a change: neither their percentages nor their durations are told.
    pub fn since(self, before: Self) -> Change {
        match (self, before) {
            (Self::Count(now), Self::Count(before)) => Change::Count(i64::from(now) - i64::from(before)),
            (Self::Seconds(now, count), Self::Seconds(before, count_before)) if count >= SMALL && count_before >= SMALL => {
                Change::Seconds(i64::from(now) - i64::from(before))
            }
            (Self::Share(now), Self::Share(before)) if !now.is_small() && !before.is_small() => {
                let tenths = |share: Share| i64::from(share.per_mille().unwrap_or(0));
                Change::Tenths(tenths(now) - tenths(before))
            }
            _ => Change::TooFew,
        }
    }
}
