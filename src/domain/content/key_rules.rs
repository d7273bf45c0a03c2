//! What may be done with the keys: pinned once, changed by a statement, and confirmed by two people where their records are damaged.
//!
//! Two people means two people here as well: whoever has compared the keys stands in the record, and another confirms exactly those. Whether their PINs were
//! typed for it, and whether they are two hands, the office asks.

use super::card::KeyCard;
use super::event::{ContentEvent, Edition};
use super::key::PublicKey;
use super::publishing::{Compared, Kept, Publishing};
use super::rules::Denied;
use super::trust::{ChainFault, KeyChange, Trust};
use crate::domain::identity::PersonId;

/// What follows when other keys count: the recovery kit states one in place of changes that the hall did not make, or two people confirm some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence<'a> {
    /// Editions that are not believed any more, oldest first.
    pub lost: Vec<&'a Edition>,
    /// The edition that is shown afterwards; nothing when it is what was shipped.
    pub shown: Option<&'a Edition>,
}

/// How keys that two people compare stand to what the record knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Just what it knows.
    Same,
    /// They follow from it by changes of key that it does not have.
    GoesOn,
    /// They begin as it does, and leave out changes of key that it has.
    GoesBack,
    /// They have nothing to do with it.
    Other,
    /// The record knows no keys.
    Unknown,
}

impl Publishing {
    pub(super) fn pin_keys(&self, who: &PersonId, hall: &str, (key, recovery): (PublicKey, PublicKey)) -> Result<ContentEvent, Denied> {
        self.has_no_key()?;
        differ(key, recovery)?;
        Ok(ContentEvent::KeyPinned { hall: hall.to_owned(), key, recovery, by: who.clone(), vouched_by: None })
    }

    /// The first person says that these are the hall's keys. Whoever says so later takes the place of the one before.
    pub(super) fn compare_keys(&self, who: &PersonId, card: &KeyCard) -> Result<ContentEvent, Denied> {
        self.keys_are_damaged()?;
        self.comparable(card)?;
        Ok(ContentEvent::KeysCompared { card: card.clone(), by: who.clone() })
    }

    /// The second person says so of exactly the same. What none of these keys has signed is not shown any more: the record that is damaged may be the one
    /// that gave its key up.
    pub(super) fn confirm_keys(&self, second: &PersonId, card: &KeyCard) -> Result<Vec<ContentEvent>, Denied> {
        let Compared { by, .. } = self.compared_by_another(second, card)?;
        let withdrawn = self.withdrawn_by(second, &self.comparable(card)?);
        let (hall, key, recovery, changes) = (card.hall.clone(), card.key, card.recovery, card.changes.iter().cloned());
        let pinned = ContentEvent::KeyPinned { hall, key, recovery, by: by.clone(), vouched_by: Some(second.clone()) };
        let changed = changes.map(|change| ContentEvent::KeyChanged { change });
        Ok([pinned].into_iter().chain(changed).chain(withdrawn).collect())
    }

    /// What waits for this person's word, when it is just these keys and somebody else has compared them.
    ///
    /// # Errors
    /// Why it does not.
    pub fn compared_by_another(&self, second: &PersonId, card: &KeyCard) -> Result<&Compared, Denied> {
        self.keys_are_damaged()?;
        let compared = self.compared.as_ref().filter(|compared| compared.card == *card).ok_or(Denied::NotCompared)?;
        if compared.by == *second { Err(Denied::OwnVoucher) } else { Ok(compared) }
    }

    /// The keys of a card that two people may confirm. Good faith does not bring back what the record knows to be given up, least of all by a kit.
    ///
    /// # Errors
    /// Why nobody may.
    pub fn comparable(&self, card: &KeyCard) -> Result<Trust, Denied> {
        differ(card.key, card.recovery)?;
        let trust = card.trust().ok_or(Denied::KeyChange(ChainFault::Broken(0)))?;
        differ(trust.key(), trust.recovery())?;
        match self.known_trust() {
            Some(known) if known.hall() != trust.hall() => Err(Denied::WrongHall),
            Some(known) if !known.may_give_way_to(&trust) => Err(Denied::GivenUp),
            _ => Ok(trust),
        }
    }

    /// How these keys stand to what the record knows.
    pub fn relation_of(&self, to: &Trust) -> Relation {
        match self.known_trust() {
            None => Relation::Unknown,
            Some(known) if known == to => Relation::Same,
            Some(known) if known.first() != to.first() => Relation::Other,
            Some(known) if to.changes().starts_with(known.changes()) => Relation::GoesOn,
            Some(_) => Relation::GoesBack,
        }
    }

    /// Whether this key was the hall's and is not any more, as far as the record knows.
    pub fn has_given_up(&self, key: PublicKey) -> bool {
        self.known_trust().is_some_and(|known| known.has_given_up(key))
    }

    /// Keys that were pinned, as far as the rules could have written it. What two people confirm is all that the first has compared, or nothing.
    ///
    /// Where nobody is known to have compared them, two names are believed: that record may be damaged itself, and earlier programs wrote none. To those,
    /// the keys that counted were confirmed with every change of key behind them.
    pub(super) fn take_in_pinned(&mut self, hall: &str, (key, recovery): (PublicKey, PublicKey), by: &PersonId, second: Option<&PersonId>) {
        let (pinned, is_of_two) = (Trust::pinned(hall, key, recovery), second.is_some_and(|second| second != by));
        let is_of = |card: &KeyCard| card.hall == hall && (card.key, card.recovery) == (key, recovery);
        let keys = match (&self.keys, &self.compared) {
            (Kept::Pinned(_), _) => None,
            (_, Some(said)) if is_of_two && said.by == *by && is_of(&said.card) => said.card.trust(),
            (_, Some(_)) => None,
            (Kept::None, None) => Some(pinned),
            (Kept::Doubtful(known), None) if is_of_two && known.is_of(hall, key, recovery) => Some(known.clone()),
            (Kept::Doubtful(known), None) => Some(pinned).filter(|_| is_of_two && known.hall() == hall),
            (Kept::Lost, None) => Some(pinned).filter(|_| is_of_two),
        };
        if let Some(trust) = keys {
            self.keys = Kept::Pinned(trust);
            self.compared = None;
        }
    }

    /// Whether two people have to look at the keys.
    fn keys_are_damaged(&self) -> Result<(), Denied> {
        match self.signing_trust() {
            Err(Denied::KeysLost | Denied::KeysDoubtful) => Ok(()),
            Err(denied) => Err(denied),
            Ok(_) => Err(Denied::HasKey),
        }
    }

    pub(super) fn change_key(&self, who: &PersonId, change: &KeyChange) -> Result<Vec<ContentEvent>, Denied> {
        let before = self.signing_trust()?;
        let after = before.after(change).map_err(Denied::KeyChange)?;
        let changed = ContentEvent::KeyChanged { change: change.clone() };
        Ok([changed].into_iter().chain(self.withdrawn_by(who, &after)).collect())
    }

    /// What a key has signed that does not count, as is said now, is not shown any more: otherwise it would stand before everything older.
    pub(super) fn withdrawn_by(&self, who: &PersonId, after: &Trust) -> Vec<ContentEvent> {
        let event = |edition: &Edition| ContentEvent::Withdrawn { version: edition.version, by: who.clone() };
        self.no_longer_believed(after).into_iter().map(event).collect()
    }

    /// What would follow if the kit stated a key after the first `kept` changes.
    pub fn consequence(&self, kept: usize) -> Option<Consequence<'_>> {
        let before = self.trust().filter(|trust| trust.may_keep().contains(&kept))?;
        Some(self.consequence_of(&before.keeping(kept)))
    }

    /// What would follow if these keys counted.
    pub fn consequence_of(&self, after: &Trust) -> Consequence<'_> {
        let lost = self.no_longer_believed(after);
        let left = self.left().filter(|edition| !lost.contains(edition));
        Consequence { shown: left.max_by_key(|edition| edition.version), lost }
    }

    /// What would follow if a key counted that has signed nothing yet.
    pub fn consequence_of_new_key(&self) -> Consequence<'_> {
        Consequence { lost: self.left().collect(), shown: None }
    }

    fn no_longer_believed(&self, after: &Trust) -> Vec<&Edition> {
        self.left().filter(|edition| !after.has_signed(edition)).collect()
    }
}

/// A kit that is the key itself would bring nothing back.
fn differ(key: PublicKey, recovery: PublicKey) -> Result<(), Denied> {
    if key == recovery { Err(Denied::KeyChange(ChainFault::Recovery(0))) } else { Ok(()) }
}
