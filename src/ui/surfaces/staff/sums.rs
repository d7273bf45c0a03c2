//! Issued = served + missed + voided + waiting + being served + held. Red when it is not.

use leptos::prelude::*;

use crate::domain::event::Reconciliation;
use crate::domain::hall::Language;
use crate::text::{common, staff as words};
use crate::ui::shell::{use_language, use_shell};

/// Today, and the last sealed day.
#[component]
pub fn Sums() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let today = shell.floor(|floor, day, _| floor.day(day).reconciliation());
    let sealed = shell.floor(|floor, _, _| floor.last_sealed);
    view! {
        <section class="desk-page">
            <h2>{move || words::sums_title(language.get())}</h2>
            {move || view! { <Row sums=today.get() language=language.get() testid="reconciliation" /> }}
            {move || match sealed.get() {
                None => view! { <p class="desk-soft">{words::sums_none(language.get())}</p> }.into_any(),
                Some((day, sums)) => view! {
                    <h3>{words::sums_sealed(language.get(), &common::date(language.get(), day))}</h3>
                    <Row sums=sums language=language.get() testid="reconciliation-sealed" />
                }.into_any(),
            }}
        </section>
    }
}

/// What the numbers issued have become, in words.
pub(super) fn parts(sums: Reconciliation, language: Language) -> [(String, u32); 6] {
    [
        (words::served(language), sums.served),
        (words::missed(language), sums.missed),
        (words::voided(language), sums.voided),
        (words::waiting(language), sums.waiting),
        (words::being_served(language), sums.being_served),
        (words::held(language), sums.held),
    ]
}

#[component]
fn Row(sums: Reconciliation, language: Language, testid: &'static str) -> impl IntoView {
    let part = |(at, (word, count)): (usize, (String, u32))| {
        view! { <span class="desk-sum-sign" aria-hidden="true">{if at == 0 { "=" } else { "+" }}</span> <Figure word=word count=count /> }
    };
    let is_balanced = sums.is_balanced();
    let verdict = if is_balanced { words::balanced(language) } else { words::unbalanced(language, sums.issued, sums.accounted()) };
    view! {
        <div class="desk-sums" data-testid=testid data-state=if is_balanced { "balanced" } else { "unbalanced" } role=if is_balanced { "group" } else { "alert" }>
            <Figure word=words::issued(language) count=sums.issued />
            {parts(sums, language).into_iter().enumerate().map(part).collect_view()}
            <strong class="desk-sums-verdict">{verdict}</strong>
        </div>
    }
}

#[component]
fn Figure(word: String, count: u32) -> impl IntoView {
    view! { <span class="desk-figure"><b>{count}</b> <small>{word}</small></span> }
}
