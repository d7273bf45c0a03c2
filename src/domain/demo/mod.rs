//! A past for the demonstration, made from a seed: days on which people came, waited, were served, handed in cases and rated. Pure.
//!
//! Tickets, queues and counters come to be by the very rules of the hall ([`super::command::decide`] on a floor of their own), so that their waits and
//! the ranges they were told are those of a real day. Each day is made for itself: the same seed, hall and day give the same facts, in whatever order days
//! are made.

mod cases;
mod chance;
mod crowd;
mod job;
mod made;
mod ratings;
mod work;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use chance::Chance;
pub use job::{DEMO_DATABASE, PastJob, PastTold};
pub use made::Made;

use super::guide::terms::Limit;
use super::hall::Hall;
use super::identity::{Installation, ItemId, ReasonId};
use super::time::Day;

/// Days before the first of the demonstration that have a past.
pub const PAST_DAYS: u64 = 365;
/// The newest of them, which are made first.
pub const MONTH_DAYS: u64 = 31;
/// Numbers taken in that year.
pub const TICKETS_A_YEAR: u32 = 120_000;

/// What a past is made of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Past {
    /// The same seed makes the same past.
    pub seed: u64,
    /// In whose name it is written: an installation that no window has.
    pub installation: Installation,
    /// The demonstration's first day: the past ends before it.
    pub until: Day,
    /// What is applied for, and by which guide.
    pub offers: Vec<Offer>,
    /// Reasons for ratings.
    pub reasons: Vec<ReasonId>,
}

/// What the guides say of an item.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Offer {
    /// Which.
    pub item: ItemId,
    /// Its guide.
    pub guide: String,
    /// And its version.
    pub version: u32,
    /// What is promised.
    pub promised: Limit,
    /// What the law allows.
    pub statutory: Limit,
}

/// A day to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Which.
    pub day: Day,
    /// How many people come.
    pub people: u32,
}

impl Past {
    /// The days on which the hall was open, in the order in which they are made: the newest month from its beginning, then the days before it, the
    /// newest first.
    pub fn days(&self, hall: &Hall) -> Vec<Planned> {
        let weights: BTreeMap<Day, f64> = (1..=PAST_DAYS)
            .map(|back| self.until.minus_days(back))
            .filter(|day| hall.open_spans(*day).is_ok_and(|spans| !spans.is_empty()))
            .map(|day| (day, crowd::weight(day, self.seed)))
            .collect();
        let all: f64 = weights.values().sum();
        let planned =
            |(day, weight): (&Day, &f64)| Planned { day: *day, people: (f64::from(TICKETS_A_YEAR) * weight / all).round() as u32 };
        let month = self.until.minus_days(MONTH_DAYS);
        weights.range(month..).chain(weights.range(..month).rev()).map(planned).collect()
    }

    /// How many of [`Self::days`] are the newest month.
    pub fn month(&self, days: &[Planned]) -> usize {
        let month = self.until.minus_days(MONTH_DAYS);
        days.iter().take_while(|planned| planned.day >= month).count()
    }

    /// Everything of one day: its tickets, the cases that were accepted on it with all that became of them until the demonstration began, and the ratings. In
    /// the order of time.
    pub fn day(&self, hall: &Hall, planned: Planned) -> Vec<Made> {
        let mut chance = Chance::new(self.seed).of_day(planned.day);
        let (mut made, served) = work::day(hall, self, planned, &mut chance);
        let accepted = cases::of_day(hall, self, planned.day, &served, &mut chance, &mut made);
        ratings::of_day(hall, self, planned.day, (&served, &accepted), &mut chance, &mut made);
        // Stable: what happened to one thing stays in its order.
        made.sort_by_key(|made| made.time);
        made::number(&mut made, planned.day);
        made
    }
}
