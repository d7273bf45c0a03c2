//! What happened to a rating, in the past tense: the facts of the stream `rating/SUBJECT`. Formats only grow, and nothing takes a rating away.
//!
//! No event holds typed words: comments and notes lie beside the journal ([`SideRef`]) and can be erased.

use serde::{Deserialize, Serialize};

use super::level::{Dimension, Level, Suspicion};
use crate::domain::case::SideRef;
use crate::domain::hall::Language;
use crate::domain::identity::{ClerkId, CounterId, ItemId, PersonId, QueueLetter, ReasonId};

/// A fact about a rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RatingEvent {
    /// A resident has rated.
    Rated(Box<Rated>),
    /// It is not counted before somebody has looked at it.
    MarkedSuspicious {
        /// Why.
        why: Suspicion,
    },
    /// Somebody has looked at it: it counts.
    Unmarked {
        /// Who.
        by: PersonId,
        /// Why, in words.
        note: SideRef,
    },
    /// It was bad: somebody has to call, and to mend what was wrong.
    FollowUpOpened {
        /// Working days until the call.
        call_back: u16,
        /// Working days until it is mended.
        mend: u16,
    },
    /// Somebody is to see to it.
    Assigned {
        /// Who.
        to: PersonId,
    },
    /// The resident was called.
    CalledBack {
        /// Who called.
        by: PersonId,
        /// Whether somebody answered.
        outcome: CallOutcome,
        /// What was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<SideRef>,
    },
    /// What was wrong is mended.
    Mended {
        /// Who says so.
        by: PersonId,
        /// What was done.
        note: SideRef,
    },
    /// Somebody thinks that nothing was wrong; a second person must say so, too.
    CalledGroundless {
        /// Who.
        by: PersonId,
        /// Why.
        note: SideRef,
    },
    /// The second person says so.
    FoundGroundless {
        /// Who.
        by: PersonId,
    },
    /// The second person does not.
    NotGroundless {
        /// Who.
        by: PersonId,
    },
    /// The counter objects (申诉).
    Appealed {
        /// Who.
        by: PersonId,
        /// Why.
        note: SideRef,
    },
    /// The objection was looked at by somebody else (复核).
    AppealHeard {
        /// Who looked.
        by: PersonId,
        /// The rating does not count against the counter.
        upheld: bool,
        /// Why.
        note: SideRef,
    },
    /// The resident was told what became of it; that closes the follow-up.
    Answered {
        /// Who.
        by: PersonId,
        /// What was said.
        note: SideRef,
    },
    /// The resident has rated once more (二次评价, 追评). The first stays.
    RatedAgain {
        /// How.
        level: Level,
        /// In words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        comment: Option<SideRef>,
    },
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallOutcome {
    /// Somebody answered.
    Reached,
    /// Nobody did.
    NotReached,
    /// Nobody knows whom to call: a ticket has no name.
    NoContact,
}

/// The first fact of every rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rated {
    /// How.
    pub level: Level,
    /// Reasons of the hall's list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<ReasonId>,
    /// A reason in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<SideRef>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dimensions: Vec<Dimension>,
    /// What was served, as far as the code says.
    #[serde(default)]
    pub service: Service,
    /// In which language.
    pub language: Language,
}

/// What a rating is about. Of the hall as a whole nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Service {
    /// The item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The queue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<QueueLetter>,
    /// The counter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counter: Option<CounterId>,
    /// The clerk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clerk: Option<ClerkId>,
}

impl RatingEvent {
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

    /// The side records that it speaks of.
    pub fn sides(&self) -> impl Iterator<Item = &SideRef> {
        match self {
            Self::Rated(rated) => rated.comment.as_ref(),
            Self::CalledBack { note, .. } => note.as_ref(),
            Self::RatedAgain { comment, .. } => comment.as_ref(),
            Self::Unmarked { note, .. }
            | Self::Mended { note, .. }
            | Self::CalledGroundless { note, .. }
            | Self::Appealed { note, .. }
            | Self::AppealHeard { note, .. }
            | Self::Answered { note, .. } => Some(note),
            Self::MarkedSuspicious { .. }
            | Self::FollowUpOpened { .. }
            | Self::Assigned { .. }
            | Self::FoundGroundless { .. }
            | Self::NotGroundless { .. } => None,
        }
        .into_iter()
    }
}
