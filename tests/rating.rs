//! Ratings: what may be said and done when, what follows a bad one, and the figures against a slow and obvious count.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "rating/board.rs"]
mod board;
mod common;
#[path = "rating/events.rs"]
mod events;
#[path = "rating/figures.rs"]
mod figures;
#[path = "rating/follow_up.rs"]
mod follow_up;
#[path = "rating/report.rs"]
mod report;
#[path = "rating/rules.rs"]
mod rules;

use common::cases::side;
use common::{actor, at, monday};
use residents_window::domain::case::SideRef;
use residents_window::domain::hall::Language;
use residents_window::domain::identity::{ClerkId, CounterId, ItemId, PersonId, QueueLetter, ReasonId, TicketId};
use residents_window::domain::rating::command::Visit;
use residents_window::domain::rating::{
    Level, Rated, Rating, RatingCommand as Do, RatingEvent, RatingRefusal, RatingView, Service, Subject, decide,
};
use residents_window::domain::time::{HOUR_MS, Timestamp};

const LEVELS: [Level; 5] = Level::ALL;

fn reason(id: &str) -> ReasonId {
    ReasonId::new(id).unwrap()
}

fn person(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

fn ticket() -> Subject {
    Subject::Ticket(monday(), TicketId::new("t-1").unwrap())
}

fn note(text: &str) -> SideRef {
    side(text)
}

fn rated(level: Level) -> Rated {
    let reasons = if level.is_bad() { vec![reason("slow")] } else { Vec::new() };
    let service = Service {
        item: ItemId::new("minimum-living"),
        queue: QueueLetter::new('A'),
        counter: CounterId::new("2"),
        clerk: ClerkId::new("wu-yun"),
    };
    Rated { level, reasons, comment: None, dimensions: Vec::new(), service, language: Language::Zh }
}

/// A rating that lives from events alone, and the world round it.
struct Desk {
    subject: Subject,
    rating: Option<Rating>,
    now: Timestamp,
    visit: Visit,
    lately: Vec<Timestamp>,
    reasons: Vec<ReasonId>,
    add_days: u16,
}

impl Desk {
    fn new() -> Self {
        let reasons = vec![reason("slow"), reason("rude")];
        Self { subject: ticket(), rating: None, now: at(monday(), "10:00"), visit: Visit::Ended, lately: Vec::new(), reasons, add_days: 15 }
    }

    fn rated(level: Level) -> Self {
        let mut desk = Self::new();
        desk.resident(Do::Rate(Box::new(rated(level)))).unwrap();
        desk
    }

    fn rating(&self) -> &Rating {
        self.rating.as_ref().unwrap()
    }

    fn pass_days(&mut self, days: i64) {
        self.now = self.now.plus_millis(days * 24 * HOUR_MS);
    }

    fn resident(&mut self, command: Do) -> Result<Vec<RatingEvent>, RatingRefusal> {
        self.act(None, &command)
    }

    fn staff(&mut self, who: &str, command: Do) -> Result<Vec<RatingEvent>, RatingRefusal> {
        self.act(Some(&person(who)), &command)
    }

    fn act(&mut self, who: Option<&PersonId>, command: &Do) -> Result<Vec<RatingEvent>, RatingRefusal> {
        let view = RatingView {
            now: self.now,
            clock_in_doubt: false,
            reasons: &self.reasons,
            call_back: 1,
            mend: 15,
            add_days: self.add_days,
            visit: self.visit.clone(),
            lately: &self.lately,
        };
        let change = decide(&view, &self.subject, self.rating.as_ref(), (who, command))?;
        assert_eq!(change.stream.rated(), Some(self.subject.clone()));
        assert_eq!(change.expected, self.rating.as_ref().map_or(0, |rating| rating.version));
        for event in &change.events {
            // What is written is what is read.
            let event = RatingEvent::from_json(&event.to_json().unwrap()).unwrap();
            match &mut self.rating {
                Some(rating) => rating.apply(&event, self.now, change.expected + 1),
                None => self.rating = Rating::begin(self.subject.clone(), event, (self.now, &actor("kiosk@lobby-1")), 1),
            }
        }
        Ok(change.events)
    }
}
