//! The key that signs this hall's content: made by the browser's WebCrypto so that no script can ever read it, kept as a handle in a small database of its
//! own. Where WebCrypto does not know Ed25519, whoever publishes wraps a key with a passphrase instead (`domain::content::wrapped`).
//!
//! The key store holds one entry a hall: `key/HALL` -> the pair of keys.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto, Window};

use super::key_store::{Put, keep, kept};
use crate::domain::content::{ContentHall, PublicKey, SignFault, Signature, Signs};

const ALGORITHM: &str = "Ed25519";

/// This machine's signing key: a handle on what the browser keeps.
#[derive(Clone, Debug)]
pub struct BrowserKey {
    private: CryptoKey,
    public: PublicKey,
}

impl BrowserKey {
    /// Whether a script could read the private half: never, and a test says so.
    pub fn is_extractable(&self) -> bool {
        self.private.extractable()
    }
}

impl Signs for BrowserKey {
    fn public(&self) -> PublicKey {
        self.public
    }

    async fn sign(&self, message: &[u8]) -> Result<Signature, SignFault> {
        let signed = subtle()?.sign_with_str_and_u8_array(ALGORITHM, &self.private, message).map_err(failed)?;
        let bytes = Uint8Array::new(&JsFuture::from(signed).await.map_err(failed)?).to_vec();
        let bytes = bytes.try_into().map_err(|_| SignFault::Failed("a signature of another length".to_owned()))?;
        Ok(Signature::new(bytes))
    }
}

/// The key that this machine keeps for the hall, or nothing when it has none.
///
/// # Errors
/// [`SignFault::Failed`] when the browser does not say; that is not "none".
pub async fn kept_key(hall: &ContentHall) -> Result<Option<BrowserKey>, SignFault> {
    let pair = kept(hall, &name(hall)).await.map_err(failed)?;
    if pair.is_undefined() || pair.is_null() { Ok(None) } else { of_pair(&pair).await.map(Some) }
}

/// Makes a key for the hall and keeps it; a key that is there stays and is given back. Nobody can read its private half.
///
/// # Errors
/// [`SignFault::NoKey`] where this browser cannot do it: wrap a key with a passphrase instead.
pub async fn make_key(hall: &ContentHall) -> Result<BrowserKey, SignFault> {
    if let Some(key) = kept_key(hall).await? {
        return Ok(key);
    }
    let pair = new_pair().await?;
    // Another window may have been quicker: the first one kept is the one that both use.
    let added = keep(hall, &name(hall), &pair, Put::First).await.map_err(failed);
    match (added, kept_key(hall).await?) {
        (_, Some(kept)) => Ok(kept),
        (Err(fault), None) => Err(fault),
        (Ok(()), None) => Err(SignFault::Failed("the key was not kept".to_owned())),
    }
}

/// Makes another key, in place of the one that is kept; the caller has stated the change, or is about to: [`replace_key`] keeps it afterwards.
///
/// # Errors
/// As [`make_key`].
pub async fn next_key() -> Result<NextKey, SignFault> {
    let pair = new_pair().await?;
    let key = of_pair(&pair).await?;
    Ok(NextKey { pair, key })
}

/// A key that has been made and is not kept yet.
#[derive(Debug)]
pub struct NextKey {
    pair: JsValue,
    key: BrowserKey,
}

impl NextKey {
    /// Its public half, for the statement that it counts.
    pub fn public(&self) -> PublicKey {
        self.key.public
    }
}

/// Keeps the next key in place of the one before.
///
/// # Errors
/// When the browser does not keep it.
pub async fn replace_key(hall: &ContentHall, next: &NextKey) -> Result<BrowserKey, SignFault> {
    keep(hall, &name(hall), &next.pair, Put::Instead).await.map_err(failed)?;
    Ok(next.key.clone())
}

async fn new_pair() -> Result<JsValue, SignFault> {
    let usages = Array::of2(&"sign".into(), &"verify".into());
    // Not extractable: the private half never leaves the browser. Public halves always can be read.
    let made = subtle()?.generate_key_with_str(ALGORITHM, false, &usages).map_err(|_| SignFault::NoKey)?;
    JsFuture::from(made).await.map_err(|_| SignFault::NoKey)
}

async fn of_pair(pair: &JsValue) -> Result<BrowserKey, SignFault> {
    let half = |name: &str| Reflect::get(pair, &name.into()).map_err(failed)?.dyn_into::<CryptoKey>().map_err(failed);
    let (private, public) = (half("privateKey")?, half("publicKey")?);
    let raw = JsFuture::from(subtle()?.export_key("raw", &public).map_err(failed)?).await.map_err(failed)?;
    let bytes: [u8; 32] = Uint8Array::new(&raw).to_vec().try_into().map_err(|_| SignFault::Failed("a key of another length".to_owned()))?;
    let public = PublicKey::new(&bytes).ok_or_else(|| SignFault::Failed("no Ed25519 key".to_owned()))?;
    Ok(BrowserKey { private, public })
}

fn window() -> Window {
    js_sys::global().unchecked_into::<Window>()
}

fn subtle() -> Result<SubtleCrypto, SignFault> {
    // Outside https and localhost there is none.
    window().crypto().map(|crypto| crypto.subtle()).map_err(|_| SignFault::NoKey)
}

fn name(hall: &ContentHall) -> String {
    format!("key/{hall}")
}

fn failed(error: impl Into<JsValue>) -> SignFault {
    let error: JsValue = error.into();
    let told = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    SignFault::Failed(told.unwrap_or_else(|| "the browser does not say why".to_owned()))
}
