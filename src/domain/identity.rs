//! Checked names and numbers of things.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares a checked text: a private field, one constructor, refused when read back wrong.
macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, $max:expr, $allowed:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The checked value, or nothing when `text` is empty, too long or has a character that is not allowed.
            pub fn new(text: &str) -> Option<Self> {
                let allowed: fn(char) -> bool = $allowed;
                let fits = !text.is_empty() && text.len() <= $max && text.chars().all(allowed);
                fits.then(|| Self(text.to_owned()))
            }

            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::new(&text).ok_or_else(|| serde::de::Error::custom(concat!("not a ", stringify!($name))))
            }
        }
    };
}

fn is_slug(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

checked_text!(
    /// A ticket, for ever: a version 7 UUID in its usual text form, or any text of lower case letters, digits and `-` in tests.
    TicketId, 36, is_slug
);
checked_text!(
    /// An item (事项) of `hall.json`: lower case letters, digits and `-`, at most 40.
    ItemId, 40, is_slug
);
checked_text!(
    /// A counter (窗口) of `hall.json`: the number people read, `1` to `99`.
    CounterId, 2, |c| c.is_ascii_digit()
);
checked_text!(
    /// A clerk (窗口人员) of `hall.json`.
    ClerkId, 20, is_slug
);
checked_text!(
    /// Somebody who has a PIN: a clerk by the identity in `hall.json`, later everybody with a role.
    PersonId, 40, is_slug
);
checked_text!(
    /// What somebody may do from signing in until signing out, in one window.
    SessionId, 36, is_slug
);
checked_text!(
    /// One installation: one browser profile on one machine. Letters, digits, `-` and `_`, at most 24.
    Installation, 24, |c| c.is_ascii_alphanumeric() || c == '-' || c == '_'
);
checked_text!(
    /// One request: made once by whoever wants something, repeated unchanged until it is answered.
    RequestId, 64, |c| c.is_ascii_alphanumeric() || c == '-'
);
checked_text!(
    /// Who did it: an installation with a surface, a clerk or a role, such as `kiosk@lobby-1`. At most 64.
    Actor, 64, |c| c.is_ascii_alphanumeric() || "-_@.:/".contains(c)
);

impl From<&ClerkId> for PersonId {
    fn from(clerk: &ClerkId) -> Self {
        Self(clerk.0.clone())
    }
}

/// The letter of a queue (队列), `A` to `Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct QueueLetter(char);

impl QueueLetter {
    /// `A` to `Z`.
    pub fn new(letter: char) -> Option<Self> {
        letter.is_ascii_uppercase().then_some(Self(letter))
    }

    /// The letter.
    pub const fn letter(self) -> char {
        self.0
    }

    /// 1 for A to 26 for Z: the two digits in a ticket's code.
    pub fn ordinal(self) -> u32 {
        u32::from(self.0) - u32::from('A') + 1
    }

    /// The letter of this ordinal.
    pub fn from_ordinal(ordinal: u32) -> Option<Self> {
        let letter = char::from_u32(u32::from('A') + ordinal.checked_sub(1)?)?;
        Self::new(letter)
    }
}

impl fmt::Display for QueueLetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl<'de> Deserialize<'de> for QueueLetter {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let letter = char::deserialize(deserializer)?;
        Self::new(letter).ok_or_else(|| serde::de::Error::custom("a letter from A to Z was expected"))
    }
}

/// What a person reads and hears: `A023`. Letter and at least three digits; kept for the ticket's whole life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketNumber {
    queue: QueueLetter,
    number: u32,
}

impl TicketNumber {
    /// Highest number of one queue and day: four digits stand in the code.
    pub const MAX: u32 = 9_999;

    /// `number` from 1 to [`Self::MAX`].
    pub fn new(queue: QueueLetter, number: u32) -> Option<Self> {
        (1..=Self::MAX).contains(&number).then_some(Self { queue, number })
    }

    /// The queue in which it was issued (a transferred ticket keeps it).
    pub const fn queue(self) -> QueueLetter {
        self.queue
    }

    /// The running number without the letter.
    pub const fn number(self) -> u32 {
        self.number
    }

    /// Reads `A023`; small letters, full-width characters and blanks are understood.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(to_half_width).collect();
        let mut chars = plain.chars();
        let queue = QueueLetter::new(chars.next()?.to_ascii_uppercase())?;
        let digits = chars.as_str();
        let is_number = !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
        if is_number { Self::new(queue, digits.parse().ok()?) } else { None }
    }
}

/// Full-width letters and digits (Ａ０２３), as a Chinese input method may give them, to their plain form.
pub(crate) fn to_half_width(c: char) -> char {
    match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

impl fmt::Display for TicketNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:03}", self.queue, self.number)
    }
}

impl Serialize for TicketNumber {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TicketNumber {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("a ticket number such as A023 was expected"))
    }
}
