//! A database of its own for each test, and what people and disks do to one.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use idb::{Database, Factory, Transaction, TransactionMode};
use js_sys::{Array, Object, Reflect};
use residents_window::journal::indexed_db::{Home, OpenOptions, Opened, StorageNotice, WAIT_MS, open};
use residents_window::journal::memory::Tamper;
use residents_window::journal::{Entry, Journal, OutsideHead, Place, ReadError};
use serde_json::json;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::contract::{Store, installation};

static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A name that no other test uses.
pub fn fresh_name() -> String {
    format!("test-{}", DATABASES.fetch_add(1, Ordering::Relaxed))
}

/// The worker as it is shipped, from memory.
pub fn sentinel_url() -> String {
    let parts = Array::of1(&include_str!("../../public/sentinel.js").into());
    run_with("return URL.createObjectURL(new Blob(given, { type: 'text/javascript' }))", &parts).as_string().unwrap()
}

/// Runs a piece of JavaScript.
pub fn run(script: &str) -> JsValue {
    run_with(script, &JsValue::UNDEFINED)
}

/// Runs a piece of JavaScript that finds `value` as `given`.
pub fn run_with(script: &str, value: &JsValue) -> JsValue {
    js_sys::Function::new_with_args("given", script).call1(&JsValue::NULL, value).unwrap()
}

/// Runs a piece of JavaScript that may await.
pub async fn run_async(script: &str) -> JsValue {
    let promise = run(&format!("return (async () => {{ {script} }})()"));
    JsFuture::from(promise.dyn_into::<js_sys::Promise>().unwrap()).await.unwrap()
}

/// What the journal told about the storage as a whole.
pub type Notices = Rc<RefCell<Vec<StorageNotice>>>;

pub fn options(database: &str) -> (OpenOptions, Notices) {
    let notices = Notices::default();
    let told = Rc::clone(&notices);
    let options = OpenOptions {
        database: database.to_owned(),
        installation: installation("lobby-1"),
        wait_ms: WAIT_MS,
        sentinel_url: Some(sentinel_url()),
        was_known: false,
        notice: Rc::new(move |notice| told.borrow_mut().push(notice)),
    };
    (options, notices)
}

pub async fn open_database(database: &str) -> Result<Opened, ReadError> {
    open(options(database).0).await
}

/// A journal and its home, with no alarm.
pub async fn sound(database: &str) -> (Journal, Home) {
    let opened = open_database(database).await.unwrap();
    assert_eq!(opened.alarms, []);
    (Journal::IndexedDb(opened.home.clone()), opened.home)
}

pub struct Indexed {
    pub name: String,
}

impl Store for Indexed {
    async fn fresh() -> Self {
        Self { name: fresh_name() }
    }

    async fn window(&self, name: &str) -> Journal {
        let options = OpenOptions { installation: installation(name), ..options(&self.name).0 };
        Journal::IndexedDb(open(options).await.unwrap().home)
    }

    async fn tamper(&self, tamper: Tamper) {
        let database = raw(&self.name, None).await;
        let transaction = database.transaction(&["entries", "writers"], TransactionMode::ReadWrite).unwrap();
        let (entries, writers) = (transaction.object_store("entries").unwrap(), transaction.object_store("writers").unwrap());
        match tamper {
            Tamper::Drop(place) => drop(entries.delete(key(place)).unwrap().await),
            Tamper::Tear(place) => {
                let record = entries.get(key(place)).unwrap().await.unwrap().unwrap();
                let body = Reflect::get(&record, &"b".into()).unwrap().as_string().unwrap();
                Reflect::set(&record, &"b".into(), &body[..body.len() / 2].into()).unwrap();
                entries.put(&record, Some(&key(place))).unwrap().await.unwrap();
            }
            Tamper::Put(entry) => drop(entries.put(&record(&entry), Some(&key(entry.place))).unwrap().await),
            Tamper::SetHead(OutsideHead { writer, number, hash }) => {
                writers.put(&format!("{number} {hash}").into(), Some(&writer.as_str().into())).unwrap().await.unwrap();
            }
        }
        finish(transaction).await;
        database.close();
    }
}

/// The database without the journal. It holds no upgrade up for ever: close it.
pub async fn raw(name: &str, version: Option<u32>) -> Database {
    Factory::new().unwrap().open(name, version).unwrap().await.unwrap()
}

pub async fn finish(transaction: Transaction) {
    assert!(transaction.commit().unwrap().await.unwrap().is_committed());
}

/// Writes one value where the journal does not expect it.
pub async fn put_raw(name: &str, store: &str, at: &str, value: &JsValue) {
    let database = raw(name, None).await;
    let transaction = database.transaction(&[store], TransactionMode::ReadWrite).unwrap();
    transaction.object_store(store).unwrap().put(value, Some(&at.into())).unwrap().await.unwrap();
    finish(transaction).await;
    database.close();
}

/// The database is gone; its windows must have been closed.
pub async fn delete_database(name: &str) {
    Factory::new().unwrap().delete(name).unwrap().await.unwrap();
}

fn key(place: Place) -> JsValue {
    serde_json::to_value(place).unwrap().as_f64().unwrap().into()
}

/// The record of an entry, written apart from the journal: what is stored once must stay readable.
fn record(entry: &Entry) -> JsValue {
    let parts: Vec<_> = entry.parts.iter().map(|part| json!({ "s": part.stream, "v": part.version, "e": part.events })).collect();
    let mut body = json!({
        "w": entry.writer, "n": entry.number, "p": entry.previous, "h": entry.hash,
        "r": entry.request, "t": entry.time, "y": entry.by, "e": parts,
    });
    if let Some(taken) = &entry.taken {
        body["k"] = json!({ "s": taken.sequence, "n": taken.number });
    }
    let streams: Array = entry.parts.iter().map(|part| Array::of2(&part.stream.as_str().into(), &part.version.into())).collect();
    let record = Object::new();
    Reflect::set(&record, &"s".into(), &streams).unwrap();
    Reflect::set(&record, &"b".into(), &body.to_string().into()).unwrap();
    record.into()
}
