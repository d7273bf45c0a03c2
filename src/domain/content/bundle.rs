//! A bundle: everything a hall publishes at once, as one text.
//!
//! The text is JSON in one canonical form, so that it can be looked at with any editor and yet has exactly one spelling: the fields in the order of
//! [`Bundle`], no blanks between them, texts as `serde_json` writes them (only `"`, `\` and the characters below U+0020 are escaped, the short way where
//! there is one, otherwise `\u00xx` in small digits), digests and keys in small hexadecimal digits, instants in milliseconds. The last field is
//! `signature`. What is signed is the text up to the comma before it, in bytes; what names a bundle is the SHA-256 of its whole text. A reader writes
//! what it has read again and refuses a text that differs by a byte.

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::key::{KeyId, Signature};
use super::trust::KeyChange;
use crate::domain::identity::{PersonId, read_text};
use crate::domain::time::Timestamp;

/// Names the form of a bundle; another form would get another name.
pub const FORM: &str = "residents-window/bundle/1";
/// What every form's name begins with.
pub(super) const FORM_FAMILY: &str = "residents-window/bundle/";
/// Largest bundle, in bytes: ten times what 79 complete guides take.
pub const BUNDLE_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Most parts.
pub const PARTS_MAX: usize = 16;
/// Longest time from making to expiry, in days: content that nobody has looked at for so long is not to be trusted.
pub const VALIDITY_DAYS_MAX: i64 = 750;

/// What stands between the signed text and the signature.
const BEFORE_SIGNATURE: &str = ",\"signature\":\"";
/// What stands after it.
const AFTER_SIGNATURE: &str = "\"}";

/// The name of a part: `guides.json`. Small letters, digits, `-` and `.`, at most 40.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct PartName(String);

impl PartName {
    /// The checked name.
    pub fn new(text: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.';
        ((1..=40).contains(&text.len()) && text.bytes().all(allowed)).then(|| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for PartName {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "the name of a part", Self::new)
    }
}

/// One named text of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name.
    pub name: PartName,
    /// SHA-256 of its text.
    pub sha256: Digest,
    /// Its text.
    pub text: String,
}

/// The text of the part of this name.
pub fn text_of<'a>(parts: &'a [Part], name: &str) -> Option<&'a str> {
    parts.iter().find(|part| part.name.as_str() == name).map(|part| part.text.as_str())
}

impl Part {
    /// A part with the digest of its text.
    pub fn new(name: PartName, text: String) -> Self {
        Self { name, sha256: Digest::of(text.as_bytes()), text }
    }

    /// Its name and digest.
    pub fn hash(&self) -> PartHash {
        PartHash { name: self.name.clone(), sha256: self.sha256 }
    }
}

/// What an event says of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartHash {
    /// Its name.
    pub name: PartName,
    /// SHA-256 of its text.
    pub sha256: Digest,
}

/// Everything a hall publishes at once. The order of the fields is a part of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// [`FORM`].
    pub form: String,
    /// The four digits of the hall it is for.
    pub hall: String,
    /// Only grows; 1 for the first.
    pub version: u32,
    /// When it was made.
    pub made_at: Timestamp,
    /// From when on it is not taken in any more.
    pub expires_at: Timestamp,
    /// Who wrote it.
    pub author: PersonId,
    /// Who approved it: at least one, never the author.
    pub approvers: Vec<PersonId>,
    /// The key that signed it.
    pub key: KeyId,
    /// How that key follows from the one that was pinned.
    pub key_changes: Vec<KeyChange>,
    /// The contents, each name once.
    pub parts: Vec<Part>,
}

impl Bundle {
    /// The text that is signed.
    ///
    /// # Errors
    /// None in practice: everything in it can be written as JSON.
    pub fn signed_text(&self) -> Result<String, serde_json::Error> {
        let mut text = serde_json::to_string(self)?;
        // The object stays open: the signature is its last field.
        text.pop();
        Ok(text)
    }

    /// The whole text, from the text that was signed and its signature.
    pub fn seal(mut signed_text: String, signature: &Signature) -> String {
        signed_text.push_str(BEFORE_SIGNATURE);
        signed_text.push_str(&signature.to_string());
        signed_text.push_str(AFTER_SIGNATURE);
        signed_text
    }

    /// What a kept text with this digest says. It was checked when it was taken in; only that it is the same is looked at.
    pub fn read_kept(bytes: &[u8], hash: &Digest) -> Option<Self> {
        let is_it = Digest::of(bytes) == *hash;
        let (signed, _) = unseal(str::from_utf8(bytes).ok().filter(|_| is_it)?)?;
        serde_json::from_str(&format!("{signed}}}")).ok()
    }

    /// The text of a part.
    pub fn part(&self, name: &str) -> Option<&str> {
        text_of(&self.parts, name)
    }

    /// Names and digests of the parts.
    pub fn part_hashes(&self) -> Vec<PartHash> {
        self.parts.iter().map(Part::hash).collect()
    }
}

/// A whole text taken apart: what was signed, and the signature. Nothing when it does not end with one.
pub(super) fn unseal(text: &str) -> Option<(&str, Signature)> {
    let open = text.strip_suffix(AFTER_SIGNATURE)?;
    let (before, signature) = open.split_at_checked(open.len().checked_sub(Signature::TEXT_LENGTH)?)?;
    Some((before.strip_suffix(BEFORE_SIGNATURE)?, Signature::parse(signature)?))
}
