//! Appending: all or nothing, expected versions, repeated and reused requests, limits.

use residents_window::domain::identity::Actor;
use residents_window::domain::time::{HOUR_MS, Timestamp};
use residents_window::journal::{AppendError, BATCH_BYTES_MAX, BATCH_PARTS_MAX, Batch, Place};

use super::{NOW, Store, batch, everything, fill, stream, ticket};

pub async fn an_append_is_read_back_whole<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    let mut asked = batch("r-1", &[("ticket/2026-11-21/t", 0), ("queue/2026-11-21/A", 0)]);
    asked.parts[0].events.push(r#"{"second":"\u4e00 一 \\ \" 🙂"}"#.to_owned());
    let appended = journal.append(&asked).await.unwrap();

    let page = everything(&journal).await;
    let [entry] = page.entries.as_slice() else { panic!("one entry was expected: {page:?}") };
    assert_eq!((entry.place, page.head), (appended.place, appended.place));
    assert!(entry.place > Place::START);
    assert_eq!((&entry.request, entry.time, &entry.by), (&asked.request, asked.time, &asked.by));
    assert_eq!((entry.writer.as_str(), entry.number, &entry.taken), ("lobby-1/ticket", 1, &None));
    for (read, part) in entry.parts.iter().zip(&asked.parts) {
        assert_eq!((&read.stream, read.version, &read.events), (&part.stream, 1, &part.events));
    }
    assert_eq!(entry.parts.len(), asked.parts.len());
}

pub async fn an_append_is_all_or_nothing<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    journal.append(&batch("r-1", &[("queue/2026-11-21/A", 0)])).await.unwrap();
    let before = everything(&journal).await;

    let stale = batch("r-2", &[("ticket/2026-11-21/t", 0), ("queue/2026-11-21/A", 0), ("counter/2026-11-21/1", 0)]);
    assert!(matches!(journal.append(&stale).await, Err(AppendError::Conflict(_))));

    assert_eq!(everything(&journal).await, before);
    for untouched in ["ticket/2026-11-21/t", "counter/2026-11-21/1"] {
        assert_eq!(journal.read(&stream(untouched), 0).await.unwrap().entries, []);
        journal.append(&batch(&untouched.replace('/', "-"), &[(untouched, 0)])).await.unwrap();
    }
}

pub async fn a_wrong_version_is_a_conflict<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    journal.append(&batch("r-1", &[("queue/2026-11-21/A", 0)])).await.unwrap();
    journal.append(&batch("r-2", &[("queue/2026-11-21/A", 1)])).await.unwrap();
    for wrong in [0, 1, 3, u32::MAX] {
        let answer = journal.append(&batch("r-3", &[("queue/2026-11-21/A", wrong)])).await;
        assert_eq!(answer, Err(AppendError::Conflict(vec![(stream("queue/2026-11-21/A"), 2)])), "expected {wrong}");
    }
    journal.append(&batch("r-3", &[("queue/2026-11-21/A", 2)])).await.unwrap();
}

pub async fn a_conflict_names_the_streams_that_moved<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    journal.append(&batch("r-1", &[("queue/2026-11-21/A", 0), ("queue/2026-11-21/C", 0)])).await.unwrap();
    let stale = batch("r-2", &[("queue/2026-11-21/A", 0), ("queue/2026-11-21/B", 0), ("queue/2026-11-21/C", 0)]);
    let moved = vec![(stream("queue/2026-11-21/A"), 1), (stream("queue/2026-11-21/C"), 1)];
    assert_eq!(journal.append(&stale).await, Err(AppendError::Conflict(moved)));
}

pub async fn a_repeated_request_gets_its_first_answer<S: Store>() {
    let store = S::fresh().await;
    let (kiosk, other) = (store.window("lobby-1").await, store.window("lobby-2").await);
    let asked = ticket("t-1", "2026-11-21/A", 99);
    let first = kiosk.append(&asked).await.unwrap();
    assert_eq!(first.taken, Some(1));
    // The stream moves on, others take numbers: the request is looked at before the versions.
    other.append(&batch("r-2", &[("ticket/2026-11-21/t-1", 1)])).await.unwrap();
    other.append(&ticket("t-2", "2026-11-21/A", 99)).await.unwrap();

    assert_eq!(kiosk.append(&asked).await, Ok(first));
    assert_eq!(other.append(&asked).await, Ok(first), "another window may repeat it too");
    assert_eq!(everything(&kiosk).await.entries.len(), 3);
    assert_eq!(kiosk.append(&ticket("t-3", "2026-11-21/A", 99)).await.unwrap().taken, Some(3));
}

pub async fn a_reused_request_is_refused<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    let asked = ticket("t-1", "2026-11-21/A", 99);
    journal.append(&asked).await.unwrap();

    let mut other_event = asked.clone();
    other_event.parts[0].events[0].push(' ');
    let mut other_version = asked.clone();
    other_version.parts[0].expected = 1;
    let others = [
        other_event,
        other_version,
        Batch { take: None, ..asked.clone() },
        Batch { time: Timestamp::from_millis(NOW + 1), ..asked.clone() },
        Batch { by: Actor::new("somebody-else").unwrap(), ..asked.clone() },
        Batch { parts: batch("r", &[("ticket/2026-11-21/other", 0)]).parts, ..asked.clone() },
    ];
    for other in others {
        assert_eq!(journal.append(&other).await, Err(AppendError::RequestReused), "{other:?}");
    }
    assert_eq!(everything(&journal).await.entries.len(), 1);
}

pub async fn a_refused_append_is_not_remembered<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    journal.append(&batch("r-1", &[("queue/2026-11-21/A", 0)])).await.unwrap();
    assert!(journal.append(&batch("r-2", &[("queue/2026-11-21/A", 0)])).await.is_err());
    journal.append(&batch("r-2", &[("queue/2026-11-21/A", 1)])).await.unwrap();
}

pub async fn a_request_is_forgotten_after_48_hours<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    let asked = batch("r-1", &[("queue/2026-11-21/A", 0)]);
    let first = journal.append(&asked).await.unwrap();

    let forgotten = journal.forget_old_requests(Timestamp::from_millis(NOW + 48 * HOUR_MS)).await.unwrap();
    assert_eq!((forgotten, journal.append(&asked).await), (0, Ok(first)));

    let late = Timestamp::from_millis(NOW + 48 * HOUR_MS + 1);
    assert_eq!(journal.forget_old_requests(late).await, Ok(1));
    assert_eq!(journal.forget_old_requests(late).await, Ok(0), "it may run twice");
    assert!(matches!(journal.append(&asked).await, Err(AppendError::Conflict(_))));
}

pub async fn a_batch_of_wrong_shape_is_refused<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    let streams: Vec<String> = (0..=BATCH_PARTS_MAX).map(|i| format!("ticket/2026-11-21/t-{i}")).collect();
    let many: Vec<(&str, u32)> = streams.iter().map(|name| (name.as_str(), 0)).collect();
    let mut silent = batch("r", &[("day/2026-11-21", 0), ("content", 0)]);
    silent.parts[1].events.clear();
    let mut heavy = batch("r", &[("content", 0)]);
    heavy.parts[0].events = vec!["x".repeat(BATCH_BYTES_MAX)];
    for wrong in [batch("r", &[]), batch("r", &many), batch("r", &[("content", 0), ("content", 0)]), silent, heavy] {
        assert_eq!(journal.append(&wrong).await, Err(AppendError::TooLarge));
    }
    assert_eq!(everything(&journal).await.entries, []);
}

pub async fn a_batch_at_its_limits_is_taken<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    let streams: Vec<String> = (0..BATCH_PARTS_MAX).map(|i| format!("ticket/2026-11-21/t-{i}")).collect();
    let many: Vec<(&str, u32)> = streams.iter().map(|name| (name.as_str(), 0)).collect();
    let mut asked = batch("r", &many);
    for part in &mut asked.parts {
        part.events = vec!["字".repeat(5_000)];
    }
    journal.append(&asked).await.unwrap();
    assert_eq!(everything(&journal).await.entries[0].parts[15].events, asked.parts[15].events);
}

pub async fn a_request_tells_what_it_was_answered<S: Store>() {
    let store = S::fresh().await;
    let (journal, other) = (store.window("lobby-1").await, store.window("lobby-2").await);
    let (asked, refused) = (ticket("t-1", "2026-11-21/A", 99), batch("r-2", &[("day/2026-11-21", 7)]));
    assert_eq!(journal.answer_to(&asked.request).await, Ok(None));
    let first = journal.append(&asked).await.unwrap();
    fill(&other, &[("ticket/2026-11-21/t-1", 1)]).await;
    assert!(journal.append(&refused).await.is_err());
    assert_eq!(other.answer_to(&asked.request).await, Ok(Some(first)));
    assert_eq!(other.answer_to(&refused.request).await, Ok(None));
}
