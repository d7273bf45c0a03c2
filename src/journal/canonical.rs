//! The canonical form of an entry and of a batch, and their hashes.
//!
//! The form is bytes, so that nobody has to agree about JSON:
//!
//! - a text is its length in bytes (32 bits, big endian) and then its UTF-8;
//! - a count, a version or a flag is 32 bits, a running number or an instant (milliseconds) 64 bits, all big endian;
//! - a hash is its 32 bytes.
//!
//! An entry is: the text [`ENTRY_FORM`], writer, running number, previous hash, request, instant, person, count of parts, and for each part stream,
//! version, count of events, events. The place and the number taken are never in it: other homes assign them after the hash is made, and the
//! ticket's next event repeats the number and so chains it.
//!
//! A batch's body is: the text [`BODY_FORM`], count of parts, for each part stream, expected version, count of events, events; then 0, or 1 with
//! sequence and highest number; instant, person. The instant is in it: a repeated request is the identical batch, not the same wish made again.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Batch, Entry, Hash};
use crate::domain::identity::{hex_digit, read_text};

/// Names the form of an entry; another form would get another name, so that no two forms can be mistaken for each other.
pub const ENTRY_FORM: &str = "residents-window/entry/1";
/// Names the form of a batch's body.
pub const BODY_FORM: &str = "residents-window/body/1";

/// The canonical form of an entry.
pub fn entry(entry: &Entry) -> Vec<u8> {
    let mut form = Form::named(ENTRY_FORM);
    form.text(entry.writer.as_str());
    form.wide(entry.number);
    form.0.extend_from_slice(&entry.previous.0);
    form.text(entry.request.as_str());
    form.wide(entry.time.millis().cast_unsigned());
    form.text(entry.by.as_str());
    form.count(entry.parts.len());
    for part in &entry.parts {
        form.part(part.stream.as_str(), part.version, &part.events);
    }
    form.0
}

/// The hash of an entry's canonical form; its own `hash` field is not looked at.
pub fn entry_hash(of: &Entry) -> Hash {
    Hash(Sha256::digest(entry(of)).into())
}

/// The canonical form of what a batch asks for, without its request.
pub fn body(batch: &Batch) -> Vec<u8> {
    let mut form = Form::named(BODY_FORM);
    form.count(batch.parts.len());
    for part in &batch.parts {
        form.part(part.stream.as_str(), part.expected, &part.events);
    }
    match &batch.take {
        None => form.number(0),
        Some(take) => {
            form.number(1);
            form.text(take.sequence.as_str());
            form.number(take.at_most);
        }
    }
    form.wide(batch.time.millis().cast_unsigned());
    form.text(batch.by.as_str());
    form.0
}

/// How long [`body`] is, without making it.
pub fn body_length(batch: &Batch) -> usize {
    let text = |text: &str| 4 + text.len();
    let part = |part: &super::Part| text(part.stream.as_str()) + 8 + part.events.iter().map(|event| text(event)).sum::<usize>();
    let take = batch.take.as_ref().map_or(4, |take| 8 + text(take.sequence.as_str()));
    text(BODY_FORM) + 4 + batch.parts.iter().map(part).sum::<usize>() + take + 8 + text(batch.by.as_str())
}

/// What tells two batches of the same request apart.
pub fn body_digest(of: &Batch) -> Hash {
    Hash(Sha256::digest(body(of)).into())
}

/// Bytes in the making.
struct Form(Vec<u8>);

impl Form {
    fn named(name: &str) -> Self {
        let mut form = Self(Vec::with_capacity(512));
        form.text(name);
        form
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn count(&mut self, count: usize) {
        self.number(u32::try_from(count).unwrap_or(u32::MAX));
    }

    fn number(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_be_bytes());
    }

    fn wide(&mut self, number: u64) {
        self.0.extend_from_slice(&number.to_be_bytes());
    }

    fn part(&mut self, stream: &str, version: u32, events: &[String]) {
        self.text(stream);
        self.number(version);
        self.count(events.len());
        events.iter().for_each(|event| self.text(event));
    }
}

impl Hash {
    /// Before a writer's first entry.
    pub const ZERO: Self = Self([0; 32]);

    /// Reads 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != bytes.len() || !rest.is_empty() {
            return None;
        }
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = hex_value(*high)? << 4 | hex_value(*low)?;
        }
        Some(Self(bytes))
    }

    /// The text, written into `room`.
    fn text<'a>(&self, room: &'a mut [u8; 64]) -> &'a str {
        for (byte, pair) in self.0.iter().zip(room.as_chunks_mut::<2>().0) {
            *pair = [hex_digit(byte >> 4), hex_digit(byte & 15)];
        }
        std::str::from_utf8(room).unwrap_or("")
    }
}

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(&mut [0; 64]))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text(&mut [0; 64]))
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "64 hexadecimal digits", Self::parse)
    }
}
