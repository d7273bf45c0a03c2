//! Gets the sentinel back: one slow answer or a disk that was full for a while must not leave a window unguarded until it is loaded anew.

use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;

use super::Inner;
use super::compare::{Begun, begin, compare, heads};
use super::open::StorageNotice;
use super::sentinel::{Sentinel, Wish};
use super::transaction::sleep;

/// The pause before the first attempt, doubled each time.
const PAUSE_FIRST_MS: u32 = 1_000;
/// The longest pause.
const PAUSE_LONGEST_MS: u32 = 10 * 60 * 1_000;

/// From now on `inner` looks for a new worker at `url` whenever it has lost its own.
pub(super) fn keep_sentinel(inner: &Rc<Inner>, url: String, file: String) {
    let inner_then = Rc::downgrade(inner);
    inner.guard.when_lost(Box::new(move || {
        spawn_local(regain(inner_then.clone(), url.clone(), file.clone()));
    }));
}

async fn regain(inner: Weak<Inner>, url: String, file: String) {
    let mut pause_ms = PAUSE_FIRST_MS;
    loop {
        sleep(pause_ms).await;
        if inner.strong_count() == 0 {
            return;
        }
        // A window that goes away meanwhile must not be kept open by a worker that does not answer.
        let begun = begin(Sentinel::start(&url, &file)).await;
        let Some(inner) = inner.upgrade() else { return };
        if begun.is_ok() && try_again(&inner, begun).await {
            inner.guard.regained();
            return;
        }
        pause_ms = (pause_ms * 2).min(PAUSE_LONGEST_MS);
    }
}

/// Makes the comparison that may have been missed, and writes everything the file has missed: only a write that succeeds says that it works.
async fn try_again(inner: &Rc<Inner>, begun: Begun) -> bool {
    let Ok(found) = compare(inner, Some(begun), false).await else {
        inner.guard.drop_sentinel();
        return false;
    };
    if !found.is_empty() {
        inner.guard.notice(StorageNotice::Alarmed(found));
    }
    if let Ok(heads) = heads(inner).await {
        inner.guard.tell(Wish::Raise, inner.guard.unguarded(), heads).await;
    }
    inner.guard.has_sentinel()
}
