//! Verifying the records, against heads kept outside where there are any.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::use_staff;
use crate::runtime::staff::{Sum, Verified, heads, print_soon, read_heads, verify_telling};
use crate::text::staff as words;
use crate::ui::shell::{use_language, use_shell};

/// How far the verification is.
#[derive(Clone, PartialEq)]
enum Phase {
    Idle,
    BadLine(usize),
    /// So many hundredths are read.
    Running(u8),
    Done(Verified),
    Failed,
}

impl Phase {
    const fn state(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::BadLine(_) | Self::Failed => "failed",
            Self::Running(_) => "running",
            Self::Done(Verified { sum: Sum::Complete, .. }) => "complete",
            Self::Done(Verified { sum: Sum::Consistent, .. }) => "consistent",
            Self::Done(Verified { sum: Sum::Faulty, .. }) => "faulty",
        }
    }
}

/// The button, the heads it is held against, and what it found.
#[component]
pub fn Verification() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let (phase, pasted) = (RwSignal::new(Phase::Idle), RwSignal::new(String::new()));
    let is_running = move || matches!(phase.get(), Phase::Running(_));
    let start = move |_| {
        let heads = match read_heads(&pasted.get_untracked()) {
            Ok(heads) => heads,
            Err(line) => return phase.set(Phase::BadLine(line)),
        };
        let window = shell.window();
        phase.set(Phase::Running(0));
        spawn_local(async move {
            let tell = |percent| drop(phase.try_set(Phase::Running(percent)));
            let found = verify_telling(&window, &heads, tell).await;
            phase.try_set(found.map_or(Phase::Failed, Phase::Done));
        });
    };
    view! {
        <section class="desk-page">
            <h2>{move || words::verify_title(language.get())}</h2>
            <p class="desk-soft">{move || words::verify_help(language.get())}</p>
            <label class="desk-field">
                <span>{move || words::heads_label(language.get())}</span>
                <textarea class="desk-heads" rows="3" spellcheck="false" data-testid="heads-input"
                    on:input=move |event| pasted.set(event_target_value(&event))></textarea>
            </label>
            <div class="desk-card-actions">
                <button class="desk-primary" data-testid="journal-verify" disabled=is_running on:click=start>{move || words::verify(language.get())}</button>
                <PrintSheet />
            </div>
            <Found phase=phase />
        </section>
    }
}

#[component]
fn Found(phase: RwSignal<Phase>) -> impl IntoView {
    let language = use_language();
    let text = move || {
        let language = language.get();
        match phase.get() {
            Phase::Idle => String::new(),
            Phase::BadLine(line) => words::heads_bad(language, line),
            Phase::Running(_) => words::verifying(language),
            Phase::Failed => words::verify_failed(language),
            Phase::Done(Verified { sum: Sum::Complete, entries, .. }) => words::verdict_complete(language, entries),
            Phase::Done(Verified { sum: Sum::Consistent, entries, .. }) => words::verdict_consistent(language, entries),
            Phase::Done(Verified { sum: Sum::Faulty, troubles, .. }) => words::verdict_faulty(language, troubles.len()),
        }
    };
    let troubles = move || match phase.get() {
        Phase::Done(found) => found.troubles.iter().map(|t| view! { <li>{words::trouble(language.get(), t)}</li> }).collect_view(),
        _ => Vec::new(),
    };
    let percent = move || if let Phase::Running(percent) = phase.get() { percent } else { 0 };
    let is_running = Memo::new(move |_| phase.with(|phase| matches!(phase, Phase::Running(_))));
    view! {
        <Show when=move || is_running.get()>
            <progress class="desk-progress" max="100" value=percent data-testid="journal-progress" aria-label=move || words::verify_progress(language.get())></progress>
        </Show>
        <p class="desk-verdict" role="status" data-testid="journal-verdict" data-state=move || phase.with(Phase::state)>{text}</p>
        <ul class="desk-faults" data-testid="journal-faults">{troubles}</ul>
    }
}

/// Prints today's sums and the writers' heads, to be kept outside.
#[component]
fn PrintSheet() -> impl IntoView {
    let (shell, language, staff) = (use_shell(), use_language(), use_staff());
    let print = move |_| {
        let window = shell.window();
        spawn_local(async move {
            match heads(&window).await {
                Ok(found) => {
                    staff.heads.try_set(found);
                    print_soon().await;
                }
                Err(error) => staff.fail(error),
            }
        });
    };
    view! {
        <button class="desk-button" data-testid="heads-print" on:click=print>{move || words::heads_print(language.get())}</button>
        <p class="desk-soft">{move || words::heads_copy_help(language.get())}</p>
    }
}
