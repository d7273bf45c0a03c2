//! The floor of the hall: every ticket, queue and counter of the open days, derived from events alone.

mod apply;
mod counter;
mod day;
mod device;
mod kept;
pub mod line;
pub mod runs;
pub mod samples;
mod ticket;

use std::collections::{BTreeMap, BTreeSet};

pub use counter::{CounterDay, CounterState};
pub use device::{Device, FAULTS_KEPT_MAX};
pub use ticket::{Ticket, TicketState};

use super::event::Reconciliation;
use super::identity::{CounterId, Installation, ItemId, QueueLetter, TicketId, TicketNumber};
use super::time::{Day, Timestamp};
use line::Line;
use runs::Runs;
use samples::ServiceSamples;

/// Calls kept for the display, newest last.
pub const CALLS_KEPT_MAX: usize = 60;

/// Everything known about the floor. Rebuilt from the journal at any time with equal content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Floor {
    /// Days that are not sealed yet, and today.
    pub days: BTreeMap<Day, DayFloor>,
    /// How long services took, this day and earlier.
    pub samples: ServiceSamples,
    /// Installations that have been heard of.
    pub devices: BTreeMap<Installation, Device>,
    /// The newest day any event belongs to.
    pub newest_day: Option<Day>,
    /// The newest time of any event.
    pub newest_time: Timestamp,
    /// The newest sealed day and its sums.
    pub last_sealed: Option<(Day, Reconciliation)>,
}

/// One day of the hall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayFloor {
    /// Appends to the day's own stream.
    pub version: u32,
    /// Every ticket.
    pub tickets: BTreeMap<TicketId, Ticket>,
    /// Tickets by the number people read.
    pub numbers: BTreeMap<TicketNumber, TicketId>,
    /// Tickets that wait, are at a counter or are held: what the day still has to do.
    pub open: BTreeSet<TicketId>,
    /// Those who wait, queue by queue, in the order of their places.
    pub lines: BTreeMap<QueueLetter, Line>,
    /// Waiting tickets that were sent to one counter.
    pub sent: BTreeSet<TicketId>,
    /// How many numbers of each item count against its quota.
    pub items: BTreeMap<ItemId, u32>,
    /// Every queue that has had an event.
    pub queues: BTreeMap<QueueLetter, QueueDay>,
    /// Every counter that has had an event.
    pub counters: BTreeMap<CounterId, CounterDay>,
    /// The newest calls, oldest first.
    pub calls: Vec<Call>,
    /// Running number of the newest call.
    pub calls_made: u64,
}

/// A queue's day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueDay {
    /// Appends to its stream.
    pub version: u32,
    /// Priority tickets called one after another while somebody else waited.
    pub run: u32,
    /// Calls made.
    pub calls: u32,
    /// Highest number issued.
    pub issued: u32,
    /// Numbers that were given back and are not held against the quota.
    pub given_back: u32,
    /// Numbers that will never be given, because the storage lost what it knew of them.
    pub skipped: u32,
    /// Which numbers these are.
    pub skipped_runs: Runs,
}

/// One call, as the display shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Running number of the day, from 1.
    pub serial: u64,
    /// Who.
    pub number: TicketNumber,
    /// Where to.
    pub counter: CounterId,
    /// When.
    pub at: Timestamp,
    /// Called before.
    pub again: bool,
}

static EMPTY_DAY: DayFloor = DayFloor::EMPTY;

impl Floor {
    /// The day commands belong to: never earlier than a day that has had events, and never one that is sealed.
    pub fn today(&self, clock_day: Day) -> Day {
        let newest = self.newest_day.map_or(clock_day, |newest| newest.max(clock_day));
        self.last_sealed.map_or(newest, |(sealed, _)| newest.max(sealed.next()))
    }

    /// The day's floor, empty where nothing has happened yet.
    pub fn day(&self, day: Day) -> &DayFloor {
        self.days.get(&day).unwrap_or(&EMPTY_DAY)
    }

    /// Nothing that is told of this day changes it any more.
    pub fn is_sealed(&self, day: Day) -> bool {
        self.last_sealed.is_some_and(|(sealed, _)| day <= sealed) && !self.days.contains_key(&day)
    }

    /// Days before `today` that still wait for being closed.
    pub fn unsealed_before(&self, today: Day) -> impl Iterator<Item = Day> + '_ {
        self.days.keys().copied().take_while(move |day| *day < today)
    }
}
