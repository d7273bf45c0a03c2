//! Where a ticket stands: what its owner wants to know, from the facts of the floor.

use crate::domain::codes::TicketCode;
use crate::domain::event::VoidReason;
use crate::domain::floor::{DayFloor, Floor, Ticket, TicketState};
use crate::domain::hall::Hall;
use crate::domain::identity::{CounterId, ItemId, QueueLetter, TicketId, TicketNumber};
use crate::domain::queue::{missed, waiting};
use crate::domain::time::{Day, Timestamp};

/// Everything a ticket's owner wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The number people read.
    pub number: TicketNumber,
    /// The code on the paper.
    pub code: Option<TicketCode>,
    /// The queue it waits in.
    pub queue: QueueLetter,
    /// The item, when the person said it.
    pub item: Option<ItemId>,
    /// It goes first, within the rule.
    pub priority: bool,
    /// Counters that may call it.
    pub counters: Vec<CounterId>,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// What is happening to it.
    pub state: State,
}

/// What is happening to a ticket, in its owner's view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits.
    Waiting {
        /// People before it.
        ahead: u32,
        /// Minutes, low and high; nothing when there are not enough data.
        range: Option<(u16, u16)>,
        /// Sent to one counter.
        only_at: Option<CounterId>,
    },
    /// Called to a counter.
    Called(CounterId),
    /// Put aside by a counter.
    Held(CounterId),
    /// The call was missed.
    Missed {
        /// Calls of the queue since.
        calls_since: u32,
        /// Coming back now keeps the old place.
        in_time: bool,
    },
    /// Done.
    Served,
    /// Counts no more.
    Voided(VoidReason),
}

impl State {
    /// The name in `data-state`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Waiting { .. } => "waiting",
            Self::Called(_) => "called",
            Self::Held(_) => "held",
            Self::Missed { .. } => "missed",
            Self::Served => "served",
            Self::Voided(_) => "voided",
        }
    }
}

/// Where the ticket stands at `now`; nothing when it is not of today.
pub fn standing(hall: &Hall, floor: &Floor, today: Day, id: &TicketId, now: Timestamp) -> Option<Standing> {
    let day = floor.day(today);
    let ticket = day.ticket(id)?;
    Some(Standing {
        number: ticket.number,
        code: TicketCode::new(&hall.code, today, ticket.number, ticket.random),
        queue: ticket.queue,
        item: ticket.item.clone(),
        priority: ticket.priority,
        counters: hall.counters_of(ticket.queue).map(|counter| counter.id.clone()).collect(),
        issued_at: ticket.issued_at,
        state: state(hall, floor, today, day, ticket, now),
    })
}

fn state(hall: &Hall, floor: &Floor, today: Day, day: &DayFloor, ticket: &Ticket, now: Timestamp) -> State {
    match &ticket.state {
        TicketState::Waiting { only_at } => {
            let (queue, priority, place_from) = (ticket.queue, ticket.priority, ticket.place_from);
            let asker = waiting::Asker { queue, priority, place_from, ticket: Some(&ticket.id) };
            let (ahead, range) = waiting::estimate_for(hall, floor, today, &asker, now);
            State::Waiting { ahead, range: range.map(|range| (range.low, range.high)), only_at: only_at.clone() }
        }
        TicketState::Called { counter, .. } => State::Called(counter.clone()),
        TicketState::Held { counter, .. } => State::Held(counter.clone()),
        TicketState::Missed { .. } => {
            let back = missed::coming_back(hall, day, ticket);
            State::Missed { calls_since: back.map_or(0, |back| back.calls_since), in_time: back.is_some_and(|back| back.keeps_place) }
        }
        TicketState::Served { .. } => State::Served,
        TicketState::Voided { reason, .. } => State::Voided(*reason),
    }
}
