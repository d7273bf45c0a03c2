//! The forms a text of a content file may have, each decided by the type that will hold it.

use crate::domain::access::Role;
use crate::domain::board::Period;
use crate::domain::hall::is_hall_code;
use crate::domain::identity::{ClerkId, CounterId, ItemId};
use crate::domain::time::{Day, MinuteOfDay};

/// What a text of the file is to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFormat {
    /// Four digits.
    HallCode,
    /// Lower case letters, digits and `-`, at most 40.
    Id,
    /// Lower case letters, digits and `-`, at most 20.
    ClerkId,
    /// `A` to `Z`.
    QueueLetter,
    /// `1` to `99`.
    CounterNumber,
    /// `08:30`
    Time,
    /// `2026-11-21`
    Day,
    /// `1` (Monday) to `7`.
    Weekday,
    /// `A` or `B`.
    Post,
    /// `off` or `required`.
    ClerkPin,
    /// A role of the staff.
    Role,
    /// Small letters, at most 20.
    Initials,
    /// 3 to 20 digits, with `-` between them.
    PhoneNumber,
    /// `/feeds/cases.csv` or `https://host/cases.csv`.
    FeedAddress,
    /// `2026-09` or `2026-Q3`.
    Period,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

impl TextFormat {
    /// Whether the text says it.
    pub(in crate::domain) fn accepts(self, text: &str) -> bool {
        match self {
            Self::HallCode => is_hall_code(text),
            Self::Id => ItemId::new(text).is_some(),
            Self::ClerkId => ClerkId::new(text).is_some(),
            Self::QueueLetter => text.len() == 1 && text.as_bytes()[0].is_ascii_uppercase(),
            Self::CounterNumber => CounterId::new(text).is_some() && !text.starts_with('0'),
            Self::Time => MinuteOfDay::parse(text).is_some(),
            // The date library also reads `2026-1-5`; one form is enough, and it sorts.
            Self::Day => Day::parse(text).is_some_and(|day| day.to_string() == text),
            Self::Weekday => matches!(text.as_bytes(), [b'1'..=b'7']),
            Self::Post => matches!(text, "A" | "B"),
            Self::ClerkPin => matches!(text, "off" | "required"),
            Self::Role => Role::of_name(text).is_some(),
            Self::Initials => (1..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase()),
            Self::Period => Period::parse(text).is_some(),
            Self::OneOf(words) => words.contains(&text),
            // No name or password in it: those stay on the machine.
            Self::FeedAddress => {
                let is_address = text.starts_with("https://") || text.starts_with('/') && !text.starts_with("//");
                is_address && text.len() <= 300 && text.bytes().all(|b| b.is_ascii_graphic() && !b"@#\\\"<>".contains(&b))
            }
            Self::PhoneNumber => {
                let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
                (3..=20).contains(&text.len()) && text.split('-').all(is_number)
            }
        }
    }
}
