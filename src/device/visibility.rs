//! Is the page in front, and has somebody touched it?

use gloo::events::EventListener;

/// Listening to the page; ends when dropped.
pub struct Listening(#[allow(dead_code, reason = "held for its drop")] EventListener);

/// Calls `told` whenever the page goes to the back (false) or comes to the front (true).
pub fn on_change(told: impl Fn(bool) + 'static) -> Option<Listening> {
    let document = super::address::document()?;
    Some(Listening(EventListener::new(&document, "visibilitychange", move |_| told(super::address::is_visible()))))
}

/// Calls `told` at every touch, click or key: what browsers take as permission to play sound.
pub fn on_touch(told: impl Fn() + 'static) -> Option<[Listening; 2]> {
    let document = super::address::document()?;
    let told = std::rc::Rc::new(told);
    let listen = |event: &'static str| {
        let told = told.clone();
        Listening(EventListener::new(&document, event, move |_| told()))
    };
    Some([listen("pointerup"), listen("keydown")])
}
