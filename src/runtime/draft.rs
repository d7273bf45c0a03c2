//! Unfinished work of one person, kept beside the journal: one writing after the other, so that an older state never lies over a newer one.

use super::command::Failure;
use super::window::Window;

/// Keeps one draft.
pub struct Keeper {
    window: Window,
    key: String,
    turn: futures_util::lock::Mutex<()>,
}

impl Keeper {
    /// Keeps the draft of this name.
    pub fn new(window: Window, key: String) -> Self {
        Self { window, key, turn: futures_util::lock::Mutex::new(()) }
    }

    /// What is kept, once everything that was changed earlier is.
    pub async fn read(&self) -> Result<Option<Vec<u8>>, Failure> {
        let _turn = self.turn.lock().await;
        Ok(self.window.journal().get_blob(&self.key).await?)
    }

    /// Keeps what `next` answers when its turn comes, or erases the draft; nothing happens where a later call has taken that along.
    pub async fn keep(&self, next: impl FnOnce() -> Option<Option<Vec<u8>>>) -> Option<Result<(), Failure>> {
        let _turn = self.turn.lock().await;
        let journal = self.window.journal();
        let kept = match next()? {
            Some(bytes) => journal.put_blob(&self.key, &bytes).await,
            None => journal.erase_blob(&self.key).await,
        };
        Some(kept.map_err(|error| Failure::Unavailable(error.to_string())))
    }
}
