//! The card with the person at the counter: the number very large, what for, how long.

use leptos::prelude::*;

use super::state::{use_counter, use_slices};
use crate::domain::floor::CounterState;
use crate::domain::hall::Language;
use crate::flow::counter::desk::{Current, Person};
use crate::flow::counter::{Kind, Seat};
use crate::text::{common, counter as words};
use crate::ui::shell::{use_language, use_shell};

/// A word that is chosen when it is shown.
type Word = fn(Language) -> String;

/// What the card is about.
#[derive(Clone, PartialEq)]
enum Card {
    Person(Current),
    Free,
    Paused(crate::domain::time::Timestamp),
    Closed,
}

impl Card {
    const fn state(&self) -> &'static str {
        match self {
            Self::Person(_) => "called",
            Self::Free => "free",
            Self::Paused(_) => "paused",
            Self::Closed => "closed",
        }
    }
}

/// Who is at the counter, or why nobody is.
#[component]
pub fn CurrentCard(seat: Seat) -> impl IntoView {
    let (language, slices) = (use_language(), use_slices());
    let card = Memo::new(move |_| {
        slices.desk.with(|desk| match (&desk.current, &desk.state) {
            (Some(current), _) => Card::Person(current.clone()),
            (None, CounterState::Open { .. }) => Card::Free,
            (None, CounterState::Paused { at, .. }) => Card::Paused(*at),
            (None, _) => Card::Closed,
        })
    });
    let number = move || if let Card::Person(current) = card.get() { current.person.number.to_string() } else { String::new() };
    let shown = move || match card.get() {
        Card::Person(current) => current.person.number.to_string(),
        Card::Free => words::nobody(language.get()),
        Card::Paused(_) => words::paused_short(language.get()),
        Card::Closed => words::closed_short(language.get()),
    };
    let seat = StoredValue::new(seat);
    view! {
        <section class="desk-card" data-state=move || card.with(Card::state) aria-label=move || words::current_label(language.get())>
            <p class="desk-number" data-testid="current-number" data-number=number data-state=move || card.with(Card::state)
                aria-live="assertive" aria-atomic="true">{shown}</p>
            {move || match card.get() {
                Card::Person(current) => view! { <Facts current=current /> }.into_any(),
                Card::Free => view! { <Plain title=words::nobody_here help=Signal::derive(move || words::nobody_here_help(language.get())) /> }.into_any(),
                Card::Paused(since) => view! { <Paused since=since seat=seat.get_value() /> }.into_any(),
                Card::Closed => view! { <Closed seat=seat.get_value() /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Facts(current: Current) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let (issued, waited, calls, since) = (current.issued_at, current.waited_minutes, current.recalls + 1, current.since);
    let line = move || {
        let language = language.get();
        [words::issued_at(language, &common::clock(issued, offset)), words::waited(language, waited), words::called_times(language, calls)]
            .join(" · ")
    };
    let timer = move || words::stopwatch(shell.now().since(since) / 1_000);
    view! {
        <div class="desk-facts">
            <p class="desk-item"><ItemName person=current.person.clone() /> <PriorityTag person=current.person /></p>
            <p class="desk-soft" data-testid="current-facts">{line}</p>
        </div>
        <p class="desk-timer" role="timer"><span data-testid="service-timer">{timer}</span> <small>{move || words::in_service(language.get())}</small></p>
    }
}

#[component]
fn Plain(title: Word, help: Signal<String>) -> impl IntoView {
    let language = use_language();
    view! { <div class="desk-facts"><p class="desk-item">{move || title(language.get())}</p><p class="desk-soft">{help}</p></div> }
}

#[component]
fn Paused(since: crate::domain::time::Timestamp, seat: Seat) -> impl IntoView {
    let language = use_language();
    let offset = use_shell().with_hall(|hall| hall.utc_offset_minutes);
    let help = Signal::derive(move || words::paused_help(language.get(), &common::clock(since, offset)));
    view! {
        <Plain title=words::paused_title help=help />
        <OpenButton seat=seat label=words::go_on />
    }
}

#[component]
fn Closed(seat: Seat) -> impl IntoView {
    let (language, counter) = (use_language(), use_counter());
    view! {
        <Plain title=words::closed_title help=Signal::derive(move || words::closed_help(language.get())) />
        <div class="desk-card-actions">
            <OpenButton seat=seat label=words::open />
            <button class="desk-button" data-testid="counter-another"
                on:click=move |_| counter.send(crate::flow::counter::Input::ChoseAnother)>
                {move || words::another_counter(language.get())}
            </button>
        </div>
    }
}

#[component]
fn OpenButton(seat: Seat, label: Word) -> impl IntoView {
    let (language, counter, slices) = (use_language(), use_counter(), use_slices());
    let can = Memo::new(move |_| slices.desk.with(|desk| counter.with(|model| desk.can(Kind::Open, model))));
    view! {
        <button class="desk-primary" data-testid="counter-open" disabled=move || !can.get() on:click=move |_| counter.act(seat.opening())>
            {move || label(language.get())} " " <kbd>"F8"</kbd>
        </button>
    }
}

/// What somebody wants, or the queue when it was not said.
#[component]
pub fn ItemName(
    /// Who.
    person: Person,
    /// Where there is little room the queue stands alone.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    move || {
        let language = language.get();
        shell.with_hall(|hall| {
            let item = person.item.as_ref().and_then(|id| hall.item(id)).map(|item| item.name.get(language).to_owned());
            let queue = hall.queue(person.queue).map_or("", |queue| queue.name.get(language));
            item.unwrap_or_else(|| if short { queue.to_owned() } else { words::no_item(language, queue) })
        })
    }
}

/// Shown for those who go first, in words and not in colour only.
#[component]
pub fn PriorityTag(person: Person) -> impl IntoView {
    let language = use_language();
    person.priority.then(|| view! { <span class="desk-tag" data-testid="priority-tag">{move || words::priority(language.get())}</span> })
}
