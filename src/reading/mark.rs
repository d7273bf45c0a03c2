//! The mark of a guide: by it a print is known again, and an old one is known to be old.

use sha2::{Digest, Sha256};

use crate::domain::codes::print::PrintCode;
use crate::domain::guide::Guide;

/// Hexadecimal digits of a short hash: 40 bits.
const HASH_DIGITS: usize = 10;

fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

fn content(guide: &Guide) -> [u8; 32] {
    // A guide is always written: its types know nothing that JSON does not.
    digest(&serde_json::to_vec(guide).unwrap_or_default())
}

/// The short hash of a guide, as people read it: `8F3C2-1A0B7`.
pub fn hash(guide: &Guide) -> String {
    let digits = content(guide).into_iter().flat_map(|byte| [byte >> 4, byte & 15]).take(HASH_DIGITS);
    let hash: String = digits.map(|n| char::from(b"0123456789ABCDEF"[usize::from(n)])).collect();
    let (first, second) = hash.split_at(HASH_DIGITS / 2);
    format!("{first}-{second}")
}

fn number(digest: [u8; 32]) -> u32 {
    u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]])
}

/// The code printed on a guide of this hall.
pub fn code(guide: &Guide, hall_code: &str) -> Option<PrintCode> {
    PrintCode::new(hall_code, PrintCode::key_of(&guide.id), guide.version, number(content(guide)))
}
