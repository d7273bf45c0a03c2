//! The note of requests that the kiosk has given up, as it is kept on the machine.
//!
//! It is written when the journal does not answer, so that it cannot lie in the journal: it lies in the browser's local storage. It holds identities
//! only, and no fact: what a request has come to is read from the journal.

use crate::domain::identity::{RequestId, TicketId};
use crate::domain::keep::{Keep, keep_fields};
use crate::domain::time::Day;

/// One request that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The day it belongs to. The day's end voids what is left.
    pub day: Day,
    /// The request.
    pub request: RequestId,
    /// The ticket it would make.
    pub ticket: TicketId,
}

keep_fields!(Kept { day, request, ticket });

/// What the note says for this day. A note that cannot be read is none: nobody is harmed by a ticket that waits until the day's end.
pub fn read(note: Option<&str>, today: Day) -> Vec<Kept> {
    let Some(kept) = note.and_then(Vec::<Kept>::from_kept) else { return Vec::new() };
    kept.into_iter().filter(|kept| kept.day == today).collect()
}

/// The note with this one added.
pub fn with(note: Option<&str>, kept: Kept) -> String {
    let mut all = read(note, kept.day);
    if !all.contains(&kept) {
        all.push(kept);
    }
    all.kept()
}

/// The note without this ticket; nothing when nothing is left.
pub fn without(note: Option<&str>, today: Day, ticket: &TicketId) -> Option<String> {
    let left: Vec<Kept> = read(note, today).into_iter().filter(|kept| kept.ticket != *ticket).collect();
    if left.is_empty() { None } else { Some(left.kept()) }
}
