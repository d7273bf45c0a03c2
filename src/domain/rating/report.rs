//! The figures of a span of days: of the hall, and of each item, queue, counter, clerk or hour of the day.
//!
//! A rating counts on its day and in its hour, a service on the day and in the hour in which it was over; whether that service was rated is asked of all
//! ratings, whenever they came.

use std::collections::BTreeMap;

use super::figures::{Figures, Followed};
use super::{Rating, Service, Subject};
use crate::domain::case::Terms;
use crate::domain::hall::Hall;
use crate::domain::identity::QueueLetter;
use crate::domain::time::{Day, Timestamp, UtcOffset};

/// By what figures are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// What was wanted.
    Item,
    /// The queue of it.
    Queue,
    /// Where.
    Counter,
    /// Whoever served.
    Clerk,
    /// The hour of the day in the hall.
    Hour,
}

impl By {
    /// In the order shown.
    pub const ALL: [Self; 5] = [Self::Item, Self::Queue, Self::Counter, Self::Clerk, Self::Hour];

    /// Its name for the outside.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Queue => "queue",
            Self::Counter => "counter",
            Self::Clerk => "clerk",
            Self::Hour => "hour",
        }
    }

    /// The identity of the group of a service, or of its rating, at this instant; nothing where nobody said it.
    pub fn of(self, service: &Service, at: Timestamp, hall: &Hall) -> Option<String> {
        match self {
            Self::Item => service.item.as_ref().map(ToString::to_string),
            Self::Queue => queue(service, hall).map(|letter| letter.to_string()),
            Self::Counter => service.counter.as_ref().map(ToString::to_string),
            Self::Clerk => service.clerk.as_ref().map(ToString::to_string),
            Self::Hour => Some(format!("{:02}", hour(at, hall))),
        }
    }
}

/// A case has no queue of its own: it is its item's.
fn queue(service: &Service, hall: &Hall) -> Option<QueueLetter> {
    service.queue.or_else(|| hall.item(service.item.as_ref()?).map(|item| item.queue))
}

/// 0 to 23, as the hall's clocks show it.
fn hour(at: Timestamp, hall: &Hall) -> u32 {
    hall.utc_offset_minutes.clock(at).0
}

/// The figures of a span.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Of the hall.
    pub all: Figures,
    /// What has followed bad ratings.
    pub followed: Followed,
    /// Of each group of the grouping wanted, by its identity; nothing for what nobody said.
    pub groups: Vec<(Option<String>, Figures)>,
}

/// Everything a report is made of.
pub struct Sources<'a, R, S> {
    /// All ratings.
    pub ratings: R,
    /// All services that are over.
    pub services: S,
    /// Whether this was rated, ever.
    pub is_rated: &'a dyn Fn(&Subject) -> bool,
}

impl Report {
    /// Of the days from `span.0` to `span.1`, both included.
    pub fn of<'a>(
        sources: Sources<'_, impl Iterator<Item = &'a Rating>, impl Iterator<Item = (&'a Subject, Timestamp, &'a Service)>>,
        (span, by): ((Day, Day), By),
        (hall, terms, today): (&Hall, &Terms, Day),
    ) -> Self {
        let ratings: Vec<&Rating> = sources.ratings.filter(|rating| is_within(rating.at, span, terms.offset)).collect();
        let mut all = Figures::default();
        let mut groups: BTreeMap<Option<String>, Figures> = BTreeMap::new();
        for rating in &ratings {
            all.add(rating);
            if !rating.subject.is_open() {
                groups.entry(by.of(&rating.rated.service, rating.at, hall)).or_default().add(rating);
            }
        }
        // Few kinds of services stand behind very many.
        let mut counts: BTreeMap<(&Service, Option<u32>), (Timestamp, u32, u32)> = BTreeMap::new();
        for (subject, at, service) in sources.services.filter(|(_, at, _)| is_within(*at, span, terms.offset)) {
            let count = counts.entry((service, (by == By::Hour).then(|| hour(at, hall)))).or_insert((at, 0, 0));
            count.1 += 1;
            count.2 += u32::from((sources.is_rated)(subject));
        }
        for ((service, _), (at, services, rated)) in counts {
            for figures in [&mut all, groups.entry(by.of(service, at, hall)).or_default()] {
                figures.services += services;
                figures.rated += rated;
            }
        }
        let followed = Followed::of(ratings, terms, today);
        Self { all, followed, groups: groups.into_iter().collect() }
    }
}

/// Whether it was on one of these days.
pub fn is_within(at: Timestamp, (from, to): (Day, Day), offset: UtcOffset) -> bool {
    (from..=to).contains(&offset.day(at))
}
