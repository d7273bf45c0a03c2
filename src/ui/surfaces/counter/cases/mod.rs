//! Cases at the counter: accept, move on, find, print. They stand where calling stands; its keys go on working.

mod accept;
mod acts;
mod applicant;
mod deeds;
mod guides;
mod lists;
mod page;
mod paper;
mod right;
mod state;

use leptos::prelude::*;

pub use paper::PaperSheet;
pub use state::{Cases, Room, use_cases};

use crate::text::case_desk as words;
use crate::ui::shell::use_language;
use state::Note;

/// The doors to cases, on the working screen.
#[component]
pub fn CaseDoors() -> impl IntoView {
    let (language, cases) = (use_language(), use_cases());
    let door = move |testid: &'static str, key: &'static str, word: fn(crate::domain::hall::Language) -> String, room: Room| {
        view! {
            <button class="desk-small" data-testid=testid aria-keyshortcuts=key on:click=move |_| cases.go(room)
                aria-pressed=move || if cases.room.get() == room { "true" } else { "false" }>
                {move || word(language.get())} " " <kbd>{key}</kbd>
            </button>
        }
    };
    view! {
        <nav class="case-doors" aria-label=move || words::my_cases(language.get())>
            {door("case-accept", "F7", words::accept, Room::Accept)}
            {door("case-mine", "F10", words::my_cases, Room::Mine)}
            {door("case-find", "F11", words::find, Room::Find)}
        </nav>
    }
}

/// The screen of cases that is open.
#[component]
pub fn CaseRoom() -> impl IntoView {
    let (language, cases) = (use_language(), use_cases());
    let room = Memo::new(move |_| cases.room.get());
    view! {
        <div class="case-room-head">
            <CaseDoors />
            <NoteLine />
            <button class="desk-button" data-testid="case-back" on:click=move |_| cases.go(Room::Calling)>
                {move || words::back(language.get())} " " <kbd>"Esc"</kbd>
            </button>
        </div>
        {move || match room.get() {
            Room::Calling => ().into_any(),
            Room::Accept => view! { <accept::Accept /> }.into_any(),
            Room::Mine => view! { <lists::Mine /> }.into_any(),
            Room::Find => view! { <lists::Find /> }.into_any(),
            Room::Case(_) => view! { <page::Page /> }.into_any(),
        }}
    }
}

/// What became of the last press.
#[component]
fn NoteLine() -> impl IntoView {
    let (language, cases) = (use_language(), use_cases());
    let state = move || match (cases.busy.get(), cases.note.get()) {
        (true, _) => "busy",
        (_, None) => "none",
        (_, Some(Note::Done(_))) => "done",
        (_, Some(Note::Failed(_))) => "failed",
    };
    let text = move || match (cases.busy.get(), cases.note.get()) {
        (true, _) => words::working(language.get()),
        (_, None) => String::new(),
        (_, Some(Note::Done(text) | Note::Failed(text))) => text,
    };
    view! { <div class="desk-message" role="status" data-testid="case-message" data-state=state><span>{text}</span></div> }
}
