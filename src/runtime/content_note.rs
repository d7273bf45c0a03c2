//! The newest version of the content that was ever in force here, noted beside the journal: it tells a storage that was emptied from a hall that has never
//! published. A browser that clears everything clears it, too; a damaged or exchanged database does not.

use super::window::Window;
use crate::device;

/// Where it is noted, apart for the demonstration.
const NOTE_KEY: &str = "content-version";

/// The noted version; 0 for none.
pub fn noted(window: &Window) -> u32 {
    device::local::get(&window.scoped(NOTE_KEY)).and_then(|note| note.parse().ok()).unwrap_or(0)
}

/// Notes the newest version of a record that explains what was noted before: a lower one than that where a recovery kit has begun a new count.
pub fn keep(window: &Window, version: u32) {
    device::local::set(&window.scoped(NOTE_KEY), &version.to_string());
}
