//! Before anybody is asked for a PIN: the hall's set-up, and who one is.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::{MessageLine, use_gate};
use crate::domain::hall::HALL_CODE_LENGTH;
use crate::flow::gate::{Input, Member, Stage};
use crate::flow::pin::Typed;
use crate::text::gate as words;
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::desk_reload::reload_when_needed;
use crate::ui::widgets::button::Button;

/// One card in the middle of the screen.
#[component]
pub fn Card(
    /// Which, for the outside.
    state: &'static str,
    /// What stands on it.
    children: Children,
) -> impl IntoView {
    reload_when_needed();
    view! {
        <main class="desk-choose">
            <section class="desk-choose-card" data-testid="gate" data-state=state>{children()}</section>
        </main>
    }
}

/// Nobody could let anybody in.
#[component]
pub fn NoStaff() -> impl IntoView {
    let language = use_language();
    view! {
        <Card state="no-staff">
            <h1>{move || words::no_staff_title(language.get())}</h1>
            <p>{move || words::no_staff_help(language.get())}</p>
            <ToDemo />
        </Card>
    }
}

#[component]
fn ToDemo() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let is_demo = shell.window().is_demo();
    (!is_demo).then(|| view! { <a class="desk-link" href="?demo=1" data-testid="staff-demo">{move || words::to_demo(language.get())}</a> })
}

/// The hall was set up once and its records are gone: whoever begins anew reads that first.
#[component]
pub fn RecordsLost() -> impl IntoView {
    let (language, gate) = (use_language(), use_gate());
    view! {
        <Card state="records-lost">
            <h1>{move || words::lost_title(language.get())}</h1>
            <p role="alert">{move || words::lost_help(language.get())}</p>
            <Button testid="gate-set-up-anew" class="desk-button" on_press=move || gate.send(Input::WantedSetUp)>{move || words::lost_set_up(language.get())}</Button>
            <ToDemo />
        </Card>
    }
}

/// The hall was never set up: its code first, as a kiosk asks for it.
#[component]
pub fn HallCode() -> impl IntoView {
    let (shell, language, gate) = (use_shell(), use_language(), use_gate());
    let input = NodeRef::<leptos::html::Input>::new();
    // A browser that does not focus loses nothing.
    input.on_load(|element| drop(element.focus()));
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = input.get_untracked() {
            let typed = field.value();
            field.set_value("");
            gate.send(Input::TypedCode(Typed(typed)));
        }
    };
    let help = move || shell.with_hall(|hall| words::set_up_help(language.get(), hall.name.get(language.get())));
    view! {
        <Card state="hall-code">
            <h1>{move || words::set_up_title(language.get())}</h1>
            <p class="desk-soft">{help}</p>
            <form class="desk-pin-form" on:submit=send autocomplete="off">
                <label class="desk-field">
                    <span>{move || words::hall_code(language.get())}</span>
                    <input node_ref=input type="text" inputmode="numeric" autocomplete="off" maxlength=HALL_CODE_LENGTH.to_string() data-testid="gate-hall-code" />
                </label>
                <MessageLine />
                <button class="desk-primary" type="submit" data-testid="gate-hall-check">{move || words::check(language.get())}</button>
            </form>
            <ToDemo />
        </Card>
    }
}

/// Who signs in.
#[component]
pub fn Naming() -> impl IntoView {
    let (shell, language, gate) = (use_shell(), use_language(), use_gate());
    let sets_up = Memo::new(move |_| gate.with(|model| model.stage == Stage::Naming { sets_up: true }));
    let people: Vec<Member> = gate.with(|model| model.to_be_named().into_iter().cloned().collect());
    let title = move || if sets_up.get() { words::naming_set_up_title(language.get()) } else { words::naming_title(language.get()) };
    let is_demo = shell.window().is_demo();
    let row = move |member: Member| {
        let (id, shown, roles) = (member.id.clone(), member.id.clone(), member.roles);
        let demo_pin = gate.demo_pin_of(&id);
        let testid = format!("person-{id}");
        view! {
            <Button testid=testid class="desk-person" on_press=move || gate.send(Input::Named(id.clone()))>
                <strong>{move || gate.name_of(&shown, language.get())}</strong>
                <small>{move || words::roles(language.get(), &roles)}</small>
                {demo_pin.map(|pin| view! { <small class="desk-person-pin" data-testid="demo-pin">{move || words::demo_pin(language.get(), &pin)}</small> })}
            </Button>
        }
    };
    view! {
        <main class="desk-choose">
            <section class="desk-choose-card desk-people" data-testid="gate" data-state=move || if sets_up.get() { "naming-set-up" } else { "naming" }>
                <h1>{title}</h1>
                <p class="desk-soft">{move || words::naming_help(language.get())}</p>
                {is_demo.then(|| view! { <p class="desk-soft">{move || words::naming_demo(language.get())}</p> })}
                <MessageLine />
                <div class="desk-person-list">{people.into_iter().map(row).collect_view()}</div>
                {move || sets_up.get().then(|| view! { <Button testid="gate-back" class="desk-button" on_press=move || gate.send(Input::Left)>{move || words::back(language.get())}</Button> })}
            </section>
        </main>
    }
}
