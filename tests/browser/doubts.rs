//! A storage in doubt: the sentinel is away for a while, single records cannot be read, nobody knows which numbers were given.

use residents_window::journal::indexed_db::{OpenOptions, StorageAlarm, StorageNotice, open};
use residents_window::journal::memory::Tamper;
use residents_window::journal::{AppendError, Journal, Verdict};
use wasm_bindgen_test::wasm_bindgen_test;

use super::sentinel::{A, known, lose_everything, take, until_head};
use super::store::{Indexed, delete_database, fresh_name, open_database, options, put_raw, run, sound};
use crate::contract::{Store, everything, fill, ticket};

/// While it lives every worker answers that the disk is full.
struct FullDisk;

impl FullDisk {
    fn begins() -> Self {
        run("const answer = function (text) {
                 const data = JSON.stringify({ id: JSON.parse(text).id, error: 'the disk is full' });
                 setTimeout(() => this.onmessage({ data }));
             };
             window.realAsk = Worker.prototype.postMessage;
             Worker.prototype.postMessage = answer;");
        Self
    }
}

impl Drop for FullDisk {
    fn drop(&mut self) {
        run("Worker.prototype.postMessage = window.realAsk");
    }
}

async fn ceiling(name: &str) -> u64 {
    known(name).await["sequences"][A].as_u64().unwrap()
}

#[wasm_bindgen_test]
async fn a_sentinel_that_was_away_comes_back_and_learns_what_it_has_missed() {
    let name = fresh_name();
    let (options, notices) = options(&name);
    let opened = open(options).await.unwrap();
    let journal = Journal::IndexedDb(opened.home);
    take(&journal, "t-1").await;
    until_head(&name, "lobby-1/ticket", 1).await;

    let full = FullDisk::begins();
    for i in 2..=60 {
        assert_eq!(take(&journal, &format!("t-{i}")).await, i, "the hall goes on");
    }
    assert!(matches!(notices.borrow().as_slice(), [StorageNotice::WithoutSentinel(_)]), "told once: {notices:?}");
    drop(full);
    // Nobody appends any more: it comes back by itself.
    until_head(&name, "lobby-1/ticket", 60).await;
    while ceiling(&name).await < 60 {}
    for i in 61..=90 {
        assert_eq!(take(&journal, &format!("t-{i}")).await, i);
    }
    until_head(&name, "lobby-1/ticket", 90).await;
    assert!(ceiling(&name).await >= 90);
    assert_eq!(notices.borrow().len(), 1, "{notices:?}");
}

#[wasm_bindgen_test]
async fn a_comparison_that_was_missed_at_the_start_is_made_later() {
    let name = fresh_name();
    let (journal, home) = sound(&name).await;
    for i in 1..=12 {
        take(&journal, &format!("t-{i}")).await;
    }
    until_head(&name, "lobby-1/ticket", 12).await;
    let ceiling = ceiling(&name).await;
    drop((journal, home));
    delete_database(&name).await;

    let full = FullDisk::begins();
    let (options, notices) = options(&name);
    let opened = open(options).await.unwrap();
    assert_eq!(opened.alarms, []);
    let journal = Journal::IndexedDb(opened.home.clone());
    fill(&journal, &[("day/2026-11-21", 0)]).await;
    drop(full);
    let is_told = || notices.borrow().iter().any(|notice| matches!(notice, StorageNotice::Alarmed(_)));
    while !is_told() {
        known(&name).await;
    }
    let StorageNotice::Alarmed(alarms) = notices.borrow().last().unwrap().clone() else { panic!("{notices:?}") };
    assert!(matches!(alarms.as_slice(), [StorageAlarm::TailLost { .. }]), "{alarms:?}");
    assert!(u64::from(take(&journal, "after").await) > ceiling);
    assert_eq!(open_database(&name).await.unwrap().alarms, alarms, "until somebody has recorded it");
}

#[wasm_bindgen_test]
async fn an_empty_database_that_was_known_has_lost_its_numbers() {
    for has_worker in [true, false] {
        let name = fresh_name();
        let url = (!has_worker).then(|| "/there-is-no-such-worker.js".to_owned());
        let options = OpenOptions { was_known: true, ..options(&name).0 };
        let opened = open(OpenOptions { sentinel_url: url.or(options.sentinel_url.clone()), ..options }).await.unwrap();
        assert_eq!(opened.alarms, [StorageAlarm::NumbersUnknown], "with a worker: {has_worker}");
        let journal = Journal::IndexedDb(opened.home);
        assert!(matches!(journal.append(&ticket("t-1", A, 99)).await, Err(AppendError::Damaged(_))));
    }
}

#[wasm_bindgen_test]
async fn a_known_database_that_holds_entries_is_no_alarm() {
    let name = fresh_name();
    let (journal, home) = sound(&name).await;
    fill(&journal, &[("day/2026-11-21", 0)]).await;
    drop((journal, home));
    let opened = open(OpenOptions { was_known: true, sentinel_url: None, ..options(&name).0 }).await.unwrap();
    assert_eq!(opened.alarms, []);
}

#[wasm_bindgen_test]
async fn a_confirmation_in_one_window_lets_every_window_issue() {
    let name = fresh_name();
    let counter = lose_everything(&name).await;
    let opened = open_database(&name).await.unwrap();
    assert_eq!(opened.alarms, [StorageAlarm::NumbersUnknown]);
    let kiosk = Journal::IndexedDb(opened.home.clone());
    assert!(kiosk.append(&ticket("t-2", A, 99)).await.is_err());
    assert_eq!(opened.home.are_numbers_unknown().await, Ok(true));
    counter.clear_alarm(&StorageAlarm::NumbersUnknown).await.unwrap();
    assert_eq!(take(&kiosk, "t-2").await, 1, "without being loaded anew");
    assert_eq!(opened.home.are_numbers_unknown().await, Ok(false));
}

#[wasm_bindgen_test]
async fn what_is_found_later_does_not_hide_that_numbers_are_unknown() {
    let store = Indexed::fresh().await;
    let home = lose_everything(&store.name).await;
    let journal = Journal::IndexedDb(home.clone());
    fill(&journal, &[("day/2026-11-21", 0), ("day/2026-11-21", 1)]).await;
    until_head(&store.name, "lobby-1/day", 2).await;
    let first = everything(&journal).await.entries.remove(0);
    let head = residents_window::journal::OutsideHead { writer: first.writer, number: 1, hash: first.hash };
    store.tamper(Tamper::SetHead(head)).await;
    drop((journal, home));

    let opened = open_database(&store.name).await.unwrap();
    let [StorageAlarm::NumbersUnknown, lost @ StorageAlarm::TailLost { .. }] = opened.alarms.as_slice() else {
        panic!("{:?}", opened.alarms)
    };
    opened.home.clear_alarm(lost).await.unwrap();
    assert!(Journal::IndexedDb(opened.home.clone()).append(&ticket("t-1", A, 99)).await.is_err());
    assert_eq!(open_database(&store.name).await.unwrap().alarms, [StorageAlarm::NumbersUnknown]);
}

#[wasm_bindgen_test]
async fn an_unreadable_head_or_number_closes_nothing_else() {
    let name = fresh_name();
    let (journal, home) = sound(&name).await;
    take(&journal, "t-1").await;
    fill(&journal, &[("day/2026-11-21", 0)]).await;
    let b = "2026-11-21/B";
    // Far enough that the ceiling alone would look like a lost tail.
    for i in 1..=12 {
        journal.append(&ticket(&format!("t-b-{i}"), b, 99)).await.unwrap();
    }
    while known(&name).await["sequences"][b].as_u64().unwrap() < 22 {}
    until_head(&name, "lobby-1/ticket", 13).await;
    until_head(&name, "lobby-1/day", 1).await;
    drop((journal, home));
    put_raw(&name, "writers", "lobby-1/day", &"torn".into()).await;
    put_raw(&name, "sequences", b, &"torn".into()).await;

    let opened = open_database(&name).await.unwrap();
    let (writers, sequences) = (vec!["lobby-1/day".to_owned()], vec![b.to_owned()]);
    assert_eq!(opened.alarms, [StorageAlarm::RecordsUnreadable { writers, sequences }]);
    let journal = Journal::IndexedDb(opened.home);
    assert_eq!(take(&journal, "t-2").await, 2);
    fill(&journal, &[("queue/2026-11-21/A", 0)]).await;
    assert!(matches!(journal.append(&ticket("t-c", b, 99)).await, Err(AppendError::Damaged(_))), "no number is guessed");
    assert_eq!(journal.verify(&[]).await.unwrap().verdict, Verdict::Faulty);
}
