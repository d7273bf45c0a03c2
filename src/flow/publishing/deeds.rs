//! What is done about the content, what becomes of it, and why it does not happen.

use super::keys::{KitSeed, Since, ToCompare};
use crate::domain::access::{Pin, PinFault};
use crate::domain::command::Failure;
use crate::domain::content::recovery::KitFault;
use crate::domain::content::wrapped::WrapFault;
use crate::domain::content::{CardFault, Denied, Digest, KeyCard, Refusal, SignFault};
use crate::flow::pin::Typed;

/// Why something did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The rules forbid it.
    Denied(Denied),
    /// The bundle is not taken in.
    Refused(Refusal),
    /// Nothing was signed.
    NotSigned(SignFault),
    /// This machine's key is not the one that counts.
    OtherKey,
    /// What lay beside the journal is gone.
    Gone,
    /// The storage does not do it.
    Failed(Failure),
    /// The recovery kit was typed wrong.
    Kit(KitFault),
    /// It is another hall's kit, or an older one.
    OtherKit,
    /// The digits are not those on paper.
    WrongGroup,
    /// The passphrase does not do.
    Wrap(WrapFault),
    /// The two passphrases differ.
    TwoPassphrases,
    /// No key card for this hall.
    Card(CardFault),
    /// A note must say something.
    EmptyNote,
    /// The file could not be read.
    File(String),
    /// The keys have been changed since they were looked at.
    Changed,
    /// The own PIN was not right.
    Pin(PinTrouble),
}

/// Why a PIN that confirms something was not right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PinTrouble {
    /// That may not be a PIN.
    NotAPin(PinFault),
    /// Wrong; so many more until a lock.
    Wrong {
        /// At least 1.
        tries_left: u32,
    },
    /// Too many wrong ones: that long must pass.
    Locked {
        /// Milliseconds.
        left_ms: i64,
    },
    /// There is none any more, or its record is damaged.
    None,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// A proposal was approved.
    Approved,
    /// It was returned.
    Returned,
    /// It was taken back.
    TakenBack,
    /// This version was published.
    Published(u32),
    /// This version was put forward again.
    BroughtBack(u32),
    /// This version is not shown any more.
    Withdrawn(u32),
    /// This version was written to a file.
    Exported(u32),
    /// This version was taken in.
    Imported(u32),
    /// The keys count from now on.
    KeysPinned,
    /// Another key counts.
    KeyChanged,
    /// The first person has confirmed the keys.
    KeysCompared,
    /// So has the second: they count again.
    KeysConfirmed,
    /// The key card was written to a file.
    CardSaved,
}

/// Something that is to be done and answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Say yes.
    Approve(Digest),
    /// Return it with a note.
    Return(Digest, String),
    /// Take it back.
    TakeBack(Digest),
    /// Sign it and put it in force; the passphrase where the key is wrapped.
    Publish(Digest, Option<Typed>),
    /// Put this version forward again.
    BringBack(u32),
    /// Do not show this version any more.
    Withdraw(u32),
    /// Write this version to a file.
    Export(u32),
    /// Take this file in.
    Import(Vec<u8>),
    /// Write the key card to a file.
    SaveCard,
    /// Make this machine's key and pin it with this kit.
    PinNew(KitSeed, Option<Typed>),
    /// Pin the keys of this card.
    PinCard(Box<KeyCard>),
    /// Another key, signed by the old one; the passphrase where it is wrapped.
    ChangeKey(Option<Typed>),
    /// Another key, stated by the kit `old`; from now on the kit `new` counts.
    Recover {
        /// The kit that was typed in.
        old: KitSeed,
        /// The kit that was printed.
        new: KitSeed,
        /// The passphrase where this browser needs one.
        passphrase: Option<Typed>,
        /// Which changes of key stay.
        since: Since,
    },
    /// The first person says by their PIN that these are the hall's keys.
    Compare(ToCompare, Pin),
    /// So does the second, of exactly these.
    Confirm(Box<KeyCard>, Pin),
}

/// A file that somebody chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A bundle.
    Bundle,
    /// A key card.
    Card,
}
