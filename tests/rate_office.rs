//! Ratings at work, on a journal in memory, with the reader's own answers: one rating for each service, whoever presses where; the way from a ticket to its
//! receipt; comments beside the journal; what happens when the journal does not answer.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::cell::{Cell, RefCell};

use common::cases::{acceptance, clerk, receipt, shipped};
use common::{OFFSET, actor, at, at_counter, counter, item, monday, ticket};
use futures_executor::block_on;
use futures_util::future::join;
use residents_window::domain::case::command::Acceptance;
use residents_window::domain::case::lookup::led;
use residents_window::domain::case::{CaseCommand, CaseTicket, CaseView, decide};
use residents_window::domain::codes::receipt::ReceiptCode;
use residents_window::domain::command::{Command, CounterAction};
use residents_window::domain::hall::{Hall, Language, Post};
use residents_window::domain::identity::{ClerkId, Installation, RequestId, TicketId};
use residents_window::domain::rating::{Dimension, Level, Rating, RatingEvent, Subject, Suspicion};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::Timestamp;
use residents_window::flow::kiosk::cases::Given;
use residents_window::flow::kiosk::lookup::Fault;
use residents_window::flow::kiosk::rating::{Outcome, RateIntent, RateOf, RateSeed};
use residents_window::flow::ratings::RatingTold;
use residents_window::journal::memory::{Home, Outcome as Written};
use residents_window::journal::{Batch, Journal, Part};
use residents_window::projection::floor_table::{FloorTable, catch_up};
use residents_window::reading::case::Cases;
use residents_window::reading::case::rating::RateAsk;
use residents_window::runtime::command::{Site, Stamp, run};
use residents_window::runtime::rate_notes::sweep;
use residents_window::runtime::rate_office::RateOffice;
use serde_json::{Value, json};

const HALL: &str = include_str!("../public/content/hall.json");

/// A hall with a kiosk. Several windows of one home are several kiosks.
struct Kiosk {
    hall: Hall,
    home: Home,
    journal: Journal,
    table: RefCell<FloorTable>,
    reader: Cases,
    now: Cell<Timestamp>,
    count: Cell<u64>,
}

impl Kiosk {
    fn new() -> Self {
        Self::on(&Home::new(Installation::new("lobby-1").unwrap()), 0)
    }

    fn on(home: &Home, from: u64) -> Self {
        let (home, now) = (home.clone(), Cell::new(at(monday(), "10:00")));
        let journal = Journal::Memory(home.clone());
        Self { hall: shipped(), home, journal, table: RefCell::default(), reader: Cases::open(HALL).unwrap(), now, count: Cell::new(from) }
    }

    fn fresh(&self) -> String {
        self.count.set(self.count.get() + 1);
        format!("00000000-0000-4000-8000-{:012x}", self.count.get())
    }

    fn stamp(&self, request: RequestId) -> Stamp {
        Stamp { request, now: self.now.get(), by: actor("kiosk@lobby-1"), clock_in_doubt: false }
    }

    fn later(&self, ms: i64) {
        self.now.set(self.now.get().plus_millis(ms));
    }

    fn runs(&self, command: &Command) {
        let stamp = self.stamp(RequestId::new(&self.fresh()).unwrap());
        block_on(run(Site { journal: &self.journal, table: &self.table, hall: &self.hall }, command, &stamp, async |_| {})).unwrap();
    }

    fn at(&self, action: CounterAction) {
        self.runs(&at_counter("2", action));
    }

    /// A ticket that was called to counter 2, and served there where that is said.
    fn ticket(&self, id: &str, served: bool) -> TicketId {
        if self.table.borrow().floor().day(monday()).counters.is_empty() {
            self.at(CounterAction::Open { clerk: ClerkId::new("wu-yun").unwrap(), post: Post::B });
        }
        self.runs(&common::issue(id, 'A', Some("minimum-living"), false));
        self.at(CounterAction::CallNext);
        if served {
            self.at(CounterAction::Finish);
        }
        ticket(id)
    }

    /// A case that counter 2 has accepted, with the way to it that an acceptance leaves.
    fn case(&self, serial: u32, from: Option<&TicketId>) -> ReceiptCode {
        let ticket = from.map(|id| CaseTicket { day: monday(), id: id.clone() });
        let accepted = Acceptance { ticket: ticket.clone(), clerk: clerk("wu-yun"), ..acceptance([true; 3]) };
        let number = receipt(serial);
        if let Some(ticket) = ticket {
            block_on(self.journal.add_lookups(&[led(&ticket, &number)])).unwrap();
        }
        let view = CaseView { hall: &self.hall, now: self.now.get(), clock_in_doubt: false };
        let change = decide(&view, number, None, &CaseCommand::Accept(Box::new(accepted))).unwrap();
        self.append(change.stream, vec![change.event.to_json().unwrap()]);
        ReceiptCode::new(number, 40_817).unwrap()
    }

    fn append(&self, stream: Stream, events: Vec<String>) {
        let stamp = self.stamp(RequestId::new(&self.fresh()).unwrap());
        let parts = vec![Part { stream, expected: 0, events }];
        block_on(self.journal.append(&Batch { request: stamp.request, parts, take: None, time: stamp.now, by: stamp.by })).unwrap();
    }

    async fn office(&self) -> RateOffice<'_, impl AsyncFn(Value) -> Option<String>, impl AsyncFn(u32)> {
        catch_up(&self.table, &self.journal, OFFSET).await.unwrap();
        let ask = async |ask: Value| {
            let ask: RateAsk = serde_json::from_value(ask).unwrap();
            Some(json!({ "id": 7, "rate": self.reader.rate(&ask) }).to_string())
        };
        RateOffice { journal: &self.journal, table: &self.table, hall: &self.hall, ask, pause: async |_: u32| {} }
    }

    fn open(&self, of: &RateOf) -> Result<RatingTold, Fault> {
        let stamp = self.stamp(RequestId::new("nothing").unwrap());
        block_on(async { self.office().await.open(of, &stamp).await })
    }

    fn wish(&self, of: &RateOf, level: u8) -> RateIntent {
        let seed = RateSeed { request: RequestId::new(&self.fresh()).unwrap(), side: self.fresh(), salt: self.fresh() };
        let level = Level::of_score(level);
        let (reasons, dimensions, comment) = (Vec::new(), Vec::new(), String::new());
        let (again, opinion, language) = (false, None, Language::Zh);
        RateIntent { of: of.clone(), level, opinion, reasons, dimensions, comment, again, language, seed, version: 1 }
    }

    async fn rates(&self, intent: &RateIntent) -> Outcome {
        let stamp = self.stamp(intent.seed.request.clone());
        self.office().await.rate(intent, &stamp).await
    }

    fn rate(&self, intent: &RateIntent) -> Outcome {
        block_on(self.rates(intent))
    }

    fn rating(&self, subject: &Subject) -> Option<Rating> {
        let stream = Stream::rating(subject);
        let page = block_on(self.journal.read(&stream, 0)).unwrap();
        let mut rating: Option<Rating> = None;
        for entry in &page.entries {
            for (part, text) in entry.parts.iter().flat_map(|part| part.events.iter().map(move |text| (part, text))) {
                let event = RatingEvent::from_json(text).unwrap();
                match &mut rating {
                    Some(rating) => rating.apply(&event, entry.time, part.version),
                    None => rating = Rating::begin(subject.clone(), event, (entry.time, &entry.by), part.version),
                }
            }
        }
        rating
    }

    fn names(&self) -> Vec<String> {
        block_on(self.journal.blob_names("side/")).unwrap()
    }

    fn notes(&self) -> Vec<String> {
        block_on(self.journal.lookups("rating-pending/")).unwrap()
    }
}

fn why(told: &RatingTold) -> (String, bool) {
    let RatingTold::Refused(refused) = told else { panic!("{told:?}") };
    assert!(!refused.words[0].is_empty() && !refused.words[1].is_empty());
    (refused.why.clone(), refused.may_add)
}

fn refused(outcome: Outcome) -> (String, bool) {
    let Outcome::Refused(refused) = outcome else { panic!("{outcome:?}") };
    (refused.why, refused.may_add)
}

fn by_ticket(id: &TicketId) -> Subject {
    Subject::Ticket(monday(), id.clone())
}

fn whole(code: ReceiptCode) -> RateOf {
    RateOf::Case(Given { code: code.to_string(), last: None })
}

#[test]
fn a_served_ticket_is_rated_once_with_what_was_served() {
    let kiosk = Kiosk::new();
    let id = kiosk.ticket("t-1", true);
    let of = RateOf::Ticket(id.clone());
    let RatingTold::Offer(offer) = kiosk.open(&of).unwrap() else { panic!("no offer") };
    assert!(offer.what[0].contains("A001") && offer.what[0].contains("低保申请") && offer.what[0].contains("2 号窗口"), "{offer:?}");
    assert!(offer.reasons.iter().any(|[id, ..]| id == "result-late"), "reasons of the item");
    let mut intent = kiosk.wish(&of, 5);
    intent.dimensions = vec![Dimension::Attitude];
    assert_eq!(kiosk.rate(&intent), Outcome::Kept);
    assert_eq!(kiosk.rate(&intent), Outcome::Kept, "the same request is the same rating");
    let rating = kiosk.rating(&by_ticket(&id)).unwrap();
    let service = &rating.rated.service;
    assert_eq!((service.item.clone(), service.counter.clone()), (Some(item("minimum-living")), Some(counter("2"))));
    assert_eq!((service.clerk.clone(), service.queue), (Some(clerk("wu-yun")), Some(common::queue('A'))));
    assert_eq!((rating.version, rating.suspicions.len(), rating.rated.dimensions.len()), (1, 0, 1));

    kiosk.later(60_000);
    assert_eq!(why(&kiosk.open(&of).unwrap()), ("rated-before".to_owned(), true));
    assert_eq!(refused(kiosk.rate(&kiosk.wish(&of, 1))), ("rated-before".to_owned(), true));
    let again = RateIntent { again: true, ..kiosk.wish(&of, 3) };
    assert_eq!(kiosk.rate(&again), Outcome::Kept);
    assert_eq!(kiosk.rating(&by_ticket(&id)).unwrap().again.map(|again| again.level), Level::of_score(3));
    assert_eq!(why(&kiosk.open(&of).unwrap()), ("rated-before".to_owned(), false));
}

#[test]
fn a_bad_rating_needs_a_reason_and_opens_what_must_follow() {
    let kiosk = Kiosk::new();
    let of = RateOf::Ticket(kiosk.ticket("t-1", true));
    assert_eq!(refused(kiosk.rate(&kiosk.wish(&of, 2))).0, "needs-reason");
    let unknown = RateIntent { reasons: vec!["invented".to_owned()], ..kiosk.wish(&of, 2) };
    assert_eq!(refused(kiosk.rate(&unknown)).0, "wrong-reasons");
    let slow = RateIntent { reasons: vec!["slow".to_owned()], ..kiosk.wish(&of, 2) };
    assert_eq!(kiosk.rate(&slow), Outcome::Kept);
    let rating = kiosk.rating(&by_ticket(&ticket("t-1"))).unwrap();
    assert_eq!(rating.follow_ups.len(), 1);
    assert_eq!(why(&kiosk.open(&of).unwrap()), ("rated-before".to_owned(), false), "it is answered first");
}

#[test]
fn hostile_and_personal_words_lie_beside_the_journal_and_in_no_event() {
    let hostile = ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "\u{202e}txt.exe", "'; DROP TABLE ratings; --"];
    for text in hostile {
        let kiosk = Kiosk::new();
        let of = RateOf::Ticket(kiosk.ticket("t-1", true));
        let intent = RateIntent { comment: format!("{text} 电话 13812345678"), ..kiosk.wish(&of, 1) };
        assert_eq!(kiosk.rate(&intent), Outcome::Kept);
        let rating = kiosk.rating(&by_ticket(&ticket("t-1"))).unwrap();
        let side = rating.rated.comment.unwrap();
        let kept = String::from_utf8(block_on(kiosk.journal.get_blob(side.name())).unwrap().unwrap()).unwrap();
        let read = side.read(&kept).unwrap();
        assert!(read.starts_with(text) && !read.contains("13812345678"), "{read}");
        let stream = Stream::rating(&by_ticket(&ticket("t-1")));
        let events = format!("{:?}", block_on(kiosk.journal.read(&stream, 0)).unwrap().entries);
        assert!(!events.contains("DROP") && !events.contains("script") && !events.contains("calc"), "{events}");
        assert_eq!((kiosk.names().len(), kiosk.notes().len()), (1, 0));
    }
}

#[test]
fn a_ticket_that_led_to_a_receipt_is_rated_there_and_once() {
    let kiosk = Kiosk::new();
    let id = kiosk.ticket("t-1", true);
    let code = kiosk.case(1, Some(&id));
    assert_eq!(kiosk.rate(&kiosk.wish(&RateOf::Ticket(id.clone()), 4)), Outcome::Kept);
    assert!(kiosk.rating(&by_ticket(&id)).is_none(), "not under the ticket");
    assert_eq!(kiosk.rating(&Subject::Receipt(receipt(1))).unwrap().rated.level.score(), 4);
    assert_eq!(why(&kiosk.open(&whole(code)).unwrap()).0, "rated-before");
    // What a crash has left leads to somebody else's case, or to none.
    let other = kiosk.ticket("t-2", true);
    let ticket = CaseTicket { day: monday(), id: other.clone() };
    block_on(kiosk.journal.add_lookups(&[led(&ticket, &receipt(1)), led(&ticket, &receipt(77))])).unwrap();
    kiosk.later(60_000);
    assert_eq!(kiosk.rate(&kiosk.wish(&RateOf::Ticket(other.clone()), 5)), Outcome::Kept);
    assert!(kiosk.rating(&by_ticket(&other)).is_some());
}

#[test]
fn whoever_rated_the_ticket_before_there_was_a_receipt_has_rated() {
    let kiosk = Kiosk::new();
    let id = kiosk.ticket("t-1", true);
    assert_eq!(kiosk.rate(&kiosk.wish(&RateOf::Ticket(id.clone()), 5)), Outcome::Kept);
    let code = kiosk.case(1, Some(&id));
    assert_eq!(why(&kiosk.open(&whole(code)).unwrap()).0, "rated-before");
    let again = RateIntent { again: true, ..kiosk.wish(&whole(code), 2) };
    assert_eq!(kiosk.rate(&again), Outcome::Kept);
    assert!(kiosk.rating(&by_ticket(&id)).unwrap().again.is_some(), "it stands beside the first");
}

#[test]
fn nobody_rates_a_case_whose_code_they_do_not_have() {
    let kiosk = Kiosk::new();
    let code = kiosk.case(1, None);
    let number = receipt(1).to_string();
    let wrong = ReceiptCode::new(receipt(1), 1).unwrap();
    for of in [
        whole(wrong),
        RateOf::Case(Given { code: number.clone(), last: None }),
        RateOf::Case(Given { code: number, last: Some("0000".to_owned()) }),
    ] {
        assert_eq!(kiosk.open(&of), Err(Fault::NoCase), "{of:?}");
        assert_eq!(kiosk.rate(&kiosk.wish(&of, 1)), Outcome::NotKept);
    }
    assert_eq!(kiosk.open(&RateOf::Ticket(ticket("nobody"))), Err(Fault::NoCase));
    assert!(matches!(kiosk.open(&whole(code)), Ok(RatingTold::Offer(_))));
}

#[test]
fn two_kiosks_with_one_receipt_are_one_rating_and_the_other_is_told() {
    let one = Kiosk::new();
    let code = one.case(1, None);
    let other = Kiosk::on(&one.home, 1_000);
    let with_words = |kiosk: &Kiosk| RateIntent { comment: "谢谢".to_owned(), ..kiosk.wish(&whole(code), 5) };
    let (a, b) = (with_words(&one), with_words(&other));
    let outcomes = block_on(join(one.rates(&a), other.rates(&b)));
    let kept = [&outcomes.0, &outcomes.1].into_iter().filter(|outcome| **outcome == Outcome::Kept).count();
    assert_eq!(kept, 1, "{outcomes:?}");
    let told = if outcomes.0 == Outcome::Kept { outcomes.1 } else { outcomes.0 };
    assert_eq!(refused(told).0, "rated-before");
    assert_eq!((one.names().len(), one.notes().len()), (1, 0), "of the other nothing is left");
}

#[test]
fn pressing_again_and_again_is_marked_and_kept() {
    let kiosk = Kiosk::new();
    let other = Kiosk::on(&kiosk.home, 5_000);
    let mut marks = Vec::new();
    for nth in 0..8 {
        let window = if nth % 2 == 0 { &kiosk } else { &other };
        let id = window.fresh();
        assert_eq!(window.rate(&window.wish(&RateOf::Hall(id.clone()), 5)), Outcome::Kept);
        let subject = Subject::parse(&format!("open:{id}")).unwrap();
        marks.push(window.rating(&subject).unwrap().suspicions);
        kiosk.later(6_000);
        other.later(6_000);
    }
    assert!(marks[..6].iter().all(Vec::is_empty), "{marks:?}");
    assert_eq!(marks[6], [Suspicion::Burst], "two windows of one machine are one hand");
    let early = kiosk.ticket("t-1", false);
    kiosk.later(120_000);
    assert_eq!(kiosk.rate(&kiosk.wish(&RateOf::Ticket(early.clone()), 5)), Outcome::Kept);
    assert_eq!(kiosk.rating(&by_ticket(&early)).unwrap().suspicions, [Suspicion::BeforeTheEnd]);
}

#[test]
fn what_the_journal_did_not_take_is_no_rating_and_leaves_nothing() {
    for outcome in [Written::Full, Written::Unavailable, Written::Conflict] {
        let kiosk = Kiosk::new();
        let of = RateOf::Ticket(kiosk.ticket("t-1", true));
        kiosk.home.set_append_faults(move |_| outcome.into());
        let intent = RateIntent { comment: "等太久".to_owned(), ..kiosk.wish(&of, 1) };
        assert_eq!(kiosk.rate(&intent), Outcome::NotKept);
        assert_eq!((kiosk.names().len(), kiosk.notes().len()), (0, 0));
        kiosk.home.set_append_faults(|_| Written::Sound.into());
        assert_eq!(kiosk.rate(&intent), Outcome::Kept, "tried again");
        assert_eq!((kiosk.names().len(), kiosk.notes().len()), (1, 0));
    }
}

#[test]
fn a_rating_of_unknown_fate_is_settled_by_the_same_request() {
    for outcome in [Written::UnknownWritten, Written::UnknownLost] {
        let kiosk = Kiosk::new();
        let id = kiosk.ticket("t-1", true);
        let intent = RateIntent { comment: "等太久".to_owned(), ..kiosk.wish(&RateOf::Ticket(id.clone()), 1) };
        let mut left = 6;
        kiosk.home.set_append_faults(move |_| {
            left -= 1;
            if left >= 0 { outcome.into() } else { Written::Sound.into() }
        });
        let first = kiosk.rate(&intent);
        assert!(matches!(first, Outcome::Unknown | Outcome::Kept), "{first:?}");
        kiosk.later(5_000);
        assert_eq!(kiosk.rate(&intent), Outcome::Kept);
        let rating = kiosk.rating(&by_ticket(&id)).unwrap();
        assert_eq!((rating.version, rating.follow_ups.len()), (1, 1));
        // Nothing that is named is swept.
        kiosk.later(3 * 24 * 3_600_000);
        block_on(sweep(&kiosk.journal, OFFSET.day(kiosk.now.get()))).unwrap();
        assert_eq!((kiosk.names(), kiosk.notes()), (vec![rating.rated.comment.unwrap().name().to_owned()], vec![]));
    }
}

#[test]
fn a_comment_that_a_crash_left_is_swept_the_day_after_tomorrow() {
    let kiosk = Kiosk::new();
    let of = RateOf::Ticket(kiosk.ticket("t-1", true));
    kiosk.home.set_append_faults(|_| Written::UnknownLost.into());
    assert_eq!(kiosk.rate(&RateIntent { comment: "等太久".to_owned(), ..kiosk.wish(&of, 1) }), Outcome::Unknown);
    assert_eq!((kiosk.names().len(), kiosk.notes().len()), (1, 1));
    let swept = |kiosk: &Kiosk| block_on(sweep(&kiosk.journal, OFFSET.day(kiosk.now.get()))).unwrap();
    assert_eq!(swept(&kiosk), 0, "it may be on its way");
    kiosk.later(2 * 24 * 3_600_000);
    assert_eq!(swept(&kiosk), 1);
    assert_eq!((kiosk.names().len(), kiosk.notes().len()), (0, 0));
}
