//! What a counter's screen shows of the floor: one slice for each part of the screen, equal when nothing changed.

use super::{Kind, Model};
use crate::domain::command::TransferTo;
use crate::domain::floor::{CounterState, DayFloor, Ticket, TicketState};
use crate::domain::hall::Hall;
use crate::domain::identity::{CounterId, ItemId, QueueLetter, TicketId, TicketNumber};
use crate::domain::queue::dispatch::{self, WhyNext};
use crate::domain::queue::missed::coming_back;
use crate::domain::time::{MINUTE_MS, Timestamp};

/// The counter and who is at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Open, paused, closed.
    pub state: CounterState,
    /// The person at the counter.
    pub current: Option<Current>,
    /// Moves with every fact about the counter and the person at it.
    pub versions: (u32, u32),
}

/// The person at the counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// The ticket.
    pub person: Person,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// Minutes from issue to the first call.
    pub waited_minutes: u32,
    /// How often called again.
    pub recalls: u32,
    /// At this counter since.
    pub since: Timestamp,
}

/// A ticket as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The ticket.
    pub id: TicketId,
    /// What people read.
    pub number: TicketNumber,
    /// What for.
    pub item: Option<ItemId>,
    /// The queue.
    pub queue: QueueLetter,
    /// Goes first, within the rule.
    pub priority: bool,
}

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub person: Person,
    /// Minutes of waiting, of being put aside, or since the missed call.
    pub minutes: u32,
    /// What is particular.
    pub note: Note,
}

/// What is particular about a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Nothing.
    Plain,
    /// Sent to this very counter.
    SentHere,
    /// Put aside by a counter that is not open any more.
    HeldBy(CounterId),
    /// Back now, the old place would be kept.
    KeepsPlace,
    /// Back now, the person would go to the end.
    GoesToEnd,
}

/// Who is next, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// Who.
    pub number: TicketNumber,
    /// Why.
    pub why: WhyNext,
}

/// The counter's own day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// Served to the end.
    pub served: u32,
    /// Nobody came.
    pub missed: u32,
    /// Mean minutes of a service, rounded; nothing before the first one.
    pub mean_minutes: Option<u32>,
}

/// Somewhere a person can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Where.
    pub to: TransferTo,
    /// How many wait there.
    pub waiting: u32,
    /// Somebody is there to call.
    pub is_open: bool,
}

/// Those who would have to go on without a counter if it closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Depending {
    /// Put aside here or sent here, and other counters of their queue are at work.
    pub here: usize,
    /// Wait, or were put aside here, and no other counter of their queue is at work: nobody would call them.
    pub alone: usize,
}

impl Depending {
    /// The counter can close without a word.
    pub const fn is_nobody(self) -> bool {
        self.here == 0 && self.alone == 0
    }
}

impl Desk {
    /// The counter of this day.
    pub fn of(day: &DayFloor, counter: &CounterId) -> Self {
        let state = day.counter(counter);
        let ticket = day.current(counter);
        let versions = (state.version, ticket.map_or(0, |t| t.version));
        Self { state: state.state, current: ticket.and_then(current), versions }
    }

    /// A clerk is there.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, CounterState::Open { .. })
    }

    /// Does a button make sense now? The rules decide in the end; this only spares a refusal.
    pub const fn offers(&self, kind: Kind) -> bool {
        let (open, busy) = (self.is_open(), self.current.is_some());
        match kind {
            Kind::Recall | Kind::Miss | Kind::Hold | Kind::Transfer | Kind::Finish => busy,
            Kind::CallNext | Kind::CallGiven => open,
            Kind::Resume | Kind::Pause => open && !busy,
            Kind::Close => !busy && (open || matches!(self.state, CounterState::Paused { .. })),
            Kind::Open => !open,
            Kind::Rejoin | Kind::AnswerHelp | Kind::FilledPaper | Kind::ConfirmClock | Kind::ConfirmNumbers => true,
        }
    }

    /// The same, with what this window has asked and not been answered.
    pub const fn can(&self, kind: Kind, model: &Model) -> bool {
        self.offers(kind) && !model.is_busy() && !(kind.is_call() && model.call_lock_seconds > 0)
    }
}

fn person(ticket: &Ticket) -> Person {
    Person { id: ticket.id.clone(), number: ticket.number, item: ticket.item.clone(), queue: ticket.queue, priority: ticket.priority }
}

fn current(ticket: &Ticket) -> Option<Current> {
    let TicketState::Called { at, recalls, .. } = ticket.state else { return None };
    let waited_minutes = ticket.first_called_at.unwrap_or(at).minutes_since(ticket.issued_at);
    Some(Current { person: person(ticket), issued_at: ticket.issued_at, waited_minutes, recalls, since: at })
}

/// Those this counter will call, in the order in which it will.
pub fn waiting(hall: &Hall, day: &DayFloor, counter: &CounterId, now: Timestamp) -> Vec<Line> {
    let note = |t: &Ticket| match t.state {
        TicketState::Waiting { only_at: Some(_) } => Note::SentHere,
        _ => Note::Plain,
    };
    let line = |t: &Ticket| Line { person: person(t), minutes: now.minutes_since(t.issued_at), note: note(t) };
    dispatch::order_at(hall, day, counter, now).into_iter().map(line).collect()
}

/// Those put aside here, and those of this counter's queues put aside at counters that are not open any more.
pub fn held(hall: &Hall, day: &DayFloor, counter: &CounterId, now: Timestamp) -> Vec<Line> {
    let queues = hall.counter(counter).map_or(&[][..], |c| c.queues.as_slice());
    let mut lines: Vec<(Timestamp, Line)> = (day.open_tickets())
        .filter_map(|ticket| {
            let TicketState::Held { counter: by, at, .. } = &ticket.state else { return None };
            let left_alone = !dispatch::keeps_its_people(day, by, now);
            let note = match by == counter {
                true => Note::Plain,
                false if left_alone && queues.contains(&ticket.queue) => Note::HeldBy(by.clone()),
                false => return None,
            };
            Some((*at, Line { person: person(ticket), minutes: now.minutes_since(*at), note }))
        })
        .collect();
    lines.sort_by_key(|(at, line)| (*at, line.person.number));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Those of this counter's queues who missed their call, newest first.
pub fn missed(hall: &Hall, day: &DayFloor, counter: &CounterId, now: Timestamp) -> Vec<Line> {
    let queues = hall.counter(counter).map_or(&[][..], |c| c.queues.as_slice());
    let line = |ticket: &Ticket| {
        let TicketState::Missed { at, .. } = ticket.state else { return None };
        let note = if coming_back(hall, day, ticket)?.keeps_place { Note::KeepsPlace } else { Note::GoesToEnd };
        queues.contains(&ticket.queue).then(|| Line { person: person(ticket), minutes: now.minutes_since(at), note })
    };
    day.missed().into_iter().filter_map(line).collect()
}

/// Who is next.
pub fn next(hall: &Hall, day: &DayFloor, counter: &CounterId, now: Timestamp) -> Option<Next> {
    dispatch::next_at(hall, day, counter, now).map(|choice| Next { number: choice.number, why: choice.why })
}

/// The counter's own count of today.
pub fn own(day: &DayFloor, counter: &CounterId) -> Own {
    let counter = day.counter(counter);
    let mean_ms = counter.service_ms.checked_div(i64::from(counter.served));
    let mean_minutes = mean_ms.and_then(|ms| u32::try_from((ms + MINUTE_MS / 2) / MINUTE_MS).ok());
    Own { served: counter.served, missed: counter.missed, mean_minutes }
}

/// Minutes for which somebody has been waiting beside this idle counter, once that is too long.
pub fn idle_minutes(hall: &Hall, day: &DayFloor, counter: &CounterId, now: Timestamp) -> Option<u32> {
    let desk = day.counter(counter);
    let free_since = desk.free_since.filter(|_| matches!(desk.state, CounterState::Open { .. }) && desk.current.is_none())?;
    let longest = dispatch::order_at(hall, day, counter, now).into_iter().map(|t| t.place_from).min()?;
    let minutes = now.minutes_since(free_since.max(longest));
    (minutes >= hall.limits.idle_counter_minutes).then_some(minutes)
}

/// How many depend on this counter: they would have to go on without it if it closed.
pub fn depend_on(hall: &Hall, day: &DayFloor, counter: &CounterId) -> Depending {
    let serves = |queue, is: &dyn Fn(&CounterId) -> bool| hall.counters_of(queue).any(|c| is(&c.id));
    let others_work = |queue| serves(queue, &|id| id != counter && dispatch::is_staffed(day, id));
    let mut depending = Depending::default();
    for ticket in day.open_tickets() {
        let (is_here, waits_on) = match &ticket.state {
            TicketState::Waiting { only_at: Some(only) } => (only == counter, !dispatch::is_staffed(day, only)),
            TicketState::Waiting { only_at: None } => (false, true),
            TicketState::Held { counter: by, .. } => (by == counter, false),
            _ => (false, false),
        };
        let is_of_queue = waits_on && serves(ticket.queue, &|id| id == counter);
        if (is_here || is_of_queue) && !others_work(ticket.queue) {
            depending.alone += 1;
        } else if is_here {
            depending.here += 1;
        }
    }
    depending
}

/// Everywhere the person at this counter can be sent: queues, then the other counters.
pub fn targets(hall: &Hall, day: &DayFloor, counter: &CounterId, now: Timestamp) -> Vec<Target> {
    let is_open = |id: &CounterId| matches!(day.counter(id).state, CounterState::Open { .. });
    let queues = hall.queues.iter().map(|queue| Target {
        to: TransferTo::Queue(queue.letter),
        waiting: day.waiting_count(queue.letter),
        is_open: hall.counters_of(queue.letter).any(|c| is_open(&c.id)),
    });
    let others = hall.counters.iter().filter(|other| other.id != *counter).map(|other| Target {
        to: TransferTo::Counter(other.id.clone()),
        waiting: u32::try_from(dispatch::order_at(hall, day, &other.id, now).len()).unwrap_or(u32::MAX),
        is_open: is_open(&other.id),
    });
    queues.chain(others).collect()
}
