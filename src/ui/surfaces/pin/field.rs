//! The field a PIN is typed into: by the keyboard, or by keys on the screen. What was typed leaves the page with the press that sends it.

use leptos::prelude::*;

use super::state::use_pin;
use crate::domain::access::kit::{RECOVERY_DIGITS, is_kit};
use crate::domain::access::pin::PIN_DIGITS_MAX;
use crate::domain::hall::Language;
use crate::flow::pin::{Input, Message, Typed, Who};
use crate::text::{pin as words, reasons};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::widgets::keypad::{Keypad, Pressed};

/// Field, keys, what went wrong, and the button that sends.
#[component]
pub fn Field() -> impl IntoView {
    let (language, screen) = (use_language(), use_pin());
    let input = NodeRef::<leptos::html::Input>::new();
    // A clerk types at once; a browser that does not focus loses nothing.
    input.on_load(|element| drop(element.focus()));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = input.get_untracked().filter(|_| !screen.with(|model| model.is_busy())) else { return };
        let typed = field.value();
        field.set_value("");
        // A browser that does not focus loses nothing.
        let _ = field.focus();
        screen.send(Input::Submitted(Typed(typed)));
    };
    let submit = move || if screen.is_busy() { words::checking(language.get()) } else { words::submit(language.get()) };
    let has_fault = move || screen.with(|model| model.message.is_some()).to_string();
    // A new step draws a new field, so that this is asked once. A code that is copied from paper is long, and is read while it is typed.
    let is_code = untrack(|| matches!(screen.who(), Who::Colleague(kit) if is_kit(&kit)));
    let (length_max, kind) = if is_code { (2 * RECOVERY_DIGITS, "text") } else { (PIN_DIGITS_MAX, "password") };
    let label = move || if is_code { words::kit(language.get()) } else { words::label(language.get()) };
    view! {
        <form class="desk-pin-form" on:submit=send autocomplete="off">
            <label class="desk-field">
                <span>{label}</span>
                // "one-time-code" keeps the browser from offering to remember it.
                <input node_ref=input type=kind inputmode="numeric" autocomplete="one-time-code" maxlength=length_max.to_string()
                    data-testid="pin-input" aria-describedby="pin-help pin-message" aria-invalid=has_fault />
            </label>
            <MessageLine />
            <Keys input=input length_max=length_max />
            <button class="desk-primary" type="submit" data-testid="pin-submit" disabled=move || screen.is_busy()>{submit}</button>
        </form>
    }
}

#[component]
fn Keys(input: NodeRef<leptos::html::Input>, length_max: usize) -> impl IntoView {
    let language = use_language();
    let press = move |key: Pressed| {
        let Some(field) = input.get_untracked() else { return };
        let mut text = field.value();
        match key {
            Pressed::Digit(digit) if text.len() < length_max => text.push(char::from(b'0' + digit)),
            Pressed::Digit(_) => {}
            Pressed::Erase => drop(text.pop()),
            Pressed::Clear => text.clear(),
        }
        field.set_value(&text);
    };
    view! {
        // The field keeps the focus, so that keys on the screen and on the keyboard can be mixed.
        <div class="desk-pin-keys" role="group" aria-label=move || words::keypad_label(language.get()) on:mousedown=|event| event.prevent_default()>
            {move || view! { <Keypad clear=words::clear(language.get()) erase=words::erase(language.get()) on_key=press /> }}
        </div>
    }
}

/// What went wrong, said at once.
#[component]
pub fn MessageLine() -> impl IntoView {
    let (shell, language, screen) = (use_shell(), use_language(), use_pin());
    let text = move || {
        let language = language.get();
        let message = screen.with(|model| model.message.clone());
        message.map(|message| match message {
            Message::Failed(failure) => {
                let (offset, today) = (shell.with_hall(|hall| hall.utc_offset_minutes), shell.window().today());
                reasons::failure(language, &failure, offset, today)
            }
            message => told(language, &message),
        })
    };
    let state = move || if screen.with(|model| model.message.is_some()) { "failed" } else { "none" };
    view! { <p class="desk-message" id="pin-message" role="alert" data-testid="pin-error" data-state=state>{text}</p> }
}

fn told(language: Language, message: &Message) -> String {
    match message {
        Message::Wrong { tries_left } => words::wrong_with(language, *tries_left),
        Message::NotAPin(fault) => words::fault(language, *fault),
        Message::Different => words::different(language),
        Message::OwnLost => words::own_lost(language),
        Message::ColleagueHasNone => words::colleague_has_none(language),
        Message::NeedsVoucher => words::needs_voucher(language),
        Message::Failed(_) => String::new(),
    }
}
