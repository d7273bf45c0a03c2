//! Issue, paper, coming back, voiding.

use super::{Command, Decision, Refusal, Role, TicketIs, View};
use crate::domain::event::{Event, PaperAnswer, QueueEvent, TicketEvent, VoidReason};
use crate::domain::floor::{DayFloor, Ticket, TicketState};
use crate::domain::identity::TicketId;
use crate::domain::queue::{dispatch, gate, waiting};
use crate::domain::stream::{Sequence, Stream};

pub(super) fn issue(view: &View<'_>, command: &Command) -> Result<Decision, Refusal> {
    let Command::IssueTicket { ticket, queue, item, priority, language, random } = command else { return Err(Refusal::NothingToDo) };
    if view.clock_in_doubt {
        return Err(Refusal::ClockInDoubt);
    }
    let (today, now) = (view.today(), view.now);
    let day = view.floor.day(today);
    let open = gate::may_issue(view.hall, day, *queue, item.as_ref(), now).map_err(Refusal::NotNow)?;
    let ahead = dispatch::ahead_of(view.hall, day, *queue, *priority, now, None);
    let range = waiting::estimate(view.hall, view.floor, today, *queue, ahead, now).map(|r| (r.low, r.high));
    let issued = TicketEvent::Issued { queue: *queue, item: item.clone(), priority: *priority, random: *random, language: *language };
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
    let TicketState::Missed { queue_calls, .. } = ticket.state else {
        return Err(Refusal::TicketIs(ticket.number, what_is(ticket)));
    };
    let place_kept = keeps_place(view, today(view), ticket, queue_calls);
    Ok(change(view, ticket, TicketEvent::Rejoined { number: ticket.number, place_kept }))
}

/// Would this missed ticket keep its old place if it came back now? The rule that the ticket, the kiosk and the display publish.
fn keeps_place(view: &View<'_>, day: &DayFloor, ticket: &Ticket, queue_calls: u32) -> bool {
    let calls_since = day.queue(ticket.queue).calls.saturating_sub(queue_calls);
    calls_since <= view.hall.missed.keep_place_calls
}

pub(super) fn void(view: &View<'_>, id: &TicketId, reason: VoidReason, role: Role) -> Result<Decision, Refusal> {
    let ticket = find(view, id)?;
    let allowed = match role {
        Role::Clerk => false,
        Role::HallGuide => true,
        Role::Kiosk => ticket.issued_by == *view.by && ticket.paper.is_none(),
    };
    if !allowed {
        return Err(Refusal::MayNotVoid);
    }
    match ticket.state {
        TicketState::Waiting { .. } | TicketState::Held { .. } | TicketState::Missed { .. } => {
            Ok(change(view, ticket, TicketEvent::Voided { number: ticket.number, reason }))
        }
        _ => Err(Refusal::TicketIs(ticket.number, what_is(ticket))),
    }
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
