//! Keys at work: pinned at first start, changed by a statement, and confirmed by two people where their records are damaged.
//!
//! A confirmation needs a PIN that was typed for just these keys a moment ago; it is used up in the append that it makes happen, and nothing else can be
//! done with it. The two are people whose PINs could not have been in one hand: also in the days after a set-up, for whoever sets a hall up anew after
//! its records were lost lets everybody else choose a PIN.

use super::access;
use super::command::{Failure, Stamp};
use super::publishing::{PublishingOffice, Trouble};
use crate::domain::access::Access;
use crate::domain::access::hands::{Hand, behind, days_before, one_hand};
use crate::domain::content::{Act, Compared, Denied, KeyCard, KeyChange, Order, PublicKey, Publishing};
use crate::domain::identity::PersonId;
use crate::domain::time::Timestamp;

/// A word by PIN that an append uses up.
pub(super) struct Word<'a> {
    /// Whose.
    pub of: &'a PersonId,
    /// For whom: whoever compared the keys.
    pub colleague: &'a PersonId,
    /// What it says.
    pub statement: String,
    /// Of a second person: the first one's, whose hands were looked at.
    pub seconds: Option<&'a Compared>,
}

impl Word<'_> {
    /// A second person agrees with the first whose hands were looked at, and with nobody who has said the same meanwhile.
    pub(super) fn stands(&self, state: &Publishing, who: &PersonId, order: &Order<'_>) -> Result<(), Denied> {
        match (order, self.seconds) {
            (Order::ConfirmKeys(card), Some(first)) if state.compared_by_another(who, card)? != first => Err(Denied::NotCompared),
            _ => Ok(()),
        }
    }
}

impl<S: Fn() -> Stamp, P: AsyncFn(u32), M: Fn(&PersonId, Act) -> bool> PublishingOffice<'_, S, P, M> {
    /// First start: these keys count from now on. `hall` is the hall's code.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn pin_keys(&self, who: &PersonId, hall: &str, (key, recovery): (PublicKey, PublicKey)) -> Result<Publishing, Trouble> {
        if !self.ground.hall.is_named(hall) {
            return Err(Denied::WrongHall.into());
        }
        let hall = self.ground.hall.to_string();
        self.commit(who, &Order::PinKeys { hall: &hall, key, recovery }).await
    }

    /// Another key counts from now on.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn change_key(&self, who: &PersonId, change: &KeyChange) -> Result<Publishing, Trouble> {
        self.commit(who, &Order::ChangeKey(change)).await
    }

    /// The records of the keys are damaged: the first person says that these are the hall's.
    ///
    /// # Errors
    /// See [`Trouble`]; without a PIN that was typed for just these keys a moment ago nothing happens.
    pub async fn compare_keys(&self, who: &PersonId, card: &KeyCard) -> Result<Publishing, Trouble> {
        let word = Word { of: who, colleague: who, statement: self.statement(card)?, seconds: None };
        self.commit_with(who, &Order::CompareKeys(card), Some(&word)).await
    }

    /// The same of keys that were just made: `keep` keeps this machine's only when the first person's PIN has been typed for them and nothing else stands
    /// against it. What is kept is never written over: whoever knows no PIN must not be able to leave a key there.
    ///
    /// # Errors
    /// See [`Trouble`]; nothing is kept then, unless the storage fails afterwards.
    pub async fn compare_new_keys(
        &self,
        who: &PersonId,
        card: &KeyCard,
        keep: impl AsyncFnOnce() -> Result<(), Failure>,
    ) -> Result<Publishing, Trouble> {
        let order = Order::CompareKeys(card);
        let state = self.look().await?;
        self.allowed_in(&state, who, order.act()).await?;
        let (statement, now) = (self.statement(card)?, (self.stamp)().now);
        state.decide(who, &order, now)?;
        if !access::look(self.journal, who).await?.has_confirmed(&statement, now) {
            return Err(Denied::NotVouched.into());
        }
        keep().await?;
        self.compare_keys(who, card).await
    }

    /// The second person says so of just the same keys, and they count.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn confirm_keys(&self, second: &PersonId, card: &KeyCard) -> Result<Publishing, Trouble> {
        let state = self.look().await?;
        self.allowed_in(&state, second, Act::ConfirmKeys).await?;
        let first = state.compared_by_another(second, card)?;
        if let Some(denied) = self.hindrance(first, second).await? {
            return Err(denied.into());
        }
        let word = Word { of: second, colleague: &first.by, statement: self.statement(card)?, seconds: Some(first) };
        self.commit_with(second, &Order::ConfirmKeys(card), Some(&word)).await
    }

    /// Everybody of these people who has the right to be the second, and why they cannot be, if so.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn seconds(&self, first: &Compared, people: &[PersonId]) -> Result<Vec<(PersonId, Option<Denied>)>, Trouble> {
        let staff = self.staff(&self.look().await?).await?;
        let mut seconds = Vec::new();
        for person in people.iter().filter(|person| **person != first.by && self.may_act(staff.as_ref(), person, Act::ConfirmKeys)) {
            seconds.push((person.clone(), self.hindrance(first, person).await?));
        }
        Ok(seconds)
    }

    /// What keeps these two from being two people who may say so.
    async fn hindrance(&self, first: &Compared, second: &PersonId) -> Result<Option<Denied>, Trouble> {
        match self.allowed(&first.by, Act::Keys).await {
            Err(Trouble::Denied(_)) => return Ok(Some(Denied::NoLongerAllowed(Act::Keys))),
            allowed => allowed?,
        }
        // No exception for a hall that was just set up.
        Ok(self.hand_of([&first.by, second], days_before(first.at), None).await?.map(|hand| match hand {
            Hand::Of(by) => Denied::KeysOneHand { by },
            Hand::Anybodys(of) => Denied::KeysAnyHand { of },
        }))
    }

    /// The hand in which both PINs could have been since that instant.
    pub(super) async fn hand_of(&self, both: [&PersonId; 2], since: Timestamp, set_up: Option<Timestamp>) -> Result<Option<Hand>, Failure> {
        let mut known: Vec<(PersonId, Access)> = Vec::new();
        let mut wanted = both.map(PersonId::clone).to_vec();
        while let Some(person) = wanted.pop() {
            if known.iter().all(|(id, _)| *id != person) {
                let access = access::look(self.journal, &person).await?;
                wanted.extend(behind(&access).cloned());
                known.push((person, access));
            }
        }
        Ok(one_hand(&known, both, since, set_up))
    }

    /// What a PIN is typed for that confirms these keys: they are of this hall.
    fn statement(&self, card: &KeyCard) -> Result<String, Trouble> {
        if card.hall != self.ground.hall.to_string() {
            return Err(Denied::WrongHall.into());
        }
        Ok(card.statement().map_err(|error| Failure::Unavailable(error.to_string()))?)
    }
}
