//! The line above the columns: steps back and forth, whether the draft is kept, what is wrong, what was changed.

use leptos::prelude::*;

use super::state::EditorScreen;
use crate::flow::editor::{Desk, Input, Mark, Saving, View};
use crate::text::editor as words;
use crate::ui::reacting::memo;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// The line.
pub fn draw(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let steps = screen.slice(|desk| (desk.history.can_undo(), desk.history.can_redo()));
    let view_of = screen.slice(|desk| desk.view);
    let turn = move |testid: &'static str, view: View, word: Box<dyn Fn() -> String + Send>| {
        let pressed = Signal::derive(move || view_of.get() == view);
        view! { <Button testid=testid class="desk-button" pressed=pressed on_press=move || screen.send(Input::Looked(view))>{move || word()}</Button> }.into_any()
    };
    view! {
        <div class="editor-tools">
            <Button testid="guide-undo" class="desk-button" repeats=true disabled=Signal::derive(move || !steps.get().0) on_press=move || screen.send(Input::Undid)>
                {move || words::undo(language.get())}
            </Button>
            <Button testid="guide-redo" class="desk-button" repeats=true disabled=Signal::derive(move || !steps.get().1) on_press=move || screen.send(Input::Redid)>
                {move || words::redo(language.get())}
            </Button>
            {save(screen)}
            <span class="desk-head-space"></span>
            {lint(screen, view_of)}
            {diff(screen, view_of)}
            {turn("guide-table", View::Table, Box::new(move || words::table(language.get())))}
            {turn("guide-lists", View::Lists, Box::new(move || words::lists(language.get())))}
            {turn("guide-new", View::New, Box::new(move || words::new_guide(language.get())))}
        </div>
    }
    .into_any()
}

/// Whether the draft is kept, and keeping it now.
fn save(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let saving = screen.slice(|desk| desk.saving.clone());
    let state = move || match saving.get() {
        Saving { failed: Some(_), .. } => "failed",
        Saving { changed, kept, .. } if changed > kept => "saving",
        _ => "saved",
    };
    let is_changed = screen.slice(Desk::is_changed);
    let word = move || match (state(), is_changed.get()) {
        ("failed", _) => words::not_saved(language.get()),
        ("saving", _) => words::saving(language.get()),
        (_, true) => words::saved(language.get()),
        _ => words::unchanged(language.get()),
    };
    view! {
        <span class="editor-save" role="status" data-testid="guide-saved" data-state=state>
            <Button testid="guide-save" class="desk-button" disabled=Signal::derive(move || state() == "saved") on_press=move || screen.send(Input::PageHid)>{word}</Button>
        </span>
    }
    .into_any()
}

fn lint(screen: EditorScreen, view: Memo<View>) -> AnyView {
    let language = use_language();
    let counts = screen.counts();
    let word = move || match counts.get() {
        (0, 0) => words::all_right(language.get()),
        (errors, warnings) => words::findings(language.get(), errors, warnings),
    };
    let state = move || match counts.get() {
        (0, 0) => "right",
        (0, _) => "warnings",
        _ => "errors",
    };
    view! {
        <button type="button" class="desk-button editor-lint" data-testid="guide-lint" data-state=state data-errors=move || counts.get().0.to_string()
            data-warnings=move || counts.get().1.to_string() aria-pressed=move || (view.get() == View::Findings).to_string()
            on:click=move |_| screen.send(Input::Looked(View::Findings))>{word}</button>
    }
    .into_any()
}

fn diff(screen: EditorScreen, view: Memo<View>) -> AnyView {
    let language = use_language();
    let marks = screen.slice(|desk| {
        let changed = desk.draft.guides.iter().filter(|guide| desk.draft.mark(&guide.id, &desk.in_force.guides) != Mark::Same).count();
        (changed, desk.is_changed())
    });
    let count = memo(move || if marks.get() == (0, true) { 1 } else { marks.get().0 });
    let word = move || if count.get() == 0 { words::changes_none(language.get()) } else { words::changes(language.get(), count.get()) };
    view! {
        <button type="button" class="desk-button" data-testid="guide-diff" data-count=move || count.get().to_string()
            aria-pressed=move || (view.get() == View::Changes).to_string() on:click=move |_| screen.send(Input::Looked(View::Changes))>{word}</button>
    }
    .into_any()
}
