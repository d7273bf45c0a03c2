//! Numbers: taken in the append itself, consecutive, never shared, never again.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use residents_window::journal::memory::Tamper;
use residents_window::journal::{AppendError, Journal};

use super::{Store, batch, everything, fill, place_of, ticket};

const MANY: u32 = 9_999;

pub async fn windows_at_once_share_no_number<S: Store>() {
    let store = S::fresh().await;
    let windows = [store.window("lobby-1").await, store.window("lobby-1").await, store.window("lobby-2").await];
    let take = |(w, journal): (usize, Journal)| async move {
        let mut numbers = Vec::new();
        for i in 0..20 {
            numbers.push(journal.append(&ticket(&format!("t-{w}-{i}"), "2026-11-21/A", MANY)).await.unwrap().taken.unwrap());
        }
        numbers
    };
    let numbers = join_all(windows.into_iter().enumerate().map(take)).await;
    assert!(numbers.iter().all(|one| one.is_sorted()));
    assert_eq!(numbers.concat().into_iter().collect::<BTreeSet<u32>>(), (1..=60).collect());
}

pub async fn a_sequence_ends_at_its_highest_number<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    for i in 1..=3 {
        assert_eq!(journal.append(&ticket(&format!("t-{i}"), "2026-11-21/A", 3)).await.unwrap().taken, Some(i));
    }
    let before = everything(&journal).await;
    assert_eq!(journal.append(&ticket("t-4", "2026-11-21/A", 3)).await, Err(AppendError::SequenceFull));
    assert_eq!(everything(&journal).await, before);
    assert_eq!(journal.append(&ticket("t-4", "2026-11-21/A", 4)).await.unwrap().taken, Some(4));
}

pub async fn sequences_do_not_disturb_each_other<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    fill(&journal, &[("day/2026-11-21", 0), ("day/2026-11-21", 1)]).await;
    for (id, from, number) in [("a", "2026-11-21/A", 1), ("b", "2026-11-21/B", 1), ("c", "2026-11-21/A", 2), ("d", "2026-11-22/A", 1)] {
        assert_eq!(journal.append(&ticket(id, from, MANY)).await.unwrap().taken, Some(number), "{id}");
        fill(&journal, &[(&format!("counter/2026-11-21/{number}-{id}"), 0)]).await;
    }
}

pub async fn a_refused_append_takes_no_number<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    fill(&journal, &[("queue/2026-11-21/A", 0)]).await;
    let mut stale = ticket("t-1", "2026-11-21/A", MANY);
    stale.parts.extend(batch("r", &[("queue/2026-11-21/A", 0)]).parts);
    assert!(matches!(journal.append(&stale).await, Err(AppendError::Conflict(_))));
    assert_eq!(journal.append(&ticket("t-1", "2026-11-21/A", MANY)).await.unwrap().taken, Some(1));
}

pub async fn a_lost_record_never_gives_its_number_again<S: Store>() {
    let store = S::fresh().await;
    let journal = store.window("lobby-1").await;
    for id in ["t-1", "t-2"] {
        journal.append(&ticket(id, "2026-11-21/A", MANY)).await.unwrap();
    }
    store.tamper(Tamper::Drop(place_of(&journal, 1).await)).await;
    store.tamper(Tamper::Drop(place_of(&journal, 0).await)).await;
    assert_eq!(journal.append(&ticket("t-3", "2026-11-21/A", MANY)).await.unwrap().taken, Some(3));
}
