//! The first look at a file, piece by piece: its digest, its size, how its text is encoded, and whether it is text at all.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use sha2::{Digest as _, Sha256};

use crate::domain::content::Digest;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    /// Larger than was allowed.
    TooLarge,
    /// A packed archive, whatever its name says.
    Packed,
    /// A workbook that was not saved as text.
    Workbook,
    /// Bytes that no text has.
    Binary,
}

/// What the first look has shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surveyed {
    /// SHA-256 of all bytes.
    pub digest: Digest,
    /// How many.
    pub bytes: u64,
    /// How the text is encoded: as its mark says; otherwise UTF-8 where all of it is, otherwise GB18030.
    pub encoding: &'static Encoding,
}

/// Looks at a file.
pub struct Survey {
    hasher: Sha256,
    bytes: u64,
    bytes_max: u64,
    head: Vec<u8>,
    /// Begun letters of UTF-8 at the end of the last piece.
    begun: Vec<u8>,
    is_utf8: bool,
    /// Letters of three bytes and more have come: Chinese ones are.
    has_long: bool,
    /// Letters of two bytes that are neither signs nor accented: Greek, Cyrillic, Hebrew ...
    has_foreign: bool,
    has_nul: bool,
}

/// The longest beginning that is looked at.
const HEAD_LENGTH: usize = 8;

impl Survey {
    /// Of a file that may have so many bytes.
    pub fn new(bytes_max: u64) -> Self {
        Self {
            hasher: Sha256::new(),
            bytes: 0,
            bytes_max,
            head: Vec::new(),
            begun: Vec::new(),
            is_utf8: true,
            has_long: false,
            has_foreign: false,
            has_nul: false,
        }
    }

    /// The next bytes. There is no need to go on after a refusal.
    ///
    /// # Errors
    /// The file is too large, or begins as no text does.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), NoText> {
        self.bytes += bytes.len() as u64;
        if self.bytes > self.bytes_max {
            return Err(NoText::TooLarge);
        }
        self.hasher.update(bytes);
        let missing = HEAD_LENGTH.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..missing]);
        self.has_nul |= bytes.contains(&0);
        if self.is_utf8 {
            self.has_long |= bytes.iter().any(|byte| *byte >= 0xe0);
            self.has_foreign |= bytes.iter().any(|byte| (0xc4..0xe0).contains(byte));
            self.check_utf8(bytes);
        }
        kind_of(&self.head).map_or(Ok(()), Err)
    }

    fn check_utf8(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        // A letter has at most four bytes: what was begun is finished byte by byte.
        while !self.begun.is_empty() && !rest.is_empty() {
            self.begun.push(rest[0]);
            rest = &rest[1..];
            match str::from_utf8(&self.begun) {
                Ok(_) => self.begun.clear(),
                Err(fault) if fault.error_len().is_some() => {
                    self.is_utf8 = false;
                    return;
                }
                Err(_) => {}
            }
        }
        if let Err(fault) = str::from_utf8(rest) {
            self.is_utf8 = fault.error_len().is_none();
            self.begun = rest[fault.valid_up_to()..].to_vec();
        }
    }

    /// All bytes have come.
    ///
    /// # Errors
    /// It is no text.
    pub fn finish(self) -> Result<Surveyed, NoText> {
        let marked = Encoding::for_bom(&self.head).map(|(encoding, _)| encoding);
        // A few words of Chinese in GB18030 may pass for Greek or Hebrew in UTF-8. With no Chinese besides nobody meant those.
        let is_utf8 = self.is_utf8 && self.begun.is_empty() && (self.has_long || !self.has_foreign);
        let encoding = marked.unwrap_or(if is_utf8 { UTF_8 } else { GB18030 });
        let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
        if self.has_nul && !is_wide {
            return Err(NoText::Binary);
        }
        Ok(Surveyed { digest: Digest::from_bytes(self.hasher.finalize().into()), bytes: self.bytes, encoding })
    }
}

/// What files begin with that are named `.csv` now and then.
fn kind_of(head: &[u8]) -> Option<NoText> {
    let begins = |beginnings: &[&[u8]]| beginnings.iter().any(|beginning| head.starts_with(beginning));
    if begins(&[b"\xd0\xcf\x11\xe0"]) {
        Some(NoText::Workbook)
    } else if begins(&[b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh9", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"]) {
        Some(NoText::Packed)
    } else if begins(&[b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"SQLite f", b"\x7fELF", b"MZ\x90"]) {
        Some(NoText::Binary)
    } else {
        None
    }
}
