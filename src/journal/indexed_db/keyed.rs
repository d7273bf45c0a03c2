//! What is found by the beginning of its key: lookups of cases, rows of feeds, names of blobs.

use std::rc::Rc;

use idb::{KeyRange, ObjectStore, Query};
use wasm_bindgen::JsValue;

use super::schema::{BLOBS, FEED_ROWS, LOOKUPS};
use super::transaction::{Durability, Trouble, commit, one, reading, store, trouble, writing};
use super::{Home, Inner};
use crate::journal::keyed::KEY_GAP;
use crate::journal::{ReadError, WriteError};

/// Comes after everything that may follow in a key: IndexedDB compares UTF-16 units, of which this is the highest.
const LAST: char = '\u{ffff}';
/// Comes behind [`KEY_GAP`] at once: where the next set begins.
const BEHIND_GAP: char = '0';

impl Home {
    pub(in crate::journal) async fn blob_names(&self, prefix: &str) -> Result<Vec<String>, ReadError> {
        let prefix = prefix.to_owned();
        self.reading(move |inner| beginning(inner, BLOBS, prefix)).await
    }

    pub(in crate::journal) async fn add_lookups(&self, keys: &[String]) -> Result<(), WriteError> {
        let keys = texts(keys);
        let put = move |store: &ObjectStore| keys.iter().try_for_each(|key| store.put(&JsValue::TRUE, Some(key)).map(drop));
        self.writing(move |inner| change(inner, LOOKUPS, Durability::Strict, put)).await
    }

    pub(in crate::journal) async fn lookups(&self, prefix: &str) -> Result<Vec<String>, ReadError> {
        let prefix = prefix.to_owned();
        self.reading(move |inner| beginning(inner, LOOKUPS, prefix)).await
    }

    pub(in crate::journal) async fn erase_lookups(&self, keys: &[String]) -> Result<(), WriteError> {
        let keys = texts(keys);
        let erase = move |store: &ObjectStore| keys.into_iter().try_for_each(|key| store.delete(key).map(drop));
        self.writing(move |inner| change(inner, LOOKUPS, Durability::Strict, erase)).await
    }

    pub(in crate::journal) async fn put_feed_rows(&self, set: &str, rows: &[(String, String)]) -> Result<(), WriteError> {
        let rows: Vec<(JsValue, JsValue)> =
            rows.iter().map(|(key, row)| (JsValue::from(format!("{set}{KEY_GAP}{key}")), JsValue::from_str(row))).collect();
        let put = move |store: &ObjectStore| rows.iter().try_for_each(|(key, row)| store.put(row, Some(key)).map(drop));
        self.writing(move |inner| change(inner, FEED_ROWS, Durability::Relaxed, put)).await
    }

    pub(in crate::journal) async fn feed_row(&self, set: &str, key: &str) -> Result<Option<String>, ReadError> {
        let key = format!("{set}{KEY_GAP}{key}");
        self.reading(move |inner| feed_row(inner, key)).await
    }

    pub(in crate::journal) async fn feed_sets(&self) -> Result<Vec<String>, ReadError> {
        self.reading(feed_sets).await
    }

    pub(in crate::journal) async fn erase_feed_set(&self, set: &str) -> Result<(), WriteError> {
        let range = range_of(&format!("{set}{KEY_GAP}"))?;
        let erase = move |store: &ObjectStore| store.delete(range).map(drop);
        self.writing(move |inner| change(inner, FEED_ROWS, Durability::Relaxed, erase)).await
    }
}

fn texts(keys: &[String]) -> Vec<JsValue> {
    keys.iter().map(|key| JsValue::from_str(key)).collect()
}

/// Every key that begins so.
fn range_of(prefix: &str) -> Result<KeyRange, Trouble> {
    KeyRange::bound(&JsValue::from_str(prefix), &JsValue::from(format!("{prefix}{LAST}")), None, None).map_err(trouble)
}

async fn beginning(inner: Rc<Inner>, from: &'static str, prefix: String) -> Result<Vec<String>, Trouble> {
    let transaction = reading(&inner.database, &[from])?;
    let keys = one(store(&transaction, from)?.get_all_keys(Some(Query::from(range_of(&prefix)?)), None)).await?;
    keys.iter().map(text).collect()
}

fn text(key: &JsValue) -> Result<String, Trouble> {
    key.as_string().ok_or_else(|| Trouble::Damaged("a key is not text".to_owned()))
}

async fn change(
    inner: Rc<Inner>,
    what: &'static str,
    durability: Durability,
    change: impl FnOnce(&ObjectStore) -> Result<(), idb::Error>,
) -> Result<(), Trouble> {
    let transaction = writing(inner.connection(), &[what], durability)?;
    commit(transaction, |transaction| change(&store(transaction, what)?).map_err(trouble)).await
}

async fn feed_row(inner: Rc<Inner>, key: String) -> Result<Option<String>, Trouble> {
    let transaction = reading(&inner.database, &[FEED_ROWS])?;
    let row = one(store(&transaction, FEED_ROWS)?.get(JsValue::from(key))).await?;
    let damaged = || Trouble::Damaged("a row of a feed is not text".to_owned());
    row.map(|row| row.as_string().ok_or_else(damaged)).transpose()
}

/// Leaps from the first row of a set to the first one of the next.
async fn feed_sets(inner: Rc<Inner>) -> Result<Vec<String>, Trouble> {
    let transaction = reading(&inner.database, &[FEED_ROWS])?;
    let rows = store(&transaction, FEED_ROWS)?;
    let mut sets: Vec<String> = Vec::new();
    loop {
        let behind = sets.last().map_or_else(String::new, |set| format!("{set}{BEHIND_GAP}"));
        let range = KeyRange::lower_bound(&JsValue::from(behind), None).map_err(trouble)?;
        let Some(key) = one(rows.get_key(Query::from(range))).await? else { return Ok(sets) };
        let key = text(&key)?;
        let Some((set, _)) = key.split_once(KEY_GAP) else { return Err(Trouble::Damaged("a row of a feed has no set".to_owned())) };
        sets.push(set.to_owned());
    }
}
