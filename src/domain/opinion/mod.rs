//! Opinions and suggestions (社情民意): what a resident wants to say that is no rating of a service. Somebody takes it up, and answers or puts it aside with a
//! reason; nothing is ever taken away. Pure.
//!
//! Words and phone are never in an event: they lie beside the journal ([`OpinionRecord`]) and are erased as those of a case are.

pub mod board;
pub mod command;
pub mod deed;
mod event;
pub mod file;
mod number;
mod record;

pub use command::{OpinionCommand, OpinionRefusal, decide};
pub use event::{Kind, OpinionEvent, Posted};
pub use number::{OpinionNumber, year_of};
pub use record::{OpinionRecord, WayBack};

use super::case::SideRef;
use super::identity::{Actor, PersonId};
use super::time::Timestamp;

/// An opinion as its events make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// What the resident knows it by.
    pub number: OpinionNumber,
    /// Appends to its stream.
    pub version: u32,
    /// When it was given.
    pub at: Timestamp,
    /// When something happened with it last.
    pub touched_at: Timestamp,
    /// By which surface of which installation.
    pub by: Actor,
    /// What was said, as far as an event says it.
    pub posted: Posted,
    /// Who has taken it up.
    pub taken_by: Option<PersonId>,
    /// What became of it.
    pub end: Option<End>,
}

/// What became of an opinion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// When.
    pub at: Timestamp,
    /// It was answered; otherwise it was put aside.
    pub is_answered: bool,
    /// What the resident was told, or why it was put aside.
    pub note: SideRef,
}

/// How far an opinion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nobody has it yet.
    Posted,
    /// Somebody has.
    TakenUp,
    /// The answer is on record.
    Answered,
    /// It was put aside, with a reason.
    PutAside,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Posted, Self::TakenUp, Self::Answered, Self::PutAside];

    /// Its name for the outside.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Posted => "posted",
            Self::TakenUp => "taken-up",
            Self::Answered => "answered",
            Self::PutAside => "put-aside",
        }
    }

    /// Nothing more is to come.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Answered | Self::PutAside)
    }
}

impl Opinion {
    /// The opinion that this event begins; nothing when it begins none.
    pub fn begin(number: OpinionNumber, event: OpinionEvent, (at, by): (Timestamp, &Actor), version: u32) -> Option<Self> {
        let OpinionEvent::Posted(posted) = event else { return None };
        Some(Self { number, version, at, touched_at: at, by: by.clone(), posted: *posted, taken_by: None, end: None })
    }

    /// Takes one fact in: each append to the stream holds one, so that what was taken in before changes nothing. Facts are never refused; one that fits
    /// nothing changes nothing either.
    pub fn apply(&mut self, event: Option<&OpinionEvent>, at: Timestamp, version: u32) {
        if version <= self.version {
            return;
        }
        self.version = version;
        self.touched_at = self.touched_at.max(at);
        let (is_answered, note) = match event {
            Some(OpinionEvent::TakenUp { by }) => {
                self.taken_by.get_or_insert_with(|| by.clone());
                return;
            }
            Some(OpinionEvent::Answered { note, .. }) => (true, note),
            Some(OpinionEvent::PutAside { note, .. }) => (false, note),
            Some(OpinionEvent::Posted(_)) | None => return,
        };
        // What nobody has taken up is not over, also where the journal says so.
        if self.taken_by.is_some() {
            self.end.get_or_insert_with(|| End { at, is_answered, note: note.clone() });
        }
    }

    /// How far it is.
    pub const fn stage(&self) -> Stage {
        match self {
            Self { end: Some(End { is_answered: true, .. }), .. } => Stage::Answered,
            Self { end: Some(_), .. } => Stage::PutAside,
            Self { taken_by: Some(_), .. } => Stage::TakenUp,
            _ => Stage::Posted,
        }
    }
}
