//! One record that cannot be read any more, or is gone: what it said is lost, but nobody else's work stops.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use std::cell::RefCell;

use common::{at, at_counter, counter, issue, monday};
use futures_executor::block_on;
use residents_window::domain::command::{Command, CounterAction as Act, Failure, Refusal};
use residents_window::domain::event::DeviceEvent;
use residents_window::domain::floor::DayFloor;
use residents_window::domain::hall::{Hall, Post};
use residents_window::domain::identity::{Actor, ClerkId, Installation, RequestId};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::Day;
use residents_window::journal::memory::{Home, Tamper};
use residents_window::journal::{Entry, Journal, Place};
use residents_window::projection::floor_table::FloorTable;
use residents_window::runtime::command::{Done, Site, Stamp, run};
use residents_window::runtime::day_end::close_days;

struct Lobby {
    home: Home,
    journal: Journal,
    table: RefCell<FloorTable>,
    hall: Hall,
    requests: RefCell<u32>,
}

impl Lobby {
    fn new() -> Self {
        let home = Home::new(Installation::new("lobby-1").unwrap());
        let journal = Journal::Memory(home.clone());
        Self { home, journal, table: RefCell::default(), hall: common::hall::small(), requests: RefCell::default() }
    }

    fn run_on(&self, day: Day, command: &Command) -> Result<Done, Failure> {
        block_on(self.ask(day, command))
    }

    async fn ask(&self, day: Day, command: &Command) -> Result<Done, Failure> {
        let request = self.requests.replace_with(|last| *last + 1);
        let by = Actor::new("kiosk@lobby-1").unwrap();
        let stamp = Stamp { request: RequestId::new(&format!("r-{request}")).unwrap(), now: at(day, "10:00"), by, clock_in_doubt: false };
        run(Site { journal: &self.journal, table: &self.table, hall: &self.hall }, command, &stamp, async |_| {}).await
    }

    fn must(&self, command: &Command) {
        self.run_on(monday(), command).unwrap_or_else(|failure| panic!("{command:?}: {failure:?}"));
    }

    fn entries(&self) -> Vec<Entry> {
        block_on(self.journal.after(Place::START, 1_000)).unwrap().entries
    }

    /// The newest record in which `stream` was written to is damaged, and every window starts anew.
    fn damage(&self, stream: &Stream, how: fn(Place) -> Tamper) {
        let entries = self.entries();
        let hit = entries.iter().rfind(|entry| entry.parts.iter().any(|part| part.stream == *stream)).unwrap();
        self.home.tamper(how(hit.place));
        *self.table.borrow_mut() = FloorTable::default();
    }

    fn day<R>(&self, look: impl FnOnce(&DayFloor) -> R) -> R {
        look(self.table.borrow().floor().day(monday()))
    }
}

fn open(id: &str) -> Command {
    at_counter(id, Act::Open { clerk: ClerkId::new("wang").unwrap(), post: Post::A })
}

fn tell() -> Command {
    Command::Tell { installation: Installation::new("lobby-1").unwrap(), event: DeviceEvent::HelpCalled }
}

/// Torn, and gone altogether.
const DAMAGES: [fn(Place) -> Tamper; 2] = [Tamper::Tear, Tamper::Drop];

#[test]
fn a_lost_call_stops_neither_its_queue_nor_its_counter() {
    for damage in DAMAGES {
        let lobby = Lobby::new();
        for id in ["a", "b", "c"] {
            lobby.must(&issue(id, 'A', None, false));
        }
        lobby.must(&open("1"));
        lobby.must(&open("2"));
        lobby.must(&at_counter("1", Act::CallNext));
        lobby.damage(&Stream::counter(monday(), &counter("1")), damage);
        // What the lost record said is not known: whoever was called waits again, and is called again.
        lobby.must(&at_counter("2", Act::CallNext));
        lobby.must(&at_counter("1", Act::CallNext));
        assert_eq!(lobby.day(|day| day.waiting_count(common::queue('A'))), 1);
        lobby.must(&at_counter("1", Act::Finish));
        lobby.must(&at_counter("1", Act::Pause));
    }
}

#[test]
fn a_lost_record_of_a_device_does_not_silence_it() {
    for damage in DAMAGES {
        let lobby = Lobby::new();
        lobby.must(&tell());
        lobby.damage(&Stream::device(&Installation::new("lobby-1").unwrap()), damage);
        lobby.must(&tell());
    }
}

#[test]
fn a_day_that_cannot_be_closed_does_not_hold_up_the_next() {
    let lobby = Lobby::new();
    let (monday, tuesday) = (monday(), monday().next());
    lobby.must(&issue("a", 'A', None, false));
    lobby.run_on(tuesday, &issue("b", 'A', None, false)).unwrap();
    let close = async |command: Command| match command {
        Command::CloseDay { day } if day == monday => Err(Failure::TooBusy),
        other => lobby.ask(tuesday.next(), &other).await,
    };
    block_on(close_days(vec![monday, tuesday], close));
    assert_eq!(lobby.table.borrow().floor().last_sealed.unwrap().0, tuesday);
    // The round after that.
    block_on(close_days(vec![monday], async |command| lobby.ask(tuesday.next(), &command).await));
    assert!(lobby.table.borrow().floor().days.is_empty());
}

#[test]
fn a_day_with_a_lost_record_is_closed_all_the_same() {
    for damage in DAMAGES {
        let lobby = Lobby::new();
        lobby.must(&issue("a", 'A', None, false));
        lobby.must(&issue("b", 'A', None, false));
        lobby.must(&open("1"));
        lobby.must(&at_counter("1", Act::CallNext));
        lobby.damage(&Stream::counter(monday(), &counter("1")), damage);
        let mut last = Ok(());
        for _ in 0..5 {
            last = last.and(lobby.run_on(monday().next(), &Command::CloseDay { day: monday() }).map(drop));
        }
        assert_eq!(last, Err(Failure::Refused(Refusal::NothingToDo)));
        let sealed = lobby.table.borrow().floor().last_sealed.unwrap();
        assert_eq!((sealed.0, sealed.1.is_balanced()), (monday(), true), "{sealed:?}");
    }
}
