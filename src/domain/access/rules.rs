//! What may be done with a PIN as things stand: events, or the reason why not.

use super::secret::Secret;
use super::{Access, AccessEvent, Kept, SecretName, SignedOut, TRIES_BEFORE_LOCK, Use, Waited};
use crate::domain::identity::{PersonId, SessionId};

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
    /// The PIN was changed after this try.
    Stale,
    /// That session is over already.
    NotSignedIn,
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

    /// Chooses a PIN and signs in with it: alone the first time, later with a colleague who has vouched.
    ///
    /// # Errors
    /// When there is a PIN and nobody else has vouched.
    pub fn set_pin(&self, person: &PersonId, chosen: &Chosen, session: SessionId) -> Result<Vec<AccessEvent>, Refusal> {
        match &chosen.vouched_by {
            Some(colleague) if colleague == person => return Err(Refusal::OwnVoucher),
            None if self.kept != Kept::None => return Err(Refusal::HasPin),
            _ => {}
        }
        let (secret, digest) = (chosen.name.clone(), chosen.secret.digest());
        let set = AccessEvent::PinSet { secret, digest, vouched_by: chosen.vouched_by.clone() };
        Ok(vec![set, AccessEvent::PinAccepted { use_for: Use::SignIn { session } }])
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

/// A PIN that somebody chose, ready to be recorded.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Where its secret has been put.
    pub name: SecretName,
    /// The secret.
    pub secret: Secret,
    /// Who vouched.
    pub vouched_by: Option<PersonId>,
}
