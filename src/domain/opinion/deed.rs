//! What staff do with an opinion, as they press and type it, and what can be done with it now.

use super::command::OpinionCommand;
use super::{Opinion, Stage};
use crate::domain::access::Permission;
use crate::domain::case::SideRef;
use crate::domain::rating::deed::{NoteFault, check_note};

/// What somebody must be allowed to, whatever they do with opinions.
pub const NEEDS: Permission = Permission::FollowUp;

/// Something that staff do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// See to it.
    TakeUp,
    /// Answer it.
    Answer,
    /// Put it aside.
    PutAside,
}

impl Act {
    /// Its name for the outside.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TakeUp => "take-up",
            Self::Answer => "answer",
            Self::PutAside => "put-aside",
        }
    }

    /// Words must come with it.
    pub const fn needs_note(self) -> bool {
        matches!(self, Self::Answer | Self::PutAside)
    }
}

/// What somebody does, with what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpinionDeed {
    /// What.
    pub act: Act,
    /// In words.
    pub note: String,
}

impl OpinionDeed {
    /// One without words yet.
    pub const fn of(act: Act) -> Self {
        Self { act, note: String::new() }
    }

    /// The words as they are kept; nothing where none are wanted.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn checked_note(&self) -> Result<Option<&str>, NoteFault> {
        if self.act.needs_note() { check_note(&self.note, true) } else { Ok(None) }
    }

    /// The command, where the words lie at `note`; nothing where they are missing.
    pub fn command(&self, note: Option<SideRef>) -> Option<OpinionCommand> {
        Some(match self.act {
            Act::TakeUp => OpinionCommand::TakeUp,
            Act::Answer => OpinionCommand::Answer(note?),
            Act::PutAside => OpinionCommand::PutAside(note?),
        })
    }
}

/// What can be done with it now.
pub const fn acts(opinion: &Opinion) -> &'static [Act] {
    match opinion.stage() {
        Stage::Posted => &[Act::TakeUp],
        Stage::TakenUp => &[Act::Answer, Act::PutAside],
        Stage::Answered | Stage::PutAside => &[],
    }
}
