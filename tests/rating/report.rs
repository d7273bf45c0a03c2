//! Figures of spans and groups against a slow and obvious count: month ends, empty spans, suspicious ratings, services rated later or never.

use proptest::prelude::*;
use residents_window::domain::case::Terms;
use residents_window::domain::hall::Hall;
use residents_window::domain::identity::{ItemId, TicketId};
use residents_window::domain::rating::command::Visit;
use residents_window::domain::rating::figures::{Figures, Share};
use residents_window::domain::rating::report::{By, Report, Sources};
use residents_window::domain::rating::{Level, OpenId, Rating, RatingCommand as Do, Service, Subject};
use residents_window::domain::time::{Day, HOUR_MS, Timestamp};

use super::common::OFFSET;
use super::common::cases::shipped;
use super::{Desk, note, rated};

const ITEMS: [&str; 3] = ["minimum-living", "low-income-margin", "extreme-poverty"];

/// One visit: served on a day, rated some days later or never.
#[derive(Clone, Debug)]
struct Visited {
    /// Days after the 25th of October 2026.
    day: u64,
    /// Minutes into that day.
    minute: i64,
    item: usize,
    /// Score, and days after the service.
    rating: Option<(u8, u64)>,
    is_early: bool,
    is_unmarked: bool,
    is_open: bool,
}

fn any_visit() -> impl Strategy<Value = Visited> {
    let rating = prop::option::weighted(0.7, (1..=5_u8, prop_oneof![3 => Just(0_u64), 1 => 0..=9_u64]));
    (0..45_u64, 0..1_440_i64, 0..3_usize, rating, prop::bool::weighted(0.15), any::<bool>(), prop::bool::weighted(0.1)).prop_map(
        |(day, minute, item, rating, is_early, is_unmarked, is_open)| Visited { day, minute, item, rating, is_early, is_unmarked, is_open },
    )
}

fn first_day() -> Day {
    Day::parse("2026-10-25").unwrap()
}

impl Visited {
    fn served_on(&self) -> Day {
        first_day().plus_days(self.day)
    }

    fn rated_on(&self) -> Option<Day> {
        self.rating.map(|(_, later)| self.served_on().plus_days(later))
    }

    fn service(&self) -> Service {
        Service { item: ItemId::new(ITEMS[self.item]), ..rated(Level::Fair).service }
    }

    fn subject(&self, nth: usize) -> Subject {
        if self.is_open {
            return Subject::Open(OpenId::new(&format!("0198c0de-0000-7000-8000-{nth:012x}")).unwrap());
        }
        Subject::Ticket(self.served_on(), TicketId::new(&format!("t-{nth}")).unwrap())
    }

    fn at(&self, day: Day) -> Timestamp {
        let midnight = OFFSET.at(day, residents_window::domain::time::MinuteOfDay::parse("00:00").unwrap());
        midnight.plus_millis(self.minute * HOUR_MS / 60)
    }

    fn tell(&self, nth: usize) -> Option<Rating> {
        let ((score, _), day) = (self.rating?, self.rated_on()?);
        let mut desk = Desk::new();
        (desk.subject, desk.now) = (self.subject(nth), self.at(day));
        desk.visit = if self.is_early { Visit::NotEnded } else { Visit::Ended };
        let mut said = rated(Level::of_score(score).unwrap());
        said.service = if self.is_open { Service::default() } else { self.service() };
        desk.resident(Do::Rate(Box::new(said))).unwrap();
        if self.is_early && self.is_unmarked {
            desk.staff("cui-yongmei", Do::Unmark(note("x"))).unwrap();
        }
        desk.rating
    }

    fn is_suspicious(&self) -> bool {
        self.is_early && !self.is_unmarked
    }
}

fn report(visits: &[Visited], span: (Day, Day), by: By, hall: &Hall) -> Report {
    let ratings: Vec<Rating> = visits.iter().enumerate().filter_map(|(nth, visit)| visit.tell(nth)).collect();
    let services: Vec<(Subject, Timestamp, Service)> = visits
        .iter()
        .enumerate()
        .filter(|(_, visit)| !visit.is_open)
        .map(|(nth, visit)| (visit.subject(nth), visit.at(visit.served_on()), visit.service()))
        .collect();
    let is_rated = |subject: &Subject| ratings.iter().any(|rating| rating.subject == *subject);
    let sources = Sources {
        ratings: ratings.iter(),
        services: services.iter().map(|(subject, at, service)| (subject, *at, service)),
        is_rated: &is_rated,
    };
    Report::of(sources, (span, by), (hall, &Terms::of(hall), Day::parse("2026-12-31").unwrap()))
}

/// Counts by looking at every visit for every number.
fn slowly(visits: &[Visited], (from, to): (Day, Day), is_one: impl Fn(&Visited) -> bool) -> Figures {
    let within = |day: Day| from <= day && day <= to;
    let mut figures = Figures::default();
    for visit in visits.iter().filter(|visit| is_one(visit)) {
        if !visit.is_open && within(visit.served_on()) {
            figures.services += 1;
            figures.rated += u32::from(visit.rating.is_some());
        }
        let Some((score, _)) = visit.rating.filter(|_| visit.rated_on().is_some_and(within)) else { continue };
        let level = Level::of_score(score).unwrap();
        match (visit.is_suspicious(), visit.is_open) {
            (true, _) => figures.suspicious += 1,
            (false, true) => figures.open.add(level),
            (false, false) => figures.active.add(level),
        }
    }
    figures
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_span_says_what_counting_one_by_one_says(visits in prop::collection::vec(any_visit(), 0..40), begin in 0..50_u64, days in 0..20_u64) {
        let hall = shipped();
        let whole = [
            (first_day().plus_days(begin), first_day().plus_days(begin + days)),
            // Months, from their first to their last day.
            (Day::parse("2026-11-01").unwrap(), Day::parse("2026-11-30").unwrap()),
            (Day::parse("2026-10-01").unwrap(), Day::parse("2026-10-31").unwrap()),
        ];
        for span in whole {
            let report = report(&visits, span, By::Item, &hall);
            prop_assert_eq!(report.all, slowly(&visits, span, |_| true));
            for (item, id) in ITEMS.iter().enumerate() {
                let figures = report.groups.iter().find(|(group, _)| group.as_deref() == Some(id)).map(|(_, figures)| *figures);
                prop_assert_eq!(figures.unwrap_or_default(), slowly(&visits, span, |visit| visit.item == item && !visit.is_open), "{}", id);
            }
            let by_hour = self::report(&visits, span, By::Hour, &hall).groups;
            for hour in 0..24 {
                let figures = by_hour.iter().find(|(group, _)| *group == Some(format!("{hour:02}"))).map(|(_, figures)| *figures);
                prop_assert_eq!(figures.unwrap_or_default(), slowly(&visits, span, |visit| visit.minute / 60 == hour && !visit.is_open), "{}", hour);
            }
            prop_assert_eq!(report.followed.all, u32::try_from(visits.iter().filter(|visit| {
                let is_bad = visit.rating.is_some_and(|(score, _)| score <= 2);
                is_bad && visit.rated_on().is_some_and(|day| span.0 <= day && day <= span.1)
            }).count()).unwrap());
        }
    }

    #[test]
    fn two_spans_side_by_side_say_what_both_say_together(visits in prop::collection::vec(any_visit(), 0..40), cut in 0..50_u64) {
        let hall = shipped();
        let (from, to) = (first_day(), first_day().plus_days(60));
        let cut = first_day().plus_days(cut);
        let [whole, before, after] = [(from, to), (from, cut), (cut.next(), to)].map(|span| report(&visits, span, By::Counter, &hall).all);
        prop_assert_eq!(whole.services, before.services + after.services);
        prop_assert_eq!(whole.suspicious, before.suspicious + after.suspicious);
        for level in Level::ALL {
            prop_assert_eq!(whole.active.of(level), before.active.of(level) + after.active.of(level));
        }
    }
}

#[test]
fn a_service_rated_in_the_next_month_is_not_one_that_nobody_rated() {
    let hall = shipped();
    let visit = |day, rating| Visited { day, minute: 600, item: 0, rating, is_early: false, is_unmarked: false, is_open: false };
    // The 31st of October, rated on the 1st of November.
    let visits = [visit(6, Some((5, 1))), visit(6, None)];
    let month = |from: &str, to: &str| report(&visits, (Day::parse(from).unwrap(), Day::parse(to).unwrap()), By::Clerk, &hall);
    let (october, november) = (month("2026-10-01", "2026-10-31"), month("2026-11-01", "2026-11-30"));
    assert_eq!((october.all.unrated(), october.all.active.all()), (Share { of: 1, all: 2 }, 0));
    assert_eq!((november.all.unrated(), november.all.active.all()), (Share { of: 0, all: 0 }, 1));
    let empty = month("2027-01-01", "2027-01-31");
    assert_eq!((empty.all, empty.groups.len()), (Figures::default(), 0));
}

#[test]
fn a_case_stands_in_the_queue_of_its_item_and_what_nobody_said_has_a_row_of_its_own() {
    let hall = shipped();
    let item = ItemId::new("minimum-living").unwrap();
    let at = OFFSET.at(first_day(), residents_window::domain::time::MinuteOfDay::parse("09:00").unwrap());
    let of_case = Service { item: Some(item.clone()), ..Service::default() };
    assert_eq!(By::Queue.of(&of_case, at, &hall), Some(hall.item(&item).unwrap().queue.to_string()));
    assert_eq!(By::Queue.of(&Service::default(), at, &hall), None);
}
