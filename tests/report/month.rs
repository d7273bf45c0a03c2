//! Things that happened round a month, told one by one, and the sums that the report makes of them.

use residents_window::domain::case::command::DeliverBy;
use residents_window::domain::case::{Case, CaseCommand, Terms, Verdict};
use residents_window::domain::guide::choices::Unit;
use residents_window::domain::guide::terms::Limit;
use residents_window::domain::hall::{Hall, Language};
use residents_window::domain::identity::TicketId;
use residents_window::domain::rating::follow_up::Outcome;
use residents_window::domain::rating::report::{By, Report, Sources};
use residents_window::domain::rating::{FollowUp, Level, OpenId, Rated, Rating, Service, Subject, Suspicion};
use residents_window::domain::report::{Parts, Span, Sums, case_sums, judged};
use residents_window::domain::statistics::{Building, DaySheet, End, Filter, Names, Shift, Visit};
use residents_window::domain::time::{Day, Timestamp};

use crate::common::cases::{Desk, acceptance, receipt_of};
use crate::common::{actor, at, counter, item, queue};

pub const ITEMS: [&str; 2] = ["minimum-living", "low-income-margin"];

/// A ticket.
#[derive(Clone, Debug)]
pub struct Ticket {
    pub day: Day,
    pub item: Option<usize>,
    pub counter: Option<u8>,
    pub end: End,
    pub was_missed: bool,
    pub wait: Option<u32>,
    pub service: u32,
    pub told: Option<(u16, u16)>,
}

/// A case, with so many working days promised.
#[derive(Clone, Debug)]
pub struct Handed {
    pub on: Day,
    pub promised: u16,
    pub decided: Option<Day>,
    pub counter: u8,
}

/// A rating, and what two people found about a bad one.
#[derive(Clone, Debug)]
pub struct Said {
    pub day: Day,
    pub counter: u8,
    pub score: u8,
    pub is_open: bool,
    pub is_suspicious: bool,
    pub is_unmarked: bool,
    /// Days until it was settled, and whether as groundless.
    pub settled: Option<(u64, bool)>,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Life {
    pub tickets: Vec<Ticket>,
    pub cases: Vec<Handed>,
    pub ratings: Vec<Said>,
}

impl Life {
    pub fn sums(&self, hall: &Hall, span: Span, today: Day) -> Sums {
        let (days, terms) = (span.days(), Terms::of(hall));
        let cases: Vec<Case> = self.cases.iter().enumerate().map(|(nth, one)| one.tell(nth)).collect();
        let ratings: Vec<Rating> = self.ratings.iter().enumerate().map(|(nth, one)| one.tell(nth)).collect();
        let services: Vec<(Subject, Timestamp, Service)> = ratings
            .iter()
            .filter(|one| !one.subject.is_open())
            .map(|one| (one.subject.clone(), one.at, one.rated.service.clone()))
            .collect();
        let sources = Sources {
            ratings: ratings.iter(),
            services: services.iter().map(|(subject, at, service)| (subject, *at, service)),
            is_rated: &|_| true,
        };
        let report = Report::of(sources, (days, By::Counter), (hall, &terms, Sums::morning(days, today)));
        let (judged, groundless) = judged(ratings.iter(), &terms, days, today);
        let cases = case_sums(cases.iter(), &terms, span, today);
        Sums::of(Parts { tickets: &self.figures(days), cases, ratings: &report, judged, groundless, damaged: 0 })
    }

    fn figures(&self, (from, to): (Day, Day)) -> residents_window::domain::statistics::Figures {
        let mut names = Names::default();
        let mut building = Building::new(Filter::default());
        for ticket in self.tickets.iter().filter(|one| (from..=to).contains(&one.day)) {
            let clerk = names.place_of_clerk(&crate::common::cases::clerk("wu-yun"));
            let visit = Visit {
                minute: 600,
                queue: queue('A'),
                item: ticket.item.map(|nth| names.place_of_item(&item(ITEMS[nth]))),
                counter: ticket.counter.map(|nth| counter(&nth.to_string())),
                clerk: ticket.counter.map(|_| clerk),
                end: ticket.end,
                was_missed: ticket.was_missed,
                wait_s: ticket.wait,
                service_s: (ticket.end == End::Served).then_some(ticket.service),
                told: ticket.told,
            };
            let shifts = ticket.counter.map(|nth| Shift { counter: counter(&nth.to_string()), clerk, open_s: 60, serving_s: 30 });
            building.add(ticket.day, &DaySheet { visits: vec![visit], shifts: shifts.into_iter().collect() }, &names);
        }
        building.finish(&names)
    }
}

impl Handed {
    fn tell(&self, nth: usize) -> Case {
        let mut desk = Desk::new();
        (desk.now, desk.number) = (at(self.on, "10:00"), receipt_of(self.on, nth as u32 + 1));
        let mut given = acceptance([true; 3]);
        (given.promised, given.statutory) = (Limit::Within(self.promised, Unit::WorkingDays), Limit::NotLaidDown);
        desk.must(&CaseCommand::Accept(Box::new(given)));
        if let Some(decided) = self.decided {
            desk.now = at(decided, "16:00");
            desk.must(&CaseCommand::Decide(Verdict::Granted));
            desk.must(&CaseCommand::Deliver(DeliverBy::Counter(counter("2"))));
        }
        // Who serves where is no matter of the figures.
        Case { counter: counter(&self.counter.to_string()), ..desk.case().clone() }
    }
}

impl Said {
    pub fn at(&self) -> Timestamp {
        at(self.day, "11:00")
    }

    pub fn tell(&self, nth: usize) -> Rating {
        let subject = match self.is_open {
            true => Subject::Open(OpenId::new(&format!("0198c0de-0000-7000-8000-{nth:012x}")).unwrap()),
            false => Subject::Ticket(self.day, TicketId::new(&format!("t-{nth}")).unwrap()),
        };
        let service = match self.is_open {
            true => Service::default(),
            false => Service { counter: Some(counter(&self.counter.to_string())), ..Service::default() },
        };
        let level = Level::of_score(self.score).unwrap();
        let rated = Rated { level, reasons: Vec::new(), comment: None, dimensions: Vec::new(), service, language: Language::Zh };
        let mut follow_up = FollowUp::open(self.at(), 1, 15);
        follow_up.outcome = self.settled.map(|(days, is_groundless)| {
            let at = at(self.day.plus_days(days), "15:00");
            if is_groundless { Outcome::Groundless(at) } else { Outcome::Mended(at) }
        });
        Rating {
            subject,
            version: 1,
            at: self.at(),
            touched_at: self.at(),
            by: actor("kiosk@lobby-1"),
            rated,
            suspicions: if self.is_suspicious { vec![Suspicion::Burst] } else { Vec::new() },
            is_unmarked: self.is_unmarked,
            follow_ups: if level.is_bad() { vec![follow_up] } else { Vec::new() },
            again: None,
        }
    }
}
