//! The key card (密钥名片): the public halves of a hall's keys as a small file, so that another machine can pin the very same ones.
//!
//! It holds nothing secret. Who exchanged it on the way would be believed on that machine: so two people compare the key's short name before it is pinned.

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::hall::ContentHall;
use super::key::PublicKey;
use super::trust::{KeyChange, Trust};

/// Names the form; another form would get another name.
const FORM: &str = "residents-window/key-card/1";
/// Largest card, in bytes: every change of key that a chain may have.
pub const CARD_BYTES_MAX: usize = 64 * 1024;

/// The public halves of a hall's keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyCard {
    form: String,
    /// Four digits.
    pub hall: String,
    /// The key that was pinned first.
    pub key: PublicKey,
    /// The recovery kit that was pinned first.
    pub recovery: PublicKey,
    /// Every change since.
    pub changes: Vec<KeyChange>,
}

/// Why a file is no card for this hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardFault {
    /// Some other file, or a damaged one.
    NotACard,
    /// For another hall.
    WrongHall(String),
    /// Its changes of key do not follow from one another.
    Changes,
}

impl KeyCard {
    /// The card of these keys.
    pub fn of(trust: &Trust) -> Self {
        let (key, recovery) = trust.first();
        Self { form: FORM.to_owned(), hall: trust.hall().to_owned(), key, recovery, changes: trust.changes().to_vec() }
    }

    /// Its text.
    ///
    /// # Errors
    /// None in practice: everything in it can be written as JSON.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Reads a card for this hall.
    ///
    /// # Errors
    /// See [`CardFault`].
    pub fn read(bytes: &[u8], hall: &str) -> Result<Self, CardFault> {
        let card = serde_json::from_slice::<Self>(bytes).ok().filter(|card| bytes.len() <= CARD_BYTES_MAX && card.form == FORM);
        let card = card.ok_or(CardFault::NotACard)?;
        match card.trust() {
            _ if !ContentHall::is_a_name(&card.hall) => Err(CardFault::NotACard),
            _ if card.hall != hall => Err(CardFault::WrongHall(card.hall)),
            None => Err(CardFault::Changes),
            Some(_) => Ok(card),
        }
    }

    /// What somebody confirms who types a PIN for these keys: it names them and no others.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn statement(&self) -> Result<String, serde_json::Error> {
        Ok(Digest::of(self.text()?.as_bytes()).to_string())
    }

    /// Whose signature counts by this card; nothing when its changes do not hold.
    pub fn trust(&self) -> Option<Trust> {
        Trust::pinned(&self.hall, self.key, self.recovery).follow(&self.changes).ok()
    }
}
