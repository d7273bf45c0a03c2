//! What happened to an opinion, in the past tense: the facts of the stream `opinion/NUMBER`. Formats only grow.

use serde::{Deserialize, Serialize};

use crate::domain::case::SideRef;
use crate::domain::hall::Language;
use crate::domain::identity::PersonId;

/// What an opinion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Something could be done better (建议).
    Suggestion,
    /// Something is wrong in the neighbourhood (反映问题).
    Problem,
    /// Something was done well (表扬).
    Praise,
}

impl Kind {
    /// All of them, in the order shown.
    pub const ALL: [Self; 3] = [Self::Suggestion, Self::Problem, Self::Praise];

    /// Its name for the outside, the same as in an event.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suggestion => "suggestion",
            Self::Problem => "problem",
            Self::Praise => "praise",
        }
    }
}

/// A fact about an opinion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpinionEvent {
    /// A resident has said something.
    Posted(Box<Posted>),
    /// Somebody sees to it.
    TakenUp {
        /// Who.
        by: PersonId,
    },
    /// The resident was answered, or what was done about it is written down where nobody can be.
    Answered {
        /// Who.
        by: PersonId,
        /// What was said or done.
        note: SideRef,
    },
    /// Nothing is done about it.
    PutAside {
        /// Who says so.
        by: PersonId,
        /// Why.
        note: SideRef,
    },
}

/// The first fact of every opinion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posted {
    /// What it is.
    pub kind: Kind,
    /// Words, and the phone where one was left.
    pub record: SideRef,
    /// A phone was left.
    pub wants_answer: bool,
    /// In which language.
    pub language: Language,
    /// One machine has given many within a minute: it is kept, and told apart.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_burst: bool,
}

impl OpinionEvent {
    /// The JSON text that the journal keeps.
    ///
    /// # Errors
    /// None in practice: every event can be written as JSON.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Reads it; nothing when this program does not know it.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The side record that it speaks of.
    pub fn side(&self) -> Option<&SideRef> {
        match self {
            Self::Posted(posted) => Some(&posted.record),
            Self::Answered { note, .. } | Self::PutAside { note, .. } => Some(note),
            Self::TakenUp { .. } => None,
        }
    }
}
