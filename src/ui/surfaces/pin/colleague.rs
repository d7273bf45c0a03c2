//! Naming the colleague who vouches.

use leptos::prelude::*;

use super::Person;
use super::field::MessageLine;
use super::reset::{Kit, Reset};
use super::state::use_pin;
use crate::domain::identity::PersonId;
use crate::flow::pin::{Input, Model};
use crate::text::pin as words;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// The list of colleagues, those of this place first.
#[component]
pub fn Pick() -> impl IntoView {
    let (language, screen) = (use_language(), use_pin());
    let colleagues = screen.colleagues();
    let has_some = !colleagues.is_empty();
    let select = NodeRef::<leptos::html::Select>::new();
    // The first question of this step; a browser that does not focus loses nothing.
    select.on_load(|element| drop(element.focus()));
    let option = move |person: Person| {
        let name = move || {
            let name = person.name.get(language.get()).to_owned();
            if person.is_near { words::stand_in(language.get(), &name) } else { name }
        };
        view! { <option value=person.id.to_string()>{name}</option> }
    };
    let pick = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let picked = select.get_untracked().and_then(|element| PersonId::new(&element.value()));
        if let Some(colleague) = picked {
            screen.send(Input::Picked(colleague));
        }
    };
    let list = has_some.then(|| {
        view! {
            <label class="desk-field">
                <span>{move || words::colleague(language.get())}</span>
                <select node_ref=select data-testid="pin-colleague">{colleagues.into_iter().map(option).collect_view()}</select>
            </label>
            <button class="desk-primary" type="submit" data-testid="pin-colleague-submit">{move || words::pick_submit(language.get())}</button>
        }
    });
    let is_of_staff = untrack(|| screen.with(Model::is_of_staff));
    let help = move || if is_of_staff { words::pick_help_staff(language.get()) } else { words::pick_help(language.get()) };
    let none = move || if is_of_staff { words::no_administrator(language.get()) } else { words::no_colleague(language.get()) };
    let nobody = (!has_some).then(|| view! { <p>{none}</p> });
    view! {
        <h1>{move || words::pick_title(language.get(), &screen.own_name())}</h1>
        <p class="desk-soft">{help}</p>
        <form class="desk-pin-form" on:submit=pick>
            <MessageLine />
            {list}
            {nobody}
            <Kit />
            <Reset />
            <Button testid="pin-back" class="desk-button" on_press=move || screen.send(Input::WentBack)>{move || words::back(language.get())}</Button>
        </form>
    }
}
