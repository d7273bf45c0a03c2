//! What lies beside the entries: snapshots, blobs, and the forgetting of old requests.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::records::{key, place, snapshot, snapshot_text};
use super::schema::{BLOBS, META, REQUESTS, SNAPSHOTS};
use super::transaction::{Durability, Trouble, commit, one, reading, store, trouble, writing};
use super::{Inner, reading as entries};
use crate::domain::time::Timestamp;
use crate::journal::{PAGE_ENTRIES, Place};

/// In `META`: every request up to this place has been forgotten.
const FORGOTTEN: &str = "forgotten";

pub(super) async fn load_snapshot(inner: Rc<Inner>, name: String) -> Result<Option<(Place, String)>, Trouble> {
    let transaction = reading(&inner.database, &[SNAPSHOTS])?;
    let value = one(store(&transaction, SNAPSHOTS)?.get(JsValue::from_str(&name))).await?;
    // A snapshot that cannot be read is as good as none: it is made anew from the entries.
    Ok(value.and_then(|value| snapshot(&value.as_string()?)))
}

pub(super) async fn save_snapshot(inner: Rc<Inner>, name: String, place: Place, content: String) -> Result<(), Trouble> {
    put(&inner, SNAPSHOTS, Durability::Relaxed, &name, &snapshot_text(place, &content).into()).await
}

pub(super) async fn drop_snapshots(inner: Rc<Inner>) -> Result<(), Trouble> {
    let transaction = writing(inner.connection(), &[SNAPSHOTS], Durability::Relaxed)?;
    commit(transaction, |transaction| store(transaction, SNAPSHOTS)?.clear().map(drop).map_err(trouble)).await
}

pub(super) async fn put_blob(inner: Rc<Inner>, name: String, bytes: Uint8Array) -> Result<(), Trouble> {
    put(&inner, BLOBS, Durability::Strict, &name, &bytes).await
}

pub(super) async fn get_blob(inner: Rc<Inner>, name: String) -> Result<Option<Vec<u8>>, Trouble> {
    let transaction = reading(&inner.database, &[BLOBS])?;
    let value = one(store(&transaction, BLOBS)?.get(JsValue::from_str(&name))).await?;
    let damaged = || Trouble::Damaged("a blob is not bytes".to_owned());
    value.map(|value| value.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).map_err(|_| damaged())).transpose()
}

pub(super) async fn erase_blob(inner: Rc<Inner>, name: String) -> Result<(), Trouble> {
    let transaction = writing(inner.connection(), &[BLOBS], Durability::Strict)?;
    commit(transaction, |transaction| store(transaction, BLOBS)?.delete(JsValue::from_str(&name)).map(drop).map_err(trouble)).await
}

async fn put(inner: &Inner, to: &str, durability: Durability, name: &str, value: &JsValue) -> Result<(), Trouble> {
    let transaction = writing(inner.connection(), &[to], durability)?;
    commit(transaction, |transaction| {
        let put = store(transaction, to)?.put(value, Some(&JsValue::from_str(name)));
        put.map(drop).map_err(trouble)
    })
    .await
}

/// Walks over the entries from where it stopped last time; entries are in the order in which they were written, so it stops at the first page
/// on which none is old enough.
pub(super) async fn forget_requests_before(inner: Rc<Inner>, before: Timestamp) -> Result<u32, Trouble> {
    let mut forgotten = 0;
    let mut reached = forgotten_up_to(&inner).await?;
    loop {
        let page = entries::after(Rc::clone(&inner), reached, PAGE_ENTRIES).await?;
        let old = page.entries.iter().take_while(|entry| entry.time < before);
        let requests: Vec<JsValue> = old.clone().map(|entry| JsValue::from_str(entry.request.as_str())).collect();
        let Some(last) = old.last() else { return Ok(forgotten) };
        reached = last.place;
        let transaction = writing(inner.connection(), &[REQUESTS, META], Durability::Relaxed)?;
        commit(transaction, |transaction| {
            let store_of_requests = store(transaction, REQUESTS)?;
            for request in &requests {
                store_of_requests.delete(request.clone()).map_err(trouble)?;
            }
            let put = store(transaction, META)?.put(&key(reached), Some(&JsValue::from_str(FORGOTTEN)));
            put.map(drop).map_err(trouble)
        })
        .await?;
        forgotten += u32::try_from(requests.len()).unwrap_or(u32::MAX);
    }
}

async fn forgotten_up_to(inner: &Inner) -> Result<Place, Trouble> {
    let transaction = reading(&inner.database, &[META])?;
    let value = one(store(&transaction, META)?.get(JsValue::from_str(FORGOTTEN))).await?;
    Ok(value.as_ref().and_then(place).unwrap_or(Place::START))
}
