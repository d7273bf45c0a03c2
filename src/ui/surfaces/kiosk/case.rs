//! Type or scan a code: the field takes the keypad, a keyboard and the scanner alike.

use leptos::html::Input as Field;
use leptos::prelude::*;

use super::context::Kiosk;
use super::parts;
use crate::domain::codes::CODE_LENGTH;
use crate::domain::hall::Language;
use crate::flow::kiosk::lookup::Fault;
use crate::flow::kiosk::{CODE_TEXT_LENGTH_MAX, Input, Key, Model, Screen};
use crate::text::common;
use crate::text::kiosk::code as words;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::keypad::{Keypad, Pressed};

/// The screen.
pub fn draw(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let typed = kiosk.slice(typed);
    let submit = move || kiosk.look_up(&kiosk.with(self::typed));
    view! {
        <section class="case">
            {parts::title(kiosk, words::title(language), String::new())}
            <div class="case-sides">
                <div class="case-left">
                    {parts::note(Icon::Barcode, words::hint(language))}
                    {field(kiosk, typed, submit)}
                    {fault(kiosk)}
                </div>
                <div class="case-right">
                    <Keypad clear=words::clear(language) erase=words::erase(language) on_key=move |key| kiosk.tell(Input::PressedKey(match key {
                        Pressed::Digit(digit) => Key::Digit(digit),
                        Pressed::Erase => Key::Erase,
                        Pressed::Clear => Key::Clear,
                    })) />
                    <Button testid="case-submit" class="action primary" on_press=submit><span>{words::submit(language)}</span></Button>
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn typed(model: &Model) -> String {
    match &model.visit.screen {
        Screen::CaseEntry(entry) => entry.typed.clone(),
        _ => String::new(),
    }
}

fn field(kiosk: Kiosk, typed: Memo<String>, submit: impl Fn() + Copy + 'static) -> AnyView {
    let language = kiosk.language();
    let node = NodeRef::<Field>::new();
    // The field has the keyboard at once; on a touch screen no system keyboard comes up, the keypad is there.
    node.on_load(|field| {
        let _ = field.focus();
    });
    let digits = move || typed.with(|text| text.chars().filter(char::is_ascii_digit).count());
    view! {
        <label class="case-field">
            <span>{words::field(language)}</span>
            <input
                node_ref=node
                data-testid="case-input"
                type="text"
                inputmode="none"
                autocomplete="off"
                spellcheck="false"
                maxlength=CODE_TEXT_LENGTH_MAX.to_string()
                prop:value=move || typed.get()
                on:input:target=move |event| kiosk.tell(Input::TypedCode(event.target().value()))
                on:keydown=move |event| { if event.key() == "Enter" { submit() } }
            />
            <span class="soft">{move || words::progress(language, digits())}</span>
            <progress max=CODE_LENGTH.to_string() prop:value=move || digits().to_string()></progress>
        </label>
    }
    .into_any()
}

fn fault(kiosk: Kiosk) -> impl IntoView {
    let language = kiosk.language();
    let fault = kiosk.slice(|model| match &model.visit.screen {
        Screen::CaseEntry(entry) => entry.fault.clone(),
        _ => None,
    });
    move || {
        let Some(fault) = fault.get() else { return view! { <p class="soft">{words::receipts_later(language)}</p> }.into_any() };
        refused(language, &fault)
    }
}

/// Why a code shows nothing.
pub fn refused(language: Language, fault: &Fault) -> AnyView {
    let (state, text) = match fault {
        Fault::Empty => ("empty", words::empty(language)),
        Fault::Length(digits) => ("length", words::wrong_length(language, *digits)),
        Fault::Misread => ("misread", words::misread(language)),
        Fault::OtherDay(day) => ("other-day", words::other_day(language, &common::date(language, *day))),
        Fault::OtherHall => ("other-hall", words::other_hall(language)),
        Fault::OtherHallsGuide => ("other-halls-guide", words::other_halls_guide(language)),
        Fault::Receipt => ("receipt", words::receipt(language)),
        Fault::NotFound => ("not-found", words::not_found(language)),
    };
    view! { <div class="notice alarm" role="alert" data-testid="case-error" data-state=state>{Icon::Warning.draw()}<p>{text}</p></div> }
        .into_any()
}
