//! What may be right instead of what was recorded, and how that is said.

use leptos::prelude::*;

use super::applicant::ApplicantFields;
use super::deeds::{Filled, area, select};
use super::page::{step_name, told};
use crate::domain::case::Stage;
use crate::domain::case::command::Entitled;
use crate::domain::case::deed::{Fix, Handover};
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::CounterId;
use crate::domain::time::Day;
use crate::runtime::case_desk::CasePage;
use crate::text::case_desk as words;
use crate::ui::shell::{use_language, use_shell};

/// What may be right instead.
#[derive(Clone)]
pub(super) enum Right {
    /// This.
    Is(Fix),
    /// Another applicant, who is typed.
    Person,
    /// It went by post, with a number that is typed.
    Post,
}

pub(super) type Rights = StoredValue<Vec<(Right, String)>>;
/// Everything that may be right instead.
pub(super) fn fixes(hall: &Hall, page: &CasePage, (here, today): (Option<CounterId>, Day), language: Language) -> Vec<(Right, String)> {
    let case = &page.file.case;
    let mut all = vec![(Right::Is(Fix::Remark), words::fix_remark(language)), (Right::Person, words::fix_person(language))];
    if case.is_open() {
        let steps = case.steps.iter().filter(|step| Some(*step) != case.current_step());
        all.extend(
            steps.map(|step| (Right::Is(Fix::Step(step.clone())), words::fix_step(language, &step_name(hall, case, step, language)))),
        );
        for (at, material) in (0_u16..).zip(&case.materials) {
            let word = if material.given { words::fix_missing } else { words::fix_given };
            all.push((Right::Is(Fix::Material(at, !material.given)), word(language, material.name(language))));
        }
        return all;
    }
    let day = |at| hall.utc_offset_minutes.day(at);
    if page.file.undoable().is_some_and(|(_, at)| day(at) == today) {
        all.push((Right::Is(Fix::Undone), words::fix_undone(language)));
    }
    if let Stage::Over { delivery: Some(_), .. } = case.stage {
        let delivered = |handover| Right::Is(Fix::Delivery(handover));
        all.extend(here.map(|counter| (delivered(Handover::Counter(counter)), words::fix_counter(language))));
        all.push((Right::Post, words::fix_post(language)));
        for (entitled, word) in [(Entitled::Over70, words::over_70(language)), (Entitled::Disabled, words::disabled(language))] {
            all.push((delivered(Handover::HomeVisit(entitled)), words::fix_home(language, &word)));
        }
    }
    all
}

pub(super) fn correct(filled: Filled, right: Rights, page: StoredValue<CasePage>) -> AnyView {
    let (shell, language) = (use_shell(), use_language().get_untracked());
    let entries = shell.with_hall(|hall| {
        page.with_value(|page| page.file.history.iter().map(|happened| told(hall, page, happened, language)).collect::<Vec<_>>())
    });
    let chosen = move |is: fn(&Right) -> bool| {
        Memo::new(move |_| right.with_value(|all| all.get(filled.second.get()).is_some_and(|(right, _)| is(right))))
    };
    let (is_person, is_post) = (chosen(|right| matches!(right, Right::Person)), chosen(|right| matches!(right, Right::Post)));
    view! {
        {select("case-entry", words::what_wrong, entries, filled.choice)}
        {select("case-right", words::what_right, right.with_value(|right| right.iter().map(|(_, name)| name.clone()).collect()), filled.second)}
        {move || is_person.get().then(|| view! { <ApplicantFields person=filled.person /> })}
        {move || is_post.get().then(|| area("case-tracking", words::tracking, filled.more))}
        {area("case-text", words::note, filled.text)}
    }
    .into_any()
}
