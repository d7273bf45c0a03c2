//! Who is signed in, the end of the session that comes near, and resets that everybody must see.

use leptos::prelude::*;

use super::use_gate;
use crate::domain::access::ResetStanding;
use crate::domain::identity::PersonId;
use crate::flow::gate::{Input, Stage};
use crate::text::gate as words;
use crate::ui::shell::use_language;
use crate::ui::surfaces::desk_pins::{Marks, reset_words};
use crate::ui::widgets::button::Button;

/// Name and roles in the head, with the two things a person may always do.
#[component]
pub fn Who() -> impl IntoView {
    let (language, gate) = (use_language(), use_gate());
    let person = Memo::new(move |_| gate.person());
    let is_working = Memo::new(move |_| gate.with(|model| matches!(model.stage, Stage::Working { .. })));
    move || {
        person.get().map(|member| {
            let (id, state) = (member.id.clone(), member.id.to_string());
            let name = move || words::signed_in(language.get(), &gate.name_of(&id, language.get()), &words::roles(language.get(), &member.roles));
            let change = move || {
                is_working.get().then(|| {
                    view! {
                        <Button testid="change-pin" class="desk-small" on_press=move || gate.send(Input::WantedChange)>{move || words::change_pin(language.get())}</Button>
                    }
                })
            };
            view! {
                <span class="desk-who">
                    <span data-testid="signed-in" data-person=state>{name}</span>
                    {change}
                    <Button testid="sign-out" class="desk-small" on_press=move || gate.send(Input::SignedOut)>{move || words::sign_out(language.get())}</Button>
                </span>
            }
        })
    }
}

/// The session ends soon: any touch or key keeps it, also on this button.
#[component]
pub fn Warning() -> impl IntoView {
    let (language, gate) = (use_language(), use_gate());
    let seconds = Memo::new(move |_| gate.with(|model| model.warning_seconds));
    let is_told = Memo::new(move |_| seconds.get().is_some());
    view! {
        <Show when=move || is_told.get()>
            <div class="desk-warning" data-testid="session-warning">
                // Said once; the seconds are for the eye alone.
                <span class="visually-hidden" role="alert">{move || words::warning_said(language.get())}</span>
                <strong aria-hidden="true">{move || words::warning(language.get(), seconds.get().unwrap_or_default())}</strong>
                <button class="desk-primary" data-testid="session-stay">{move || words::stay(language.get())}</button>
            </div>
        </Show>
    }
}

/// Resets that somebody asked for with nobody to vouch, and what happened lately.
#[component]
pub fn Resets() -> impl IntoView {
    let (language, gate) = (use_language(), use_gate());
    let resets = Memo::new(move |_| gate.with(|model| model.resets.clone()));
    let is_in = Memo::new(move |_| gate.person().is_some());
    let people = move || resets.get().into_iter().map(|(person, _)| person).collect::<Vec<_>>();
    let banner = move |person: PersonId| {
        let (asked, state) = (person.clone(), person.to_string());
        let standing = Memo::new(move |_| {
            resets.with(|all| all.iter().find(|(id, _)| *id == asked).map_or(ResetStanding::NotAsked, |(_, standing)| *standing))
        });
        let named = person.clone();
        let text = move || {
            let (language, name) = (language.get(), gate.name_of(&named, language.get()));
            reset_words(language, &name, standing.get())
        };
        let stop = move || {
            let person = person.clone();
            is_in.get().then(|| {
                view! {
                    <Button testid="reset-stop" class="desk-small" on_press=move || gate.send(Input::StoppedReset(person.clone()))>{move || words::stop_reset(language.get())}</Button>
                }
            })
        };
        view! { <div class="desk-banner" data-kind="call" role="alert" data-testid="reset-pending" data-person=state><span>{text}</span> {stop}</div> }
    };
    let marks = Memo::new(move |_| gate.with(|model| model.marks.clone()));
    view! { <div class="desk-banners"><For each=people key=|person| person.clone() children=banner /> <Marks marks=marks.into() /></div> }
}
