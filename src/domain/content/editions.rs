//! The editions that were published or taken in: which are left, which is in force, which is the newest, and how one from outside joins them.

use super::digest::Digest;
use super::event::{ContentEvent, Edition};
use super::publishing::Publishing;
use super::rules::Denied;
use super::trust::{KeyChange, SignedBy, Trust};
use crate::domain::identity::PersonId;
use crate::domain::time::{HOUR_MS, Timestamp};

/// What makes it doubtful that the newest edition here is the newest that was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Older {
    /// A later record cannot be read.
    Unreadable,
    /// This later version is noted outside the journal.
    Noted(u32),
}

/// A recovery kit has spoken here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitUsed {
    /// When this machine heard it.
    pub at: Timestamp,
    /// The versions that were withdrawn with its word.
    pub withdrawn: Vec<u32>,
}

impl KitUsed {
    /// So long every desk is told: the paper in the safe was in somebody's hand.
    const TOLD_MS: i64 = 7 * 24 * HOUR_MS;

    /// It is told at `now`.
    pub fn is_told(&self, now: Timestamp) -> bool {
        now.since(self.at) < Self::TOLD_MS
    }
}

impl Publishing {
    /// Whoever withdraws with a kit's word does so in the append that holds it.
    pub(super) fn note_kit(&mut self, at: Timestamp, events: &[ContentEvent]) {
        let is_by_kit = |event: &ContentEvent| matches!(event, ContentEvent::KeyChanged { change } if change.by == SignedBy::RecoveryKey);
        if events.iter().any(is_by_kit) {
            let gone = events.iter().filter_map(|event| match event {
                ContentEvent::Withdrawn { version, .. } => Some(*version),
                _ => None,
            });
            self.kit_used = Some(KitUsed { at, withdrawn: gone.collect() });
        }
    }

    /// Why what is in force may be older than what was published last, if so.
    pub fn older(&self) -> Option<Older> {
        let newest = self.history.iter().map(|edition| edition.version).max().filter(|newest| *newest > 0)?;
        match () {
            () if newest < self.noted => Some(Older::Noted(self.noted)),
            () => self.may_be_older.then_some(Older::Unreadable),
        }
    }

    /// The newest version that is known of and the digest of its bundle, where that is known: nothing older is ever taken in again. Since a kit has spoken
    /// only what was signed afterwards counts, as soon as there is any: a thief may have counted far ahead.
    pub fn newest(&self) -> (u32, Option<Digest>) {
        let all = || self.history.iter().max_by_key(|edition| edition.version);
        // A note that the record explains says nothing more.
        if all().is_none_or(|edition| edition.version < self.noted) {
            return (self.noted, None);
        }
        let since_kit = |edition: &&Edition| self.known_trust().is_some_and(|trust| trust.is_since_kit(edition));
        let newest = self.history.iter().filter(since_kit).max_by_key(|edition| edition.version).or_else(all);
        newest.map_or((0, None), |edition| (edition.version, Some(edition.hash)))
    }

    /// The version that the next publication gets.
    pub fn next_version(&self) -> u32 {
        self.newest().0.saturating_add(self.unreadable).saturating_add(1)
    }

    /// The editions that were not withdrawn, oldest first; of one number the last.
    pub fn left(&self) -> impl Iterator<Item = &Edition> {
        let again = |at: usize, version: u32| self.history[at + 1..].iter().any(|later| later.version == version);
        let left = move |(at, edition): &(usize, &Edition)| !self.withdrawn.contains(&edition.version) && !again(*at, edition.version);
        self.history.iter().enumerate().filter(left).map(|(_, edition)| edition)
    }

    /// Editions whose bundles need not lie here any more: not the last so many, nor what is in force, nor what each key has signed last, to which a recovery
    /// kit may go back.
    pub fn dispensable(&self, kept: usize) -> impl Iterator<Item = &Edition> {
        let is_last_of_key = |edition: &Edition| self.history.iter().rev().find(|last| last.key == edition.key) == Some(edition);
        let is_needed = move |edition: &Edition| Some(edition) == self.in_force() || is_last_of_key(edition);
        self.history.iter().rev().skip(kept).filter(move |edition| !is_needed(edition))
    }

    /// What is in force: the newest edition that was not withdrawn.
    pub fn in_force(&self) -> Option<&Edition> {
        self.left().max_by_key(|edition| edition.version)
    }

    /// What is shown when this version is withdrawn. Only the newest can be, so that nobody goes back step by step, and only where there is one before it.
    ///
    /// # Errors
    /// Why it cannot be withdrawn.
    pub fn gives_way_to(&self, version: u32) -> Result<&Edition, Denied> {
        if self.edition(version).is_none() || self.withdrawn.contains(&version) {
            return Err(Denied::NoSuchVersion);
        }
        let left = self.left().filter(|edition| edition.version < version);
        let before = left.max_by_key(|edition| edition.version).filter(|_| version == self.newest().0);
        before.filter(|edition| self.is_believed(edition)).ok_or(Denied::NotWithdrawn)
    }

    /// Whether a key has signed it that counts or has counted.
    pub fn is_believed(&self, edition: &Edition) -> bool {
        self.known_trust().is_some_and(|trust| trust.has_signed(edition))
    }

    /// The edition of this version.
    pub fn edition(&self, version: u32) -> Option<&Edition> {
        self.history.iter().rev().find(|edition| edition.version == version)
    }

    pub(super) fn adopt(&self, who: &PersonId, edition: &Edition, changes: &[KeyChange]) -> Result<Vec<ContentEvent>, Denied> {
        let mut trust = self.signing_trust()?.clone();
        for change in changes {
            trust = trust.after(change).map_err(Denied::KeyChange)?;
        }
        let (newest, hash) = self.newest();
        let is_next = trust.has_kit_unknown_to(self.signing_trust()?);
        // What was accepted a moment ago may have been overtaken.
        if is_next {
            return Ok(self.begin_anew(who, edition, changes, &trust));
        }
        if edition.version < newest || edition.version == newest && hash.is_some() {
            return Err(Denied::Stale { base: edition.version, newest });
        }
        Ok(taken_in(edition, changes, self.withdrawn_by(who, &trust)))
    }

    /// A kit speaks here for the first time: nothing with its version or a higher one stands before what comes with its word.
    fn begin_anew(&self, who: &PersonId, edition: &Edition, changes: &[KeyChange], trust: &Trust) -> Vec<ContentEvent> {
        let gone = self.left().filter(|known| known.version >= edition.version || !trust.has_signed(known));
        let withdrawn = gone.map(|known| ContentEvent::Withdrawn { version: known.version, by: who.clone() }).collect();
        taken_in(edition, changes, withdrawn)
    }
}

/// What the journal says of an edition from outside with the changes of key that it brought.
fn taken_in(edition: &Edition, changes: &[KeyChange], withdrawn: Vec<ContentEvent>) -> Vec<ContentEvent> {
    let changed = changes.iter().map(|change| ContentEvent::KeyChanged { change: change.clone() });
    changed.chain(withdrawn).chain([ContentEvent::Published { edition: edition.clone() }]).collect()
}
