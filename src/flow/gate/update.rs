//! How each input changes who stands there, and what it makes the runtime do.

use super::{Effect, House, Input, Mark, Message, Model, Stage};
use crate::domain::access::{Permission, ResetStanding, SignedOut};
use crate::domain::command::Failure;
use crate::domain::identity::{PersonId, to_half_width};
use crate::flow::pin::Typed;

/// Takes `input` in; says what is to be done.
pub fn update(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Opened => look(model),
        Input::Looked { version, outcome } if model.asked.answers(version) => looked(model, outcome),
        Input::WantedSetUp if model.stage == Stage::RecordsLost => {
            model.stage = Stage::HallCode;
            vec![Effect::TellLost]
        }
        Input::TypedCode(Typed(code)) if model.stage == Stage::HallCode => typed_code(model, &code),
        Input::Named(person) if matches!(model.stage, Stage::Naming { .. }) => named(model, person),
        Input::Left => left(model),
        Input::Proved => proved(model),
        Input::KitMade(made) => {
            if let Stage::Kit { code: code @ None, .. } = &mut model.stage {
                *code = Some(made);
            }
            Vec::new()
        }
        Input::TypedGroup(Typed(group)) if !model.is_busy() => typed_group(model, &group),
        Input::KitKept { version, outcome } if model.asked.answers(version) => kit_kept(model, outcome),
        Input::WantedKit => match model.stage.clone() {
            Stage::Working { person } if model.may_recover(&person) => make_kit(model, person, false),
            _ => Vec::new(),
        },
        Input::WantedChange => {
            if let Stage::Working { person } = model.stage.clone() {
                model.message = None;
                model.stage = Stage::Changing { person };
            }
            Vec::new()
        }
        Input::SignedOut => end(model, SignedOut::Left, None),
        Input::Ticked { left_ms } => ticked(model, left_ms),
        Input::Polled { resets, marks, session } => polled(model, resets, marks, session),
        Input::StoppedReset(person) if !model.is_busy() => stop_reset(model, person),
        Input::ResetAnswered { version, outcome } if model.asked.answers(version) => {
            model.message = outcome.err().map(Message::Failed);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn look(model: &mut Model) -> Vec<Effect> {
    model.stage = Stage::Looking;
    vec![Effect::Look { version: model.asked.ask() }]
}

fn looked(model: &mut Model, outcome: Result<House, Failure>) -> Vec<Effect> {
    let house = match outcome {
        Ok(house) => house,
        Err(failure) => {
            model.stage = Stage::Unreadable(failure);
            return Vec::new();
        }
    };
    if !model.members.iter().any(|member| member.may(Permission::ResetPins)) {
        model.stage = Stage::NoStaff;
        return Vec::new();
    }
    let person = house.session.filter(|person| model.member(person).is_some());
    match person {
        _ if !house.is_set_up => {
            // Whoever begins anew has read first that something was there.
            model.stage = if house.was_lost { Stage::RecordsLost } else { Stage::HallCode };
            Vec::new()
        }
        None => {
            model.stage = Stage::Naming { sets_up: false };
            Vec::new()
        }
        Some(person) => {
            model.message = None;
            let mut effects = vec![Effect::Become(Some(person.clone()))];
            if house.kit_is_due && model.may_recover(&person) {
                effects.extend(make_kit(model, person, true));
            } else {
                model.stage = Stage::Working { person };
            }
            effects
        }
    }
}

fn typed_code(model: &mut Model, code: &str) -> Vec<Effect> {
    let plain: String = code.trim().chars().map(to_half_width).collect();
    if plain == model.hall_code {
        model.message = None;
        model.stage = Stage::Naming { sets_up: true };
    } else {
        model.message = Some(Message::WrongCode);
    }
    Vec::new()
}

fn named(model: &mut Model, person: PersonId) -> Vec<Effect> {
    let sets_up = matches!(model.stage, Stage::Naming { sets_up: true });
    if model.to_be_named().iter().any(|member| member.id == person) {
        model.message = None;
        model.stage = Stage::Asking { person, sets_up };
    }
    Vec::new()
}

fn left(model: &mut Model) -> Vec<Effect> {
    match model.stage.clone() {
        // What was found at the start may be old by now: whether the hall is set up is read again.
        Stage::Asking { .. } | Stage::Naming { sets_up: true } => look(model),
        Stage::Changing { person } | Stage::Kit { person, is_due: false, .. } if !model.is_busy() => {
            model.message = None;
            model.stage = Stage::Working { person };
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn proved(model: &mut Model) -> Vec<Effect> {
    match model.stage.clone() {
        // Whether a recovery code is due is in the record.
        Stage::Asking { .. } => look(model),
        Stage::Changing { person } => {
            model.message = Some(Message::Changed);
            model.stage = Stage::Working { person };
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn make_kit(model: &mut Model, person: PersonId, is_due: bool) -> Vec<Effect> {
    model.message = None;
    model.stage = Stage::Kit { person, code: None, is_due };
    vec![Effect::MakeKit]
}

/// The code is kept when its last digits came back from the paper: a code that was never written down helps nobody.
fn typed_group(model: &mut Model, group: &str) -> Vec<Effect> {
    let Stage::Kit { person, code: Some(code), .. } = model.stage.clone() else { return Vec::new() };
    let plain: String = group.trim().chars().map(to_half_width).collect();
    if code.groups().last() != Some(&plain) {
        model.message = Some(Message::WrongGroup);
        return Vec::new();
    }
    model.message = None;
    vec![Effect::KeepKit { version: model.asked.ask(), code, by: person }]
}

fn kit_kept(model: &mut Model, outcome: Result<(), Failure>) -> Vec<Effect> {
    let Stage::Kit { person, .. } = model.stage.clone() else { return Vec::new() };
    match outcome {
        Ok(()) => model.stage = Stage::Working { person },
        Err(failure) => model.message = Some(Message::Failed(failure)),
    }
    Vec::new()
}

fn end(model: &mut Model, because: SignedOut, message: Option<Message>) -> Vec<Effect> {
    if model.person().is_none() {
        return Vec::new();
    }
    model.asked.give_up();
    model.message = message;
    model.warning_seconds = None;
    model.stage = Stage::Naming { sets_up: false };
    vec![Effect::SignOut(because), Effect::Become(None)]
}

fn ticked(model: &mut Model, left_ms: Option<i64>) -> Vec<Effect> {
    match left_ms {
        _ if model.person().is_none() => model.warning_seconds = None,
        // What is being asked is answered first.
        Some(..=0) if !model.is_busy() => return end(model, SignedOut::Idle, Some(Message::Idle)),
        left_ms => model.warning_seconds = left_ms.and_then(|left_ms| super::warning(left_ms, model.idle_minutes)),
    }
    Vec::new()
}

fn polled(model: &mut Model, resets: Vec<(PersonId, ResetStanding)>, marks: Vec<Mark>, session: Option<(PersonId, bool)>) -> Vec<Effect> {
    if model.resets != resets {
        model.resets = resets;
    }
    if model.marks != marks {
        model.marks = marks;
    }
    // An answer about somebody who has left meanwhile ends nothing.
    let is_gone = session.is_some_and(|(asked, stands)| !stands && model.person().is_some_and(|member| member.id == asked));
    if is_gone && !model.is_busy() && !matches!(model.stage, Stage::Changing { .. }) {
        return end(model, SignedOut::Left, Some(Message::Elsewhere));
    }
    Vec::new()
}

fn stop_reset(model: &mut Model, person: PersonId) -> Vec<Effect> {
    let Some(by) = model.person().map(|member| member.id.clone()) else { return Vec::new() };
    vec![Effect::StopReset { version: model.asked.ask(), person, by }]
}
