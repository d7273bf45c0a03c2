//! Publishing (发布) as people do it: what is in force, what is put forward, the keys, the history, files that come and go.
//!
//! What may happen is decided by `domain::content`; this machine knows what is on the screen, which buttons somebody has and why not, and how keys are
//! made: nothing is pinned before the recovery kit stands on paper.

mod deeds;
mod keys;
mod may;
mod update;

use std::sync::Arc;

pub use deeds::{Deed, Fault, Happened, PinTrouble, Wanted};
pub use keys::{Goal, KeysOpen, KitSeed, Since, ToCompare};
pub use may::{Action, May, Why};
pub use update::update;

use super::asked::Asked;
use super::gate::Member;
use super::pin::Typed;
use crate::domain::changes::{Check, PartChange};
use crate::domain::content::{Denied, Digest, Edition, Proposal, PublicKey, Publishing, WhyShipped};
use crate::domain::identity::PersonId;

/// How long content that is brought back may be shown without anybody looking at it, in days.
pub const VALIDITY_DAYS: i64 = 365;

/// Everything the screen knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Who looks.
    pub person: Member,
    /// What was read.
    pub stage: Stage,
    /// What is open over it.
    pub open: Open,
    /// What was told last.
    pub message: Option<Message>,
    asked: Asked,
    /// The record has changed while something was asked.
    is_old: bool,
}

/// What was read of the content.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Nothing yet.
    Looking,
    /// It cannot be read.
    Unreadable(Fault),
    /// This.
    Seen(Arc<Seen>),
}

/// The content as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Four digits of the hall.
    pub hall: String,
    /// The record.
    pub state: Publishing,
    /// What is in force.
    pub in_force: InForce,
    /// What is put forward, oldest first.
    pub proposals: Vec<Reviewed>,
    /// This machine's key.
    pub key: KeyHere,
    /// This browser makes keys that no script can read.
    pub makes_keys: bool,
    /// Who could be the second where one person has compared damaged keys, and why somebody could not.
    pub seconds: Vec<(PersonId, Option<Denied>)>,
    /// Why the file that the site offers was not taken in, if so: in each language.
    pub site_refused: Option<[String; 2]>,
}

/// What is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InForce {
    /// This edition.
    Published {
        /// Which.
        edition: Box<Edition>,
        /// Its time is over.
        is_expired: bool,
    },
    /// What the program was shipped with.
    Shipped(WhyShipped),
}

/// A proposal and what is to be known before saying yes.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewed {
    /// The proposal.
    pub proposal: Proposal,
    /// What it changes and what is wrong with it; nothing when its text is gone.
    pub review: Option<Review>,
    /// What was written when it was returned.
    pub note: Option<String>,
}

/// What a proposal changes, and what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// Against what is in force.
    pub changes: Vec<PartChange>,
    /// By the checks.
    pub check: Check,
}

/// This machine's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyHere {
    /// There is none.
    None,
    /// The browser keeps it.
    Browser(PublicKey),
    /// It is wrapped with a passphrase.
    Wrapped(PublicKey),
    /// The browser does not say.
    Unknown(String),
}

impl KeyHere {
    /// Its public half.
    pub const fn public(&self) -> Option<PublicKey> {
        match self {
            Self::Browser(key) | Self::Wrapped(key) => Some(*key),
            Self::None | Self::Unknown(_) => None,
        }
    }
}

/// What is open over the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Open {
    /// Nothing.
    Nothing,
    /// A note is written for the author.
    Returning(Digest),
    /// Asked once more: publish.
    Publishing {
        /// What.
        proposal: Digest,
        /// A passphrase is needed.
        is_locked: bool,
    },
    /// Asked once more: the version is not to be shown any more.
    Withdrawing(u32),
    /// The keys.
    Keys(KeysOpen),
}

/// What was told last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// It happened.
    Done(Happened),
    /// It did not.
    Failed(Fault),
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The part is opened, or looks again.
    Opened,
    /// The record has changed, here or in another window.
    Changed,
    /// What was read.
    Looked {
        /// Which question.
        version: u64,
        /// The answer.
        outcome: Result<Box<Seen>, Fault>,
    },
    /// A button of a proposal was pressed.
    Pressed(Action, Digest),
    /// The note was written.
    WroteNote(String),
    /// Yes, publish; the passphrase where the key is wrapped.
    ConfirmedPublishing(Option<Typed>),
    /// An earlier version is to come back.
    PressedBringBack(u32),
    /// A version is not to be shown any more.
    PressedWithdraw(u32),
    /// Yes, withdraw it.
    ConfirmedWithdrawing,
    /// A version goes to a file.
    PressedExport(u32),
    /// A file is to be chosen.
    PressedPick(Wanted),
    /// It was chosen.
    Picked(Wanted, Result<Vec<u8>, Fault>),
    /// The key card goes to a file.
    PressedSaveCard,
    /// A key is to be made: at first start, or another.
    PressedKeys(keys::Pressed),
    /// The kit was made.
    KitMade(KitSeed),
    /// What is open is closed.
    Closed,
    /// A deed was answered.
    Answered {
        /// Which question.
        version: u64,
        /// The answer.
        outcome: Result<Happened, Fault>,
    },
}

pub use keys::Pressed as PressedKeys;

/// What the runtime is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the content.
    Look {
        /// The number of the question.
        version: u64,
    },
    /// Do it in this person's name.
    Do {
        /// The number of the question.
        version: u64,
        /// Who.
        who: PersonId,
        /// What.
        deed: Deed,
    },
    /// Let somebody choose a file.
    Pick(Wanted),
    /// Make a recovery kit.
    MakeKit,
}

impl Model {
    /// Nothing is known yet.
    pub const fn new(person: Member) -> Self {
        Self { person, stage: Stage::Looking, open: Open::Nothing, message: None, asked: Asked::NOTHING, is_old: false }
    }

    /// Something is asked and not answered.
    pub const fn is_busy(&self) -> bool {
        self.asked.is_open()
    }

    /// What was read, if it was.
    pub fn seen(&self) -> Option<&Seen> {
        if let Stage::Seen(seen) = &self.stage { Some(seen) } else { None }
    }
}
