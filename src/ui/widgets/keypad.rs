//! A keypad of digits on the screen, large enough for any finger.

use leptos::prelude::*;

use super::button::Button;
use super::icon::Icon;

/// A key that was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// 0 to 9.
    Digit(u8),
    /// Take the last one away.
    Erase,
    /// Take all away.
    Clear,
}

/// Twelve keys: 1 to 9, clear, 0, erase.
#[component]
pub fn Keypad(
    /// What stands on the key that clears all.
    clear: String,
    /// What the key that erases is called.
    erase: String,
    /// Called with every key.
    on_key: impl Fn(Pressed) + Copy + 'static,
) -> impl IntoView {
    let digit = move |digit: u8| {
        view! { <Button testid=format!("keypad-{digit}") class="key" repeats=true on_press=move || on_key(Pressed::Digit(digit))>{digit.to_string()}</Button> }
    };
    view! {
        <div class="keypad" role="group">
            {(1..=9).map(digit).collect_view()}
            <Button testid="keypad-clear" class="key key-word" on_press=move || on_key(Pressed::Clear)>{clear}</Button>
            {digit(0)}
            <Button testid="keypad-erase" class="key key-word" repeats=true on_press=move || on_key(Pressed::Erase)>
                {Icon::Erase.draw()}<span class="visually-hidden">{erase}</span>
            </Button>
        </div>
    }
}
