//! The case table as it is kept: the same after a start, whatever was written last, and quick however many cases there are.
// It measures; nothing of it runs in a browser.
#![allow(clippy::unwrap_used, clippy::disallowed_types, clippy::disallowed_methods)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::cell::RefCell;
use std::time::Instant;

use common::cases::{acceptance, receipt_of, side};
use common::{actor, at, counter, monday};
use futures_executor::block_on;
use residents_window::domain::case::{Accepted, CaseEvent, Delivery, HandedIn, Verdict};
use residents_window::domain::codes::receipt::ReceiptNumber;
use residents_window::domain::hall::Post;
use residents_window::domain::identity::{Installation, RequestId};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::Day;
use residents_window::journal::memory::Home;
use residents_window::journal::{Batch, Journal, Part};
use residents_window::projection::case_snapshot::{SNAPSHOT_NAME, SavePlan, load};
use residents_window::projection::case_table::{CaseTable, catch_up};

struct Hall {
    journal: Journal,
    requests: u32,
}

impl Hall {
    fn new() -> Self {
        Self { journal: Journal::Memory(Home::new(Installation::new("counter-1").unwrap())), requests: 0 }
    }

    fn append(&mut self, number: ReceiptNumber, expected: u32, events: &[CaseEvent]) {
        self.requests += 1;
        let events = events.iter().map(|event| event.to_json().unwrap()).collect();
        let part = Part { stream: Stream::case(&number), expected, events };
        let request = RequestId::new(&format!("r{}", self.requests)).unwrap();
        let batch = Batch { request, parts: vec![part], take: None, time: at(number.day(), "10:00"), by: actor("counter-2@hall") };
        block_on(self.journal.append(&batch)).unwrap();
    }

    /// A case of this day, delivered where `over`.
    fn case(&mut self, day: Day, serial: u32, over: bool) -> ReceiptNumber {
        let number = receipt_of(day, serial);
        let mut events = vec![CaseEvent::Accepted(Box::new(accepted()))];
        if over {
            events.push(CaseEvent::Decided { verdict: Verdict::Granted });
            events.push(CaseEvent::Delivered { delivery: Delivery::Counter { counter: counter("2") } });
        }
        self.append(number, 0, &events);
        number
    }

    fn loaded(&self) -> CaseTable {
        block_on(load(&self.journal, async || {}))
    }

    fn caught_up(&self, from: CaseTable) -> CaseTable {
        let table = RefCell::new(from);
        block_on(catch_up(&table, &self.journal)).unwrap();
        table.into_inner()
    }
}

fn accepted() -> Accepted {
    let given = acceptance([true, true, false]);
    let steps = ["accept", "compare", "decide"].map(common::cases::step).to_vec();
    Accepted {
        random: given.random,
        item: given.item,
        guide: given.guide,
        guide_version: given.guide_version,
        language: given.language,
        counter: given.counter,
        first: given.clerk,
        post: Post::A,
        way: HandedIn::Agent,
        person: side("person"),
        ticket: given.ticket,
        promised: given.promised,
        statutory: given.statutory,
        steps,
        materials: given.materials,
    }
}

fn save(plan: &mut SavePlan, table: &RefCell<CaseTable>, hall: &Hall) {
    block_on(plan.save(table, &hall.journal, async || {}));
}

#[test]
fn a_kept_table_equals_one_that_is_built_anew() {
    let mut hall = Hall::new();
    let friday = monday().plus_days(4);
    let open = hall.case(monday(), 1, false);
    hall.case(monday(), 2, true);
    hall.case(friday, 1, true);
    let (mut plan, table) = (SavePlan::default(), RefCell::new(hall.caught_up(CaseTable::default())));
    save(&mut plan, &table, &hall);
    assert_eq!(hall.loaded(), *table.borrow());

    // Only what has changed is written again, and a start reads the rest from the journal.
    hall.append(open, 1, &[CaseEvent::Urged { note: Some(side("urged")) }]);
    assert_eq!(hall.caught_up(hall.loaded()), hall.caught_up(CaseTable::default()));
    block_on(catch_up(&table, &hall.journal)).unwrap();
    save(&mut plan, &table, &hall);
    assert_eq!(hall.loaded(), hall.caught_up(CaseTable::default()));
}

#[test]
fn a_day_that_is_newer_than_its_head_counts_nothing_twice() {
    let mut hall = Hall::new();
    let open = hall.case(monday(), 1, false);
    let (mut plan, table) = (SavePlan::default(), RefCell::new(hall.caught_up(CaseTable::default())));
    save(&mut plan, &table, &hall);
    let (reached, head) = block_on(hall.journal.load_snapshot(SNAPSHOT_NAME)).unwrap().unwrap();
    hall.append(open, 1, &[CaseEvent::Urged { note: None }]);
    block_on(catch_up(&table, &hall.journal)).unwrap();
    save(&mut plan, &table, &hall);
    // The machine stopped between the day and the head.
    block_on(hall.journal.save_snapshot(SNAPSHOT_NAME, reached, &head)).unwrap();
    let after = hall.caught_up(hall.loaded());
    assert_eq!(after.case(&open).map(|case| (case.urged, case.version)), Some((1, 2)));
    assert_eq!(after, hall.caught_up(CaseTable::default()));
}

#[test]
fn what_cannot_be_read_is_built_anew() {
    let mut hall = Hall::new();
    hall.case(monday(), 1, false);
    let (mut plan, table) = (SavePlan::default(), RefCell::new(hall.caught_up(CaseTable::default())));
    save(&mut plan, &table, &hall);
    let reached = table.borrow().reached();
    block_on(hall.journal.save_snapshot(&format!("{SNAPSHOT_NAME}/{}", monday()), reached, "[{\"torn\":")).unwrap();
    assert_eq!(hall.caught_up(hall.loaded()), *table.borrow());
}

/// Prints how long it takes; what a start reads at once is one day.
#[test]
fn a_hundred_thousand_cases_come_back_in_small_pieces() {
    let mut hall = Hall::new();
    let days: u64 = 500;
    for day in 0..days {
        for serial in 1..=200 {
            hall.case(monday().plus_days(day), serial, day < days - 20 || serial % 2 == 0);
        }
    }
    let built = Instant::now();
    let (mut plan, table) = (SavePlan::default(), RefCell::new(hall.caught_up(CaseTable::default())));
    let (built, kept) = (built.elapsed(), Instant::now());
    save(&mut plan, &table, &hall);
    let (kept, began) = (kept.elapsed(), Instant::now());
    let (longest, last) = (RefCell::new(0.0_f64), RefCell::new(Instant::now()));
    let loaded = block_on(load(&hall.journal, async || {
        let piece = last.replace(Instant::now()).elapsed().as_secs_f64() * 1_000.0;
        longest.replace_with(|longest| longest.max(piece));
    }));
    println!(
        "100,000 cases: from the journal {built:?}, kept {kept:?}, loaded {:?}, longest piece {:.1} ms",
        began.elapsed(),
        longest.borrow()
    );
    assert_eq!((loaded.all().count(), loaded.unfinished().count()), (100_000, 2_000));
}
