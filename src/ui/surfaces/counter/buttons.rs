//! The buttons, each with its key. The first one is the largest and always in the same place.

use leptos::prelude::*;

use super::state::{use_counter, use_slices};
use crate::domain::command::CounterAction;
use crate::flow::counter::{Input, Kind, Panel, Seat};
use crate::text::counter as words;
use crate::ui::shell::{use_language, use_shell};

/// All buttons of somebody's service.
#[component]
pub fn Buttons(seat: Seat) -> impl IntoView {
    let (language, counter) = (use_language(), use_counter());
    let _ = seat;
    view! {
        <section class="desk-buttons" aria-label=move || words::buttons_label(language.get())>
            <CallNext />
            <Action testid="call-recall" key_name="F2" kind=Kind::Recall label=words::recall help=recalls_left() press=move || counter.act(CounterAction::Recall) />
            <Action testid="call-miss" key_name="F3" kind=Kind::Miss label=words::miss press=move || counter.act(CounterAction::Miss) />
            <Action testid="call-finish" key_name="F4" kind=Kind::Finish label=words::finish press=move || counter.act(CounterAction::Finish) />
            <Action testid="call-hold" key_name="F5" kind=Kind::Hold label=words::hold press=move || counter.act(CounterAction::Hold) />
            <Action testid="call-transfer" key_name="F6" kind=Kind::Transfer label=words::transfer press=move || counter.send(Input::Toggled(Panel::Transfer)) />
            <Action testid="counter-pause" key_name="F8" kind=Kind::Pause label=words::pause press=move || counter.act(CounterAction::Pause) />
        </section>
    }
}

/// How often the person may still be called again.
fn recalls_left() -> Signal<String> {
    let (shell, language, slices) = (use_shell(), use_language(), use_slices());
    let most = shell.with_hall(|hall| hall.limits.recalls_max);
    Signal::derive(move || {
        let recalls = slices.desk.with(|desk| desk.current.as_ref().map(|current| current.recalls));
        recalls.map(|done| words::recalls_left(language.get(), most.saturating_sub(done))).unwrap_or_default()
    })
}

#[component]
fn CallNext() -> impl IntoView {
    let (language, counter, slices) = (use_language(), use_counter(), use_slices());
    let lock = Memo::new(move |_| counter.with(|model| model.call_lock_seconds));
    let help = Signal::derive(move || {
        let language = language.get();
        let current = slices.desk.with(|desk| desk.current.as_ref().map(|current| current.person.number.to_string()));
        match (lock.get(), current) {
            (0, Some(number)) => words::call_next_finishes(language, &number),
            (0, None) => String::new(),
            (seconds, _) => words::call_locked(language, seconds),
        }
    });
    let press = move || counter.act(CounterAction::CallNext);
    view! { <Action testid="call-next" key_name="F1" kind=Kind::CallNext label=words::call_next help=help press=press class="desk-action desk-action-main" /> }
}

/// One button: word, key, a line of help.
#[component]
fn Action(
    /// For automation.
    testid: &'static str,
    /// The key that does the same.
    key_name: &'static str,
    /// What it does: decides when it can be pressed.
    kind: Kind,
    /// Its word.
    label: fn(crate::domain::hall::Language) -> String,
    /// What happens when it is pressed.
    press: impl Fn() + 'static,
    /// A line of help.
    #[prop(optional, into)]
    help: Signal<String>,
    /// Its look.
    #[prop(default = "desk-action")]
    class: &'static str,
) -> impl IntoView {
    let (language, counter, slices) = (use_language(), use_counter(), use_slices());
    let can = Memo::new(move |_| slices.desk.with(|desk| counter.with(|model| desk.can(kind, model))));
    view! {
        <button class=class data-testid=testid aria-keyshortcuts=key_name disabled=move || !can.get() on:click=move |_| press()>
            <span class="desk-action-word">{move || label(language.get())}</span>
            <span class="desk-action-foot">
                <kbd>{key_name}</kbd>
                <span class="desk-action-help" hidden=move || help.with(String::is_empty)>{help}</span>
            </span>
        </button>
    }
}
