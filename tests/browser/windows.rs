//! Windows of one profile: at once, asleep, superseded, blocked, older and newer.

use futures_util::StreamExt;
use futures_util::future::join;
use idb::{Database, IndexParams, KeyPath, ObjectStoreParams};
use residents_window::journal::indexed_db::StorageNotice;
use residents_window::journal::indexed_db::open;
use residents_window::journal::indexed_db::schema::Version;
use residents_window::journal::{AppendError, Heard, Journal, Place, ReadError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::store::{finish, fresh_name, open_database, options, raw, run, sound};
use crate::contract::{batch, everything, fill};

#[wasm_bindgen_test]
async fn a_window_that_was_asleep_catches_up() {
    let name = fresh_name();
    let ((awake, _a), (asleep, _b)) = (sound(&name).await, sound(&name).await);
    fill(&awake, &[("day/2026-11-21", 0)]).await;
    let mut watch = asleep.watch(Place::START);
    assert!(matches!(watch.next().await, Some(Heard::Entries(_))));
    for (event, target, version) in [("focus", "window", 1), ("pageshow", "window", 2), ("visibilitychange", "document", 3)] {
        // Nobody tells the window that sleeps.
        run("window.told = BroadcastChannel.prototype.postMessage; BroadcastChannel.prototype.postMessage = () => {}");
        let waking = async {
            fill(&awake, &[("day/2026-11-21", version)]).await;
            run(&format!("{target}.dispatchEvent(new Event('{event}'))"));
        };
        let (heard, ()) = join(watch.next(), waking).await;
        run("BroadcastChannel.prototype.postMessage = window.told");
        let Some(Heard::Entries(page)) = heard else { panic!("entries were expected after {event}, not {heard:?}") };
        assert_eq!(page.entries[0].parts[0].version, version + 1);
    }
}

#[wasm_bindgen_test]
async fn a_window_lets_go_for_a_newer_program() {
    let name = fresh_name();
    let (options, notices) = options(&name);
    let opened = open(options).await.unwrap();
    let journal = Journal::IndexedDb(opened.home);
    fill(&journal, &[("day/2026-11-21", 0)]).await;

    raw(&name, Some(Version::NEWEST.number() + 1)).await.close();

    assert_eq!(*notices.borrow(), [StorageNotice::Superseded]);
    assert!(matches!(journal.append(&batch("r-1", &[("content", 0)])).await, Err(AppendError::Unavailable(_))));
    assert!(matches!(journal.after(Place::START, 1).await, Err(ReadError::Unavailable(_))));
    assert_eq!(journal.watch(Place::START).next().await, Some(Heard::Silent));
}

#[wasm_bindgen_test]
async fn a_database_one_step_newer_is_used_and_two_are_refused() {
    let name = fresh_name();
    let (journal, home) = sound(&name).await;
    fill(&journal, &[("day/2026-11-21", 0)]).await;
    drop((journal, home));

    raw(&name, Some(Version::NEWEST.number() + 1)).await.close();
    let (journal, home) = sound(&name).await;
    fill(&journal, &[("day/2026-11-21", 1)]).await;
    assert_eq!(everything(&journal).await.entries.len(), 2);
    drop((journal, home));

    raw(&name, Some(Version::NEWEST.number() + 2)).await.close();
    assert!(matches!(open_database(&name).await, Err(ReadError::Newer)));
    // Refusing leaves nothing open that would hold others up.
    raw(&name, Some(Version::NEWEST.number() + 3)).await.close();
}

/// The first version's stores, as they were made then, with one entry.
async fn make_first_version(name: &str) -> Database {
    let factory = idb::Factory::new().unwrap();
    let mut request = factory.open(name, Some(Version::Journal.number())).unwrap();
    request.on_upgrade_needed(|event| {
        let database = idb::DatabaseEvent::database(&event).unwrap();
        let mut generated = ObjectStoreParams::new();
        generated.auto_increment(true);
        let mut multi = IndexParams::new();
        multi.multi_entry(true);
        let entries = database.create_object_store("entries", generated).unwrap();
        entries.create_index("by-stream", KeyPath::new_single("s"), Some(multi)).unwrap();
        for store in ["streams", "sequences", "writers", "requests", "meta"] {
            database.create_object_store(store, ObjectStoreParams::new()).unwrap();
        }
    });
    let database = request.await.unwrap();
    let transaction = database.transaction(&["entries", "streams", "writers"], idb::TransactionMode::ReadWrite).unwrap();
    let record = run(FIRST_RECORD);
    let put = |store: &str, value: &JsValue, key: Option<&str>| {
        let key = key.map(JsValue::from_str);
        transaction.object_store(store).unwrap().put(value, key.as_ref()).unwrap()
    };
    put("entries", &record, None).await.unwrap();
    put("streams", &1.into(), Some("ticket/2026-11-21/t-1")).await.unwrap();
    let head = "1 fbbe56f946f6e09c7d68f858480de07c17cb746aca7cff44ccd7f5f80d9e249f";
    put("writers", &head.into(), Some("lobby-1/ticket")).await.unwrap();
    finish(transaction).await;
    database
}

/// The second version's database, as it was made then: an entry, a snapshot and a blob.
async fn make_second_version(name: &str) {
    make_first_version(name).await.close();
    let mut request = idb::Factory::new().unwrap().open(name, Some(Version::Beside.number())).unwrap();
    request.on_upgrade_needed(|event| {
        let database = idb::DatabaseEvent::database(&event).unwrap();
        for store in ["snapshots", "blobs"] {
            database.create_object_store(store, ObjectStoreParams::new()).unwrap();
        }
    });
    let database = request.await.unwrap();
    let transaction = database.transaction(&["blobs"], idb::TransactionMode::ReadWrite).unwrap();
    let bytes = js_sys::Uint8Array::from(&b"kept"[..]).into();
    transaction.object_store("blobs").unwrap().put(&bytes, Some(&"side/1".into())).unwrap().await.unwrap();
    finish(transaction).await;
    database.close();
}

#[wasm_bindgen_test]
async fn a_database_of_the_second_version_keeps_everything_and_gains_the_new_stores() {
    let name = fresh_name();
    make_second_version(&name).await;
    let (journal, _home) = sound(&name).await;
    assert_eq!(journal.get_blob("side/1").await, Ok(Some(b"kept".to_vec())));
    journal.add_lookups(&["digest/1".to_owned()]).await.unwrap();
    journal.put_feed_rows("set", &[("1".to_owned(), "row".to_owned())]).await.unwrap();
    assert_eq!(journal.lookups("digest/").await, Ok(vec!["digest/1".to_owned()]));
    assert_eq!(journal.feed_row("set", "1").await, Ok(Some("row".to_owned())));
    fill(&journal, &[("ticket/2026-11-21/t-1", 1)]).await;
    let report = journal.verify(&[]).await.unwrap();
    assert_eq!((report.entries, report.faults), (2, vec![]));
}

/// An entry as the first version stored it: it must stay readable for ever.
const FIRST_RECORD: &str = r#"return {
    s: [["ticket/2026-11-21/t-1", 1]],
    b: JSON.stringify({
        w: "lobby-1/ticket", n: 1, p: "0".repeat(64), h: "fbbe56f946f6e09c7d68f858480de07c17cb746aca7cff44ccd7f5f80d9e249f",
        r: "r-1", t: 1795226400000, y: "kiosk@lobby-1", e: [{ s: "ticket/2026-11-21/t-1", v: 1, e: ['{"issued":{"name":"居民"}}'] }],
    }),
}"#;

#[wasm_bindgen_test]
async fn an_upgrade_waits_for_older_windows_says_so_and_loses_nothing() {
    let name = fresh_name();
    let old = make_first_version(&name).await;
    let (mut options, _) = options(&name);
    let (sender, mut told) = futures_channel::mpsc::unbounded();
    options.notice = std::rc::Rc::new(move |notice| sender.unbounded_send(notice).unwrap());
    let closing = async {
        // The old window knows nothing of versionchange: somebody must close it.
        assert_eq!(told.next().await, Some(StorageNotice::Blocked));
        old.close();
    };
    let (opened, ()) = join(open(options), closing).await;
    let journal = Journal::IndexedDb(opened.unwrap().home);
    journal.save_snapshot("hall", Place::START, "the new store is there").await.unwrap();
    fill(&journal, &[("ticket/2026-11-21/t-1", 1)]).await;
    let report = journal.verify(&[]).await.unwrap();
    assert_eq!((report.entries, report.faults), (2, vec![]));
}
