//! The windows that have answered lately.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// After that many seconds without an answer a window counts as gone.
pub const SILENT_SECONDS: i64 = 15;

/// A window that has answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Its surface.
    pub surface: String,
    /// The counter it works for.
    pub counter: Option<String>,
    /// When it was heard last, in milliseconds of the monotonic clock.
    pub heard_ms: f64,
}

/// The windows heard of lately.
#[derive(Default)]
pub struct Neighbours(RefCell<BTreeMap<String, Neighbour>>);

impl Neighbours {
    /// Notes an answer. Windows that have gone are forgotten then: a page that is loaded anew is another window each time.
    pub fn heard(&self, window: String, surface: String, counter: Option<String>, now_ms: f64) {
        let mut windows = self.0.borrow_mut();
        windows.retain(|_, neighbour| is_alive(neighbour, now_ms));
        windows.insert(window, Neighbour { surface, counter, heard_ms: now_ms });
    }

    /// Windows heard within [`SILENT_SECONDS`].
    pub fn alive(&self, now_ms: f64) -> Vec<Neighbour> {
        self.0.borrow().values().filter(|neighbour| is_alive(neighbour, now_ms)).cloned().collect()
    }

    /// How many are remembered.
    pub fn remembered(&self) -> usize {
        self.0.borrow().len()
    }
}

fn is_alive(neighbour: &Neighbour, now_ms: f64) -> bool {
    now_ms - neighbour.heard_ms <= (SILENT_SECONDS * 1_000) as f64
}
