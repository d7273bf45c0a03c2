//! How a hall's keys are made, taken over and changed. A kit counts only when part of it has come back from the paper.

use std::fmt;

use super::{Deed, Effect, Fault, KeyHere, May, Message, Model, Open, PinTrouble, Seen, Wanted};
use crate::domain::access::Pin;
use crate::domain::content::wrapped::{PASSPHRASE_LENGTH_MIN, WrapFault};
use crate::domain::content::{Act, Denied, Digest, Kept, KeyCard, SeedKey, Trust, recovery};
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
    ByKit {
        /// The kit that was typed in.
        kit: KitSeed,
        /// Which changes of key stay.
        since: Since,
    },
    /// The records of the keys are damaged and there is nothing to compare: this machine's key, or a new one, and a new kit, for two people to confirm.
    Anew,
}

/// Which changes of key stay when the kit states another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// So many, from the first on; those after them were not the hall's.
    pub kept: usize,
    /// Of so many, when they were looked at.
    pub of: usize,
}

/// What the first person confirms where the records of the keys are damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToCompare {
    /// The keys of this card: as the record knows them, or another machine's.
    Card(Box<KeyCard>),
    /// This machine's key, or a new one, and this new kit.
    Anew {
        /// The kit that was printed.
        kit: KitSeed,
        /// The passphrase where this browser needs one.
        passphrase: Option<Typed>,
    },
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
    /// The kit is right: which changes of key stay?
    Since {
        /// The kit.
        kit: KitSeed,
        /// As chosen so far.
        since: Since,
    },
    /// A card is compared with the publishing machine.
    Card(Box<KeyCard>),
    /// The first person compares damaged keys, and types their PIN.
    Comparing(ToCompare),
    /// So does the second.
    Confirming(Box<KeyCard>),
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
    /// So many changes of key stay.
    Kept(usize),
    /// The first person compares the keys that the record knows.
    Compare,
    /// They want keys made anew, for nothing can be compared.
    Anew,
    /// The second person compares what the first has confirmed.
    Confirm,
    /// They typed their PIN to confirm keys.
    Pin(Typed),
}

/// Takes what somebody did in; says what is to be done.
pub(super) fn pressed(model: &mut Model, pressed: Pressed) -> Vec<Effect> {
    // The second person needs no right to change keys.
    match (&pressed, &model.open) {
        (Pressed::Confirm, _) => return confirm(model),
        (Pressed::Pin(typed), Open::Keys(KeysOpen::Confirming(card))) => {
            let (typed, card) = (typed.clone(), card.clone());
            return with_pin(model, &typed, |pin| Deed::Confirm(card, pin));
        }
        _ => {}
    }
    let Some(seen) = model.seen().filter(|_| model.has(Act::Keys)) else {
        return fail(model, Fault::Denied(Denied::NotAllowed(Act::Keys)));
    };
    let (is_first, has_key) = (seen.state.keys == Kept::None, seen.state.trust().is_some());
    let is_wrapped = matches!(seen.key, KeyHere::Wrapped(_));
    let known = seen.state.known_trust().filter(|_| !has_key).map(KeyCard::of);
    model.message = None;
    match (pressed, model.open.clone()) {
        (Pressed::First, _) if is_first => open(model, KeysOpen::Asking(Goal::First)),
        (Pressed::Anew, _) if model.may_begin_anew() => open(model, KeysOpen::Asking(Goal::Anew)),
        (Pressed::Change, _) if has_key => open(model, KeysOpen::Asking(Goal::ByOldKey)),
        (Pressed::UseKit, _) if has_key => open(model, KeysOpen::TypingKit),
        (Pressed::Compare, _) => match known {
            Some(card) => open(model, KeysOpen::Comparing(ToCompare::Card(Box::new(card)))),
            None => Vec::new(),
        },
        (Pressed::GoOn, Open::Keys(KeysOpen::Asking(Goal::ByOldKey))) if !is_wrapped => model.deed(Deed::ChangeKey(None)),
        (Pressed::GoOn, Open::Keys(KeysOpen::Asking(goal))) => prepare(model, goal),
        (Pressed::GoOn, Open::Keys(KeysOpen::Since { kit, since })) => prepare(model, Goal::ByKit { kit, since }),
        (Pressed::GoOn, Open::Keys(KeysOpen::Card(card))) => model.deed(Deed::PinCard(card)),
        (Pressed::Passphrase(first, again), Open::Keys(KeysOpen::Passphrase(goal))) => passphrase(model, goal, first, &again),
        (Pressed::Group(typed), Open::Keys(KeysOpen::Kit { goal, seed: Some(seed), passphrase })) => {
            group(model, goal, seed, passphrase, &typed)
        }
        (Pressed::Kit(Typed(typed)), Open::Keys(KeysOpen::TypingKit)) => kit_typed(model, &typed),
        (Pressed::Kept(kept), Open::Keys(KeysOpen::Since { kit, since })) => kept_so_many(model, kit, Since { kept, ..since }),
        (Pressed::Pin(typed), Open::Keys(KeysOpen::Comparing(what))) => with_pin(model, &typed, |pin| Deed::Compare(what, pin)),
        _ => Vec::new(),
    }
}

fn kit_typed(model: &mut Model, typed: &str) -> Vec<Effect> {
    let Some(trust) = model.seen().and_then(|seen| seen.state.trust()) else { return Vec::new() };
    let (recovery_key, of) = (trust.recovery(), trust.changes().len());
    match recovery::read(typed).map(KitSeed) {
        Err(fault) => fail(model, Fault::Kit(fault)),
        Ok(kit) if kit.key().public() != recovery_key => fail(model, Fault::OtherKit),
        // A machine that was lost has signed nothing that the hall did not: that is what is proposed.
        Ok(kit) => open(model, KeysOpen::Since { kit, since: Since { kept: of, of } }),
    }
}

fn kept_so_many(model: &mut Model, kit: KitSeed, since: Since) -> Vec<Effect> {
    let trust = model.seen().and_then(|seen| seen.state.trust());
    if trust.is_some_and(|trust| trust.may_keep().contains(&since.kept)) { open(model, KeysOpen::Since { kit, since }) } else { Vec::new() }
}

/// Only whoever may be the second, and of the keys that they see.
fn confirm(model: &mut Model) -> Vec<Effect> {
    let compared = model.seen().and_then(|seen| seen.state.compared.as_ref()).map(|compared| compared.card.clone());
    match (model.may_confirm(), compared) {
        (May::Yes, Some(card)) => {
            model.message = None;
            open(model, KeysOpen::Confirming(Box::new(card)))
        }
        _ => Vec::new(),
    }
}

fn with_pin(model: &mut Model, Typed(typed): &Typed, deed: impl FnOnce(Pin) -> Deed) -> Vec<Effect> {
    match Pin::new(typed) {
        Ok(pin) => model.deed(deed(pin)),
        // Nobody can have chosen that: it is no try.
        Err(fault) => fail(model, Fault::Pin(PinTrouble::NotAPin(fault))),
    }
}

/// Whether what is open about the keys is about something that is there no more.
pub(super) fn is_over(open: &KeysOpen, seen: &Seen) -> bool {
    let is_damaged = matches!(seen.state.keys, Kept::Lost | Kept::Doubtful(_));
    match open {
        KeysOpen::Confirming(card) => seen.state.compared.as_ref().is_none_or(|compared| compared.card != **card),
        KeysOpen::Comparing(_) | KeysOpen::Asking(Goal::Anew) => !is_damaged,
        KeysOpen::Since { since, .. } => seen.state.trust().map(Trust::changes).map(<[_]>::len) != Some(since.of),
        _ => false,
    }
}

/// A card was chosen.
pub(super) fn card(model: &mut Model, bytes: &[u8]) -> Vec<Effect> {
    let Some(seen) = model.seen() else { return Vec::new() };
    let is_damaged = matches!(seen.state.keys, Kept::Lost | Kept::Doubtful(_));
    match KeyCard::read(bytes, &seen.hall).map(Box::new) {
        Ok(card) if is_damaged => open(model, KeysOpen::Comparing(ToCompare::Card(card))),
        Ok(card) => open(model, KeysOpen::Card(card)),
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

impl Model {
    /// Keys may be made anew where their records are damaged, and not with a key that the record knows to be given up.
    pub fn may_begin_anew(&self) -> bool {
        let Some(seen) = self.seen() else { return false };
        let is_damaged = matches!(seen.state.keys, Kept::Lost | Kept::Doubtful(_));
        is_damaged && seen.key.public().is_none_or(|key| !seen.state.has_given_up(key))
    }

    /// The passphrase of a key that is here is asked for, not a new one chosen.
    pub fn opens_key(&self, goal: &Goal) -> bool {
        let is_wrapped = self.seen().is_some_and(|seen| matches!(seen.key, KeyHere::Wrapped(_)));
        *goal == Goal::ByOldKey || *goal == Goal::Anew && is_wrapped
    }
}

/// A browser that keeps no key needs a passphrase before anything else.
fn prepare(model: &mut Model, goal: Goal) -> Vec<Effect> {
    let needs_passphrase = model.seen().is_some_and(|seen| !seen.makes_keys) || model.opens_key(&goal);
    if needs_passphrase { open(model, KeysOpen::Passphrase(goal)) } else { put_on_paper(model, goal, None) }
}

fn passphrase(model: &mut Model, goal: Goal, first: Typed, again: &Typed) -> Vec<Effect> {
    if goal == Goal::ByOldKey {
        return model.deed(Deed::ChangeKey(Some(first)));
    }
    match () {
        () if model.opens_key(&goal) => put_on_paper(model, goal, Some(first)),
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
        Goal::Anew => return open(model, KeysOpen::Comparing(ToCompare::Anew { kit: seed, passphrase })),
        Goal::First => Deed::PinNew(seed, passphrase),
        Goal::ByKit { kit: old, since } => Deed::Recover { old, new: seed, passphrase, since },
        Goal::ByOldKey => Deed::ChangeKey(passphrase),
    })
}

pub(super) fn fail(model: &mut Model, fault: Fault) -> Vec<Effect> {
    model.message = Some(Message::Failed(fault));
    Vec::new()
}
