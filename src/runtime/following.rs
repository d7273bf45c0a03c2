//! Tables of a desk's window that follow the journal.

use std::cell::Cell;

use crate::journal::ReadError;

/// What could not be read is asked for again after so long.
pub const AGAIN_MS: u32 = 5_000;

/// Lets one reading of a table go on at a time: a hall in which much happens would start many, and each would read the same pages.
#[derive(Default)]
pub struct Following {
    runs: Cell<bool>,
    is_asked: Cell<bool>,
    /// Which count of news was told last; nothing before the first round.
    told: Cell<Option<u64>>,
}

impl Following {
    /// Reads with `read`, and calls `told` where the table's count of `news` is not the one that was told last: whoever read them, and also where
    /// the reading failed half-way. The first round tells in any case. Whoever asks while it goes on is served by another round of it. After a failure
    /// it reads again, each time after `pause`.
    pub async fn read_on<T>(
        &self,
        read: impl AsyncFn() -> Result<T, ReadError>,
        news: impl Fn() -> u64,
        told: impl Fn(),
        pause: impl AsyncFn(),
    ) {
        self.is_asked.set(true);
        if self.runs.replace(true) {
            return;
        }
        while self.is_asked.replace(false) {
            let is_read = read().await.is_ok();
            let now = Some(news());
            if self.told.replace(now) != now {
                told();
            }
            if !is_read {
                pause().await;
                self.is_asked.set(true);
            }
        }
        self.runs.set(false);
    }
}
