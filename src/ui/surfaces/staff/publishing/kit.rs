//! The recovery kit of the publishing key, shown once: on the screen and on paper.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::actions::SendOrCancel;
use super::state::{KitOnPaper, use_publishing};
use crate::flow::publishing::{Input, PressedKeys};
use crate::runtime::publishing_desk::print_soon;
use crate::text::{common, counter as counter_words, publishing_desk as words, publishing_keys as key_words};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::gate::use_gate;
use crate::ui::widgets::button::Button;

/// The kit, and the proof that it stands on paper.
#[component]
pub fn Kit() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let paper = expect_context::<KitOnPaper>().0;
    let input = NodeRef::<leptos::html::Input>::new();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = input.get_untracked() {
            screen.send(Input::PressedKeys(PressedKeys::Group(field.value())));
        }
    };
    let asked = move || paper.get().map_or(1, |paper| paper.0.asked_back());
    view! {
        <div class="publishing-ask" data-testid="key-kit">
            <h3>{move || words::kit_title(language.get())}</h3>
            <p>{move || words::kit_help(language.get())}</p>
            <Groups testid="key-kit-groups" />
            <div class="desk-card-actions">
                <Button testid="key-kit-print" class="desk-primary" on_press=|| spawn_local(print_soon())>{move || words::kit_print(language.get())}</Button>
            </div>
            <form class="publishing-form" on:submit=send autocomplete="off">
                <label class="desk-field">
                    <span>{move || words::kit_group(language.get(), asked())}</span>
                    <input node_ref=input type="text" inputmode="numeric" autocomplete="off" maxlength="8" data-testid="key-kit-group" data-number=move || asked().to_string() />
                </label>
                <SendOrCancel testid="key-kit-keep" word=words::kit_keep />
            </form>
        </div>
    }
}

/// The groups with their numbers.
#[component]
fn Groups(testid: &'static str) -> impl IntoView {
    let language = use_language();
    let paper = expect_context::<KitOnPaper>().0;
    let group = move |(at, digits): (usize, String)| view! { <li><small>{words::kit_number(language.get(), at + 1)}</small> <code>{digits}</code></li> };
    let groups = move || paper.get().map(|paper| paper.0.groups()).unwrap_or_default();
    view! { <ol class="kit-groups" data-testid=testid>{move || groups().into_iter().enumerate().map(group).collect_view()}</ol> }
}

/// Seen on paper only.
#[component]
pub fn KitSheet() -> impl IntoView {
    let (shell, language, gate) = (use_shell(), use_language(), use_gate());
    let title = move || shell.with_hall(|hall| words::kit_sheet_title(language.get(), hall.name.get(language.get())));
    let made = move || {
        let name = gate.person().map_or_else(String::new, |member| gate.name_of(&member.id, language.get()));
        let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
        words::kit_sheet_made(language.get(), &counter_words::stamp(shell.window().now(), offset), &name)
    };
    let is_demo = shell.window().is_demo();
    let paper = expect_context::<KitOnPaper>().0;
    let number = move || paper.get().map(|paper| paper.0.key().public().id().spoken());
    view! {
        <div class="sheet day-sheet" data-testid="key-kit-sheet" lang=move || common::code(language.get())>
            {is_demo.then(|| view! { <p class="day-sheet-demo">{move || common::demo_banner(language.get())}</p> })}
            <h1>{title}</h1>
            <p>{move || words::kit_sheet_what(language.get())}</p>
            <Groups testid="key-kit-sheet-groups" />
            <p>{move || key_words::kit_sheet_number(language.get())} " " <code data-testid="key-kit-sheet-number">{number}</code></p>
            <p>{move || words::kit_sheet_keep(language.get())}</p>
            <p>{made}</p>
        </div>
    }
}
