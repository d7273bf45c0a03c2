//! How long callers wait: one timer for all of them, because an append has no time to set and clear one of its own.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use futures_util::future::{Either, select};
use gloo::timers::callback::Timeout;

use crate::journal::bell::Bell;

/// A wait is that many steps long, and at most one more.
const STEPS: u32 = 4;

/// Shared by its clones.
#[derive(Clone)]
pub(super) struct Patience(Rc<Steps>);

struct Steps {
    step_ms: u32,
    rung: Bell,
    waiting: Cell<u32>,
    is_running: Cell<bool>,
}

impl Patience {
    /// Waits of `limit_ms`.
    pub fn of(limit_ms: u32) -> Self {
        let step_ms = limit_ms.div_ceil(STEPS);
        Self(Rc::new(Steps { step_ms, rung: Bell::default(), waiting: Cell::new(0), is_running: Cell::new(false) }))
    }

    /// What `work` gives; nothing when that takes longer than the limit. The limit is kept to a quarter of itself.
    pub async fn wait_for<T>(&self, work: impl Future<Output = T> + Unpin) -> Option<T> {
        let _waiting = Waiting::new(self);
        let over = Box::pin(self.0.rung.rung_since(self.0.rung.count() + u64::from(STEPS)));
        match select(work, over).await {
            Either::Left((answer, _)) => Some(answer),
            Either::Right(_) => None,
        }
    }

    fn run(&self) {
        if self.0.is_running.replace(true) {
            return;
        }
        let patience = self.clone();
        let step = move || {
            patience.0.is_running.set(false);
            patience.0.rung.ring();
            if patience.0.waiting.get() > 0 {
                patience.run();
            }
        };
        Timeout::new(self.0.step_ms, step).forget();
    }
}

/// One who waits; counted until dropped.
struct Waiting<'a>(&'a Cell<u32>);

impl<'a> Waiting<'a> {
    fn new(patience: &'a Patience) -> Self {
        patience.0.waiting.update(|count| count + 1);
        patience.run();
        Self(&patience.0.waiting)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.update(|count| count - 1);
    }
}
