//! The figures of ratings, each with what it is made of, so that nobody has to believe a percentage (GB/T 39735-2020: 好评率, 主动评价好评率, 不评率).
//!
//! Good is everything but a bad rating. What nobody chose (默认评价) is never made here, only imported, and stands apart. Suspicious ratings, those of
//! upheld objections and those of the hall as a whole are counted apart and never dropped.

use super::Rating;
use super::follow_up::{FollowUp, Stage};
use super::level::Level;
use crate::domain::case::Terms;
use crate::domain::deadline::Standing;
use crate::domain::time::Day;

/// Shares of fewer are told as counts and not as percentages.
pub const SMALL: u32 = 10;

/// So many of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Numerator.
    pub of: u32,
    /// Denominator.
    pub all: u32,
}

impl Share {
    /// In tenths of a percent, rounded to the nearest, halves up; nothing where there is nothing to divide by.
    pub fn per_mille(self) -> Option<u32> {
        let (of, all) = (u64::from(self.of), u64::from(self.all));
        (all > 0).then(|| u32::try_from((of * 2_000 + all) / (all * 2)).unwrap_or(u32::MAX))
    }

    /// Too few for a percentage.
    pub const fn is_small(self) -> bool {
        self.all < SMALL
    }
}

/// Counts by level, the best first as in [`Level::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByLevel(pub [u32; 5]);

impl ByLevel {
    /// One more.
    pub fn add(&mut self, level: Level) {
        self.0[usize::from(5 - level.score())] += 1;
    }

    /// Of this level.
    pub fn of(&self, level: Level) -> u32 {
        self.0[usize::from(5 - level.score())]
    }

    /// Of all levels.
    pub fn all(&self) -> u32 {
        self.0.iter().sum()
    }

    /// Of those that are not bad.
    pub fn good(&self) -> u32 {
        Level::ALL.into_iter().filter(|level| !level.is_bad()).map(|level| self.of(level)).sum()
    }
}

/// What the ratings of a span say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// What residents chose for a service, and what counts.
    pub active: ByLevel,
    /// What nobody chose: imported from elsewhere.
    pub by_default: ByLevel,
    /// Of the hall as a whole.
    pub open: ByLevel,
    /// Suspicious, and nobody has looked yet.
    pub suspicious: u32,
    /// Not counted, because an objection was upheld.
    pub upheld: u32,
    /// Services that could have been rated.
    pub services: u32,
    /// Of these services those that were, whenever, also by what does not count.
    pub rated: u32,
}

impl Figures {
    /// Of these ratings and so many services that could have been rated, of which so many were.
    pub fn of<'a>(ratings: impl IntoIterator<Item = &'a Rating>, (services, rated): (u32, u32)) -> Self {
        let mut figures = Self { services, rated, ..Self::default() };
        ratings.into_iter().for_each(|rating| figures.add(rating));
        figures
    }

    /// One rating more.
    pub fn add(&mut self, rating: &Rating) {
        match () {
            () if rating.is_suspicious() => self.suspicious += 1,
            () if rating.is_upheld() => self.upheld += 1,
            () if !rating.subject.is_open() => self.active.add(rating.rated.level),
            () => self.open.add(rating.rated.level),
        }
    }

    /// 好评率: good ones among all, those that nobody chose included.
    pub fn good(&self) -> Share {
        Share { of: self.active.good() + self.by_default.good(), all: self.active.all() + self.by_default.all() }
    }

    /// 主动评价好评率: good ones among those that a resident chose.
    pub fn active_good(&self) -> Share {
        Share { of: self.active.good(), all: self.active.all() }
    }

    /// 不评率: services that nobody rated among all that could have been.
    pub const fn unrated(&self) -> Share {
        Share { of: self.services.saturating_sub(self.rated), all: self.services }
    }
}

/// What has followed bad ratings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// Follow-ups.
    pub all: u32,
    /// 回访率: the call was made.
    pub called: u32,
    /// In time.
    pub called_in_time: u32,
    /// 整改率: mended, or found groundless by two people.
    pub settled: u32,
    /// In time.
    pub settled_in_time: u32,
    /// The resident was told.
    pub answered: u32,
    /// What is due is overdue: the call before it was made, mending afterwards; once something is settled neither is, however late it was.
    pub overdue: u32,
    /// Rated a second time, and not badly.
    pub better: u32,
    /// Rated a second time.
    pub again: u32,
}

impl Followed {
    /// Of these ratings on this day.
    pub fn of<'a>(ratings: impl IntoIterator<Item = &'a Rating>, terms: &Terms, today: Day) -> Self {
        let mut followed = Self::default();
        for rating in ratings {
            rating.follow_ups.iter().for_each(|one| followed.add(one, terms, today));
            let again = rating.again.as_ref().filter(|_| !rating.follow_ups.is_empty());
            followed.again += u32::from(again.is_some());
            followed.better += u32::from(again.is_some_and(|again| !again.level.is_bad()));
        }
        followed
    }

    fn add(&mut self, one: &FollowUp, terms: &Terms, today: Day) {
        let (call, mend) = (one.call_standing(terms, today), one.mend_standing(terms, today));
        self.all += 1;
        self.called += u32::from(one.called_at.is_some());
        self.called_in_time += u32::from(call == Standing::Kept);
        self.settled += u32::from(one.outcome.is_some());
        self.settled_in_time += u32::from(mend == Standing::Kept);
        self.answered += u32::from(one.stage() == Stage::Closed);
        self.overdue += u32::from(matches!(one.due_standing(terms, today), Standing::Overdue { .. }));
    }

    /// So many of the follow-ups.
    pub const fn share(&self, of: u32) -> Share {
        Share { of, all: self.all }
    }
}
