//! What a proposal changes, place by place, and what the checks say of it.

use leptos::prelude::*;

use crate::domain::board::lint::Finding as NoticeFinding;
use crate::domain::changes::{Check, Names, PartChange, What};
use crate::domain::guide::diff::CLASSES;
use crate::domain::guide::lint::{Finding, Severity};
use crate::domain::hall::Language;
use crate::text::{board_lint, form, guide_fields, guide_lint, publishing_desk as words};
use crate::ui::shell::use_language;
use crate::ui::tongue::has_chinese;
use crate::ui::widgets::button::Button;

/// Rows drawn before somebody asks for all of them.
const ROWS_FIRST: usize = 60;
/// Letters of a cell: more than any text that may be published.
const CELL_CHARS_MAX: usize = 2_000;
/// Findings told.
const FINDINGS_MAX: usize = 30;

/// The differences, a table for each part.
#[component]
pub fn Changes(parts: Vec<PartChange>) -> impl IntoView {
    let language = use_language();
    let is_empty = parts.is_empty();
    view! {
        <div class="publishing-changes" data-testid="guide-diff" data-state=if is_empty { "same" } else { "different" }>
            <h4>{move || words::changes_title(language.get())}</h4>
            {is_empty.then(|| view! { <p>{move || words::changes_none(language.get())}</p> })}
            {parts.into_iter().map(|part| view! { <PartTable part=part /> }).collect_view()}
        </div>
    }
}

#[component]
fn PartTable(part: PartChange) -> impl IntoView {
    let language = use_language();
    let (shows_all, name) = (RwSignal::new(false), part.name.clone());
    let part = StoredValue::new(part);
    let count = part.with_value(|part| match &part.what {
        What::Guides { found, .. } => found.len(),
        What::Trees { found, .. } => found.len(),
        What::Unreadable => 1,
    });
    let title = move || words::changes_count(language.get(), &words::part(language.get(), &name), count);
    let rows = move || {
        let shown = if shows_all.get() { count } else { ROWS_FIRST };
        part.with_value(|part| rows(language.get(), &part.what, shown))
    };
    let row = move |cells: [String; 3]| {
        let [place, before, after] = cells.map(|text| shortened(language.get_untracked(), text));
        view! { <tr data-testid="diff-row"><th scope="row">{place}</th><td class="publishing-before" lang=tongue(&before)>{before.clone()}</td><td class="publishing-after" lang=tongue(&after)>{after.clone()}</td></tr> }
    };
    let more = move || {
        (count > ROWS_FIRST && !shows_all.get()).then(|| {
        view! {
            <p class="desk-soft">{words::changes_more(language.get(), count - ROWS_FIRST)}</p>
            <Button testid="diff-all" class="desk-small" on_press=move || shows_all.set(true)>{move || words::changes_show_all(language.get())}</Button>
        }
    })
    };
    view! {
        <h5>{title}</h5>
        <table class="desk-table publishing-diff">
            <thead>
                <tr>
                    <th scope="col">{move || words::col_where(language.get())}</th>
                    <th scope="col">{move || words::col_before(language.get())}</th>
                    <th scope="col">{move || words::col_after(language.get())}</th>
                </tr>
            </thead>
            <tbody>{move || rows().into_iter().map(row).collect_view()}</tbody>
        </table>
        {more}
    }
}

fn rows(language: Language, what: &What, shown: usize) -> Vec<[String; 3]> {
    let row = |place: String, [before, after]: [String; 2]| [place, before, after];
    match what {
        What::Guides { names, found } => found
            .iter()
            .take(shown)
            .map(|one| {
                let place = place(language, names, one.guide.as_deref().unwrap_or_default(), &one.path);
                let key = |id: &str| if one.path == CLASSES { format!("{CLASSES}/{id}") } else { id.to_owned() };
                let name = |id: &str| names.get(&key(id)).map_or(id, |name| name.get(language)).to_owned();
                row(place, words::before_after(language, &one.path, &one.change, name))
            })
            .collect(),
        What::Trees { before, after, found } => {
            found.iter().take(shown).map(|one| words::place_before_after(language, (before, after), one)).collect()
        }
        What::Unreadable => vec![row(words::file_itself(language), [String::new(), words::changes_unreadable(language)])],
    }
}

/// What fits into a cell: a text without end would be all that anybody sees of a proposal. How much there is more is said.
fn shortened(language: Language, text: String) -> String {
    match text.char_indices().nth(CELL_CHARS_MAX) {
        Some((at, _)) => words::cell_more(language, &text[..at], text[at..].chars().count()),
        None => text,
    }
}

/// A field of a guide in words.
fn place(language: Language, names: &Names, guide: &str, path: &str) -> String {
    let field = guide_fields::field(language, path);
    let name = names.get(guide).map_or(guide, |name| name.get(language));
    if guide.is_empty() { field } else { words::guide_and_field(language, name, &field) }
}

/// The language of what stands in the content, which may be another one than that of the screen.
fn tongue(text: &str) -> Option<&'static str> {
    match text {
        text if has_chinese(text) => Some("zh"),
        text if text.chars().any(|c| c.is_ascii_alphabetic()) => Some("en"),
        _ => None,
    }
}

/// What the checks say of the notices.
fn of_notices(language: Language, check: &Check) -> Vec<(bool, String)> {
    let (found, tree) = &check.notices;
    let mut found: Vec<_> = found.iter().collect();
    found.sort_by_key(|finding| finding.severity());
    let more = found.len().checked_sub(FINDINGS_MAX).filter(|more| *more > 0).map(|more| (false, words::check_more(language, more)));
    let line = |finding: &&NoticeFinding| {
        let (what, remedy) = board_lint::words_of(language, &finding.kind);
        let severity = guide_lint::severity(language, finding.severity());
        (finding.blocks(), words::check_found(language, &severity, &form::place(language, tree, &finding.path), &what, &remedy))
    };
    found.iter().take(FINDINGS_MAX).map(line).chain(more).collect()
}

/// What the checks say.
#[component]
pub fn Findings(check: Check) -> impl IntoView {
    let language = use_language();
    let state = match &check {
        check if check.blocks() => "blocked",
        check if check.findings.is_empty() && check.notices.0.is_empty() => "fine",
        _ => "warned",
    };
    let check = StoredValue::new(check);
    let lines = move || {
        let language = language.get();
        check.with_value(|check| {
            let fault = check.fault.iter().map(|(part, place)| (true, words::check_fault(language, &words::part(language, part), place)));
            let mut findings: Vec<&Finding> = check.findings.iter().collect();
            findings.sort_by_key(|finding| finding.severity());
            let told = findings.iter().take(FINDINGS_MAX).map(|finding| {
                let (what, remedy) = guide_lint::words_of(language, &finding.kind);
                let severity = guide_lint::severity(language, finding.severity());
                let place = place(language, &check.names, &finding.guide, &finding.path);
                (finding.severity() == Severity::Error, words::check_found(language, &severity, &place, &what, &remedy))
            });
            let more =
                findings.len().checked_sub(FINDINGS_MAX).filter(|more| *more > 0).map(|more| (false, words::check_more(language, more)));
            fault.chain(told).chain(more).chain(of_notices(language, check)).collect::<Vec<_>>()
        })
    };
    let line = |(is_error, text): (bool, String)| view! { <li data-state=if is_error { "bad" } else { "look" }>{text}</li> };
    view! {
        <div class="publishing-check" data-testid="guide-lint" data-state=state>
            <h4>{move || words::check_title(language.get())}</h4>
            {move || match lines() {
                lines if lines.is_empty() => view! { <p>{words::check_fine(language.get())}</p> }.into_any(),
                lines => view! { <ul class="desk-states">{lines.into_iter().map(line).collect_view()}</ul> }.into_any(),
            }}
        </div>
    }
}
