//! What is kept of a PIN: its Argon2id hash with a random salt, as a PHC string beside the journal, where it can be erased.
//!
//! Parameters: 19 MiB, 2 passes, 1 lane, the least that OWASP's Password Storage Cheat Sheet recommends for Argon2id. A PIN of six digits has a million
//! values, so the hash only buys time against somebody who has copied the profile; what stands against guessing at the screen is the lock.

use std::fmt;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use sha2::{Digest, Sha256};

use super::Pin;

/// Memory of one hash, in KiB.
const MEMORY_KIB: u32 = 19 * 1_024;
/// Passes over it.
const PASSES: u32 = 2;
/// Lanes: this is one thread.
const LANES: u32 = 1;
/// Bytes of the random salt, as RFC 9106 (section 3.1) recommends.
pub const SALT_BYTES: usize = 16;

/// The hash of a PIN as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Hashes a PIN. Measured in Chromium on two cores, built for size: 30 to 60 ms, up to 170 ms while the machine is busy. Nothing only when there is no
    /// memory for it.
    pub fn make(pin: &Pin, salt: &[u8; SALT_BYTES]) -> Option<Self> {
        let params = Params::new(MEMORY_KIB, PASSES, LANES, None).ok()?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        Some(Self(argon2.hash_password_with_salt(pin.digits(), salt).ok()?.to_string()))
    }

    /// The secret kept beside the journal, when it is the one that the event speaks of.
    pub fn read(bytes: &[u8], digest: &str) -> Option<Self> {
        let secret = Self(String::from_utf8(bytes.to_vec()).ok()?);
        (secret.digest() == digest && PasswordHash::new(&secret.0).is_ok()).then_some(secret)
    }

    /// Whether it is this PIN, compared in constant time with the parameters that the string names; nothing when there is no memory to tell.
    pub fn matches(&self, pin: &Pin) -> Option<bool> {
        let hash = PasswordHash::new(&self.0).ok()?;
        match Argon2::default().verify_password(pin.digits(), &hash) {
            Ok(()) => Some(true),
            Err(argon2::password_hash::Error::PasswordInvalid) => Some(false),
            Err(_) => None,
        }
    }

    /// What is kept.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// SHA-256 of what is kept, in hexadecimal: what the event says of it. The random salt is a part of what is hashed and is erased with it, so the
    /// digest that stays in the chain says nothing about the PIN.
    pub fn digest(&self) -> String {
        Sha256::digest(self.0.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}
