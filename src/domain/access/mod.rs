//! Who may act under a name: PINs, tries and the lock-out, derived from the events of one stream for each person.
//!
//! A try is paid for before it is answered: [`AccessEvent::PinTried`] is recorded first and counts as failed until [`AccessEvent::PinAccepted`] follows.
//! A browser that is killed in between has lost a try, never won one, and two windows that try at once pay for both. The streams are no part of the
//! floor: they are read by whoever signs in, so that kiosk and display never carry them. The PIN itself lies beside the journal ([`secret`]).

pub mod hands;
pub mod kit;
pub mod lock;
pub mod pin;
pub mod roles;
mod rules;
pub mod secret;

pub use hands::{HAND_DAYS, Vouched};
pub use kit::RecoveryCode;
pub use lock::{TRIES_BEFORE_LOCK, Waited};
pub use pin::{Pin, PinFault};
pub use roles::{Permission, Role};
pub use rules::{Chosen, Refusal, ResetStanding, Standing, Voucher};

use serde::{Deserialize, Serialize};

use super::identity::{PersonId, SessionId};
use super::time::{MINUTE_MS, Timestamp};

/// Minutes for which a PIN that was typed to vouch, or to choose another, holds: whoever it is for stands there.
const PROOF_MINUTES: i64 = 10;

/// A fact about somebody's PIN.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessEvent {
    /// A PIN was chosen, for the first time or in place of another. Earlier tries are forgotten, the earlier session is over.
    PinSet {
        /// Where the secret lies beside the journal.
        secret: SecretName,
        /// What that record must hold (see [`secret::Secret::digest`]).
        digest: String,
        /// The colleague who said that it is really them; nobody the first time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vouched_by: Option<PersonId>,
    },
    /// Somebody is about to hear whether a PIN is right. Failed until accepted.
    PinTried,
    /// The PIN of a try was right.
    PinAccepted {
        /// What for.
        use_for: Use,
    },
    /// What this person vouched for, or confirmed, has happened: that word is used up.
    VouchUsed {
        /// For whom it was.
        colleague: PersonId,
    },
    /// The hall was set up: once, in the kit's stream (see [`kit`]), together with the first administrator's PIN.
    SetUp {
        /// Whose PIN was the first.
        administrator: PersonId,
    },
    /// Somebody asks to set this person's PIN anew with nobody to vouch. It takes effect after a time that everybody sees pass.
    ResetAsked,
    /// Somebody with a PIN has stopped that.
    ResetStopped {
        /// Who.
        by: PersonId,
    },
    /// The time has passed: the PIN that comes with it was chosen without a voucher.
    ResetUsed,
    /// A session was ended.
    SignedOut {
        /// Which.
        session: SessionId,
        /// Why.
        because: SignedOut,
    },
}

/// What a right PIN was used for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// To sign in.
    SignIn {
        /// What may be done until signing out.
        session: SessionId,
    },
    /// To say that a colleague, who has forgotten the PIN, is who they say.
    Vouch {
        /// Who.
        colleague: PersonId,
    },
    /// To choose another.
    Change,
    /// To confirm that the hall's keys are those of a statement, and nothing else.
    Keys {
        /// SHA-256 of what was confirmed, in small hexadecimal digits.
        statement: String,
    },
}

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignedOut {
    /// The person left the seat.
    Left,
    /// Nobody touched anything for too long.
    Idle,
}

/// Where a secret lies beside the journal: `access/UUID`. The name says nothing about whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SecretName(String);

impl SecretName {
    /// The name made of a fresh random identity.
    pub fn of(identity: &str) -> Self {
        Self(format!("access/{identity}"))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is known of somebody's PIN.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// None was ever chosen.
    #[default]
    None,
    /// It lies there.
    At {
        /// Where.
        secret: SecretName,
        /// What that record must hold.
        digest: String,
        /// The stream's version with which it was chosen.
        since: u32,
    },
    /// Records are damaged: what the PIN is, and how often it was tried, is not known.
    Lost,
}

/// One person's access, folded from the stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// Appends to the stream.
    pub version: u32,
    /// The PIN.
    pub kept: Kept,
    /// Tries since the last right one.
    pub tries: u32,
    /// The version of the last try: what a waiting time belongs to.
    pub last_try: u32,
    /// The session that was begun last and not ended.
    pub session: Option<SessionId>,
    /// The version with which a reset was asked that nobody has stopped or used.
    pub reset: Option<u32>,
    /// The PIN was right at least once since it was chosen. A recovery code of which that is true has been seen and must be replaced.
    pub was_used: bool,
    /// PINs that were not set by this person alone, oldest first.
    pub vouched: Vec<Vouched>,
    /// When the hall was set up, and by whom: in the kit's stream alone.
    pub set_up: Option<(PersonId, Timestamp)>,
    /// What the PIN was typed for last, as far as that still has to happen, and when.
    proof: Option<(Use, Timestamp)>,
}

impl Access {
    /// Takes one append in: its instant and its events as JSON. An event of a newer program is passed over.
    pub fn apply(&mut self, version: u32, time: Timestamp, events: &[String]) {
        self.version = version;
        for event in events.iter().filter_map(|text| serde_json::from_str(text).ok()) {
            self.take_in(time, event);
        }
    }

    /// An append that cannot be read. It may have been a try or a PIN: unreadable is not absent.
    pub fn apply_unreadable(&mut self) {
        // Who once vouched has done so, whatever else happened.
        let (vouched, set_up) = (std::mem::take(&mut self.vouched), self.set_up.take());
        *self = Self { version: self.version + 1, kept: Kept::Lost, vouched, set_up, ..Self::default() };
    }

    /// This person has typed the PIN to vouch for `colleague`, a moment ago, and that has not happened yet.
    pub fn vouches_for(&self, colleague: &PersonId, now: Timestamp) -> bool {
        self.has_proved(&Use::Vouch { colleague: colleague.clone() }, now)
    }

    /// This person has typed the PIN to confirm just this statement about the hall's keys, a moment ago, and that has not happened yet.
    pub fn has_confirmed(&self, statement: &str, now: Timestamp) -> bool {
        self.has_proved(&Use::Keys { statement: statement.to_owned() }, now)
    }

    /// How this PIN was last set without a colleague's word, by the kit or by a reset whose time had passed, as long as everybody is told of it.
    pub fn set_without_colleague(&self, now: Timestamp) -> Option<&Vouched> {
        let is_told = |vouched: &&Vouched| vouched.by.as_ref().is_none_or(kit::is_kit) && vouched.at > hands::days_before(now);
        self.vouched.iter().rev().find(is_told)
    }

    fn has_proved(&self, what: &Use, now: Timestamp) -> bool {
        let is_fresh = |at: Timestamp| (0..=PROOF_MINUTES * MINUTE_MS).contains(&now.since(at));
        self.proof.as_ref().is_some_and(|(use_for, at)| use_for == what && is_fresh(*at))
    }

    fn take_in(&mut self, time: Timestamp, event: AccessEvent) {
        match event {
            AccessEvent::PinSet { secret, digest, vouched_by } => {
                if vouched_by.is_some() {
                    self.vouched.push(Vouched { by: vouched_by, at: time, is_first: self.kept == Kept::None });
                }
                self.proof = None;
                self.kept = Kept::At { secret, digest, since: self.version };
                self.tries = 0;
                self.session = None;
                self.reset = None;
                self.was_used = false;
            }
            AccessEvent::PinTried => {
                self.tries = self.tries.saturating_add(1);
                self.last_try = self.version;
            }
            AccessEvent::PinAccepted { use_for } => {
                self.tries = 0;
                self.was_used = true;
                match use_for {
                    Use::SignIn { session } => {
                        self.session = Some(session);
                        // Whoever knows the PIN needs no other.
                        self.reset = None;
                    }
                    Use::Vouch { .. } | Use::Change | Use::Keys { .. } => self.proof = Some((use_for, time)),
                }
            }
            AccessEvent::VouchUsed { .. } => self.proof = None,
            AccessEvent::ResetAsked => self.reset = Some(self.version),
            AccessEvent::ResetStopped { .. } => self.reset = None,
            AccessEvent::ResetUsed => {
                self.reset = None;
                self.vouched.push(Vouched { by: None, at: time, is_first: false });
            }
            AccessEvent::SetUp { administrator } => self.set_up = Some((administrator, time)),
            AccessEvent::SignedOut { session, .. } => {
                if self.session == Some(session) {
                    self.session = None;
                }
            }
        }
    }
}
