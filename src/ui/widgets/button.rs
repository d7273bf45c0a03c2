//! The one kind of button: it has a name for the outside, and the second tap of a double tap does not press what has just come under the finger.

use std::rc::Rc;

use leptos::prelude::*;

/// A button.
#[component]
pub fn Button(
    /// Its name for the outside.
    #[prop(into)]
    testid: String,
    /// Classes of its look.
    #[prop(optional, into)]
    class: String,
    /// It cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// For a switch: whether it is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Quick presses one after another are meant, as on a keypad.
    #[prop(optional)]
    repeats: bool,
    /// Called when pressed.
    on_press: impl Fn() + 'static,
    /// What stands on it.
    children: Children,
) -> impl IntoView {
    draw(testid, class, disabled, pressed, repeats, Rc::new(on_press), children().into_any())
}

fn draw(
    testid: String,
    class: String,
    disabled: Signal<bool>,
    pressed: Option<Signal<bool>>,
    repeats: bool,
    on_press: Rc<dyn Fn()>,
    inside: AnyView,
) -> AnyView {
    // The browser counts taps at one place within half a second: the second one was meant for what stood there before.
    let press = move |detail: i32| {
        if repeats || detail < 2 {
            on_press();
        }
    };
    let pressed = pressed.map(|pressed| move || if pressed.get() { "true" } else { "false" });
    view! {
        <button
            type="button"
            class=class
            data-testid=testid
            disabled=move || disabled.get()
            aria-pressed=pressed
            on:click=move |event| press(event.detail())
        >
            {inside}
        </button>
    }
    .into_any()
}
