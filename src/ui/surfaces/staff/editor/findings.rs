//! Everything that is wrong with the draft, with the way to each field.

use leptos::prelude::*;

use super::field::state_of;
use super::list::back;
use super::state::EditorScreen;
use crate::domain::guide::lint::{Finding, Severity};
use crate::flow::editor::{Desk, Input};
use crate::text::{editor as words, guide_fields as names, guide_lint};
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// Findings shown at most; whoever has mended these sees the next.
const SHOWN_MAX: usize = 60;

/// The list, errors first.
pub fn draw(screen: EditorScreen) -> AnyView {
    let language = use_language();
    view! {
        <div class="desk-page editor-work" data-testid="guide-findings">
            <h2>{move || words::findings_title(language.get())}</h2>
            <p class="desk-soft">{move || words::findings_help(language.get())}</p>
            {lines(screen, |_| true)}
            <div class="desk-card-actions">{back(screen)}</div>
        </div>
    }
    .into_any()
}

/// The errors alone, for who wants to put the draft forward.
pub fn errors(screen: EditorScreen) -> AnyView {
    lines(screen, |finding| finding.severity() == Severity::Error)
}

fn lines(screen: EditorScreen, wanted: fn(&Finding) -> bool) -> AnyView {
    let language = use_language();
    let findings = screen.slice(move |desk: &Desk| {
        let name = |finding: &Finding| desk.draft.guide(&finding.guide).map_or_else(String::new, |guide| guide.name.zh.clone());
        let mut all: Vec<(Finding, String)> =
            desk.checked.all.iter().filter(|one| wanted(one)).map(|one| (one.clone(), name(one))).collect();
        all.sort_by_key(|(finding, _)| finding.severity());
        all
    });
    let line = move |(finding, name): (Finding, String)| {
        let language = language.get();
        let (what, remedy) = guide_lint::words_of(language, &finding.kind);
        let (id, path, state) = (finding.guide.clone(), finding.path.clone(), state_of(&finding));
        let field = names::field(language, &finding.path);
        let severity = guide_lint::severity(language, finding.severity());
        let (to, of) = (path.clone(), id.clone());
        view! {
            <li class="edit-problem" data-testid="guide-finding" data-state=state data-guide=id data-path=path>
                <p><b lang="zh">{name}</b>" · "{field}</p>
                <p><b>{severity}" "{what}</b>" "{remedy}</p>
                <Button testid="finding-go" class="desk-small" on_press=move || screen.send(Input::Sought { id: of.clone(), path: to.clone() })>{words::go_there(language)}</Button>
            </li>
        }
        .into_any()
    };
    let rest = move || {
        let count = findings.with(Vec::len);
        (count > SHOWN_MAX).then(|| view! { <p class="desk-soft">{words::more(language.get(), count - SHOWN_MAX)}</p> }.into_any())
    };
    let none = move || {
        findings.with(Vec::is_empty).then(|| view! { <p data-testid="guide-all-right">{words::all_right(language.get())}</p> }.into_any())
    };
    view! { <ul class="edit-findings">{move || findings.get().into_iter().take(SHOWN_MAX).map(line).collect_view()}</ul>{rest}{none} }
        .into_any()
}
