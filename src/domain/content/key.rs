//! Keys and signatures: Ed25519, checked strictly.

use std::fmt;
use std::future::{Future, ready};

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use super::digest::{Digest, from_hex, to_hex};
use crate::domain::identity::read_text;

/// Bytes of a key's short name.
const KEY_ID_BYTES: usize = 8;

/// A public key that a signature can be checked with: a point of the curve, and none of the few with which anybody can sign.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// The checked key.
    pub fn new(bytes: &[u8; 32]) -> Option<Self> {
        VerifyingKey::from_bytes(bytes).ok().filter(|key| !key.is_weak()).map(|_| Self(*bytes))
    }

    /// Reads 64 small hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        Self::new(&from_hex(text)?)
    }

    /// The bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Its short name.
    pub fn id(&self) -> KeyId {
        KeyId(to_hex(&Digest::of(self.bytes()).bytes()[..KEY_ID_BYTES]))
    }

    /// Whether the signature is this key's over exactly this message. Strict: a second valid signature cannot be made from a first one.
    pub fn verifies(&self, message: &[u8], signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
    }
}

/// A key's short name: the first 16 hexadecimal digits of its SHA-256. People compare it when a key is pinned on another machine.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct KeyId(String);

impl KeyId {
    /// Reads 16 small hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        from_hex::<KEY_ID_BYTES>(text).map(|_| Self(text.to_owned()))
    }

    /// In groups of four, as people compare it: `8f3c 21a7 0b55 c9d1`.
    pub fn spoken(&self) -> String {
        self.0.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
    }
}

/// An Ed25519 signature, written as 128 small hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature([u8; 64]);

impl Signature {
    /// Hexadecimal digits of its text.
    pub const TEXT_LENGTH: usize = 128;

    /// These bytes, as a signing key gave them.
    pub const fn new(bytes: [u8; 64]) -> Self {
        Self(bytes)
    }

    /// Reads 128 small hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        from_hex(text).map(Self)
    }
}

/// Why nothing was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignFault {
    /// There is no key on this machine.
    NoKey,
    /// The key is wrapped and nobody has typed its passphrase.
    Locked,
    /// What the browser said.
    Failed(String),
}

/// Whatever holds a private key and signs with it: the browser's non-extractable key, or one that a passphrase has just unwrapped.
pub trait Signs {
    /// Its public half.
    fn public(&self) -> PublicKey;

    /// Signs a message.
    fn sign(&self, message: &[u8]) -> impl Future<Output = Result<Signature, SignFault>>;
}

/// A private key as 32 bytes in this program's memory: of the recovery kit, of a wrapped key, in tests. Forgotten (overwritten) when dropped.
#[derive(Clone)]
pub struct SeedKey(SigningKey);

impl SeedKey {
    /// The key of a secret seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// The secret itself: for what is no signing key and was wrapped like one.
    pub fn seed(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Signs at once.
    pub fn sign_now(&self, message: &[u8]) -> Signature {
        Signature(self.0.sign(message).to_bytes())
    }
}

impl Signs for SeedKey {
    fn public(&self) -> PublicKey {
        Self::public(self)
    }

    fn sign(&self, message: &[u8]) -> impl Future<Output = Result<Signature, SignFault>> {
        ready(Ok(self.sign_now(message)))
    }
}

impl fmt::Debug for SeedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SeedKey(hidden)")
    }
}

/// Writes these as the text that they are known by.
macro_rules! as_text {
    ($($type:ident: $expected:literal, $text:expr);* $(;)?) => {$(
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let text: fn(&Self) -> String = $text;
                f.write_str(&text(self))
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read_text(deserializer, $expected, Self::parse)
            }
        }
    )*};
}
as_text! {
    PublicKey: "a public key of 64 small hexadecimal digits", |key| to_hex(key.bytes());
    KeyId: "a key's name of 16 small hexadecimal digits", |id| id.0.clone();
    Signature: "a signature of 128 small hexadecimal digits", |signature| to_hex(&signature.0);
}

impl Serialize for PublicKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Signature {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
