//! Calling: the person at the counter is finished with, the next one is called, and the queue's stream is touched.

use super::counter::Desk;
use super::{Decision, Refusal, TicketIs};
use crate::domain::event::{CounterEvent, Event, QueueEvent, TicketEvent};
use crate::domain::floor::{Ticket, TicketState};
use crate::domain::identity::TicketNumber;
use crate::domain::queue::dispatch;
use crate::domain::stream::Stream;

pub(super) fn call_next(desk: &Desk<'_>) -> Result<Decision, Refusal> {
    desk.needs_open()?;
    let choice = dispatch::next_at(desk.view.hall, desk.day, desk.id, desk.view.now).ok_or(Refusal::NobodyWaiting)?;
    let ticket = desk.day.ticket(&choice.ticket).ok_or(Refusal::NoSuchTicket)?;
    Ok(call(desk, ticket, choice.others_waiting))
}

pub(super) fn call_given(desk: &Desk<'_>, number: TicketNumber) -> Result<Decision, Refusal> {
    desk.needs_open()?;
    let ticket = desk.day.by_number(number).ok_or(Refusal::NoSuchTicket)?;
    match &ticket.state {
        TicketState::Waiting { .. } if !dispatch::may_call_given(desk.day, ticket, desk.id) => {
            Err(Refusal::TicketIs(number, TicketIs::SentElsewhere))
        }
        TicketState::Waiting { .. } if !dispatch::serves_by_hand(desk.view.hall, desk.day, ticket, desk.id) => {
            Err(Refusal::TicketIs(number, TicketIs::ServedElsewhere))
        }
        // A number called by hand is the clerk's decision and never forbidden; it counts in the run of priority tickets all the same.
        TicketState::Waiting { .. } => Ok(call(desk, ticket, dispatch::others_waiting(desk.day, ticket, desk.id, desk.view.now))),
        _ => Err(Refusal::TicketIs(number, super::ticket::what_is(ticket))),
    }
}

fn call(desk: &Desk<'_>, ticket: &Ticket, others_waiting: bool) -> Decision {
    let event = TicketEvent::Called { number: ticket.number, counter: desk.id.clone() };
    let mut decision = desk.ticket_change(Decision::default(), ticket, event);
    let mut at_counter = Vec::new();
    if let Some(before) = desk.current() {
        let served = TicketEvent::Served { number: before.number, counter: desk.id.clone() };
        decision = desk.ticket_change(decision, before, served);
        at_counter.push(CounterEvent::Released { number: before.number });
    }
    at_counter.push(CounterEvent::Took { number: ticket.number });
    let made = QueueEvent::CallMade { number: ticket.number, priority: ticket.priority, others_waiting };
    let version = desk.day.queues.get(&ticket.queue).map_or(0, |q| q.version);
    decision = decision.with(Stream::queue(desk.today, ticket.queue), version, vec![Event::Queue(made)]);
    desk.counter_change(decision, at_counter)
}
