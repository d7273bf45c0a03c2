//! Checked names and numbers of things.

use std::fmt;

use serde::{Deserialize, Serialize};

mod fixed;

pub(crate) use fixed::hex_digit;
pub use fixed::{CounterId, TicketId};

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
                is_made_of(text, $max, $allowed).then(|| Self(text.to_owned()))
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
                read_text(deserializer, stringify!($name), Self::new)
            }
        }
    };
}

/// Whether `text` has 1 to `length_max` bytes, all of them allowed.
fn is_made_of(text: &str, length_max: usize, allowed: fn(u8) -> bool) -> bool {
    !text.is_empty() && text.len() <= length_max && text.bytes().all(allowed)
}

fn is_slug(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

/// Reads a text that `read` understands, without a copy where the source allows it.
pub(crate) fn read_text<'de, D: serde::Deserializer<'de>, T>(
    deserializer: D,
    expected: &'static str,
    read: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    struct Text<T>(&'static str, fn(&str) -> Option<T>);
    impl<T> serde::de::Visitor<'_> for Text<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            (self.1)(text).ok_or_else(|| E::custom(self.0))
        }
    }
    deserializer.deserialize_str(Text(expected, read))
}

checked_text!(
    /// An item (事项) of `hall.json`: lower case letters, digits and `-`, at most 40.
    ItemId, 40, is_slug
);
checked_text!(
    /// A step (环节) of a procedure in `hall.json`: lower case letters, digits and `-`, at most 40.
    StepId, 40, is_slug
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
    /// Another system whose cases are imported: lower case letters, digits and `-`, at most 40.
    FeedId, 40, is_slug
);
checked_text!(
    /// The rows of one import, which lie beside the journal under this name: the feed's, `-`, and a random word.
    FeedSet, 60, is_slug
);
checked_text!(
    /// A reason for a rating in `hall.json`: lower case letters, digits and `-`, at most 40.
    ReasonId, 40, is_slug
);
checked_text!(
    /// One installation: one browser profile on one machine. Letters, digits, `-` and `_`, at most 24.
    Installation, 24, |b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'
);
checked_text!(
    /// One request: made once by whoever wants something, repeated unchanged until it is answered.
    RequestId, 64, |b| b.is_ascii_alphanumeric() || b == b'-'
);
checked_text!(
    /// Who did it: an installation with a surface, a clerk or a role, such as `kiosk@lobby-1`. At most 64.
    Actor, 64, |b| b.is_ascii_alphanumeric() || b"-_@.:/".contains(&b)
);

impl FeedSet {
    /// A new set of a feed; nothing when the word is no word of small letters and digits.
    pub fn of(feed: &FeedId, word: &str) -> Option<Self> {
        let is_word = is_made_of(word, 19, |b| b.is_ascii_lowercase() || b.is_ascii_digit());
        is_word.then(|| Self(format!("{feed}-{word}")))
    }

    /// Whose rows they are.
    pub fn feed(&self) -> Option<FeedId> {
        FeedId::new(self.0.rsplit_once('-')?.0)
    }
}

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
        Self::plain(text.as_bytes()).or_else(|| Self::typed(text))
    }

    /// As the program writes it.
    fn plain(text: &[u8]) -> Option<Self> {
        let [letter @ b'A'..=b'Z', digits @ ..] = text else { return None };
        Self::new(QueueLetter(char::from(*letter)), number_of(digits).filter(|_| digits.len() <= 4)?)
    }

    /// As people type it.
    fn typed(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(to_half_width).collect();
        Self::plain(plain.to_ascii_uppercase().as_bytes())
    }
}

/// The number these digits are (one to nine of them, nothing else).
pub(crate) fn number_of(digits: &[u8]) -> Option<u32> {
    let fits = (1..=9).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    fits.then(|| digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
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
        read_text(deserializer, "a ticket number such as A023", Self::parse)
    }
}
