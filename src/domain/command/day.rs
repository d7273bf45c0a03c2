//! The end of a day: counters are closed, what is left is voided, then the sums are sealed.

use super::{Decision, Refusal, View};
use crate::domain::event::{CounterEvent, DayEvent, Event, QueueEvent, TicketEvent, VoidReason};
use crate::domain::floor::{CounterState, DayFloor, Ticket, TicketState};
use crate::domain::identity::{CounterId, QueueLetter};
use crate::domain::stream::Stream;
use crate::domain::time::Day;

/// Streams changed in one append while a day is closed; below the journal's limit of 16.
const STREAMS_AT_ONCE: usize = 12;

/// One step of closing `day`, which must be over.
pub(super) fn close(view: &View<'_>, day: Day) -> Result<Decision, Refusal> {
    if day >= view.today() || !view.floor.days.contains_key(&day) {
        return Err(Refusal::NothingToDo);
    }
    let floor = view.floor.day(day);
    let closed = close_counters(day, floor);
    if !closed.changes.is_empty() {
        return Ok(closed);
    }
    let left = floor.open_tickets().take(STREAMS_AT_ONCE);
    let voided = left.fold(Decision::default(), |decision, ticket| void(decision, day, ticket));
    if !voided.changes.is_empty() {
        return Ok(voided);
    }
    let sealed = Event::Day(DayEvent::Sealed { sums: floor.reconciliation() });
    Ok(Decision::default().with(Stream::day(day), floor.version, vec![sealed]))
}

/// Numbers that may have been given before the storage lost them: they are not missing, and are never given again. Every window that starts tells it
/// until it is noted; once is enough, and the sums of a sealed day do not change.
pub(super) fn note_skipped(view: &View<'_>, day: Day, queue: QueueLetter, first: u32, last: u32) -> Result<Decision, Refusal> {
    let known = view.floor.day(day).queue(queue);
    if view.floor.is_sealed(day) || known.skipped_runs.cover(first, last) {
        return Err(Refusal::NothingToDo);
    }
    let skipped = Event::Queue(QueueEvent::NumbersSkipped { first, last });
    Ok(Decision::default().with(Stream::queue(day, queue), known.version, vec![skipped]))
}

/// Closes counters that are still open, with the ticket that is still there: a counter and its ticket never disagree.
fn close_counters(day: Day, floor: &DayFloor) -> Decision {
    let mut decision = Decision::default();
    for (id, counter) in &floor.counters {
        let current = floor.current(id);
        let is_open = matches!(counter.state, CounterState::Open { .. } | CounterState::Paused { .. });
        if (is_open || counter.current.is_some()) && decision.changes.len() + 2 <= STREAMS_AT_ONCE {
            decision = current.filter(|t| is_at(t, id)).into_iter().fold(decision, |decision, ticket| void(decision, day, ticket));
            decision = close_counter(decision, day, id, counter.version, current);
        }
    }
    decision
}

fn is_at(ticket: &Ticket, id: &CounterId) -> bool {
    matches!(&ticket.state, TicketState::Called { counter, .. } if counter == id)
}

fn close_counter(decision: Decision, day: Day, id: &CounterId, version: u32, current: Option<&Ticket>) -> Decision {
    let released = current.map(|ticket| CounterEvent::Released { number: ticket.number });
    let events = released.into_iter().chain([CounterEvent::Closed]).map(Event::Counter).collect();
    decision.with(Stream::counter(day, id), version, events)
}

fn void(decision: Decision, day: Day, ticket: &Ticket) -> Decision {
    let voided = TicketEvent::Voided { number: ticket.number, reason: VoidReason::DayEnded };
    decision.with(Stream::ticket(day, &ticket.id), ticket.version, vec![Event::Ticket(voided)])
}
