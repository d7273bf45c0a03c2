//! What must be noticed above the editor: the own proposal, what others have published, what was told last.

use leptos::prelude::*;

use super::state::EditorScreen;
use super::trouble_words;
use crate::flow::editor::{Conflict, Input, OwnState, Sending, TYPED_CHARS_MAX, Told};
use crate::text::{common, editor as words};
use crate::ui::shell::use_language;
use crate::ui::surfaces::gate::use_gate;
use crate::ui::widgets::button::Button;

/// All of them.
pub fn draw(screen: EditorScreen) -> AnyView {
    view! { <div class="desk-banners">{own(screen)}{conflicts(screen)}{told(screen)}</div> }.into_any()
}

/// What this person has put forward, and how it stands.
fn own(screen: EditorScreen) -> AnyView {
    let (language, gate, shell) = (use_language(), use_gate(), screen.shell());
    let own = screen.slice(|desk| desk.in_force.own.clone());
    let words_of = move |own: &crate::flow::editor::Own| {
        let language = language.get();
        let when = common::date(language, shell.with_hall(|hall| hall.utc_offset_minutes.day(own.at)));
        match &own.state {
            OwnState::Waiting => ("waiting", words::own_waiting(language, &when)),
            OwnState::Approved => ("approved", words::own_approved(language, &when)),
            OwnState::Returned { by, note } => {
                let note = note.clone().unwrap_or_else(|| words::own_no_note(language));
                ("returned", words::own_returned(language, &gate.name_of(by, language), &note))
            }
        }
    };
    (move || {
        own.get().map(|own| {
            let (state, text) = words_of(&own);
            let kind = if state == "returned" { "call" } else { "note" };
            view! {
                <div class="desk-banner" data-kind=kind role="status" data-testid="guide-own" data-state=state>
                    <span>{text}</span>
                    <Button testid="guide-take-back" class="desk-small" on_press=move || screen.send(Input::TookBack)>{move || words::take_back(language.get())}</Button>
                </div>
            }
            .into_any()
        })
    })
    .into_any()
}

fn conflicts(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let open = screen.slice(move |desk| {
        let name = |conflict: &Conflict| {
            let id = conflict.id.clone()?;
            let guide = desk.draft.guide(&id).or_else(|| desk.in_force.guides.guide(&id))?;
            Some(guide.name.get(language.get()).to_owned())
        };
        desk.conflicts.iter().map(|conflict| (conflict.id.clone(), name(conflict))).collect::<Vec<_>>()
    });
    let one = move |(id, name): (Option<String>, Option<String>)| {
        let language = language.get();
        let name = name.unwrap_or_else(|| words::lists_name(language));
        let (mine, theirs) = (id.clone(), id.clone());
        view! {
            <div class="desk-banner" data-kind="call" role="alert" data-testid="guide-conflict" data-guide=id.unwrap_or_default()>
                <span>{words::conflict(language, &name)}</span>
                <Button testid="conflict-mine" class="desk-small" on_press=move || screen.send(Input::Decided { id: mine.clone(), mine: true })>{words::keep_mine(language)}</Button>
                <Button testid="conflict-theirs" class="desk-small" on_press=move || screen.send(Input::Decided { id: theirs.clone(), mine: false })>{words::keep_theirs(language)}</Button>
            </div>
        }
        .into_any()
    };
    (move || open.get().into_iter().map(one).collect_view()).into_any()
}

/// What was told last.
fn told(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let told = screen.slice(|desk| (desk.told.clone(), desk.sending.clone()));
    let said = move || {
        let language = language.get();
        match told.get() {
            (_, Sending::Failed(trouble)) => Some(("failed", trouble_words(screen, &trouble))),
            (Some(Told::PutForward), _) => Some(("done", words::told_forward(language))),
            (Some(Told::Cut), _) => Some(("cut", words::told_cut(language, TYPED_CHARS_MAX))),
            (Some(Told::TakenBack), _) => Some(("done", words::told_back(language))),
            (Some(Told::Imported(0)), _) => Some(("done", words::told_imported_none(language))),
            (Some(Told::Imported(count)), _) => Some(("done", words::told_imported(language, count))),
            (Some(Told::CarriedOver { from, to }), _) if from == to => Some(("done", words::told_carried_replaced(language))),
            (Some(Told::CarriedOver { from, to }), _) => Some(("done", words::told_carried(language, from, to))),
            _ => None,
        }
    };
    let state = move || said().map_or("none", |(state, _)| state);
    let text = move || said().map(|(_, text)| text);
    view! { <div class="desk-message" role="status" data-testid="guide-message" data-state=state>{text}</div> }.into_any()
}
