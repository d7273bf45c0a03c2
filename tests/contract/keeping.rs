//! What is kept beside the entries: snapshots of projections, blobs and lookups that can be erased, rows of feeds.

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

/// A text of each, as the journal takes them.
fn texts<const COUNT: usize>(texts: [&str; COUNT]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

pub async fn names_of_blobs_are_found_by_their_beginning<S: Store>() {
    let store = S::fresh().await;
    let (journal, other) = (store.window("lobby-1").await, store.window("lobby-2").await);
    for name in ["side/b", "side/a", "side", "sides/c", "bundle/1", "side/\u{ffee}居民"] {
        journal.put_blob(name, name.as_bytes()).await.unwrap();
    }
    assert_eq!(other.blob_names("side/").await.unwrap(), texts(["side/a", "side/b", "side/\u{ffee}居民"]));
    assert_eq!(other.blob_names("none").await.unwrap(), texts([]));
    assert_eq!(other.blob_names("").await.unwrap().len(), 6);
    other.erase_blob("side/a").await.unwrap();
    assert_eq!(journal.blob_names("side/").await.unwrap(), texts(["side/b", "side/\u{ffee}居民"]));
}

pub async fn a_lookup_is_there_until_it_is_erased<S: Store>() {
    let store = S::fresh().await;
    let (journal, other) = (store.window("lobby-1").await, store.window("lobby-2").await);
    assert_eq!(journal.lookups("ab/").await.unwrap(), texts([]));
    journal.add_lookups(&texts(["ab/2", "ab/1", "abc/3", "aa/1"])).await.unwrap();
    journal.add_lookups(&texts(["ab/2"])).await.unwrap();
    journal.add_lookups(&[]).await.unwrap();
    assert_eq!(other.lookups("ab/").await.unwrap(), texts(["ab/1", "ab/2"]));
    other.erase_lookups(&texts(["ab/1", "never/1", "aa/1"])).await.unwrap();
    assert_eq!(journal.lookups("").await.unwrap(), texts(["ab/2", "abc/3"]));
    assert_eq!(journal.blob_names("").await.unwrap(), texts([]));
}

pub async fn rows_of_a_feed_are_kept_by_set<S: Store>() {
    let store = S::fresh().await;
    let (journal, other) = (store.window("lobby-1").await, store.window("lobby-2").await);
    let row = |key: &str, row: &str| (key.to_owned(), row.to_owned());
    assert_eq!(journal.feed_sets().await.unwrap(), texts([]));
    journal.put_feed_rows("old", &[row("2026/1", "one"), row("2026/2", "two")]).await.unwrap();
    journal.put_feed_rows("new", &[row("2026/1", "正在办理")]).await.unwrap();
    journal.put_feed_rows("new", &[row("2026/1", "办结"), row("", "of no key")]).await.unwrap();
    assert_eq!(other.feed_row("new", "2026/1").await, Ok(Some("办结".to_owned())));
    assert_eq!(other.feed_row("new", "").await, Ok(Some("of no key".to_owned())));
    assert_eq!(other.feed_row("new", "2026/2").await, Ok(None));
    assert_eq!(other.feed_sets().await.unwrap(), texts(["new", "old"]));

    other.erase_feed_set("old").await.unwrap();
    other.erase_feed_set("old").await.unwrap();
    assert_eq!(journal.feed_sets().await.unwrap(), texts(["new"]));
    assert_eq!(journal.feed_row("old", "2026/2").await, Ok(None));
    assert_eq!(journal.feed_row("new", "2026/1").await, Ok(Some("办结".to_owned())));
}

pub async fn sets_of_many_rows_are_told_apart<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    let rows: Vec<_> = (0..500).map(|nth| (format!("{nth}/{nth}"), nth.to_string())).collect();
    // Names that begin alike, and with what stands before and behind the gap.
    let sets = ["a", "a.", "a0", "aa", "b", "居民"];
    for set in sets {
        journal.put_feed_rows(set, &rows).await.unwrap();
    }
    let mut told = journal.feed_sets().await.unwrap();
    told.sort();
    assert_eq!(told, texts(sets));
    journal.erase_feed_set("a").await.unwrap();
    assert_eq!(journal.feed_sets().await.unwrap().len(), sets.len() - 1);
    assert_eq!(journal.feed_row("a0", "7/7").await, Ok(Some("7".to_owned())));
    assert_eq!(journal.feed_row("a", "7/7").await, Ok(None));
}
