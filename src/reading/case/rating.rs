//! Whether something may be rated, and what is to be appended for that: the rules of ratings, and what was served, read from what the kiosk found. Pure.

use serde::Deserialize;

use super::{CaseAsk, Cases, may_see, person};
use crate::domain::case::{CaseEvent, CaseFile, CaseTicket, SideRef};
use crate::domain::codes::receipt::GivenReceipt;
use crate::domain::event::{CounterEvent, Event};
use crate::domain::feed::scrub;
use crate::domain::hall::Language;
use crate::domain::identity::{ClerkId, CounterId, ItemId, QueueLetter, ReasonId, TicketId};
use crate::domain::rating::command::Visit;
use crate::domain::rating::{
    Dimension, Level, OpenId, Rated, Rating, RatingCommand, RatingEvent, RatingRefusal, RatingView, Service, Subject, decide,
};
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp};
use crate::flow::ratings::{Both, Change, Offer, RatingTold, Refused};
use crate::text::kiosk::rate as words;
use crate::text::rating as said;

/// What the kiosk found, and what somebody wants.
#[derive(Debug, Deserialize)]
pub struct RateAsk {
    /// What is rated.
    pub of: AskedOf,
    /// What is known of its rating.
    pub rating: Kept,
    /// Of a case to which a ticket led: what is known of the ticket's own rating.
    #[serde(default)]
    pub earlier: Option<Kept>,
    /// The hall's time.
    pub now: Timestamp,
    /// The date must be confirmed first.
    pub clock_in_doubt: bool,
    /// When this installation rated lately.
    #[serde(default)]
    pub lately: Vec<Timestamp>,
    /// What somebody said; nothing: may it be rated?
    #[serde(default)]
    pub wish: Option<RateWish>,
}

/// What is rated.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedOf {
    /// The service that a ticket was called for.
    Ticket(Box<AskedTicket>),
    /// A case.
    Case(Box<AskedCase>),
    /// The hall as a whole, under this random identity.
    Open(String),
}

/// A ticket, as the floor has it.
#[derive(Debug, Deserialize)]
pub struct AskedTicket {
    /// Its day.
    pub day: Day,
    /// Which.
    pub id: TicketId,
    /// What people read.
    pub number: String,
    /// What the person wanted.
    #[serde(default)]
    pub item: Option<ItemId>,
    /// The queue.
    pub queue: QueueLetter,
    /// The counter that served, or serves.
    #[serde(default)]
    pub counter: Option<CounterId>,
    /// When the service ended; nothing: it did not.
    #[serde(default)]
    pub ended_at: Option<Timestamp>,
    /// What happened at that counter on that day.
    #[serde(default)]
    pub desk: Kept,
}

/// A case.
#[derive(Debug, Deserialize)]
pub struct AskedCase {
    /// What was found of it, and what was given to see it.
    pub ask: CaseAsk,
    /// Whoever rates holds the ticket that led to it.
    #[serde(default)]
    pub holds_ticket: bool,
    /// The person is still at the counter, or waits for it.
    #[serde(default)]
    pub is_at_counter: bool,
}

/// Appends of a stream: version, instant and events of each, and how many cannot be read.
#[derive(Debug, Default, Deserialize)]
pub struct Kept {
    /// In their order.
    pub appends: Vec<(u32, Timestamp, Vec<String>)>,
    /// Records that cannot be read.
    #[serde(default)]
    pub unreadable: usize,
}

/// What somebody says.
#[derive(Debug, Deserialize)]
pub struct RateWish {
    /// How.
    pub level: Level,
    /// Reasons of the hall's list.
    #[serde(default)]
    pub reasons: Vec<ReasonId>,
    /// What it is about.
    #[serde(default)]
    pub dimensions: Vec<Dimension>,
    /// A few words: fresh identity, fresh salt, text.
    #[serde(default)]
    pub comment: Option<[String; 3]>,
    /// It was rated before, and this is added.
    #[serde(default)]
    pub again: bool,
    /// In which language.
    pub language: Language,
}

/// What was found out about what is rated.
struct Found {
    subject: Subject,
    rating: Option<Rating>,
    visit: Visit,
    service: Service,
    what: Both,
}

impl Cases {
    /// Whether it may be rated, or what is to be appended so that it is.
    pub fn rate(&self, ask: &RateAsk) -> RatingTold {
        let found = match self.found(ask) {
            Ok(found) => found,
            Err(told) => return told,
        };
        let reasons: Vec<_> = self.hall.reasons_for(found.service.item.as_ref()).collect();
        let ids: Vec<ReasonId> = reasons.iter().map(|reason| reason.id.clone()).collect();
        let view = RatingView {
            now: ask.now,
            clock_in_doubt: ask.clock_in_doubt,
            reasons: &ids,
            call_back: self.hall.ratings.call_back_days,
            mend: self.hall.ratings.mend_days,
            add_days: self.hall.ratings.add_days,
            visit: found.visit.clone(),
            lately: &ask.lately,
        };
        let comment = ask.wish.as_ref().and_then(comment);
        let command = command(ask.wish.as_ref(), found.service.clone(), comment.as_ref().map(|(side, _)| side.clone()));
        match decide(&view, &found.subject, found.rating.as_ref(), (None, &command)) {
            Err(refusal) => RatingTold::Refused(Box::new(self.refused(&refusal, found.what))),
            Ok(_) if ask.wish.is_none() => {
                let reason =
                    |reason: &&crate::domain::hall::Reason| [reason.id.to_string(), reason.name.zh.clone(), reason.name.en.clone()];
                RatingTold::Offer(Box::new(Offer { what: found.what, reasons: reasons.iter().map(reason).collect() }))
            }
            Ok(change) => {
                let keep = comment.map(|(side, kept)| [side.name().to_owned(), kept]);
                let events = change.events.iter().map(RatingEvent::to_json).collect::<Result<_, _>>();
                let told = |events| Change { stream: change.stream.to_string(), expected: change.expected, events, keep };
                events.map_or(RatingTold::Unreadable, |events| RatingTold::Change(Box::new(told(events))))
            }
        }
    }

    fn found(&self, ask: &RateAsk) -> Result<Found, RatingTold> {
        let of_kept = |subject: &Subject, kept: &Kept| self.rating(subject, kept).map_err(|()| RatingTold::Unreadable);
        match &ask.of {
            AskedOf::Ticket(ticket) => {
                let subject = Subject::Ticket(ticket.day, ticket.id.clone());
                let visit = if ticket.ended_at.is_some() { Visit::Ended } else { Visit::NotEnded };
                let rating = of_kept(&subject, &ask.rating)?;
                Ok(Found { subject, rating, visit, service: service(ticket, ask.now), what: self.what(ticket) })
            }
            AskedOf::Case(case) => self.found_case(case, ask),
            AskedOf::Open(id) => {
                let subject = Subject::Open(OpenId::new(id).ok_or(RatingTold::Unknown)?);
                let rating = of_kept(&subject, &ask.rating)?;
                let what = both(|language| words::of_hall(language, self.hall.name.get(language)));
                Ok(Found { subject, rating, visit: Visit::NoneNamed, service: Service::default(), what })
            }
        }
    }

    fn found_case(&self, asked: &AskedCase, ask: &RateAsk) -> Result<Found, RatingTold> {
        let given = GivenReceipt::parse_of(&self.hall, &asked.ask.code).map_err(|_| RatingTold::Unknown)?;
        let Some(file) = self.file(given, &asked.ask) else {
            let is_there = asked.ask.unreadable > 0 || !asked.ask.appends.is_empty();
            return Err(if is_there { RatingTold::Unreadable } else { RatingTold::Unknown });
        };
        if !asked.holds_ticket && !may_see(&file, &person(&file, &asked.ask.sides), given, asked.ask.last.as_deref()) {
            return Err(RatingTold::Unknown);
        }
        let case = &file.case;
        let of_receipt = Subject::Receipt(case.number);
        let rating = self.rating(&of_receipt, &ask.rating).map_err(|()| RatingTold::Unreadable)?;
        // Whoever has rated the ticket before there was a receipt has rated this service.
        let earlier = match (&rating, ticket_of(&file), &ask.earlier) {
            (None, Some(ticket), Some(kept)) => {
                let subject = Subject::Ticket(ticket.day, ticket.id.clone());
                self.rating(&subject, kept).map_err(|()| RatingTold::Unreadable)?.map(|rating| (subject, rating))
            }
            _ => None,
        };
        let item = self.hall.item(&case.item);
        let what = both(|language| {
            let name = item.map_or_else(|| crate::text::case::page::some_item(language), |item| item.name.get(language).to_owned());
            words::at_counter(language, &words::of_receipt(language, &name), case.counter.as_str())
        });
        let service = Service {
            item: Some(case.item.clone()),
            queue: item.map(|item| item.queue),
            counter: Some(case.counter.clone()),
            clerk: Some(case.handler.clone()),
        };
        let visit = if asked.is_at_counter && case.is_open() { Visit::NotEnded } else { Visit::Ended };
        let (subject, rating) = earlier.map_or((of_receipt, rating), |(subject, rating)| (subject, Some(rating)));
        Ok(Found { subject, rating, visit, service, what })
    }

    /// The rating as it is kept; what cannot be read is not "not rated".
    fn rating(&self, subject: &Subject, kept: &Kept) -> Result<Option<Rating>, ()> {
        let mut rating: Option<Rating> = None;
        for (version, at, events) in &kept.appends {
            for event in events.iter().filter_map(|text| RatingEvent::from_json(text)) {
                match &mut rating {
                    Some(rating) => rating.apply(&event, *at, *version),
                    None => rating = Rating::begin(subject.clone(), event, (*at, &self.somebody), *version),
                }
            }
            if let Some(rating) = &mut rating {
                rating.version = rating.version.max(*version);
            }
        }
        let is_damaged = kept.unreadable > 0 || (rating.is_none() && !kept.appends.is_empty());
        if is_damaged { Err(()) } else { Ok(rating) }
    }

    fn what(&self, ticket: &AskedTicket) -> Both {
        both(|language| {
            let item = ticket.item.as_ref().and_then(|item| self.hall.item(item)).map(|item| item.name.get(language));
            let queue = || self.hall.queue(ticket.queue).map_or("", |queue| queue.name.get(language));
            let what = words::and(language, &words::of_ticket(language, &ticket.number), item.unwrap_or_else(queue));
            match &ticket.counter {
                Some(counter) => words::at_counter(language, &what, counter.as_str()),
                None => what,
            }
        })
    }

    fn refused(&self, refusal: &RatingRefusal, what: Both) -> Refused {
        let why = match refusal {
            RatingRefusal::RatedBefore { .. } | RatingRefusal::RatedAgainBefore => "rated-before",
            RatingRefusal::ClockInDoubt => "clock",
            RatingRefusal::NeedsReason => "needs-reason",
            RatingRefusal::WrongReasons | RatingRefusal::WrongDimensions => "wrong-reasons",
            RatingRefusal::NotAgainNow => "not-again",
            _ => "other",
        };
        let may_add = matches!(refusal, RatingRefusal::RatedBefore { may_add: true, .. });
        let offset = self.hall.utc_offset_minutes;
        Refused { why: why.to_owned(), words: both(|language| said::refusal(language, refusal, offset)), may_add, what }
    }
}

/// The ticket with which a case began.
fn ticket_of(file: &CaseFile) -> Option<&CaseTicket> {
    match &file.history.first()?.event {
        Some(CaseEvent::Accepted(accepted)) => accepted.ticket.as_ref(),
        _ => None,
    }
}

fn both(words: impl Fn(Language) -> String) -> Both {
    [Language::Zh, Language::En].map(words)
}

/// The side record of a comment: what is personal in it is masked before it is kept, for it lies there unsealed and is read by many.
fn comment(wish: &RateWish) -> Option<(SideRef, String)> {
    let [identity, salt, text] = wish.comment.as_ref()?;
    let text = scrub(text.trim(), None);
    if text.is_empty() { None } else { SideRef::make(identity, salt, &text) }
}

/// What is asked of the rules; whether something may be rated at all is asked with the best level, which needs no reason.
fn command(wish: Option<&RateWish>, service: Service, comment: Option<SideRef>) -> RatingCommand {
    let rated = |level, reasons, dimensions, language| Rated { level, reasons, comment: comment.clone(), dimensions, service, language };
    match wish {
        Some(wish) if wish.again => RatingCommand::RateAgain(wish.level, comment),
        Some(wish) => RatingCommand::Rate(Box::new(rated(wish.level, wish.reasons.clone(), wish.dimensions.clone(), wish.language))),
        None => RatingCommand::Rate(Box::new(rated(Level::VerySatisfied, Vec::new(), Vec::new(), Language::Zh))),
    }
}

fn service(ticket: &AskedTicket, now: Timestamp) -> Service {
    Service {
        item: ticket.item.clone(),
        queue: Some(ticket.queue),
        counter: ticket.counter.clone(),
        clerk: ticket.counter.as_ref().and_then(|counter| clerk(ticket, counter, ticket.ended_at.unwrap_or(now))),
    }
}

/// Whoever sat at the counter then: a ticket does not say so, the counter's day does.
fn clerk(ticket: &AskedTicket, counter: &CounterId, then: Timestamp) -> Option<ClerkId> {
    let name = Stream::counter(ticket.day, counter).name();
    let events = ticket.desk.appends.iter().filter(|(_, at, _)| *at <= then).flat_map(|(_, _, events)| events);
    let mut opened = events.filter_map(|text| match Event::from_json(&name, text) {
        Some(Event::Counter(CounterEvent::Opened { clerk, .. })) => Some(clerk),
        _ => None,
    });
    opened.next_back()
}
