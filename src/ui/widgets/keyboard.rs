//! A keyboard of letters and digits on the screen, large enough for any finger.

use leptos::prelude::*;

use super::button::Button;
use super::icon::Icon;

const ROWS: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Words of the keys that are no letters.
pub struct KeyWords {
    /// Take all away.
    pub clear: String,
    /// Take the last one away.
    pub erase: String,
    /// A blank, where one is typed.
    pub space: Option<String>,
}

/// A key that was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A letter, a digit or a blank.
    Letter(char),
    /// Take the last one away.
    Erase,
    /// Take all away.
    Clear,
}

/// The keyboard.
#[component]
pub fn Keyboard(
    /// Words of the keys that are no letters.
    words: KeyWords,
    /// Signs after the letters.
    #[prop(optional)]
    signs: &'static str,
    /// Called with every key.
    on_key: impl Fn(Typed) + Copy + 'static,
) -> impl IntoView {
    let letter = move |letter: char| {
        view! { <Button testid=format!("keypad-{letter}") class="key" repeats=true on_press=move || on_key(Typed::Letter(letter))>{letter.to_ascii_uppercase().to_string()}</Button> }
    };
    let row = move |nth: usize, letters: &'static str| {
        let signs = if nth + 1 == ROWS.len() { signs } else { "" };
        view! { <div class="keyboard-row">{letters.chars().chain(signs.chars()).map(letter).collect_view()}</div> }
    };
    let space = words.space.map(|space| {
        view! { <Button testid="keypad-space" class="key key-word key-wide" repeats=true on_press=move || on_key(Typed::Letter(' '))>{space}</Button> }
    });
    let erase = words.erase;
    view! {
        <div class="keyboard" role="group">
            {ROWS.into_iter().enumerate().map(|(nth, letters)| row(nth, letters)).collect_view()}
            <div class="keyboard-row">
                <Button testid="keypad-clear" class="key key-word" on_press=move || on_key(Typed::Clear)>{words.clear}</Button>
                {space}
                <Button testid="keypad-erase" class="key key-word" repeats=true on_press=move || on_key(Typed::Erase)>
                    {Icon::Erase.draw()}<span class="visually-hidden">{erase}</span>
                </Button>
            </div>
        </div>
    }
}
