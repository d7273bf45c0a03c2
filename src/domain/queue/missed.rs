//! Coming back after a missed call: the one rule that the ticket prints, the kiosk and the counter show, and coming back decides by.

use crate::domain::floor::{DayFloor, Ticket, TicketState};
use crate::domain::hall::Hall;

/// What coming back now means for somebody who missed the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComingBack {
    /// Calls the queue has made since.
    pub calls_since: u32,
    /// The old place is kept: no more calls than the hall allows were made. Otherwise the place is at the end.
    pub keeps_place: bool,
}

/// What coming back now means; nothing for a ticket that has missed no call.
pub fn coming_back(hall: &Hall, day: &DayFloor, ticket: &Ticket) -> Option<ComingBack> {
    let TicketState::Missed { queue_calls, .. } = ticket.state else { return None };
    let calls_since = day.queue(ticket.queue).calls.saturating_sub(queue_calls);
    Some(ComingBack { calls_since, keeps_place: calls_since <= hall.missed.keep_place_calls })
}
