//! What is kept beside the entries: snapshots of projections, and blobs that can be erased.

use residents_window::journal::{Place, Verdict};

use super::{Store, batch, fill, place_of};

pub async fn a_snapshot_comes_back_with_its_place<S: Store>() {
    let store = S::fresh().await;
    let journal = store.window("lobby-1").await;
    assert_eq!(journal.load_snapshot("hall").await, Ok(None));
    fill(&journal, &[("day/2026-11-21", 0)]).await;
    let place = place_of(&journal, 0).await;
    journal.save_snapshot("hall", Place::START, "old").await.unwrap();
    journal.save_snapshot("hall", place, "{\"大厅\":1}").await.unwrap();
    let other = store.window("lobby-1").await;
    assert_eq!(other.load_snapshot("hall").await, Ok(Some((place, "{\"大厅\":1}".to_owned()))));
    assert_eq!(other.load_snapshot("other").await, Ok(None));
}

pub async fn dropped_snapshots_are_gone<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    fill(&journal, &[("day/2026-11-21", 0)]).await;
    journal.save_snapshot("hall", Place::START, "x").await.unwrap();
    journal.drop_snapshots().await.unwrap();
    assert_eq!(journal.load_snapshot("hall").await, Ok(None));
    assert_eq!(journal.verify(&[]).await.unwrap().entries, 1);
}

pub async fn a_blob_comes_back_until_it_is_erased<S: Store>() {
    let store = S::fresh().await;
    let (journal, other) = (store.window("lobby-1").await, store.window("lobby-2").await);
    let bytes: Vec<u8> = (0..=255).collect();
    assert_eq!(journal.get_blob("side/1").await, Ok(None));
    journal.put_blob("side/1", &bytes).await.unwrap();
    journal.put_blob("side/2", &[]).await.unwrap();
    let mut asked = batch("r-1", &[("opinion/1", 0)]);
    asked.parts[0].events = vec![r#"{"side":"side/1"}"#.to_owned()];
    journal.append(&asked).await.unwrap();
    assert_eq!(other.get_blob("side/1").await, Ok(Some(bytes)));

    other.erase_blob("side/1").await.unwrap();
    other.erase_blob("side/1").await.unwrap();
    assert_eq!(journal.get_blob("side/1").await, Ok(None));
    assert_eq!(journal.get_blob("side/2").await, Ok(Some(vec![])));
    assert_eq!(journal.verify(&journal.heads().await.unwrap()).await.unwrap().verdict, Verdict::Complete);
}
