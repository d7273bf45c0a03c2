//! A private key wrapped with a passphrase: for browsers whose WebCrypto does not sign with Ed25519, and for carrying a key to another machine.
//!
//! Argon2id makes a key of the passphrase, XChaCha20-Poly1305 closes the seed with it; the public key is bound in, so that no wrapping can be exchanged
//! for another unnoticed. 64 MiB and 3 passes are the second choice of RFC 9106 (section 4) with one lane: about half a second, and a passphrase is typed
//! once a publication.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};

use super::digest::{from_hex, to_hex};
use super::key::{PublicKey, SeedKey};

/// Names the form; other parameters would get another name.
const FORM: &str = "residents-window/wrapped-key/1";
const MEMORY_KIB: u32 = 64 * 1_024;
const PASSES: u32 = 3;
const LANES: u32 = 1;
/// Bytes of the random salt.
pub const SALT_BYTES: usize = 16;
/// Bytes of the random nonce.
pub const NONCE_BYTES: usize = 24;
/// Fewest characters of a passphrase: a wrapped key can be copied and guessed at anywhere, a PIN would not last a minute.
pub const PASSPHRASE_LENGTH_MIN: usize = 12;

/// A wrapped key, kept beside the journal or in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrappedKey {
    form: String,
    /// Its public half: known without the passphrase.
    pub public: PublicKey,
    salt: String,
    nonce: String,
    closed: String,
}

/// Why a key was not wrapped or not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrapFault {
    /// Fewer than [`PASSPHRASE_LENGTH_MIN`] characters.
    TooShort,
    /// Another passphrase, or a damaged wrapping: nobody can tell which.
    Wrong,
    /// There is not enough memory for it.
    NoMemory,
}

impl WrappedKey {
    /// Wraps the key of this seed. `salt` and `nonce` are fresh and random.
    ///
    /// # Errors
    /// See [`WrapFault`].
    pub fn close(seed: &[u8; 32], passphrase: &str, salt: &[u8; SALT_BYTES], nonce: &[u8; NONCE_BYTES]) -> Result<Self, WrapFault> {
        if passphrase.chars().count() < PASSPHRASE_LENGTH_MIN {
            return Err(WrapFault::TooShort);
        }
        let public = SeedKey::from_seed(seed).public();
        let payload = Payload { msg: seed, aad: public.bytes() };
        let closed = cipher(passphrase, salt)?.encrypt(&XNonce::from(*nonce), payload).map_err(|_| WrapFault::NoMemory)?;
        Ok(Self { form: FORM.to_owned(), public, salt: to_hex(salt), nonce: to_hex(nonce), closed: to_hex(&closed) })
    }

    /// The key, for as long as the caller keeps it.
    ///
    /// # Errors
    /// See [`WrapFault`].
    pub fn open(&self, passphrase: &str) -> Result<SeedKey, WrapFault> {
        let (salt, nonce, closed) = self.parts().ok_or(WrapFault::Wrong)?;
        let payload = Payload { msg: &closed, aad: self.public.bytes() };
        let seed = cipher(passphrase, &salt)?.decrypt(&XNonce::from(nonce), payload).map_err(|_| WrapFault::Wrong)?;
        let key = SeedKey::from_seed(&seed.try_into().map_err(|_| WrapFault::Wrong)?);
        if key.public() == self.public { Ok(key) } else { Err(WrapFault::Wrong) }
    }

    /// The key to pin at a first start where this one lies here from a try before: it itself when the passphrase opens it, for that try may have arrived;
    /// nothing when another has to be made.
    ///
    /// # Errors
    /// When nobody can tell now.
    pub fn to_pin(kept: Option<Self>, passphrase: &str) -> Result<Option<Self>, WrapFault> {
        match kept.as_ref().map(|key| key.open(passphrase)) {
            Some(Ok(_)) => Ok(kept),
            None | Some(Err(WrapFault::Wrong)) => Ok(None),
            Some(Err(fault)) => Err(fault),
        }
    }

    fn parts(&self) -> Option<([u8; SALT_BYTES], [u8; NONCE_BYTES], [u8; 48])> {
        let known = self.form == FORM;
        Some((from_hex(&self.salt).filter(|_| known)?, from_hex(&self.nonce)?, from_hex(&self.closed)?))
    }
}

fn cipher(passphrase: &str, salt: &[u8; SALT_BYTES]) -> Result<XChaCha20Poly1305, WrapFault> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(32)).map_err(|_| WrapFault::NoMemory)?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .map_err(|_| WrapFault::NoMemory)?;
    Ok(XChaCha20Poly1305::new(&Key::from(key)))
}
