//! This machine's signing key: the browser's, which no script can read, or one wrapped with a passphrase where the browser does not know Ed25519.
//!
//! A change of key is written into the record first and kept on the machine afterwards: a machine that stops between the two has no key that counts, and
//! the recovery kit makes another.

use super::command::Failure;
use super::contents::{hall_of, office};
use super::window::Window;
use crate::device;
use crate::device::signing::{BrowserKey, NextKey};
use crate::domain::content::wrapped::{NONCE_BYTES, SALT_BYTES, WrappedKey};
use crate::domain::content::{Denied, KeyCard, PublicKey, SeedKey, SignFault, Signature, Signs, Trust};
use crate::domain::identity::PersonId;
use crate::flow::pin::Typed;
use crate::flow::publishing::{Fault, KeyHere, KitSeed, Since};

/// Where a wrapped key lies beside the journal.
const WRAPPED_BLOB: &str = "wrapped-key";

/// Held while a first key is pinned.
const PIN_LOCK: &str = "pin-first-key";

/// Whatever signs on this machine.
pub(super) enum Signer {
    Browser(BrowserKey),
    Unwrapped(SeedKey),
}

impl Signs for Signer {
    fn public(&self) -> PublicKey {
        match self {
            Self::Browser(key) => key.public(),
            Self::Unwrapped(key) => key.public(),
        }
    }

    async fn sign(&self, message: &[u8]) -> Result<Signature, SignFault> {
        match self {
            Self::Browser(key) => key.sign(message).await,
            Self::Unwrapped(key) => Ok(key.sign_now(message)),
        }
    }
}

/// A key that has been made and is not kept yet.
enum Next {
    Browser(NextKey),
    Wrapped(WrappedKey),
}

impl Next {
    /// Makes one: with a passphrase it is wrapped.
    async fn make(passphrase: Option<&Typed>) -> Result<Self, Fault> {
        match passphrase {
            None => device::signing::next_key().await.map(Self::Browser).map_err(Fault::NotSigned),
            Some(typed) => wrap(&device::ids::random_bytes(), typed).map(Self::Wrapped),
        }
    }

    fn public(&self) -> PublicKey {
        match self {
            Self::Browser(key) => key.public(),
            Self::Wrapped(key) => key.public,
        }
    }

    async fn keep(&self, window: &Window) -> Result<(), Fault> {
        match self {
            Self::Browser(key) => {
                device::signing::replace_key(&hall_of(window), key).await.map_err(Fault::NotSigned)?;
                // A wrapped one that was given up is not asked for any more.
                let _ = window.journal().erase_blob(WRAPPED_BLOB).await;
                Ok(())
            }
            Self::Wrapped(key) => keep_wrapped(window, key).await,
        }
    }
}

/// Which key this machine has.
pub(super) async fn key_here(window: &Window) -> KeyHere {
    match (device::signing::kept_key(&hall_of(window)).await, wrapped(window).await) {
        (_, Ok(Some(key))) => KeyHere::Wrapped(key.public),
        (Ok(Some(key)), _) => KeyHere::Browser(key.public()),
        (Err(SignFault::Failed(detail)), _) => KeyHere::Unknown(detail),
        (_, Err(_)) => KeyHere::Unknown(WRAPPED_BLOB.to_owned()),
        (Ok(None) | Err(_), Ok(None)) => KeyHere::None,
    }
}

/// The key to sign with.
pub(super) async fn signer(window: &Window, passphrase: Option<Typed>) -> Result<Signer, Fault> {
    match (wrapped(window).await?, passphrase) {
        (Some(key), Some(Typed(typed))) => key.open(&typed).map(Signer::Unwrapped).map_err(Fault::Wrap),
        (Some(_), None) => Err(Fault::NotSigned(SignFault::Locked)),
        (None, _) => {
            let kept = device::signing::kept_key(&hall_of(window)).await.map_err(Fault::NotSigned)?;
            kept.map(Signer::Browser).ok_or(Fault::NotSigned(SignFault::NoKey))
        }
    }
}

/// First start: makes this machine's key and pins it with the kit. A wrapped key is kept before it is pinned, so windows do this one after another, and none
/// writes over a key that may be pinned already.
pub(super) async fn pin_new(window: &Window, who: &PersonId, kit: &KitSeed, passphrase: Option<Typed>) -> Result<(), Fault> {
    let Some(_held) = device::locks::take(&window.scoped(PIN_LOCK), device::locks::Manner::Wait, || {}).await else {
        return Err(Fault::Failed(Failure::Unavailable(PIN_LOCK.to_owned())));
    };
    office(window).look().await?.has_no_key().map_err(Fault::Denied)?;
    let key = match &passphrase {
        None => device::signing::make_key(&hall_of(window)).await.map_err(Fault::NotSigned)?.public(),
        Some(typed) => match WrappedKey::to_pin(wrapped(window).await?, &typed.0).map_err(Fault::Wrap)? {
            Some(kept) => kept.public,
            None => {
                let key = wrap(&device::ids::random_bytes(), typed)?;
                keep_wrapped(window, &key).await?;
                key.public
            }
        },
    };
    office(window).pin_keys(who, &hall_of(window).to_string(), (key, kit.key().public())).await?;
    Ok(())
}

/// A key and a kit that two people are to confirm.
pub(super) struct Anew {
    /// Both.
    pub card: KeyCard,
    /// A wrapped key that was just made and lies nowhere yet.
    made: Option<WrappedKey>,
    /// No other window makes one meanwhile.
    _held: device::locks::Held,
}

impl Anew {
    /// Keeps what was made: only when the first person's PIN was right.
    pub(super) async fn keep(&self, window: &Window) -> Result<(), Failure> {
        match &self.made {
            None => Ok(()),
            Some(key) => put_wrapped(window, key).await,
        }
    }
}

/// The records of the keys are damaged, and two people are to confirm this machine's key with a new kit. A key that lies here may be the one that has signed
/// everything: it stays, and another is made only where there is none. Nothing counts yet.
pub(super) async fn anew(window: &Window, kit: &KitSeed, passphrase: Option<Typed>) -> Result<Anew, Fault> {
    let Some(held) = device::locks::take(&window.scoped(PIN_LOCK), device::locks::Manner::Wait, || {}).await else {
        return Err(Fault::Failed(Failure::Unavailable(PIN_LOCK.to_owned())));
    };
    match office(window).look().await?.has_no_key() {
        Err(Denied::KeysLost | Denied::KeysDoubtful) => {}
        Err(denied) => return Err(Fault::Denied(denied)),
        // There is nothing to confirm: the first key of all is pinned by one.
        Ok(()) => return Err(Fault::Denied(Denied::NoKey)),
    }
    let (key, made) = match (wrapped(window).await?, passphrase) {
        (Some(kept), Some(Typed(typed))) => (kept.open(&typed).map_err(Fault::Wrap)?.public(), None),
        (Some(_), None) => return Err(Fault::NotSigned(SignFault::Locked)),
        (None, None) => (device::signing::make_key(&hall_of(window)).await.map_err(Fault::NotSigned)?.public(), None),
        (None, Some(typed)) => {
            let key = wrap(&device::ids::random_bytes(), &typed)?;
            (key.public, Some(key))
        }
    };
    let card = KeyCard::of(&Trust::pinned(&hall_of(window).to_string(), key, kit.key().public()));
    Ok(Anew { card, made, _held: held })
}

/// Another key, signed by the one that counts.
pub(super) async fn change(window: &Window, who: &PersonId, passphrase: Option<Typed>) -> Result<(), Fault> {
    let trust = trust(window).await?;
    let old = signer(window, passphrase.clone()).await?;
    if old.public() != trust.key() {
        return Err(Fault::OtherKey);
    }
    let next = Next::make(passphrase.as_ref()).await?;
    let change = trust.change_key(&old, next.public(), window.now()).await.map_err(Fault::NotSigned)?;
    office(window).change_key(who, &change).await?;
    next.keep(window).await
}

/// Another key, stated by the recovery kit after the changes of key that stay; from now on the new kit counts.
pub(super) async fn recover(
    window: &Window,
    who: &PersonId,
    (old, new): (&KitSeed, &KitSeed),
    passphrase: Option<Typed>,
    since: Since,
) -> Result<(), Fault> {
    let trust = trust(window).await?;
    // What follows from it was shown for the chain as it was.
    if trust.changes().len() != since.of {
        return Err(Fault::Changed);
    }
    let next = Next::make(passphrase.as_ref()).await?;
    let change = trust.recover_from(since.kept, &old.key(), next.public(), new.key().public(), window.now());
    office(window).change_key(who, &change).await?;
    next.keep(window).await
}

async fn trust(window: &Window) -> Result<Trust, Fault> {
    office(window).look().await?.signing_trust().cloned().map_err(Fault::Denied)
}

fn wrap(seed: &[u8; 32], Typed(typed): &Typed) -> Result<WrappedKey, Fault> {
    let (salt, nonce) = (device::ids::random_bytes::<SALT_BYTES>(), device::ids::random_bytes::<NONCE_BYTES>());
    WrappedKey::close(seed, typed, &salt, &nonce).map_err(Fault::Wrap)
}

async fn keep_wrapped(window: &Window, key: &WrappedKey) -> Result<(), Fault> {
    put_wrapped(window, key).await.map_err(Fault::Failed)
}

async fn put_wrapped(window: &Window, key: &WrappedKey) -> Result<(), Failure> {
    let unavailable = Failure::Unavailable;
    let text = serde_json::to_string(key).map_err(|error| unavailable(error.to_string()))?;
    window.journal().put_blob(WRAPPED_BLOB, text.as_bytes()).await.map_err(|error| unavailable(error.to_string()))
}

/// The wrapped key. One that cannot be read is not "none".
async fn wrapped(window: &Window) -> Result<Option<WrappedKey>, Fault> {
    let kept = window.journal().get_blob(WRAPPED_BLOB).await.map_err(Failure::from)?;
    let read = |bytes: Vec<u8>| serde_json::from_slice(&bytes).map_err(|error| Failure::Unavailable(error.to_string()));
    Ok(kept.map(read).transpose()?)
}
