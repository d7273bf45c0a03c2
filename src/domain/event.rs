//! What happened, in the past tense: the facts that the journal keeps.
//!
//! Formats only grow: a field may be added with a default, none may change its meaning. An event this program does not know stays in the journal
//! and is passed over.

mod reading;

use serde::{Deserialize, Serialize};

use super::hall::{Language, Post};
use super::identity::{Actor, ClerkId, CounterId, ItemId, QueueLetter, TicketNumber};
use super::stream::{Stream, StreamName};
use super::time::Timestamp;

/// A fact about a ticket (号票).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketEvent {
    /// The number was taken in the same append; it counts and can be called at once.
    Issued {
        /// Queue it waits in.
        queue: QueueLetter,
        /// What the person wants, when they said it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<ItemId>,
        /// The person said yes to the priority question.
        priority: bool,
        /// The five random digits of the printed code, 0 to 99,999.
        random: u32,
        /// Language the person used.
        language: Language,
    },
    /// The range the person was told, to be compared with the truth later.
    WaitingEstimated {
        /// People ahead.
        ahead: u32,
        /// Minutes, 50th and 80th percentile; nothing = not enough data.
        range: Option<(u16, u16)>,
    },
    /// "Did your paper come out?"
    PaperAnswered {
        /// Repeated and so chained.
        number: TicketNumber,
        /// The answer.
        answer: PaperAnswer,
    },
    /// Called to a counter.
    Called {
        /// Repeated and so chained.
        number: TicketNumber,
        /// Where to.
        counter: CounterId,
    },
    /// Called again to the same counter.
    Recalled {
        /// Repeated and so chained.
        number: TicketNumber,
        /// Where to.
        counter: CounterId,
    },
    /// Put aside by the counter, to go on later.
    Held {
        /// Repeated and so chained.
        number: TicketNumber,
        /// Which counter.
        counter: CounterId,
    },
    /// Taken up again by a counter.
    Resumed {
        /// Repeated and so chained.
        number: TicketNumber,
        /// Which counter.
        counter: CounterId,
    },
    /// Sent on; it keeps its number and its time of issue.
    Transferred {
        /// Repeated and so chained.
        number: TicketNumber,
        /// The queue it waits in now.
        queue: QueueLetter,
        /// Only this counter may call it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        counter: Option<CounterId>,
    },
    /// Nobody came.
    Missed {
        /// Repeated and so chained.
        number: TicketNumber,
        /// Which counter had called.
        counter: CounterId,
    },
    /// Came back.
    Rejoined {
        /// Repeated and so chained.
        number: TicketNumber,
        /// In time for the old place; otherwise at the end of the queue.
        place_kept: bool,
    },
    /// Served to the end.
    Served {
        /// Repeated and so chained.
        number: TicketNumber,
        /// Which counter.
        counter: CounterId,
    },
    /// Counts no more.
    Voided {
        /// Repeated and so chained.
        number: TicketNumber,
        /// Why.
        reason: VoidReason,
    },
}

/// The answer to "did your paper come out?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperAnswer {
    /// It came out.
    Yes,
    /// It did not; the person goes on without.
    No,
    /// The person left before answering, or this kiosk has no printer.
    NotAsked,
}

/// Why a ticket counts no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoidReason {
    /// The person gave it back at the kiosk at once.
    GivenBack,
    /// The kiosk had already told the person that there is no number.
    Abandoned,
    /// The person left; a hall guide voided it.
    PersonLeft,
    /// Issued by mistake; a hall guide voided it.
    Mistake,
    /// The day ended.
    DayEnded,
}

impl VoidReason {
    /// The number was never really used: it is not held against the quota of its queue and item.
    pub const fn gives_back(self) -> bool {
        matches!(self, Self::GivenBack | Self::Abandoned | Self::Mistake)
    }
}

/// A fact about a queue (队列): every call touches it, so that two counters cannot both break the run of priority tickets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueEvent {
    /// A ticket of this queue was called.
    CallMade {
        /// Which.
        number: TicketNumber,
        /// It was a priority ticket.
        priority: bool,
        /// Somebody without priority waited at that moment and could have been called.
        others_waiting: bool,
    },
    /// Numbers that will never be given, because they may have been given before the storage lost them.
    NumbersSkipped {
        /// The first of them.
        first: u32,
        /// The last of them.
        last: u32,
    },
    /// A number of an item with a quota was taken.
    QuotaTaken {
        /// Which item.
        item: ItemId,
    },
}

/// A fact about a counter (窗口).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CounterEvent {
    /// A clerk sat down, or goes on after a pause.
    Opened {
        /// Who.
        clerk: ClerkId,
        /// As holder of the post or as stand-in.
        post: Post,
    },
    /// The counter took a ticket.
    Took {
        /// Which.
        number: TicketNumber,
    },
    /// The counter let its ticket go.
    Released {
        /// Which.
        number: TicketNumber,
    },
    /// For a while.
    Paused,
    /// For today, or until opened again.
    Closed,
}

impl CounterEvent {
    /// The number this event says the counter took.
    pub const fn took(&self) -> Option<TicketNumber> {
        match self {
            Self::Took { number } => Some(*number),
            _ => None,
        }
    }
}

/// A fact about a day of the hall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayEvent {
    /// Everything left was voided and the sums were made.
    Sealed {
        /// The sums.
        sums: Reconciliation,
    },
}

/// Issued = served + missed + voided + waiting + being served + held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconciliation {
    /// Numbers taken from the queues' sequences.
    pub issued: u32,
    /// Served to the end.
    pub served: u32,
    /// Called, nobody came.
    pub missed: u32,
    /// Count no more.
    pub voided: u32,
    /// Waiting.
    pub waiting: u32,
    /// At a counter.
    pub being_served: u32,
    /// Put aside.
    pub held: u32,
}

impl Reconciliation {
    /// What the single states add up to.
    pub const fn accounted(self) -> u32 {
        // Sums are read from the journal, too, where a damaged one may say anything.
        let left = self.waiting.saturating_add(self.being_served).saturating_add(self.held);
        self.served.saturating_add(self.missed).saturating_add(self.voided).saturating_add(left)
    }

    /// Nobody is missing and nobody counts twice.
    pub const fn is_balanced(self) -> bool {
        self.issued == self.accounted()
    }
}

/// The fault of a kiosk whose paper did not come out: somebody has to go there.
pub const PAPER_FAULT: &str = "K1";
/// The code of "the guides cannot be opened".
pub const GUIDES_FAULT: &str = "C1";

/// The code of "the notices cannot be read".
pub const NOTICES_FAULT: &str = "C2";

/// The code of "the bundle beside the site is not taken in".
pub const BUNDLE_FAULT: &str = "C3";

/// The code of "a feed cannot be fetched or taken in".
pub const FEED_FAULT: &str = "C4";

/// A fact about an installation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceEvent {
    /// A surface was started.
    Started {
        /// Which: `kiosk`, `display`, `counter`, `staff`, `manager`.
        surface: String,
        /// Which build.
        build: String,
    },
    /// Something went wrong. No personal data, no typed text.
    Fault {
        /// A code of the fault table in `text`.
        code: String,
        /// A technical detail for whoever mends it, at most 200 characters.
        detail: String,
    },
    /// Somebody has seen to the faults of this code.
    FaultMended {
        /// Of which code.
        code: String,
        /// Who.
        by: Actor,
    },
    /// Somebody needs help here.
    HelpCalled,
    /// Somebody is on the way.
    HelpAnswered {
        /// Who.
        by: Actor,
    },
    /// The wall clock jumped against the monotonic clock.
    ClockJumped {
        /// What the clock should have shown.
        from: Timestamp,
        /// What it showed.
        to: Timestamp,
    },
    /// Somebody looked at the date and time and said it is right.
    ClockConfirmed {
        /// What the clock showed.
        time: Timestamp,
    },
    /// The storage had lost all entries; somebody has looked which numbers people hold, and numbers may start again.
    NumbersConfirmed,
    /// How this installation is set up, chosen at first start.
    SetUp {
        /// JSON of the settings, without secrets.
        settings: String,
    },
}

/// A fact of any stream this program knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// See [`TicketEvent`].
    Ticket(TicketEvent),
    /// See [`QueueEvent`].
    Queue(QueueEvent),
    /// See [`CounterEvent`].
    Counter(CounterEvent),
    /// See [`DayEvent`].
    Day(DayEvent),
    /// See [`DeviceEvent`].
    Device(DeviceEvent),
}

impl Event {
    /// The JSON text that the journal keeps.
    ///
    /// # Errors
    /// None in practice: every event can be written as JSON.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        match self {
            Self::Ticket(event) => serde_json::to_string(event),
            Self::Queue(event) => serde_json::to_string(event),
            Self::Counter(event) => serde_json::to_string(event),
            Self::Day(event) => serde_json::to_string(event),
            Self::Device(event) => serde_json::to_string(event),
        }
    }

    /// Reads an event of `stream`; nothing when this program does not know it.
    pub fn from_json(name: &StreamName, text: &str) -> Option<Self> {
        match name {
            StreamName::Ticket(..) => reading::ticket(text).map(Self::Ticket),
            StreamName::Queue(..) => reading::queue_event(text).map(Self::Queue),
            StreamName::Counter(..) => reading::counter(text).map(Self::Counter),
            StreamName::Day(_) => reading::day(text).map(Self::Day),
            StreamName::Device(_) => reading::device(text).map(Self::Device),
            StreamName::Other => None,
        }
    }
}

/// One event as it was recorded.
#[derive(Clone, Debug)]
pub struct Recorded<'a> {
    /// Where.
    pub stream: &'a Stream,
    /// What the stream's name says.
    pub name: &'a StreamName,
    /// The stream's version after the append.
    pub version: u32,
    /// When, by the hall's clock.
    pub time: Timestamp,
    /// Who did it.
    pub by: &'a Actor,
    /// The number taken in the same append.
    pub taken: Option<u32>,
    /// What happened.
    pub event: Event,
}
