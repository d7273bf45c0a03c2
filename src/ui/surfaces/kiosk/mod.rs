//! The kiosk.

use leptos::prelude::*;

/// The surface.
#[component]
pub fn Kiosk() -> impl IntoView {
    view! { <main data-testid="kiosk"></main> }
}
