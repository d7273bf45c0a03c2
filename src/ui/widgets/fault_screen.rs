//! The screen for a start that failed: what is wrong, in both languages, and what to do.

use leptos::prelude::*;

use crate::domain::hall::Language;
use crate::runtime::start::StartFault;

/// Says why the program cannot start.
#[component]
pub fn FaultScreen(
    /// What is wrong.
    fault: StartFault,
    /// The language of the address.
    language: Language,
) -> impl IntoView {
    let _ = language;
    view! { <main class="fault-screen" data-testid="start-fault">{format!("{fault:?}")}</main> }
}
