//! What is left to an administrator whom nobody can vouch for: the recovery code, and the slow way that everybody sees.

use leptos::prelude::*;

use super::state::use_pin;
use crate::domain::access::ResetStanding;
use crate::domain::access::kit::kit;
use crate::domain::access::lock::RESET_WATCH_HOURS;
use crate::domain::time::{HOUR_MS, MINUTE_MS};
use crate::flow::pin::{Input, Model};
use crate::text::pin as words;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// The recovery code, for whoever may use it.
#[component]
pub fn Kit() -> impl IntoView {
    let (language, screen) = (use_language(), use_pin());
    let has_ways = untrack(|| screen.with(|model| model.reset.is_some()));
    has_ways.then(|| {
        view! {
            <Button testid="pin-use-kit" class="desk-button" on_press=move || screen.send(Input::Picked(kit()))>
                {move || words::use_kit(language.get())}
            </Button>
        }
    })
}

/// The slow way: asked for, on its way, or ripe.
#[component]
pub fn Reset() -> impl IntoView {
    let (language, screen) = (use_language(), use_pin());
    let standing = Memo::new(move |_| screen.with(|model| model.reset));
    let disabled = Signal::derive(move || screen.with(Model::is_busy));
    move || {
        let language = language.get();
        let (state, text, button) = match standing.get()? {
            ResetStanding::NotAsked => {
                let ask = move || screen.send(Input::AskedForReset);
                let button = view! { <Button testid="pin-reset-ask" class="desk-button" disabled=disabled on_press=ask>{words::reset_ask(language)}</Button> };
                ("none", words::reset_help(language, RESET_WATCH_HOURS), Some(button.into_any()))
            }
            ResetStanding::Asked { left_ms } => {
                let (hours, minutes) = (left_ms / HOUR_MS, left_ms % HOUR_MS / MINUTE_MS);
                ("asked", words::reset_left(language, hours, minutes), None)
            }
            ResetStanding::Ripe => {
                let choose = move || screen.send(Input::UsedReset);
                let button =
                    view! { <Button testid="pin-reset-use" class="desk-primary" on_press=choose>{words::reset_use(language)}</Button> };
                ("ripe", words::reset_ripe(language), Some(button.into_any()))
            }
        };
        Some(view! {
            <p class="desk-soft" data-testid="pin-reset" data-state=state>{text}</p>
            {button}
        })
    }
}
