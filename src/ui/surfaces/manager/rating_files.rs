//! The ratings of a span as files: three forms, how far it is, and a button that stops it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::span::{DayField, Range};
use crate::domain::hall::Language;
use crate::domain::sheet::table::Form;
use crate::runtime::rating_files::{Going, NoFile, export};
use crate::text::rating_files as words;
use crate::ui::shell::{use_language, use_shell};

/// Days shown at first.
const FIRST_DAYS: u64 = 28;

/// How far it is.
#[derive(Clone, PartialEq)]
enum Phase {
    Idle,
    BadRange,
    Running(u8),
    Done(usize),
    Not(NoFile),
}

impl Phase {
    const fn state(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::BadRange => "bad-range",
            Self::Running(_) => "running",
            Self::Done(_) => "done",
            Self::Not(NoFile::Stopped) => "stopped",
            Self::Not(NoFile::Fault(_) | NoFile::Failed(_)) => "failed",
        }
    }

    fn line(&self, language: Language) -> String {
        match self {
            Self::Idle => String::new(),
            Self::BadRange => words::bad_range(language),
            Self::Running(_) => words::exporting(language),
            Self::Done(rows) => words::exported(language, *rows),
            Self::Not(NoFile::Stopped) => words::stopped(language),
            Self::Not(NoFile::Fault(_)) => words::too_many(language),
            Self::Not(NoFile::Failed(_)) => words::failed(language),
        }
    }
}

/// The part of the page.
#[component]
pub fn RatingFiles() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let range = Range::of_last(FIRST_DAYS, shell.window().today());
    let phase = RwSignal::new(Phase::Idle);
    let stop = StoredValue::new_local(Rc::new(Cell::new(false)));
    // Nobody waits for a file on a page that has gone.
    on_cleanup(move || stop.with_value(|stop| stop.set(true)));
    let is_running = Memo::new(move |_| phase.with(|phase| matches!(phase, Phase::Running(_))));
    let start = move |form: Form| {
        let Some(span) = range.days() else { return phase.set(Phase::BadRange) };
        if is_running.get_untracked() {
            return;
        }
        let (window, language, stop) = (shell.window(), language.get_untracked(), stop.get_value());
        stop.set(false);
        phase.set(Phase::Running(0));
        spawn_local(async move {
            let tell = |percent| drop(phase.try_set(Phase::Running(percent)));
            let done = export(&window, span, form, language, &Going { stop: &stop, tell: &tell }).await;
            phase.try_set(done.map_or_else(Phase::Not, Phase::Done));
        });
    };
    let button = move |(form, testid, word): (Form, &'static str, fn(Language) -> String)| {
        view! { <button class="desk-button" type="button" data-testid=testid disabled=move || is_running.get() on:click=move |_| start(form)>{move || word(language.get())}</button> }
    };
    let buttons = [
        (Form::Csv, "rating-export-csv", words::export_csv as fn(Language) -> String),
        (Form::Xlsx, "rating-export-xlsx", words::export_xlsx),
        (Form::Json, "rating-export-json", words::export_json),
    ];
    view! {
        <section class="desk-page" data-testid="rating-files">
            <h2>{move || words::title(language.get())}</h2>
            <p class="desk-soft">{move || words::help(language.get())}</p>
            <div class="desk-card-actions desk-range">
                <DayField testid="rating-export-from" word=words::from day=range.from />
                <DayField testid="rating-export-to" word=words::to day=range.to />
            </div>
            <div class="desk-card-actions">{buttons.map(button).collect_view()}</div>
            <Progress phase=phase is_running=is_running on_stop=move || stop.with_value(|stop| stop.set(true)) />
        </section>
    }
}

#[component]
fn Progress(phase: RwSignal<Phase>, is_running: Memo<bool>, on_stop: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let language = use_language();
    let percent = move || if let Phase::Running(percent) = phase.get() { percent } else { 0 };
    view! {
        <Show when=move || is_running.get()>
            <div class="desk-card-actions desk-beside">
                <progress class="desk-progress" max="100" value=percent data-testid="rating-export-progress" aria-label=move || words::progress(language.get())></progress>
                <button class="desk-button" type="button" data-testid="rating-export-stop" on:click=move |_| on_stop()>{move || words::stop(language.get())}</button>
            </div>
        </Show>
        <p role="status" data-testid="rating-exported" data-state=move || phase.with(Phase::state)>{move || phase.with(|phase| phase.line(language.get()))}</p>
    }
}
