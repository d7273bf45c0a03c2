//! Demand by guide: what was read, printed, taken along and led to a number, and what was searched in vain.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::demand_report::{Report, Tables};
use super::printing::{Paper, Printing};
use super::span::{DayField, Range, Shown, told};
use crate::domain::usage::DAYS_MAX;
use crate::runtime::demand::{Looked, looked};
use crate::text::demand as words;
use crate::ui::shell::{use_language, use_shell};

/// Days shown at first.
const FIRST_DAYS: u64 = 28;

/// What the screen and the print show. Lives as long as the surface.
#[derive(Clone, Copy)]
pub(super) struct DemandScreen(pub(super) RwSignal<Shown<Looked>>);

impl DemandScreen {
    pub(super) fn provide() {
        provide_context(Self(RwSignal::new(Shown::Looking)));
    }
}

/// The part of the page.
#[component]
pub fn DemandByGuide() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let DemandScreen(shown) = expect_context();
    let today = shell.window().today();
    let range = Range::of_last(FIRST_DAYS, today);
    // The newest question counts.
    let version = StoredValue::new(0_u32);
    let look = move || {
        let days = range.days().filter(|(from, to)| to.days_since(*from) < DAYS_MAX.cast_signed());
        let Some((from, to)) = days else { return shown.set(Shown::BadRange) };
        version.update_value(|version| *version += 1);
        let (asked, window) = (version.get_value(), shell.window());
        shown.set(Shown::Looking);
        spawn_local(async move {
            let answer = looked(&window, from, to).await;
            if version.try_get_value() == Some(asked) {
                shown.try_set(answer.map_or(Shown::Failed, |looked| Shown::Here { from, to, found: looked }));
            }
        });
    };
    look();
    let printing: Printing = expect_context();
    let is_here = Memo::new(move |_| shown.with(|shown| matches!(shown, Shown::Here { .. })));
    view! {
        <section class="desk-page" data-testid="demand" data-state=move || shown.with(Shown::state)>
            <h2>{move || words::title(language.get())}</h2>
            <p class="desk-soft">{move || words::what_is_kept(language.get())}</p>
            <div class="desk-card-actions desk-range">
                <DayField testid="range-from" word=words::from day=range.from />
                <DayField testid="range-to" word=words::to day=range.to />
                <button class="desk-primary" type="button" data-testid="range-show" on:click=move |_| look()>{move || words::show(language.get())}</button>
                <button class="desk-button" type="button" data-testid="demand-print" disabled=move || !is_here.get() on:click=move |_| printing.print(Paper::Demand)>
                    {move || words::print(language.get())}
                </button>
            </div>
            {move || stands(shown)}
        </section>
    }
}

fn stands(shown: RwSignal<Shown<Looked>>) -> AnyView {
    let language = use_language();
    shown.with(|shown| match shown {
        Shown::Looking => told(words::looking(language.get()), false),
        Shown::Failed => told(words::failed(language.get()), true),
        Shown::BadRange => told(words::bad_range(language.get(), DAYS_MAX), true),
        Shown::Here { from, to, found: looked } => {
            let report = Report::of(*from, *to, looked);
            view! { <Tables report=report /> }.into_any()
        }
    })
}
