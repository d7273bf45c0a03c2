//! The sentinel: numbers and heads survive a storage that lies.

use js_sys::Array;
use residents_window::domain::identity::Installation;
use residents_window::journal::indexed_db::{Home, OpenOptions, Skipped, StorageAlarm, StorageNotice, open};
use residents_window::journal::memory::Tamper;
use residents_window::journal::{AppendError, Journal, OutsideHead, Verdict, Writer};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

use super::store::{Indexed, delete_database, fresh_name, open_database, options, put_raw, run, run_async, run_with, sentinel_url, sound};
use crate::contract::{Store, everything, fill, place_of, sequence, stream, ticket};

pub const A: &str = "2026-11-21/A";

/// Asks a sentinel of its own, as the journal does. Raising nothing is reading.
async fn ask(file: &str, sequences: Value) -> Value {
    let question = serde_json::json!({ "id": 1, "file": file, "wish": "raise", "sequences": sequences, "heads": {} });
    let given = Array::of2(&sentinel_url().into(), &question.to_string().into());
    let promise = run_with(
        "return new Promise((resolve, reject) => {
            const worker = new Worker(given[0]);
            worker.onerror = reject;
            worker.onmessage = ({ data }) => { worker.terminate(); resolve(data) };
            worker.postMessage(given[1]);
        })",
        &given,
    );
    let answer = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(promise)).await.unwrap();
    serde_json::from_str::<Value>(&answer.as_string().unwrap()).unwrap()["known"].clone()
}

pub async fn known(file: &str) -> Value {
    ask(file, serde_json::json!({})).await
}

pub async fn take(journal: &Journal, id: &str) -> u32 {
    journal.append(&ticket(id, A, 9_999)).await.unwrap().taken.unwrap()
}

/// Waits until the sentinel knows this head.
pub async fn until_head(file: &str, writer: &str, number: u64) {
    while !known(file).await["heads"][writer].as_str().is_some_and(|head| head.starts_with(&format!("{number} "))) {}
}

pub fn skipped(first: u32, last: u32) -> Vec<Skipped> {
    vec![Skipped { sequence: sequence(A), first, last }]
}

/// Notes the ceiling that every worker has acknowledged, and every number that is written before its ceiling is.
const WATCH_CEILINGS: &str = "
    window.acknowledged = 0;
    window.uncovered = [];
    const post = window.realPost = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (text) {
        if (!this.isWatched) this.addEventListener('message', ({ data }) => {
            window.acknowledged = Math.max(window.acknowledged, JSON.parse(data).known?.sequences['2026-11-21/A'] ?? 0);
        });
        this.isWatched = true;
        return post.call(this, text);
    };
    const put = window.realPut = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
        if (this.name === 'sequences' && value > window.acknowledged) window.uncovered.push(value);
        return put.call(this, value, key);
    };";

#[wasm_bindgen_test]
async fn a_ceiling_is_on_the_disk_before_its_number_is_issued() {
    let name = fresh_name();
    let (journal, _home) = sound(&name).await;
    run(WATCH_CEILINGS);
    for i in 1..=45 {
        assert_eq!(take(&journal, &format!("t-{i}")).await, i);
    }
    run("Worker.prototype.postMessage = window.realPost; IDBObjectStore.prototype.put = window.realPut");
    assert_eq!(Array::from(&run("return window.uncovered")).to_vec(), Vec::<wasm_bindgen::JsValue>::new());
    let ceiling = known(&name).await["sequences"][A].as_u64().unwrap();
    assert!((45..=66).contains(&ceiling), "{ceiling}");
}

#[wasm_bindgen_test]
async fn heads_follow_every_append() {
    let name = fresh_name();
    let (journal, _home) = sound(&name).await;
    fill(&journal, &[("day/2026-11-21", 0), ("day/2026-11-21", 1)]).await;
    until_head(&name, "lobby-1/day", 2).await;
    let head = journal.heads().await.unwrap().remove(0);
    assert_eq!(known(&name).await["heads"]["lobby-1/day"], format!("2 {}", head.hash));
}

#[wasm_bindgen_test]
async fn a_sound_database_raises_no_alarm_however_often_it_opens() {
    let name = fresh_name();
    for start in 0..3 {
        let (journal, _home) = sound(&name).await;
        for i in 1..=7 {
            assert_eq!(take(&journal, &format!("t-{start}-{i}")).await, start * 7 + i);
        }
        until_head(&name, "lobby-1/ticket", u64::from(start * 7 + 7)).await;
    }
}

#[wasm_bindgen_test]
async fn a_wiped_database_never_starts_again_from_1() {
    let name = fresh_name();
    let (journal, home) = sound(&name).await;
    for i in 1..=12 {
        take(&journal, &format!("t-{i}")).await;
    }
    let ceiling = u32::try_from(known(&name).await["sequences"][A].as_u64().unwrap()).unwrap();
    drop((journal, home));
    delete_database(&name).await;

    let opened = open_database(&name).await.unwrap();
    assert_eq!(opened.alarms, [StorageAlarm::Emptied { skipped: skipped(1, ceiling) }]);
    let journal = Journal::IndexedDb(opened.home.clone());
    assert!(ceiling >= 12);
    assert_eq!(take(&journal, "after").await, ceiling + 1);
    assert_eq!(journal.verify(&[]).await.unwrap().verdict, Verdict::Consistent, "skipped on purpose is no fault");

    // The alarm is given until somebody has recorded it, and then no more.
    assert_eq!(open_database(&name).await.unwrap().alarms, opened.alarms);
    opened.home.clear_alarm(&opened.alarms[0]).await.unwrap();
    drop((journal, opened));
    let (journal, _home) = sound(&name).await;
    assert_eq!(take(&journal, "later").await, ceiling + 2);
}

/// Takes the last two of five tickets away, as a log does that lost its end: nothing in the database shows it.
async fn cut_tail(store: &Indexed, journal: &Journal) {
    let entries = everything(journal).await.entries;
    for lost in &entries[3..] {
        store.tamper(Tamper::Drop(lost.place)).await;
    }
    let last = &entries[2];
    store.tamper(Tamper::SetHead(OutsideHead { writer: last.writer.clone(), number: last.number, hash: last.hash })).await;
    put_raw(&store.name, "sequences", A, &3.into()).await;
}

#[wasm_bindgen_test]
async fn a_lost_tail_is_noticed_and_its_numbers_are_skipped() {
    let store = Indexed::fresh().await;
    let (journal, home) = sound(&store.name).await;
    for i in 1..=5 {
        take(&journal, &format!("t-{i}")).await;
    }
    until_head(&store.name, "lobby-1/ticket", 5).await;
    let ceiling = u32::try_from(known(&store.name).await["sequences"][A].as_u64().unwrap()).unwrap();
    cut_tail(&store, &journal).await;
    drop((journal, home));

    let opened = open_database(&store.name).await.unwrap();
    let writer = Writer::of(&Installation::new("lobby-1").unwrap(), &stream("ticket"));
    let lost = StorageAlarm::TailLost { writers: vec![(writer, 5, 3)], skipped: skipped(4, ceiling) };
    assert_eq!(opened.alarms, [lost]);
    let journal = Journal::IndexedDb(opened.home.clone());
    assert_eq!(take(&journal, "after").await, ceiling + 1);
    // What is left is the truth from now on: the next start is quiet.
    opened.home.clear_alarm(&opened.alarms[0]).await.unwrap();
    drop((journal, opened));
    sound(&store.name).await;
}

#[wasm_bindgen_test]
async fn a_lost_tail_shows_even_before_its_heads_were_written() {
    let store = Indexed::fresh().await;
    let (journal, home) = sound(&store.name).await;
    for i in 1..=25 {
        take(&journal, &format!("t-{i}")).await;
    }
    let first = everything(&journal).await.entries.remove(0);
    for nth in (1..25).rev() {
        store.tamper(Tamper::Drop(place_of(&journal, nth).await)).await;
    }
    store.tamper(Tamper::SetHead(OutsideHead { writer: first.writer, number: 1, hash: first.hash })).await;
    put_raw(&store.name, "sequences", A, &1.into()).await;
    drop((journal, home));
    let opened = open_database(&store.name).await.unwrap();
    assert!(matches!(opened.alarms.as_slice(), [StorageAlarm::TailLost { .. }]), "{:?}", opened.alarms);
    assert!(take(&Journal::IndexedDb(opened.home), "after").await > 25);
}

/// Overwrites bytes of the sentinel's file.
async fn tear(file: &str, at: u32) {
    run_async(&format!(
        "const root = await navigator.storage.getDirectory();
         const entry = await (await root.getDirectoryHandle('sentinel')).getFileHandle('{file}');
         const writable = await entry.createWritable({{ keepExistingData: true }});
         await writable.write({{ type: 'write', position: {at}, data: new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) }});
         await writable.close();"
    ))
    .await;
}

const SLOT_BYTES: u32 = 128 * 1024;

#[wasm_bindgen_test]
async fn a_torn_slot_leaves_the_older_one() {
    let name = fresh_name();
    for (ceiling, slot) in [(10, 0), (20, 1), (30, 0)] {
        assert_eq!(ask(&name, serde_json::json!({ A: ceiling })).await["sequences"][A], ceiling, "slot {slot}");
    }
    tear(&name, 0).await;
    let left = known(&name).await;
    assert_eq!((&left["sequences"][A], &left["damaged"]), (&20.into(), &false.into()));
}

/// Leaves an installation that is not new with an empty database and no readable sentinel.
pub async fn lose_everything(name: &str) -> Home {
    let (journal, home) = sound(name).await;
    take(&journal, "t-1").await;
    until_head(name, "lobby-1/ticket", 1).await;
    drop((journal, home));
    delete_database(name).await;
    tear(name, 0).await;
    tear(name, SLOT_BYTES).await;
    let opened = open_database(name).await.unwrap();
    assert_eq!(opened.alarms, [StorageAlarm::NumbersUnknown]);
    opened.home
}

#[wasm_bindgen_test]
async fn nothing_is_guessed_when_everything_is_lost() {
    let name = fresh_name();
    let home = lose_everything(&name).await;
    let journal = Journal::IndexedDb(home.clone());
    assert!(matches!(journal.append(&ticket("t-2", A, 99)).await, Err(AppendError::Damaged(_))));
    fill(&journal, &[("day/2026-11-21", 0)]).await;
    drop((journal, home));

    let opened = open_database(&name).await.unwrap();
    assert_eq!(opened.alarms, [StorageAlarm::NumbersUnknown], "a restart does not confirm it");
    let journal = Journal::IndexedDb(opened.home.clone());
    assert!(journal.append(&ticket("t-2", A, 99)).await.is_err());
    opened.home.clear_alarm(&opened.alarms[0]).await.unwrap();
    assert_eq!(take(&journal, "t-2").await, 1);
}

#[wasm_bindgen_test]
async fn an_unreadable_sentinel_beside_a_full_database_is_told_once() {
    let name = fresh_name();
    let (journal, home) = sound(&name).await;
    take(&journal, "t-1").await;
    until_head(&name, "lobby-1/ticket", 1).await;
    drop((journal, home));
    tear(&name, 0).await;
    tear(&name, SLOT_BYTES).await;
    let opened = open_database(&name).await.unwrap();
    assert_eq!(opened.alarms, [StorageAlarm::Unproven]);
    assert_eq!(take(&Journal::IndexedDb(opened.home.clone()), "t-2").await, 2);
    opened.home.clear_alarm(&opened.alarms[0]).await.unwrap();
    drop(opened);
    sound(&name).await;
}

#[wasm_bindgen_test]
async fn only_the_days_touched_last_are_kept() {
    let name = fresh_name();
    ask(&name, serde_json::json!({ "lane/K2": 7 })).await;
    for day in 11..=17 {
        ask(&name, serde_json::json!({ (format!("2026-11-{day}/A")): 20, (format!("2026-11-{day}/B")): 20 })).await;
    }
    let known = known(&name).await;
    let kept: Vec<&String> = known["sequences"].as_object().unwrap().keys().collect();
    let days = [14, 15, 16, 17].iter().flat_map(|day| ["A", "B"].map(|queue| format!("2026-11-{day}/{queue}")));
    assert_eq!(kept, days.chain(["lane/K2".to_owned()]).collect::<Vec<_>>().iter().collect::<Vec<_>>());
}

#[wasm_bindgen_test]
async fn without_a_sentinel_the_hall_goes_on_and_says_so() {
    let name = fresh_name();
    let (options, notices) = options(&name);
    let opened = open(OpenOptions { sentinel_url: Some("/there-is-no-such-worker.js".to_owned()), ..options }).await.unwrap();
    assert!(matches!(notices.borrow().as_slice(), [StorageNotice::WithoutSentinel(_)]), "{notices:?}");
    assert_eq!(opened.alarms, []);
    assert_eq!(take(&Journal::IndexedDb(opened.home), "t-1").await, 1);
}
