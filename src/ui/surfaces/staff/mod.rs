//! The staff.

use leptos::prelude::*;

/// The surface.
#[component]
pub fn Staff() -> impl IntoView {
    view! { <main data-testid="staff"></main> }
}
