//! How each input changes what is on the screen, and what it makes the runtime do.

use std::sync::Arc;

use super::{Action, Deed, Effect, Fault, Happened, Input, KeyHere, May, Message, Model, Open, Seen, Stage, Wanted, keys};
use crate::domain::content::{Act, Digest};
use crate::flow::pin::Typed;

/// Takes `input` in; says what is to be done.
pub fn update(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Opened if !model.is_busy() => look(model),
        Input::Changed if model.is_busy() => {
            model.is_old = true;
            Vec::new()
        }
        Input::Changed => look(model),
        Input::Looked { version, outcome } if model.asked.answers(version) => looked(model, outcome),
        Input::Answered { version, outcome } if model.asked.answers(version) => answered(model, outcome),
        Input::KitMade(seed) => keys::kit_made(model, seed),
        Input::Closed if !model.is_busy() => close(model),
        _ if model.is_busy() => Vec::new(),
        Input::Pressed(action, proposal) => pressed(model, action, proposal),
        Input::WroteNote(note) => wrote(model, &note),
        Input::ConfirmedPublishing(passphrase) => publish(model, passphrase),
        Input::PressedBringBack(version) if model.has(Act::Propose) => model.deed(Deed::BringBack(version)),
        Input::PressedWithdraw(version) if model.may_withdraw(version) == May::Yes => open(model, Open::Withdrawing(version)),
        Input::ConfirmedWithdrawing => match model.open {
            Open::Withdrawing(version) => model.deed(Deed::Withdraw(version)),
            _ => Vec::new(),
        },
        Input::PressedExport(version) => model.deed(Deed::Export(version)),
        Input::PressedSaveCard => model.deed(Deed::SaveCard),
        Input::PressedPick(wanted) if keys::may_pick(model, wanted) => {
            model.message = None;
            vec![Effect::Pick(wanted)]
        }
        Input::Picked(_, Err(fault)) => keys::fail(model, fault),
        Input::Picked(Wanted::Bundle, Ok(bytes)) if model.has(Act::Adopt) => model.deed(Deed::Import(bytes)),
        Input::Picked(Wanted::Card, Ok(bytes)) if model.has(Act::Keys) => keys::card(model, &bytes),
        Input::PressedKeys(pressed) => keys::pressed(model, pressed),
        _ => Vec::new(),
    }
}

impl Model {
    pub(super) fn deed(&mut self, deed: Deed) -> Vec<Effect> {
        self.message = None;
        vec![Effect::Do { version: self.asked.ask(), who: self.person.id.clone(), deed }]
    }
}

fn look(model: &mut Model) -> Vec<Effect> {
    model.is_old = false;
    vec![Effect::Look { version: model.asked.ask() }]
}

fn looked(model: &mut Model, outcome: Result<Box<Seen>, Fault>) -> Vec<Effect> {
    match outcome {
        Ok(seen) => {
            // What is open may be about something that is there no more.
            let is_gone = |proposal: &Digest| seen.state.proposal(proposal).is_none();
            let is_over = match &model.open {
                Open::Returning(of) | Open::Publishing { proposal: of, .. } => is_gone(of),
                Open::Keys(open) => keys::is_over(open, &seen),
                Open::Nothing | Open::Withdrawing(_) => false,
            };
            if is_over {
                model.open = Open::Nothing;
            }
            model.stage = Stage::Seen(Arc::from(seen));
        }
        // What was read before is old, and shown as if it were not it would mislead.
        Err(fault) => model.stage = Stage::Unreadable(fault),
    }
    if model.is_old { look(model) } else { Vec::new() }
}

fn answered(model: &mut Model, outcome: Result<Happened, Fault>) -> Vec<Effect> {
    match outcome {
        Ok(happened) => {
            model.open = Open::Nothing;
            model.message = Some(Message::Done(happened));
        }
        Err(fault) => model.message = Some(Message::Failed(fault)),
    }
    look(model)
}

fn close(model: &mut Model) -> Vec<Effect> {
    model.message = None;
    open(model, Open::Nothing)
}

fn open(model: &mut Model, what: Open) -> Vec<Effect> {
    model.open = what;
    Vec::new()
}

fn pressed(model: &mut Model, action: Action, proposal: Digest) -> Vec<Effect> {
    let found = model.seen().and_then(|seen| seen.proposals.iter().find(|of| of.proposal.hash == proposal).map(|of| model.may(action, of)));
    if found != Some(May::Yes) {
        return Vec::new();
    }
    model.message = None;
    match action {
        Action::Approve => model.deed(Deed::Approve(proposal)),
        Action::TakeBack => model.deed(Deed::TakeBack(proposal)),
        Action::Return => open(model, Open::Returning(proposal)),
        Action::Publish => {
            let is_locked = model.seen().is_some_and(|seen| matches!(seen.key, KeyHere::Wrapped(_)));
            open(model, Open::Publishing { proposal, is_locked })
        }
    }
}

fn wrote(model: &mut Model, note: &str) -> Vec<Effect> {
    match model.open {
        Open::Returning(_) if note.trim().is_empty() => keys::fail(model, Fault::EmptyNote),
        Open::Returning(proposal) => model.deed(Deed::Return(proposal, note.trim().to_owned())),
        _ => Vec::new(),
    }
}

fn publish(model: &mut Model, passphrase: Option<Typed>) -> Vec<Effect> {
    match model.open {
        Open::Publishing { proposal, .. } => model.deed(Deed::Publish(proposal, passphrase)),
        _ => Vec::new(),
    }
}
