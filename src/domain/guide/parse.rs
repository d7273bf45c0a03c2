//! Reads `guides.json`. A file that cannot be read is refused whole; incomplete guides are the lint's matter.

use std::collections::BTreeSet;

use super::model::Guides;

/// The format this program reads.
pub const FORMAT: u32 = 1;
/// Bytes of a file at most.
pub const BYTES_MAX: usize = 16 * 1024 * 1024;

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// More than [`BYTES_MAX`].
    TooLarge {
        /// Bytes.
        bytes: usize,
    },
    /// Not this shape: where, and what was expected (in English, for whoever writes files by hand).
    Shape {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader says.
        what: String,
    },
    /// Another format.
    Format(u32),
    /// Two guides of one identity.
    Twice(String),
}

/// The guides of a file.
///
/// # Errors
/// Why nothing of it is taken.
pub fn parse(text: &str) -> Result<Guides, Unreadable> {
    if text.len() > BYTES_MAX {
        return Err(Unreadable::TooLarge { bytes: text.len() });
    }
    let text = text.trim_start_matches('\u{feff}');
    let guides: Guides = serde_json::from_str(text).map_err(|error| Unreadable::Shape {
        line: error.line(),
        column: error.column(),
        what: error.to_string(),
    })?;
    if guides.format != FORMAT {
        return Err(Unreadable::Format(guides.format));
    }
    let mut seen = BTreeSet::new();
    match guides.guides.iter().find(|guide| !seen.insert(guide.id.as_str())) {
        Some(twice) => Err(Unreadable::Twice(twice.id.clone())),
        None => Ok(guides),
    }
}

/// The text of a file with these guides; read again it is equal.
pub fn write(guides: &Guides) -> Option<String> {
    serde_json::to_string_pretty(guides).ok().map(|text| text + "\n")
}
