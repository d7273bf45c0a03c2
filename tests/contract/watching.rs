//! Watching: what stands there, then what comes, whole and with no gap.

use futures_util::StreamExt;
use futures_util::future::join;
use residents_window::journal::{Heard, Journal, PAGE_ENTRIES, Place, Watch};

use super::{Store, everything, fill, place_of};

/// Hears until `count` entries have come; says their places.
async fn hear(watch: &mut Watch, count: usize) -> Vec<Place> {
    let mut places = Vec::new();
    while places.len() < count {
        match watch.next().await {
            Some(Heard::Entries(page)) => places.extend(page.entries.iter().map(|entry| entry.place)),
            other => panic!("entries were expected, not {other:?}"),
        }
    }
    places
}

async fn places(journal: &Journal) -> Vec<Place> {
    everything(journal).await.entries.iter().map(|entry| entry.place).collect()
}

pub async fn a_watch_delivers_what_stands_and_then_what_comes<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    fill(&journal, &[("day/2026-11-21", 0), ("day/2026-11-21", 1)]).await;
    let mut watch = journal.watch(Place::START);
    let mut heard = hear(&mut watch, 2).await;
    let (more, ()) = join(hear(&mut watch, 2), fill(&journal, &[("day/2026-11-21", 2), ("day/2026-11-21", 3)])).await;
    heard.extend(more);
    assert_eq!(heard, places(&journal).await);
}

pub async fn a_watch_from_a_place_delivers_only_later<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    fill(&journal, &[("day/2026-11-21", 0), ("day/2026-11-21", 1), ("day/2026-11-21", 2)]).await;
    let mut watch = journal.watch(place_of(&journal, 1).await);
    assert_eq!(hear(&mut watch, 1).await, [place_of(&journal, 2).await]);
}

pub async fn a_watch_hears_other_windows_without_a_gap<S: Store>() {
    let store = S::fresh().await;
    let (display, kiosk, counter) = (store.window("lobby-1").await, store.window("lobby-1").await, store.window("desk-1").await);
    let mut watch = display.watch(Place::START);
    let writing = join(
        async {
            for i in 0..20 {
                fill(&kiosk, &[("ticket/2026-11-21/t", i)]).await;
            }
        },
        async {
            for i in 0..20 {
                fill(&counter, &[("counter/2026-11-21/1", i)]).await;
            }
        },
    );
    let (heard, _) = join(hear(&mut watch, 40), writing).await;
    assert_eq!(heard, places(&display).await);
}

pub async fn a_watch_wider_than_a_page_misses_nothing<S: Store>() {
    let journal = S::fresh().await.window("lobby-1").await;
    let count = PAGE_ENTRIES + 3;
    for i in 0..count {
        fill(&journal, &[("day/2026-11-21", u32::try_from(i).unwrap())]).await;
    }
    assert_eq!(hear(&mut journal.watch(Place::START), count).await, places(&journal).await);
}
