//! What people use, from the note on the machine into the journal, and back as sums.
//!
//! Every use is noted at once and becomes durable later, in one small append when nobody is at the screen: counting never stands in the way of a number.

use crate::domain::identity::{Actor, RequestId};
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp};
use crate::domain::usage::{Counts, Pending, Sealed};
use crate::journal::{AppendError, Batch, Journal, Page, Part};

/// Days handed over at once: more are left only when the journal has been silent for long.
const DAYS_MAX: usize = 40;
/// How often a batch is held against a stream that has moved on.
const CONFLICTS_MAX: usize = 8;

/// Where what is pending is noted. A note that cannot be read is an empty one: counts are no facts before they are durable.
pub trait Notes {
    /// The note.
    fn read(&self) -> Pending;
    /// Writes it anew.
    fn write(&self, pending: &Pending);
}

/// What comes with a batch: made once, kept with it.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// A new request.
    pub request: RequestId,
    /// The hall's time.
    pub now: Timestamp,
    /// Who counts.
    pub by: Actor,
}

/// Notes one change.
pub fn note(notes: &impl Notes, change: impl FnOnce(&mut Pending)) {
    let mut pending = notes.read();
    change(&mut pending);
    notes.write(&pending);
}

/// Appends what is pending; says whether all of it is durable. What did not arrive stays noted, under the same request.
pub async fn hand_over(journal: &Journal, notes: &impl Notes, stamp: impl Fn() -> Stamp) -> bool {
    for _ in 0..DAYS_MAX {
        let fresh = stamp();
        let mut pending = notes.read();
        pending.seal(fresh.request, fresh.now);
        let Some(sealed) = pending.sealed().cloned() else { return true };
        // It is noted as it goes out before it goes out: a page that is loaded anew repeats this very batch.
        notes.write(&pending);
        let Some(version) = append(journal, notes, sealed.clone(), fresh.by).await else { return false };
        note(notes, |pending| pending.arrived(&sealed.request, version));
    }
    notes.read().is_empty()
}

/// Appends one batch; answers with what its stream has then, where that is known, and nothing when it is not known to be durable.
async fn append(journal: &Journal, notes: &impl Notes, mut sealed: Sealed, by: Actor) -> Option<Option<u32>> {
    let stream = Stream::usage(sealed.day);
    for _ in 0..CONFLICTS_MAX {
        let part = Part { stream: stream.clone(), expected: sealed.expected, events: vec![sealed.counts.to_event()] };
        let batch = Batch { request: sealed.request.clone(), parts: vec![part], take: None, time: sealed.time, by: by.clone() };
        let version = match journal.append(&batch).await {
            Ok(_) => return Some(Some(sealed.expected + 1)),
            // The same request is always about the same counts: it was written, with other words around it.
            Err(AppendError::RequestReused) => return Some(None),
            Err(AppendError::Conflict(moved)) => moved.iter().find(|(name, _)| *name == stream).map(|(_, version)| *version)?,
            Err(_) => return None,
        };
        // A request is remembered for two days only; the stream remembers it for ever.
        let page = journal.read(&stream, 0).await.ok()?;
        if page.entries.iter().any(|entry| entry.request == sealed.request) {
            return Some(Some(version));
        }
        sealed.expected = version;
        note(notes, |pending| pending.overtaken(&sealed.request, version));
    }
    None
}

/// The sums of these days; a record that cannot be read counts nothing.
///
/// # Errors
/// When the journal cannot be read at all.
pub async fn sums(journal: &Journal, days: impl Iterator<Item = Day>) -> Result<Counts, super::command::Failure> {
    let mut counts = Counts::default();
    for day in days {
        let stream = Stream::usage(day);
        add_page(&mut counts, &stream, &journal.read(&stream, 0).await?);
    }
    Ok(counts)
}

fn add_page(counts: &mut Counts, stream: &Stream, page: &Page) {
    let parts = page.entries.iter().flat_map(|entry| &entry.parts).filter(|part| part.stream == *stream);
    for sums in parts.flat_map(|part| &part.events).filter_map(|event| Counts::of_event(event)) {
        counts.add_all(&sums);
    }
}
