//! The note of the number on a kiosk's screen, as its window keeps it: a page that breaks down is loaded anew by itself, and the person in front of it
//! may not have read the number yet. It holds an identity only; what has become of the ticket is read from the journal.

use serde::{Deserialize, Serialize};

use crate::domain::identity::TicketId;
use crate::domain::time::Timestamp;

/// Longer than the slowest reload after a breakdown; whoever was there before that has gone.
pub const SHOWN_AGAIN_SECONDS_MAX: i64 = 180;

#[derive(Serialize, Deserialize)]
struct Shown {
    ticket: TicketId,
    at_ms: i64,
}

/// The note that this ticket's number was on the screen at `now`, or on its way there.
pub fn note(ticket: TicketId, now: Timestamp) -> Option<String> {
    serde_json::to_string(&Shown { ticket, at_ms: now.millis() }).ok()
}

/// The ticket of a note that is young enough. A note that cannot be read is none: the number is called all the same.
pub fn read(note: Option<&str>, now: Timestamp) -> Option<TicketId> {
    let shown: Shown = serde_json::from_str(note?).ok()?;
    let age_ms = now.since(Timestamp::from_millis(shown.at_ms));
    (0..=SHOWN_AGAIN_SECONDS_MAX * 1_000).contains(&age_ms).then_some(shown.ticket)
}
