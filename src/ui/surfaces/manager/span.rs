//! Figures of a span of days: its two fields, and what is known of it so far.

use leptos::prelude::*;

use crate::domain::hall::Language;
use crate::domain::time::Day;
use crate::ui::shell::use_language;

/// What is shown of a span.
#[derive(Clone, PartialEq)]
pub(super) enum Shown<T> {
    Looking,
    Failed,
    BadRange,
    Here { from: Day, to: Day, found: T },
}

impl<T> Shown<T> {
    pub(super) const fn state(&self) -> &'static str {
        match self {
            Self::Looking => "looking",
            Self::Failed => "failed",
            Self::BadRange => "bad-range",
            Self::Here { .. } => "here",
        }
    }
}

/// First and last day as they stand in the fields.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) from: RwSignal<String>,
    pub(super) to: RwSignal<String>,
}

impl Range {
    /// So many days up to and with `today`.
    pub(super) fn of_last(days: u64, today: Day) -> Self {
        Self { from: RwSignal::new(today.minus_days(days - 1).to_string()), to: RwSignal::new(today.to_string()) }
    }

    /// The days, where they are two and in order.
    pub(super) fn days(self) -> Option<(Day, Day)> {
        let days = Day::parse(&self.from.get_untracked()).zip(Day::parse(&self.to.get_untracked()));
        days.filter(|(from, to)| from <= to)
    }
}

/// What is said in place of figures.
pub(super) fn told(word: String, alert: bool) -> AnyView {
    view! { <p role=if alert { "alert" } else { "status" }>{word}</p> }.into_any()
}

/// One of the two fields.
#[component]
pub(super) fn DayField(testid: &'static str, word: fn(Language) -> String, day: RwSignal<String>) -> impl IntoView {
    let language = use_language();
    view! {
        <label class="desk-field">
            <span>{move || word(language.get())}</span>
            <input type="date" data-testid=testid prop:value=move || day.get() on:input=move |event| day.set(event_target_value(&event)) />
        </label>
    }
}
