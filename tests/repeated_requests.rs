//! A repeated request is answered as it was the first time, whatever the command was and whatever has happened since.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::cell::RefCell;

use common::{at, at_counter, counter, issue, monday, number, paper, ticket, void};
use futures_executor::block_on;
use residents_window::domain::command::{Command, CounterAction as Act, Failure, Refusal, Role, TransferTo};
use residents_window::domain::event::{DeviceEvent, PaperAnswer, VoidReason};
use residents_window::domain::hall::{Hall, Post};
use residents_window::domain::identity::{Actor, ClerkId, Installation, RequestId};
use residents_window::domain::time::{MINUTE_MS, Timestamp};
use residents_window::journal::Journal;
use residents_window::journal::memory::Home;
use residents_window::projection::floor_table::FloorTable;
use residents_window::runtime::command::{Done, Site, Stamp, run};

struct Lobby {
    home: Home,
    journal: Journal,
    table: RefCell<FloorTable>,
    hall: Hall,
}

impl Lobby {
    fn new() -> Self {
        let home = Home::new(Installation::new("lobby-1").unwrap());
        Self { journal: Journal::Memory(home.clone()), home, table: RefCell::default(), hall: common::hall::large() }
    }

    fn run(&self, command: &Command, stamp: &Stamp) -> Result<Done, Failure> {
        block_on(run(Site { journal: &self.journal, table: &self.table, hall: &self.hall }, command, stamp, async |_| {}))
    }
}

fn stamp(serial: usize, now: Timestamp) -> Stamp {
    let request = RequestId::new(&format!("r-{serial}")).unwrap();
    Stamp { request, now, by: Actor::new("kiosk@lobby-1").unwrap(), clock_in_doubt: false }
}

/// One of every command and of everything a clerk does, each possible when its turn comes.
fn a_busy_hour() -> Vec<Command> {
    let lobby = Installation::new("lobby-1").unwrap();
    let act = |action| at_counter("1", action);
    let open = || Act::Open { clerk: ClerkId::new("wang").unwrap(), post: Post::A };
    vec![
        act(open()),
        at_counter("2", open()),
        issue("a", 'A', None, false),
        paper("a", PaperAnswer::Yes),
        issue("b", 'A', None, false),
        issue("c", 'A', None, true),
        issue("d", 'A', None, false),
        act(Act::CallGiven(number("A001"))),
        act(Act::Recall),
        act(Act::Recall),
        act(Act::Hold),
        act(Act::CallNext),
        act(Act::Recall),
        act(Act::Miss),
        Command::Rejoin { ticket: ticket("c") },
        act(Act::Resume(ticket("a"))),
        act(Act::Transfer(TransferTo::Counter(counter("2")))),
        act(Act::CallNext),
        act(Act::Finish),
        act(Act::Pause),
        act(open()),
        void("d", VoidReason::PersonLeft, Role::Staff),
        Command::NoteSkipped { day: monday(), queue: common::queue('A'), first: 5, last: 6 },
        Command::Tell { installation: lobby.clone(), event: DeviceEvent::HelpCalled },
        Command::AnswerHelp { installation: lobby, by: Actor::new("staff@lobby-1").unwrap() },
        act(Act::Close),
        Command::CloseDay { day: monday() },
    ]
}

/// Lives through the hour; gives each command with its stamp and its answer.
fn live_through(lobby: &Lobby) -> Vec<(Command, Stamp, Done)> {
    let commands = a_busy_hour().into_iter().enumerate();
    let run = |(i, command): (usize, Command)| {
        let day = if matches!(command, Command::CloseDay { .. }) { monday().next() } else { monday() };
        let stamp = stamp(i, at(day, "10:00").plus_millis(i64::try_from(i).unwrap() * MINUTE_MS));
        let done = lobby.run(&command, &stamp).unwrap_or_else(|failure| panic!("{command:?}: {failure:?}"));
        (command, stamp, done)
    };
    commands.map(run).collect()
}

#[test]
fn a_repeated_request_gets_its_first_answer_for_every_command() {
    let lobby = Lobby::new();
    for (command, stamp, done) in live_through(&lobby) {
        assert_eq!(lobby.run(&command, &stamp), Ok(done), "{command:?} once more");
    }
}

#[test]
fn a_double_tap_gets_the_same_answer_at_once() {
    let lobby = Lobby::new();
    let mut before = Vec::new();
    for (i, command) in a_busy_hour().into_iter().enumerate().take_while(|(_, command)| !matches!(command, Command::CloseDay { .. })) {
        let stamp = stamp(i, at(monday(), "10:00").plus_millis(i64::try_from(i).unwrap() * MINUTE_MS));
        let first = lobby.run(&command, &stamp).unwrap_or_else(|failure| panic!("{command:?}: {failure:?}"));
        assert_eq!(lobby.run(&command, &stamp), Ok(first), "{command:?} tapped twice");
        before.push(first.place);
    }
    let count = block_on(lobby.journal.after(residents_window::journal::Place::START, 1_000)).unwrap().entries.len();
    assert_eq!(count, before.len(), "nothing was written twice");
}

#[test]
fn whether_it_was_done_is_unknown_while_the_journal_cannot_say() {
    let lobby = Lobby::new();
    let lived = live_through(&lobby);
    let (command, stamp, done) = lived.iter().find(|(command, ..)| *command == at_counter("1", Act::Finish)).unwrap();
    // The floor is looked at, and then the question what became of the request fails.
    let mut reads = 0;
    lobby.home.set_read_faults(move || {
        reads += 1;
        reads > 1
    });
    assert!(matches!(lobby.run(command, stamp), Err(Failure::Unavailable(_))), "a refusal would be untrue");
    lobby.home.heal();
    assert_eq!(lobby.run(command, stamp), Ok(*done));
    let never = self::stamp(999, stamp.now);
    assert!(matches!(lobby.run(command, &never), Err(Failure::Refused(Refusal::CounterNotOpen | Refusal::NobodyAtCounter))));
}
