//! Opening, pausing and closing a counter; what happens to the person at it.

use super::{CounterAction, Decision, Refusal, TicketIs, TransferTo, View, calling};
use crate::domain::event::{CounterEvent, Event, TicketEvent};
use crate::domain::floor::{CounterDay, CounterState, DayFloor, Ticket, TicketState};
use crate::domain::hall::Post;
use crate::domain::identity::{ClerkId, CounterId, QueueLetter, TicketId};
use crate::domain::queue::dispatch;
use crate::domain::stream::Stream;
use crate::domain::time::Day;

/// One counter as a decision sees it.
pub(super) struct Desk<'a> {
    pub view: &'a View<'a>,
    pub today: Day,
    pub day: &'a DayFloor,
    pub id: &'a CounterId,
    pub state: CounterDay,
}

pub(super) fn act(view: &View<'_>, id: &CounterId, action: &CounterAction) -> Result<Decision, Refusal> {
    view.hall.counter(id).ok_or(Refusal::NoSuchCounter)?;
    let today = view.today();
    let day = view.floor.day(today);
    let desk = Desk { view, today, day, id, state: day.counters.get(id).cloned().unwrap_or_else(CounterDay::default) };
    match action {
        CounterAction::Open { clerk, post } => open(&desk, clerk, *post),
        CounterAction::Pause => leave(&desk, CounterEvent::Paused),
        CounterAction::Close => leave(&desk, CounterEvent::Closed),
        CounterAction::CallNext => calling::call_next(&desk),
        CounterAction::CallGiven(number) => calling::call_given(&desk, *number),
        CounterAction::Recall => recall(&desk),
        CounterAction::Miss => release(&desk, |t, c| TicketEvent::Missed { number: t.number, counter: c.clone() }),
        CounterAction::Hold => release(&desk, |t, c| TicketEvent::Held { number: t.number, counter: c.clone() }),
        CounterAction::Finish => release(&desk, |t, c| TicketEvent::Served { number: t.number, counter: c.clone() }),
        CounterAction::Resume(ticket) => resume(&desk, ticket),
        CounterAction::Transfer(target) => transfer(&desk, target),
    }
}

impl<'a> Desk<'a> {
    /// The person at the counter.
    pub fn current(&self) -> Option<&'a Ticket> {
        self.state.current.as_ref().and_then(|id| self.day.ticket(id))
    }

    pub fn busy_with(&self) -> Result<&'a Ticket, Refusal> {
        self.current().ok_or(Refusal::NobodyAtCounter)
    }

    pub fn needs_open(&self) -> Result<(), Refusal> {
        matches!(self.state.state, CounterState::Open { .. }).then_some(()).ok_or(Refusal::CounterNotOpen)
    }

    pub fn stream(&self) -> Stream {
        Stream::counter(self.today, self.id)
    }

    pub fn ticket_change(&self, decision: Decision, ticket: &Ticket, event: TicketEvent) -> Decision {
        decision.with(Stream::ticket(self.today, &ticket.id), ticket.version, vec![Event::Ticket(event)])
    }

    pub fn counter_change(&self, decision: Decision, events: Vec<CounterEvent>) -> Decision {
        decision.with(self.stream(), self.state.version, events.into_iter().map(Event::Counter).collect())
    }
}

fn open(desk: &Desk<'_>, clerk: &ClerkId, post: Post) -> Result<Decision, Refusal> {
    let known = desk.view.hall.clerk(clerk).ok_or(Refusal::NotThisClerk)?;
    if known.posts.get(desk.id) != Some(&post) {
        return Err(Refusal::NotThisClerk);
    }
    let same = CounterState::Open { clerk: clerk.clone(), post };
    if desk.state.state == same {
        return Err(Refusal::NothingToDo);
    }
    Ok(desk.counter_change(Decision::default(), vec![CounterEvent::Opened { clerk: clerk.clone(), post }]))
}

fn leave(desk: &Desk<'_>, event: CounterEvent) -> Result<Decision, Refusal> {
    if let Some(ticket) = desk.current() {
        return Err(Refusal::CounterBusy(ticket.number));
    }
    match desk.state.state {
        CounterState::Open { .. } => {}
        CounterState::Paused { .. } if event == CounterEvent::Closed => {}
        _ => return Err(Refusal::CounterNotOpen),
    }
    Ok(desk.counter_change(Decision::default(), vec![event]))
}

fn recall(desk: &Desk<'_>) -> Result<Decision, Refusal> {
    let ticket = desk.busy_with()?;
    let most = desk.view.hall.limits.recalls_max;
    if let TicketState::Called { recalls, .. } = ticket.state
        && recalls >= most
    {
        return Err(Refusal::RecallsUsedUp(most));
    }
    let event = TicketEvent::Recalled { number: ticket.number, counter: desk.id.clone() };
    Ok(desk.ticket_change(Decision::default(), ticket, event))
}

/// The person leaves the counter, in whatever way.
fn release(desk: &Desk<'_>, event: impl Fn(&Ticket, &CounterId) -> TicketEvent) -> Result<Decision, Refusal> {
    let ticket = desk.busy_with()?;
    let decision = desk.ticket_change(Decision::default(), ticket, event(ticket, desk.id));
    Ok(desk.counter_change(decision, vec![CounterEvent::Released { number: ticket.number }]))
}

fn resume(desk: &Desk<'_>, id: &TicketId) -> Result<Decision, Refusal> {
    desk.needs_open()?;
    if let Some(ticket) = desk.current() {
        return Err(Refusal::CounterBusy(ticket.number));
    }
    let ticket = desk.day.ticket(id).ok_or(Refusal::NoSuchTicket)?;
    if !matches!(ticket.state, TicketState::Held { .. }) {
        return Err(Refusal::TicketIs(ticket.number, super::ticket::what_is(ticket)));
    }
    if let TicketState::Held { counter, .. } = &ticket.state
        && counter != desk.id
        && dispatch::keeps_its_people(desk.day, counter, desk.view.now)
    {
        return Err(Refusal::TicketIs(ticket.number, TicketIs::HeldElsewhere));
    }
    let event = TicketEvent::Resumed { number: ticket.number, counter: desk.id.clone() };
    let decision = desk.ticket_change(Decision::default(), ticket, event);
    Ok(desk.counter_change(decision, vec![CounterEvent::Took { number: ticket.number }]))
}

fn transfer(desk: &Desk<'_>, target: &TransferTo) -> Result<Decision, Refusal> {
    let ticket = desk.busy_with()?;
    let (queue, counter) = target_of(desk, ticket, target).ok_or(Refusal::NoSuchTarget)?;
    // Where nobody works nobody would call.
    if !desk.view.hall.counters_of(queue).any(|c| dispatch::is_staffed(desk.day, &c.id)) {
        return Err(Refusal::NobodyWorksThere);
    }
    release(desk, |t, _| TicketEvent::Transferred { number: t.number, queue, counter: counter.clone() })
}

fn target_of(desk: &Desk<'_>, ticket: &Ticket, target: &TransferTo) -> Option<(QueueLetter, Option<CounterId>)> {
    match target {
        TransferTo::Queue(letter) => desk.view.hall.queue(*letter).map(|q| (q.letter, None)),
        TransferTo::Counter(id) if id == desk.id => None,
        // Nobody is sent to a counter that has closed for today.
        TransferTo::Counter(id) if desk.day.counters.get(id).is_some_and(|c| c.state == CounterState::Closed) => None,
        TransferTo::Counter(id) => {
            let counter = desk.view.hall.counter(id)?;
            let queue = if counter.queues.contains(&ticket.queue) { ticket.queue } else { *counter.queues.first()? };
            Some((queue, Some(id.clone())))
        }
    }
}
