//! The table of all ratings: by what is rated, the services that could have been, and what damaged records leave.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::cases::{acceptance, clerk, receipt};
use common::{actor, at, counter, item, monday, number, queue, ticket};
use futures_executor::block_on;
use residents_window::domain::case::event::{Correction, Delivery};
use residents_window::domain::case::{CaseCommand, CaseEvent, CaseTicket, CaseView, Verdict, decide};
use residents_window::domain::event::{CounterEvent, TicketEvent, VoidReason};
use residents_window::domain::hall::{Language, Post};
use residents_window::domain::identity::{Installation, PersonId, RequestId};
use residents_window::domain::rating::services::Services;
use residents_window::domain::rating::{CallOutcome, Level, Rated, RatingEvent, Service, Stage, Subject};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{Day, Timestamp};
use residents_window::journal::memory::{Home, Tamper};
use residents_window::journal::{Batch, Journal, Part, Place};
use residents_window::projection::rating_table::RatingTable;
use serde::Serialize;

struct Hall {
    home: Home,
    journal: Journal,
    requests: u32,
    now: Timestamp,
}

impl Hall {
    fn new() -> Self {
        let home = Home::new(Installation::new("counter-1").unwrap());
        Self { journal: Journal::Memory(home.clone()), home, requests: 0, now: at(monday(), "10:00") }
    }

    fn append(&mut self, stream: Stream, events: Vec<String>) -> Place {
        self.requests += 1;
        let expected = u32::try_from(block_on(self.journal.read(&stream, 0)).unwrap().entries.len()).unwrap();
        let request = RequestId::new(&format!("r{}", self.requests)).unwrap();
        let part = Part { stream, expected, events };
        let batch = Batch { request, parts: vec![part], take: None, time: self.now, by: actor("kiosk@hall") };
        block_on(self.journal.append(&batch)).unwrap().place
    }

    fn rate(&mut self, subject: &Subject, events: &[RatingEvent]) -> Place {
        let events = events.iter().map(|event| event.to_json().unwrap()).collect();
        self.append(Stream::rating(subject), events)
    }

    fn happens(&mut self, stream: Stream, event: &impl Serialize) {
        self.append(stream, vec![serde_json::to_string(event).unwrap()]);
    }

    fn ticket(&mut self, id: &str, event: &TicketEvent) {
        self.happens(Stream::ticket(monday(), &ticket(id)), event);
    }

    fn issue(&mut self, id: &str) {
        let issued = TicketEvent::Issued {
            queue: queue('A'),
            item: Some(item("minimum-living")),
            priority: false,
            random: 1,
            language: Language::Zh,
        };
        self.ticket(id, &issued);
    }

    fn serve(&mut self, id: &str) {
        self.ticket(id, &TicketEvent::Served { number: number("A001"), counter: counter("2") });
    }

    fn case(&mut self, serial: u32, event: &CaseEvent) {
        self.happens(Stream::case(&receipt(serial)), event);
    }

    fn accept(&mut self, serial: u32, ticket_id: Option<&str>) {
        let mut given = acceptance([true; 3]);
        given.ticket = ticket_id.map(|id| CaseTicket { day: monday(), id: ticket(id) });
        let hall = common::cases::shipped();
        let view = CaseView { hall: &hall, now: self.now, clock_in_doubt: false };
        let change = decide(&view, receipt(serial), None, &CaseCommand::Accept(Box::new(given))).unwrap();
        self.case(serial, &change.event);
    }

    fn table(&self) -> RatingTable {
        let mut table = RatingTable::default();
        table.absorb(&block_on(self.journal.after(Place::START, 100_000)).unwrap());
        table
    }

    fn over(&self) -> Vec<(Subject, Service)> {
        self.table().services().all().map(|(subject, _, service)| (subject.clone(), service.clone())).collect()
    }
}

fn of_ticket(id: &str) -> Subject {
    Subject::Ticket(monday(), ticket(id))
}

fn of_receipt(serial: u32) -> Subject {
    Subject::Receipt(receipt(serial))
}

fn rated(level: Level) -> RatingEvent {
    let service = Service { item: Some(item("minimum-living")), ..Service::default() };
    RatingEvent::Rated(Box::new(Rated {
        level,
        reasons: Vec::new(),
        comment: None,
        dimensions: Vec::new(),
        service,
        language: Language::Zh,
    }))
}

fn called() -> RatingEvent {
    RatingEvent::CalledBack { by: PersonId::new("cui-yongmei").unwrap(), outcome: CallOutcome::Reached, note: None }
}

const OPENED: RatingEvent = RatingEvent::FollowUpOpened { call_back: 1, mend: 15 };

fn decided() -> CaseEvent {
    CaseEvent::Decided { verdict: Verdict::Granted }
}

#[test]
fn every_rating_stands_under_what_is_rated() {
    let mut hall = Hall::new();
    hall.rate(&of_ticket("t-1"), &[rated(Level::Satisfied)]);
    hall.rate(&of_receipt(1), &[rated(Level::Unsatisfied), OPENED]);
    hall.rate(&of_receipt(1), &[called()]);
    let table = hall.table();
    assert_eq!(table.all().count(), 2);
    assert_eq!(table.get(&of_ticket("t-1")).unwrap().rated.level, Level::Satisfied);
    let bad = table.get(&of_receipt(1)).unwrap();
    assert_eq!((bad.version, bad.follow_up().unwrap().stage()), (2, Stage::Called));
    assert!(table.get(&of_ticket("t-2")).is_none() && !table.is_rated(&of_ticket("t-2")) && table.lost().is_empty());
}

#[test]
fn what_has_no_beginning_was_rated_all_the_same() {
    let mut hall = Hall::new();
    let torn = hall.rate(&of_ticket("t-1"), &[rated(Level::Unsatisfied), OPENED]);
    hall.rate(&of_ticket("t-2"), &[rated(Level::Fair)]);
    hall.rate(&of_ticket("t-1"), &[called()]);
    hall.home.tamper(Tamper::Tear(torn));
    let mut table = hall.table();
    assert_eq!((table.lost().iter().collect::<Vec<_>>(), table.unreadable().len()), (vec![&of_ticket("t-1")], 1));
    assert!(table.is_rated(&of_ticket("t-1")) && table.get(&of_ticket("t-1")).is_none());
    // A conflict tells of appends that nobody can read.
    table.note_versions(&[(Stream::rating(&of_ticket("t-2")), 4), (Stream::rating(&of_receipt(9)), 1), (Stream::content(), 2)]);
    assert_eq!((table.get(&of_ticket("t-2")).unwrap().version, table.lost().len()), (4, 2));
    // So does an event of a later program.
    hall.append(Stream::rating(&of_ticket("t-2")), vec![r#"{"praised":{}}"#.to_owned()]);
    assert_eq!(hall.table().get(&of_ticket("t-2")).unwrap().version, 2);
}

#[test]
fn a_ticket_served_is_a_service_and_one_that_was_not_is_none() {
    let mut hall = Hall::new();
    let opened = CounterEvent::Opened { clerk: clerk("wu-yun"), post: Post::A };
    hall.happens(Stream::counter(monday(), &counter("2")), &opened);
    for id in ["t-1", "t-2", "t-3"] {
        hall.issue(id);
    }
    hall.ticket("t-1", &TicketEvent::Transferred { number: number("A001"), queue: queue('B'), counter: None });
    hall.serve("t-1");
    hall.ticket("t-2", &TicketEvent::Voided { number: number("A002"), reason: VoidReason::DayEnded });
    let service =
        Service { item: Some(item("minimum-living")), queue: Some(queue('B')), counter: Some(counter("2")), clerk: Some(clerk("wu-yun")) };
    assert_eq!(hall.over(), [(of_ticket("t-1"), service)]);
}

fn opens(services: &mut Services, day: Day, who: &str) {
    services.take_counter((day, &counter("2")), &CounterEvent::Opened { clerk: clerk(who), post: Post::A });
}

/// Whoever served a ticket of that day at the counter, as far as it is known.
fn server(services: &mut Services, day: Day) -> Option<String> {
    let served = TicketEvent::Served { number: number("A001"), counter: counter("2") };
    services.take_ticket((day, &ticket("t-1")), &served, at(day, "10:00"));
    let of_ticket = Subject::Ticket(day, ticket("t-1"));
    let (_, _, service) = services.all().find(|(subject, ..)| **subject == of_ticket).unwrap();
    service.clerk.as_ref().map(ToString::to_string)
}

#[test]
fn days_that_are_told_backwards_beside_today_take_no_clerk_from_each_other() {
    let (mut services, today) = (Services::default(), monday().plus_days(1));
    let (before, year) = (monday(), monday().minus_days(365));
    for (day, who) in [(today, "wu-yun"), (before, "bai-haitao"), (year, "burigude")] {
        opens(&mut services, day, who);
    }
    let all = [today, before, year].map(|day| server(&mut services, day));
    assert_eq!(all, ["wu-yun", "bai-haitao", "burigude"].map(|who| Some(who.to_owned())));
    // Whoever sits down later on the same day serves from then on.
    opens(&mut services, today, "burigude");
    assert_eq!([today, before].map(|day| server(&mut services, day)), ["burigude", "bai-haitao"].map(|who| Some(who.to_owned())));
}

#[test]
fn who_was_at_work_is_not_kept_for_ever() {
    let mut services = Services::default();
    let later = monday().plus_days(500);
    opens(&mut services, monday(), "wu-yun");
    opens(&mut services, later, "burigude");
    assert_eq!([monday(), later].map(|day| server(&mut services, day)), [None, Some("burigude".to_owned())]);
    // A clock that was years ahead for a while takes nothing from the days after it.
    opens(&mut services, later.plus_days(9_000), "tana");
    opens(&mut services, later.next(), "bai-haitao");
    assert_eq!(server(&mut services, later.next()), Some("bai-haitao".to_owned()));
}

#[test]
fn a_ticket_that_led_to_a_receipt_counts_once_and_under_the_receipt() {
    let mut hall = Hall::new();
    hall.issue("t-1");
    hall.accept(1, Some("t-1"));
    hall.serve("t-1");
    assert!(hall.over().is_empty(), "neither is over");
    hall.case(1, &CaseEvent::HandedOver { to: clerk("burigude"), post: Post::A });
    hall.case(1, &decided());
    let over = hall.over();
    assert_eq!((over.len(), &over[0].0, over[0].1.clerk.clone()), (1, &of_receipt(1), Some(clerk("burigude"))));
    // Whichever comes first.
    hall.issue("t-2");
    hall.serve("t-2");
    hall.accept(2, Some("t-2"));
    assert_eq!(hall.over().len(), 1);
}

#[test]
fn a_decision_that_did_not_happen_ends_nothing() {
    let mut hall = Hall::new();
    let undone = CaseEvent::Corrected { entry: 1, correction: Correction::Undone, note: common::cases::side("x") };
    hall.accept(1, None);
    hall.case(1, &decided());
    hall.case(1, &CaseEvent::Delivered { delivery: Delivery::HomeVisit });
    hall.case(1, &undone);
    assert_eq!(hall.over().len(), 1, "only the delivery was recorded by mistake");
    hall.case(1, &undone);
    assert!(hall.over().is_empty());
    hall.case(1, &decided());
    assert_eq!(hall.over().len(), 1);
}

#[test]
fn a_table_tells_the_same_whatever_pages_it_was_read_in() {
    let mut hall = Hall::new();
    for serial in 1..=30 {
        let id = format!("t-{serial}");
        hall.issue(&id);
        if serial % 3 == 0 {
            hall.accept(serial, Some(&id));
            hall.case(serial, &decided());
        }
        hall.serve(&id);
        let level = Level::of_score(u8::try_from(serial % 5).unwrap() + 1).unwrap();
        let subject = if serial % 3 == 0 { of_receipt(serial) } else { of_ticket(&id) };
        hall.rate(&subject, &[rated(level)]);
        hall.now = hall.now.plus_millis(600_000);
    }
    let whole = hall.table();
    assert_eq!((whole.all().count(), whole.services().all().count()), (30, 30));
    for limit in [1, 3, 7, 80] {
        let mut table = RatingTable::default();
        loop {
            let page = block_on(hall.journal.after(table.reached(), limit)).unwrap();
            table.absorb(&page);
            // The same page twice changes nothing.
            assert!(!table.absorb(&page));
            if page.reached >= page.head {
                break;
            }
        }
        assert_eq!(table, whole, "{limit} at once");
    }
}
