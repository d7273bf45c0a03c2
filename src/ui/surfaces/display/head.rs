//! Head of the display: the hall, the clock, and the banner when what is shown cannot be believed.

use leptos::prelude::*;

use super::use_signals;
use crate::flow::display::Because;
use crate::text::{common, display as words};
use crate::ui::shell::{use_language, use_shell};

/// Name of the hall, date and clock.
#[component]
pub fn Head() -> impl IntoView {
    let shell = use_shell();
    let language = use_language();
    let minute = shell.minute();
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let demo = shell.window().is_demo();
    view! {
        <header class="display-head">
            <h1 class="display-hall">{move || shell.with_hall(|hall| hall.name.get(language.get()).to_owned())}</h1>
            {if demo {
                view! { <p class="display-demo" data-testid="demo-banner">{move || common::demo_banner(language.get())}</p> }.into_any()
            } else {
                view! { <span class="display-title">{move || words::title(language.get())}</span> }.into_any()
            }}
            <span class="display-date">{move || common::date(language.get(), offset.day(minute.get()))}</span>
            <time class="display-clock" data-testid="display-clock">{move || common::clock(minute.get(), offset)}</time>
        </header>
    }
}

/// Says since when nothing new can have arrived.
#[component]
pub fn StaleBanner() -> impl IntoView {
    let stale = use_signals().stale;
    let language = use_language();
    let offset = use_shell().with_hall(|hall| hall.utc_offset_minutes);
    move || {
        stale.get().map(|stale| {
            let since = common::clock(stale.since, offset);
            let (because, words) = match stale.because {
                Because::Journal => ("journal", words::stale_journal(language.get(), &since)),
                Because::Counters => ("counters", words::stale_counters(language.get(), &since)),
            };
            view! {
                <p class="display-stale" role="alert" data-testid="display-stale" data-because=because>
                    <svg class="display-stale-mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3 2 21h20zM12 10v5M12 18v.5" /></svg>
                    {words}
                </p>
            }
        })
    }
}
