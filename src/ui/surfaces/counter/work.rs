//! The working screen: who is here, what can be done, who is next, who waits.

use leptos::prelude::*;

use super::banners::Banners;
use super::buttons::Buttons;
use super::card::CurrentCard;
use super::cases::{CaseDoors, CaseRoom, Room, use_cases};
use super::footer::Footer;
use super::head::Head;
use super::lists::Lists;
use super::message::MessageLine;
use super::own_ratings::{Invitation, OwnRatings};
use super::panels::Panels;
use super::state::use_counter;
use super::{keyboard, lists};
use crate::flow::counter::Seat;
use crate::runtime::counter::keep_asking;
use crate::text::counter as words;
use crate::ui::shell::{use_language, use_shell};

/// The working screen of a seat.
#[component]
pub fn Work(seat: Seat) -> impl IntoView {
    let language = use_language();
    let counter = use_counter();
    let asking = StoredValue::new_local(Some(keep_asking(&use_shell().window())));
    on_cleanup(move || drop(asking.try_update_value(Option::take)));
    let given = NodeRef::<leptos::html::Input>::new();
    keyboard::listen(seat.clone(), move || {
        if let Some(field) = given.get_untracked() {
            // A browser that does not focus loses nothing.
            let _ = field.focus();
            field.select();
        }
    });
    let panel = Memo::new(move |_| counter.with(|model| model.panel));
    let cases = use_cases();
    let is_case = Memo::new(move |_| cases.room.get() != Room::Calling);
    view! {
        <Head seat=seat.clone() />
        <main class="desk-main" class:case-room=move || is_case.get()>
            <Banners seat=seat.clone() />
            {move || is_case.get().then(|| view! { <CaseRoom /> })}
            <div class="desk-calling" hidden=move || is_case.get()>
            <CaseDoors />
            <CurrentCard seat=seat.clone() />
            {let seat = seat.clone(); move || match panel.get() {
                Some(panel) => view! { <Panels panel=panel seat=seat.clone() /> }.into_any(),
                None => view! { <Buttons seat=seat.clone() /> }.into_any(),
            }}
            {let seat = seat.clone(); move || panel.get().is_none().then(|| view! { <lists::WhyNextLine seat=seat.clone() /> })}
            <MessageLine />
            <Invitation />
            <OwnRatings seat=seat.clone() />
            </div>
        </main>
        <aside class="desk-side" hidden=move || is_case.get() aria-label=move || words::waiting_title(language.get())>
            <Lists seat=seat.clone() />
        </aside>
        <Footer seat=seat given=given />
    }
}
