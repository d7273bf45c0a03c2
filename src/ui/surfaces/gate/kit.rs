//! The recovery code, shown once: on the screen and on paper.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{MessageLine, use_gate};
use crate::flow::gate::{Input, Stage};
use crate::flow::pin::Typed;
use crate::runtime::gate::GateDesk;
use crate::text::{common, counter as counter_words, gate as words};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::widgets::button::Button;

fn groups() -> Memo<Vec<String>> {
    let gate = use_gate();
    Memo::new(move |_| gate.with(|model| if let Stage::Kit { code: Some(code), .. } = &model.stage { code.groups() } else { Vec::new() }))
}

/// The code, and the proof that it stands on paper.
#[component]
pub fn Kit() -> impl IntoView {
    let (language, gate) = (use_language(), use_gate());
    let groups = groups();
    let is_due = gate.with(|model| matches!(model.stage, Stage::Kit { is_due: true, .. }));
    let input = NodeRef::<leptos::html::Input>::new();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = input.get_untracked() {
            gate.send(Input::TypedGroup(Typed(field.value())));
        }
    };
    let is_busy = move || gate.with(crate::flow::gate::Model::is_busy);
    let keep = move || if is_busy() { words::kit_keeping(language.get()) } else { words::kit_keep(language.get()) };
    view! {
        <main class="desk-choose">
            <section class="desk-choose-card" data-testid="gate" data-state="kit">
                <h1>{move || words::kit_title(language.get())}</h1>
                <p class="desk-soft">{move || words::kit_help(language.get())}</p>
                <p class="desk-code" data-testid="kit-code">{move || groups.get().into_iter().map(|group| view! { <code>{group}</code> " " }).collect_view()}</p>
                <Button testid="kit-print" class="desk-button" on_press=|| spawn_local(GateDesk::print_soon())>{move || words::kit_print(language.get())}</Button>
                <form class="desk-pin-form" on:submit=send autocomplete="off">
                    <label class="desk-field">
                        <span>{move || words::kit_group(language.get())}</span>
                        <input node_ref=input type="text" inputmode="numeric" autocomplete="off" maxlength="4" data-testid="kit-group" />
                    </label>
                    <MessageLine />
                    <button class="desk-primary" type="submit" data-testid="kit-keep" disabled=is_busy>{keep}</button>
                </form>
                {(!is_due).then(|| view! { <Button testid="gate-back" class="desk-button" on_press=move || gate.send(Input::Left)>{move || words::back(language.get())}</Button> })}
            </section>
        </main>
    }
}

/// Seen on paper only.
#[component]
pub fn KitSheet() -> impl IntoView {
    let (shell, language, gate) = (use_shell(), use_language(), use_gate());
    let groups = groups();
    let title = move || shell.with_hall(|hall| words::kit_sheet_title(language.get(), hall.name.get(language.get())));
    let made = move || {
        let name = gate.person().map_or_else(String::new, |member| gate.name_of(&member.id, language.get()));
        let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
        words::kit_sheet_made(language.get(), &counter_words::stamp(shell.window().now(), offset), &name)
    };
    view! {
        <div class="sheet day-sheet" data-testid="kit-sheet" lang=move || common::code(language.get())>
            <h1>{title}</h1>
            <p class="kit-sheet-code">{move || groups.get().join(" ")}</p>
            <p>{move || words::kit_sheet_help(language.get())}</p>
            <p>{made}</p>
        </div>
    }
}
