//! Verifying an exported file of ratings: the file, what it is held against, and what was found, in words.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::hall::Language;
use crate::runtime::rating_proof::{Chosen, Told, choose, prove};
use crate::runtime::staff::{Sum, Verified, read_heads, verify_telling};
use crate::text::{rating_files as words, staff as staff_words};
use crate::ui::shell::{use_language, use_shell};

/// Findings that are listed.
const LISTED_MAX: usize = 200;

/// How far it is.
#[derive(Clone, PartialEq)]
enum Phase {
    Idle,
    BadLine(usize),
    NoFile,
    Running(u8),
    Told(Told),
    /// The records of this machine, all families of them.
    Live(Verified),
    LiveFailed,
}

impl Phase {
    const fn state(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Running(_) => "running",
            Self::Told(Told::Found(found)) => found.name,
            Self::Live(Verified { sum: Sum::Complete, .. }) => "complete",
            Self::Live(Verified { sum: Sum::Consistent, .. }) => "consistent",
            Self::Live(Verified { sum: Sum::Faulty, .. }) => "faulty",
            Self::BadLine(_) | Self::NoFile | Self::LiveFailed | Self::Told(_) => "failed",
        }
    }

    fn line(&self, language: Language) -> String {
        match self {
            Self::Idle => String::new(),
            Self::BadLine(line) => words::heads_bad(language, *line),
            Self::NoFile => words::file_failed(language),
            Self::Running(_) => words::verifying(language),
            Self::Told(told) => told.line(language),
            Self::Live(Verified { sum: Sum::Complete, entries, .. }) => staff_words::verdict_complete(language, *entries),
            Self::Live(Verified { sum: Sum::Consistent, entries, .. }) => staff_words::verdict_consistent(language, *entries),
            Self::Live(Verified { troubles, .. }) => staff_words::verdict_faulty(language, troubles.len()),
            Self::LiveFailed => staff_words::verify_failed(language),
        }
    }

    /// What is wrong, in words.
    fn findings(&self, language: Language) -> Vec<String> {
        match self {
            Self::Told(Told::Found(found)) => found.lines(language, LISTED_MAX),
            Self::Live(found) => found.troubles.iter().take(LISTED_MAX).map(|trouble| staff_words::trouble(language, trouble)).collect(),
            _ => Vec::new(),
        }
    }

    /// Of which days, how many rows.
    fn summary(&self, language: Language) -> Option<String> {
        match self {
            Self::Told(Told::Found(found)) => Some(found.summary(language)),
            _ => None,
        }
    }
}

/// One of the two files.
#[derive(Clone, Copy)]
struct Field {
    chosen: RwSignal<Option<Chosen>, LocalStorage>,
    phase: RwSignal<Phase>,
}

impl Field {
    fn choose(self) {
        spawn_local(async move {
            match choose().await {
                Ok(Some(file)) => {
                    self.chosen.try_set(Some(file));
                    self.phase.try_set(Phase::Idle);
                }
                Ok(None) => {}
                Err(_) => drop(self.phase.try_set(Phase::NoFile)),
            }
        });
    }
}

/// The part of the page.
#[component]
pub fn RatingProof() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let (phase, pasted) = (RwSignal::new(Phase::Idle), RwSignal::new(String::new()));
    let field = move || Field { chosen: RwSignal::new_local(None), phase };
    let (file, earlier) = (field(), field());
    let is_running = Memo::new(move |_| phase.with(|phase| matches!(phase, Phase::Running(_))));
    let heads = move || read_heads(&pasted.get_untracked()).map_err(|line| phase.set(Phase::BadLine(line))).ok();
    let tell = move |percent| drop(phase.try_set(Phase::Running(percent)));
    let verify = move |_| {
        let (Some(heads), Some(chosen)) = (heads(), file.chosen.get_untracked()) else { return };
        let earlier = earlier.chosen.get_untracked();
        phase.set(Phase::Running(0));
        spawn_local(async move {
            let told = prove(&chosen, earlier.as_ref(), &heads, tell).await;
            phase.try_set(Phase::Told(told));
        });
    };
    let verify_live = move |_| {
        let Some(heads) = heads() else { return };
        let window = shell.window();
        phase.set(Phase::Running(0));
        spawn_local(async move {
            let found = verify_telling(&window, &heads, tell).await;
            phase.try_set(found.map_or(Phase::LiveFailed, Phase::Live));
        });
    };
    view! {
        <section class="desk-page" data-testid="rating-proof">
            <h2>{move || words::proof_title(language.get())}</h2>
            <p class="desk-soft">{move || words::proof_help(language.get())}</p>
            <FileField field=file testid="rating-verify-file" word=words::choose_file />
            <FileField field=earlier testid="rating-verify-earlier" word=words::choose_earlier />
            <label class="desk-field">
                <span>{move || words::heads_label(language.get())}</span>
                <textarea class="desk-heads" rows="3" spellcheck="false" data-testid="rating-verify-heads" on:input=move |event| pasted.set(event_target_value(&event))></textarea>
            </label>
            <div class="desk-card-actions">
                <button class="desk-primary" type="button" data-testid="rating-verify" disabled=move || is_running.get() || file.chosen.with(Option::is_none) on:click=verify>
                    {move || words::verify(language.get())}
                </button>
                <button class="desk-button" type="button" data-testid="rating-verify-live" disabled=move || is_running.get() on:click=verify_live>
                    {move || words::verify_live(language.get())}
                </button>
            </div>
            <Found phase=phase is_running=is_running />
        </section>
    }
}

#[component]
fn FileField(field: Field, testid: &'static str, word: fn(Language) -> String) -> impl IntoView {
    let language = use_language();
    let name = move || {
        field.chosen.with(|chosen| {
            chosen.as_ref().map_or_else(|| words::not_chosen(language.get()), |chosen| words::chosen(language.get(), &chosen.name()))
        })
    };
    view! {
        <div class="desk-card-actions desk-beside">
            <button class="desk-button" type="button" data-testid=testid on:click=move |_| field.choose()>{move || word(language.get())}</button>
            <span data-testid=format!("{testid}-name")>{name}</span>
        </div>
    }
}

#[component]
fn Found(phase: RwSignal<Phase>, is_running: Memo<bool>) -> impl IntoView {
    let language = use_language();
    let percent = move || if let Phase::Running(percent) = phase.get() { percent } else { 0 };
    let lines = move || phase.with(|phase| phase.findings(language.get())).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let summary = move || {
        phase
            .with(|phase| phase.summary(language.get()))
            .map(|text| view! { <p class="desk-soft" data-testid="rating-verify-rows">{text}</p> })
    };
    view! {
        <Show when=move || is_running.get()>
            <progress class="desk-progress" max="100" value=percent data-testid="rating-verify-progress" aria-label=move || words::proof_progress(language.get())></progress>
        </Show>
        <p class="desk-verdict" role="status" data-testid="rating-verdict" data-state=move || phase.with(Phase::state)>{move || phase.with(|phase| phase.line(language.get()))}</p>
        {summary}
        <ul class="desk-faults" data-testid="rating-verify-findings">{lines}</ul>
    }
}
