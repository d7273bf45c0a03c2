//! The head: which counter, who sits there, whether display and kiosk are alive, the time.

use leptos::prelude::*;

use crate::flow::counter::Seat;
use crate::text::{common, counter as words};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::desk_head::{DeskClock, LanguageButton};

/// The head of the working screen.
#[component]
pub fn Head(seat: Seat) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let number = seat.counter.to_string();
    let (counter, clerk, post) = (seat.counter, seat.clerk, seat.post);
    let name = move || shell.with_hall(|hall| hall.counter(&counter).map_or(String::new(), |c| c.name.get(language.get()).to_owned()));
    let clerk = move || {
        let name = shell.with_hall(|hall| hall.clerk(&clerk).map_or(String::new(), |c| c.name.get(language.get()).to_owned()));
        words::clerk_with_post(language.get(), &name, words::post(post))
    };
    view! {
        <header class="desk-head">
            <h1>{move || common::counter_number(language.get(), &number)}</h1>
            <span class="desk-chip">{name}</span>
            <span data-testid="clerk-name">{clerk}</span>
            <span class="desk-head-space"></span>
            <Alive />
            <LanguageButton />
            <DeskClock />
        </header>
    }
}

/// Display and kiosk of this installation: alive or silent.
#[component]
fn Alive() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let alive = Memo::new(move |_| {
        shell.track_health();
        shell.now();
        let neighbours = shell.window().neighbours();
        let is_alive = |surface: &str| neighbours.iter().any(|n| n.surface == surface);
        (is_alive("display"), is_alive("kiosk"))
    });
    let display = move || if alive.get().0 { words::display_ok(language.get()) } else { words::display_gone(language.get()) };
    let kiosk = move || if alive.get().1 { words::kiosk_ok(language.get()) } else { words::kiosk_gone(language.get()) };
    let state = |ok: bool| if ok { "ok" } else { "silent" };
    view! {
        <span class="desk-chip desk-alive" data-testid="neighbours">
            <span data-testid="display-health" data-state=move || state(alive.get().0)>{display}</span>
            <span data-testid="kiosk-health" data-state=move || state(alive.get().1)>{kiosk}</span>
        </span>
    }
}
