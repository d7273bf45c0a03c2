//! The function keys. They work wherever the focus is; a key held down counts once.

use std::rc::Rc;

use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;

use super::cases::{Room, use_cases};
use super::state::{use_counter, use_slices};
use crate::flow::counter::keys::{Wish, is_ours, key_of, wish};
use crate::flow::counter::{Input, Seat};
use crate::runtime::scanning;

/// Listens as long as the working screen stands. `type_number` goes to the field for a given number.
pub fn listen(seat: Seat, type_number: impl Fn() + 'static) {
    let (counter, slices, cases) = (use_counter(), use_slices(), use_cases());
    let press = Rc::new(move |name: &str| {
        if let Some(room) = room_of(name) {
            return cases.go(room);
        }
        let Some(key) = key_of(name) else { return };
        let wish = slices.desk.with_untracked(|desk| slices.held.with_untracked(|held| wish(key, desk, held, &seat)));
        match wish {
            Wish::Press(intent) => counter.press(intent),
            Wish::Toggle(panel) => counter.send(Input::Toggled(panel)),
            Wish::TypeNumber => type_number(),
            Wish::ClosePanel => {
                counter.send(Input::ClosedPanel);
                cases.escape();
            }
        }
    });
    let pressed = press.clone();
    let heard = move |event: KeyboardEvent| {
        let name = event.key();
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
            return;
        }
        if is_ours(&name) {
            event.prevent_default();
        }
        if key_of(&name).is_some() && !event.repeat() {
            press(&name);
        }
    };
    let listener = window_event_listener(keydown, heard);
    // Function keys come from here: each waits for a moment in which a scanner would go on typing.
    let scanning = StoredValue::new_local(Some(scanning::listen(move |text| cases.given(text, false), || {}, move |name| pressed(name))));
    on_cleanup(move || {
        listener.remove();
        drop(scanning.try_update_value(Option::take));
    });
}

/// The screens of cases have keys of their own.
fn room_of(name: &str) -> Option<Room> {
    match name {
        "F7" => Some(Room::Accept),
        "F10" => Some(Room::Mine),
        "F11" => Some(Room::Find),
        _ => None,
    }
}
