//! Whose signature counts: the keys that were pinned at first start, and the changes of key that follow from them.
//!
//! A change is a statement signed by the key that it replaces, or by the recovery key (the kit printed at first start). Only the recovery key can replace
//! itself. Where two chains of changes part, the one whose next statement is the recovery key's wins over one in which no kit has spoken since: whoever has
//! stolen the signing key can be shut out everywhere, and cannot shut out the hall; a kit that was replaced says nothing any more.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::event::Edition;
use super::key::{KeyId, PublicKey, SeedKey, SignFault, Signature, Signs};
use crate::domain::time::Timestamp;

/// Names the form of a statement; another form would get another name.
const FORM: &str = "residents-window/key-change/1";
/// Most changes of key in one chain.
pub const KEY_CHANGES_MAX: usize = 64;

/// Who signed a change of key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignedBy {
    /// The key that is replaced.
    OldKey,
    /// The recovery kit.
    RecoveryKey,
}

/// A signed statement: from now on another key signs this hall's content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyChange {
    /// Which change of the chain: 1 for the first.
    pub number: u32,
    /// The key that counted before.
    pub from: KeyId,
    /// The key that counts from now on.
    pub to: PublicKey,
    /// The recovery key that counts from now on.
    pub recovery: PublicKey,
    /// When it was said.
    pub at: Timestamp,
    /// Who said it.
    pub by: SignedBy,
    /// Over [`KeyChange::message`].
    pub signature: Signature,
}

impl KeyChange {
    /// What is signed: the form's name, hall, number, the key before, the key after, the recovery key, the instant and who signs, a line each.
    fn message(&self, hall: &str) -> String {
        let by = match self.by {
            SignedBy::OldKey => "old-key",
            SignedBy::RecoveryKey => "recovery-key",
        };
        let Self { number, from, to, recovery, at, .. } = self;
        format!("{FORM}\n{hall}\n{number}\n{from}\n{to}\n{recovery}\n{}\n{by}\n", at.millis())
    }
}

/// What is wrong with a chain of changes, and with which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainFault {
    /// It does not go on from the one before: cut out, moved, or of another hall's chain.
    Broken(u32),
    /// Its signature is not that of the key it names.
    Signature(u32),
    /// It wants another recovery key and is not signed by the one that counts.
    Recovery(u32),
    /// It says another thing than the statement with the same number that is known here.
    Fork(u32),
    /// More than [`KEY_CHANGES_MAX`].
    TooLong,
}

/// Whose signature counts in this hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    hall: String,
    pinned: (PublicKey, PublicKey),
    changes: Vec<KeyChange>,
}

impl Trust {
    /// The keys pinned at first start.
    pub fn pinned(hall: &str, key: PublicKey, recovery: PublicKey) -> Self {
        Self { hall: hall.to_owned(), pinned: (key, recovery), changes: Vec::new() }
    }

    /// The hall it is about.
    pub fn hall(&self) -> &str {
        &self.hall
    }

    /// The keys that were pinned at first start: key and recovery key.
    pub fn first(&self) -> (PublicKey, PublicKey) {
        self.pinned
    }

    /// The key that signs now.
    pub fn key(&self) -> PublicKey {
        self.changes.last().map_or(self.pinned.0, |change| change.to)
    }

    /// The recovery key that counts now.
    pub fn recovery(&self) -> PublicKey {
        self.changes.last().map_or(self.pinned.1, |change| change.recovery)
    }

    /// Every change since the keys were pinned: what travels with a bundle.
    pub fn changes(&self) -> &[KeyChange] {
        &self.changes
    }

    /// Every key that counts or has counted.
    pub fn keys(&self) -> impl Iterator<Item = PublicKey> {
        [self.pinned.0].into_iter().chain(self.changes.iter().map(|change| change.to))
    }

    /// These keys count in it now.
    pub(super) fn is_of(&self, hall: &str, key: PublicKey, recovery: PublicKey) -> bool {
        (self.hall(), self.key(), self.recovery()) == (hall, key, recovery)
    }

    /// Whether this key has counted and does not any more.
    pub fn has_given_up(&self, key: PublicKey) -> bool {
        key != self.key() && self.keys().any(|known| known == key)
    }

    /// Whether others may take its place that two people confirm. Begun with the same keys, they hold whatever a kit has said here: changes by a key that
    /// was perhaps stolen may be left out, and nothing else. Begun with others, they bring nothing back that was given up.
    pub fn may_give_way_to(&self, others: &Self) -> bool {
        if self.pinned == others.pinned {
            return others.changes.starts_with(&self.changes[..*self.may_keep().start()]);
        }
        let mut kits = [self.pinned.1].into_iter().chain(self.changes.iter().map(|change| change.recovery));
        let is_old_kit = others.recovery() != self.recovery() && kits.any(|kit| kit == others.recovery());
        !self.has_given_up(others.key()) && !is_old_kit
    }

    /// Whether one of its keys has signed this edition.
    pub fn has_signed(&self, edition: &Edition) -> bool {
        self.keys().any(|key| key.id() == edition.key)
    }

    /// How often a kit has spoken. What is signed after a kit's word begins a new count of versions: whoever had stolen a key may have counted far ahead.
    pub fn kits(&self) -> usize {
        self.changes.iter().filter(|change| change.by == SignedBy::RecoveryKey).count()
    }

    /// Whether it holds a kit's word that `known` has not heard.
    pub fn has_kit_unknown_to(&self, known: &Self) -> bool {
        self.kits() > known.kits()
    }

    /// Whether this edition was signed since a kit spoke last.
    pub(super) fn is_since_kit(&self, edition: &Edition) -> bool {
        self.as_of_key(&edition.key).is_some_and(|then| then.kits() == self.kits())
    }

    /// After how many changes the kit that counts may state another key: it takes nothing back that a kit has said.
    pub fn may_keep(&self) -> RangeInclusive<usize> {
        let by_kit = self.changes.iter().rposition(|change| change.by == SignedBy::RecoveryKey);
        by_kit.map_or(0, |at| at + 1)..=self.changes.len()
    }

    /// The trust as it was after the first `kept` changes.
    #[must_use]
    pub fn keeping(&self, kept: usize) -> Self {
        let mut before = self.clone();
        before.changes.truncate(kept);
        before
    }

    /// The trust after this chain, which begins at the pinned keys. A chain that this one goes beyond changes nothing.
    ///
    /// # Errors
    /// The first fault of the chain.
    pub fn follow(&self, chain: &[KeyChange]) -> Result<Self, ChainFault> {
        if chain.len() > KEY_CHANGES_MAX {
            return Err(ChainFault::TooLong);
        }
        let mut trust = Self::pinned(&self.hall, self.pinned.0, self.pinned.1);
        for change in chain {
            trust.check(change)?;
            trust.changes.push(change.clone());
        }
        let parted = self.changes.iter().zip(chain).position(|(known, told)| known != told);
        let Some(parted) = parted else { return Ok(if chain.len() <= self.changes.len() { self.clone() } else { trust }) };
        // A kit that has spoken since has perhaps replaced the one that speaks here: what it has said stands.
        let is_overruled = self.changes[parted..].iter().all(|known| known.by == SignedBy::OldKey);
        let told = &chain[parted];
        if told.by == SignedBy::RecoveryKey && is_overruled { Ok(trust) } else { Err(ChainFault::Fork(told.number)) }
    }

    /// The trust as it was after this chain, which is the beginning of the one that counts: for what was signed then and has been kept.
    pub(super) fn as_of(&self, chain: &[KeyChange]) -> Option<Self> {
        self.changes.starts_with(chain).then(|| Self { changes: chain.to_vec(), ..self.clone() })
    }

    /// The trust as it was while this key counted.
    pub(super) fn as_of_key(&self, key: &KeyId) -> Option<Self> {
        self.keys().position(|known| known.id() == *key).map(|kept| self.keeping(kept))
    }

    /// The trust after one more statement, which may take the place of a known one as [`Self::follow`] says.
    ///
    /// # Errors
    /// See [`ChainFault`].
    pub fn after(&self, change: &KeyChange) -> Result<Self, ChainFault> {
        let before = usize::try_from(change.number).unwrap_or(usize::MAX).checked_sub(1).and_then(|length| self.changes.get(..length));
        let chain = [before.ok_or(ChainFault::Broken(change.number))?, std::slice::from_ref(change)].concat();
        self.follow(&chain)
    }

    /// Whether `change` may come next.
    fn check(&self, change: &KeyChange) -> Result<(), ChainFault> {
        let number = u32::try_from(self.changes.len()).unwrap_or(u32::MAX).saturating_add(1);
        let goes_on = change.number == number && change.from == self.key().id();
        // A key that was given up, perhaps because it was stolen, never comes back.
        if !goes_on || self.keys().any(|key| key == change.to) {
            return Err(ChainFault::Broken(number));
        }
        let signer = match change.by {
            SignedBy::OldKey if change.recovery != self.recovery() => return Err(ChainFault::Recovery(number)),
            SignedBy::OldKey => self.key(),
            SignedBy::RecoveryKey => self.recovery(),
        };
        let is_right = signer.verifies(change.message(&self.hall).as_bytes(), &change.signature);
        if is_right { Ok(()) } else { Err(ChainFault::Signature(number)) }
    }

    /// States that `to` signs from now on, with the key that has signed so far.
    ///
    /// # Errors
    /// When the old key cannot sign.
    pub async fn change_key(&self, old: &impl Signs, to: PublicKey, at: Timestamp) -> Result<KeyChange, SignFault> {
        let mut change = self.statement(to, self.recovery(), at, SignedBy::OldKey);
        change.signature = old.sign(change.message(&self.hall).as_bytes()).await?;
        Ok(change)
    }

    /// States that `to` signs from now on, with the recovery kit; `recovery` is the kit that counts afterwards, the same or a new one. A kit that has been
    /// typed in has been seen: better a new one.
    pub fn recover(&self, kit: &SeedKey, to: PublicKey, recovery: PublicKey, at: Timestamp) -> KeyChange {
        self.recover_from(self.changes.len(), kit, to, recovery, at)
    }

    /// As [`Self::recover`], in place of every change after the first `kept` ones: when a stolen key has signed a change.
    pub fn recover_from(&self, kept: usize, kit: &SeedKey, to: PublicKey, recovery: PublicKey, at: Timestamp) -> KeyChange {
        let mut change = self.keeping(kept).statement(to, recovery, at, SignedBy::RecoveryKey);
        change.signature = kit.sign_now(change.message(&self.hall).as_bytes());
        change
    }

    fn statement(&self, to: PublicKey, recovery: PublicKey, at: Timestamp, by: SignedBy) -> KeyChange {
        let number = u32::try_from(self.changes.len()).unwrap_or(u32::MAX).saturating_add(1);
        KeyChange { number, from: self.key().id(), to, recovery, at, by, signature: Signature::new([0; 64]) }
    }
}
