//! The one command function: read the state, decide, append, on conflict decide again, answer. No lock is held across it.

use std::cell::RefCell;

use crate::domain::command::{Command, Decision, Refusal, View, decide};
use crate::domain::hall::Hall;
use crate::domain::identity::{Actor, RequestId};
use crate::domain::time::Timestamp;
use crate::journal::{AppendError, Appended, Batch, Journal, Part, Place, ReadError, Take, WriteError};
use crate::projection::floor_table::{FloorTable, catch_up};

/// How often a decision is made again after a conflict. Each conflict means that somebody else got on, so that the hall as a whole never stands still.
pub const DECISIONS_MAX: usize = 40;
/// How often a request with an unknown answer is repeated.
pub const REPEATS_MAX: u32 = 6;
/// The first wait before a repetition, doubled each time.
pub const REPEAT_WAIT_MS: u32 = 150;

/// Where commands are carried out.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// The facts.
    pub journal: &'a Journal,
    /// The floor derived from them.
    pub table: &'a RefCell<FloorTable>,
    /// The content.
    pub hall: &'a Hall,
}

/// What comes with a command from the outside: made once, and the same when it is repeated.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The request: a double tap is one request.
    pub request: RequestId,
    /// The hall's time.
    pub now: Timestamp,
    /// Who asks.
    pub by: Actor,
    /// The date must be confirmed before numbers are issued.
    pub clock_in_doubt: bool,
}

/// It happened, and is durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// Where the entry stands.
    pub place: Place,
    /// The number taken.
    pub taken: Option<u32>,
}

pub use crate::domain::command::Failure;

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Damaged(detail) => Self::Damaged(detail),
            ReadError::Newer => Self::Newer,
            ReadError::Unavailable(detail) => Self::Unavailable(detail),
        }
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        to_failure(error.into())
    }
}

/// Makes `command` happen, or says why not. `pause` waits that many milliseconds.
///
/// # Errors
/// See [`Failure`]. After `Unknown` the caller may only repeat with the same stamp.
pub async fn run(site: Site<'_>, command: &Command, stamp: &Stamp, pause: impl AsyncFn(u32)) -> Result<Done, Failure> {
    let mut perhaps_written = false;
    let outcome = decide_and_append(site, command, stamp, &pause, &mut perhaps_written).await;
    match outcome {
        // An append of this request got no answer: what failed afterwards does not say that it was not written.
        Err(failure) if perhaps_written && !matches!(failure, Failure::Refused(_)) => Err(Failure::Unknown),
        Ok(done) if is_nowhere(site, command, done) => Err(Failure::Refused(Refusal::DayIsOver)),
        outcome => outcome,
    }
}

/// A number of a day that another window has sealed meanwhile is durable, but on no floor: nobody would ever call it, and nobody may go away with it.
fn is_nowhere(site: Site<'_>, command: &Command, done: Done) -> bool {
    let Command::IssueTicket { ticket, .. } = command else { return false };
    let table = site.table.borrow();
    // What has not been read yet is not missing.
    table.reached() >= done.place && table.floor().days.values().all(|day| day.ticket(ticket).is_none())
}

async fn decide_and_append(
    site: Site<'_>,
    command: &Command,
    stamp: &Stamp,
    pause: &impl AsyncFn(u32),
    perhaps_written: &mut bool,
) -> Result<Done, Failure> {
    let mut looked_again = false;
    for _ in 0..DECISIONS_MAX {
        let decision = match decide_now(site, command, stamp) {
            Ok(decision) => decision,
            // A refusal may come from an old view: look once more before a person is told no.
            Err(refusal) if looked_again => return done_before(site, stamp, Failure::Refused(refusal)).await,
            Err(_) => {
                looked_again = true;
                look(site).await?;
                continue;
            }
        };
        let batch = to_batch(decision, stamp).ok_or_else(|| Failure::Unavailable("an event could not be written as JSON".into()))?;
        match append_until_known(site.journal, &batch, pause, perhaps_written).await {
            Ok(appended) => {
                // It happened: a read that fails now must not turn that into a failure.
                let _ = look(site).await;
                return Ok(Done { place: appended.place, taken: appended.taken });
            }
            Err(AppendError::Conflict(moved)) => {
                looked_again = true;
                look(site).await?;
                // Whatever can be read has been read. A record that is torn or gone has counted all the same.
                site.table.borrow_mut().note_versions(&moved);
            }
            Err(AppendError::SequenceFull) => {
                looked_again = true;
                look(site).await?;
            }
            Err(AppendError::RequestReused) => return done_before(site, stamp, Failure::Unknown).await,
            Err(other) => return Err(to_failure(other)),
        }
    }
    Err(Failure::TooBusy)
}

/// What this very request came to before: a double tap, or a repetition after an answer that was never heard. By now the floor has moved on, so that
/// the same wish is refused or would be written in other words; the person is told what has happened. When the journal cannot say, that is the answer:
/// a "no" could be untrue.
async fn done_before(site: Site<'_>, stamp: &Stamp, otherwise: Failure) -> Result<Done, Failure> {
    let answered = site.journal.answer_to(&stamp.request).await?;
    answered.map(|before| Done { place: before.place, taken: before.taken }).ok_or(otherwise)
}

fn decide_now(site: Site<'_>, command: &Command, stamp: &Stamp) -> Result<Decision, Refusal> {
    let table = site.table.borrow();
    let view = View { hall: site.hall, floor: table.floor(), now: stamp.now, by: &stamp.by, clock_in_doubt: stamp.clock_in_doubt };
    decide(&view, command)
}

async fn look(site: Site<'_>) -> Result<(), Failure> {
    catch_up(site.table, site.journal, site.hall.utc_offset_minutes).await?;
    Ok(())
}

/// Repeats the same request while it is not known whether it was written.
pub(super) async fn append_until_known(
    journal: &Journal,
    batch: &Batch,
    pause: &impl AsyncFn(u32),
    perhaps_written: &mut bool,
) -> Result<Appended, AppendError> {
    let mut wait = REPEAT_WAIT_MS;
    for _ in 0..REPEATS_MAX {
        match journal.append(batch).await {
            Err(AppendError::Unknown) => *perhaps_written = true,
            // Surely not written this time says nothing about the time before.
            Err(AppendError::Unavailable(_) | AppendError::Full | AppendError::Damaged(_) | AppendError::Newer) if *perhaps_written => {}
            answer => return answer,
        }
        pause(wait).await;
        wait *= 2;
    }
    Err(AppendError::Unknown)
}

fn to_batch(decision: Decision, stamp: &Stamp) -> Option<Batch> {
    let part = |change: crate::domain::command::Change| {
        let events = change.events.iter().map(|event| event.to_json().ok()).collect::<Option<Vec<String>>>()?;
        Some(Part { stream: change.stream, expected: change.expected, events })
    };
    Some(Batch {
        request: stamp.request.clone(),
        parts: decision.changes.into_iter().map(part).collect::<Option<Vec<Part>>>()?,
        take: decision.take.map(|(sequence, at_most)| Take { sequence, at_most }),
        time: stamp.now,
        by: stamp.by.clone(),
    })
}

pub(super) fn to_failure(error: AppendError) -> Failure {
    match error {
        AppendError::Full => Failure::Full,
        AppendError::Damaged(detail) => Failure::Damaged(detail),
        AppendError::Newer => Failure::Newer,
        AppendError::Unavailable(detail) => Failure::Unavailable(detail),
        AppendError::Unknown | AppendError::RequestReused => Failure::Unknown,
        AppendError::TooLarge => Failure::Unavailable("the batch is too large".into()),
        AppendError::Conflict(_) | AppendError::SequenceFull => Failure::TooBusy,
    }
}
