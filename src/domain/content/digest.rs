//! SHA-256 of what is published, and the few digits of it that stand on paper.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::domain::identity::{hex_digit, read_text};

/// SHA-256, written as 64 small hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

/// Digits of a short hash on each side of its dash. Two groups of four tell four thousand million texts apart: enough to find a printout's edition in a
/// hall's history, short enough to be read out on the telephone. It proves nothing against somebody who forges paper; no number on paper does.
const SHORT_GROUP: usize = 4;

impl Digest {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Reads 64 small hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        from_hex(text).map(Self)
    }

    /// These 32 bytes, where they were made piece by piece.
    pub(crate) const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What stands on paper: `8F3C-21A7`.
    pub fn short(&self) -> String {
        let hex = to_hex(&self.0[..SHORT_GROUP]).to_ascii_uppercase();
        format!("{}-{}", &hex[..SHORT_GROUP], &hex[SHORT_GROUP..])
    }

    /// Whether a person's `text` is this digest's short form; small letters and a missing dash are understood.
    pub fn is_short(&self, text: &str) -> bool {
        plain(text) == plain(&self.short())
    }
}

/// Whether a text has the shape of a short hash.
pub fn is_short_hash(text: &str) -> bool {
    let plain = plain(text);
    plain.len() == 2 * SHORT_GROUP && plain.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| *c != '-' && !c.is_whitespace()).collect::<String>().to_ascii_uppercase()
}

/// Small hexadecimal digits.
pub(super) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [hex_digit(byte >> 4), hex_digit(byte & 15)]).map(char::from).collect()
}

/// The bytes that exactly these small hexadecimal digits say. Capital letters are another text and refused: a text has one form.
pub(super) fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = value(*high)? << 4 | value(*low)?;
    }
    Some(bytes)
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Digest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "64 small hexadecimal digits", Self::parse)
    }
}
