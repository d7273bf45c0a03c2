//! Type or scan a code: the field takes the keypad, a keyboard and the scanner alike.

use leptos::html::Input as Field;
use leptos::prelude::*;

use super::context::Kiosk;
use super::{parts, rate};
use crate::domain::case::mask::LAST_DIGITS;
use crate::domain::codes::CODE_LENGTH;
use crate::domain::hall::Language;
use crate::flow::kiosk::lookup::Fault;
use crate::flow::kiosk::rating::Rating;
use crate::flow::kiosk::{CODE_TEXT_LENGTH_MAX, Entry, Input, Key, Model, Screen};
use crate::text::common;
use crate::text::kiosk::code as words;
use crate::text::kiosk::frame::duration;
use crate::text::kiosk::rate as rate_words;
use crate::ui::reacting::memo;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::keyboard::{KeyWords, Keyboard, Typed};
use crate::ui::widgets::keypad::{Keypad, Pressed};

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// A code, to see what it stands for.
    Code,
    /// The last digits of the phone.
    Last,
    /// A code, to rate by it.
    CodeToRate,
    /// The last digits of the phone, to rate.
    LastToRate,
}

impl Asks {
    const fn is_last(self) -> bool {
        matches!(self, Self::Last | Self::LastToRate)
    }

    /// Names for the outside: the field, and what takes it.
    const fn testids(self) -> [&'static str; 2] {
        match self {
            Self::Code | Self::Last => ["case-input", "case-submit"],
            Self::CodeToRate | Self::LastToRate => ["rate-code", "rate-code-submit"],
        }
    }
}

/// The screen.
pub fn draw(kiosk: Kiosk, asks_last: bool) -> AnyView {
    draw_asking(kiosk, if asks_last { Asks::Last } else { Asks::Code })
}

/// The screen on which a code or the last digits of a phone are asked for.
pub fn draw_asking(kiosk: Kiosk, asks: Asks) -> AnyView {
    let language = kiosk.language();
    let asks_last = asks.is_last();
    let has_others = asks == Asks::Code && kiosk.shell().with_hall(|hall| !hall.feeds.is_empty());
    let (title, hint) = match asks {
        Asks::Last | Asks::LastToRate => (words::last_title(language), words::last_hint(language)),
        Asks::Code => (words::title(language), words::hint(language)),
        Asks::CodeToRate => (rate_words::title(language), rate_words::hint(language)),
    };
    let typed = kiosk.slice(typed);
    let submit = move || kiosk.look_up(&kiosk.with(self::typed));
    let word = if asks == Asks::CodeToRate { rate_words::submit_code(language) } else { words::submit(language) };
    view! {
        <section class="case">
            {parts::title(kiosk, title, String::new())}
            <div class="case-sides">
                <div class="case-left">
                    {parts::note(if asks_last { Icon::Phone } else { Icon::Barcode }, hint)}
                    {has_others.then(|| view! { <p class="soft">{words::hint_other(language)}</p> })}
                    {field(kiosk, asks, typed, submit)}
                    {fault(kiosk)}
                    {(asks == Asks::CodeToRate).then(|| rate::without(kiosk))}
                </div>
                <div class="case-right">
                    {keys(kiosk)}
                    <div class="case-acts">
                        {has_others.then(|| letters_key(kiosk))}
                        <Button testid=asks.testids()[1] class="action primary" on_press=submit><span>{word}</span></Button>
                    </div>
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn has_letters(kiosk: Kiosk) -> Memo<bool> {
    kiosk.slice(|model| matches!(&model.visit.screen, Screen::CaseEntry(entry) if entry.letters))
}

/// Large digits first; letters and signs for numbers of other systems when they are wanted.
fn keys(kiosk: Kiosk) -> impl IntoView {
    let (language, letters) = (kiosk.language(), has_letters(kiosk));
    let press = move |key| kiosk.tell(Input::PressedKey(key));
    let digits = move |key| match key {
        Pressed::Digit(digit) => press(Key::Digit(digit)),
        Pressed::Erase => press(Key::Erase),
        Pressed::Clear => press(Key::Clear),
    };
    let all = move |key| match key {
        Typed::Letter(letter) => press(Key::Letter(letter)),
        Typed::Erase => press(Key::Erase),
        Typed::Clear => press(Key::Clear),
    };
    move || match letters.get() {
        true => {
            let words = KeyWords { clear: words::clear(language), erase: words::erase(language), space: None };
            view! { <Keyboard words=words signs="-/" on_key=all /> }.into_any()
        }
        false => view! { <Keypad clear=words::clear(language) erase=words::erase(language) on_key=digits /> }.into_any(),
    }
}

fn letters_key(kiosk: Kiosk) -> impl IntoView {
    let (language, letters) = (kiosk.language(), has_letters(kiosk));
    let word = move || if letters.get() { words::digits_only(language) } else { words::letters(language) };
    view! { <Button testid="case-letters" class="action" repeats=true on_press=move || kiosk.tell(Input::PressedKey(Key::Letters))><span>{word}</span></Button> }
}

/// What is typed, on both screens on which codes are.
fn entry(model: &Model) -> Option<&Entry> {
    match &model.visit.screen {
        Screen::CaseEntry(entry) | Screen::Rate(Rating::Code(entry)) => Some(entry),
        _ => None,
    }
}

fn typed(model: &Model) -> String {
    entry(model).map_or_else(String::new, |entry| entry.typed.clone())
}

fn field(kiosk: Kiosk, asks: Asks, typed: Memo<String>, submit: impl Fn() + Copy + 'static) -> AnyView {
    let language = kiosk.language();
    let (name, most) = if asks.is_last() { (words::last_field(language), LAST_DIGITS) } else { (words::field(language), CODE_LENGTH) };
    let node = NodeRef::<Field>::new();
    // The field has the keyboard at once; on a touch screen no system keyboard comes up, the keypad is there.
    node.on_load(|field| {
        let _ = field.focus();
    });
    // No code of ours: nobody knows how long it is.
    let is_other = memo(move || typed.with(|text| text.chars().any(char::is_alphabetic)));
    let digits = move || typed.with(|text| text.chars().filter(char::is_ascii_digit).count());
    view! {
        <label class="case-field">
            <span>{name}</span>
            <input
                node_ref=node
                data-testid=asks.testids()[0]
                type="text"
                inputmode="none"
                autocomplete="off"
                spellcheck="false"
                maxlength=CODE_TEXT_LENGTH_MAX.to_string()
                prop:value=move || typed.get()
                on:input:target=move |event| kiosk.tell(Input::TypedCode(event.target().value()))
                on:keydown=move |event| { if event.key() == "Enter" { submit() } }
            />
            <span class="soft">{move || if is_other.get() { words::other_number(language) } else { words::progress(language, digits(), most) }}</span>
            {move || (!is_other.get()).then(|| view! { <progress max=most.to_string() prop:value=move || digits().to_string()></progress> })}
        </label>
    }
    .into_any()
}

fn fault(kiosk: Kiosk) -> impl IntoView {
    let language = kiosk.language();
    let of = |model: &Model| entry(model).and_then(|entry| entry.fault.clone());
    // The seconds of a wait change in a line of their own.
    let fault = kiosk.slice(move |model| match of(model) {
        Some(Fault::Slowed { .. }) => Some(Fault::Slowed { seconds: 0 }),
        fault => fault,
    });
    let wait = kiosk.slice(move |model| if let Some(Fault::Slowed { seconds }) = of(model) { Some(duration(seconds)) } else { None });
    move || {
        let fault = fault.get()?;
        let wait = (fault == Fault::Slowed { seconds: 0 })
            .then(|| view! { <p class="case-wait" data-testid="case-wait">{move || wait.get()}</p> }.into_any());
        Some(said(language, &fault, wait))
    }
}

/// Why a code shows nothing.
pub fn refused(language: Language, fault: &Fault) -> AnyView {
    said(language, fault, None)
}

fn said(language: Language, fault: &Fault, more: Option<AnyView>) -> AnyView {
    let (state, text) = match fault {
        Fault::Empty => ("empty", words::empty(language)),
        Fault::Length(digits) => ("length", words::wrong_length(language, *digits)),
        Fault::Misread => ("misread", words::misread(language)),
        Fault::OtherDay(day) => ("other-day", words::other_day(language, &common::date(language, *day))),
        Fault::OtherHall => ("other-hall", words::other_hall(language)),
        Fault::OtherHallsGuide => ("other-halls-guide", words::other_halls_guide(language)),
        Fault::OtherHallsReceipt => ("other-halls-receipt", words::other_halls_receipt(language)),
        Fault::NotFound => ("not-found", words::not_found(language)),
        Fault::FourDigits => ("four-digits", words::four_digits(language)),
        Fault::NoCase => ("no-case", words::no_case(language)),
        Fault::Spent => ("spent", words::spent(language)),
        Fault::Slowed { .. } => ("slowed", words::slowed(language)),
        Fault::Unreadable => ("unreadable", words::unreadable(language)),
        Fault::NotRatedHere => ("not-rated-here", words::not_rated_here(language)),
        Fault::RatedOnItsDay(day) => ("rated-on-its-day", words::rated_on_its_day(language, &common::date(language, *day))),
        Fault::NoAnswer => ("no-answer", words::no_answer(language)),
    };
    view! { <div class="notice alarm" role="alert" data-testid="case-error" data-state=state>{Icon::Warning.draw()}<p>{text}</p>{more}</div> }
        .into_any()
}
