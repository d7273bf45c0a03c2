//! Looking for a guide: what was typed or chosen, and what is there.

use super::guides::Loaded;
use crate::flow::guides::{Shelf, Way};

/// Looking for a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was typed; nothing means going through them.
    pub typed: String,
    /// The keyboard is on the screen.
    pub keyboard: bool,
    /// How the person goes through them.
    pub way: Way,
    /// Which class, occasion or department, once it is chosen.
    pub choice: Option<usize>,
    /// What was found last; it stays until the next answer is there.
    pub shelf: Loaded<Shelf>,
    /// Version of the newest question.
    pub version: u32,
    /// Version of the question that the shelf answers.
    pub answered: u32,
    /// What was typed last was added, not taken away.
    pub grown: bool,
    /// Enough is known of what others read to offer it.
    pub asked: bool,
}

impl Default for Finding {
    fn default() -> Self {
        Self {
            typed: String::new(),
            keyboard: false,
            way: Way::default(),
            choice: None,
            shelf: Loaded::Asked,
            version: 0,
            answered: 0,
            grown: false,
            asked: false,
        }
    }
}

impl Finding {
    /// The person chooses among classes, occasions or departments.
    pub fn is_choosing(&self) -> bool {
        self.typed.trim().is_empty() && self.choice.is_none() && self.way != Way::Asked
    }
}
