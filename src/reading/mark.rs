//! The mark of a guide: by it a print is known again, and an old one is known to be old.
//!
//! `JM1/ID/VERSION/HASH`: the hash is the first 40 bits of the SHA-256 over the guide's JSON as this program writes it, so that two contents of one
//! version are told apart. Letters and digits only, so that a scanner in keyboard mode types it whatever the layout.

use sha2::{Digest, Sha256};

use crate::domain::guide::Guide;

/// What every mark begins with.
pub const PREFIX: &str = "JM1";
/// Hexadecimal digits of a short hash: 40 bits.
pub const HASH_DIGITS: usize = 10;

/// The short hash of a guide: hexadecimal digits in capitals.
pub fn hash(guide: &Guide) -> String {
    let digest = Sha256::digest(serde_json::to_vec(guide).unwrap_or_else(|error| error.to_string().into_bytes()));
    digest
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .take(HASH_DIGITS)
        .map(|n| char::from(b"0123456789ABCDEF"[usize::from(n)]))
        .collect()
}

/// The short hash as people read it: `8F3C2-1A0B7`.
pub fn grouped(hash: &str) -> String {
    let (first, second) = hash.split_at(hash.len() / 2);
    format!("{first}-{second}")
}

/// The mark of a guide.
pub fn of(guide: &Guide) -> String {
    format!("{PREFIX}/{}/{}/{}", guide.id, guide.version, hash(guide))
}
