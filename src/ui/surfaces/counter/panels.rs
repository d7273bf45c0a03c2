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
    let is_queue = |target: &Target| matches!(target.to, TransferTo::Queue(_));
    let some = move |queues: bool| {
        let chosen = targets.get().into_iter().filter(move |t| is_queue(t) == queues);
        chosen.enumerate().map(|(at, target)| view! { <TargetButton target=target first=queues && at == 0 /> }).collect_view()
    };
    view! {
        <section class="desk-panel" role="group" data-testid="transfer-panel" aria-label=move || words::transfer_title(language.get(), &number())>
            <div class="desk-panel-head">
                <h2>{move || words::transfer_title(language.get(), &number())} " " <small>{move || words::transfer_help(language.get())}</small></h2>
                <Cancel />
            </div>
            <h3>{move || words::to_queues(language.get())}</h3>
            <div class="desk-targets">{move || some(true)}</div>
            <h3>{move || words::to_counters(language.get())}</h3>
            <div class="desk-targets">{move || some(false)}</div>
        </section>
    }
}

#[component]
fn TargetButton(target: Target, first: bool) -> impl IntoView {
    let (shell, language, counter) = (use_shell(), use_language(), use_counter());
    let to = target.to.clone();
    let testid = match &target.to {
        TransferTo::Queue(letter) => format!("transfer-queue-{letter}"),
        TransferTo::Counter(id) => format!("transfer-counter-{id}"),
    };
    let name = move || {
        let language = language.get();
        shell.with_hall(|hall| match &target.to {
            TransferTo::Queue(letter) => format!("{letter} {}", hall.queue(*letter).map_or("", |q| q.name.get(language))),
            TransferTo::Counter(id) => {
                format!("{id} {}", hall.counter(id).map_or("", |c| c.name.get(language)))
            }
        })
    };
    let (waiting, is_open) = (target.waiting, target.is_open);
    let help = move || if is_open { words::target_waiting(language.get(), waiting) } else { words::target_closed(language.get()) };
    let button = NodeRef::<leptos::html::Button>::new();
    button.on_load(move |element| {
        if first {
            // A browser that does not focus loses nothing.
            let _ = element.focus();
        }
    });
    view! {
        <button node_ref=button class="desk-target" data-testid=testid data-state=if is_open { "open" } else { "closed" }
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
