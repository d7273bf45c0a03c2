//! The note of the number on a kiosk's screen, as its window keeps it: a page that breaks down is loaded anew by itself, and the person in front of it
//! may not have read the number yet. It holds an identity only; what has become of the ticket is read from the journal.

use crate::domain::identity::TicketId;
use crate::domain::keep::Keep;
use crate::domain::time::Timestamp;

/// Longer than the slowest reload after a breakdown; whoever was there before that has gone.
pub const SHOWN_AGAIN_SECONDS_MAX: i64 = 180;

/// The note that this ticket's number was on the screen at `now`, or on its way there.
pub fn note(ticket: TicketId, now: Timestamp) -> String {
    (ticket, now).kept()
}

/// The ticket of a note that is young enough. A note that cannot be read is none: the number is called all the same.
pub fn read(note: Option<&str>, now: Timestamp) -> Option<TicketId> {
    let (ticket, at) = <(TicketId, Timestamp)>::from_kept(note?)?;
    (0..=SHOWN_AGAIN_SECONDS_MAX * 1_000).contains(&now.since(at)).then_some(ticket)
}
