//! Who is next at this counter, and why.
//!
//! Two rules, both published. A priority ticket counts as if it had come some minutes earlier: whoever comes later than that cannot overtake, so
//! nobody waits for ever. And no more than a few priority tickets of a queue are called one after another while somebody else waits there.

use crate::domain::floor::{DayFloor, Ticket, TicketState};
use crate::domain::hall::Hall;
use crate::domain::identity::{CounterId, QueueLetter, TicketId, TicketNumber};
use crate::domain::time::{MINUTE_MS, Timestamp};

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
    let queues = &hall.counter(counter)?.queues;
    let sent = day.open_tickets().filter(|t| waits_for(t, counter)).min_by_key(|t| rank(hall, t));
    if let Some(ticket) = sent {
        let served_here = queues.contains(&ticket.queue);
        let others_waiting = served_here && eligible(day, ticket.queue, counter).any(|t| !t.priority && t.id != ticket.id);
        let run_used_up = ticket.priority && others_waiting && run_of(day, ticket.queue) >= hall.priority.run_max;
        if !run_used_up {
            return Some(choice(ticket, others_waiting, WhyNext::SentHere));
        }
    }
    let proposals = queues.iter().filter_map(|queue| next_of_queue(hall, day, *queue, counter, now));
    proposals.min_by_key(|(rank, _)| *rank).map(|(_, choice)| choice)
}

/// The order in which a counter will call those who wait now, as far as it can be foreseen: the waiting list of the counter's screen.
pub fn order_at<'a>(hall: &Hall, day: &'a DayFloor, counter: &CounterId) -> Vec<&'a Ticket> {
    let serves = |t: &&Ticket| waits_for(t, counter) || hall.counter(counter).is_some_and(|c| c.queues.contains(&t.queue));
    let mut waiting: Vec<&Ticket> = day.open_tickets().filter(|t| may_call(t, counter)).filter(serves).collect();
    waiting.sort_by_key(|t| (!waits_for(t, counter), rank(hall, t)));
    waiting
}

/// People called before a ticket that would be issued now, or before a ticket that waits already, as far as it can be foreseen.
pub fn ahead_of(hall: &Hall, day: &DayFloor, queue: QueueLetter, priority: bool, place_from: Timestamp, except: Option<&TicketId>) -> u32 {
    let own = place_from.plus_millis(-head_start_ms(hall, priority));
    let before = |t: &&Ticket| Some(&t.id) != except && rank(hall, t).0 <= own;
    u32::try_from(day.waiting(queue).filter(before).count()).unwrap_or(u32::MAX)
}

fn next_of_queue(
    hall: &Hall,
    day: &DayFloor,
    queue: QueueLetter,
    counter: &CounterId,
    now: Timestamp,
) -> Option<((Timestamp, TicketNumber), Choice)> {
    let first = eligible(day, queue, counter).min_by_key(|t| rank(hall, t))?;
    let other = eligible(day, queue, counter).filter(|t| !t.priority).min_by_key(|t| rank(hall, t));
    let run = run_of(day, queue);
    let (ticket, why) = match other {
        Some(other) if first.priority && run >= hall.priority.run_max => {
            (other, WhyNext::RunUsedUp { run, waited_minutes: now.minutes_since(other.issued_at) })
        }
        _ if eligible(day, queue, counter).nth(1).is_none() => (first, WhyNext::OnlyOne),
        _ if first.priority => (first, WhyNext::Priority { head_start_minutes: hall.priority.head_start_minutes }),
        _ => (first, WhyNext::CameFirst { waited_minutes: now.minutes_since(first.issued_at) }),
    };
    let others_waiting = other.is_some_and(|o| o.id != ticket.id) || eligible(day, queue, counter).filter(|t| !t.priority).nth(1).is_some();
    Some((rank(hall, first), choice(ticket, others_waiting, why)))
}

fn run_of(day: &DayFloor, queue: QueueLetter) -> u32 {
    day.queues.get(&queue).map_or(0, |q| q.run)
}

fn eligible<'a>(day: &'a DayFloor, queue: QueueLetter, counter: &'a CounterId) -> impl Iterator<Item = &'a Ticket> {
    day.waiting(queue).filter(move |t| may_call(t, counter))
}

fn may_call(ticket: &Ticket, counter: &CounterId) -> bool {
    matches!(&ticket.state, TicketState::Waiting { only_at } if only_at.as_ref().is_none_or(|only| only == counter))
}

fn waits_for(ticket: &Ticket, counter: &CounterId) -> bool {
    matches!(&ticket.state, TicketState::Waiting { only_at: Some(only) } if only == counter)
}

/// Smaller goes first. The number breaks ties, so that the same state always gives the same answer.
fn rank(hall: &Hall, ticket: &Ticket) -> (Timestamp, TicketNumber) {
    (ticket.place_from.plus_millis(-head_start_ms(hall, ticket.priority)), ticket.number)
}

fn head_start_ms(hall: &Hall, priority: bool) -> i64 {
    if priority { i64::from(hall.priority.head_start_minutes) * MINUTE_MS } else { 0 }
}

fn choice(ticket: &Ticket, others_waiting: bool, why: WhyNext) -> Choice {
    Choice { ticket: ticket.id.clone(), number: ticket.number, queue: ticket.queue, priority: ticket.priority, others_waiting, why }
}
