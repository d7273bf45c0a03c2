//! Commands: what somebody wants to happen. `decide` answers with the events that would make it happen, or with a refusal and its reason.
//!
//! Deciding reads a floor that may be slightly old; the expected versions it gives are what really decides, in the append.

mod calling;
mod counter;
mod day;
mod device;
mod ticket;

use super::event::{DeviceEvent, Event, PaperAnswer, VoidReason};
use super::floor::Floor;
use super::hall::{Hall, Language, Post};
use super::identity::{Actor, ClerkId, CounterId, Installation, ItemId, QueueLetter, TicketId, TicketNumber};
use super::queue::gate::NotNow;
use super::stream::{Sequence, Stream};
use super::time::{Day, Timestamp};

/// What somebody wants to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A person wants a number.
    IssueTicket {
        /// Identity of the ticket, made for this request.
        ticket: TicketId,
        /// The queue.
        queue: QueueLetter,
        /// What for, when the person said it.
        item: Option<ItemId>,
        /// The answer to the priority question.
        priority: bool,
        /// Language the person uses.
        language: Language,
        /// Random digits for the code, 0 to 99,999.
        random: u32,
    },
    /// A person answered "did your paper come out?".
    AnswerPaper {
        /// Which ticket.
        ticket: TicketId,
        /// The answer.
        answer: PaperAnswer,
    },
    /// A person says "I am back" after missing the call, or a clerk says so.
    Rejoin {
        /// Which ticket.
        ticket: TicketId,
    },
    /// A ticket shall count no more.
    VoidTicket {
        /// Which.
        ticket: TicketId,
        /// Why.
        reason: VoidReason,
        /// Who asks: decides what is allowed.
        role: Role,
    },
    /// Something at a counter.
    AtCounter {
        /// Which counter.
        counter: CounterId,
        /// What.
        action: CounterAction,
    },
    /// An earlier day shall be closed: one batch of what is left, or the seal. Repeat until refused with [`Refusal::NothingToDo`].
    CloseDay {
        /// Which day.
        day: Day,
    },
    /// The storage lost entries: numbers of a queue were skipped so that none is given twice. Refused with [`Refusal::NothingToDo`] when that has been
    /// noted before, or the day is sealed.
    NoteSkipped {
        /// Which day's numbers.
        day: Day,
        /// Which queue's.
        queue: QueueLetter,
        /// The first of them.
        first: u32,
        /// The last of them.
        last: u32,
    },
    /// An installation tells something of itself.
    Tell {
        /// Which installation.
        installation: Installation,
        /// What.
        event: DeviceEvent,
    },
    /// Somebody goes to help at a kiosk.
    AnswerHelp {
        /// Where help was called.
        installation: Installation,
        /// Who goes.
        by: Actor,
    },
}

/// Who asks for a ticket to be voided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The kiosk: only its own ticket whose paper question is unanswered.
    Kiosk,
    /// A clerk: never.
    Clerk,
    /// Somebody of the staff with the right to void, who the entry names: any open or missed ticket.
    Staff,
}

/// What a clerk does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CounterAction {
    /// Sit down, or go on after a pause.
    Open {
        /// Who.
        clerk: ClerkId,
        /// As what.
        post: Post,
    },
    /// For a while.
    Pause,
    /// For today.
    Close,
    /// Finish with the person at the counter, if any, and call the next.
    CallNext,
    /// Finish with the person at the counter, if any, and call this number.
    CallGiven(TicketNumber),
    /// Call the same person again.
    Recall,
    /// Nobody came.
    Miss,
    /// Put aside.
    Hold,
    /// Take up again what was put aside.
    Resume(TicketId),
    /// Send on.
    Transfer(TransferTo),
    /// Served to the end.
    Finish,
}

/// Where a person is sent on to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransferTo {
    /// Any counter of this queue.
    Queue(QueueLetter),
    /// This counter only; the ticket waits in the first queue that counter serves, unless it serves the present one.
    Counter(CounterId),
}

/// Why nothing happened. The state has not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not possible here and now.
    NotNow(NotNow),
    /// The date of this machine must be confirmed by staff first.
    ClockInDoubt,
    /// The day had been sealed when the number came: it counts for nobody.
    DayIsOver,
    /// No such ticket today.
    NoSuchTicket,
    /// The ticket is in a state in which this makes no sense.
    TicketIs(TicketNumber, TicketIs),
    /// The paper question was answered before.
    PaperAnsweredBefore,
    /// This role may not void this ticket.
    MayNotVoid,
    /// The counter is not in the hall's list.
    NoSuchCounter,
    /// The clerk may not sit at this counter.
    NotThisClerk,
    /// The counter must be opened first.
    CounterNotOpen,
    /// Somebody is at the counter: finish, hold, transfer or miss first.
    CounterBusy(TicketNumber),
    /// Nobody is at the counter.
    NobodyAtCounter,
    /// Nobody waits whom this counter serves.
    NobodyWaiting,
    /// Recalled as often as allowed.
    RecallsUsedUp(u32),
    /// There is no such queue or counter to send the person to.
    NoSuchTarget,
    /// No counter is at work in the queue to which the person would be sent.
    NobodyWorksThere,
    /// Nothing is left to do.
    NothingToDo,
}

/// Why it did not happen, or may not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The rules forbid it.
    Refused(Refusal),
    /// It did not happen: too many others were quicker each time.
    TooBusy,
    /// It did not happen: the disk is full.
    Full,
    /// It did not happen: the storage cannot be read.
    Damaged(String),
    /// It did not happen: the storage belongs to a newer program.
    Newer,
    /// It did not happen: the storage does not answer.
    Unavailable(String),
    /// It may have happened: only the same request may be repeated.
    Unknown,
}

/// What a ticket is, where that forbids what was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketIs {
    /// It waits.
    Waiting,
    /// It is at a counter.
    AtCounter,
    /// It is put aside.
    Held,
    /// It was missed.
    Missed,
    /// It is done.
    Served,
    /// It counts no more.
    Voided,
    /// It was sent to another counter.
    SentElsewhere,
    /// It is put aside by another counter that is at work.
    HeldElsewhere,
    /// Other counters at work serve its queue, and this one does not.
    ServedElsewhere,
}

/// Everything deciding may look at.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The content.
    pub hall: &'a Hall,
    /// The floor.
    pub floor: &'a Floor,
    /// The hall's time.
    pub now: Timestamp,
    /// Who asks.
    pub by: &'a Actor,
    /// The date must be confirmed before numbers are issued.
    pub clock_in_doubt: bool,
}

impl View<'_> {
    /// The day this command belongs to.
    pub fn today(&self) -> Day {
        self.floor.today(self.hall.utc_offset_minutes.day(self.now))
    }
}

/// The events of one stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub stream: Stream,
    /// Appends the stream has had, as far as the view knows.
    pub expected: u32,
    /// What happened.
    pub events: Vec<Event>,
}

/// What makes the command happen, all or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// The events. The first one's family names the chain.
    pub changes: Vec<Change>,
    /// A number to take: from where, and the highest allowed.
    pub take: Option<(Sequence, u32)>,
}

impl Decision {
    fn with(mut self, stream: Stream, expected: u32, events: Vec<Event>) -> Self {
        self.changes.push(Change { stream, expected, events });
        self
    }
}

/// Decides what `command` makes happen.
///
/// # Errors
/// The reason why it cannot happen; nothing has changed.
pub fn decide(view: &View<'_>, command: &Command) -> Result<Decision, Refusal> {
    match command {
        Command::IssueTicket { .. } => ticket::issue(view, command),
        Command::AnswerPaper { ticket, answer } => ticket::answer_paper(view, ticket, *answer),
        Command::Rejoin { ticket } => ticket::rejoin(view, ticket),
        Command::VoidTicket { ticket, reason, role } => ticket::void(view, ticket, *reason, *role),
        Command::AtCounter { counter, action } => counter::act(view, counter, action),
        Command::CloseDay { day } => day::close(view, *day),
        Command::NoteSkipped { day, queue, first, last } => day::note_skipped(view, *day, *queue, *first, *last),
        Command::Tell { installation, event } => device::tell(view, installation, event),
        Command::AnswerHelp { installation, by } => device::answer_help(view, installation, by),
    }
}
