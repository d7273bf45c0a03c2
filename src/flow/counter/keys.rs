//! The function keys of the counter, shown on its buttons and in the line below them.

use super::desk::{Desk, Line};
use super::{Intent, Kind, Panel, Seat};
use crate::domain::command::CounterAction;
use crate::domain::floor::CounterState;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Does this.
    Do(Kind),
    /// Puts aside the person at the counter, or takes up the only one put aside.
    HoldOrResume,
    /// Opens the panel where to send the person.
    Transfer,
    /// Pauses, or goes on.
    PauseOrGoOn,
    /// Goes to the field for a given number.
    Given,
    /// Closes what is open.
    Escape,
}

/// The key of this name, as the browser calls it. F7, F10 and F11 belong to cases.
pub fn key_of(name: &str) -> Option<Key> {
    match name {
        "F1" => Some(Key::Do(Kind::CallNext)),
        "F2" => Some(Key::Do(Kind::Recall)),
        "F3" => Some(Key::Do(Kind::Miss)),
        "F4" => Some(Key::Do(Kind::Finish)),
        "F5" => Some(Key::HoldOrResume),
        "F6" => Some(Key::Transfer),
        "F8" => Some(Key::PauseOrGoOn),
        "F9" => Some(Key::Given),
        "Escape" => Some(Key::Escape),
        _ => None,
    }
}

/// Keys of the browser that must not reload the page or open its own search while a clerk works, even where they do nothing here.
pub fn is_ours(name: &str) -> bool {
    name != "Escape" && (key_of(name).is_some() || ["F7", "F10", "F11"].contains(&name))
}

/// What a key asks for, as the desk stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// This. What is impossible is asked as well: the refusal tells why.
    Press(Intent),
    /// Open or close this panel.
    Toggle(Panel),
    /// Go to the field for a given number.
    TypeNumber,
    /// Close what is open.
    ClosePanel,
}

/// What `key` asks for at this desk.
pub fn wish(key: Key, desk: &Desk, held: &[Line], seat: &Seat) -> Wish {
    let press = |action| Wish::Press(Intent::At(action));
    match key {
        Key::Do(Kind::CallNext) => press(CounterAction::CallNext),
        Key::Do(Kind::Recall) => press(CounterAction::Recall),
        Key::Do(Kind::Miss) => press(CounterAction::Miss),
        Key::Do(_) => press(CounterAction::Finish),
        Key::HoldOrResume => match held {
            [only] if desk.current.is_none() => press(CounterAction::Resume(only.person.id.clone())),
            _ => press(CounterAction::Hold),
        },
        Key::Transfer if desk.current.is_some() => Wish::Toggle(Panel::Transfer),
        Key::Transfer | Key::Escape => Wish::ClosePanel,
        Key::PauseOrGoOn if matches!(desk.state, CounterState::Open { .. }) => press(CounterAction::Pause),
        Key::PauseOrGoOn => press(seat.opening()),
        Key::Given => Wish::TypeNumber,
    }
}
