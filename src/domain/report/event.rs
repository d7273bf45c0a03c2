//! What happened to a report: the facts of the stream `report/SPAN`. Formats only grow, and nothing takes a signature away.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::content::Digest;
use crate::domain::identity::PersonId;

/// A fact about a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportEvent {
    /// Somebody who answers for the hall has signed it. When, and on which machine, stands in the entry.
    Signed(Signed),
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Who.
    pub by: PersonId,
    /// SHA-256 of the canonical form of the figures.
    pub digest: Digest,
    /// What was signed, by name: nothing of anybody, whole numbers alone.
    pub figures: BTreeMap<String, u64>,
    /// The place in the journal up to which everything was counted, as the journal writes it.
    pub reaches: String,
    /// Why it was signed once more; nothing the first time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<Because>,
}

/// Why a report is signed once more. Chosen and not typed: an event holds no words of anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Ratings, follow-ups or decisions have come since that belong to the span.
    LaterRecords,
    /// Something was recorded by mistake and has been put right.
    Corrected,
    /// Records that could not be read can be read again, or the other way round.
    Readable,
    /// It was signed too hastily.
    Mistake,
}

impl Because {
    /// All of them, in the order shown.
    pub const ALL: [Self; 4] = [Self::LaterRecords, Self::Corrected, Self::Readable, Self::Mistake];

    /// Its name for the outside.
    pub const fn name(self) -> &'static str {
        match self {
            Self::LaterRecords => "later-records",
            Self::Corrected => "corrected",
            Self::Readable => "readable",
            Self::Mistake => "mistake",
        }
    }
}

impl ReportEvent {
    /// As it is kept.
    ///
    /// # Errors
    /// Never, as far as anybody knows.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Reads it; nothing when this program does not know it.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
