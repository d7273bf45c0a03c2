//! What opens in place of the buttons: where to send a person, and whether to close all the same.

use leptos::prelude::*;

use super::state::{use_counter, use_slices};
use crate::domain::command::{CounterAction, TransferTo};
use crate::flow::counter::desk::{self, Target};
use crate::flow::counter::{Input, Panel, Seat};
use crate::text::counter as words;
use crate::ui::shell::{use_language, use_shell};

/// The open panel.
#[component]
pub fn Panels(panel: Panel, seat: Seat) -> impl IntoView {
    match panel {
        Panel::Transfer => view! { <Transfer seat=seat /> }.into_any(),
        Panel::ConfirmClose => view! { <ConfirmClose seat=seat /> }.into_any(),
    }
}

#[component]
fn Cancel() -> impl IntoView {
    let (language, counter) = (use_language(), use_counter());
    view! {
        <button class="desk-button" data-testid="panel-cancel" on:click=move |_| counter.send(Input::ClosedPanel)>
            {move || words::cancel(language.get())} " " <kbd>"Esc"</kbd>
        </button>
    }
}

#[component]
fn Transfer(seat: Seat) -> impl IntoView {
    let (shell, language, slices) = (use_shell(), use_language(), use_slices());
    let targets = shell.floor_by_second(move |floor, day, hall, now| desk::targets(hall, floor.day(day), &seat.counter, now));
    let number = move || slices.desk.with(|desk| desk.current.as_ref().map(|c| c.person.number.to_string()).unwrap_or_default());
    // Who waits where changes at any moment, the places do not: each button is made once.
    let buttons = move |queues: bool| {
        let chosen = targets.get_untracked().into_iter().enumerate().filter(move |(_, t)| matches!(t.to, TransferTo::Queue(_)) == queues);
        chosen.map(|(at, target)| view! { <TargetButton to=target.to targets=targets at=at /> }).collect_view()
    };
    view! {
        <section class="desk-panel" role="group" data-testid="transfer-panel" aria-label=move || words::transfer_title(language.get(), &number())>
            <div class="desk-panel-head">
                <h2>{move || words::transfer_title(language.get(), &number())} " " <small>{move || words::transfer_help(language.get())}</small></h2>
                <Cancel />
            </div>
            <h3>{move || words::to_queues(language.get())}</h3>
            <div class="desk-targets">{buttons(true)}</div>
            <h3>{move || words::to_counters(language.get())}</h3>
            <div class="desk-targets">{buttons(false)}</div>
        </section>
    }
}

#[component]
fn TargetButton(to: TransferTo, targets: Memo<Vec<Target>>, at: usize) -> impl IntoView {
    let (shell, language, counter) = (use_shell(), use_language(), use_counter());
    let place = to.clone();
    let testid = match &to {
        TransferTo::Queue(letter) => format!("transfer-queue-{letter}"),
        TransferTo::Counter(id) => format!("transfer-counter-{id}"),
    };
    let name = move || {
        let language = language.get();
        shell.with_hall(|hall| match &place {
            TransferTo::Queue(letter) => format!("{letter} {}", hall.queue(*letter).map_or("", |q| q.name.get(language))),
            TransferTo::Counter(id) => {
                format!("{id} {}", hall.counter(id).map_or("", |c| c.name.get(language)))
            }
        })
    };
    let now =
        Memo::new(move |_| targets.with(|targets| targets.get(at).map(|target| (target.waiting, target.is_open)).unwrap_or_default()));
    let help = move || match now.get() {
        (waiting, true) => words::target_waiting(language.get(), waiting),
        (_, false) => words::target_closed(language.get()),
    };
    let button = NodeRef::<leptos::html::Button>::new();
    button.on_load(move |element| {
        if at == 0 {
            // A browser that does not focus loses nothing.
            let _ = element.focus();
        }
    });
    view! {
        <button node_ref=button class="desk-target" data-testid=testid data-state=move || if now.get().1 { "open" } else { "closed" }
            on:click=move |_| counter.act(CounterAction::Transfer(to.clone()))>
            <span>{name}</span> <small>{help}</small>
        </button>
    }
}

#[component]
fn ConfirmClose(seat: Seat) -> impl IntoView {
    let (shell, language, counter) = (use_shell(), use_language(), use_counter());
    let depend = shell.floor(move |floor, day, hall| desk::depend_on(hall, floor.day(day), &seat.counter));
    view! {
        <section class="desk-panel" role="alert" data-testid="close-panel">
            <h2>{move || words::close_title(language.get())}</h2>
            <p>{move || words::depending(language.get(), depend.get().alone, depend.get().here)}</p>
            <div class="desk-card-actions">
                <button class="desk-primary" data-testid="close-confirm" on:click=move |_| counter.act(CounterAction::Close)>
                    {move || words::close_all_the_same(language.get())}
                </button>
                <Cancel />
            </div>
        </section>
    }
}
