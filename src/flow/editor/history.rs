//! Steps back and forth. Typing in one field is one step as long as nobody pauses.

use super::draft::Draft;

/// Steps back at most; drafts share what they have in common.
pub const STEPS_MAX: usize = 300;
/// A pause after which typing in the same field is a step of its own, in milliseconds.
pub const TYPING_PAUSE_MS: i64 = 1_500;

/// What was before, and what was undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Draft>,
    undone: Vec<Draft>,
    typing: Option<(String, i64)>,
}

impl History {
    /// Something has changed: `before` is what a step back leads to. `typed` names the field that somebody types in, with the instant in milliseconds.
    pub fn changed(&mut self, before: Draft, typed: Option<(String, i64)>) {
        let goes_on = match (&self.typing, &typed) {
            (Some((field, last)), Some((now_in, at))) => field == now_in && (0..=TYPING_PAUSE_MS).contains(&(at - last)),
            _ => false,
        };
        self.undone.clear();
        self.typing = typed;
        if goes_on && !self.done.is_empty() {
            return;
        }
        self.done.push(before);
        if self.done.len() > STEPS_MAX {
            self.done.remove(0);
        }
    }

    /// One step back from `now`.
    pub fn undo(&mut self, now: &Draft) -> Option<Draft> {
        let before = self.done.pop()?;
        self.undone.push(now.clone());
        self.typing = None;
        Some(before)
    }

    /// One step forth from `now`.
    pub fn redo(&mut self, now: &Draft) -> Option<Draft> {
        let after = self.undone.pop()?;
        self.done.push(now.clone());
        self.typing = None;
        Some(after)
    }

    /// Whether there is a step back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step forth.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// What came before holds no more: something else is in force.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}
