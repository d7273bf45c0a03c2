//! The manager.

use leptos::prelude::*;

/// The surface.
#[component]
pub fn Manager() -> impl IntoView {
    view! { <main data-testid="manager"></main> }
}
