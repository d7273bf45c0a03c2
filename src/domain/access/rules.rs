//! What may be done with a PIN as things stand: events, or the reason why not.

use super::lock::reset_left_ms;
use super::secret::Secret;
use super::{Access, AccessEvent, Kept, SecretName, SignedOut, TRIES_BEFORE_LOCK, Use, Waited};
use crate::domain::identity::{PersonId, SessionId};
use crate::domain::time::Timestamp;

/// Why nothing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Wait that long first.
    Locked {
        /// Milliseconds.
        left_ms: i64,
    },
    /// No PIN was chosen yet.
    NoPin,
    /// The record of the PIN is damaged or gone: a colleague must vouch.
    Lost,
    /// There is a PIN already: only with a colleague can another be chosen.
    HasPin,
    /// Nobody vouches for themselves.
    OwnVoucher,
    /// The record does not say that a PIN was typed for this a moment ago.
    NotProved,
    /// The PIN was changed after this try.
    Stale,
    /// That session is over already.
    NotSignedIn,
    /// The hall has been set up before.
    IsSetUp,
    /// Nobody may choose this PIN.
    Weak,
    /// No reset was asked, or its time has not passed.
    NoReset,
}

/// How somebody stands before the next try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No PIN was chosen yet.
    NoPin,
    /// A PIN can be typed; after that many wrong ones comes a lock.
    Ready {
        /// At least 1.
        tries_left: u32,
        /// The last try was wrong.
        after_wrong: bool,
    },
    /// Wait that long first.
    Locked {
        /// Milliseconds.
        left_ms: i64,
    },
    /// The record of the PIN is damaged or gone.
    Lost,
}

impl Access {
    /// How this person stands, having waited as long as that.
    pub fn standing(&self, waited: Waited) -> Standing {
        let left_ms = waited.left_ms(self.tries, self.last_try);
        match self.kept {
            Kept::None => Standing::NoPin,
            Kept::Lost => Standing::Lost,
            Kept::At { .. } if left_ms > 0 => Standing::Locked { left_ms },
            Kept::At { .. } => {
                Standing::Ready { tries_left: TRIES_BEFORE_LOCK.saturating_sub(self.tries).max(1), after_wrong: self.tries > 0 }
            }
        }
    }

    /// Somebody wants to know whether a PIN is right: that costs a try.
    ///
    /// # Errors
    /// While locked, and where there is nothing to compare with.
    pub fn try_pin(&self, waited: Waited) -> Result<Vec<AccessEvent>, Refusal> {
        match self.standing(waited) {
            Standing::NoPin => Err(Refusal::NoPin),
            Standing::Lost => Err(Refusal::Lost),
            Standing::Locked { left_ms } => Err(Refusal::Locked { left_ms }),
            Standing::Ready { .. } => Ok(vec![AccessEvent::PinTried]),
        }
    }

    /// The PIN of the try with this version was right.
    ///
    /// # Errors
    /// When another PIN has been chosen since.
    pub fn accept(&self, tried: u32, use_for: Use) -> Result<Vec<AccessEvent>, Refusal> {
        match self.kept {
            Kept::At { since, .. } if since < tried => Ok(vec![AccessEvent::PinAccepted { use_for }]),
            _ => Err(Refusal::Stale),
        }
    }

    /// Chooses a PIN and signs in with it. `voucher` is how the colleague stands who vouches: their record must say so.
    ///
    /// # Errors
    /// When what is said to vouch for it does not.
    pub fn set_pin(
        &self,
        person: &PersonId,
        chosen: &Chosen,
        session: SessionId,
        (voucher, now): (Option<&Self>, Timestamp),
    ) -> Result<Vec<AccessEvent>, Refusal> {
        let mut events = Vec::new();
        let mut vouched_by = None;
        match &chosen.voucher {
            Voucher::Person(colleague) if colleague == person => return Err(Refusal::OwnVoucher),
            Voucher::Person(_) if !voucher.is_some_and(|voucher| voucher.vouches_for(person, now)) => return Err(Refusal::NotProved),
            Voucher::Person(colleague) => vouched_by = Some(colleague.clone()),
            Voucher::Nobody | Voucher::SetUp if self.kept != Kept::None => return Err(Refusal::HasPin),
            Voucher::Nobody | Voucher::SetUp => {}
            Voucher::OwnPin if !matches!(self.kept, Kept::At { .. }) => return Err(Refusal::NoPin),
            Voucher::OwnPin if !self.has_proved(&Use::Change, now) => return Err(Refusal::NotProved),
            Voucher::OwnPin => {}
            Voucher::Time if self.reset_standing(chosen.waited) != ResetStanding::Ripe => return Err(Refusal::NoReset),
            Voucher::Time => events.push(AccessEvent::ResetUsed),
        }
        let (secret, digest) = (chosen.name.clone(), chosen.secret.digest());
        events.extend([AccessEvent::PinSet { secret, digest, vouched_by }, AccessEvent::PinAccepted { use_for: Use::SignIn { session } }]);
        Ok(events)
    }

    /// A PIN that somebody is given and did not choose: the demonstration's. It signs nobody in.
    ///
    /// # Errors
    /// When there is one.
    pub fn give(&self, chosen: &Chosen) -> Result<Vec<AccessEvent>, Refusal> {
        let (secret, digest) = (chosen.name.clone(), chosen.secret.digest());
        let set = AccessEvent::PinSet { secret, digest, vouched_by: None };
        if self.kept == Kept::None { Ok(vec![set]) } else { Err(Refusal::HasPin) }
    }

    /// The kit's secret is exchanged; `by` is the administrator who did it. It signs nobody in.
    pub fn set_kit(&self, chosen: &Chosen, by: &PersonId) -> Vec<AccessEvent> {
        let (secret, digest) = (chosen.name.clone(), chosen.secret.digest());
        vec![AccessEvent::PinSet { secret, digest, vouched_by: Some(by.clone()) }]
    }

    /// How the reset stands that somebody asked for, when so much time was watched since.
    pub fn reset_standing(&self, waited: Waited) -> ResetStanding {
        match self.reset {
            None => ResetStanding::NotAsked,
            Some(since) => match reset_left_ms(waited, since) {
                0 => ResetStanding::Ripe,
                left_ms => ResetStanding::Asked { left_ms },
            },
        }
    }

    /// Asks for a reset.
    ///
    /// # Errors
    /// When one is asked already: its time goes on.
    pub fn ask_reset(&self) -> Result<Vec<AccessEvent>, Refusal> {
        if self.reset.is_some() { Err(Refusal::Stale) } else { Ok(vec![AccessEvent::ResetAsked]) }
    }

    /// Stops it.
    ///
    /// # Errors
    /// When there is none.
    pub fn stop_reset(&self, by: &PersonId) -> Result<Vec<AccessEvent>, Refusal> {
        self.reset.map(|_| vec![AccessEvent::ResetStopped { by: by.clone() }]).ok_or(Refusal::NoReset)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When it is over already.
    pub fn sign_out(&self, session: &SessionId, because: SignedOut) -> Result<Vec<AccessEvent>, Refusal> {
        let is_on = self.session.as_ref() == Some(session);
        is_on.then(|| vec![AccessEvent::SignedOut { session: session.clone(), because }]).ok_or(Refusal::NotSignedIn)
    }
}

/// Why somebody may choose a PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voucher {
    /// It is the first: only where names were believed until now.
    Nobody,
    /// It is the first of the whole hall.
    SetUp,
    /// Their own, which was right a moment ago.
    OwnPin,
    /// Somebody else's, which was right a moment ago; the recovery kit counts as somebody.
    Person(PersonId),
    /// The time since a reset was asked, which everybody has seen pass.
    Time,
}

/// How a reset stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResetStanding {
    /// Nobody has asked for one.
    #[default]
    NotAsked,
    /// It takes effect later.
    Asked {
        /// Milliseconds of the hall's opening hours, watched.
        left_ms: i64,
    },
    /// Its time has passed.
    Ripe,
}

/// A PIN that somebody chose, ready to be recorded.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Where its secret has been put.
    pub name: SecretName,
    /// The secret.
    pub secret: Secret,
    /// Why they may.
    pub voucher: Voucher,
    /// What was watched passing since a reset was asked: for [`Voucher::Time`].
    pub waited: Waited,
}
