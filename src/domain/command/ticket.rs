//! Issue, paper, coming back, voiding.

use super::{Command, Decision, Refusal, Role, TicketIs, View};
use crate::domain::event::{CounterEvent, Event, PaperAnswer, QueueEvent, TicketEvent, VoidReason};
use crate::domain::floor::{DayFloor, Ticket, TicketState};
use crate::domain::identity::{CounterId, TicketId};
use crate::domain::queue::{gate, missed, waiting};
use crate::domain::stream::{Sequence, Stream};

/// The code of a ticket has five random digits.
const RANDOM_END: u32 = 100_000;

pub(super) fn issue(view: &View<'_>, command: &Command) -> Result<Decision, Refusal> {
    let Command::IssueTicket { ticket, queue, item, priority, language, random } = command else { return Err(Refusal::NothingToDo) };
    if view.clock_in_doubt {
        return Err(Refusal::ClockInDoubt);
    }
    let (today, now) = (view.today(), view.now);
    let day = view.floor.day(today);
    if let Some(before) = day.ticket(ticket) {
        return Err(Refusal::TicketIs(before.number, what_is(before)));
    }
    let open = gate::may_issue(view.hall, day, *queue, item.as_ref(), now).map_err(Refusal::NotNow)?;
    let asker = waiting::Asker { queue: *queue, priority: *priority, place_from: now, ticket: None };
    let (ahead, range) = waiting::estimate_for(view.hall, view.floor, today, &asker, now);
    let range = range.map(|r| (r.low, r.high));
    let issued =
        TicketEvent::Issued { queue: *queue, item: item.clone(), priority: *priority, random: *random % RANDOM_END, language: *language };
    let estimated = TicketEvent::WaitingEstimated { ahead, range };
    let events = vec![Event::Ticket(issued), Event::Ticket(estimated)];
    let mut decision = Decision { take: Some((Sequence::tickets(today, *queue), open.at_most)), ..Decision::default() };
    decision = decision.with(Stream::ticket(today, ticket), 0, events);
    if let Some(item) = item.as_ref().filter(|_| open.item_quota) {
        // The quota of an item is guarded by the queue's version: two kiosks cannot both take the last number.
        let taken = Event::Queue(QueueEvent::QuotaTaken { item: item.clone() });
        decision = decision.with(Stream::queue(today, *queue), day.queue(*queue).version, vec![taken]);
    }
    Ok(decision)
}

pub(super) fn answer_paper(view: &View<'_>, id: &TicketId, answer: PaperAnswer) -> Result<Decision, Refusal> {
    let ticket = find(view, id)?;
    if matches!(ticket.state, TicketState::Voided { .. }) {
        return Err(Refusal::TicketIs(ticket.number, TicketIs::Voided));
    }
    // "No, print it again" may be followed by "yes"; what was once "yes" stays.
    let settled = match ticket.paper {
        None => false,
        Some(PaperAnswer::Yes | PaperAnswer::NotAsked) => true,
        Some(PaperAnswer::No) => answer != PaperAnswer::Yes,
    };
    if settled {
        return Err(Refusal::PaperAnsweredBefore);
    }
    Ok(change(view, ticket, TicketEvent::PaperAnswered { number: ticket.number, answer }))
}

pub(super) fn rejoin(view: &View<'_>, id: &TicketId) -> Result<Decision, Refusal> {
    let ticket = find(view, id)?;
    let back = missed::coming_back(view.hall, today(view), ticket).ok_or(Refusal::TicketIs(ticket.number, what_is(ticket)))?;
    Ok(change(view, ticket, TicketEvent::Rejoined { number: ticket.number, place_kept: back.keeps_place }))
}

pub(super) fn void(view: &View<'_>, id: &TicketId, reason: VoidReason, role: Role) -> Result<Decision, Refusal> {
    let ticket = find(view, id)?;
    let own_unanswered = ticket.issued_by == *view.by && ticket.paper.is_none();
    let allowed = match (role, reason) {
        (Role::Clerk, _) | (_, VoidReason::DayEnded) => false,
        (Role::Staff, _) => true,
        // Whoever was at a counter has used the number.
        (Role::Kiosk, VoidReason::GivenBack) => own_unanswered && ticket.first_called_at.is_none(),
        (Role::Kiosk, VoidReason::Abandoned) => own_unanswered,
        (Role::Kiosk, _) => false,
    };
    if !allowed {
        return Err(Refusal::MayNotVoid);
    }
    let voided = change(view, ticket, TicketEvent::Voided { number: ticket.number, reason });
    match (&ticket.state, role) {
        (TicketState::Waiting { .. } | TicketState::Missed { .. }, _) | (TicketState::Held { .. }, Role::Staff) => Ok(voided),
        (TicketState::Called { counter, .. }, Role::Staff) => Ok(release(view, voided, ticket, counter)),
        _ => Err(Refusal::TicketIs(ticket.number, what_is(ticket))),
    }
}

/// The counter lets a ticket go that is voided under its hands.
fn release(view: &View<'_>, decision: Decision, ticket: &Ticket, counter: &CounterId) -> Decision {
    let version = today(view).counters.get(counter).map_or(0, |c| c.version);
    let released = Event::Counter(CounterEvent::Released { number: ticket.number });
    decision.with(Stream::counter(view.today(), counter), version, vec![released])
}

/// One event of one ticket.
fn change(view: &View<'_>, ticket: &Ticket, event: TicketEvent) -> Decision {
    Decision::default().with(Stream::ticket(view.today(), &ticket.id), ticket.version, vec![Event::Ticket(event)])
}

fn today<'a>(view: &View<'a>) -> &'a DayFloor {
    view.floor.day(view.today())
}

pub(super) fn find<'a>(view: &View<'a>, id: &TicketId) -> Result<&'a Ticket, Refusal> {
    today(view).ticket(id).ok_or(Refusal::NoSuchTicket)
}

pub(super) const fn what_is(ticket: &Ticket) -> TicketIs {
    match ticket.state {
        TicketState::Waiting { .. } => TicketIs::Waiting,
        TicketState::Called { .. } => TicketIs::AtCounter,
        TicketState::Held { .. } => TicketIs::Held,
        TicketState::Missed { .. } => TicketIs::Missed,
        TicketState::Served { .. } => TicketIs::Served,
        TicketState::Voided { .. } => TicketIs::Voided,
    }
}
