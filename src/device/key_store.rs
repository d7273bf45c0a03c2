//! A small database for the keys that this machine holds as handles: no script can read them. The demonstration has one of its own.
//!
//! It is apart from the journal's, because a handle cannot be written by the journal, and because it must survive when the journal is made anew.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode, Window};

use crate::domain::content::ContentHall;

/// The databases of the hall and of its demonstration: whoever plays never holds the key that counts.
const DATABASES: (&str, &str) = ("residents-window-keys", "residents-window-keys-demo");
const STORE: &str = "keys";

/// What becomes of something that is there already.
#[derive(Clone, Copy)]
pub(super) enum Put {
    /// It stays, and the write fails.
    First,
    /// It is replaced.
    Instead,
}

/// What is kept under this name; `undefined` where nothing is.
pub(super) async fn kept(hall: &ContentHall, name: &str) -> Result<JsValue, JsValue> {
    let database = open(hall).await?;
    let found = read(&database, name).await;
    database.close();
    found
}

/// Keeps it under this name, on the disk.
pub(super) async fn keep(hall: &ContentHall, name: &str, value: &JsValue, put: Put) -> Result<(), JsValue> {
    let database = open(hall).await?;
    let written = write(&database, name, value, put).await;
    database.close();
    written
}

async fn open(hall: &ContentHall) -> Result<IdbDatabase, JsValue> {
    let window = js_sys::global().unchecked_into::<Window>();
    let factory = window.indexed_db()?.ok_or_else(|| js_sys::Error::new("there is no IndexedDB"))?;
    let request: IdbOpenDbRequest = factory.open_with_u32(if hall.is_demo() { DATABASES.1 } else { DATABASES.0 }, 1)?;
    let opening = request.clone();
    let make = Closure::once(move || {
        if let Ok(database) = opening.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
            // It exists already only if two windows opened at once, and then it is right.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    done(&request).await?.dyn_into()
}

async fn read(database: &IdbDatabase, name: &str) -> Result<JsValue, JsValue> {
    let transaction = database.transaction_with_str(STORE)?;
    done(&transaction.object_store(STORE)?.get(&name.into())?).await
}

/// A write is done when its transaction is, and is on the disk then: a key that is lost with the next power cut would have worked for nothing.
async fn write(database: &IdbDatabase, name: &str, value: &JsValue, put: Put) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let mode = JsValue::from(IdbTransactionMode::Readwrite);
    let transaction: IdbTransaction = begin.call3(database, &STORE.into(), &mode, &options)?.dyn_into()?;
    let finished = settled(|done, fail| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onerror(Some(fail));
        transaction.set_onabort(Some(fail));
    });
    let store = transaction.object_store(STORE)?;
    match put {
        Put::First => store.add_with_key(value, &name.into())?,
        Put::Instead => store.put_with_key(value, &name.into())?,
    };
    finished.await.map(drop)
}

async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let answered = settled(|done, fail| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(fail));
    });
    answered.await?;
    request.result()
}

/// A promise that is kept or broken by whatever `listen` is given.
fn settled(listen: impl Fn(&Function, &Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |done, fail| listen(&done, &fail)))
}
