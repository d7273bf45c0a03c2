//! A new version of the site: boot.js fetches it, the program says when nobody is using the screen. The agreement stands in boot.js.

use super::address;

/// How far a new version is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// There is none.
    None,
    /// It is there and waits to be let in.
    Waiting,
    /// It has taken over; this page shall load itself anew.
    Ready,
}

/// How far a new version is.
pub fn state() -> Update {
    match address::root_attribute("data-update").as_deref() {
        Some("waiting") => Update::Waiting,
        Some("ready") => Update::Ready,
        _ => Update::None,
    }
}

/// Lets the waiting version in.
pub fn activate() {
    address::tell_document("residents-activate-update");
}
