//! What staff may do with an opinion, in two steps: somebody takes it up; then it is answered or put aside, by anybody who may, with words.

use super::event::OpinionEvent;
use super::{Opinion, Stage};
use crate::domain::case::SideRef;
use crate::domain::identity::PersonId;

/// What somebody wants to happen to an opinion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpinionCommand {
    /// See to it.
    TakeUp,
    /// The resident was answered so.
    Answer(SideRef),
    /// Nothing is done about it, for this reason.
    PutAside(SideRef),
}

/// Why nothing happened; the words are in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpinionRefusal {
    /// The date of this machine must be confirmed by staff first.
    ClockInDoubt,
    /// There is no such opinion.
    NoSuch,
    /// Somebody must take it up first.
    TakeUpFirst,
    /// It is further on than this.
    AlreadyIs(Stage),
}

/// Decides what `command` of this person makes happen.
///
/// # Errors
/// The reason why it cannot happen; nothing has changed.
pub fn decide(opinion: &Opinion, who: &PersonId, command: &OpinionCommand) -> Result<OpinionEvent, OpinionRefusal> {
    let by = who.clone();
    match (command, opinion.stage()) {
        (OpinionCommand::TakeUp, Stage::Posted) => Ok(OpinionEvent::TakenUp { by }),
        (OpinionCommand::TakeUp, stage) => Err(OpinionRefusal::AlreadyIs(stage)),
        (_, Stage::Posted) => Err(OpinionRefusal::TakeUpFirst),
        (OpinionCommand::Answer(note), Stage::TakenUp) => Ok(OpinionEvent::Answered { by, note: note.clone() }),
        (OpinionCommand::PutAside(note), Stage::TakenUp) => Ok(OpinionEvent::PutAside { by, note: note.clone() }),
        (_, stage) => Err(OpinionRefusal::AlreadyIs(stage)),
    }
}
