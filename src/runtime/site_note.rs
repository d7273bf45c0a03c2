//! What became of the file that lay beside the site, noted on the machine: it says whether the same file has to be asked for again.
//!
//! `[tag, edition]` when it was taken in, `[tag, circumstances, zh, en]` when it was refused. Any other note is none.

use serde_json::Value;

use crate::domain::content::{Digest, Refusal};
use crate::domain::json::tree;

/// What stands before names that we give to files ourselves, because their server names none.
const OWN: &str = "sha256:";

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It was taken in.
    Taken {
        /// What names the file.
        tag: String,
        /// The digest of the edition.
        edition: String,
    },
    /// It was refused.
    Refused {
        /// What names the file.
        tag: String,
        /// Under which circumstances; nothing when the refusal passes by itself.
        at: String,
        /// Why, in each language.
        why: [String; 2],
    },
}

impl Note {
    /// A refusal, as it is noted under these circumstances.
    pub fn refused(tag: &str, refusal: &Refusal, at: &str, why: [String; 2]) -> Self {
        // What was made in the future may be taken in a little later.
        let at = if matches!(refusal, Refusal::Future { .. }) { "" } else { at };
        Self::Refused { tag: tag.to_owned(), at: at.to_owned(), why }
    }

    /// The note, read.
    pub fn read(text: &str) -> Option<Self> {
        let Value::Array(entries) = tree(text)? else { return None };
        let entries: Option<Vec<String>> = entries.into_iter().map(|entry| entry.as_str().map(str::to_owned)).collect();
        match <[String; 4]>::try_from(entries?) {
            Ok([tag, at, zh, en]) => Some(Self::Refused { tag, at, why: [zh, en] }),
            Err(entries) => {
                let [tag, edition] = entries.try_into().ok()?;
                Some(Self::Taken { tag, edition })
            }
        }
    }

    /// The note, written.
    pub fn text(&self) -> String {
        let entries: Vec<&String> = match self {
            Self::Taken { tag, edition } => vec![tag, edition],
            Self::Refused { tag, at, why: [zh, en] } => vec![tag, at, zh, en],
        };
        Value::Array(entries.into_iter().map(|entry| Value::String(entry.clone())).collect()).to_string()
    }

    /// What names the file that need not come again: it was taken in and is here, or was refused under these very circumstances.
    pub fn known(&self, at: &str, is_here: bool) -> Option<&str> {
        match self {
            Self::Taken { tag, .. } => is_here.then_some(tag.as_str()),
            Self::Refused { tag, at: then, .. } => (!at.is_empty() && then == at).then_some(tag.as_str()),
        }
    }

    /// Whether staff have been told of this file.
    pub fn has_told(&self, file: &str) -> bool {
        matches!(self, Self::Refused { tag, .. } if tag == file)
    }
}

/// What names a file: the server's tag, or else the digest of its bytes.
pub fn name_of(tag: String, bytes: &[u8]) -> String {
    if tag.is_empty() { format!("{OWN}{}", Digest::of(bytes)) } else { tag }
}

/// What names a file too large to be read.
pub fn name_of_large(tag: String, bytes: usize) -> String {
    if tag.is_empty() { format!("{OWN}{bytes}") } else { tag }
}

/// The name as the server gave it: it does not know ours.
pub fn of_the_server(name: &str) -> Option<&str> {
    (!name.starts_with(OWN)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;

    fn refused(refusal: &Refusal, at: &str) -> Note {
        Note::refused("\"one\"", refusal, at, ["a".to_owned(), "b".to_owned()])
    }

    #[test]
    fn a_file_is_asked_for_again_when_something_may_have_changed() {
        let taken = Note::Taken { tag: "\"one\"".to_owned(), edition: "d".to_owned() };
        assert_eq!(taken.known("k 5 b", true), Some("\"one\""));
        assert_eq!(taken.known("k 5 b", false), None, "its bundle was lost");
        let older = refused(&Refusal::Older { found: 4, newest: 5 }, "k 5 b");
        assert_eq!(older.known("k 5 b", false), Some("\"one\""));
        for other in ["l 5 b", "k 6 b", "k 5 c", ""] {
            assert_eq!(older.known(other, true), None, "{other}");
        }
        let early = refused(&Refusal::Future { made_at: Timestamp::default() }, "k 5 b");
        assert_eq!(early.known("k 5 b", true), None, "it passes by itself");
        assert_eq!(early.known("", true), None);
        assert!(early.has_told("\"one\"") && !early.has_told("\"two\"") && !taken.has_told("\"one\""));
    }

    #[test]
    fn a_note_is_read_as_it_was_written_and_any_other_is_none() {
        for note in [Note::Taken { tag: "t".to_owned(), edition: "d".to_owned() }, refused(&Refusal::Newer, "k 5 b")] {
            assert_eq!(Note::read(&note.text()), Some(note));
        }
        for other in ["", "{}", "[]", "[\"t\"]", "[\"t\",\"a\",\"b\"]", "[\"t\",1]"] {
            assert_eq!(Note::read(other), None, "{other}");
        }
    }

    #[test]
    fn a_file_without_a_tag_is_named_by_its_bytes() {
        let name = name_of(String::new(), b"one");
        assert_eq!(name, name_of(String::new(), b"one"));
        assert_ne!(name, name_of(String::new(), b"two"));
        assert_ne!(name_of_large(String::new(), 1), name_of_large(String::new(), 2));
        assert_eq!((of_the_server(&name), of_the_server("\"one\"")), (None, Some("\"one\"")));
        assert_eq!((name_of("t".to_owned(), b"one"), name_of_large("t".to_owned(), 1)), ("t".to_owned(), "t".to_owned()));
    }
}
