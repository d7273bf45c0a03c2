//! The display.

use leptos::prelude::*;

/// The surface.
#[component]
pub fn Display() -> impl IntoView {
    view! { <main data-testid="display"></main> }
}
