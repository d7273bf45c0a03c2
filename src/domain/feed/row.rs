//! One case of another system, as it is kept: nothing in it tells who somebody is.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Progress, value};
use crate::domain::case::mask::Masked;
use crate::domain::guide::lint::is_hidden;
use crate::domain::identity::to_half_width;
use crate::domain::time::{Day, MinuteOfDay, UtcOffset};

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

    /// What is compared when somebody types or scans it: capitals and digits, full-width ones made plain. Scanners drop signs and Chinese characters, the keys
    /// on the kiosk's screen have none, and people do not type them. A number without a digit is compared by all its letters.
    pub fn folded(&self) -> String {
        Self::fold(&self.0)
    }

    /// The same of a text that somebody typed or scanned.
    pub fn fold(text: &str) -> String {
        let letters: String = text.chars().map(to_half_width).filter(|letter| letter.is_alphanumeric()).collect();
        let plain: String = letters.chars().filter(char::is_ascii_alphanumeric).collect();
        let compared = if plain.bytes().any(|byte| byte.is_ascii_digit()) { plain } else { letters };
        compared.to_uppercase()
    }

    /// Without what people see no difference in: blanks, case and the width of letters; signs stay.
    pub(super) fn signed(&self) -> String {
        self.0.chars().filter(|letter| !letter.is_whitespace()).map(to_half_width).collect::<String>().to_uppercase()
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

impl Moment {
    /// Whether it lies before the other as far as both say: a day without a time may be any time of it.
    pub fn is_before(self, other: Self) -> bool {
        self.day < other.day || self.day == other.day && self.minute.zip(other.minute).is_some_and(|(own, other)| own < other)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // What is written here names no other clock.
        value::moment(&text, UtcOffset::CHINA).map_err(|_| serde::de::Error::custom("a day, or a day and a time"))
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

impl FeedRow {
    /// When something happened to it last, as far as the other system says.
    pub fn last_at(&self) -> Moment {
        self.step_at.map_or(self.accepted_at, |step_at| step_at.max(self.accepted_at))
    }

    /// Whether it was finished so long ago that it is no longer kept: more than so many days. Where the other system does not say when, it is kept.
    pub fn is_expired(&self, today: Day, days: u32) -> bool {
        self.state.is_finished() && self.step_at.is_some_and(|_| today.days_since(self.last_at().day) > i64::from(days))
    }
}
