//! Identities of a fixed size: keys of the floor's tables, which are compared and copied far more often than they are read or written as text.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{is_slug, read_text};

/// A ticket, for ever: a version 7 UUID in its usual text form (small letters), or a name of at most 15 small letters, digits and `-`, as tests use
/// them. Ordered as its text is, apart from names, which come after every UUID.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketId(u128);

/// The first byte of a name. A version 7 UUID that begins with it would be of the year 10 889.
const NAME_MARK: u8 = 0xFF;
const NAME_LENGTH_MAX: usize = 15;
const UUID_LENGTH: usize = 36;

impl TicketId {
    /// The identity, or nothing when `text` is neither a UUID nor a short name.
    pub fn new(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        match bytes.len() {
            UUID_LENGTH => uuid(bytes).filter(|id| id >> 120 != u128::from(NAME_MARK)).map(Self),
            1..=NAME_LENGTH_MAX if bytes.iter().all(|byte| is_slug(*byte)) => {
                let mut named = [0; 16];
                named[0] = NAME_MARK;
                named[1..=bytes.len()].copy_from_slice(bytes);
                Some(Self(u128::from_be_bytes(named)))
            }
            _ => None,
        }
    }

    /// The text, written into `room`.
    fn text<'a>(&self, room: &'a mut [u8; UUID_LENGTH]) -> &'a str {
        let bytes = self.0.to_be_bytes();
        let length = if bytes[0] == NAME_MARK {
            let length = bytes[1..].iter().take_while(|byte| **byte != 0).count();
            room[..length].copy_from_slice(&bytes[1..=length]);
            length
        } else {
            let mut at = 0;
            for (i, byte) in bytes.iter().enumerate() {
                if matches!(i, 4 | 6 | 8 | 10) {
                    room[at] = b'-';
                    at += 1;
                }
                room[at] = hex_digit(byte >> 4);
                room[at + 1] = hex_digit(byte & 15);
                at += 2;
            }
            UUID_LENGTH
        };
        std::str::from_utf8(&room[..length]).unwrap_or_default()
    }
}

fn uuid(text: &[u8]) -> Option<u128> {
    let mut id = 0;
    for (i, byte) in text.iter().enumerate() {
        let digit = match (i, byte) {
            (8 | 13 | 18 | 23, b'-') => continue,
            (8 | 13 | 18 | 23, _) => return None,
            (_, b'0'..=b'9') => byte - b'0',
            (_, b'a'..=b'f') => byte - b'a' + 10,
            _ => return None,
        };
        id = id << 4 | u128::from(digit);
    }
    Some(id)
}

/// A digit of 0 to 15.
pub(crate) const fn hex_digit(value: u8) -> u8 {
    if value < 10 { b'0' + value } else { b'a' + value - 10 }
}

impl fmt::Display for TicketId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(&mut [0; UUID_LENGTH]))
    }
}

impl fmt::Debug for TicketId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for TicketId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text(&mut [0; UUID_LENGTH]))
    }
}

impl<'de> Deserialize<'de> for TicketId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "a ticket's identity", Self::new)
    }
}

/// A counter (窗口) of `hall.json`: the number people read, `1` to `99`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CounterId([u8; 2]);

impl CounterId {
    /// The number, or nothing when `text` is not one or two digits.
    pub fn new(text: &str) -> Option<Self> {
        match *text.as_bytes() {
            [one] if one.is_ascii_digit() => Some(Self([one, 0])),
            [ten, one] if ten.is_ascii_digit() && one.is_ascii_digit() => Some(Self([ten, one])),
            _ => None,
        }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        let length = if self.0[1] == 0 { 1 } else { 2 };
        std::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }
}

impl fmt::Display for CounterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CounterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for CounterId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for CounterId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "the number of a counter", Self::new)
    }
}
