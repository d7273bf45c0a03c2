//! What the desk surfaces (counter, staff, manager) have in common: banner of the demo, clock, language.

use leptos::prelude::*;

use crate::domain::hall::Language;
use crate::text::{common, counter as words};
use crate::ui::shell::{use_language, use_shell};

/// Says that nothing here is real.
#[component]
pub fn DemoBanner() -> impl IntoView {
    let is_demo = use_shell().window().is_demo();
    let language = use_language();
    move || is_demo.then(|| view! { <p class="desk-demo" data-testid="demo-banner">{common::demo_banner(language.get())}</p> })
}

/// The head of a desk that is not a counter: what it is, whose hall, and the time.
#[component]
pub fn DeskHead(
    /// What it is.
    title: fn(Language) -> String,
    /// Who is signed in.
    children: Children,
) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let name = move || shell.with_hall(|hall| hall.name.get(language.get()).to_owned());
    view! {
        <header class="desk-head">
            <h1>{move || title(language.get())}</h1>
            <span class="desk-chip">{name}</span>
            <span class="desk-head-space"></span>
            {children()}
            <LanguageButton />
            <DeskClock />
        </header>
    }
}

/// The hall's clock.
#[component]
pub fn DeskClock() -> impl IntoView {
    let shell = use_shell();
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let minute = shell.minute();
    view! { <span class="desk-clock" data-testid="clock">{move || common::clock(minute.get(), offset)}</span> }
}

/// Switches to the other language.
#[component]
pub fn LanguageButton() -> impl IntoView {
    let language = use_language();
    let other = move || if language.get() == Language::Zh { Language::En } else { Language::Zh };
    let testid = move || if language.get() == Language::Zh { "lang-en" } else { "lang-zh" };
    view! {
        <button class="desk-language" data-testid=testid lang=move || common::code(other()) on:click=move |_| language.set(other())>
            {move || words::other_language(language.get())}
        </button>
    }
}

/// The head of a screen on which nobody is at work yet: the hall's name, and what this window is.
#[component]
pub fn PlainHead(
    /// What this window is.
    title: fn(Language) -> String,
) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let name = move || shell.with_hall(|hall| hall.name.get(language.get()).to_owned());
    view! {
        <header class="desk-head">
            <strong>{name}</strong>
            <span class="desk-head-soft">{move || title(language.get())}</span>
            <span class="desk-head-space"></span>
            <LanguageButton />
            <DeskClock />
        </header>
    }
}
