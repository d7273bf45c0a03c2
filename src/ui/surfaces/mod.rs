//! The five surfaces, and which program draws which.

pub mod counter;
pub mod desk_calls;
pub mod desk_head;
pub mod desk_notices;
mod desk_past;
pub mod desk_pins;
pub mod desk_reload;
pub mod display;
pub mod gate;
pub mod kiosk;
pub mod manager;
pub mod pin;
pub mod ratings;
pub mod staff;

use leptos::prelude::*;

use crate::runtime::window::Surface;

/// What the kiosk's program draws, which only the kiosk's page starts.
pub fn kiosk_alone(_: Surface) -> AnyView {
    view! { <kiosk::Kiosk /> }.into_any()
}

/// What the other program draws, which every page but the kiosk's starts.
pub fn all_but_kiosk(surface: Surface) -> AnyView {
    let window = crate::ui::shell::use_shell().window();
    crate::runtime::site_bundle::keep_looking(&window);
    crate::runtime::feed_fetch::keep_fetching(&window);
    match surface {
        Surface::Display => view! { <display::Display /> }.into_any(),
        // The pages and `Surface::of_path` choose by the same paths (tests/journeys/site.test.mjs), so the kiosk never comes here.
        Surface::Counter | Surface::Kiosk => view! { <counter::Counter /> }.into_any(),
        Surface::Staff => view! { <staff::Staff /> }.into_any(),
        Surface::Manager => view! { <manager::Manager /> }.into_any(),
    }
}
