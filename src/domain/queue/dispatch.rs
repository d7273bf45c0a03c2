//! Who is next at this counter, and why.
//!
//! Two rules, both published. A priority ticket counts as if it had come some minutes earlier: whoever comes later than that cannot overtake, so
//! nobody waits for ever. And no more than a few priority tickets of a queue are called one after another while somebody else waits there.
//!
//! The bound, exactly: let H be the head start and X somebody whom a counter could call. An automatic call at that counter takes nobody whose place
//! is later than X's place + H, except somebody who was sent to this very counter, or somebody whose turn it is because the run of a queue is used up;
//! the latter at most once for each `run_max` priority tickets that stand before X. Numbers called by hand are the clerk's decision; they count in the run.

use crate::domain::floor::{CounterState, DayFloor, Ticket, TicketState};
use crate::domain::hall::Hall;
use crate::domain::identity::{CounterId, QueueLetter, TicketId, TicketNumber};
use crate::domain::time::{MINUTE_MS, Timestamp};

/// Whoever was sent to a counter that pauses waits for it alone so long; then any counter of the queue may call.
pub const PAUSE_KEEPS_MINUTES: i64 = 15;

/// The next ticket of a counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which ticket.
    pub ticket: TicketId,
    /// Its number.
    pub number: TicketNumber,
    /// The queue it waits in.
    pub queue: QueueLetter,
    /// It is a priority ticket.
    pub priority: bool,
    /// Somebody without priority waits in the same queue and could have been called here.
    pub others_waiting: bool,
    /// Why this one.
    pub why: WhyNext,
}

/// Why this ticket is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNext {
    /// Sent to this very counter by another.
    SentHere,
    /// Nobody else waits.
    OnlyOne,
    /// Priority, which counts as having come that many minutes earlier.
    Priority {
        /// Minutes of head start.
        head_start_minutes: u16,
    },
    /// That many priority tickets were called one after another; now it is somebody else's turn.
    RunUsedUp {
        /// Length of the run.
        run: u32,
        /// Minutes this person has waited.
        waited_minutes: u32,
    },
    /// Came first.
    CameFirst {
        /// Minutes this person has waited.
        waited_minutes: u32,
    },
}

/// The ticket to be called next at `counter`; nothing when nobody waits whom it serves.
pub fn next_at(hall: &Hall, day: &DayFloor, counter: &CounterId, now: Timestamp) -> Option<Choice> {
    let site = Site { hall, day, counter, now, queues: &hall.counter(counter)?.queues };
    if let Some(ticket) = site.sent_here().min_by_key(|t| rank(hall, t))
        && !site.run_forbids(ticket)
    {
        return Some(site.choice(ticket, WhyNext::SentHere));
    }
    let first = site.queues.iter().filter_map(|queue| site.first_of(*queue)).min_by_key(|t| rank(hall, t))?;
    if site.run_forbids(first)
        && let Some(other) = site.ordinary(first.queue).next()
    {
        let why = WhyNext::RunUsedUp { run: site.run_of(first.queue), waited_minutes: now.minutes_since(other.issued_at) };
        return Some(site.choice(other, why));
    }
    Some(site.choice(first, site.why(first)))
}

/// The order in which a counter will call those who wait now, as far as it can be foreseen: the waiting list of the counter's screen. The first is
/// the one whom [`next_at`] names.
pub fn order_at<'a>(hall: &Hall, day: &'a DayFloor, counter: &CounterId, now: Timestamp) -> Vec<&'a Ticket> {
    let Some(content) = hall.counter(counter) else { return Vec::new() };
    let site = Site { hall, day, counter, now, queues: &content.queues };
    let next = next_at(hall, day, counter, now).map(|choice| choice.number);
    let foreign = site.sent_here().filter(|t| !content.queues.contains(&t.queue));
    let mut waiting: Vec<&Ticket> =
        content.queues.iter().flat_map(|q| day.waiting(*q)).filter(|t| site.may_call(t)).chain(foreign).collect();
    waiting.sort_by_key(|t| (Some(t.number) != next, !site.is_sent_here(t), rank(hall, t)));
    waiting
}

/// People of the queue who go before a ticket that would be issued now, or before a ticket that waits already (`except`), as far as it can be foreseen.
pub fn ahead_of(hall: &Hall, day: &DayFloor, queue: QueueLetter, priority: bool, place_from: Timestamp, except: Option<&TicketId>) -> u32 {
    // At the same instant the smaller number goes first, and a number that is not issued yet is the greatest.
    let number = except.and_then(|id| day.ticket(id)).map(|t| t.number).or_else(|| TicketNumber::new(queue, TicketNumber::MAX));
    let Some(number) = number else { return 0 };
    let own = place_from.plus_millis(-head_start_ms(hall, priority));
    let before = day.line(queue).count_before((own, number), (own.plus_millis(head_start_ms(hall, true)), number));
    u32::try_from(before).unwrap_or(u32::MAX)
}

/// May this counter call a ticket by its number? Somebody who was sent to another counter stays there as long as that counter works.
pub fn may_call_given(day: &DayFloor, ticket: &Ticket, counter: &CounterId) -> bool {
    match &ticket.state {
        TicketState::Waiting { only_at: Some(only) } => only == counter || !matches!(state_of(day, only), Some(CounterState::Open { .. })),
        TicketState::Waiting { only_at: None } => true,
        _ => false,
    }
}

/// May this counter call by hand from the ticket's queue? From its own, and whoever was sent to it; from another only while no counter there is at work,
/// so that a number mistyped brings nobody to the wrong counter and nobody is left to whom no counter may come.
pub fn serves_by_hand(hall: &Hall, day: &DayFloor, ticket: &Ticket, counter: &CounterId) -> bool {
    let any = |is: &dyn Fn(&CounterId) -> bool| hall.counters_of(ticket.queue).any(|c| is(&c.id));
    is_sent_to(ticket, counter) || any(&|id| id == counter) || !any(&|id| is_staffed(day, id))
}

/// Does anybody without priority wait in the ticket's queue whom this counter could call instead?
pub fn others_waiting(day: &DayFloor, ticket: &Ticket, counter: &CounterId, now: Timestamp) -> bool {
    let others = day.line(ticket.queue).ordinary.iter().filter(|(_, number)| *number != ticket.number);
    others.filter_map(|(_, number)| day.by_number(*number)).any(|t| may_call(day, t, counter, now))
}

fn is_sent_to(ticket: &Ticket, counter: &CounterId) -> bool {
    matches!(&ticket.state, TicketState::Waiting { only_at: Some(only) } if only == counter)
}

/// A counter that looks for somebody to call.
struct Site<'a, 'b> {
    hall: &'b Hall,
    day: &'a DayFloor,
    counter: &'b CounterId,
    now: Timestamp,
    queues: &'b [QueueLetter],
}

impl<'a> Site<'a, '_> {
    fn may_call(&self, ticket: &Ticket) -> bool {
        may_call(self.day, ticket, self.counter, self.now)
    }

    fn is_sent_here(&self, ticket: &Ticket) -> bool {
        is_sent_to(ticket, self.counter)
    }

    fn sent_here(&self) -> impl Iterator<Item = &'a Ticket> {
        self.day.sent.iter().filter_map(|id| self.day.ticket(id)).filter(|t| self.is_sent_here(t))
    }

    /// Those without priority, first place first.
    fn ordinary(&self, queue: QueueLetter) -> impl Iterator<Item = &'a Ticket> {
        self.day.line(queue).ordinary.iter().filter_map(|(_, number)| self.day.by_number(*number)).filter(|t| self.may_call(t))
    }

    fn with_priority(&self, queue: QueueLetter) -> impl Iterator<Item = &'a Ticket> {
        self.day.line(queue).priority.iter().filter_map(|(_, number)| self.day.by_number(*number)).filter(|t| self.may_call(t))
    }

    fn first_of(&self, queue: QueueLetter) -> Option<&'a Ticket> {
        let firsts = self.ordinary(queue).next().into_iter().chain(self.with_priority(queue).next());
        firsts.min_by_key(|t| rank(self.hall, t))
    }

    fn run_of(&self, queue: QueueLetter) -> u32 {
        self.day.queues.get(&queue).map_or(0, |q| q.run)
    }

    /// One more priority ticket would be one too many in a row.
    fn run_forbids(&self, ticket: &Ticket) -> bool {
        ticket.priority
            && self.run_of(ticket.queue) >= self.hall.priority.run_max.max(1)
            && self.queues.contains(&ticket.queue)
            && others_waiting(self.day, ticket, self.counter, self.now)
    }

    fn why(&self, ticket: &Ticket) -> WhyNext {
        let is_other = |t: &&Ticket| t.number != ticket.number;
        let other = self.queues.iter().any(|q| self.ordinary(*q).chain(self.with_priority(*q)).any(|t| is_other(&t)));
        let passed = self.queues.iter().filter_map(|q| self.ordinary(*q).next()).any(|t| t.place_from < ticket.place_from);
        if !other {
            WhyNext::OnlyOne
        } else if ticket.priority && passed {
            WhyNext::Priority { head_start_minutes: self.hall.priority.head_start_minutes }
        } else {
            WhyNext::CameFirst { waited_minutes: self.now.minutes_since(ticket.issued_at) }
        }
    }

    fn choice(&self, ticket: &Ticket, why: WhyNext) -> Choice {
        let others_waiting = others_waiting(self.day, ticket, self.counter, self.now);
        Choice { ticket: ticket.id.clone(), number: ticket.number, queue: ticket.queue, priority: ticket.priority, others_waiting, why }
    }
}

fn state_of<'a>(day: &'a DayFloor, counter: &CounterId) -> Option<&'a CounterState> {
    day.counters.get(counter).map(|c| &c.state)
}

/// Somebody works at this counter, or goes on after a pause.
pub fn is_staffed(day: &DayFloor, counter: &CounterId) -> bool {
    matches!(state_of(day, counter), Some(CounterState::Open { .. } | CounterState::Paused { .. }))
}

/// Does whoever was sent to this counter, or put aside by it, go on waiting for it alone? Only while it is at work, or its clerk is away for a moment.
pub fn keeps_its_people(day: &DayFloor, counter: &CounterId, now: Timestamp) -> bool {
    match state_of(day, counter) {
        Some(CounterState::Open { .. }) => true,
        Some(CounterState::Paused { at, .. }) => now.since(*at) <= PAUSE_KEEPS_MINUTES * MINUTE_MS,
        Some(CounterState::NotOpened | CounterState::Closed) | None => false,
    }
}

/// Whoever was sent to one counter waits for it alone as long as it keeps its people: then any counter of the queue calls, so that nobody waits for ever.
fn may_call(day: &DayFloor, ticket: &Ticket, counter: &CounterId, now: Timestamp) -> bool {
    match &ticket.state {
        TicketState::Waiting { only_at: Some(only) } => only == counter || !keeps_its_people(day, only, now),
        TicketState::Waiting { only_at: None } => true,
        _ => false,
    }
}

/// Smaller goes first. The number breaks ties, so that the same state always gives the same answer.
fn rank(hall: &Hall, ticket: &Ticket) -> (Timestamp, TicketNumber) {
    (ticket.place_from.plus_millis(-head_start_ms(hall, ticket.priority)), ticket.number)
}

fn head_start_ms(hall: &Hall, priority: bool) -> i64 {
    if priority { i64::from(hall.priority.head_start_minutes) * MINUTE_MS } else { 0 }
}
