//! Choosing counter and clerk.

use leptos::prelude::*;

use super::banners::KioskCalls;
use super::message::MessageLine;
use super::state::use_counter;
use crate::domain::floor::CounterState;
use crate::domain::identity::{ClerkId, CounterId};
use crate::flow::counter::seat::{clerks_at, complete};
use crate::flow::counter::{Choosing, Input, Seat, Stage};
use crate::text::counter as words;
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::desk_head::PlainHead;
use crate::ui::surfaces::desk_notices::{ContentNotice, DayNotices, ToldOfContent};
use crate::ui::surfaces::desk_pins::PinNotices;
use crate::ui::surfaces::desk_reload::reload_when_needed;

/// The screen before a seat is taken.
#[component]
pub fn Choose() -> impl IntoView {
    let (shell, language, counter) = (use_shell(), use_language(), use_counter());
    reload_when_needed();
    let chosen =
        Memo::new(move |_| counter.with(|model| if let Stage::Choosing(c) = &model.stage { c.clone() } else { Choosing::default() }));
    let seat = move || chosen.get().counter.zip(chosen.get().clerk).and_then(|(c, k)| shell.with_hall(|hall| Seat::of(hall, &c, &k)));
    view! {
        <PlainHead title=words::title />
        <main class="desk-choose">
            <div class="desk-banners"><KioskCalls /> <ContentNotice /> <ToldOfContent /> <DayNotices /> <PinNotices /></div>
            <form class="desk-choose-card" on:submit=move |event| {
                event.prevent_default();
                if let Some(seat) = seat() {
                    counter.open(seat);
                }
            }>
                <h1>{move || words::choose_title(language.get())}</h1>
                <CounterSelect chosen=chosen />
                <ClerkSelect chosen=chosen />
                <button class="desk-primary" type="submit" data-testid="counter-open" disabled=move || seat().is_none()>
                    {move || words::open(language.get())}
                </button>
                <p class="desk-soft">{move || words::open_hint(language.get())}</p>
                <MessageLine />
            </form>
        </main>
    }
}

#[component]
fn CounterSelect(chosen: Memo<Choosing>) -> impl IntoView {
    let (shell, language, counter) = (use_shell(), use_language(), use_counter());
    let states = shell.floor(|floor, day, hall| {
        let state = |id: &CounterId| floor.day(day).counter(id).state;
        hall.counters.iter().map(|c| (c.id.clone(), state(&c.id))).collect::<Vec<_>>()
    });
    // Counters open and close while the list stands open: only the words follow.
    let option = move |(at, (id, state)): (usize, (CounterId, CounterState))| {
        let (value, named) = (id.to_string(), id.clone());
        let state = Memo::new(move |_| states.with(|states| states.get(at).map_or_else(|| state.clone(), |(_, state)| state.clone())));
        let name = move || state.with(|state| counter_name(shell, language, &named, state));
        view! { <option value=value prop:selected=move || chosen.get().counter.as_ref() == Some(&id)>{name}</option> }
    };
    let options = states.get_untracked().into_iter().enumerate().map(option).collect_view();
    let choose = move |event| {
        let picked = Choosing { counter: CounterId::new(&event_target_value(&event)), clerk: None };
        counter.send(Input::ChoseSeat(shell.with_hall(|hall| complete(hall, picked))));
    };
    let select = NodeRef::<leptos::html::Select>::new();
    // A clerk starts with the keyboard; a browser that does not focus loses nothing.
    select.on_load(|element| drop(element.focus()));
    view! {
        <label class="desk-field">
            <span>{move || words::choose_counter(language.get())}</span>
            <select node_ref=select data-testid="counter-select" on:change=choose>
                <option value="">{move || words::not_chosen(language.get())}</option>
                {options}
            </select>
        </label>
    }
}

fn counter_name(
    shell: crate::ui::shell::Shell,
    language: RwSignal<crate::domain::hall::Language>,
    id: &CounterId,
    state: &CounterState,
) -> String {
    let language = language.get();
    shell.with_hall(|hall| {
        let name = hall.counter(id).map_or("", |c| c.name.get(language)).to_owned();
        match state {
            CounterState::Open { clerk, .. } | CounterState::Paused { clerk, .. } => {
                let clerk = hall.clerk(clerk).map_or("", |c| c.name.get(language));
                words::counter_in_use(language, id.as_str(), &name, clerk)
            }
            _ => words::counter_with_name(language, id.as_str(), &name),
        }
    })
}

#[component]
fn ClerkSelect(chosen: Memo<Choosing>) -> impl IntoView {
    let (shell, language, counter) = (use_shell(), use_language(), use_counter());
    let picked_counter = Memo::new(move |_| chosen.get().counter);
    let options = move || {
        let Some(id) = picked_counter.get() else { return Vec::new() };
        shell.with_hall(|hall| {
            let label = |(clerk, post): (&crate::domain::hall::Clerk, _)| {
                let label = words::clerk_with_post(language.get(), clerk.name.get(language.get()), words::post(post));
                let id = clerk.id.clone();
                view! { <option value=clerk.id.to_string() prop:selected=move || chosen.get().clerk.as_ref() == Some(&id)>{label}</option> }
            };
            clerks_at(hall, &id).into_iter().map(label).collect::<Vec<_>>()
        })
    };
    let choose = move |event| {
        let clerk = ClerkId::new(&event_target_value(&event));
        counter.send(Input::ChoseSeat(Choosing { counter: picked_counter.get_untracked(), clerk }));
    };
    view! {
        <label class="desk-field">
            <span>{move || words::choose_clerk(language.get())}</span>
            <select data-testid="clerk-select" on:change=choose disabled=move || picked_counter.get().is_none()>
                {options}
            </select>
        </label>
    }
}
