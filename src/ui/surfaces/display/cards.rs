//! The current calls, or what stands there while there are none.

use leptos::prelude::*;

use super::{is_empty, use_signals};
use crate::domain::hall::Hall;
use crate::domain::hall::calendar::{ClosedReason, Opening};
use crate::domain::time::Timestamp;
use crate::flow::display::{Card, CardState};
use crate::flow::voice::Step;
use crate::text::{common, display as words};
use crate::ui::shell::{use_language, use_shell};

/// Wide numbers leave no room for the small words beside them: W and M, or four digits.
const WIDE_LETTERS: [char; 2] = ['M', 'W'];

/// All current calls, or the empty hall.
#[component]
pub fn Cards() -> impl IntoView {
    let picture = use_signals().picture;
    let none = Memo::new(move |_| picture.with(is_empty));
    move || if none.get() { view! { <Nobody /> }.into_any() } else { view! { <CardGrid /> }.into_any() }
}

#[component]
fn CardGrid() -> impl IntoView {
    let picture = use_signals().picture;
    let cards = Memo::new(move |_| picture.with(|picture| picture.large.clone()));
    let alone = move || if cards.with(Vec::len) == 1 { "true" } else { "false" };
    view! {
        <div class="display-cards" role="list" data-alone=alone>
            <For each=move || cards.get() key=Clone::clone let:card>
                <CallCard card=card />
            </For>
        </div>
    }
}

/// One person at a counter.
#[component]
fn CallCard(
    /// Who and where to.
    card: Card,
) -> impl IntoView {
    let announcing = use_signals().announcing;
    let language = use_language();
    let serial = card.serial;
    let number = card.number.to_string();
    let counter = card.counter.to_string();
    let state = state_name(card.state);
    let is_wide = number.chars().count() > 4 || number.starts_with(WIDE_LETTERS);
    let flashes = move || announcing.with(|now| matches!(now, Some((call, Step::Flash)) if call.serial == serial));
    let sentence = {
        let (number, counter) = (number.clone(), counter.clone());
        move || words::call(language.get(), &number, &counter)
    };
    view! {
        <article
            class="display-call"
            class:flash=flashes
            role="listitem"
            aria-label=sentence
            data-testid="display-call"
            data-number=number.clone()
            data-counter=counter.clone()
            data-state=state
            data-call=serial.to_string()
            data-wide=if is_wide { "true" } else { "false" }
        >
            <div class="display-call-line">
                <span class="display-call-number" data-testid="display-number">{number.clone()}</span>
                <span class="display-call-target">
                    <span class="display-call-word">{move || words::go_to(language.get())}</span>
                    <span class="display-call-counter" data-testid="display-counter">{counter.clone()}</span>
                    <span class="display-call-after">{move || words::counter_after(language.get())}</span>
                </span>
            </div>
        </article>
    }
}

/// How a call is marked for whoever reads the page.
pub(super) const fn state_name(state: CardState) -> &'static str {
    match state {
        CardState::New => "new",
        CardState::Current => "current",
    }
}

/// What stands there while nobody is at a counter.
#[derive(Clone, PartialEq)]
enum Hours {
    Open { until: Timestamp },
    Closed { reason: Option<crate::domain::hall::Bilingual>, next: Option<Timestamp> },
}

fn hours(hall: &Hall, now: Timestamp) -> Hours {
    match hall.opening(now) {
        Opening::Open { until } => Hours::Open { until },
        Opening::Closed { reason, next } => {
            let reason = if let ClosedReason::Closure(why) = reason { Some(why) } else { None };
            Hours::Closed { reason, next }
        }
    }
}

#[component]
fn Nobody() -> impl IntoView {
    let shell = use_shell();
    let language = use_language();
    let minute = shell.minute();
    let hours = Memo::new(move |_| shell.with_hall(|hall| hours(hall, minute.get())));
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let at = move |time: Timestamp| common::clock(time, offset);
    let lines = move || match hours.get() {
        Hours::Open { until } => {
            let language = language.get();
            (words::nobody_yet(language), words::nobody_yet_help(language), words::open_until(language, &at(until)))
        }
        Hours::Closed { reason, next } => {
            let language = language.get();
            let opens = next.map(|next| words::opens_next(language, &common::date(language, offset.day(next)), &at(next)));
            let why = reason.map(|reason| reason.get(language).to_owned());
            (words::closed(language), why.unwrap_or_else(String::new), opens.unwrap_or_else(String::new))
        }
    };
    let state = move || if matches!(hours.get(), Hours::Open { .. }) { "empty" } else { "closed" };
    view! {
        <div class="display-nobody" data-testid="display-empty" data-state=state>
            <WindowMark />
            <p class="display-nobody-hall">{move || shell.with_hall(|hall| hall.name.get(language.get()).to_owned())}</p>
            <p class="display-nobody-title">{move || lines().0}</p>
            <p class="display-nobody-line">{move || lines().1}</p>
            <p class="display-nobody-hours">{move || lines().2}</p>
        </div>
    }
}

/// A counter window with its sill, in one stroke.
#[component]
fn WindowMark() -> impl IntoView {
    view! {
        <svg class="display-mark" viewBox="0 0 64 64" aria-hidden="true">
            <path d="M12 46V14a4 4 0 0 1 4-4h32a4 4 0 0 1 4 4v32M6 46h52v8H6zM32 10v36M12 28h40" />
        </svg>
    }
}
