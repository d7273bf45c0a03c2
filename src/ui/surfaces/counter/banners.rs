//! What a clerk must not overlook: calls for help, a doubtful clock, a storage in trouble, somebody waiting beside a free counter.

use leptos::prelude::*;

use super::state::use_counter;
use crate::domain::clock::Doubt;
use crate::domain::hall::Language;
use crate::domain::hall::calendar::Opening;
use crate::domain::time::UtcOffset;
use crate::flow::calls::{Call, Need};
use crate::flow::counter::{Intent, Seat, desk};
use crate::text::storage::{self, StorageTrouble};
use crate::text::{common, counter as words, reasons};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::desk_calls::Calls;
use crate::ui::surfaces::desk_notices::{ContentNotice, DayNotices, ToldOfContent};
use crate::ui::surfaces::desk_pins::PinNotices;
use crate::ui::surfaces::desk_reload::ReloadBanner;

/// All banners; nothing when all is well.
#[component]
pub fn Banners(seat: Seat) -> impl IntoView {
    view! {
        <div class="desk-banners">
            <KioskCalls />
            <IdleAlert seat=seat />
            <ClockDoubt />
            <ReloadBanner />
            <NumbersUnknown />
            <StorageHealth />
            <ContentNotice />
            <ToldOfContent />
            <DayNotices />
            <PinNotices />
            <HallClosed />
        </div>
    }
}

/// Calls from the kiosks, answered from this counter or before anybody sits down.
#[component]
pub fn KioskCalls() -> impl IntoView {
    let counter = use_counter();
    let answer = move |call: Call| {
        counter.press(match call.need {
            Need::Help => Intent::AnswerHelp(call.kiosk),
            Need::Paper => Intent::FilledPaper(call.kiosk),
        });
    };
    view! { <Calls answer=Callback::new(answer) is_busy=Signal::stored(false) /> }
}

#[component]
fn IdleAlert(seat: Seat) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let idle = shell.floor_by_second(move |floor, day, hall, now| desk::idle_minutes(hall, floor.day(day), &seat.counter, now));
    let minutes = move || idle.get().map(|minutes| words::minutes_short(language.get(), minutes));
    // The minutes go on beside the alert: within it they would be spoken each time.
    view! {
        <Show when=move || idle.with(Option::is_some)>
            <div class="desk-banner" data-kind="call" data-testid="idle-alert">
                <span role="alert">{move || words::idle_alert(language.get())}</span>
                <span class="desk-since" aria-hidden="true">{minutes}</span>
            </div>
        </Show>
    }
}

/// The machine's clock is not believed: staff look at it and confirm.
#[component]
fn ClockDoubt() -> impl IntoView {
    let (shell, language, counter) = (use_shell(), use_language(), use_counter());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let doubt = Memo::new(move |_| {
        shell.now();
        shell.window().clock_doubt()
    });
    let text = move || doubt.get().map(|doubt| doubt_words(language.get(), doubt, offset));
    let state = move || doubt.get().map(doubt_state);
    view! {
        <Show when=move || doubt.with(Option::is_some)>
            <div class="desk-banner" data-kind="warn" role="alert" data-testid="clock-doubt" data-state=state>
                <span>{text}</span>
                <button class="desk-small" data-testid="clock-confirm" on:click=move |_| counter.press(Intent::ConfirmClock)>
                    {move || words::clock_confirm(language.get())}
                </button>
            </div>
        </Show>
    }
}

const fn doubt_state(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::BeforeLastEntry { .. } => "before-last-entry",
        Doubt::LongAfterLastEntry { .. } => "long-after-last-entry",
        Doubt::JumpedToAnotherDay { .. } => "jumped-to-another-day",
    }
}

/// Why the clock is not believed.
pub fn doubt_words(language: Language, doubt: Doubt, offset: UtcOffset) -> String {
    let stamp = |time| words::stamp(time, offset);
    match doubt {
        Doubt::BeforeLastEntry { wall, last } => words::clock_before(language, &stamp(wall), &stamp(last)),
        Doubt::LongAfterLastEntry { wall, last } => words::clock_long_after(language, &stamp(wall), &stamp(last)),
        Doubt::JumpedToAnotherDay { from, to } => words::clock_jumped(language, &stamp(from), &stamp(to)),
    }
}

/// All records are gone: no number is given before somebody has looked what people hold and says so.
#[component]
fn NumbersUnknown() -> impl IntoView {
    let (shell, language, counter) = (use_shell(), use_language(), use_counter());
    let is_unknown = Memo::new(move |_| shell.health().storage_troubles.contains(&StorageTrouble::NumbersUnknown));
    view! {
        <Show when=move || is_unknown.get()>
            <div class="desk-banner" data-kind="warn" role="alert" data-testid="storage-unknown">
                <span>{move || StorageTrouble::NumbersUnknown.words(language.get())}</span>
                <button class="desk-small" data-testid="storage-confirm" on:click=move |_| counter.press(Intent::ConfirmNumbers)>
                    {move || storage::numbers_confirm(language.get())}
                </button>
            </div>
        </Show>
    }
}

#[component]
fn StorageHealth() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let lines = move || {
        let (health, language) = (shell.health(), language.get());
        let mut lines = Vec::new();
        lines.extend(health.silent_since.map(|since| words::silent_since(language, &common::clock(since, offset))));
        lines.extend((health.unreadable > 0).then(|| words::unreadable(language, health.unreadable)));
        let to_read = health.storage_troubles.iter().filter(|trouble| **trouble != StorageTrouble::NumbersUnknown);
        lines.extend(to_read.map(|trouble| trouble.words(language)));
        lines
    };
    // Health is told every few seconds; a banner that were made anew each time would be spoken each time.
    let lines = Memo::new(move |_| lines());
    view! {
        <For each=move || lines.get() key=Clone::clone let:line>
            <div class="desk-banner" data-kind="warn" role="alert" data-testid="storage-health">{line}</div>
        </For>
    }
}

/// The hall is closed: no new numbers, but those who wait can be called.
#[component]
fn HallClosed() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let minute = shell.minute();
    move || {
        let now = minute.get();
        let Opening::Closed { next, .. } = shell.with_hall(|hall| hall.opening(now)) else { return None };
        let language = language.get();
        let next = next.map(|at| reasons::next_at(language, &reasons::when(language, at, offset, offset.day(now)))).unwrap_or_default();
        Some(view! { <div class="desk-banner" data-kind="note" data-testid="hall-closed">{words::hall_closed(language, &next)}</div> })
    }
}
