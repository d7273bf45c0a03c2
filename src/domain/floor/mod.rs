//! The floor of the hall: every ticket, queue and counter of the open days, derived from events alone.

mod apply;
pub mod samples;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::event::{PaperAnswer, Reconciliation, VoidReason};
use super::hall::{Language, Post};
use super::identity::{Actor, ClerkId, CounterId, Installation, ItemId, QueueLetter, TicketId, TicketNumber};
use super::time::{Day, Timestamp};
use samples::ServiceSamples;

/// Calls kept for the display, newest last.
pub const CALLS_KEPT_MAX: usize = 60;
/// Faults kept for each installation, newest last.
pub const FAULTS_KEPT_MAX: usize = 20;

/// Everything known about the floor. Rebuilt from the journal at any time with equal content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayFloor {
    /// Appends to the day's own stream.
    pub version: u32,
    /// Every ticket.
    pub tickets: BTreeMap<TicketId, Ticket>,
    /// Tickets by the number people read.
    #[serde(with = "by_number")]
    pub numbers: BTreeMap<TicketNumber, TicketId>,
    /// Tickets that wait, are at a counter or are held: what the day still has to do.
    pub open: BTreeSet<TicketId>,
    /// Every queue that has had an event.
    pub queues: BTreeMap<QueueLetter, QueueDay>,
    /// Every counter that has had an event.
    pub counters: BTreeMap<CounterId, CounterDay>,
    /// The newest calls, oldest first.
    pub calls: Vec<Call>,
    /// Running number of the newest call.
    pub calls_made: u64,
}

/// A ticket (号票).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// Its identity.
    pub id: TicketId,
    /// What people read.
    pub number: TicketNumber,
    /// Appends to its stream.
    pub version: u32,
    /// The queue it waits in.
    pub queue: QueueLetter,
    /// What the person wants, when they said it.
    pub item: Option<ItemId>,
    /// Goes first, within the rule.
    pub priority: bool,
    /// Random digits of its code.
    pub random: u32,
    /// Language of the person.
    pub language: Language,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// Who issued it.
    pub issued_by: Actor,
    /// Its place in the order: the time of issue, or of coming back too late.
    pub place_from: Timestamp,
    /// The paper question.
    pub paper: Option<PaperAnswer>,
    /// What the person was told: minutes, low and high.
    pub estimate: Option<(u16, u16)>,
    /// First call, if any.
    pub first_called_at: Option<Timestamp>,
    /// Milliseconds at counters so far, without the present one.
    pub service_ms: i64,
    /// What is happening to it.
    pub state: TicketState,
}

/// What is happening to a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    /// Can be called.
    Waiting {
        /// Only by this counter.
        only_at: Option<CounterId>,
    },
    /// At a counter.
    Called {
        /// Which.
        counter: CounterId,
        /// Since when.
        at: Timestamp,
        /// How often it was called again.
        recalls: u32,
    },
    /// Put aside by a counter.
    Held {
        /// Which.
        counter: CounterId,
        /// Since when.
        at: Timestamp,
    },
    /// Nobody came.
    Missed {
        /// When that was said.
        at: Timestamp,
        /// Calls of the queue until then.
        queue_calls: u32,
    },
    /// Served to the end.
    Served {
        /// Where.
        counter: CounterId,
        /// When.
        at: Timestamp,
    },
    /// Counts no more.
    Voided {
        /// Why.
        reason: VoidReason,
        /// When.
        at: Timestamp,
    },
}

impl TicketState {
    /// Neither served, missed nor voided.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Waiting { .. } | Self::Called { .. } | Self::Held { .. })
    }
}

/// A queue's day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueDay {
    /// Appends to its stream.
    pub version: u32,
    /// Priority tickets called one after another while somebody else waited.
    pub run: u32,
    /// Calls made.
    pub calls: u32,
    /// Highest number issued.
    pub issued: u32,
}

/// A counter's day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterDay {
    /// Appends to its stream.
    pub version: u32,
    /// What it is doing.
    pub state: CounterState,
    /// The ticket at the counter.
    pub current: Option<TicketId>,
    /// Its last call.
    pub last_call_at: Option<Timestamp>,
    /// Without anybody since.
    pub free_since: Option<Timestamp>,
    /// Served to the end today.
    pub served: u32,
    /// Missed today.
    pub missed: u32,
    /// Milliseconds of service today.
    pub service_ms: i64,
}

/// What a counter is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CounterState {
    /// Not opened today.
    #[default]
    NotOpened,
    /// A clerk is there.
    Open {
        /// Who.
        clerk: ClerkId,
        /// As what.
        post: Post,
    },
    /// For a while.
    Paused {
        /// Who is coming back.
        clerk: ClerkId,
        /// As what.
        post: Post,
        /// Since when.
        at: Timestamp,
    },
    /// Closed for today.
    Closed,
}

/// One call, as the display shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// An installation, as its events tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Appends to its stream.
    pub version: u32,
    /// Somebody has been waiting for help since.
    pub help_since: Option<Timestamp>,
    /// Who came last, and after how many seconds.
    pub help_answered: Option<(Actor, u32)>,
    /// Last start.
    pub started_at: Option<Timestamp>,
    /// Newest faults: when, code, detail.
    pub faults: Vec<(Timestamp, String, String)>,
    /// A jump of the clock that nobody has confirmed yet: from, to.
    pub clock_jump: Option<(Timestamp, Timestamp)>,
    /// The clock was confirmed last when it showed this.
    pub clock_confirmed: Option<Timestamp>,
    /// Its settings as JSON.
    pub settings: Option<String>,
}

static EMPTY_DAY: DayFloor = DayFloor::EMPTY;

impl Floor {
    /// The day commands belong to: never earlier than a day that has had events.
    pub fn today(&self, clock_day: Day) -> Day {
        self.newest_day.map_or(clock_day, |newest| newest.max(clock_day))
    }

    /// The day's floor, empty where nothing has happened yet.
    pub fn day(&self, day: Day) -> &DayFloor {
        self.days.get(&day).unwrap_or(&EMPTY_DAY)
    }

    /// Days before `today` that still wait for being closed.
    pub fn unsealed_before(&self, today: Day) -> impl Iterator<Item = Day> + '_ {
        self.days.keys().copied().take_while(move |day| *day < today)
    }
}

impl DayFloor {
    /// A day on which nothing has happened.
    pub const EMPTY: Self = Self {
        version: 0,
        tickets: BTreeMap::new(),
        numbers: BTreeMap::new(),
        open: BTreeSet::new(),
        queues: BTreeMap::new(),
        counters: BTreeMap::new(),
        calls: Vec::new(),
        calls_made: 0,
    };

    /// Tickets that wait, are at a counter or are held.
    pub fn open_tickets(&self) -> impl Iterator<Item = &Ticket> {
        self.open.iter().filter_map(|id| self.tickets.get(id))
    }

    /// The ticket of this identity.
    pub fn ticket(&self, id: &TicketId) -> Option<&Ticket> {
        self.tickets.get(id)
    }

    /// The ticket people know by this number.
    pub fn by_number(&self, number: TicketNumber) -> Option<&Ticket> {
        self.numbers.get(&number).and_then(|id| self.tickets.get(id))
    }

    /// The queue's day.
    pub fn queue(&self, letter: QueueLetter) -> QueueDay {
        self.queues.get(&letter).cloned().unwrap_or_else(QueueDay::default)
    }

    /// The counter's day.
    pub fn counter(&self, id: &CounterId) -> CounterDay {
        self.counters.get(id).cloned().unwrap_or_else(CounterDay::default)
    }

    /// The ticket at this counter.
    pub fn current(&self, id: &CounterId) -> Option<&Ticket> {
        self.counters.get(id)?.current.as_ref().and_then(|ticket| self.tickets.get(ticket))
    }

    /// Waiting tickets of a queue, in no particular order.
    pub fn waiting(&self, queue: QueueLetter) -> impl Iterator<Item = &Ticket> {
        self.open_tickets().filter(move |t| t.queue == queue && matches!(t.state, TicketState::Waiting { .. }))
    }

    /// How many wait in a queue.
    pub fn waiting_count(&self, queue: QueueLetter) -> u32 {
        u32::try_from(self.waiting(queue).count()).unwrap_or(u32::MAX)
    }

    /// Tickets a counter has put aside, oldest first.
    pub fn held_by<'a>(&'a self, counter: &'a CounterId) -> Vec<&'a Ticket> {
        let mut held: Vec<(&Timestamp, &Ticket)> = (self.open_tickets())
            .filter_map(|t| match &t.state {
                TicketState::Held { counter: c, at } if c == counter => Some((at, t)),
                _ => None,
            })
            .collect();
        held.sort_by_key(|(at, t)| (**at, t.number));
        held.into_iter().map(|(_, t)| t).collect()
    }

    /// Tickets that were missed and may come back, newest first.
    pub fn missed(&self) -> Vec<&Ticket> {
        let mut missed: Vec<(&Timestamp, &Ticket)> = (self.tickets.values())
            .filter_map(|t| match &t.state {
                TicketState::Missed { at, .. } => Some((at, t)),
                _ => None,
            })
            .collect();
        missed.sort_by_key(|(at, t)| (std::cmp::Reverse(**at), t.number));
        missed.into_iter().map(|(_, t)| t).collect()
    }

    /// Numbers of an item issued and not voided.
    pub fn item_issued(&self, item: &ItemId) -> u32 {
        let counts = |t: &&Ticket| t.item.as_ref() == Some(item) && !matches!(t.state, TicketState::Voided { .. });
        u32::try_from(self.tickets.values().filter(counts).count()).unwrap_or(u32::MAX)
    }

    /// The day's sums: issued counts the sequences, the others count tickets, so that a lost ticket shows.
    pub fn reconciliation(&self) -> Reconciliation {
        let mut sums = Reconciliation { issued: self.queues.values().map(|q| q.issued).sum(), ..Reconciliation::default() };
        for ticket in self.tickets.values() {
            match ticket.state {
                TicketState::Waiting { .. } => sums.waiting += 1,
                TicketState::Called { .. } => sums.being_served += 1,
                TicketState::Held { .. } => sums.held += 1,
                TicketState::Missed { .. } => sums.missed += 1,
                TicketState::Served { .. } => sums.served += 1,
                TicketState::Voided { .. } => sums.voided += 1,
            }
        }
        sums
    }
}

/// Ticket numbers as keys of a JSON object need to be text.
mod by_number {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::domain::identity::{TicketId, TicketNumber};

    pub fn serialize<S: Serializer>(map: &BTreeMap<TicketNumber, TicketId>, serializer: S) -> Result<S::Ok, S::Error> {
        map.iter().collect::<Vec<_>>().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<TicketNumber, TicketId>, D::Error> {
        Vec::<(TicketNumber, TicketId)>::deserialize(deserializer).map(|pairs| pairs.into_iter().collect())
    }
}
