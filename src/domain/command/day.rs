//! The end of a day: what is left is voided, then the sums are sealed.

use super::{Decision, Refusal, View};
use crate::domain::event::{CounterEvent, DayEvent, Event, TicketEvent, VoidReason};
use crate::domain::floor::{CounterState, Ticket};
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
    let left: Vec<&Ticket> = floor.open_tickets().take(STREAMS_AT_ONCE).collect();
    if !left.is_empty() {
        return Ok(left.into_iter().fold(Decision::default(), |decision, ticket| {
            let voided = TicketEvent::Voided { number: ticket.number, reason: VoidReason::DayEnded };
            decision.with(Stream::ticket(day, &ticket.id), ticket.version, vec![Event::Ticket(voided)])
        }));
    }
    let open = floor.counters.iter().filter(|(_, c)| matches!(c.state, CounterState::Open { .. } | CounterState::Paused { .. }));
    let closed = open.take(STREAMS_AT_ONCE).fold(Decision::default(), |decision, (id, counter)| {
        decision.with(Stream::counter(day, id), counter.version, vec![Event::Counter(CounterEvent::Closed)])
    });
    if !closed.changes.is_empty() {
        return Ok(closed);
    }
    let sealed = Event::Day(DayEvent::Sealed { sums: floor.reconciliation() });
    Ok(Decision::default().with(Stream::day(day), floor.version, vec![sealed]))
}
