//! The function keys. They work wherever the focus is; a key held down counts once.

use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;

use super::state::{use_counter, use_slices};
use crate::flow::counter::keys::{Wish, is_ours, key_of, wish};
use crate::flow::counter::{Input, Seat};

/// Listens as long as the working screen stands. `type_number` goes to the field for a given number.
pub fn listen(seat: Seat, type_number: impl Fn() + 'static) {
    let (counter, slices) = (use_counter(), use_slices());
    let heard = move |event: KeyboardEvent| {
        let name = event.key();
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
            return;
        }
        if is_ours(&name) {
            event.prevent_default();
        }
        let Some(key) = key_of(&name).filter(|_| !event.repeat()) else { return };
        let wish = slices.desk.with_untracked(|desk| slices.held.with_untracked(|held| wish(key, desk, held, &seat)));
        match wish {
            Wish::Press(intent) => counter.press(intent),
            Wish::Toggle(panel) => counter.send(Input::Toggled(panel)),
            Wish::TypeNumber => type_number(),
            Wish::ClosePanel => counter.send(Input::ClosedPanel),
        }
    };
    let listener = window_event_listener(keydown, heard);
    on_cleanup(move || listener.remove());
}
