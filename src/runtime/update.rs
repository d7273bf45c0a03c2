//! When a page is loaded anew: a new version of the site, new content, or records that this page has lost.

use super::window::Window;
use crate::device;
use crate::device::update::Update;

/// Nobody uses this screen now: a new version may take over, and a page that must be loaded anew may do so.
pub fn nobody_here(window: &Window) {
    match device::update::state() {
        Update::Waiting => device::update::activate(),
        Update::Ready => device::address::reload(),
        Update::None if window.health().must_reload => device::address::reload(),
        Update::None => {}
    }
}

/// A new version has taken over, and this page still runs the old one.
pub fn is_ready() -> bool {
    device::update::state() == Update::Ready
}
