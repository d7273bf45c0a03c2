//! What happens to a form.

use serde_json::Value;

use super::{Draft, Effect, Hindrance, InForce, Input, Model, STEPS_MAX, Safe, Stage, TYPED_CHARS_MAX};
use crate::domain::content::Denied;
use crate::domain::form::{Edit, apply};
use crate::flow::typed::cut;

/// Takes an input in.
pub fn update(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Opened => vec![Effect::Load],
        Input::Loaded(in_force, draft) => loaded(model, in_force, draft),
        Input::LoadFailed => {
            // What stands in the form stays there: it can be read again.
            model.stage = if std::mem::take(&mut model.stays) { Stage::Open } else { Stage::Failed };
            Vec::new()
        }
        Input::ChoseSection(section) => {
            (model.section, model.entry) = (section, None);
            model.typing = None;
            Vec::new()
        }
        Input::ChoseEntry(entry) => {
            model.entry = entry;
            model.typing = None;
            Vec::new()
        }
        Input::WentTo(path) => went_to(model, &path),
        Input::Edited(edit) => edited(model, &edit),
        Input::Undid => step(model, |model| (&mut model.done, &mut model.undone)),
        Input::Redid => step(model, |model| (&mut model.undone, &mut model.done)),
        Input::ThrewAway => threw_away(model),
        Input::PutForward => put_forward(model),
        Input::Answered(outcome) => answered(model, outcome),
        Input::Kept(kept) => {
            // A change that came meanwhile is being kept by itself.
            if model.safe == Safe::Soon || !kept {
                model.safe = if kept { Safe::Yes } else { Safe::No };
            }
            Vec::new()
        }
    }
}

fn loaded(model: &mut Model, in_force: InForce, draft: Draft) -> Vec<Effect> {
    if std::mem::take(&mut model.stays) {
        model.was_older = model.changes_of != in_force.basis.digest;
        (model.stage, model.in_force) = (Stage::Open, in_force);
        return changed(model);
    }
    let (section, file) = (model.section, model.file);
    let (tree, changes_of) = (in_force.tree.clone(), in_force.basis.digest);
    *model = Model { stage: Stage::Open, section, tree, changes_of, in_force, ..Model::new(file) };
    model.check();
    match draft {
        Draft::None => Vec::new(),
        Draft::Unreadable => {
            model.stage = Stage::DraftUnreadable;
            Vec::new()
        }
        // It was published: one day it would undo what others publish after it.
        Draft::Kept(_, tree) if tree == model.in_force.tree => vec![Effect::Forget],
        Draft::Kept(of, tree) => {
            (model.was_older, model.changes_of) = (of != model.in_force.basis.digest, of);
            // What is in force can be had back by undoing.
            model.done.push(std::mem::replace(&mut model.tree, tree));
            model.check();
            Vec::new()
        }
    }
}

fn went_to(model: &mut Model, path: &str) -> Vec<Effect> {
    let mut pieces = path.split('/').skip(1);
    let name = pieces.next().unwrap_or_default();
    if let Some(section) = model.file.sections().iter().position(|field| field.name() == name) {
        (model.section, model.entry, model.typing) = (section, pieces.next().and_then(|piece| piece.parse().ok()), None);
    }
    Vec::new()
}

fn edited(model: &mut Model, edit: &Edit) -> Vec<Effect> {
    if model.stage != Stage::Open {
        return Vec::new();
    }
    let (edit, was_cut) = &fitting(edit);
    model.was_cut = *was_cut;
    let Some(after) = apply(model.file.shape(), &model.tree, edit) else { return Vec::new() };
    let before = std::mem::replace(&mut model.tree, after);
    let goes_on = !edit.is_of_structure() && model.typing.as_deref() == Some(edit.path());
    if !goes_on {
        model.done.push(before);
        let too_many = model.done.len().saturating_sub(STEPS_MAX);
        model.done.drain(..too_many);
    }
    model.typing = (!edit.is_of_structure()).then(|| edit.path().to_owned());
    model.undone.clear();
    model.structure += u32::from(edit.is_of_structure());
    model.hindrance = None;
    changed(model)
}

/// The change with no more text than a field takes, and whether there was more.
fn fitting(edit: &Edit) -> (Edit, bool) {
    if let Edit::Set(path, Value::String(text)) = edit
        && let Some(kept) = cut(text, TYPED_CHARS_MAX)
    {
        return (Edit::Set(path.clone(), kept.into()), true);
    }
    (edit.clone(), false)
}

/// One step from one pile to the other.
fn step(model: &mut Model, piles: impl FnOnce(&mut Model) -> (&mut Vec<Value>, &mut Vec<Value>)) -> Vec<Effect> {
    if model.stage != Stage::Open {
        return Vec::new();
    }
    let now = model.tree.clone();
    let (from, to) = piles(model);
    let Some(tree) = from.pop() else { return Vec::new() };
    to.push(now);
    model.tree = tree;
    model.typing = None;
    model.structure += 1;
    changed(model)
}

fn changed(model: &mut Model) -> Vec<Effect> {
    model.check();
    if model.is_changed() {
        model.safe = Safe::Soon;
        return vec![Effect::Keep(model.changes_of, model.tree.clone())];
    }
    (model.was_older, model.changes_of) = (false, model.in_force.basis.digest);
    model.safe = Safe::Yes;
    vec![Effect::Forget]
}

fn threw_away(model: &mut Model) -> Vec<Effect> {
    if model.stage == Stage::DraftUnreadable {
        model.stage = Stage::Open;
        return vec![Effect::Forget];
    }
    if model.stage != Stage::Open || !model.is_changed() {
        return Vec::new();
    }
    model.done.push(std::mem::replace(&mut model.tree, model.in_force.tree.clone()));
    model.undone.clear();
    (model.typing, model.entry, model.hindrance) = (None, None, None);
    model.structure += 1;
    changed(model)
}

fn put_forward(model: &mut Model) -> Vec<Effect> {
    if !model.may_be_put_forward() {
        return Vec::new();
    }
    model.stage = Stage::Sending;
    model.hindrance = None;
    vec![Effect::PutForward(model.in_force.basis, model.tree.clone())]
}

fn answered(model: &mut Model, outcome: Result<(), Hindrance>) -> Vec<Effect> {
    if model.stage != Stage::Sending {
        return Vec::new();
    }
    match outcome {
        Ok(()) => {
            model.stage = Stage::Sent;
            // From now on the proposal keeps it.
            vec![Effect::Forget]
        }
        Err(hindrance) => {
            model.stage = Stage::Open;
            let is_stale = matches!(hindrance, Hindrance::Denied(Denied::Stale { .. } | Denied::Replaced));
            model.hindrance = Some(hindrance);
            // What is in force meanwhile has to be looked at beside what stands in the form, which perhaps lies nowhere else.
            model.stays = is_stale;
            if is_stale { vec![Effect::Load] } else { Vec::new() }
        }
    }
}
