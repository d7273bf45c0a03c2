//! One counter in two windows: the second asks before it takes over, the first says that it has stopped.

use leptos::prelude::*;

use super::state::use_counter;
use crate::domain::identity::CounterId;
use crate::flow::counter::Input;
use crate::text::counter as words;
use crate::ui::shell::use_language;

/// Another window works for this counter.
#[component]
pub fn InUse(counter: CounterId) -> impl IntoView {
    let language = use_language();
    let title = Signal::derive(move || words::in_use_title(language.get(), counter.as_str()));
    let help = Signal::derive(move || words::in_use_help(language.get()));
    view! { <Question testid="counter-in-use" title=title help=help /> }
}

/// Another window has taken the counter over.
#[component]
pub fn TakenOver(counter: CounterId) -> impl IntoView {
    let language = use_language();
    let title = Signal::derive(move || words::taken_title(language.get(), counter.as_str()));
    let help = Signal::derive(move || words::taken_help(language.get()));
    view! { <Question testid="counter-taken" title=title help=help /> }
}

#[component]
fn Question(testid: &'static str, title: Signal<String>, help: Signal<String>) -> impl IntoView {
    let (language, counter) = (use_language(), use_counter());
    let first = NodeRef::<leptos::html::Button>::new();
    first.on_load(|element| drop(element.focus()));
    view! {
        <main class="desk-choose">
            <section class="desk-choose-card" role="alert" data-testid=testid>
                <h1>{title}</h1>
                <p>{help}</p>
                <button node_ref=first class="desk-primary" data-testid="counter-takeover" on:click=move |_| counter.send(Input::TookOver)>
                    {move || words::take_over(language.get())}
                </button>
                <button class="desk-button" data-testid="counter-another" on:click=move |_| counter.send(Input::ChoseAnother)>
                    {move || words::another_counter(language.get())}
                </button>
            </section>
        </main>
    }
}
