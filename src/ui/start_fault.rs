//! The screen for a start that failed: what is wrong, in both languages, and what to do.

use leptos::prelude::*;

use crate::domain::hall::Language;
use crate::domain::hall::parse::{ContentFault, FaultKind};
use crate::runtime::start::{StartFault, try_again};
use crate::text::content_faults;
use crate::text::start::{self as words, StartTrouble};

/// Most faults listed on the screen; the rest is counted.
const LISTED_MAX: usize = 12;

/// Says why the program cannot start.
#[component]
pub fn StartFaultScreen(
    /// What is wrong.
    fault: StartFault,
    /// The language of the address, said first.
    language: Language,
) -> impl IntoView {
    let trouble = trouble_of(&fault);
    let other = if language == Language::Zh { Language::En } else { Language::Zh };
    let faults = if let StartFault::Content(faults) = &fault { faults.clone() } else { Vec::new() };
    let detail = match fault {
        StartFault::Unavailable(detail) | StartFault::Damaged(detail) | StartFault::NoContent(detail) => detail,
        _ => String::new(),
    };
    view! {
        <main class="start-fault" data-testid="start-fault" data-state=trouble.code()>
            <TroubleWords trouble=trouble language=language />
            <TroubleWords trouble=trouble language=other />
            <FaultList faults=faults language=language />
            <p class="start-fault-detail">{words::code(language, trouble.code())} " " {detail}</p>
            <button class="button primary" data-testid="start-again" on:click=move |_| try_again()>
                {words::try_again(language)} " / " {words::try_again(other)}
            </button>
        </main>
    }
}

#[component]
fn TroubleWords(trouble: StartTrouble, language: Language) -> impl IntoView {
    let (what, remedy) = trouble.words(language);
    view! {
        <section lang=crate::text::common::code(language)>
            <h1>{what}</h1>
            <p>{remedy}</p>
            <p>{words::ask_staff(language)}</p>
        </section>
    }
}

#[component]
fn FaultList(faults: Vec<ContentFault>, language: Language) -> impl IntoView {
    let more = faults.len().saturating_sub(LISTED_MAX);
    // A letter used twice makes many other things look wrong: causes are listed before what follows from them.
    let (causes, others): (Vec<_>, Vec<_>) = faults.into_iter().partition(|fault| matches!(fault.kind, FaultKind::Duplicate { .. }));
    let faults = causes.into_iter().chain(others);
    let lines = faults.take(LISTED_MAX).map(move |fault| {
        let what = content_faults::fault(language, &fault.kind);
        view! { <li data-testid="start-fault-line"><code>{fault.path}</code>" "{what}</li> }.into_any()
    });
    view! {
        <ul class="start-fault-list">{lines.collect_view()}</ul>
        {(more > 0).then(|| view! { <p>"+ " {more}</p> }.into_any())}
    }
}

const fn trouble_of(fault: &StartFault) -> StartTrouble {
    match fault {
        StartFault::NotSecure => StartTrouble::NotSecure,
        StartFault::Newer => StartTrouble::Newer,
        StartFault::Blocked => StartTrouble::Blocked,
        StartFault::Unavailable(_) => StartTrouble::Unavailable,
        StartFault::Damaged(_) => StartTrouble::Damaged,
        StartFault::Content(_) => StartTrouble::Content,
        StartFault::NoContent(_) => StartTrouble::NoContent,
    }
}
