//! Reading: one stream, everything in order, and past what cannot be read.

use residents_window::journal::memory::Tamper;
use residents_window::journal::{Page, Place};

use super::{Store, batch, everything, fill, place_of, stream};

pub async fn an_absent_stream_is_empty<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    assert_eq!(journal.read(&stream("day/2026-11-21"), 0).await.unwrap(), Page::default());
    assert_eq!(journal.after(Place::START, 10).await.unwrap(), Page::default());
}

pub async fn a_stream_is_read_from_a_version<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    fill(&journal, &[("queue/2026-11-21/A", 0), ("queue/2026-11-21/AB", 0), ("queue/2026-11-21/A", 1), ("queue/2026-11-21/A", 2)]).await;
    let versions = |page: Page| page.entries.iter().map(|entry| entry.parts[0].version).collect::<Vec<_>>();
    for (from, expected) in [(0, vec![1, 2, 3]), (1, vec![2, 3]), (3, vec![]), (9, vec![])] {
        assert_eq!(versions(journal.read(&stream("queue/2026-11-21/A"), from).await.unwrap()), expected, "from {from}");
    }
    let page = journal.read(&stream("queue/2026-11-21/AB"), 0).await.unwrap();
    assert_eq!((page.reached, page.head), (place_of(&journal, 1).await, place_of(&journal, 3).await));
}

pub async fn pages_cover_everything_once<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    for i in 0..7 {
        fill(&journal, &[("day/2026-11-21", i)]).await;
    }
    let (mut place, mut seen, mut sizes) = (Place::START, Vec::new(), Vec::new());
    loop {
        let page = journal.after(place, 3).await.unwrap();
        if page.reached == place {
            assert_eq!(page.head, place);
            break;
        }
        sizes.push(page.entries.len());
        seen.extend(page.entries.iter().map(|entry| (entry.place, entry.parts[0].version)));
        place = page.reached;
    }
    assert_eq!(sizes, [3, 3, 1]);
    assert!(seen.is_sorted());
    assert_eq!(seen.iter().map(|(_, version)| *version).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7]);
}

/// Tables that follow the journal at different paces read the same as whoever reads it alone, also while it grows and where a record cannot be read.
pub async fn followers_at_any_pace_read_the_same<S: Store>() {
    let store = S::fresh().await;
    let journal = store.window("lobby-1").await;
    for i in 0..20 {
        fill(&journal, &[("day/2026-11-21", i)]).await;
    }
    let mut followers =
        [(Place::START, 3, Vec::new()), (Place::START, 5, Vec::new()), (Place::START, 2, Vec::new()), (Place::START, 100, Vec::new())];
    for turn in 0..20 {
        for (reached, limit, seen) in &mut followers {
            let page = journal.follow(*reached, *limit).await.unwrap();
            assert!(page.entries.len() <= *limit);
            let newest = journal.after(Place::START, 1_000).await.unwrap().reached;
            assert_eq!(page.head, newest, "the head is always the newest");
            seen.extend(page.entries);
            *reached = page.reached;
        }
        if turn < 5 {
            fill(&journal, &[("day/2026-11-21", 20 + turn)]).await;
        }
    }
    let all = journal.after(Place::START, 1_000).await.unwrap();
    assert_eq!(all.entries.len(), 25);
    for (reached, limit, seen) in followers {
        assert_eq!((reached, seen), (all.reached, all.entries.clone()), "{limit} at a time");
    }
}

/// What cannot be read is named to every table that comes upon it.
pub async fn followers_all_hear_of_a_torn_record<S: Store>() {
    let store = S::fresh().await;
    let journal = store.window("lobby-1").await;
    for i in 0..9 {
        fill(&journal, &[("day/2026-11-21", i)]).await;
    }
    let torn = place_of(&journal, 5).await;
    store.tamper(Tamper::Tear(torn)).await;
    for limit in [2, 3, 4] {
        let (mut reached, mut seen, mut unreadable) = (Place::START, 0, Vec::new());
        loop {
            let page = journal.follow(reached, limit).await.unwrap();
            seen += page.entries.len();
            unreadable.extend(page.unreadable);
            reached = page.reached;
            if reached == page.head {
                break;
            }
        }
        assert_eq!((seen, unreadable), (8, vec![torn]), "{limit} at a time");
    }
}

pub async fn an_entry_stands_in_each_of_its_streams<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    fill(&journal, &[("queue/2026-11-21/A", 0)]).await;
    let both = batch("r", &[("counter/2026-11-21/1", 0), ("queue/2026-11-21/A", 1)]);
    let place = journal.append(&both).await.unwrap().place;
    for (name, from) in [("counter/2026-11-21/1", 0), ("queue/2026-11-21/A", 1)] {
        let page = journal.read(&stream(name), from).await.unwrap();
        assert_eq!(page.entries.iter().map(|entry| (entry.place, entry.parts.len())).collect::<Vec<_>>(), [(place, 2)], "{name}");
    }
}

pub async fn a_torn_record_does_not_stop_reading<S: Store>() {
    let store = S::fresh().await;
    let journal = store.window("lobby-1").await;
    fill(&journal, &[("day/2026-11-21", 0), ("day/2026-11-21", 1), ("day/2026-11-21", 2)]).await;
    let whole = everything(&journal).await;
    let torn = whole.entries[1].place;
    store.tamper(Tamper::Tear(torn)).await;

    let sound = vec![whole.entries[0].clone(), whole.entries[2].clone()];
    let expected = Page { entries: sound, unreadable: vec![torn], ..whole };
    assert_eq!(everything(&journal).await, expected);
    assert_eq!(journal.read(&stream("day/2026-11-21"), 0).await.unwrap(), expected);
    fill(&journal, &[("day/2026-11-21", 3)]).await;
}
