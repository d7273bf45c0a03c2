//! The key that signs this hall's content: made by the browser's WebCrypto so that no script can ever read it, kept as a handle in a small database of its
//! own. Where WebCrypto does not know Ed25519, whoever publishes wraps a key with a passphrase instead (`domain::content::wrapped`).
//!
//! The database holds one entry a hall: `key/HALL` -> the pair of keys; the demonstration has a database of its own. It is apart from the journal's, because a handle cannot be written by the
//! journal, and because it must survive when the journal is made anew.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode, SubtleCrypto, Window};

use crate::domain::content::{ContentHall, PublicKey, SignFault, Signature, Signs};

/// The databases of the hall and of its demonstration: whoever plays never holds the key that counts.
const DATABASES: (&str, &str) = ("residents-window-keys", "residents-window-keys-demo");
const STORE: &str = "keys";
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
    let database = open(hall).await?;
    let found = read(&database, hall).await;
    database.close();
    let pair = found?;
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
    let database = open(hall).await?;
    // Another window may have been quicker: the first one kept is the one that both use.
    let added = write(&database, hall, &pair, Put::First).await;
    database.close();
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
    let database = open(hall).await?;
    let kept = write(&database, hall, &next.pair, Put::Instead).await;
    database.close();
    kept.map(|()| next.key.clone())
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

// ---- the small database ----

async fn open(hall: &ContentHall) -> Result<IdbDatabase, SignFault> {
    let factory = window().indexed_db().map_err(failed)?.ok_or(SignFault::NoKey)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(if hall.is_demo() { DATABASES.1 } else { DATABASES.0 }, 1).map_err(failed)?;
    let opening = request.clone();
    let make = Closure::once(move || {
        if let Ok(database) = opening.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
            // It exists already only if two windows opened at once, and then it is right.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    let opened = done(&request).await?;
    opened.dyn_into().map_err(failed)
}

async fn read(database: &IdbDatabase, hall: &ContentHall) -> Result<JsValue, SignFault> {
    let transaction = database.transaction_with_str(STORE).map_err(failed)?;
    let request = transaction.object_store(STORE).map_err(failed)?.get(&name(hall)).map_err(failed)?;
    done(&request).await
}

/// What becomes of a key that is there already.
#[derive(Clone, Copy)]
enum Put {
    /// It stays, and the write fails.
    First,
    /// It is replaced.
    Instead,
}

/// A write is done when its transaction is, and is on the disk then: a key that is lost with the next power cut would have signed for nothing.
async fn write(database: &IdbDatabase, hall: &ContentHall, pair: &JsValue, put: Put) -> Result<(), SignFault> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(failed)?;
    let begin: Function = Reflect::get(database, &"transaction".into()).map_err(failed)?.dyn_into().map_err(failed)?;
    let mode = JsValue::from(IdbTransactionMode::Readwrite);
    let transaction: IdbTransaction = begin.call3(database, &STORE.into(), &mode, &options).map_err(failed)?.dyn_into().map_err(failed)?;
    let finished = settled(|done, fail| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onerror(Some(fail));
        transaction.set_onabort(Some(fail));
    });
    let store = transaction.object_store(STORE).map_err(failed)?;
    let request = match put {
        Put::First => store.add_with_key(pair, &name(hall)),
        Put::Instead => store.put_with_key(pair, &name(hall)),
    };
    request.map_err(failed)?;
    finished.await.map(drop).map_err(failed)
}

fn name(hall: &ContentHall) -> JsValue {
    format!("key/{hall}").into()
}

async fn done(request: &IdbRequest) -> Result<JsValue, SignFault> {
    let answered = settled(|done, fail| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(fail));
    });
    answered.await.map_err(failed)?;
    request.result().map_err(failed)
}

/// A promise that is kept or broken by whatever `listen` is given.
fn settled(listen: impl Fn(&Function, &Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |done, fail| listen(&done, &fail)))
}

fn failed(error: impl Into<JsValue>) -> SignFault {
    let error: JsValue = error.into();
    let told = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    SignFault::Failed(told.unwrap_or_else(|| "the browser does not say why".to_owned()))
}
