//! The form in which `hall.json` and `notices.json` are edited: sections at the left, fields in the middle, faults and changes below.

mod changes;
mod entries;
mod fields;
mod inputs;
mod state;

use leptos::prelude::*;

use crate::domain::form::File;
use crate::flow::form::{Hindrance, Input, Safe, Stage, TYPED_CHARS_MAX};
use crate::text::{form as words, form_fields, publishing, reasons};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::gate::use_gate;
use crate::ui::widgets::button::Button;
use state::{FormScreen, use_form};

/// The form of a file, for whoever is signed in.
#[component]
pub fn Form(file: File) -> impl IntoView {
    let gate = use_gate();
    untrack(|| gate.person()).map(|person| {
        let form = FormScreen::provide(file, person.id);
        let stage = form.slice(|model| model.stage);
        let title = move || match file {
            File::Hall => words::title_hall(form.language()),
            File::Notices => words::title_notices(form.language()),
        };
        view! {
            <section class="desk-page form" data-testid="form" data-file=file.part() data-state=move || name_of(stage.get())>
                <h2>{title}</h2>
                <p class="desk-soft">{move || words::help(form.language())}</p>
                {move || match stage.get() {
                    Stage::Loading => view! { <p role="status">{move || words::loading(form.language())}</p> }.into_any(),
                    Stage::Failed => view! { <Failed /> }.into_any(),
                    Stage::DraftUnreadable => view! { <DraftUnreadable /> }.into_any(),
                    Stage::Sent => view! { <Sent /> }.into_any(),
                    Stage::Open | Stage::Sending => view! { <Open /> }.into_any(),
                }}
            </section>
        }
    })
}

const fn name_of(stage: Stage) -> &'static str {
    match stage {
        Stage::Loading => "loading",
        Stage::Failed => "failed",
        Stage::DraftUnreadable => "draft-unreadable",
        Stage::Open => "open",
        Stage::Sending => "sending",
        Stage::Sent => "sent",
    }
}

#[component]
fn Failed() -> impl IntoView {
    let form = use_form();
    view! {
        <div class="desk-card-actions" role="alert">
            <p>{move || words::failed(form.language())}</p>
            <Button testid="form-again" class="desk-button" on_press=move || form.send(Input::Opened)>{move || words::try_again(form.language())}</Button>
        </div>
    }
}

#[component]
fn DraftUnreadable() -> impl IntoView {
    let form = use_form();
    view! {
        <div class="desk-card-actions" role="alert" data-testid="form-draft-unreadable">
            <p>{move || words::draft_unreadable(form.language())}</p>
            <Button testid="form-draft-discard" class="desk-button" on_press=move || form.send(Input::ThrewAway)>{move || words::draft_discard(form.language())}</Button>
        </div>
    }
}

#[component]
fn Sent() -> impl IntoView {
    let form = use_form();
    view! {
        <div class="desk-card-actions" role="status" data-testid="form-sent">
            <p>{move || words::sent(form.language())}</p>
            <Button testid="form-go-on" class="desk-button" on_press=move || form.send(Input::Opened)>{move || words::go_on(form.language())}</Button>
        </div>
    }
}

#[component]
fn Open() -> impl IntoView {
    let form = use_form();
    let (was_older, was_cut) = (form.slice(|model| model.was_older), form.slice(|model| model.was_cut));
    view! {
        {move || was_older.get().then(|| view! { <p class="desk-banner" role="alert" data-testid="form-older">{move || words::was_older(form.language())}</p> })}
        <Bar />
        <Hindered />
        {move || was_cut.get().then(|| view! { <p class="desk-banner" role="status" data-testid="form-cut">{words::was_cut(form.language(), TYPED_CHARS_MAX)}</p> })}
        <div class="form-body">
            <Sections />
            <div class="form-fields">{move || fields::section(form)}</div>
        </div>
        <changes::Faults />
        <changes::Findings />
        <changes::Changes />
    }
}

/// Undo, redo, whether the draft is safe, and putting it forward: always in sight.
#[component]
fn Bar() -> impl IntoView {
    let form = use_form();
    let (may_undo, may_redo) = (form.slice(|model| model.may_undo()), form.slice(|model| model.may_redo()));
    let (is_changed, may_send) = (form.slice(|model| model.is_changed()), form.slice(|model| model.may_be_put_forward()));
    let (safe, faults, sends) =
        (form.slice(|model| model.safe), form.slice(|model| model.to_mend()), form.slice(|model| model.stage == Stage::Sending));
    let said = move || match (faults.get(), safe.get(), is_changed.get()) {
        (_, Safe::No, _) => words::not_safe(form.language()),
        (0, Safe::Soon, _) => words::soon(form.language()),
        (0, _, false) => words::no_changes(form.language()),
        (0, ..) => words::safe(form.language()),
        (count, ..) => words::faults(form.language(), count),
    };
    let send_word = move || if sends.get() { words::sending(form.language()) } else { words::put_forward(form.language()) };
    view! {
        <div class="form-bar">
            <Button testid="form-undo" class="desk-small" disabled=Signal::derive(move || !may_undo.get()) repeats=true on_press=move || form.send(Input::Undid)>{move || words::undo(form.language())}</Button>
            <Button testid="form-redo" class="desk-small" disabled=Signal::derive(move || !may_redo.get()) repeats=true on_press=move || form.send(Input::Redid)>{move || words::redo(form.language())}</Button>
            <Button testid="form-discard" class="desk-small" disabled=Signal::derive(move || !is_changed.get()) on_press=move || form.send(Input::ThrewAway)>{move || words::throw_away(form.language())}</Button>
            <p class="form-said" role="status" data-testid="form-said" data-faults=move || faults.get() data-safe=move || (safe.get() == Safe::Yes).to_string()>{said}</p>
            <Button testid="form-send" class="desk-primary" disabled=Signal::derive(move || !may_send.get()) on_press=move || form.send(Input::PutForward)>{send_word}</Button>
        </div>
    }
}

/// Why it was not put forward.
#[component]
fn Hindered() -> impl IntoView {
    let (form, shell, language) = (use_form(), use_shell(), use_language());
    let hindrance = form.slice(|model| model.hindrance.clone());
    move || {
        hindrance.get().map(|hindrance| {
            let language = language.get();
            let (what, remedy) = match hindrance {
                Hindrance::Denied(denied) => publishing::denied(language, &denied),
                Hindrance::Failed(failure) => {
                    let (offset, today) = (shell.hall().utc_offset_minutes, shell.window().today());
                    (words::still_held(language, &reasons::failure(language, &failure, offset, today)), String::new())
                }
            };
            view! { <p class="desk-banner" role="alert" data-testid="form-hindrance"><span><b>{what}</b>" "{remedy}</span></p> }
        })
    }
}

#[component]
fn Sections() -> impl IntoView {
    let form = use_form();
    let chosen = form.slice(|model| model.section);
    let section = move |(nth, field): (usize, &'static crate::domain::form::Field)| {
        let path = format!("/{}", field.name());
        let (of_faults, of_name) = (path.clone(), path);
        let marks = form.slice(move |model| model.marks_below(&of_faults));
        view! {
            <button type="button" class="form-section" data-testid=format!("form-section-{}", field.name()) aria-pressed=move || (chosen.get() == nth).to_string()
                on:click=move |_| form.send(Input::ChoseSection(nth))>
                <span>{move || form_fields::name(form.language(), &of_name).unwrap_or_default()}</span>
                {entries::counts(marks)}
            </button>
        }
    };
    view! { <nav class="form-sections" aria-label=move || words::sections_label(form.language())>{form.file().sections().into_iter().enumerate().map(section).collect_view()}</nav> }
}
