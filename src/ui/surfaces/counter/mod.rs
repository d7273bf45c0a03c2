//! The counter (窗口): a clerk sits down, calls, and is finished with people, with one key each.

mod banners;
mod buttons;
mod card;
mod cases;
mod choose;
mod footer;
mod head;
mod identify;
mod keyboard;
mod lists;
mod message;
mod own_ratings;
mod panels;
mod state;
mod takeover;
mod work;

use leptos::prelude::*;

use crate::flow::counter::Stage;
use crate::flow::counter::seat::Seat;
use crate::text::{common, counter as words};
use crate::ui::reacting::whenever;
use crate::ui::shell::use_language;
use crate::ui::surfaces::desk_head::DemoBanner;
use crate::ui::surfaces::ratings::Ratings;
use state::{CounterScreen, use_counter};

/// The surface.
#[component]
pub fn Counter() -> impl IntoView {
    let language = use_language();
    let counter = CounterScreen::provide();
    let cases = cases::Cases::provide();
    let ratings = Ratings::provide();
    // Whoever leaves the seat leaves its cases.
    whenever(move || cases.sit(counter.with(|model| model.seat().cloned())));
    let seat = Memo::new(move |_| counter.with(|model| model.seat().cloned()));
    whenever(move || {
        seat.track();
        ratings.go(None);
    });
    let stage = Memo::new(move |_| counter.with(|model| model.stage.clone()));
    view! {
        <div class="desk desk-counter screen-only" data-testid="counter" data-scan="" lang=move || common::code(language.get())>
            <DemoBanner />
            {move || match stage.get() {
                Stage::Choosing(_) => view! { <choose::Choose /> }.into_any(),
                Stage::Identifying(sitting) => view! { <identify::Identify sitting=sitting /> }.into_any(),
                Stage::Claiming(_) => view! { <p class="desk-wait" role="status">{words::claiming(language.get())}</p> }.into_any(),
                Stage::InUse(claim) => view! { <takeover::InUse counter=claim.seat.counter /> }.into_any(),
                Stage::TakenOver(seat) => view! { <takeover::TakenOver counter=seat.counter /> }.into_any(),
                Stage::Seated { seat, .. } => view! { <Seated seat=seat /> }.into_any(),
            }}
        </div>
        <cases::PaperSheet />
    }
}

#[component]
fn Seated(seat: Seat) -> impl IntoView {
    use_counter().sit(&seat);
    identify::watch_session();
    view! { <work::Work seat=seat /> }
}
