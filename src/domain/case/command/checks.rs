//! What may be done with a case that exists.

use super::{CaseCommand, CaseIs, CaseRefusal, CaseView, DeliverBy};
use crate::domain::case::event::{AskedAgain, CaseEvent, Correction, Delivery, Ground, Verdict};
use crate::domain::case::side::SideRef;
use crate::domain::case::{Case, CaseFile, Stage};
use crate::domain::identity::{ClerkId, StepId};

pub(super) fn change(view: &CaseView<'_>, file: &CaseFile, command: &CaseCommand) -> Result<CaseEvent, CaseRefusal> {
    let case = &file.case;
    match command {
        CaseCommand::Accept(_) => Err(CaseRefusal::NumberTaken),
        CaseCommand::EnterStep(step) => enter(case, step),
        CaseCommand::RequestMaterial { materials, other, again } => request(case, materials, other.as_ref(), *again),
        CaseCommand::SupplyMaterial { materials, other } => supply(case, materials, *other),
        CaseCommand::Suspend { ground, note } => suspend(case, *ground, note.as_ref()),
        CaseCommand::Resume => match case.stage {
            Stage::Suspended(_) => Ok(CaseEvent::Resumed),
            _ => Err(CaseRefusal::NotSuspended),
        },
        CaseCommand::Decide(verdict) => close(case, verdict),
        CaseCommand::Deliver(by) => deliver(view, case, by),
        CaseCommand::Urge(note) => urge(view, case, note.as_ref()),
        CaseCommand::Correct { entry, correction, note } => correct(view, file, *entry, correction, note),
        CaseCommand::HandOver(to) => hand_over(view, case, to),
        CaseCommand::Reprint => Ok(CaseEvent::Reprinted),
        CaseCommand::Find(by) => Ok(CaseEvent::Found { by: *by }),
    }
}

const fn what_is(case: &Case) -> CaseIs {
    match case.stage {
        Stage::Running => CaseIs::Running,
        Stage::Waiting => CaseIs::Waiting,
        Stage::Suspended(_) => CaseIs::Suspended,
        Stage::Decided { .. } => CaseIs::Decided,
        Stage::Over { .. } => CaseIs::Over,
    }
}

fn needs_running(case: &Case) -> Result<(), CaseRefusal> {
    if case.stage == Stage::Running { Ok(()) } else { Err(CaseRefusal::CaseIs(what_is(case))) }
}

fn needs_open(case: &Case) -> Result<(), CaseRefusal> {
    if case.is_open() { Ok(()) } else { Err(CaseRefusal::CaseIs(what_is(case))) }
}

fn place_of(case: &Case, step: &StepId) -> Result<usize, CaseRefusal> {
    case.steps.iter().position(|known| known == step).ok_or(CaseRefusal::NoSuchStep)
}

fn enter(case: &Case, step: &StepId) -> Result<CaseEvent, CaseRefusal> {
    needs_running(case)?;
    if place_of(case, step)? <= case.step {
        return Err(CaseRefusal::StepBehind);
    }
    Ok(CaseEvent::StepEntered { step: step.clone() })
}

/// Each named once, and each one of the case's.
fn check_numbers(case: &Case, materials: &[u16]) -> Result<(), CaseRefusal> {
    let is_twice = |(at, number): (usize, &u16)| materials[..at].contains(number);
    let is_wrong = materials.iter().any(|number| !case.has_material(*number)) || materials.iter().enumerate().any(is_twice);
    if is_wrong { Err(CaseRefusal::NoSuchMaterial) } else { Ok(()) }
}

fn request(case: &Case, materials: &[u16], other: Option<&SideRef>, again: Option<AskedAgain>) -> Result<CaseEvent, CaseRefusal> {
    needs_running(case)?;
    check_numbers(case, materials)?;
    if materials.is_empty() && other.is_none() {
        return Err(CaseRefusal::NothingNamed);
    }
    // Article 32 of the Administrative Licensing Law: the applicant is told everything that is missing at once.
    if case.told > 0 && again.is_none() {
        return Err(CaseRefusal::ToldBefore);
    }
    let again = again.filter(|_| case.told > 0);
    Ok(CaseEvent::MaterialRequested { materials: materials.to_vec(), other: other.cloned(), again })
}

fn supply(case: &Case, materials: &[u16], other: bool) -> Result<CaseEvent, CaseRefusal> {
    if case.stage != Stage::Waiting {
        return Err(CaseRefusal::CaseIs(what_is(case)));
    }
    check_numbers(case, materials)?;
    if materials.is_empty() && !other {
        return Err(CaseRefusal::NothingNamed);
    }
    let are_missing = materials.iter().all(|number| case.missing().any(|missing| missing == *number));
    if !are_missing || (other && case.other_wanted.is_none()) {
        return Err(CaseRefusal::NotMissing);
    }
    Ok(CaseEvent::MaterialSupplied { materials: materials.to_vec(), other })
}

fn suspend(case: &Case, ground: Ground, note: Option<&SideRef>) -> Result<CaseEvent, CaseRefusal> {
    needs_running(case)?;
    if ground == Ground::OtherRule && note.is_none() {
        return Err(CaseRefusal::GroundNeedsNote);
    }
    Ok(CaseEvent::Suspended { ground, note: note.cloned() })
}

/// A case whose clock stands still cannot be granted or refused; taking it back is always possible.
fn close(case: &Case, verdict: &Verdict) -> Result<CaseEvent, CaseRefusal> {
    match verdict {
        Verdict::Withdrawn => needs_open(case)?,
        Verdict::Granted | Verdict::Refused { .. } => needs_running(case)?,
    }
    Ok(CaseEvent::Decided { verdict: verdict.clone() })
}

fn deliver(view: &CaseView<'_>, case: &Case, by: &DeliverBy) -> Result<CaseEvent, CaseRefusal> {
    if !matches!(case.stage, Stage::Decided { .. }) {
        return Err(CaseRefusal::CaseIs(what_is(case)));
    }
    if let DeliverBy::Counter(counter) = by {
        view.hall.counter(counter).ok_or(CaseRefusal::NoSuchCounter)?;
    }
    Ok(CaseEvent::Delivered { delivery: by.recorded() })
}

fn urge(view: &CaseView<'_>, case: &Case, note: Option<&SideRef>) -> Result<CaseEvent, CaseRefusal> {
    needs_open(case)?;
    let offset = view.hall.utc_offset_minutes;
    if case.urged_at.is_some_and(|at| offset.day(at) == view.today()) {
        return Err(CaseRefusal::UrgedToday);
    }
    Ok(CaseEvent::Urged { note: note.cloned() })
}

fn correct(view: &CaseView<'_>, file: &CaseFile, entry: u32, correction: &Correction, note: &SideRef) -> Result<CaseEvent, CaseRefusal> {
    let case = &file.case;
    if !file.can_correct(entry, correction) {
        return Err(CaseRefusal::NoSuchEntry);
    }
    match correction {
        Correction::Step { step } => {
            needs_open(case)?;
            if place_of(case, step)? == case.step {
                return Err(CaseRefusal::NothingToDo);
            }
        }
        Correction::Material { material, given } => {
            if !matches!(case.stage, Stage::Running | Stage::Waiting) {
                return Err(CaseRefusal::CaseIs(what_is(case)));
            }
            let known = case.materials.get(usize::from(*material)).ok_or(CaseRefusal::NoSuchMaterial)?;
            if known.given == *given {
                return Err(CaseRefusal::NothingToDo);
            }
        }
        Correction::Delivery { delivery } => check_delivery(view, case, delivery)?,
        Correction::Undone => check_same_day(view, file, entry)?,
        Correction::Person { .. } | Correction::Remark => {}
    }
    Ok(CaseEvent::Corrected { entry, correction: correction.clone(), note: note.clone() })
}

/// What residents were told yesterday is not taken back by a press: that needs a decision of its own.
fn check_same_day(view: &CaseView<'_>, file: &CaseFile, entry: u32) -> Result<(), CaseRefusal> {
    let (_, recorded) = file.undoable().filter(|(last, _)| *last == entry).ok_or(CaseRefusal::NoSuchEntry)?;
    if view.hall.utc_offset_minutes.day(recorded) == view.today() { Ok(()) } else { Err(CaseRefusal::TooLate) }
}

fn check_delivery(view: &CaseView<'_>, case: &Case, right: &Delivery) -> Result<(), CaseRefusal> {
    let Stage::Over { delivery: Some(recorded), .. } = &case.stage else { return Err(CaseRefusal::CaseIs(what_is(case))) };
    if recorded == right {
        return Err(CaseRefusal::NothingToDo);
    }
    match right {
        Delivery::Counter { counter } if view.hall.counter(counter).is_none() => Err(CaseRefusal::NoSuchCounter),
        _ => Ok(()),
    }
}

/// To somebody with a post at the counter that accepted the case (AB posts).
fn hand_over(view: &CaseView<'_>, case: &Case, to: &ClerkId) -> Result<CaseEvent, CaseRefusal> {
    if matches!(case.stage, Stage::Over { .. }) {
        return Err(CaseRefusal::CaseIs(CaseIs::Over));
    }
    let clerk = view.hall.clerk(to).ok_or(CaseRefusal::NotThisClerk)?;
    let post = *clerk.posts.get(&case.counter).ok_or(CaseRefusal::NotThisClerk)?;
    if *to == case.handler {
        return Err(CaseRefusal::NothingToDo);
    }
    Ok(CaseEvent::HandedOver { to: to.clone(), post })
}
