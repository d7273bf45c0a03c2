//! A past: many appends at once, of things that begin in them.

use residents_window::domain::time::Timestamp;
use residents_window::journal::{AppendError, Batch, Journal, Verdict};

use super::{NOW, Store, batch, everything, fill, stream, ticket};

const HOUR_MS: i64 = 3_600_000;

/// Three tickets of a day long ago, of which the first is called and served, and one of today.
fn past() -> Vec<Batch> {
    let long_ago = |hours: i64, batch: Batch| Batch { time: Timestamp::from_millis(NOW - 100 * HOUR_MS + hours * HOUR_MS), ..batch };
    vec![
        long_ago(0, ticket("t-1", "2026-11-21/A", 9)),
        long_ago(1, ticket("t-2", "2026-11-21/A", 9)),
        long_ago(2, batch("p-3", &[("ticket/2026-11-21/t-1", 1), ("queue/2026-11-21/A", 0)])),
        long_ago(3, ticket("t-3", "2026-11-21/B", 9)),
        long_ago(4, batch("p-5", &[("ticket/2026-11-21/t-1", 2)])),
        batch("p-6", &[("queue/2026-11-21/A", 1)]),
    ]
}

async fn appended(journal: &Journal) -> Result<(), AppendError> {
    journal.append_past(&past(), Timestamp::from_millis(NOW - 48 * HOUR_MS)).await
}

pub async fn a_past_is_chained_numbered_and_read_like_all_else<S: Store>() {
    let store = S::fresh().await;
    let journal = store.window("lobby-1").await;
    fill(&journal, &[("ticket/2026-11-20/t-0", 0), ("day/2026-11-20", 0)]).await;
    appended(&journal).await.unwrap();
    let all = everything(&journal).await;
    assert_eq!(all.entries.len(), 8);
    assert!(all.entries.is_sorted_by(|one, next| one.place < next.place));
    let taken: Vec<_> = all.entries.iter().filter_map(|entry| entry.taken.as_ref()).map(|t| (t.sequence.as_str(), t.number)).collect();
    assert_eq!(taken, [("2026-11-21/A", 1), ("2026-11-21/A", 2), ("2026-11-21/B", 1)]);
    let of_ticket = journal.read(&stream("ticket/2026-11-21/t-1"), 0).await.unwrap();
    assert_eq!(of_ticket.entries.len(), 3);
    // The chains go on from what was there, and what comes goes on from them.
    journal.append(&batch("later", &[("ticket/2026-11-21/t-1", 3)])).await.unwrap();
    assert_eq!(journal.append(&ticket("t-4", "2026-11-21/A", 9)).await.unwrap().taken, Some(3));
    let report = journal.verify(&[]).await.unwrap();
    assert_eq!((report.verdict, report.faults), (Verdict::Consistent, Vec::new()));
    // What is older than requests are remembered is not remembered.
    assert!(journal.answer_to(&past()[0].request).await.unwrap().is_none());
    assert_eq!(journal.answer_to(&past()[5].request).await.unwrap().map(|answer| answer.place), Some(all.entries[7].place));
}

pub async fn a_past_only_begins_things<S: Store>() {
    for there in [batch("there", &[("ticket/2026-11-21/t-3", 0)]), ticket("t-9", "2026-11-21/B", 9)] {
        let store = S::fresh().await;
        let (journal, other) = (store.window("lobby-1").await, store.window("lobby-2").await);
        journal.append(&there).await.unwrap();
        assert!(matches!(appended(&other).await, Err(AppendError::Conflict(_))));
        assert_eq!(everything(&journal).await.entries.len(), 1, "nothing of it is written");
        assert!(journal.read(&stream("ticket/2026-11-21/t-1"), 0).await.unwrap().entries.is_empty());
        let report = journal.verify(&[]).await.unwrap();
        assert_eq!((report.verdict, report.faults), (Verdict::Consistent, Vec::new()));
    }
    let journal = S::fresh().await.window("lobby-1").await;
    appended(&journal).await.unwrap();
    assert!(matches!(appended(&journal).await, Err(AppendError::Conflict(_) | AppendError::RequestReused)));
    assert_eq!(everything(&journal).await.entries.len(), 6, "the same past is written once");
}

pub async fn a_past_that_does_not_fit_itself_is_refused<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    let since = Timestamp::from_millis(NOW);
    let gap = [batch("g-1", &[("day/2026-11-21", 0)]), batch("g-2", &[("day/2026-11-21", 2)])];
    assert!(matches!(journal.append_past(&gap, since).await, Err(AppendError::Conflict(_))));
    let full = [ticket("t-1", "2026-11-21/A", 1), ticket("t-2", "2026-11-21/A", 1)];
    assert_eq!(journal.append_past(&full, since).await, Err(AppendError::SequenceFull));
    let twice = [batch("same", &[("day/2026-11-21", 0)]), batch("same", &[("day/2026-11-22", 0)])];
    assert_eq!(journal.append_past(&twice, since).await, Err(AppendError::RequestReused));
    assert!(everything(&journal).await.entries.is_empty());
}
