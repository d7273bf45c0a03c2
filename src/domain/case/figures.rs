//! What a manager asks of all cases: what is near and overdue, how long things really take against what was promised, and how many there were.
//!
//! It knows cases alone: whoever asks says what they are grouped by (item, counter, department). Cases that other systems count are not among them.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::standing::Terms;
use super::{Case, Verdict};
use crate::domain::case::Stage;
use crate::domain::deadline::{Standing, used};
use crate::domain::guide::choices::Unit;
use crate::domain::guide::terms::Limit;
use crate::domain::time::Day;

/// Of fewer cases nothing is said about how long things take: one unusual case would be most of it.
pub const CASES_MIN: usize = 10;

/// Undecided cases that somebody must look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watching {
    /// Undecided in all.
    pub open: u32,
    /// Near one of their limits.
    pub near: u32,
    /// Past one of them.
    pub overdue: u32,
    /// Working days by which the worst is overdue, where the calendar knows it.
    pub worst: Option<u32>,
    /// Beyond the calendar: nobody knows yet.
    pub unknown: u32,
}

/// The undecided cases, group by group; the group with the most overdue cases first, then the one with the most that are near.
pub fn watching<'a, K: Ord>(
    cases: impl Iterator<Item = &'a Case>,
    terms: &Terms,
    today: Day,
    group: impl Fn(&Case) -> K,
) -> Vec<(K, Watching)> {
    let mut groups: BTreeMap<K, Watching> = BTreeMap::new();
    for case in cases.filter(|case| case.is_open()) {
        let watched = groups.entry(group(case)).or_default();
        watched.open += 1;
        match case.standing(terms, today).worst() {
            Standing::Near { .. } => watched.near += 1,
            Standing::Overdue { by, .. } => {
                watched.overdue += 1;
                watched.worst = watched.worst.max(by);
            }
            Standing::Beyond(_) => watched.unknown += 1,
            _ => {}
        }
    }
    let mut groups: Vec<(K, Watching)> = groups.into_iter().collect();
    groups.sort_by_key(|(_, watched)| std::cmp::Reverse((watched.overdue, watched.near)));
    groups
}

/// How long cases took, in working days of the hall without those on which their clock stood still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Decided cases.
    pub cases: usize,
    /// Half of them took no longer; nothing when there are fewer than [`CASES_MIN`].
    pub half: Option<u32>,
    /// Nine of ten took no longer; nothing as above.
    pub nine_of_ten: Option<u32>,
    /// What was promised most often, in working days; nothing where most promises count otherwise.
    pub promised: Option<u16>,
    /// Decided within what was promised.
    pub kept: usize,
    /// Decided beyond the calendar: nobody knows how long that was.
    pub unknown: usize,
}

/// Cases that were decided from `from` to `to`, group by group. What an applicant took back was not decided.
pub fn taken<'a, K: Ord>(
    cases: impl Iterator<Item = &'a Case>,
    terms: &Terms,
    (from, to): (Day, Day),
    group: impl Fn(&Case) -> K,
) -> BTreeMap<K, Taken> {
    let mut groups: BTreeMap<K, Gathered> = BTreeMap::new();
    for case in cases {
        if let Some(decided) = decided_on(case, terms).filter(|day| (from..=to).contains(day)) {
            groups.entry(group(case)).or_default().add(case, terms, decided);
        }
    }
    groups.into_iter().map(|(key, gathered)| (key, gathered.finish())).collect()
}

/// The decided cases of a group.
#[derive(Default)]
struct Gathered {
    taken: Taken,
    days: Vec<u32>,
    promises: BTreeMap<Option<u16>, u32>,
}

impl Gathered {
    fn add(&mut self, case: &Case, terms: &Terms, decided: Day) {
        self.taken.cases += 1;
        self.taken.kept += usize::from(is_kept(case, terms, decided));
        match used(&case.clock(terms.offset), &terms.hall, decided) {
            Some(count) => self.days.push(count),
            None => self.taken.unknown += 1,
        }
        let promised = match case.promised {
            Limit::Within(days, Unit::WorkingDays) => Some(days),
            Limit::AtOnce => Some(0),
            _ => None,
        };
        *self.promises.entry(promised).or_default() += 1;
    }

    fn finish(mut self) -> Taken {
        self.days.sort_unstable();
        let promised = self.promises.into_iter().max_by_key(|(_, times)| *times).and_then(|(promised, _)| promised);
        Taken { half: share_of(&self.days, 50), nine_of_ten: share_of(&self.days, 90), promised, ..self.taken }
    }
}

/// The smallest value that so many hundredths do not exceed (nearest rank).
fn share_of(sorted: &[u32], hundredths: usize) -> Option<u32> {
    let rank = (sorted.len() * hundredths).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().filter(|_| sorted.len() >= CASES_MIN)
}

/// What happened in a month or a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Accepted.
    pub accepted: u32,
    /// Decided, whenever they were accepted.
    pub decided: u32,
    /// Of those, within what was promised.
    pub kept: u32,
    /// Taken back by their applicants.
    pub withdrawn: u32,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.accepted += other.accepted;
        self.decided += other.decided;
        self.kept += other.kept;
        self.withdrawn += other.withdrawn;
    }
}

/// A month: year, and month from 1.
pub type Month = (i32, u32);

/// The months in which something happened, the newest first.
pub fn by_month<'a>(cases: impl Iterator<Item = &'a Case>, terms: &Terms) -> Vec<(Month, Counts)> {
    let mut months: BTreeMap<Month, Counts> = BTreeMap::new();
    let month = |day: Day| (day.date().year(), day.date().month());
    for case in cases {
        months.entry(month(terms.offset.day(case.accepted_at))).or_default().accepted += 1;
        match (decided_on(case, terms), case.decided_at()) {
            (Some(decided), _) => {
                let counts = months.entry(month(decided)).or_default();
                counts.decided += 1;
                counts.kept += u32::from(is_kept(case, terms, decided));
            }
            (None, Some(at)) => months.entry(month(terms.offset.day(at))).or_default().withdrawn += 1,
            (None, None) => {}
        }
    }
    months.into_iter().rev().collect()
}

/// The sums of years, the newest first.
pub fn by_year(months: &[(Month, Counts)]) -> Vec<(i32, Counts)> {
    let mut years: BTreeMap<i32, Counts> = BTreeMap::new();
    for ((year, _), counts) in months {
        years.entry(*year).or_default().add(*counts);
    }
    years.into_iter().rev().collect()
}

/// The day on which it was decided, yes or no.
fn decided_on(case: &Case, terms: &Terms) -> Option<Day> {
    let verdict = match &case.stage {
        Stage::Decided { verdict, .. } | Stage::Over { verdict, .. } => verdict,
        _ => return None,
    };
    case.decided_at().filter(|_| !matches!(verdict, Verdict::Withdrawn)).map(|at| terms.offset.day(at))
}

fn is_kept(case: &Case, terms: &Terms, decided: Day) -> bool {
    case.standing(terms, decided).promised == Standing::Kept
}
