//! The table of all cases: by receipt, what must be looked at first, the next number, and what damaged records leave.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::cases::{acceptance, receipt, receipt_of, shipped, side};
use common::{actor, at, counter, monday};
use futures_executor::block_on;
use residents_window::domain::case::command::DeliverBy;
use residents_window::domain::case::{CaseCommand, CaseEvent, CaseView, Stage, Terms, Verdict, decide};
use residents_window::domain::codes::receipt::{ReceiptNumber, SERIAL_MAX};
use residents_window::domain::deadline::Standing;
use residents_window::domain::guide::choices::Unit;
use residents_window::domain::guide::terms::Limit;
use residents_window::domain::identity::{Installation, RequestId};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{Day, Timestamp};
use residents_window::journal::memory::Home;
use residents_window::journal::{Batch, Journal, Part, Place};
use residents_window::projection::case_table::CaseTable;

struct Hall {
    journal: Journal,
    requests: u32,
}

impl Hall {
    fn new() -> Self {
        Self { journal: Journal::Memory(Home::new(Installation::new("counter-1").unwrap())), requests: 0 }
    }

    fn append(&mut self, number: ReceiptNumber, expected: u32, event: &CaseEvent, time: Timestamp) {
        self.requests += 1;
        let part = Part { stream: Stream::case(&number), expected, events: vec![event.to_json().unwrap()] };
        let request = RequestId::new(&format!("r{}", self.requests)).unwrap();
        let batch = Batch { request, parts: vec![part], take: None, time, by: actor("counter-2@hall") };
        block_on(self.journal.append(&batch)).unwrap();
    }

    fn accept(&mut self, number: ReceiptNumber, promised: u16, time: Timestamp) {
        let mut given = acceptance([true; 3]);
        given.promised = Limit::Within(promised, Unit::WorkingDays);
        given.statutory = Limit::NotLaidDown;
        self.act(number, &CaseCommand::Accept(Box::new(given)), time);
    }

    fn act(&mut self, number: ReceiptNumber, command: &CaseCommand, time: Timestamp) {
        let hall = shipped();
        let view = CaseView { hall: &hall, now: time, clock_in_doubt: false };
        let page = block_on(self.journal.read(&Stream::case(&number), 0)).unwrap();
        let file = page.entries.iter().fold(None, |file, entry| {
            let part = &entry.parts[0];
            residents_window::domain::case::CaseFile::read(file, number, (entry.time, &entry.by, part.version), &part.events[0])
        });
        let change = decide(&view, number, file.as_ref(), command).unwrap();
        self.append(number, change.expected, &change.event, time);
    }

    fn table(&self) -> CaseTable {
        let mut table = CaseTable::default();
        table.absorb(&block_on(self.journal.after(Place::START, 100_000)).unwrap());
        table
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn near_and_overdue_come_first_the_most_overdue_at_the_top() {
    let mut hall = Hall::new();
    let ten = at(monday(), "10:00");
    for (serial, promised) in [(1, 20), (2, 4), (3, 2), (4, 1), (5, 1), (6, 1)] {
        hall.accept(receipt(serial), promised, ten);
    }
    hall.act(receipt(5), &CaseCommand::Decide(Verdict::Granted), ten);
    hall.act(receipt(6), &CaseCommand::Suspend { ground: residents_window::domain::case::Ground::Hearing, note: None }, ten);
    let (table, terms) = (hall.table(), Terms::of(&shipped()));
    let serials = |today: &str, id: Option<&str>| {
        let id = id.map(counter);
        table.watched(&terms, day(today), id.as_ref()).iter().map(|watched| watched.case.number.serial()).collect::<Vec<_>>()
    };
    assert_eq!(serials("2026-11-23", None), [4, 3]);
    assert_eq!(serials("2026-11-26", Some("2")), [4, 3, 2]);
    assert_eq!(serials("2026-11-26", Some("3")), [] as [u32; 0]);
    let watched = table.watched(&terms, day("2026-11-26"), None);
    assert_eq!(watched[0].standing.worst(), Standing::Overdue { due: day("2026-11-24"), by: Some(2) });
    assert_eq!(table.in_stage(|stage| matches!(stage, Stage::Suspended(_))).count(), 1);
    assert_eq!((table.unfinished().count(), table.all().count()), (6, 6), "one is decided and not delivered");
}

#[test]
fn a_case_that_is_over_is_kept_without_materials_and_steps_once_it_cannot_be_taken_back() {
    let mut hall = Hall::new();
    let ten = at(monday(), "10:00");
    hall.accept(receipt(1), 5, ten);
    assert_eq!(hall.table().case(&receipt(1)).unwrap().materials.len(), 3);
    hall.act(receipt(1), &CaseCommand::Decide(Verdict::Granted), ten);
    hall.act(receipt(1), &CaseCommand::Deliver(DeliverBy::Post(side("EA123456789CN"))), ten);
    assert_eq!(hall.table().case(&receipt(1)).unwrap().materials.len(), 3, "it may have been a mistake");
    let later = at(day("2026-11-25"), "10:00");
    hall.accept(receipt_of(day("2026-11-25"), 1), 5, later);
    let table = hall.table();
    let case = table.case(&receipt(1)).unwrap();
    assert!(
        matches!(case.stage, Stage::Over { .. }) && case.materials.is_empty() && case.steps.is_empty() && table.unfinished().count() == 1
    );
}

#[test]
fn numbers_go_on_day_by_day_and_never_again() {
    let mut hall = Hall::new();
    let ten = at(monday(), "10:00");
    let next = |hall: &Hall, today: Day, given: u32| hall.table().next_number("0107", today, given).map(|number| number.serial());
    assert_eq!(next(&hall, monday(), 0), Some(1));
    hall.accept(receipt(1), 5, ten);
    hall.accept(receipt(2), 5, ten);
    assert_eq!(next(&hall, monday(), 0), Some(3));
    assert_eq!(next(&hall, monday(), 40), Some(41), "a storage was lost, and 40 may have been given");
    assert_eq!(next(&hall, monday().next(), 0), Some(1));
    assert_eq!(hall.table().next_number("0108", monday(), 0).map(|number| number.serial()), Some(1), "another hall's are its own");
    hall.accept(receipt(SERIAL_MAX), 5, ten);
    assert_eq!(next(&hall, monday(), 0), None, "used up");
}

#[test]
fn what_has_no_beginning_still_has_its_number() {
    let mut hall = Hall::new();
    let ten = at(monday(), "10:00");
    hall.accept(receipt(1), 5, ten);
    hall.append(receipt(7), 0, &CaseEvent::Resumed, ten);
    let mut table = hall.table();
    assert_eq!((table.case(&receipt(7)), table.lost().len()), (None, 1));
    assert_eq!(table.next_number("0107", monday(), 0), Some(receipt(8)));
    table.note_versions(&[(Stream::case(&receipt(9)), 2), (Stream::case(&receipt(1)), 4), (Stream::content(), 3)]);
    assert_eq!(table.next_number("0107", monday(), 0), Some(receipt(10)));
    assert_eq!(table.case(&receipt(1)).unwrap().version, 4);
    // An event of a later program counts as an entry.
    let entries = table.case(&receipt(1)).unwrap().entries;
    let part = Part { stream: Stream::case(&receipt(1)), expected: 1, events: vec![r#"{"merged":{}}"#.to_owned()] };
    let batch = Batch { request: RequestId::new("later").unwrap(), parts: vec![part], take: None, time: ten, by: actor("x") };
    block_on(hall.journal.append(&batch)).unwrap();
    assert_eq!(hall.table().case(&receipt(1)).unwrap().entries, entries + 1);
}

#[test]
fn a_table_tells_the_same_whatever_pages_it_was_read_in() {
    let mut hall = Hall::new();
    for serial in 1..=40 {
        let time = at(monday().plus_days(u64::from(serial) / 9), "10:00");
        let number = receipt_of(monday().plus_days(u64::from(serial) / 9), serial);
        hall.accept(number, 5, time);
        hall.act(number, &CaseCommand::Urge(None), time);
    }
    let whole = hall.table();
    for limit in [1, 3, 7, 80] {
        let mut table = CaseTable::default();
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
