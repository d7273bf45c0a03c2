//! What happened to PINs that everybody must see: resets that are asked, PINs that were set by time or by the recovery code, a set-up.

use leptos::prelude::*;

use crate::domain::access::ResetStanding;
use crate::domain::hall::Language;
use crate::domain::identity::PersonId;
use crate::domain::time::{HOUR_MS, MINUTE_MS, UtcOffset};
use crate::flow::gate::{Mark, MarkKind};
use crate::runtime::gate::{Told, tell};
use crate::text::{common, gate as words};
use crate::ui::shell::{Shell, use_language, use_shell};

/// At a desk behind no gate: it is told, and whoever is signed in elsewhere acts.
#[component]
pub fn PinNotices() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let told = RwSignal::new(Told::default());
    let hear = move |now: Told| {
        // Every few seconds the same is heard again: then nothing is drawn anew.
        if told.try_with_untracked(|before| *before != now) == Some(true) {
            told.try_set(now);
        }
    };
    // Held until the desk goes.
    StoredValue::new_local(tell(&shell.window(), hear));
    let banner = move |(person, standing): (PersonId, ResetStanding)| {
        let state = person.to_string();
        let text = move || reset_words(language.get(), &name_of(shell, &person, language.get()), standing);
        view! { <div class="desk-banner" data-kind="call" role="alert" data-testid="reset-pending" data-person=state>{text}</div> }
    };
    view! {
        {move || told.with(|(resets, _)| resets.clone()).into_iter().map(banner).collect_view()}
        <Marks marks=Signal::derive(move || told.with(|(_, marks)| marks.clone())) />
    }
}

/// What happened lately.
#[component]
pub fn Marks(
    /// All of it.
    marks: Signal<Vec<Mark>>,
) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let banner = move |mark: Mark| {
        let (state, kind) = (mark.person.to_string(), kind_name(mark.kind));
        let text = move || {
            let language = language.get();
            let (name, offset) = (name_of(shell, &mark.person, language), shell.with_hall(|hall| hall.utc_offset_minutes));
            mark_words(language, &mark, &name, offset)
        };
        view! { <div class="desk-banner" data-kind="warn" role="status" data-testid="pin-mark" data-state=kind data-person=state>{text}</div> }
    };
    view! { <For each=move || marks.get() key=Mark::clone children=banner /> }
}

/// What is said of a reset.
pub fn reset_words(language: Language, name: &str, standing: ResetStanding) -> String {
    match standing {
        ResetStanding::NotAsked => String::new(),
        ResetStanding::Asked { left_ms } => words::reset_banner(language, name, left_ms / HOUR_MS, left_ms % HOUR_MS / MINUTE_MS),
        ResetStanding::Ripe => words::reset_ripe_banner(language, name),
    }
}

fn mark_words(language: Language, mark: &Mark, name: &str, offset: UtcOffset) -> String {
    let day = common::date(language, offset.day(mark.at));
    match mark.kind {
        MarkKind::SetUp => words::mark_set_up(language, &day, name),
        MarkKind::ByKit => words::mark_by_kit(language, &day, name),
        MarkKind::ByTime => words::mark_by_time(language, &day, name),
    }
}

const fn kind_name(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::SetUp => "set-up",
        MarkKind::ByKit => "by-kit",
        MarkKind::ByTime => "by-time",
    }
}

fn name_of(shell: Shell, person: &PersonId, language: Language) -> String {
    shell.with_hall(|hall| hall.staff_member(person).map_or_else(|| person.to_string(), |member| member.name.get(language).to_owned()))
}
