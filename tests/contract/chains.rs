//! Chains: what `verify` proves, and what it finds with and without heads kept outside.

use futures_util::future::join_all;
use residents_window::journal::memory::Tamper;
use residents_window::journal::{Entry, Fault, Journal, OutsideHead, PAGE_ENTRIES, Taken, Verdict, Writer, canonical};

use super::{Store, batch, everything, fill, installation, sequence, stream, ticket};

/// Three entries of one chain and two of another.
async fn small_journal<S: Store>() -> (S, Journal) {
    let store = S::fresh().await;
    let journal = store.window("lobby-1").await;
    fill(&journal, &[("day/2026-11-21", 0), ("day/2026-11-21", 1), ("queue/2026-11-21/A", 0)]).await;
    fill(&journal, &[("day/2026-11-21", 2), ("queue/2026-11-21/A", 1)]).await;
    (store, journal)
}

async fn entry(journal: &Journal, nth: usize) -> Entry {
    everything(journal).await.entries[nth].clone()
}

fn writer(family: &str) -> Writer {
    Writer::of(&installation("lobby-1"), &stream(family))
}

async fn faults(journal: &Journal, outside: &[OutsideHead]) -> Vec<Fault> {
    let report = journal.verify(outside).await.unwrap();
    assert_eq!(report.verdict == Verdict::Faulty, !report.faults.is_empty());
    report.faults
}

pub async fn the_fixed_vectors_hold<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    let mut first = batch("r-1", &[("ticket/2026-11-21/t-1", 0)]);
    first.parts[0].events = vec![r#"{"issued":{"name":"居民"}}"#.to_owned()];
    journal.append(&first).await.unwrap();
    let entry = entry(&journal, 0).await;
    assert_eq!(entry.hash.to_string(), "fbbe56f946f6e09c7d68f858480de07c17cb746aca7cff44ccd7f5f80d9e249f");
    assert_eq!(canonical::entry(&entry).len(), 187);
}

pub async fn every_installation_and_family_has_its_own_chain<S: Store>() {
    let (store, journal) = small_journal::<S>().await;
    let other = store.window("lobby-2").await;
    fill(&other, &[("day/2026-11-22", 0)]).await;
    let heads = journal.heads().await.unwrap();
    let named: Vec<_> = heads.iter().map(|head| (head.writer.as_str(), head.number)).collect();
    assert_eq!(named, [("lobby-1/day", 3), ("lobby-1/queue", 2), ("lobby-2/day", 1)]);
    assert_eq!(heads[0].hash, entry(&other, 3).await.hash);
}

pub async fn windows_at_once_keep_one_chain<S: Store>() {
    let store = S::fresh().await;
    let windows = [store.window("lobby-1").await, store.window("lobby-1").await, store.window("lobby-1").await];
    join_all(windows.iter().enumerate().map(|(w, journal)| async move {
        for i in 0..10 {
            fill(journal, &[(&format!("ticket/2026-11-21/t-{w}"), i)]).await;
        }
    }))
    .await;
    let report = windows[0].verify(&[]).await.unwrap();
    assert_eq!((report.verdict, report.entries, report.heads.len()), (Verdict::Consistent, 30, 1));
    assert_eq!((report.heads[0].writer.as_str(), report.heads[0].number), ("lobby-1/ticket", 30));
    assert_eq!(report.heads, windows[1].heads().await.unwrap());
}

pub async fn an_empty_journal_is_consistent<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    let report = journal.verify(&[]).await.unwrap();
    assert_eq!((report.verdict, report.entries), (Verdict::Consistent, 0));
}

pub async fn complete_needs_a_head_for_every_writer<S: Store>() {
    let (_store, journal) = small_journal::<S>().await;
    let heads = journal.heads().await.unwrap();
    assert_eq!(journal.verify(&[]).await.unwrap().verdict, Verdict::Consistent);
    assert_eq!(journal.verify(&heads[..1]).await.unwrap().verdict, Verdict::Consistent);
    let report = journal.verify(&heads).await.unwrap();
    assert_eq!((report.verdict, report.entries, report.faults, report.heads), (Verdict::Complete, 5, vec![], heads));
}

pub async fn older_heads_prove_the_journal_too<S: Store>() {
    let (_store, journal) = small_journal::<S>().await;
    let heads = journal.heads().await.unwrap();
    fill(&journal, &[("day/2026-11-21", 3)]).await;
    assert_eq!(journal.verify(&heads).await.unwrap().verdict, Verdict::Complete);
}

pub async fn a_dropped_entry_is_found<S: Store>() {
    let (store, journal) = small_journal::<S>().await;
    store.tamper(Tamper::Drop(entry(&journal, 1).await.place)).await;
    let found = faults(&journal, &[]).await;
    assert!(found.contains(&Fault::ChainBroken { writer: writer("day"), number: 2 }), "{found:?}");
    assert!(found.contains(&Fault::StreamBroken { stream: stream("day/2026-11-21"), version: 2 }), "{found:?}");
}

pub async fn a_changed_entry_is_found<S: Store>() {
    let (store, journal) = small_journal::<S>().await;
    let mut changed = entry(&journal, 1).await;
    changed.parts[0].events[0].push(' ');
    let place = changed.place;
    store.tamper(Tamper::Put(Box::new(changed))).await;
    assert_eq!(faults(&journal, &[]).await, [Fault::Changed { place, streams: vec![(stream("day/2026-11-21"), 2)] }]);
}

pub async fn a_changed_and_rehashed_entry_is_found<S: Store>() {
    let (store, journal) = small_journal::<S>().await;
    let mut changed = entry(&journal, 1).await;
    changed.parts[0].events[0].push(' ');
    changed.hash = canonical::entry_hash(&changed);
    store.tamper(Tamper::Put(Box::new(changed))).await;
    assert_eq!(faults(&journal, &[]).await, [Fault::ChainBroken { writer: writer("day"), number: 3 }]);
}

pub async fn swapped_entries_are_found<S: Store>() {
    let (store, journal) = small_journal::<S>().await;
    let (mut first, mut second) = (entry(&journal, 0).await, entry(&journal, 1).await);
    std::mem::swap(&mut first.place, &mut second.place);
    store.tamper(Tamper::Put(Box::new(first))).await;
    store.tamper(Tamper::Put(Box::new(second))).await;
    let found = faults(&journal, &[]).await;
    assert!(found.contains(&Fault::ChainBroken { writer: writer("day"), number: 1 }), "{found:?}");
}

pub async fn a_torn_record_is_named<S: Store>() {
    let (store, journal) = small_journal::<S>().await;
    let place = entry(&journal, 1).await.place;
    store.tamper(Tamper::Tear(place)).await;
    let found = faults(&journal, &[]).await;
    let named = Fault::Unreadable { place, streams: vec![(stream("day/2026-11-21"), 2)] };
    assert_eq!(found, [named, Fault::ChainBroken { writer: writer("day"), number: 2 }]);
}

pub async fn a_cut_tail_is_found_by_the_kept_head<S: Store>() {
    let (store, journal) = small_journal::<S>().await;
    store.tamper(Tamper::Drop(entry(&journal, 4).await.place)).await;
    assert_eq!(faults(&journal, &[]).await, [Fault::CutOff { writer: writer("queue"), number: 2 }]);
}

/// Cuts the last entry of the `queue` chain so that the store itself looks sound; gives the heads from before.
async fn cut_well<S: Store>(store: &S, journal: &Journal) -> Vec<OutsideHead> {
    let outside = journal.heads().await.unwrap();
    let (kept, cut) = (entry(journal, 2).await, entry(journal, 4).await);
    store.tamper(Tamper::Drop(cut.place)).await;
    store.tamper(Tamper::SetHead(OutsideHead { writer: kept.writer, number: kept.number, hash: kept.hash })).await;
    outside
}

pub async fn a_well_cut_tail_is_found_by_an_outside_head<S: Store>() {
    let (store, journal) = small_journal::<S>().await;
    let outside = cut_well(&store, &journal).await;
    assert_eq!(journal.verify(&[]).await.unwrap().verdict, Verdict::Consistent);
    assert_eq!(faults(&journal, &outside).await, [Fault::CutOff { writer: writer("queue"), number: 2 }]);
}

pub async fn a_rehashed_tail_is_found_by_an_outside_head<S: Store>() {
    let (store, journal) = small_journal::<S>().await;
    let outside = journal.heads().await.unwrap();
    let mut last = entry(&journal, 4).await;
    last.parts[0].events[0].push(' ');
    last.hash = canonical::entry_hash(&last);
    store.tamper(Tamper::SetHead(OutsideHead { writer: last.writer.clone(), number: last.number, hash: last.hash })).await;
    store.tamper(Tamper::Put(Box::new(last))).await;
    assert_eq!(journal.verify(&[]).await.unwrap().verdict, Verdict::Consistent);
    assert_eq!(faults(&journal, &outside).await, [Fault::HeadDiffers { writer: writer("queue"), number: 2 }]);
}

pub async fn a_number_given_twice_is_found<S: Store>() {
    let store = S::fresh().await;
    let journal = store.window("lobby-1").await;
    for id in ["t-1", "t-2", "t-3"] {
        journal.append(&ticket(id, "2026-11-21/A", 99)).await.unwrap();
    }
    assert_eq!(faults(&journal, &[]).await, []);
    let mut twice = entry(&journal, 1).await;
    twice.taken = Some(Taken { sequence: sequence("2026-11-21/A"), number: 1 });
    store.tamper(Tamper::Put(Box::new(twice))).await;
    let broken = |number| Fault::NumberBroken { sequence: sequence("2026-11-21/A"), number };
    assert_eq!(faults(&journal, &[]).await, [broken(1), broken(2)]);
}

pub async fn a_verification_tells_how_far_it_is<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    let count = u32::try_from(2 * PAGE_ENTRIES).unwrap() + 3;
    for version in 0..count {
        fill(&journal, &[("day/2026-11-21", version)]).await;
    }
    let mut told = Vec::new();
    let report = journal.verify_telling(&[], |progress| told.push(progress)).await.unwrap();
    assert_eq!(report.entries, u64::from(count));
    assert_eq!(told.len(), 3, "once a page");
    assert!(told.windows(2).all(|pair| pair[0].done < pair[1].done && pair[0].percent() < 100));
    assert_eq!(told.last().map(|progress| (progress.percent(), progress.done == progress.total)), Some((100, true)));
}
