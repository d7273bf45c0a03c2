//! The timeline of a case: what happened, where it is, what comes next.

use super::Source;
use crate::domain::case::{CaseEvent, Correction, Delivery, Happened, Stage};
use crate::domain::deadline::Standing;
use crate::domain::hall::StepDesk;
use crate::domain::identity::StepId;
use crate::reading::prose::plain;
use crate::text::case::happened::sentence;
use crate::text::case::page as words;
use crate::text::kiosk::ticket::list;

/// Most entries of the past on a page.
const PAST_MAX: usize = 40;

type Row = [String; 4];

/// So many entries at its beginning are not shown.
pub(super) fn left_out(source: Source<'_>) -> Option<usize> {
    source.file.history.len().checked_sub(PAST_MAX).filter(|count| *count > 0)
}

/// The timeline, oldest first.
pub(super) fn rows(source: Source<'_>) -> Vec<Row> {
    let history = &source.file.history;
    let here = history.iter().rposition(|happened| entered(happened).is_some()).filter(|_| source.file.case.is_open());
    let past = history.iter().enumerate().skip(left_out(source).unwrap_or(0));
    // What did not happen is no step that was done.
    let is_undone = |at: usize| {
        let undoes = |event: &CaseEvent| matches!(event, CaseEvent::Corrected { entry, correction: Correction::Undone, .. } if usize::try_from(*entry) == Ok(at));
        history[at..].iter().any(|later| later.event.as_ref().is_some_and(undoes))
    };
    let past = past.map(|(at, happened)| past_row(source, happened, (Some(at) == here, is_undone(at))));
    past.chain(coming(source)).collect()
}

/// The step that a case came into.
fn entered(happened: &Happened) -> Option<Option<&StepId>> {
    match &happened.event {
        Some(CaseEvent::Accepted(accepted)) => Some(accepted.steps.first()),
        Some(CaseEvent::StepEntered { step } | CaseEvent::Corrected { correction: Correction::Step { step }, .. }) => Some(Some(step)),
        _ => None,
    }
}

fn past_row(source: Source<'_>, happened: &Happened, (is_here, is_undone): (bool, bool)) -> Row {
    let language = source.language;
    let step = entered(happened).flatten().map(|step| source.step(Some(step)));
    let said = sentence(language, happened.event.as_ref(), step.as_deref().unwrap_or_default());
    let (title, more) = match (&happened.event, step) {
        (Some(CaseEvent::StepEntered { .. }), Some(step)) => (step, String::new()),
        (Some(CaseEvent::Accepted(_)), Some(step)) => (step, said),
        (event, _) => (said, more(source, event.as_ref())),
    };
    let ends = matches!(happened.event, Some(CaseEvent::Decided { .. } | CaseEvent::Delivered { .. })) && !is_undone;
    let mark = match (is_here, entered(happened).is_some() || ends) {
        (true, _) => "now",
        (false, true) => "done",
        (false, false) => "note",
    };
    [mark.to_owned(), title, more, source.moment(happened.at)]
}

fn more(source: Source<'_>, event: Option<&CaseEvent>) -> String {
    let language = source.language;
    let names = |materials: &[u16]| {
        let of_case = |at: &u16| Some(plain(source.file.case.materials.get(usize::from(*at))?.name(language)));
        let names: Vec<String> = materials.iter().filter_map(of_case).collect();
        list(language, &names.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let typed = |side: Option<&_>| side.and_then(|side| source.typed(side)).unwrap_or_default();
    match event {
        Some(CaseEvent::MaterialRequested { materials, other, .. }) => {
            let parts = [names(materials), typed(other.as_ref())];
            list(language, &parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>())
        }
        Some(CaseEvent::MaterialSupplied { materials, .. }) => names(materials),
        Some(CaseEvent::Suspended { note, .. }) => typed(note.as_ref()),
        Some(
            CaseEvent::Delivered { delivery: Delivery::Post { tracking } }
            | CaseEvent::Corrected { correction: Correction::Delivery { delivery: Delivery::Post { tracking } }, .. },
        ) => source.tracking(tracking).map_or_else(String::new, |number| words::tracking(language, &number)),
        _ => String::new(),
    }
}

/// What comes next.
fn coming(source: Source<'_>) -> Vec<Row> {
    let (language, case) = (source.language, &source.file.case);
    let next = |title: String, more: String, when: String| ["next".to_owned(), title, more, when];
    if let Stage::Decided { .. } = case.stage {
        return vec![next(words::fetching(language), String::new(), String::new())];
    }
    if !case.is_open() {
        return Vec::new();
    }
    let due = match source.standing.promised {
        Standing::OnTime { due, .. } | Standing::Near { due, .. } => words::before(language, &source.day(due)),
        _ => String::new(),
    };
    let procedure = source.hall.item(&case.item).and_then(|item| source.hall.procedure_of(item));
    let row = |id: &StepId, is_last: bool| {
        let step = procedure.and_then(|procedure| procedure.step(id));
        let desk = step.map(|step| match step.desk {
            StepDesk::Front => words::at_front(language),
            StepDesk::Back => words::at_back(language),
        });
        let days = step.and_then(|step| step.days).map(|days| words::usual_days(language, days));
        let when = if is_last { due.clone() } else { days.unwrap_or_default() };
        next(source.step(Some(id)), desk.unwrap_or_default(), when)
    };
    case.steps.iter().enumerate().skip(case.step + 1).map(|(at, id)| row(id, at + 1 == case.steps.len())).collect()
}
