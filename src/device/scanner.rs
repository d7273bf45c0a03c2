//! The keys of the whole page, before anything on it hears them: scanners type like keyboards.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::{address, clock, field};

/// One key.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// `KeyboardEvent.code`: the key's place, which no input method changes.
    pub code: String,
    /// Milliseconds of the monotonic clock when it happened; a busy page hears of it later.
    pub at_ms: f64,
    /// It went down; otherwise up.
    pub down: bool,
    /// Ctrl, Alt or Meta is held.
    pub command: bool,
    /// The keyboard repeats it: it was down already.
    pub repeat: bool,
    /// It goes into a field.
    pub in_field: bool,
}

/// An event that says it is older than this, or of the future, has another clock.
const LATE_MS_MAX: f64 = 10_000.0;

type Listener = Closure<dyn Fn(web_sys::KeyboardEvent)>;

/// Listening to the keys; ends when dropped.
pub struct Keys {
    listeners: Vec<(&'static str, Listener)>,
}

impl Keys {
    /// Calls `hear` with every key. When it answers true the key belongs to a scan and presses nothing.
    pub fn listen(hear: impl Fn(Key) -> bool + Clone + 'static) -> Self {
        let listener = |name: &'static str, down: bool| {
            let hear = hear.clone();
            let listener = Listener::new(move |event: web_sys::KeyboardEvent| {
                let command = event.ctrl_key() || event.alt_key() || event.meta_key();
                let (at_ms, in_field) = (happened_ms(&event), field::is_focused());
                if hear(Key { code: event.code(), at_ms, down, command, repeat: event.repeat(), in_field }) {
                    event.prevent_default();
                    event.stop_propagation();
                }
            });
            if let Some(document) = address::document() {
                // Only fails for arguments that are not allowed, and these are ours.
                let _ = document.add_event_listener_with_callback_and_bool(name, listener.as_ref().unchecked_ref(), true);
            }
            (name, listener)
        };
        Self { listeners: vec![listener("keydown", true), listener("keyup", false)] }
    }
}

fn happened_ms(event: &web_sys::KeyboardEvent) -> f64 {
    let (now, happened) = (clock::mono_ms(), event.time_stamp());
    if (0.0..LATE_MS_MAX).contains(&(now - happened)) { happened } else { now }
}

impl Drop for Keys {
    fn drop(&mut self) {
        for (name, listener) in &self.listeners {
            if let Some(document) = address::document() {
                let _ = document.remove_event_listener_with_callback_and_bool(name, listener.as_ref().unchecked_ref(), true);
            }
        }
    }
}
