//! The keys that encrypt names and phones, and make keyed digests of what cases are found by: WebCrypto's AES-GCM and HMAC, as handles that no script can
//! read. The seed that they are made of exists once, in the moment in which it is made, where whoever has the recovery kit's code wraps it.
//!
//! The key store holds `cases/HALL` -> a list of keys, the newest first: that one seals, all of them open and find.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto, Window};

use super::key_store::{Put, keep, kept};
use super::{ids, locks};
use crate::domain::case::seal::{DataSeed, SealFault, Seals};
use crate::domain::content::ContentHall;

const CIPHER: &str = "AES-GCM";
const DIGEST: &str = "HMAC";
/// Bytes of the random start of each sealing (NIST SP 800-38D).
const NONCE_BYTES: usize = 12;

/// This machine's keys for cases. Clones are the same handles.
#[derive(Clone, Debug)]
pub struct CaseKeys(Vec<CaseKey>);

#[derive(Clone, Debug)]
struct CaseKey {
    id: String,
    seal: CryptoKey,
    digest: CryptoKey,
}

impl CaseKeys {
    /// Whether a script could read one of them: never, and a test says so.
    pub fn is_extractable(&self) -> bool {
        self.0.iter().any(|key| key.seal.extractable() || key.digest.extractable())
    }

    /// Short names of the keys, the newest first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|key| key.id.as_str())
    }

    fn newest(&self) -> Result<&CaseKey, SealFault> {
        self.0.first().ok_or_else(|| SealFault::Failed("there is no key".to_owned()))
    }
}

/// The keys that this machine keeps; without one it makes the first.
///
/// # Errors
/// When the browser does not say or does not keep it; that is not "none".
pub async fn keys(hall: &ContentHall) -> Result<CaseKeys, SealFault> {
    let before = read(hall).await?;
    if !before.0.is_empty() {
        return Ok(before);
    }
    let _alone = alone(hall).await;
    let first = Array::of1(&handles(&DataSeed::new(ids::random_bytes())).await?);
    // Another window may have been quicker: the first one kept is the one that both use.
    let added = keep(hall, &name(hall), &first, Put::First).await.map_err(failed);
    let after = read(hall).await?;
    if after.0.is_empty() { Err(added.err().unwrap_or(SealFault::NotOurs)) } else { Ok(after) }
}

/// Short names of the keys that this machine keeps; makes none.
///
/// # Errors
/// When the browser does not say.
pub async fn known(hall: &ContentHall) -> Result<Vec<String>, SealFault> {
    Ok(read(hall).await?.ids().map(str::to_owned).collect())
}

/// Takes this seed in: from now on it seals, unless it is there already.
///
/// # Errors
/// When the browser does not keep it.
pub async fn add(hall: &ContentHall, seed: &DataSeed) -> Result<(), SealFault> {
    // The list is read, made longer and kept: another window that did the same meanwhile would take a key away with which something was sealed.
    let _alone = alone(hall).await;
    let known = kept(hall, &name(hall)).await.map_err(failed)?;
    let id = seed.id();
    if read(hall).await?.ids().any(|known| known == id) {
        return Ok(());
    }
    let all = Array::of1(&handles(seed).await?);
    if let Some(known) = known.dyn_ref::<Array>() {
        known.iter().for_each(|key| {
            all.push(&key);
        });
    }
    keep(hall, &name(hall), &all, Put::Instead).await.map_err(failed)
}

impl Seals for CaseKeys {
    async fn seal(&self, text: &str) -> Result<String, SealFault> {
        let (key, nonce) = (self.newest()?, ids::random_bytes::<NONCE_BYTES>());
        let closed = subtle()?.encrypt_with_object_and_u8_array(&cipher(&nonce)?, &key.seal, text.as_bytes()).map_err(failed)?;
        let closed = Uint8Array::new(&JsFuture::from(closed).await.map_err(failed)?).to_vec();
        let letters: String = nonce.iter().chain(&closed).map(|byte| char::from(*byte)).collect();
        Ok(format!("{}.{}", key.id, window().btoa(&letters).map_err(failed)?))
    }

    async fn open(&self, sealed: &str) -> Result<String, SealFault> {
        let (id, text) = sealed.split_once('.').ok_or(SealFault::NotOurs)?;
        let key = self.0.iter().find(|key| key.id == id).ok_or(SealFault::NotOurs)?;
        let letters = window().atob(text).map_err(|_| SealFault::NotOurs)?;
        let bytes: Vec<u8> = letters.chars().map(|letter| u8::try_from(letter).unwrap_or_default()).collect();
        let (nonce, closed) = bytes.split_at_checked(NONCE_BYTES).ok_or(SealFault::NotOurs)?;
        let opened = subtle()?.decrypt_with_object_and_u8_array(&cipher(nonce)?, &key.seal, closed).map_err(failed)?;
        let opened = JsFuture::from(opened).await.map_err(|_| SealFault::NotOurs)?;
        String::from_utf8(Uint8Array::new(&opened).to_vec()).map_err(|_| SealFault::NotOurs)
    }

    async fn digests(&self, text: &str) -> Result<Vec<String>, SealFault> {
        let mut digests = Vec::new();
        for key in &self.0 {
            let signed = subtle()?.sign_with_str_and_u8_array(DIGEST, &key.digest, text.as_bytes()).map_err(failed)?;
            let bytes = Uint8Array::new(&JsFuture::from(signed).await.map_err(failed)?).to_vec();
            digests.push(bytes.iter().map(|byte| format!("{byte:02x}")).collect());
        }
        Ok(digests)
    }
}

async fn alone(hall: &ContentHall) -> Option<locks::Held> {
    locks::take(&name(hall), locks::Manner::Wait, || {}).await
}

async fn read(hall: &ContentHall) -> Result<CaseKeys, SealFault> {
    let kept = kept(hall, &name(hall)).await.map_err(failed)?;
    let Some(list) = kept.dyn_ref::<Array>() else { return Ok(CaseKeys(Vec::new())) };
    list.iter().map(|key| of_handles(&key)).collect::<Result<_, _>>().map(CaseKeys)
}

fn of_handles(key: &JsValue) -> Result<CaseKey, SealFault> {
    let field = |name: &str| Reflect::get(key, &name.into()).map_err(failed);
    let handle = |name: &str| field(name)?.dyn_into::<CryptoKey>().map_err(failed);
    let id = field("id")?.as_string().ok_or(SealFault::NotOurs)?;
    Ok(CaseKey { id, seal: handle("seal")?, digest: handle("digest")? })
}

/// What is kept of a seed: handles that nobody can read.
async fn handles(seed: &DataSeed) -> Result<JsValue, SealFault> {
    let hashed = object(&[("name", DIGEST.into()), ("hash", "SHA-256".into())])?;
    let uses = |uses: &[&str]| uses.iter().map(|usage| JsValue::from_str(usage)).collect::<Array>();
    let seal = import(&seed.sealing(), &object(&[("name", CIPHER.into())])?, &uses(&["encrypt", "decrypt"])).await?;
    let digest = import(&seed.digesting(), &hashed, &uses(&["sign"])).await?;
    object(&[("id", seed.id().into()), ("seal", seal), ("digest", digest)]).map(Into::into)
}

async fn import(bytes: &[u8; 32], algorithm: &Object, uses: &Array) -> Result<JsValue, SealFault> {
    let bytes = Uint8Array::from(&bytes[..]);
    let imported = subtle()?.import_key_with_object("raw", &bytes, algorithm, false, uses).map_err(failed)?;
    JsFuture::from(imported).await.map_err(failed)
}

fn cipher(nonce: &[u8]) -> Result<Object, SealFault> {
    object(&[("name", CIPHER.into()), ("iv", Uint8Array::from(nonce).into())])
}

fn object(members: &[(&str, JsValue)]) -> Result<Object, SealFault> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &JsValue::from_str(name), value).map_err(failed)?;
    }
    Ok(object)
}

fn name(hall: &ContentHall) -> String {
    format!("cases/{hall}")
}

fn window() -> Window {
    js_sys::global().unchecked_into::<Window>()
}

fn subtle() -> Result<SubtleCrypto, SealFault> {
    window().crypto().map(|crypto| crypto.subtle()).map_err(failed)
}

fn failed(error: impl Into<JsValue>) -> SealFault {
    let error: JsValue = error.into();
    let told = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    SealFault::Failed(told.unwrap_or_else(|| "the browser does not say why".to_owned()))
}
