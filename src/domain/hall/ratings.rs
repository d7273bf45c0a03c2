//! What `hall.json` says about ratings: reasons to choose from, and how soon something must follow a bad one.

use serde::{Deserialize, Serialize};

use super::model::{Bilingual, Hall, said_or_default};
use crate::domain::identity::{ItemId, ReasonId};

/// The hall's rules for ratings (好差评).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratings {
    /// Reasons, in the order shown. None: whoever rates badly says why in words.
    pub reasons: Vec<Reason>,
    /// Working days until a resident is called back.
    pub call_back_days: u16,
    /// Working days until what was wrong is mended.
    pub mend_days: u16,
    /// Days in which something may be added to a rating; 0: never.
    pub add_days: u16,
}

/// Why somebody is not satisfied, in words that are chosen and not typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Its identity: ratings remember it.
    pub id: ReasonId,
    /// As residents read it.
    pub name: Bilingual,
    /// The items for which it is offered; none: all, and the hall as a whole.
    #[serde(default, deserialize_with = "said_or_default")]
    pub items: Vec<ItemId>,
}

/// Where the file says nothing: the limits of most provinces (Liaoning: called back within a working day, mended within 15).
impl Default for Ratings {
    fn default() -> Self {
        Self { reasons: Vec::new(), call_back_days: 1, mend_days: 15, add_days: 30 }
    }
}

impl Hall {
    /// The reasons offered to whoever rates this item, or the hall as a whole.
    pub fn reasons_for(&self, item: Option<&ItemId>) -> impl Iterator<Item = &Reason> {
        self.ratings.reasons.iter().filter(move |reason| reason.items.is_empty() || item.is_some_and(|item| reason.items.contains(item)))
    }

    /// The reason of this identity.
    pub fn reason(&self, id: &ReasonId) -> Option<&Reason> {
        self.ratings.reasons.iter().find(|reason| reason.id == *id)
    }
}
