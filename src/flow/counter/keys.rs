//! The function keys of the counter, shown on its buttons and in the line below them.

use super::Kind;

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

/// The key of this name, as the browser calls it. F7 belongs to accepting a case.
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
    name != "Escape" && (key_of(name).is_some() || name == "F7")
}
