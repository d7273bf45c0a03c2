//! What storage does to a transaction: full, aborted, never answering, damaged; and that every write is strict.

use futures_util::future::join;
use idb::TransactionMode;
use js_sys::Reflect;
use residents_window::journal::indexed_db::{OpenOptions, open};
use residents_window::journal::memory::Tamper;
use residents_window::journal::{AppendError, Fault, Journal, Place, ReadError, WriteError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::store::{Indexed, fresh_name, options, put_raw, raw, run, sound};
use crate::contract::{Store, batch, everything, fill, place_of, stream, ticket};

/// Puts a method of IndexedDB back when it goes.
struct Broken(&'static str, &'static str);

impl Broken {
    /// Replaces `class.prototype.method` by `body`, which finds the real one as `real`.
    fn new(class: &'static str, method: &'static str, body: &str) -> Self {
        run(&format!(
            "const real = {class}.prototype.{method}; window.real_{method} = real; {class}.prototype.{method} = function (...args) {{ {body} }}"
        ));
        Self(class, method)
    }
}

impl Drop for Broken {
    fn drop(&mut self) {
        let Self(class, method) = self;
        run(&format!("{class}.prototype.{method} = window.real_{method}"));
    }
}

#[wasm_bindgen_test]
async fn every_fact_is_written_strictly() {
    let (journal, _home) = sound(&fresh_name()).await;
    run("window.seen = []");
    let broken = Broken::new(
        "IDBDatabase",
        "transaction",
        "const made = real.apply(this, args); if (made.mode === 'readwrite') window.seen.push(made.durability); return made;",
    );
    journal.append(&batch("r-1", &[("day/2026-11-21", 0)])).await.unwrap();
    journal.append(&ticket("t-1", "2026-11-21/A", 9)).await.unwrap();
    journal.put_blob("side/1", b"x").await.unwrap();
    journal.erase_blob("side/1").await.unwrap();
    drop(broken);
    let seen: Vec<String> = js_sys::Array::from(&run("return window.seen")).iter().filter_map(|one| one.as_string()).collect();
    assert!(seen.len() >= 4 && seen.iter().all(|durability| durability == "strict"), "{seen:?}");
}

#[wasm_bindgen_test]
async fn an_append_answers_only_when_its_transaction_is_done() {
    let (journal, _home) = sound(&fresh_name()).await;
    run("window.done = 0");
    // Listening before the journal does, so that the count is there when the journal hears.
    let broken = Broken::new(
        "IDBDatabase",
        "transaction",
        "const made = real.apply(this, args); made.addEventListener('complete', () => window.done++); return made;",
    );
    journal.append(&batch("r-1", &[("day/2026-11-21", 0)])).await.unwrap();
    assert_eq!(run("return window.done").as_f64(), Some(1.0));
    drop(broken);
}

#[wasm_bindgen_test]
async fn an_aborted_append_wrote_nothing() {
    let (journal, _home) = sound(&fresh_name()).await;
    fill(&journal, &[("day/2026-11-21", 0)]).await;
    let before = everything(&journal).await;
    let broken = Broken::new("IDBTransaction", "commit", "this.abort()");
    let asked = batch("r-1", &[("day/2026-11-21", 1), ("content", 0)]);
    assert!(matches!(journal.append(&asked).await, Err(AppendError::Unavailable(_))));
    drop(broken);
    assert_eq!(everything(&journal).await, before);
    journal.append(&asked).await.unwrap();
    assert!(journal.verify(&journal.heads().await.unwrap()).await.unwrap().faults.is_empty());
}

#[wasm_bindgen_test]
async fn a_request_that_cannot_be_made_undoes_those_before_it() {
    let (journal, _home) = sound(&fresh_name()).await;
    let broken = Broken::new("IDBObjectStore", "add", "throw new DOMException('as the test wants', 'InvalidStateError')");
    let asked = batch("r-1", &[("day/2026-11-21", 0)]);
    assert!(matches!(journal.append(&asked).await, Err(AppendError::Unavailable(_))));
    drop(broken);
    journal.append(&asked).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_full_disk_is_full() {
    let (journal, _home) = sound(&fresh_name()).await;
    let broken = Broken::new("IDBObjectStore", "add", "throw new DOMException('no room', 'QuotaExceededError')");
    let asked = batch("r-1", &[("day/2026-11-21", 0)]);
    assert_eq!(journal.append(&asked).await, Err(AppendError::Full));
    drop(broken);
    let broken = Broken::new("IDBObjectStore", "put", "throw new DOMException('no room', 'QuotaExceededError')");
    assert_eq!(journal.append(&asked).await, Err(AppendError::Full));
    assert_eq!(journal.put_blob("side/1", b"x").await, Err(WriteError::Full));
    drop(broken);
    journal.append(&asked).await.unwrap();
}

#[wasm_bindgen_test]
async fn an_answer_that_does_not_come_in_time_is_unknown_and_repeating_settles_it() {
    let name = fresh_name();
    let opened = open(OpenOptions { wait_ms: 300, ..options(&name).0 }).await.unwrap();
    let journal = Journal::IndexedDb(opened.home);
    // Another transaction keeps the stores to itself, as a disk that does not answer does.
    let database = raw(&name, None).await;
    let transaction = database.transaction(&["entries", "sequences"], TransactionMode::ReadWrite).unwrap();
    let store = transaction.object_store("entries").unwrap();
    run("window.holding = true");
    let holding = async {
        while run("return window.holding").is_truthy() {
            store.get(JsValue::from_f64(1.0)).unwrap().await.unwrap();
        }
    };
    let asked = batch("r-1", &[("day/2026-11-21", 0)]);
    let waiting = async {
        let answers = (journal.append(&asked).await, journal.after(Place::START, 1).await);
        run("window.holding = false");
        answers
    };
    let ((), answers) = join(holding, waiting).await;
    assert_eq!(answers.0, Err(AppendError::Unknown));
    assert!(matches!(answers.1, Err(ReadError::Unavailable(_))));
    drop((store, transaction));

    // The transaction went on although nobody waited: the repetition gets its answer, and there is one entry.
    let place = journal.append(&asked).await.unwrap().place;
    assert_eq!(everything(&journal).await.entries.iter().map(|entry| entry.place).collect::<Vec<_>>(), [place]);
    database.close();
}

#[wasm_bindgen_test]
async fn a_caller_that_goes_away_aborts_nothing() {
    let (journal, _home) = sound(&fresh_name()).await;
    for i in 0..5 {
        let asked = batch(&format!("r-{i}"), &[("day/2026-11-21", i)]);
        let append = Box::pin(journal.append(&asked));
        // Polled once, so that it has begun; then dropped.
        assert!(futures_util::FutureExt::now_or_never(append).is_none());
        journal.append(&asked).await.unwrap();
    }
    assert_eq!(everything(&journal).await.entries.len(), 5);
}

#[wasm_bindgen_test]
async fn a_damaged_version_is_damage_and_not_absence() {
    let name = fresh_name();
    let (journal, _home) = sound(&name).await;
    fill(&journal, &[("day/2026-11-21", 0)]).await;
    put_raw(&name, "streams", "day/2026-11-21", &"garbage".into()).await;
    let answer = journal.append(&batch("r-1", &[("day/2026-11-21", 0)])).await;
    assert!(matches!(answer, Err(AppendError::Damaged(_))), "{answer:?}");
    put_raw(&name, "writers", "lobby-1/day", &"garbage".into()).await;
    assert!(matches!(journal.heads().await, Err(ReadError::Damaged(_))));
}

#[wasm_bindgen_test]
async fn a_record_the_browser_cannot_give_does_not_hide_the_others() {
    let store = Indexed::fresh().await;
    let journal = store.window("lobby-1").await;
    fill(&journal, &[("day/2026-11-21", 0), ("day/2026-11-21", 1), ("day/2026-11-21", 2)]).await;
    let (whole, torn) = (everything(&journal).await, place_of(&journal, 1).await);
    store.tamper(Tamper::Tear(torn)).await;
    let broken = Broken::new("IDBObjectStore", "getAll", "throw new DOMException('cannot read', 'UnknownError')");
    let seen = everything(&journal).await;
    drop(broken);
    assert_eq!((seen.entries.len(), seen.unreadable, seen.reached), (2, vec![torn], whole.reached));
}

#[wasm_bindgen_test]
async fn a_record_torn_beyond_its_names_is_still_found() {
    let name = fresh_name();
    let (journal, _home) = sound(&name).await;
    fill(&journal, &[("day/2026-11-21", 0), ("day/2026-11-21", 1)]).await;
    let place = place_of(&journal, 0).await;
    let key = JsValue::from_f64(serde_json::to_value(place).unwrap().as_f64().unwrap());
    let database = raw(&name, None).await;
    let transaction = database.transaction(&["entries"], TransactionMode::ReadWrite).unwrap();
    transaction.object_store("entries").unwrap().put(&JsValue::from_f64(7.0), Some(&key)).unwrap().await.unwrap();
    assert!(transaction.commit().unwrap().await.unwrap().is_committed());
    database.close();
    let faults = journal.verify(&[]).await.unwrap().faults;
    assert!(faults.contains(&Fault::Unreadable { place, streams: vec![] }), "{faults:?}");
    assert!(faults.contains(&Fault::StreamBroken { stream: stream("day/2026-11-21"), version: 1 }), "{faults:?}");
}

#[wasm_bindgen_test]
async fn a_dropped_home_closes_its_connection() {
    let name = fresh_name();
    let (journal, home) = sound(&name).await;
    drop((journal, home));
    // This would hang while a connection is open.
    super::store::delete_database(&name).await;
    assert!(Reflect::has(&run("return window"), &"indexedDB".into()).unwrap());
}
