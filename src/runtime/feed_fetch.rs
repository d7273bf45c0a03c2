//! Feeds that are fetched by themselves from the address that `hall.json` names: one window of the desk's program does it, under a lock of its own, as with
//! the bundle beside the site; what became of it is noted on the machine and shown to staff.
//!
//! Name and password for an address lie in this browser's local storage and nowhere else: content and site know nothing of them.

use wasm_bindgen_futures::spawn_local;

use super::feeds::{Stop, What, Word, import, sweep_soon};
use super::window::{Change, Window};
use crate::device;
use crate::domain::event::FEED_FAULT;
use crate::domain::feed::rules::NotTaken;
use crate::domain::feed::{Address, Credentials, Fetches};
use crate::domain::hall::{FeedSource, Language};
use crate::domain::identity::FeedId;
use crate::flow::feeds::End;
use crate::text::{feed as words, feed_desk};

const LOOK_SECONDS: u32 = 60;
/// Looks between two sweeps: an hour.
const SWEEP_ROUNDS: u32 = 60;
const LOCK: &str = "feed-fetch";

/// Waits for the lock, sweeps what was left, then looks as long as the window lives.
pub fn keep_fetching(window: &Window) {
    let window = window.clone();
    spawn_local(async move {
        let lock = window.scoped(LOCK);
        let Some(_held) = device::locks::take(&lock, device::locks::Manner::Wait, || {}).await else { return };
        for round in 0_u32.. {
            if round.is_multiple_of(SWEEP_ROUNDS) {
                sweep_soon(&window);
            }
            for feed in &window.hall().feeds {
                let is_due = fetches(&window, &feed.id).is_due(window.now(), feed.minutes());
                if is_due && let Some(what) = what_of(&window, feed) {
                    let end = import(&window, &feed.id, what, Word::default(), &Stop::default(), |_| {}).await;
                    note(&window, &feed.id, &end);
                }
            }
            device::timer::pause(LOOK_SECONDS * 1_000).await;
        }
    });
}

/// Fetches a feed now, because somebody wants to.
pub async fn fetch_now(window: &Window, feed: &FeedSource, word: Word<'_>, stop: &Stop, tell: impl Fn(crate::domain::feed::Told)) -> End {
    let Some(what) = what_of(window, feed) else { return End::NotFetched(String::new()) };
    let end = import(window, &feed.id, what, word, stop, tell).await;
    note(window, &feed.id, &end);
    end
}

fn what_of(window: &Window, feed: &FeedSource) -> Option<What> {
    let url = feed.address.clone()?;
    Some(What::Address(Address { authorization: authorization(window, feed), url }))
}

/// What is known of a feed's fetches.
pub fn fetches(window: &Window, feed: &FeedId) -> Fetches {
    Fetches::of(device::local::get(&note_key(window, feed)).as_deref())
}

fn note(window: &Window, feed: &FeedId, end: &End) {
    let outcome = match end {
        End::Taken(_) | End::NotTaken(NotTaken::SameFile { .. }, _) => Ok(()),
        // Somebody imports, or has stopped it: it says nothing about the address.
        End::Busy | End::Cancelled => return,
        End::NotTaken(why, _) => Err([Language::Zh, Language::En].map(|language| words::not_taken(language, why))),
        End::Doubtful(doubt, _) => Err([Language::Zh, Language::En].map(|language| feed_desk::held_back(language, doubt))),
        End::NotFetched(detail) => {
            Err([Language::Zh, Language::En].map(|language| feed_desk::with_detail(language, &feed_desk::not_fetched(language), detail)))
        }
        End::Failed(detail) => {
            Err([Language::Zh, Language::En].map(|language| feed_desk::with_detail(language, &feed_desk::failed(language), detail)))
        }
    };
    let mut known = fetches(window, feed);
    known.tried(window.now(), outcome.clone());
    device::local::set(&note_key(window, feed), &known.note());
    if let (Err([_, en]), true) = (&outcome, known.is_first_failure()) {
        window.record_fault(FEED_FAULT, &format!("{feed}: {en}"));
    }
    window.changed(Change::Content);
}

/// Keeps name and password on this machine, for where the feed's address lies now; both empty: none.
pub fn keep_credentials(window: &Window, feed: &FeedSource, name: &str, password: &str) {
    let key = credentials_key(window, &feed.id);
    match device::fetch::basic(name, password).zip(feed.address.as_deref()) {
        Some((authorization, address)) if !(name.is_empty() && password.is_empty()) => {
            let kept = Credentials::new(address, &device::address::origin(), authorization);
            device::local::set(&key, &kept.note());
        }
        _ => device::local::remove(&key),
    }
    // What failed without them is tried anew at once.
    device::local::remove(&note_key(window, &feed.id));
}

/// Whether a name and a password are kept for where the feed's address lies now.
pub fn has_credentials(window: &Window, feed: &FeedSource) -> bool {
    authorization(window, feed).is_some()
}

fn authorization(window: &Window, feed: &FeedSource) -> Option<String> {
    let kept = Credentials::of(&device::local::get(&credentials_key(window, &feed.id))?)?;
    kept.sent_to(feed.address.as_deref()?, &device::address::origin())
}

fn note_key(window: &Window, feed: &FeedId) -> String {
    window.scoped(&format!("feed-fetches/{feed}"))
}

fn credentials_key(window: &Window, feed: &FeedId) -> String {
    window.scoped(&format!("feed-credentials/{feed}"))
}
