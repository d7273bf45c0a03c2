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
    let root = address::document().and_then(|document| document.document_element());
    match root.and_then(|root| root.get_attribute("data-update")).as_deref() {
        Some("waiting") => Update::Waiting,
        Some("ready") => Update::Ready,
        _ => Update::None,
    }
}

/// Lets the waiting version in.
pub fn activate() {
    if let (Some(document), Ok(event)) = (address::document(), web_sys::Event::new("residents-activate-update")) {
        // The answer only says whether somebody prevented it, which nobody does.
        let _ = document.dispatch_event(&event);
    }
}
