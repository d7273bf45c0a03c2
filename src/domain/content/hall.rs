//! The hall as signed content names it: its four digits, and in the demonstration a word before them, so that nothing that was signed for playing is
//! ever taken in by the hall itself, nor the other way round.

use std::fmt;

/// What stands before the digits in the demonstration.
const DEMO: &str = "demo-";
/// Digits of a hall's code.
const CODE_DIGITS: usize = 4;

/// The name of a hall in bundles, proposals and statements about keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentHall {
    code: String,
    is_demo: bool,
}

impl ContentHall {
    /// The hall with this code, or its demonstration.
    pub fn new(code: &str, is_demo: bool) -> Self {
        Self { code: code.to_owned(), is_demo }
    }

    /// Whether `text` can be the name of any hall: what is no name at all is neither shown nor kept.
    pub fn is_a_name(text: &str) -> bool {
        let code = text.strip_prefix(DEMO).unwrap_or(text);
        code.len() == CODE_DIGITS && code.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// It is the demonstration's.
    pub const fn is_demo(&self) -> bool {
        self.is_demo
    }

    /// Whether `text` names this hall: as content does, or by its code alone, as a person does.
    pub fn is_named(&self, text: &str) -> bool {
        text == self.code || text == self.to_string()
    }
}

impl fmt::Display for ContentHall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.is_demo { DEMO } else { "" }, self.code)
    }
}
