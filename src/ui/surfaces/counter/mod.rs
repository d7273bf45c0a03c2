//! The counter.

use leptos::prelude::*;

/// The surface.
#[component]
pub fn Counter() -> impl IntoView {
    view! { <main data-testid="counter"></main> }
}
