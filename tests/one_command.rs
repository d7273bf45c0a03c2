//! The one command function between two windows: a number of a day that is over, and whether a request has happened.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::cell::RefCell;

use common::{OFFSET, at, at_counter, issue, monday, ticket};
use futures_executor::block_on;
use residents_window::domain::command::{Command, CounterAction, Refusal};
use residents_window::domain::hall::{Hall, Post};
use residents_window::domain::identity::{Actor, ClerkId, Installation, RequestId};
use residents_window::domain::time::Timestamp;
use residents_window::journal::Journal;
use residents_window::journal::memory::Home;
use residents_window::projection::floor_table::{FloorTable, catch_up};
use residents_window::runtime::command::{Done, Failure, Site, Stamp, run};

/// A window of its own installation, with its own floor and its own idea of the time.
struct Window {
    journal: Journal,
    table: RefCell<FloorTable>,
    hall: Hall,
    now: Timestamp,
}

impl Window {
    fn new(home: &Home, installation: &str, now: Timestamp) -> Self {
        let journal = Journal::Memory(home.window(Installation::new(installation).unwrap()));
        Self { journal, table: RefCell::default(), hall: common::hall::large(), now }
    }

    fn run(&self, request: &str, command: &Command) -> Result<Done, Failure> {
        let (request, by) = (RequestId::new(request).unwrap(), Actor::new("kiosk@lobby-1").unwrap());
        let stamp = Stamp { request, now: self.now, by, clock_in_doubt: false };
        block_on(run(Site { journal: &self.journal, table: &self.table, hall: &self.hall }, command, &stamp, async |_| {}))
    }

    fn look(&self) {
        block_on(catch_up(&self.table, &self.journal, OFFSET)).unwrap();
    }
}

/// A kiosk that still lives on Monday, and a window on Tuesday that has sealed Monday behind its back.
fn monday_is_sealed() -> (Home, Window) {
    let home = Home::new(Installation::new("lobby-1").unwrap());
    let kiosk = Window::new(&home, "lobby-1", at(monday(), "10:00"));
    kiosk.run("first", &issue("first", 'A', None, false)).unwrap();
    let tuesday = Window::new(&home, "lobby-2", at(monday().next(), "10:00"));
    tuesday.look();
    let mut steps = 0;
    while tuesday.run(&format!("close-{steps}"), &Command::CloseDay { day: monday() }).is_ok() {
        steps += 1;
    }
    assert_eq!(tuesday.table.borrow().floor().last_sealed.map(|(day, _)| day), Some(monday()));
    (home, kiosk)
}

#[test]
fn a_number_that_no_floor_has_is_no_number() {
    let (_home, kiosk) = monday_is_sealed();
    let command = issue("late", 'A', None, false);
    assert_eq!(kiosk.run("late", &command), Err(Failure::Refused(Refusal::DayIsOver)), "nobody would ever call it");
    assert!(kiosk.run("late", &command).is_err(), "asked again");
    let again = kiosk.run("again", &issue("again", 'A', None, false)).unwrap();
    let today = kiosk.table.borrow().floor().today(monday());
    assert_eq!((today, again.taken), (monday().next(), Some(1)), "the next try belongs to the new day");
    assert!(kiosk.table.borrow().floor().day(today).ticket(&ticket("again")).is_some());
}

#[test]
fn a_number_that_was_not_read_back_is_still_a_number() {
    let home = Home::new(Installation::new("lobby-1").unwrap());
    let kiosk = Window::new(&home, "lobby-1", at(monday(), "10:00"));
    home.set_read_faults(|| true);
    assert_eq!(kiosk.run("t", &issue("t", 'A', None, false)).unwrap().taken, Some(1), "a read that fails does not undo it");
}

#[test]
fn a_request_is_found_where_it_happened_and_nowhere_else() {
    let home = Home::new(Installation::new("lobby-1").unwrap());
    let desk = Window::new(&home, "lobby-1", at(monday(), "10:00"));
    for i in 0..700 {
        desk.run(&format!("t{i}"), &issue(&format!("t{i}"), 'A', None, false)).unwrap();
    }
    let asked = |request: &str| block_on(desk.journal.answer_to(&RequestId::new(request).unwrap()));
    let found = |request: &str| asked(request).unwrap().is_some();
    let open = at_counter("1", CounterAction::Open { clerk: ClerkId::new("wang").unwrap(), post: Post::A });
    assert!(!found("open"));
    desk.run("open", &open).unwrap();
    desk.run("by-another", &at_counter("1", CounterAction::Pause)).unwrap();
    assert!(found("open") && found("t0"), "the newest but one and the first, far apart");
    assert!(!found("never"));
    home.set_read_faults(|| true);
    assert!(asked("open").is_err());
}
