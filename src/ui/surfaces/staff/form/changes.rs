//! What must be mended, and what is different from what is in force.

use leptos::prelude::*;

use super::state::use_form;
use crate::domain::form::{Changed, Finding};
use crate::domain::hall::parse::FaultKind;
use crate::flow::form::Input;
use crate::text::{board_lint, content_faults, form as words, guide_lint};

/// Everything that must be mended before it can be put forward, where it is.
#[component]
pub fn Faults() -> impl IntoView {
    let form = use_form();
    let faults = form.slice(|model| model.faults.iter().map(|fault| (fault.path.clone(), fault.kind.clone())).collect::<Vec<_>>());
    move || {
        let faults = faults.get();
        (!faults.is_empty()).then(|| {
            let language = form.language();
            let row = |(path, kind): (String, FaultKind)| {
                let (place, to) = (form.now(|model| words::place(language, &model.tree, &path)), path.clone());
                view! { <li><button type="button" class="form-jump" data-testid="form-fault" data-path=path on:click=move |_| form.send(Input::WentTo(to.clone()))><b>{place}</b>" "{content_faults::fault(language, &kind)}</button></li> }
            };
            view! { <h3>{words::fault_list(language)}</h3><ul class="form-list" data-testid="form-faults">{faults.into_iter().map(row).collect_view()}</ul> }
        })
    }
}

/// Everything that should be looked at, where it is: what blocks publishing first.
#[component]
pub fn Findings() -> impl IntoView {
    let form = use_form();
    let findings = form.slice(|model| {
        let mut findings = model.findings.clone();
        findings.sort_by_key(Finding::severity);
        findings
    });
    move || {
        let findings = findings.get();
        (!findings.is_empty()).then(|| {
            let language = form.language();
            let row = |finding: Finding| {
                let (place, to) = (form.now(|model| words::place(language, &model.tree, &finding.path)), finding.path.clone());
                let (what, _) = board_lint::words_of(language, &finding.kind);
                let severity = guide_lint::severity(language, finding.severity());
                view! { <li><button type="button" class="form-jump" on:click=move |_| form.send(Input::WentTo(to.clone()))>{severity}" "<b>{place}</b>" "{what}</button></li> }
            };
            view! { <h3>{words::finding_list(language)}</h3><ul class="form-list" data-testid="form-findings">{findings.into_iter().map(row).collect_view()}</ul> }
        })
    }
}

/// The differences, field by field.
#[component]
pub fn Changes() -> impl IntoView {
    let form = use_form();
    let changes = form.slice(|model| model.changes());
    move || {
        let (language, changes) = (form.language(), changes.get());
        if changes.is_empty() {
            return None;
        }
        let row = |change: Changed| {
            let place = form.now(|model| {
                let tree = if change.after.is_some() { &model.tree } else { &model.in_force.tree };
                words::place(language, tree, &change.path)
            });
            let side = |value| words::side(language, &change.path, value);
            view! {
                <tr data-testid="form-change" data-path=change.path.clone()>
                    <th scope="row">{place}</th>
                    <td>{side(change.before.as_ref())}</td>
                    <td>{side(change.after.as_ref())}</td>
                </tr>
            }
        };
        let title = words::changes_title(language, changes.len());
        Some(view! {
            <h3>{title}</h3>
            <table class="desk-table form-changes" data-testid="form-diff">
                <thead><tr><th scope="col">{words::col_where(language)}</th><th scope="col">{words::col_before(language)}</th><th scope="col">{words::col_after(language)}</th></tr></thead>
                <tbody>{changes.into_iter().map(row).collect_view()}</tbody>
            </table>
        })
    }
}
