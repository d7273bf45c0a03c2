//! A field that is typed into at the kiosk: with keys of a keyboard, or with those on the screen.

use leptos::html::Input as Element;
use leptos::prelude::*;

use super::context::Kiosk;
use crate::flow::typed::Keyed;
use crate::text::kiosk::guides as words;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::keyboard::{KeyWords, Keyboard, Typed};

/// What a field is.
#[derive(Clone)]
pub struct Field {
    /// Names for the outside: the field, "clear", and the button for the keyboard.
    pub testids: [&'static str; 3],
    /// What is typed here.
    pub label: String,
    /// An example.
    pub hint: String,
    /// Characters that can be typed.
    pub chars_max: usize,
    /// What is typed.
    pub typed: Memo<String>,
    /// The keyboard is on the screen.
    pub keyboard: Memo<bool>,
    /// Told of every key.
    pub keyed: fn(Kiosk, Keyed),
    /// Told when the keyboard shall come or go.
    pub showed: fn(Kiosk, bool),
}

/// The field with its buttons.
pub fn field(kiosk: Kiosk, field: Field) -> AnyView {
    let language = kiosk.language();
    let Field { testids: [input, clear, toggles], label, hint, chars_max, typed, keyboard, keyed, showed } = field;
    let node = NodeRef::<Element>::new();
    let toggle = move || if keyboard.get() { words::hide_keyboard(language) } else { words::show_keyboard(language) };
    view! {
        <div class="find-field">
            <label>
                {Icon::Search.draw()}
                <span class="visually-hidden">{label}</span>
                <input node_ref=node data-testid=input type="text" inputmode="none" autocomplete="off" spellcheck="false" maxlength=chars_max.to_string()
                    placeholder=hint
                    prop:value=move || typed.get()
                    on:focus=move |_| showed(kiosk, true)
                    on:input:target=move |event| keyed(kiosk, Keyed::Typed(event.target().value())) />
            </label>
            <Button testid=clear class="action" disabled=Signal::derive(move || typed.with(String::is_empty)) on_press=move || keyed(kiosk, Keyed::Cleared)>
                {Icon::Close.draw()}<span>{words::clear(language)}</span>
            </Button>
            <Button testid=toggles class="action" pressed=Signal::derive(move || keyboard.get()) repeats=true
                on_press=move || showed(kiosk, !keyboard.get_untracked())>
                {Icon::Keyboard.draw()}<span>{toggle}</span>
            </Button>
        </div>
    }
    .into_any()
}

/// The keys on the screen, while they are wanted.
pub fn keys(kiosk: Kiosk, keyboard: Memo<bool>, keyed: fn(Kiosk, Keyed)) -> AnyView {
    let language = kiosk.language();
    let press = move |key| {
        let input = match key {
            Typed::Letter(letter) => Keyed::Pressed(letter),
            Typed::Erase => Keyed::Erased,
            Typed::Clear => Keyed::Cleared,
        };
        keyed(kiosk, input);
    };
    (move || {
        keyboard.get().then(|| {
            let words = KeyWords { clear: words::clear(language), erase: words::erase(language), space: Some(words::space(language)) };
            view! { <Keyboard words=words on_key=press /> }
        })
    })
    .into_any()
}
