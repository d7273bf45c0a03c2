//! Calls for help from the kiosks: they ring here as well, and are acknowledged.

use leptos::prelude::*;

use super::state::use_staff;
use crate::domain::command::Command;
use crate::domain::floor::Device;
use crate::domain::hall::Language;
use crate::domain::identity::Installation;
use crate::domain::time::Timestamp;
use crate::runtime::counter::Bell;
use crate::text::{counter as counter_words, staff as words};
use crate::ui::shell::{use_language, use_shell};

/// All calls that nobody has answered.
#[component]
pub fn HelpCalls() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let called = |(id, device): (&Installation, &Device)| device.help_since.map(|since| (id.clone(), since));
    let calls = shell.floor(move |floor, _, _| floor.devices.iter().filter_map(called).collect::<Vec<_>>());
    let bell = StoredValue::new_local(Bell::default());
    Effect::new(move |before: Option<usize>| {
        let count = calls.with(Vec::len);
        if count > before.unwrap_or(0) {
            bell.with_value(Bell::ring);
        }
        count
    });
    view! {
        <section class="desk-page">
            <h2>{move || words::help_title(language.get())}</h2>
            {move || calls.with(Vec::is_empty).then(|| view! { <p class="desk-soft">{words::help_none(language.get())}</p> })}
            <For each=move || calls.get() key=Clone::clone let:call>
                <HelpCall kiosk=call.0 since=call.1 />
            </For>
        </section>
    }
}

#[component]
fn HelpCall(kiosk: Installation, since: Timestamp) -> impl IntoView {
    let (shell, language, staff) = (use_shell(), use_language(), use_staff());
    let name = kiosk.to_string();
    let shown = name.clone();
    let text = move || counter_words::help_call(language.get(), &shown, &counter_words::stopwatch(shell.now().since(since) / 1_000));
    let answer = move |_| {
        let command = Command::AnswerHelp { installation: kiosk.clone(), by: shell.window().actor() };
        staff.run(command, |language: Language, _| words::help_done(language), String::new());
    };
    view! {
        <div class="desk-banner" data-kind="call" role="alert" data-testid="help-call" data-device=name>
            <span>{text}</span>
            <button class="desk-small" data-testid="help-answer" disabled=move || staff.is_busy() on:click=answer>
                {move || counter_words::help_answer(language.get())}
            </button>
        </div>
    }
}
