//! A small believable hall and a floor that lives from events alone, for the tests of the rules.
#![allow(dead_code, clippy::unwrap_used, clippy::missing_panics_doc)]

pub mod cases;
pub mod damaged_json;
pub mod hall;
pub mod prng;

use std::collections::BTreeMap;

use residents_window::domain::command::{Command, CounterAction, Decision, Refusal, Role, View, decide};
use residents_window::domain::event::{Event, PaperAnswer, Recorded, VoidReason};
use residents_window::domain::floor::{DayFloor, Floor, Ticket};
use residents_window::domain::hall::{Hall, Language, Post};
use residents_window::domain::identity::{Actor, ClerkId, CounterId, ItemId, QueueLetter, TicketId, TicketNumber};
use residents_window::domain::stream::{Sequence, Stream};
use residents_window::domain::time::{Day, MINUTE_MS, MinuteOfDay, Timestamp, UtcOffset};

pub const OFFSET: UtcOffset = UtcOffset::CHINA;

pub fn counter(id: &str) -> CounterId {
    CounterId::new(id).unwrap()
}

pub fn queue(letter: char) -> QueueLetter {
    QueueLetter::new(letter).unwrap()
}

pub fn ticket(id: &str) -> TicketId {
    TicketId::new(id).unwrap()
}

pub fn item(id: &str) -> ItemId {
    ItemId::new(id).unwrap()
}

pub fn number(text: &str) -> TicketNumber {
    TicketNumber::parse(text).unwrap()
}

pub fn actor(text: &str) -> Actor {
    Actor::new(text).unwrap()
}

/// A Monday.
pub fn monday() -> Day {
    Day::from_ymd(2026, 11, 23).unwrap()
}

pub fn at(day: Day, clock: &str) -> Timestamp {
    OFFSET.at(day, MinuteOfDay::parse(clock).unwrap())
}

/// One append, as the journal would keep it.
#[derive(Clone, Debug)]
pub struct Kept {
    pub parts: Vec<(Stream, u32, Vec<String>)>,
    pub time: Timestamp,
    pub by: Actor,
    pub taken: Option<u32>,
}

/// The floor, and what made it.
#[derive(Clone)]
pub struct World {
    pub hall: Hall,
    pub floor: Floor,
    pub now: Timestamp,
    pub by: Actor,
    pub clock_in_doubt: bool,
    pub kept: Vec<Kept>,
    versions: BTreeMap<Stream, u32>,
    sequences: BTreeMap<Sequence, u32>,
}

impl World {
    /// Monday, 10:00.
    pub fn new(hall: Hall) -> Self {
        Self {
            hall,
            floor: Floor::default(),
            now: at(monday(), "10:00"),
            by: actor("kiosk@lobby-1"),
            clock_in_doubt: false,
            kept: Vec::new(),
            versions: BTreeMap::new(),
            sequences: BTreeMap::new(),
        }
    }

    pub fn today(&self) -> Day {
        self.floor.today(OFFSET.day(self.now))
    }

    pub fn day(&self) -> &DayFloor {
        self.floor.day(self.today())
    }

    pub fn decide(&self, command: &Command) -> Result<Decision, Refusal> {
        let (hall, floor, now, by) = (&self.hall, &self.floor, self.now, &self.by);
        decide(&View { hall, floor, now, by, clock_in_doubt: self.clock_in_doubt }, command)
    }

    /// Decides and appends; the versions must be right, for nobody else writes.
    pub fn act(&mut self, command: &Command) -> Result<Decision, Refusal> {
        let decision = self.decide(command)?;
        self.append(&decision);
        Ok(decision)
    }

    /// As [`Self::act`], where a refusal would be a fault of the test.
    pub fn must(&mut self, command: &Command) -> Decision {
        self.act(command).unwrap_or_else(|refusal| panic!("{command:?} was refused: {refusal:?}"))
    }

    pub fn append(&mut self, decision: &Decision) {
        let taken = decision.take.as_ref().map(|(sequence, at_most)| {
            let last = self.sequences.entry(sequence.clone()).or_default();
            assert!(*last < *at_most, "the sequence {sequence:?} is full");
            *last += 1;
            *last
        });
        let mut parts = Vec::new();
        for change in &decision.changes {
            let version = self.versions.entry(change.stream.clone()).or_default();
            assert_eq!(*version, change.expected, "expected version of {}", change.stream);
            *version += 1;
            assert!(!change.events.is_empty(), "a change without events in {}", change.stream);
            parts.push((change.stream.clone(), *version, change.events.iter().map(|e| e.to_json().unwrap()).collect()));
        }
        assert!((1..=16).contains(&parts.len()), "{} streams in one append", parts.len());
        let kept = Kept { parts, time: self.now, by: self.by.clone(), taken };
        take_in(&mut self.floor, &kept);
        self.kept.push(kept);
    }

    /// Everything again, from the first event.
    pub fn rebuilt(&self) -> Floor {
        let mut floor = Floor::default();
        self.kept.iter().for_each(|kept| take_in(&mut floor, kept));
        floor
    }

    pub fn pass_minutes(&mut self, minutes: i64) {
        self.now = self.now.plus_millis(minutes * MINUTE_MS);
    }

    // ---- what people do ----

    pub fn issue(&mut self, id: &str, letter: char, priority: bool) -> TicketNumber {
        self.must(&issue(id, letter, None, priority));
        self.ticket(id).number
    }

    pub fn open(&mut self, id: &str) {
        self.at(id, CounterAction::Open { clerk: ClerkId::new("wang").unwrap(), post: Post::A });
    }

    pub fn open_all(&mut self) {
        let ids: Vec<CounterId> = self.hall.counters.iter().map(|c| c.id.clone()).collect();
        ids.iter().for_each(|id| self.open(id.as_str()));
    }

    pub fn at(&mut self, id: &str, action: CounterAction) -> Decision {
        self.must(&at_counter(id, action))
    }

    pub fn call_next(&mut self, id: &str) -> TicketNumber {
        self.at(id, CounterAction::CallNext);
        self.day().current(&counter(id)).unwrap().number
    }

    pub fn ticket(&self, id: &str) -> &Ticket {
        self.day().ticket(&ticket(id)).unwrap()
    }
}

/// As `projection::floor_table` does it.
pub fn take_in(floor: &mut Floor, kept: &Kept) {
    for (stream, version, events) in &kept.parts {
        let name = stream.name();
        floor.note_version(&name, *version);
        for event in events.iter().filter_map(|text| Event::from_json(&name, text)) {
            let (version, time, by, taken) = (*version, kept.time, &kept.by, kept.taken);
            floor.apply(&Recorded { stream, name: &name, version, time, by, taken, event }, OFFSET);
        }
    }
}

pub fn issue(id: &str, letter: char, wanted: Option<&str>, priority: bool) -> Command {
    let (language, random) = (Language::Zh, 12_345);
    Command::IssueTicket { ticket: ticket(id), queue: queue(letter), item: wanted.map(item), priority, language, random }
}

pub fn at_counter(id: &str, action: CounterAction) -> Command {
    Command::AtCounter { counter: counter(id), action }
}

pub fn void(id: &str, reason: VoidReason, role: Role) -> Command {
    Command::VoidTicket { ticket: ticket(id), reason, role }
}

pub fn paper(id: &str, answer: PaperAnswer) -> Command {
    Command::AnswerPaper { ticket: ticket(id), answer }
}

/// What a command came to, in one line: every event with every field, or the refusal.
pub fn told(outcome: &Result<Decision, Refusal>) -> String {
    match outcome {
        Err(Refusal::TicketIs(number, what)) => format!("refused: {number} is {what:?}"),
        Err(Refusal::CounterBusy(number)) => format!("refused: busy with {number}"),
        Err(refusal) => format!("refused: {refusal:?}"),
        Ok(decision) => {
            let taken = decision.take.as_ref().map(|(sequence, most)| format!("take {} up to {most}", sequence.as_str()));
            let event = |change: &residents_window::domain::command::Change| {
                let texts: Vec<String> = change.events.iter().map(|e| plain(&e.to_json().unwrap())).collect();
                format!("{}: {}", change.stream.family(), texts.join(", "))
            };
            taken.into_iter().chain(decision.changes.iter().map(event)).collect::<Vec<_>>().join(" | ")
        }
    }
}

fn plain(json: &str) -> String {
    let spaced: String = json.chars().map(|c| if "{}\",:".contains(c) { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
