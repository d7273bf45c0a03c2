//! Accepting a case: everything it will need of the content is written into its first event.

use super::{Acceptance, CaseRefusal, CaseView, MATERIALS_MAX};
use crate::domain::case::event::{Accepted, CaseEvent};
use crate::domain::codes::receipt::{RECEIPT_RANDOM_MAX, ReceiptNumber};
use crate::domain::guide::terms::Limit;

pub(super) fn accept(view: &CaseView<'_>, receipt: ReceiptNumber, given: &Acceptance) -> Result<CaseEvent, CaseRefusal> {
    if view.clock_in_doubt {
        return Err(CaseRefusal::ClockInDoubt);
    }
    if receipt.hall_code() != view.hall.code || receipt.day() != view.today() || given.random > RECEIPT_RANDOM_MAX {
        return Err(CaseRefusal::WrongNumber);
    }
    let item = view.hall.item(&given.item).ok_or(CaseRefusal::NoSuchItem)?;
    let procedure = view.hall.procedure_of(item).ok_or(CaseRefusal::NoProcedure)?;
    view.hall.counter(&given.counter).ok_or(CaseRefusal::NoSuchCounter)?;
    let clerk = view.hall.clerk(&given.clerk).ok_or(CaseRefusal::NotThisClerk)?;
    let post = *clerk.posts.get(&given.counter).ok_or(CaseRefusal::NotThisClerk)?;
    check_limits(given)?;
    if given.materials.len() > MATERIALS_MAX {
        return Err(CaseRefusal::TooManyMaterials);
    }
    Ok(CaseEvent::Accepted(Box::new(Accepted {
        random: given.random,
        item: given.item.clone(),
        guide: given.guide.clone(),
        guide_version: given.guide_version,
        language: given.language,
        counter: given.counter.clone(),
        first: given.clerk.clone(),
        post,
        way: given.way.recorded(),
        person: given.person.clone(),
        ticket: given.ticket.clone(),
        promised: given.promised,
        statutory: given.statutory,
        steps: procedure.steps.iter().map(|step| step.id.clone()).collect(),
        materials: given.materials.clone(),
    })))
}

fn check_limits(given: &Acceptance) -> Result<(), CaseRefusal> {
    match (given.promised, given.statutory) {
        (Limit::NotLaidDown, _) => Err(CaseRefusal::NoPromise),
        (promised, statutory) if promised.hundredths_of_days() > statutory.hundredths_of_days() => Err(CaseRefusal::PromisedLonger),
        _ => Ok(()),
    }
}
