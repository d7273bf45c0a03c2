//! What becomes of what happens.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Conflict, Desk, Draft, Effect, Input, Kept, Listed, Model, Sending, Stage, TYPED_CHARS_MAX, Told, Trouble, View, blank};
use crate::domain::content::Denied;
use crate::domain::guide::edit::{Edit, edited};
use crate::domain::guide::fields::Section;
use crate::domain::guide::parse::write;
use crate::domain::guide::{Guide, Guides};
use crate::domain::hall::Hall;
use crate::flow::typed::cut;

/// Takes an input in; answers with what is to be done.
pub fn update(model: &mut Model, input: Input) -> Vec<Effect> {
    match (input, &mut model.stage) {
        (Input::Opened, stage) => {
            if !matches!(stage, Stage::Working(_)) {
                *stage = Stage::Looking;
            }
            look(model)
        }
        (Input::Read { version, outcome }, _) if version == model.version => read(model, outcome.map(|read| *read)),
        (Input::WentOn, Stage::Found(in_force, Kept::Draft(saved))) => {
            let mut desk = Desk::new((**in_force).clone(), Some(saved));
            let first = saved.guides.iter().find(|changed| changed.after.is_some()).map(|changed| changed.id.clone());
            desk.open = first.or(desk.open);
            model.stage = Stage::Working(Box::new(desk));
            Vec::new()
        }
        (Input::ThrewAway, Stage::Found(in_force, _)) => {
            let desk = Desk::new((**in_force).clone(), None);
            model.stage = Stage::Working(Box::new(desk));
            vec![Effect::Keep { number: 0, text: None }]
        }
        (input, Stage::Working(desk)) => {
            let (effects, reads) = at_work(desk, input);
            if reads { effects.into_iter().chain(look(model)).collect() } else { effects }
        }
        _ => Vec::new(),
    }
}

fn look(model: &mut Model) -> Vec<Effect> {
    model.version += 1;
    vec![Effect::Read { version: model.version }]
}

fn read(model: &mut Model, outcome: Result<(super::InForce, Kept), Trouble>) -> Vec<Effect> {
    match (outcome, &mut model.stage) {
        (Ok((in_force, _)), Stage::Working(desk)) => {
            if desk.carry_over(in_force) {
                desk.changed()
            } else {
                Vec::new()
            }
        }
        (Ok((in_force, Kept::Draft(saved))), stage) => {
            let is_all_published = Desk::new(in_force.clone(), Some(&saved)).saved().is_none();
            if is_all_published {
                *stage = Stage::Working(Box::new(Desk::new(in_force, None)));
                return vec![Effect::Keep { number: 0, text: None }];
            }
            *stage = Stage::Found(Box::new(in_force), Kept::Draft(saved));
            Vec::new()
        }
        (Ok((in_force, kept)), stage) => {
            *stage = match kept {
                Kept::Nothing => Stage::Working(Box::new(Desk::new(in_force, None))),
                kept => Stage::Found(Box::new(in_force), kept),
            };
            Vec::new()
        }
        // What is on the desk is worth more than what could not be read.
        (Err(trouble), Stage::Working(desk)) => {
            desk.sending = Sending::Failed(trouble);
            Vec::new()
        }
        (Err(trouble), stage) => {
            *stage = Stage::Failed(trouble);
            Vec::new()
        }
    }
}

/// At work: what is to be done, and whether all is to be read again.
fn at_work(desk: &mut Desk, input: Input) -> (Vec<Effect>, bool) {
    let effects = match input {
        Input::Decided { id, mine } => decided(desk, id.as_deref(), mine),
        Input::Chose(id) if desk.draft.guide(&id).is_some() => {
            (desk.open, desk.view) = (Some(id), View::Guide);
            Vec::new()
        }
        Input::TurnedTo(section) => {
            desk.section = section;
            Vec::new()
        }
        Input::Looked(view) => {
            desk.view = view;
            Vec::new()
        }
        Input::Sought { id, path } if desk.draft.guide(&id).is_some() => {
            (desk.open, desk.view, desk.section) = (Some(id), View::Guide, Section::of_path(&path));
            vec![Effect::Focus(path)]
        }
        Input::Edited { edit, at_ms } => edit_open(desk, &edit, at_ms),
        Input::Created { .. } | Input::Copied | Input::Deleted | Input::Restored | Input::Moved { .. } => of_guides(desk, input),
        Input::MovedListed { list, at, up } => moved_listed(desk, list, at, up),
        Input::Undid => step_in_time(desk, |desk| desk.history.undo(&desk.draft)),
        Input::Redid => step_in_time(desk, |desk| desk.history.redo(&desk.draft)),
        Input::Imported(outcome) => imported(desk, outcome),
        Input::KeepDue if !desk.saving.writing => desk.keep(),
        Input::PageHid => desk.keep(),
        Input::WasKept { number, outcome } => {
            desk.saving.writing = false;
            match outcome {
                Ok(()) => (desk.saving.kept, desk.saving.failed) = (desk.saving.kept.max(number), None),
                Err(failure) => desk.saving.failed = Some(failure),
            }
            if desk.saving.failed.is_none() && desk.saving.kept < desk.saving.changed { vec![Effect::KeepSoon] } else { Vec::new() }
        }
        input => return of_publishing(desk, input),
    };
    (effects, false)
}

fn of_publishing(desk: &mut Desk, input: Input) -> (Vec<Effect>, bool) {
    match input {
        Input::PutForward { expires_at } if desk.may_be_put_forward() && desk.sending != Sending::Sent => {
            let Some(text) = write(&desk.draft.whole()) else { return (Vec::new(), false) };
            desk.sending = Sending::Sent;
            (vec![Effect::PutForward { text, based_on: desk.in_force.basis, expires_at }], false)
        }
        Input::TookBack if desk.sending != Sending::Sent => {
            let Some(own) = &desk.in_force.own else { return (Vec::new(), false) };
            desk.sending = Sending::Sent;
            (vec![Effect::TakeBack(own.proposal)], false)
        }
        Input::WasPutForward(outcome) => answered(desk, outcome, Told::PutForward),
        Input::WasTakenBack(outcome) => answered(desk, outcome, Told::TakenBack),
        _ => (Vec::new(), false),
    }
}

/// Whatever was answered, how things stand is read again where they may stand otherwise.
fn answered(desk: &mut Desk, outcome: Result<(), Trouble>, told: Told) -> (Vec<Effect>, bool) {
    let reads =
        matches!(outcome, Ok(()) | Err(Trouble::Denied(Denied::Stale { .. } | Denied::Replaced | Denied::NoSuchProposal | Denied::NoKey)));
    match outcome {
        Ok(()) => (desk.sending, desk.told) = (Sending::Idle, Some(told)),
        Err(trouble) => desk.sending = Sending::Failed(trouble),
    }
    (Vec::new(), reads)
}

fn decided(desk: &mut Desk, id: Option<&str>, mine: bool) -> Vec<Effect> {
    let Some(at) = desk.conflicts.iter().position(|conflict| conflict.id.as_deref() == id) else { return Vec::new() };
    let Conflict { id, .. } = desk.conflicts.remove(at);
    // There is no way back to an open question.
    desk.history.forget();
    if !mine {
        let theirs = &desk.in_force.guides;
        match &id {
            None => desk.draft.head = theirs.head.clone(),
            Some(id) => match theirs.guide(id) {
                Some(guide) => desk.draft.put((**guide).clone()),
                None => desk.draft.remove(id),
            },
        }
        desk.draft.settle(&desk.in_force.guides);
    }
    desk.changed()
}

fn edit_open(desk: &mut Desk, edit: &Edit, at_ms: i64) -> Vec<Effect> {
    let Some(guide) = desk.guide() else { return Vec::new() };
    let typed = edit.typed().map(|path| (format!("{}{path}", guide.id), at_ms));
    let (edit, is_cut) = fitting(edit);
    let effects = match edited(guide, &edit) {
        Some(after) => desk.step(typed, |draft| draft.put(after)),
        None => Vec::new(),
    };
    if is_cut {
        desk.told = Some(Told::Cut);
    }
    effects
}

/// The change with no more text than a field takes, and whether there was more.
fn fitting(edit: &Edit) -> (Edit, bool) {
    if let Edit::Set { path, value: Value::String(text) } = edit
        && let Some(kept) = cut(text, TYPED_CHARS_MAX)
    {
        return (Edit::Set { path: path.clone(), value: kept.into() }, true);
    }
    (edit.clone(), false)
}

/// What happens to guides as wholes.
fn of_guides(desk: &mut Desk, input: Input) -> Vec<Effect> {
    let open = desk.guide().cloned();
    match (input, open) {
        (Input::Created { name, item }, _) => {
            let name = cut(&name, TYPED_CHARS_MAX).map_or_else(|| name.clone(), str::to_owned);
            let Some(item) = desk.in_force.hall.items.iter().find(|known| known.id == item) else { return Vec::new() };
            let id = fresh_id(item.id.as_str(), desk);
            let guide = blank(id, name, item, &desk.draft.head, desk.in_force.today);
            appear(desk, guide)
        }
        (Input::Copied, Some(guide)) => {
            let copy = Guide { id: fresh_id(&guide.id, desk), version: 1, cancelled: None, ..(*guide).clone() };
            appear(desk, copy)
        }
        (Input::Deleted, Some(guide)) if desk.guide_in_force().is_none() => desk.step(None, |draft| draft.remove(&guide.id)),
        (Input::Restored, Some(_)) => match desk.guide_in_force().cloned() {
            Some(published) => desk.step(None, |draft| draft.put((*published).clone())),
            None => Vec::new(),
        },
        (Input::Moved { up }, Some(guide)) => desk.step(None, |draft| swap_in_class(draft, &guide, up)),
        _ => Vec::new(),
    }
}

fn appear(desk: &mut Desk, guide: Guide) -> Vec<Effect> {
    let (id, behind) = (guide.id.clone(), desk.open.clone());
    let effects = desk.step(None, |draft| {
        draft.put(guide);
        // A copy stands behind its original, a new guide behind the one that was open.
        if let Some(at) = draft.guides.iter().position(|known| Some(&known.id) == behind.as_ref())
            && let Some(new) = draft.guides.pop()
        {
            draft.guides.insert(at + 1, new);
        }
    });
    (desk.open, desk.view, desk.section) = (Some(id), View::Guide, Section::Basics);
    effects
}

/// An identity that no guide has or had.
fn fresh_id(wanted: &str, desk: &Desk) -> String {
    let known: BTreeSet<&str> = desk.draft.order().into_iter().chain(desk.in_force.guides.order()).collect();
    let is_free = |id: &String| !known.contains(id.as_str());
    let numbered = (2_u32..).map(|number| format!("{wanted}-{number}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(is_free).unwrap_or_else(|| wanted.to_owned())
}

fn swap_in_class(draft: &mut Draft, guide: &Guide, up: bool) {
    let of_class: Vec<usize> = (0..draft.guides.len()).filter(|at| draft.guides[*at].class == guide.class).collect();
    let Some(nth) = of_class.iter().position(|at| draft.guides[*at].id == guide.id) else { return };
    let other = if up { nth.checked_sub(1) } else { Some(nth + 1) };
    if let Some(other) = other.and_then(|other| of_class.get(other)) {
        draft.guides.swap(of_class[nth], *other);
    }
}

fn moved_listed(desk: &mut Desk, list: Listed, at: usize, up: bool) -> Vec<Effect> {
    let hall = desk.in_force.hall.clone();
    desk.step(None, |draft| {
        let mut head: Guides = (*draft.head).clone();
        let has_moved = match list {
            Listed::Departments => swap(&mut head.departments, at, up),
            Listed::LifeEvents => swap(&mut head.life_events, at, up),
            Listed::Classes => {
                let as_in_hall: Vec<String> = hall.classes.iter().map(|class| class.id.clone()).collect();
                let mut order = classes_in_order(&head, &hall);
                let has_moved = swap(&mut order, at, up);
                head.classes = if order == as_in_hall { Vec::new() } else { order };
                has_moved
            }
        };
        if has_moved {
            draft.head = head.into();
        }
    })
}

/// The identities of the hall's classes as they are shown where guides are looked for.
pub fn classes_in_order(head: &Guides, hall: &Hall) -> Vec<String> {
    let mut classes: Vec<String> = hall.classes.iter().map(|class| class.id.clone()).collect();
    classes.sort_by_key(|id| head.place_of_class(id));
    classes
}

/// Lets an entry change places with its neighbour, where it has one.
fn swap<T>(entries: &mut [T], at: usize, up: bool) -> bool {
    let other = if up { at.checked_sub(1) } else { Some(at + 1) };
    let other = other.filter(|other| at.max(*other) < entries.len());
    other.inspect(|other| entries.swap(at, *other)).is_some()
}

fn step_in_time(desk: &mut Desk, step: impl FnOnce(&mut Desk) -> Option<Draft>) -> Vec<Effect> {
    match step(desk) {
        Some(draft) => {
            desk.draft = draft;
            desk.told = None;
            desk.changed()
        }
        None => Vec::new(),
    }
}

fn imported(desk: &mut Desk, outcome: Result<Guides, Vec<crate::domain::guide::table::TableFault>>) -> Vec<Effect> {
    match outcome {
        Err(faults) => {
            (desk.faults, desk.told) = (faults, None);
            Vec::new()
        }
        Ok(guides) => {
            desk.faults.clear();
            let before = desk.draft.clone();
            let effects = desk.step(None, |draft| {
                draft.head = if *draft.head == (Guides { guides: Vec::new(), ..guides.clone() }) {
                    draft.head.clone()
                } else {
                    Guides { guides: Vec::new(), ..guides.clone() }.into()
                };
                guides.guides.into_iter().for_each(|guide| draft.put(guide));
            });
            let changed = desk.draft.guides.iter().filter(|guide| before.guide(&guide.id).is_none_or(|known| known != *guide));
            desk.told = Some(Told::Imported(changed.count()));
            effects
        }
    }
}
