//! One case of another system, as it is kept: nothing in it tells who somebody is.

use std::fmt;

use super::Progress;
use crate::domain::case::mask::Masked;
use crate::domain::guide::lint::is_hidden;
use crate::domain::identity::to_half_width;
use crate::domain::time::{Day, MinuteOfDay};

/// A number of another system, exactly as it writes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ForeignNumber(String);

impl ForeignNumber {
    /// Fewest characters.
    pub const LENGTH_MIN: usize = 4;
    /// Most characters.
    pub const LENGTH_MAX: usize = 64;

    /// The number; nothing when it is too short, too long, has no digit, begins or ends with a blank, or has characters that cannot be seen.
    pub fn new(text: &str) -> Option<Self> {
        let fits = (Self::LENGTH_MIN..=Self::LENGTH_MAX).contains(&text.chars().count()) && text.trim() == text;
        let is_number = text.chars().any(|letter| to_half_width(letter).is_ascii_digit()) && !text.chars().any(is_unseen);
        (fits && is_number).then(|| Self(text.to_owned()))
    }

    /// As the other system writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is compared when somebody types or scans it: without blanks, capitals, full-width letters made plain.
    pub fn folded(&self) -> String {
        Self::fold(&self.0)
    }

    /// The same of a text that somebody typed or scanned.
    pub fn fold(text: &str) -> String {
        text.chars().filter(|letter| !letter.is_whitespace()).map(to_half_width).collect::<String>().to_uppercase()
    }
}

/// Line breaks and tabs count as unseen here, too.
pub(super) fn is_unseen(letter: char) -> bool {
    letter.is_control() || is_hidden(letter)
}

/// A day, or a time of a day, by the hall's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// The time, where the other system said it.
    pub minute: Option<MinuteOfDay>,
}

/// `2026-11-21` or `2026-11-21 09:05`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.minute {
            None => write!(f, "{}", self.day),
            Some(minute) => write!(f, "{} {minute}", self.day),
        }
    }
}

/// One case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedRow {
    /// By which people ask for it.
    pub receipt: ForeignNumber,
    /// What was applied for.
    pub item: String,
    /// By whom.
    pub applicant: Option<Masked>,
    /// Their phone; its last four digits are asked for. Without it the case cannot be asked for at the kiosk.
    pub phone: Option<Masked>,
    /// When it was accepted.
    pub accepted_at: Moment,
    /// Where it is.
    pub step: Option<String>,
    /// Since when.
    pub step_at: Option<Moment>,
    /// What it is.
    pub state: Progress,
    /// Promised limit in working days.
    pub promised_days: Option<u16>,
    /// When it must be decided.
    pub due_at: Option<Moment>,
    /// What came of it.
    pub result: Option<String>,
    /// What the applicant should know.
    pub note: Option<String>,
}
