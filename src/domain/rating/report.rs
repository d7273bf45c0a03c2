//! The figures of a span of days: of the hall, and of each item, queue, counter or clerk.
//!
//! A rating counts on its day, a service on the day on which it was over; whether that service was rated is asked of all ratings, whenever they came.

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
}

impl By {
    /// In the order shown.
    pub const ALL: [Self; 4] = [Self::Item, Self::Queue, Self::Counter, Self::Clerk];

    /// Its name for the outside.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Queue => "queue",
            Self::Counter => "counter",
            Self::Clerk => "clerk",
        }
    }

    /// The identity of the group of a service; nothing where nobody said it.
    pub fn of(self, service: &Service, hall: &Hall) -> Option<String> {
        match self {
            Self::Item => service.item.as_ref().map(ToString::to_string),
            Self::Queue => queue(service, hall).map(|letter| letter.to_string()),
            Self::Counter => service.counter.as_ref().map(ToString::to_string),
            Self::Clerk => service.clerk.as_ref().map(ToString::to_string),
        }
    }
}

/// A case has no queue of its own: it is its item's.
fn queue(service: &Service, hall: &Hall) -> Option<QueueLetter> {
    service.queue.or_else(|| hall.item(service.item.as_ref()?).map(|item| item.queue))
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
                groups.entry(by.of(&rating.rated.service, hall)).or_default().add(rating);
            }
        }
        // Few kinds of services stand behind very many.
        let mut counts: BTreeMap<&Service, (u32, u32)> = BTreeMap::new();
        for (subject, _, service) in sources.services.filter(|(_, at, _)| is_within(*at, span, terms.offset)) {
            let count = counts.entry(service).or_default();
            count.0 += 1;
            count.1 += u32::from((sources.is_rated)(subject));
        }
        for (service, (services, rated)) in counts {
            for figures in [&mut all, groups.entry(by.of(service, hall)).or_default()] {
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
