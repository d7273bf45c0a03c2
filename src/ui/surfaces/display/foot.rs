//! Foot of the display: the announcement line, the call being spoken in writing, and the one touch that sound may need.

use leptos::prelude::*;

use super::use_signals;
use crate::flow::display::line_shown;
use crate::text::display as words;
use crate::ui::shell::{use_language, use_shell};

/// The whole foot.
#[component]
pub fn Foot() -> impl IntoView {
    let signals = use_signals();
    let speaking = Memo::new(move |_| signals.announcing.with(|now| now.as_ref().map(|(call, _)| call.clone())));
    let language = use_language();
    let line = move || match speaking.get() {
        Some(call) => {
            let words = words::call(language.get(), &call.number.to_string(), call.counter.as_str());
            view! { <p class="display-subtitle" data-testid="display-subtitle">{words}</p> }.into_any()
        }
        None => view! { <AnnouncementLine /> }.into_any(),
    };
    view! {
        <footer class="display-foot">
            {line}
            <Show when=move || signals.sound_blocked.get() && signals.speaks.get()>
                <SoundOn />
            </Show>
        </footer>
    }
}

/// One announcement at a time, standing still.
#[component]
fn AnnouncementLine() -> impl IntoView {
    let shell = use_shell();
    let language = use_language();
    let lines = StoredValue::new(shell.with_hall(|hall| hall.announcements.clone()));
    let shown = Memo::new(move |_| line_shown(shell.now(), lines.with_value(Vec::len)));
    move || {
        let text = lines.with_value(|lines| lines.get(shown.get()).map(|line| line.get(language.get()).to_owned()));
        view! { <p class="display-announcement" data-testid="display-announcement">{text}</p> }
    }
}

/// Browsers want one touch before they play sound; calls go on meanwhile.
#[component]
fn SoundOn() -> impl IntoView {
    let station = use_signals().station;
    let language = use_language();
    let unlock = move |_| {
        station.with_value(|station| {
            if let Some(station) = station {
                station.voice().unlock();
            }
        });
    };
    view! {
        <button class="display-sound-on" data-testid="sound-on" on:click=unlock>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9v6h4l6 5V4L8 9zM17 9a4 4 0 0 1 0 6M19.5 6.5a8 8 0 0 1 0 11" /></svg>
            {move || words::sound_on(language.get())}
        </button>
    }
}
