//! The figures of one span: those of tickets, cases and ratings, and by counter and item what the report shows of them.

use std::collections::BTreeMap;

use super::span::Span;
use crate::domain::case::figures::{Counts, Taken, by_month, taken};
use crate::domain::case::{Case, Terms};
use crate::domain::deadline::{Due, Standing};
use crate::domain::identity::{CounterId, ItemId};
use crate::domain::rating::figures::{Figures as Rated, Followed, Share};
use crate::domain::rating::follow_up::Outcome;
use crate::domain::rating::report::{Report as RatingReport, is_within};
use crate::domain::rating::{FollowUp, Rating};
use crate::domain::statistics::{Accuracy, Figures as Tickets, Group, Workload};
use crate::domain::time::Day;

/// Everything that a span says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// Tickets, waits and services.
    pub tickets: Group,
    /// How right the ranges were.
    pub accuracy: Accuracy,
    /// Cases.
    pub cases: CaseSums,
    /// Ratings.
    pub ratings: Rated,
    /// What has followed bad ones.
    pub followed: Followed,
    /// Those of all follow-ups in which two people have found nothing wrong.
    pub groundless: u32,
    /// By counter, those only of which there is anything.
    pub counters: BTreeMap<CounterId, CounterSums>,
    /// Numbers taken by item; under nothing those who did not say what they wanted.
    pub items: BTreeMap<Option<ItemId>, u32>,
    /// Records that could not be read: the figures lack what they said.
    pub damaged: u32,
}

/// Cases of a span.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseSums {
    /// Accepted, decided, kept, taken back.
    pub counts: Counts,
    /// Past a limit and not decided when the span ended, or today where it has not.
    pub overdue: u32,
}

/// What a span says of one counter.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CounterSums {
    /// Tickets served there to the end.
    pub served: u32,
    /// How much it worked.
    pub work: Workload,
    /// Ratings of services there.
    pub ratings: Rated,
    /// What two people and limits have said of its bad ratings.
    pub judged: Judged,
    /// Of cases accepted there and decided in the span: within what was promised.
    pub kept: Share,
}

/// What became of a counter's bad ratings that count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// Two people have found nothing wrong.
    pub groundless: u32,
    /// Mended within the limit, of those that are mended or whose limit has come. Groundless ones do not count.
    pub mended: Share,
}

/// What sums are made of.
pub struct Parts<'a> {
    /// Tickets of the span.
    pub tickets: &'a Tickets,
    /// Cases, and those decided by counter.
    pub cases: (CaseSums, BTreeMap<CounterId, Taken>),
    /// Ratings of the span by counter.
    pub ratings: &'a RatingReport,
    /// See [`judged`].
    pub judged: BTreeMap<CounterId, Judged>,
    /// Those of all follow-ups in which two people have found nothing wrong.
    pub groundless: u32,
    /// Records that could not be read.
    pub damaged: u32,
}

impl Sums {
    /// Puts them together.
    pub fn of(parts: Parts<'_>) -> Self {
        let Parts { tickets, cases: (cases, decided), ratings, judged, groundless, damaged } = parts;
        let mut counters = BTreeMap::<CounterId, CounterSums>::new();
        for (id, group) in &tickets.by_counter {
            counters.entry(id.clone()).or_default().served = group.counts.served;
        }
        for (id, work) in &tickets.workload {
            counters.entry(id.clone()).or_default().work = *work;
        }
        for (id, rated) in &ratings.groups {
            if let Some(id) = id.as_deref().and_then(CounterId::new) {
                counters.entry(id).or_default().ratings = *rated;
            }
        }
        for (id, of) in judged {
            counters.entry(id).or_default().judged = of;
        }
        for (id, taken) in decided {
            let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            counters.entry(id).or_default().kept = Share { of: count(taken.kept), all: count(taken.cases) };
        }
        Self {
            tickets: tickets.all,
            accuracy: tickets.accuracy,
            cases,
            ratings: ratings.all,
            followed: ratings.followed,
            groundless,
            counters,
            items: tickets.by_item.iter().map(|(item, group)| (item.clone(), group.counts.issued)).collect(),
            damaged,
        }
    }

    /// The morning on which the sums of these days are drawn up: the one after the last day, or today's where that has not come. Limits are
    /// held against it, so that no figure of what is over changes by the calendar alone.
    pub fn morning((_, last): (Day, Day), today: Day) -> Day {
        last.next().min(today)
    }

    /// Nothing at all is known of the span.
    pub fn is_empty(&self) -> bool {
        *self == Self { damaged: self.damaged, ..Self::default() }
    }

    /// Items by how many numbers were taken for them, the most first.
    pub fn most_asked(&self) -> Vec<(&Option<ItemId>, u32)> {
        let mut items: Vec<_> = self.items.iter().map(|(item, issued)| (item, *issued)).collect();
        items.sort_by_key(|(_, issued)| std::cmp::Reverse(*issued));
        items
    }
}

/// Cases of a month or a year: the sums, and what was decided by counter.
pub fn case_sums<'a>(
    cases: impl Iterator<Item = &'a Case> + Clone,
    terms: &Terms,
    span: Span,
    today: Day,
) -> (CaseSums, BTreeMap<CounterId, Taken>) {
    let span = span.days();
    let day = |at| terms.offset.day(at);
    let is_within = |at| (span.0..=span.1).contains(&day(at));
    let morning = Sums::morning(span, today);
    let is_overdue = |case: &Case| {
        let was_open = day(case.accepted_at) < morning && case.decided_at().is_none_or(|at| day(at) >= morning);
        let is_past = |due: Due| matches!(due, Due::On(due) if due < morning);
        was_open && (is_past(case.promised_due(terms)) || case.statutory_due(terms).is_some_and(is_past))
    };
    let overdue = cases.clone().filter(|case| is_overdue(case)).count();
    let touched = cases.filter(|case| is_within(case.accepted_at) || case.decided_at().is_some_and(is_within));
    let is_of_span = |(year, month): (i32, u32)| Day::from_ymd(year, month, 1).is_some_and(|first| (span.0..=span.1).contains(&first));
    let mut counts = Counts::default();
    for (_, of) in by_month(touched.clone(), terms).into_iter().filter(|(month, _)| is_of_span(*month)) {
        counts = Counts {
            accepted: counts.accepted + of.accepted,
            decided: counts.decided + of.decided,
            kept: counts.kept + of.kept,
            withdrawn: counts.withdrawn + of.withdrawn,
        };
    }
    let decided = taken(touched, terms, span, |case| case.counter.clone());
    (CaseSums { counts, overdue: u32::try_from(overdue).unwrap_or(u32::MAX) }, decided)
}

/// What became of bad ratings of the span that count, by counter; and how many follow-ups of all its ratings two people have found groundless. A
/// limit has come where it had on [`Sums::morning`].
pub fn judged<'a>(
    ratings: impl Iterator<Item = &'a Rating>,
    terms: &Terms,
    span: (Day, Day),
    today: Day,
) -> (BTreeMap<CounterId, Judged>, u32) {
    let (mut counters, mut all) = (BTreeMap::<CounterId, Judged>::new(), 0);
    let morning = Sums::morning(span, today);
    for rating in ratings.filter(|rating| is_within(rating.at, span, terms.offset)) {
        // As beside it in the table: every follow-up, also of a rating that does not count or is of the hall as a whole.
        all += rating.follow_ups.iter().map(|one| u32::from(is_groundless(one))).sum::<u32>();
        let is_of_counter = !rating.subject.is_open() && rating.counts() && !rating.follow_ups.is_empty();
        let Some(counter) = rating.rated.service.counter.as_ref().filter(|_| is_of_counter) else { continue };
        counters.entry(counter.clone()).or_default().add(rating, terms, morning);
    }
    (counters, all)
}

impl Judged {
    /// One rating more, with its limits as they stood on `morning`.
    fn add(&mut self, rating: &Rating, terms: &Terms, morning: Day) {
        // The first follow-up is of the first rating; a second bad one of the same resident takes nothing from the first.
        let first = rating.follow_ups.first().filter(|_| rating.rated.level.is_bad());
        self.groundless += u32::from(first.is_some_and(is_groundless));
        for one in rating.follow_ups.iter().filter(|one| !is_groundless(one)) {
            match one.mend_standing(terms, morning) {
                Standing::Kept => self.mended = Share { of: self.mended.of + 1, all: self.mended.all + 1 },
                Standing::Broken { .. } | Standing::Overdue { .. } => self.mended.all += 1,
                // There is still time, or nobody knows.
                _ => {}
            }
        }
    }
}

/// Two people have found nothing wrong.
const fn is_groundless(one: &FollowUp) -> bool {
    matches!(one.outcome, Some(Outcome::Groundless(_)))
}
