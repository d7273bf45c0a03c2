//! Tables of a desk's window that follow the journal.

use std::cell::Cell;

use crate::journal::ReadError;

/// Lets one reading of a table go on at a time: a hall in which much happens would start many, and each would read the same pages.
#[derive(Default)]
pub struct Following {
    runs: Cell<bool>,
    is_asked: Cell<bool>,
}

impl Following {
    /// Reads with `read`, which says whether anything mattered; then `told` is called. Whoever asks while it goes on is served by another round of it.
    pub async fn read_on(&self, read: impl AsyncFn() -> Result<bool, ReadError>, told: impl Fn()) {
        self.is_asked.set(true);
        if self.runs.replace(true) {
            return;
        }
        while self.is_asked.replace(false) {
            if read().await.unwrap_or(false) {
                told();
            }
        }
        self.runs.set(false);
    }
}
