//! The foot: the counter's own day, calling a given number, closing, and the keys.

use leptos::prelude::*;

use super::state::{use_counter, use_slices};
use crate::domain::command::CounterAction;
use crate::domain::identity::TicketNumber;
use crate::flow::counter::{Input, Kind, Panel, Seat, desk};
use crate::text::counter as words;
use crate::ui::shell::{use_language, use_shell};

/// The foot of the working screen.
#[component]
pub fn Footer(seat: Seat, given: NodeRef<leptos::html::Input>) -> impl IntoView {
    let language = use_language();
    view! {
        <footer class="desk-foot">
            <OwnCount seat=seat.clone() />
            <span class="desk-head-space"></span>
            <Given field=given />
            <CloseButton seat=seat />
            <p class="desk-keys" data-testid="keys-line">{move || words::keys_line(language.get())}</p>
        </footer>
    }
}

#[component]
fn OwnCount(seat: Seat) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let own = shell.floor(move |floor, day, _| desk::own(floor.day(day), &seat.counter));
    let mean = move || own.get().mean_minutes.map_or_else(|| "–".to_owned(), |minutes| words::minutes_short(language.get(), minutes));
    view! {
        <section class="desk-own" data-testid="own-count" aria-label=move || words::own_title(language.get())>
            <span>{move || words::own_served(language.get())} " " <b data-testid="own-served">{move || own.get().served}</b></span>
            <span>{move || words::own_missed(language.get())} " " <b data-testid="own-missed">{move || own.get().missed}</b></span>
            <span>{move || words::own_mean(language.get())} " " <b data-testid="own-mean">{mean}</b></span>
        </section>
    }
}

/// Calls a number the clerk types.
#[component]
fn Given(field: NodeRef<leptos::html::Input>) -> impl IntoView {
    let (language, counter, slices) = (use_language(), use_counter(), use_slices());
    let can = Memo::new(move |_| slices.desk.with(|desk| counter.with(|model| desk.can(Kind::CallGiven, model))));
    let call = move || {
        let Some(field) = field.get_untracked() else { return };
        match TicketNumber::parse(&field.value()) {
            Some(number) => {
                // What is not asked now stays typed, and the flow says why.
                let is_asked = counter.with_untracked(|model| !model.is_busy() && model.call_lock_seconds == 0);
                counter.act(CounterAction::CallGiven(number));
                if is_asked {
                    field.set_value("");
                }
            }
            None => {
                counter.send(Input::TypedNonsense);
                // A browser that does not focus loses nothing.
                let _ = field.focus();
            }
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        call();
    };
    // While the button is locked the browser sends nothing at all for Enter.
    let enter = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.repeat() && !can.get_untracked() {
            event.prevent_default();
            call();
        }
    };
    view! {
        <form class="desk-given" on:submit=submit>
            <label>
                <span class="desk-soft">{move || words::given_label(language.get())} " " <kbd>"F9"</kbd></span>
                <input node_ref=field data-testid="call-number-input" type="text" maxlength="6" autocomplete="off" placeholder="A023"
                    on:keydown=enter />
            </label>
            <button class="desk-small" type="submit" data-testid="call-number" disabled=move || !can.get()>{move || words::call_given(language.get())}</button>
        </form>
    }
}

/// Closes the counter; asks first when somebody depends on it.
#[component]
fn CloseButton(seat: Seat) -> impl IntoView {
    let (shell, language, counter, slices) = (use_shell(), use_language(), use_counter(), use_slices());
    let depend = shell.floor(move |floor, day, hall| desk::depend_on(hall, floor.day(day), &seat.counter));
    let can = Memo::new(move |_| slices.desk.with(|desk| counter.with(|model| desk.can(Kind::Close, model))));
    let press = move |_| match depend.get_untracked().is_nobody() {
        true => counter.act(CounterAction::Close),
        false => counter.send(Input::Toggled(Panel::ConfirmClose)),
    };
    view! {
        <button class="desk-small" data-testid="counter-close" disabled=move || !can.get() on:click=press>{move || words::close(language.get())}</button>
    }
}
