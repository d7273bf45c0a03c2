//! Watching the journal: what stands there first, then what comes, with no gap between.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::stream::{LocalBoxStream, Stream, unfold};

use super::bell::Bell;
use super::{Heard, PAGE_ENTRIES, Page, Place, ReadError};

/// What a home must be able to do so that it can be watched.
pub(super) trait Watched: 'static {
    /// What stands after `place`, as far as watchers may know of it.
    async fn news(&self, place: Place, limit: usize) -> Result<Page, ReadError>;
    /// Rings whenever there may be news.
    fn bell(&self) -> Bell;
    /// A while, after a read that failed.
    async fn pause(&self);
}

/// A stream of [`Heard`] that never ends. It keeps its own place and reads what it has missed, however late it is polled.
///
/// After [`Heard::Lost`] it delivers everything again from the start.
pub struct Watch(LocalBoxStream<'static, Heard>);

impl Watch {
    pub(super) fn new(home: impl Watched, place: Place) -> Self {
        let watcher = Watcher { home, reached: place, silent: false };
        Self(Box::pin(unfold(watcher, |mut watcher| async {
            let heard = watcher.next().await;
            Some((heard, watcher))
        })))
    }
}

impl Stream for Watch {
    type Item = Heard;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Heard>> {
        self.0.as_mut().poll_next(context)
    }
}

struct Watcher<H> {
    home: H,
    reached: Place,
    silent: bool,
}

impl<H: Watched> Watcher<H> {
    async fn next(&mut self) -> Heard {
        loop {
            let bell = self.home.bell();
            let heard_before = bell.count();
            match self.home.news(self.reached, PAGE_ENTRIES).await {
                Ok(_) if self.silent => {
                    self.silent = false;
                    return Heard::Back;
                }
                Ok(page) if page.head < self.reached => {
                    self.reached = Place::START;
                    return Heard::Lost;
                }
                Ok(page) if page.reached > self.reached => {
                    self.reached = page.reached;
                    return Heard::Entries(page);
                }
                Ok(_) => bell.rung_since(heard_before).await,
                Err(_) if !self.silent => {
                    self.silent = true;
                    return Heard::Silent;
                }
                Err(_) => self.home.pause().await,
            }
        }
    }
}
