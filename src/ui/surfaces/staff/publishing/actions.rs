//! The buttons below what somebody is asked: on, or not.

use leptos::prelude::*;

use super::state::use_publishing;
use crate::domain::hall::Language;
use crate::flow::publishing::{Input, PressedKeys};
use crate::text::publishing_desk as words;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// Sends the form that it stands in, or closes it.
#[component]
pub fn SendOrCancel(testid: &'static str, word: fn(Language) -> String) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    view! {
        <div class="desk-card-actions">
            <button class="desk-primary" type="submit" data-testid=testid disabled=move || screen.is_busy()>{move || word(language.get())}</button>
            <Cancel />
        </div>
    }
}

/// Goes on with the keys, or closes what is open.
#[component]
pub fn GoOnOrCancel(testid: &'static str, word: fn(Language) -> String) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let is_busy = Signal::derive(move || screen.is_busy());
    view! {
        <div class="desk-card-actions">
            <Button testid=testid class="desk-primary" disabled=is_busy on_press=move || screen.send(Input::PressedKeys(PressedKeys::GoOn))>{move || word(language.get())}</Button>
            <Cancel />
        </div>
    }
}

/// Closes what is open.
#[component]
pub fn Cancel() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    view! { <Button testid="publishing-cancel" class="desk-button" on_press=move || screen.send(Input::Closed)>{move || words::cancel(language.get())}</Button> }
}
