//! The form of the guide that is open: what it is, what can be done with it as a whole, and one part of its fields at a time.

use leptos::prelude::*;

use super::field;
use super::state::EditorScreen;
use crate::domain::guide::fields::Section;
use crate::domain::guide::lint::Severity;
use crate::flow::editor::{Input, Mark};
use crate::text::editor as words;
use crate::ui::reacting::memo;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// The form.
pub fn draw(screen: EditorScreen) -> AnyView {
    // Drawn anew with another guide or part, never while somebody types.
    let shown = screen.slice(|desk| desk.open.clone().map(|open| (open, desk.section)));
    view! {
        <div class="desk-page editor-work" data-testid="guide-form">
            {head(screen)}
            {sections(screen)}
            {move || shown.get().map(|(_, section)| {
                let fields = section.fields().iter().map(|one| field::draw("", *one)).collect_view();
                view! { <div class="edit-fields" data-testid="guide-part" data-section=section.as_str()>{fields}</div> }.into_any()
            })}
        </div>
    }
    .into_any()
}

fn head(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let name = memo(move || screen.guide.with(|guide| guide.as_ref().map_or_else(String::new, |guide| guide.name.zh.clone())));
    let version = screen.slice(move |desk| {
        let published = desk.guide_in_force().map(|guide| guide.version);
        match (desk.guide().map(|guide| guide.version), published) {
            (Some(version), None) => words::version_new(language.get(), version),
            (Some(version), Some(published)) if version == published => words::version_same(language.get(), version),
            (Some(version), Some(published)) => words::version_next(language.get(), version, published),
            (None, _) => String::new(),
        }
    });
    let mark = screen.slice(|desk| desk.open.as_ref().map(|open| desk.draft.mark(open, &desk.in_force.guides)));
    let act = move |testid: &'static str, word: fn(crate::domain::hall::Language) -> String, input: Input, repeats: bool| {
        view! { <Button testid=testid class="desk-small" repeats=repeats on_press=move || screen.send(input.clone())>{move || word(language.get())}</Button> }.into_any()
    };
    let retire = move || {
        if let Some(id) = screen.guide.with_untracked(|guide| guide.as_ref().map(|guide| guide.id.clone())) {
            screen.send(Input::Sought { id, path: String::from("/cancelled") });
        }
    };
    view! {
        <header class="editor-head">
            <div>
                <h2 lang="zh" data-testid="guide-open">{move || name.get()}</h2>
                <p class="desk-soft" data-testid="guide-version">{move || version.get()}</p>
            </div>
            <div class="edit-tools">
                {act("guide-up", words::up, Input::Moved { up: true }, true)}
                {act("guide-down", words::down, Input::Moved { up: false }, true)}
                {act("guide-copy", words::copy, Input::Copied, false)}
                {move || match mark.get() {
                    Some(Mark::New) => act("guide-delete", words::delete, Input::Deleted, false),
                    Some(Mark::Changed) => act("guide-restore", words::restore, Input::Restored, false),
                    _ => ().into_any(),
                }}
                <Button testid="guide-retire" class="desk-small" on_press=retire>{move || words::retire(language.get())}</Button>
            </div>
        </header>
    }
    .into_any()
}

/// The parts, each with how much is wrong in it.
fn sections(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let chosen = screen.slice(|desk| Some(desk.section));
    let errors = memo(move || {
        let errors = |section: &Section| {
            let is_error = |finding: &&crate::domain::guide::lint::Finding| {
                finding.severity() == Severity::Error && Section::of_path(&finding.path) == *section
            };
            screen.findings.with(|all| all.iter().filter(is_error).count())
        };
        Section::ALL.iter().map(errors).collect::<Vec<_>>()
    });
    let chip = move |(nth, section): (usize, &Section)| {
        let section = *section;
        let count = memo(move || errors.with(|errors| errors[nth]));
        let mark = move || (count.get() > 0).then(|| view! { <span class="editor-count">{count.get()}</span> }.into_any());
        view! {
            <button type="button" class="editor-chip" data-testid=format!("guide-section-{}", section.as_str()) data-errors=move || count.get().to_string()
                aria-pressed=move || (chosen.get() == Some(section)).to_string() on:click=move |_| screen.send(Input::TurnedTo(section))>
                <span>{move || words::section(language.get(), section)}</span>{mark}
            </button>
        }
        .into_any()
    };
    view! { <nav class="editor-sections" aria-label=move || words::sections_label(language.get())>{Section::ALL.iter().enumerate().map(chip).collect_view()}</nav> }.into_any()
}
