//! How a hall's keys are made, taken over and changed. A kit counts only when part of it has come back from the paper.

use std::fmt;

use super::{Deed, Effect, Fault, KeyHere, Message, Model, Open, Wanted};
use crate::domain::content::wrapped::{PASSPHRASE_LENGTH_MIN, WrapFault};
use crate::domain::content::{Act, Denied, Digest, KeyCard, SeedKey, recovery};
use crate::domain::identity::to_half_width;
use crate::flow::pin::Typed;

/// The secret of a recovery kit.
#[derive(Clone, PartialEq, Eq)]
pub struct KitSeed(pub [u8; 32]);

impl fmt::Debug for KitSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KitSeed(hidden)")
    }
}

impl KitSeed {
    /// Its groups of digits, as they are printed.
    pub fn groups(&self) -> Vec<String> {
        recovery::groups(&self.0)
    }

    /// Which group, counted from 1, is asked back: another one for each kit, so that nobody types it from habit.
    pub fn asked_back(&self) -> usize {
        1 + usize::from(Digest::of(&self.0).bytes()[0]) % recovery::GROUPS
    }

    /// Its key.
    pub fn key(&self) -> SeedKey {
        SeedKey::from_seed(&self.0)
    }
}

/// What the keys are touched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// First start: a key and a kit.
    First,
    /// Another key, signed by the old one; the kit stays.
    ByOldKey,
    /// Another key, stated by this kit, and a new kit.
    ByKit(KitSeed),
}

/// What is open of the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeysOpen {
    /// Asked once more, with what is at stake.
    Asking(Goal),
    /// A passphrase is chosen (or typed, for a key that is wrapped already).
    Passphrase(Goal),
    /// The kit is put on paper.
    Kit {
        /// What for.
        goal: Goal,
        /// The kit, as soon as it is made.
        seed: Option<KitSeed>,
        /// The passphrase of the key that comes.
        passphrase: Option<Typed>,
    },
    /// The kit is typed in.
    TypingKit,
    /// A card is compared with the publishing machine.
    Card(Box<KeyCard>),
}

/// What somebody did about the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// They want a key here: the hall's first.
    First,
    /// They want another key.
    Change,
    /// They want another key, by the kit.
    UseKit,
    /// Yes, go on.
    GoOn,
    /// They chose a passphrase, typed twice.
    Passphrase(Typed, Typed),
    /// They typed a group from the paper.
    Group(String),
    /// They typed a whole kit.
    Kit(Typed),
}

/// Takes what somebody did in; says what is to be done.
pub(super) fn pressed(model: &mut Model, pressed: Pressed) -> Vec<Effect> {
    let Some(seen) = model.seen().filter(|_| model.has(Act::Keys)) else {
        return fail(model, Fault::Denied(Denied::NotAllowed(Act::Keys)));
    };
    let (has_key, is_wrapped) = (seen.state.keys != crate::domain::content::Kept::None, matches!(seen.key, KeyHere::Wrapped(_)));
    let recovery_key = seen.state.trust().map(crate::domain::content::Trust::recovery);
    model.message = None;
    match (pressed, model.open.clone()) {
        (Pressed::First, _) if !has_key => open(model, KeysOpen::Asking(Goal::First)),
        (Pressed::Change, _) if has_key => open(model, KeysOpen::Asking(Goal::ByOldKey)),
        (Pressed::UseKit, _) if has_key => open(model, KeysOpen::TypingKit),
        (Pressed::GoOn, Open::Keys(KeysOpen::Asking(Goal::ByOldKey))) if !is_wrapped => model.deed(Deed::ChangeKey(None)),
        (Pressed::GoOn, Open::Keys(KeysOpen::Asking(goal))) => prepare(model, goal),
        (Pressed::GoOn, Open::Keys(KeysOpen::Card(card))) => model.deed(Deed::PinCard(card)),
        (Pressed::Passphrase(first, again), Open::Keys(KeysOpen::Passphrase(goal))) => passphrase(model, goal, first, &again),
        (Pressed::Group(typed), Open::Keys(KeysOpen::Kit { goal, seed: Some(seed), passphrase })) => {
            group(model, goal, seed, passphrase, &typed)
        }
        (Pressed::Kit(Typed(typed)), Open::Keys(KeysOpen::TypingKit)) => match recovery::read(&typed) {
            Err(fault) => fail(model, Fault::Kit(fault)),
            Ok(seed) if Some(KitSeed(seed).key().public()) != recovery_key => fail(model, Fault::OtherKit),
            Ok(seed) => prepare(model, Goal::ByKit(KitSeed(seed))),
        },
        _ => Vec::new(),
    }
}

/// A card was chosen.
pub(super) fn card(model: &mut Model, bytes: &[u8]) -> Vec<Effect> {
    let Some(hall) = model.seen().map(|seen| seen.hall.clone()) else { return Vec::new() };
    match KeyCard::read(bytes, &hall) {
        Ok(card) => open(model, KeysOpen::Card(Box::new(card))),
        Err(fault) => fail(model, Fault::Card(fault)),
    }
}

/// The kit was made.
pub(super) fn kit_made(model: &mut Model, made: KitSeed) -> Vec<Effect> {
    if let Open::Keys(KeysOpen::Kit { seed: seed @ None, .. }) = &mut model.open {
        *seed = Some(made);
    }
    Vec::new()
}

/// Nobody who may not touch the keys is asked for a card.
pub(super) fn may_pick(model: &Model, wanted: Wanted) -> bool {
    model.has(match wanted {
        Wanted::Bundle => Act::Adopt,
        Wanted::Card => Act::Keys,
    })
}

fn open(model: &mut Model, what: KeysOpen) -> Vec<Effect> {
    model.open = Open::Keys(what);
    Vec::new()
}

/// A browser that keeps no key needs a passphrase before anything else.
fn prepare(model: &mut Model, goal: Goal) -> Vec<Effect> {
    let needs_passphrase = model.seen().is_some_and(|seen| !seen.makes_keys || goal == Goal::ByOldKey);
    if needs_passphrase { open(model, KeysOpen::Passphrase(goal)) } else { put_on_paper(model, goal, None) }
}

fn passphrase(model: &mut Model, goal: Goal, first: Typed, again: &Typed) -> Vec<Effect> {
    if goal == Goal::ByOldKey {
        return model.deed(Deed::ChangeKey(Some(first)));
    }
    match () {
        () if first.0.chars().count() < PASSPHRASE_LENGTH_MIN => fail(model, Fault::Wrap(WrapFault::TooShort)),
        () if first != *again => fail(model, Fault::TwoPassphrases),
        () => put_on_paper(model, goal, Some(first)),
    }
}

fn put_on_paper(model: &mut Model, goal: Goal, passphrase: Option<Typed>) -> Vec<Effect> {
    model.open = Open::Keys(KeysOpen::Kit { goal, seed: None, passphrase });
    vec![Effect::MakeKit]
}

fn group(model: &mut Model, goal: Goal, seed: KitSeed, passphrase: Option<Typed>, typed: &str) -> Vec<Effect> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).map(to_half_width).collect();
    if seed.groups().get(seed.asked_back() - 1) != Some(&plain) {
        return fail(model, Fault::WrongGroup);
    }
    model.deed(match goal {
        Goal::First => Deed::PinNew(seed, passphrase),
        Goal::ByKit(old) => Deed::Recover { old, new: seed, passphrase },
        Goal::ByOldKey => Deed::ChangeKey(passphrase),
    })
}

pub(super) fn fail(model: &mut Model, fault: Fault) -> Vec<Effect> {
    model.message = Some(Message::Failed(fault));
    Vec::new()
}
