//! The staff: is everything accounted for, who needs help, what is void, which device is down, are the records sound.
//!
//! Until there are roles the surface opens only in the demonstration.

mod health;
mod help;
mod journal;
mod sheet;
mod state;
mod sums;
mod tickets;

use leptos::prelude::*;

use crate::text::{common, staff as words};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::desk_head::{DemoBanner, DeskHead};
use crate::ui::surfaces::desk_notices::DayNotices;
use crate::ui::surfaces::desk_reload::{ReloadBanner, reload_when_needed};
use state::{MessageLine, StaffScreen};

/// The surface.
#[component]
pub fn Staff() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let is_demo = shell.window().is_demo();
    if is_demo {
        StaffScreen::provide();
    }
    view! {
        <div class="desk desk-staff screen-only" data-testid="staff" lang=move || common::code(language.get())>
            <DemoBanner />
            <DeskHead title=words::title />
            {if is_demo { view! { <Work /> }.into_any() } else { view! { <NotYet /> }.into_any() }}
        </div>
        {is_demo.then(|| view! { <sheet::DaySheet /> })}
    }
}

/// Says plainly that this is not open yet.
#[component]
fn NotYet() -> impl IntoView {
    let language = use_language();
    reload_when_needed();
    view! {
        <main class="desk-choose" data-testid="staff-closed">
            <section class="desk-choose-card">
                <h1>{move || words::not_yet(language.get())}</h1>
                <p>{move || words::not_yet_help(language.get())}</p>
                <a class="desk-link" href="?demo=1" data-testid="staff-demo">{move || words::to_demo(language.get())}</a>
            </section>
        </main>
    }
}

#[component]
fn Work() -> impl IntoView {
    view! {
        <main class="desk-pages">
            <MessageLine />
            <ReloadBanner />
            <DayNotices />
            <help::KioskCalls />
            <sums::Sums />
            <tickets::Tickets />
            <health::Health />
            <journal::Verification />
        </main>
    }
}
