//! Ratings and opinions at work: what was served is read and handed to the reader, which decides; what it answers is appended under one request. A comment lies beside the
//! journal before the append that names it. On conflict it is read and decided again: of two windows with one receipt, one has rated and the other is told.
//!
//! When this installation rated lately is read from the end of the journal itself: there it is durable and shared by all windows of the machine, and no note
//! of it could be forgotten, or be older than the facts.

use std::cell::RefCell;

use serde_json::Value;

use super::case_ask::{asked, kept};
use super::command::{Failure, Stamp, append_until_known};
use super::opinion_serial::next_serial;
use super::rate_notes::forget;
use crate::domain::case::lookup::{led_from, led_to};
use crate::domain::codes::receipt::{GivenReceipt, ReceiptNumber};
use crate::domain::floor::{Ticket, TicketState};
use crate::domain::hall::Hall;
use crate::domain::identity::{CounterId, TicketId};
use crate::domain::json::{Json, fields, object, root, tree};
use crate::domain::rating::command::BURST_MS;
use crate::domain::rating::pending::pending_in;
use crate::domain::rating::{OpenId, Subject};
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp};
use crate::flow::kiosk::cases::Given;
use crate::flow::kiosk::lookup::Fault;
use crate::flow::kiosk::rating::{Outcome, RateIntent, RateOf};
use crate::flow::ratings::{Change, RatingTold};
use crate::journal::{AppendError, Batch, Journal, PAGE_ENTRIES, Part, Place};
use crate::projection::floor_table::FloorTable;

/// How often a rating is decided again after a conflict: each means that somebody else has rated the same, so that the next answer is a refusal.
const DECISIONS_MAX: usize = 6;
/// Pages read backwards for what this installation rated in the last minute. A minute never fills so many.
const PAGES_MAX: usize = 8;

/// Where ratings are given.
pub struct RateOffice<'a, A, P> {
    /// The facts.
    pub journal: &'a Journal,
    /// The floor, for the tickets of today.
    pub table: &'a RefCell<FloorTable>,
    /// The content.
    pub hall: &'a Hall,
    /// Asks the reader, and gives its reply.
    pub ask: A,
    /// Waits that many milliseconds.
    pub pause: P,
}

/// What the reader is told about a ticket's service.
struct Served {
    day: Day,
    ticket: Ticket,
}

/// A comment that was kept, and the last note of it.
struct Comment {
    name: String,
    note: String,
}

impl<A: AsyncFn(Value) -> Option<String>, P: AsyncFn(u32)> RateOffice<'_, A, P> {
    /// Whether it may be rated.
    ///
    /// # Errors
    /// Why nobody can say, in the words of the screen on which codes are typed.
    pub async fn open(&self, of: &RateOf, stamp: &Stamp) -> Result<RatingTold, Fault> {
        match self.told(of, stamp, Value::Null).await? {
            RatingTold::Unknown => Err(Fault::NoCase),
            RatingTold::Unreadable => Err(Fault::Unreadable),
            told => Ok(told),
        }
    }

    /// Rates, or posts an opinion. The same request again is the same rating.
    pub async fn rate(&self, intent: &RateIntent, stamp: &Stamp) -> Outcome {
        match (&intent.of, self.say(intent, stamp).await) {
            (RateOf::Opinion, Outcome::Kept) => self.number_of(stamp).await.map_or(Outcome::Kept, Outcome::Posted),
            (_, outcome) => outcome,
        }
    }

    /// The number under which this request's opinion stands in the journal.
    async fn number_of(&self, stamp: &Stamp) -> Option<String> {
        let place = self.journal.answer_to(&stamp.request).await.ok()??.place;
        let page = self.journal.after(place.before(), 1).await.ok()?;
        page.entries.first()?.parts.first()?.stream.opined().map(|number| number.grouped())
    }

    async fn say(&self, intent: &RateIntent, stamp: &Stamp) -> Outcome {
        if let Ok(Some(_)) = self.journal.answer_to(&stamp.request).await {
            return Outcome::Kept;
        }
        let (mut perhaps_written, mut comment) = (false, None);
        for _ in 0..DECISIONS_MAX {
            let told = match self.told(&intent.of, stamp, wish(intent)).await {
                Ok(told) => told,
                Err(_) => return self.give_up(stamp, comment, perhaps_written).await,
            };
            let change = match told {
                RatingTold::Change(change) => change,
                RatingTold::Refused(refused) => return self.refused(stamp, comment, perhaps_written, Outcome::Refused(refused)).await,
                _ => return self.give_up(stamp, comment, perhaps_written).await,
            };
            let Some(stream) = Stream::new(&change.stream) else { return self.give_up(stamp, comment, perhaps_written).await };
            if self.keep(&change, &stream, stamp, &mut comment).await.is_err() {
                return self.give_up(stamp, comment, perhaps_written).await;
            }
            match self.append(stream, *change, stamp, &mut perhaps_written).await {
                Err(AppendError::Conflict(_)) => {}
                // The request is always about the same wish: it was written, at another second.
                Ok(()) | Err(AppendError::RequestReused) => {
                    if let Some(comment) = comment {
                        let _ = forget(self.journal, &comment.name).await;
                    }
                    return Outcome::Kept;
                }
                Err(_) => return self.give_up(stamp, comment, perhaps_written).await,
            }
        }
        self.give_up(stamp, comment, perhaps_written).await
    }

    /// Refused: but it may be this very rating that stands there already.
    async fn refused(&self, stamp: &Stamp, comment: Option<Comment>, perhaps_written: bool, refused: Outcome) -> Outcome {
        match self.journal.answer_to(&stamp.request).await {
            Ok(Some(_)) => Outcome::Kept,
            Ok(None) => {
                self.throw_away(comment).await;
                refused
            }
            Err(_) if perhaps_written => Outcome::Unknown,
            Err(_) => Outcome::NoAnswer,
        }
    }

    /// Nothing more can be done now. What was perhaps written stays as it is; its note is looked at another day.
    async fn give_up(&self, stamp: &Stamp, comment: Option<Comment>, perhaps_written: bool) -> Outcome {
        match self.journal.answer_to(&stamp.request).await {
            Ok(Some(_)) => Outcome::Kept,
            _ if perhaps_written => Outcome::Unknown,
            Ok(None) => {
                self.throw_away(comment).await;
                Outcome::NotKept
            }
            Err(_) => Outcome::NoAnswer,
        }
    }

    async fn told(&self, of: &RateOf, stamp: &Stamp, wish: Value) -> Result<RatingTold, Fault> {
        let question = self.question(of, stamp, wish).await.map_err(|_| Fault::NoAnswer)?;
        let reply = (self.ask)(question.ok_or(Fault::NoCase)?).await.and_then(|reply| tree(&reply)).ok_or(Fault::NoAnswer)?;
        reply.get("rate").and_then(RatingTold::read).ok_or(Fault::NoAnswer)
    }

    // ---- the question ----

    async fn question(&self, of: &RateOf, stamp: &Stamp, wish: Value) -> Result<Option<Value>, Failure> {
        let today = self.hall.utc_offset_minutes.day(stamp.now);
        let (of, rating, earlier) = match of {
            RateOf::Ticket(id) => {
                let Some(served) = self.served(id, today) else { return Ok(None) };
                if let Some(number) = self.receipt_of(served.day, id).await? {
                    return self.case(&Given { code: number.to_string(), last: None }, true, stamp, wish).await;
                }
                let stream = Stream::rating(&Subject::Ticket(served.day, id.clone()));
                (object(vec![("ticket", self.ticket(served).await?)]), kept(self.journal, &stream).await?, Value::Null)
            }
            RateOf::Case(given) => return self.case(given, false, stamp, wish).await,
            RateOf::Hall(id) => {
                let Some(open) = OpenId::new(id) else { return Ok(None) };
                let rating = kept(self.journal, &Stream::rating(&Subject::Open(open))).await?;
                (object(vec![("open", Value::from(id.as_str()))]), rating, Value::Null)
            }
            RateOf::Opinion => {
                let number =
                    vec![("day", Value::from(today.to_string())), ("serial", Value::from(next_serial(self.journal, today).await?))];
                (object(vec![("opinion", object(number))]), Value::Null, Value::Null)
            }
        };
        self.whole(of, [rating, earlier], stamp, wish).await.map(Some)
    }

    /// A case; `holds_ticket`: whoever asks has the ticket that led to it in the hand.
    async fn case(&self, given: &Given, holds_ticket: bool, stamp: &Stamp, wish: Value) -> Result<Option<Value>, Failure> {
        let Ok(number) = GivenReceipt::parse_of(self.hall, &given.code).map(|given| given.number()) else { return Ok(None) };
        let today = self.hall.utc_offset_minutes.day(stamp.now);
        let Some(ask) = asked(self.journal, given, &number, (today, stamp.now)).await? else { return Ok(None) };
        let (mut earlier, mut is_at_counter) = (Value::Null, false);
        if let Some((day, id)) = self.ticket_of(number).await? {
            is_at_counter = self.is_open(day, &id);
            earlier = kept(self.journal, &Stream::rating(&Subject::Ticket(day, id))).await?;
        }
        let case = vec![("ask", ask), ("holds_ticket", Value::Bool(holds_ticket)), ("is_at_counter", Value::Bool(is_at_counter))];
        let rating = kept(self.journal, &Stream::rating(&Subject::Receipt(number))).await?;
        self.whole(object(vec![("case", object(case))]), [rating, earlier], stamp, wish).await.map(Some)
    }

    async fn whole(&self, of: Value, [rating, earlier]: [Value; 2], stamp: &Stamp, wish: Value) -> Result<Value, Failure> {
        let is_opinion = of.get("opinion").is_some();
        let lately = if wish.is_null() { Vec::new() } else { self.lately(stamp, is_opinion).await? };
        Ok(object(vec![
            ("of", of),
            ("rating", rating),
            ("earlier", earlier),
            ("now", Value::from(stamp.now.millis())),
            ("clock_in_doubt", Value::Bool(stamp.clock_in_doubt)),
            ("lately", Value::Array(lately.into_iter().map(|at| Value::from(at.millis())).collect())),
            ("wish", wish),
        ]))
    }

    /// When this installation has rated, or given opinions, in the last minute, from the end of the journal.
    async fn lately(&self, stamp: &Stamp, is_opinion: bool) -> Result<Vec<Timestamp>, Failure> {
        let is_such = |stream: &Stream| if is_opinion { stream.opined().is_some() } else { stream.rated().is_some() };
        let head = self.journal.after(Place::START, 1).await?.head;
        let (mut found, mut end) = (Vec::new(), head);
        for _ in 0..PAGES_MAX {
            let from = end.back(PAGE_ENTRIES as u64);
            let page = self.journal.after(from, PAGE_ENTRIES).await?;
            let own = page.entries.iter().filter(|entry| entry.by == stamp.by && entry.place <= end && entry.request != stamp.request);
            found.extend(own.filter(|entry| entry.parts.iter().any(|part| is_such(&part.stream))).map(|entry| entry.time));
            let is_old = page.entries.first().is_none_or(|entry| stamp.now.since(entry.time) > BURST_MS);
            if is_old || from == Place::START {
                break;
            }
            end = from;
        }
        found.retain(|at| stamp.now.since(*at).abs() < BURST_MS);
        Ok(found)
    }

    // ---- tickets ----

    /// The person waits, or is at a counter.
    fn is_open(&self, day: Day, id: &TicketId) -> bool {
        let table = self.table.borrow();
        table.floor().days.get(&day).and_then(|day| day.ticket(id)).is_some_and(|ticket| ticket.state.is_open())
    }

    fn served(&self, id: &TicketId, today: Day) -> Option<Served> {
        let table = self.table.borrow();
        let days = &table.floor().days;
        let find = |day: &Day| days.get(day).and_then(|floor| floor.ticket(id)).map(|ticket| (*day, ticket.clone()));
        let (day, ticket) = find(&today).or_else(|| days.keys().rev().find_map(find))?;
        Some(Served { day, ticket })
    }

    async fn ticket(&self, Served { day, ticket }: Served) -> Result<Value, Failure> {
        let (counter, ended) = match &ticket.state {
            TicketState::Served { counter, at } => (Some(counter), Some(*at)),
            TicketState::Called { counter, .. } | TicketState::Held { counter, .. } => (Some(counter), None),
            TicketState::Waiting { .. } | TicketState::Missed { .. } | TicketState::Voided { .. } => (None, None),
        };
        let desk = match counter {
            Some(counter) => kept(self.journal, &Stream::counter(day, counter)).await?,
            None => object(vec![("appends", Value::Array(Vec::new()))]),
        };
        let text = |text: Option<&str>| text.map_or(Value::Null, Value::from);
        Ok(object(vec![
            ("day", Value::from(day.to_string())),
            ("id", Value::from(ticket.id.to_string())),
            ("number", Value::from(ticket.number.to_string())),
            ("item", text(ticket.item.as_ref().map(|item| item.as_str()))),
            ("queue", Value::from(ticket.queue.to_string())),
            ("counter", text(counter.map(CounterId::as_str))),
            ("ended_at", ended.map_or(Value::Null, |at| Value::from(at.millis()))),
            ("desk", desk),
        ]))
    }

    /// The receipt to which a ticket led: of several the first that was not rated yet. A lookup that a crash left leads to a case of somebody else or to none,
    /// so what the case itself says counts.
    async fn receipt_of(&self, day: Day, id: &TicketId) -> Result<Option<ReceiptNumber>, Failure> {
        let mut first = None;
        for number in self.journal.lookups(&led_from(day, id)).await?.iter().filter_map(|key| led_to(key)) {
            if self.ticket_of(number).await? != Some((day, id.clone())) {
                continue;
            }
            let page = self.journal.read(&Stream::rating(&Subject::Receipt(number)), 0).await?;
            if page.entries.is_empty() && page.unreadable.is_empty() {
                return Ok(Some(number));
            }
            first.get_or_insert(number);
        }
        Ok(first)
    }

    /// The ticket with which a case began.
    async fn ticket_of(&self, number: ReceiptNumber) -> Result<Option<(Day, TicketId)>, Failure> {
        let stream = Stream::case(&number);
        let page = self.journal.read(&stream, 0).await?;
        let first = page.entries.first().and_then(|entry| entry.parts.iter().find(|part| part.stream == stream)?.events.first());
        Ok(first.and_then(|event| ticket_in(event)))
    }

    // ---- the comment, and the append ----

    /// Keeps the comment, after noting it. Notes of numbers that somebody else was quicker to take stay until the end: the sweep asks all of them.
    async fn keep(&self, change: &Change, stream: &Stream, stamp: &Stamp, comment: &mut Option<Comment>) -> Result<(), Failure> {
        let Some([name, text]) = &change.keep else { return Ok(()) };
        let Some(note) = pending_in(self.hall.utc_offset_minutes.day(stamp.now), stream, name) else { return Ok(()) };
        if comment.as_ref().is_some_and(|comment| comment.note == note) {
            return Ok(());
        }
        self.journal.add_lookups(std::slice::from_ref(&note)).await?;
        *comment = Some(Comment { name: name.clone(), note });
        Ok(self.journal.put_blob(name, text.as_bytes()).await?)
    }

    /// Nothing names it, and nothing ever will. What cannot be erased now is noted, and swept another day.
    async fn throw_away(&self, comment: Option<Comment>) {
        let Some(Comment { name, .. }) = comment else { return };
        if self.journal.erase_blob(&name).await.is_ok() {
            let _ = forget(self.journal, &name).await;
        }
    }

    async fn append(&self, stream: Stream, change: Change, stamp: &Stamp, perhaps_written: &mut bool) -> Result<(), AppendError> {
        let parts = vec![Part { stream, expected: change.expected, events: change.events }];
        let batch = Batch { request: stamp.request.clone(), parts, take: None, time: stamp.now, by: stamp.by.clone() };
        append_until_known(self.journal, &batch, &self.pause, perhaps_written).await.map(|_| ())
    }
}

/// What somebody says, as the reader takes it.
fn wish(intent: &RateIntent) -> Value {
    let texts = |texts: &[String]| Value::Array(texts.iter().map(|text| Value::from(text.as_str())).collect());
    let comment = [&intent.seed.side, &intent.seed.salt, &intent.comment].map(|text| Value::from(text.as_str()));
    let has_comment = !intent.comment.trim().is_empty();
    object(vec![
        ("level", intent.level.map_or(Value::Null, |level| Value::from(level.score()))),
        ("kind", intent.opinion.as_ref().map_or(Value::Null, |(kind, _)| Value::from(kind.name()))),
        ("phone", intent.opinion.as_ref().and_then(|(_, phone)| phone.as_deref()).map_or(Value::Null, Value::from)),
        ("reasons", texts(&intent.reasons)),
        ("dimensions", Value::Array(intent.dimensions.iter().map(|dimension| Value::from(dimension.name())).collect())),
        ("comment", if has_comment { Value::Array(comment.to_vec()) } else { Value::Null }),
        ("again", Value::Bool(intent.again)),
        ("language", Value::from(if intent.language == crate::domain::hall::Language::Zh { "zh" } else { "en" })),
    ])
}

/// The ticket in the first event of a case.
fn ticket_in(event: &str) -> Option<(Day, TicketId)> {
    let (name, body) = root(event)?;
    let [ticket] = fields(body.filter(|_| name == "accepted")?, ["ticket"])?;
    let [day, id] = fields(ticket.filter(|ticket: &Json<'_>| !ticket.is_null())?, ["day", "id"])?;
    Some((Day::parse(&day?.text()?)?, TicketId::new(&id?.text()?)?))
}
