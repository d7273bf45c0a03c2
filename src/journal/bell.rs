//! A bell that many watchers hear: it carries nothing, it only says that there may be something to read.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// Shared by its clones.
#[derive(Clone, Default)]
pub(super) struct Bell(Rc<RefCell<Rings>>);

#[derive(Default)]
struct Rings {
    count: u64,
    waiting: Vec<Waker>,
}

impl Bell {
    /// How often it has rung. Ask before reading, so that a ring in between is not lost.
    pub fn count(&self) -> u64 {
        self.0.borrow().count
    }

    /// Wakes everybody who waits.
    pub fn ring(&self) {
        let waiting = {
            let mut rings = self.0.borrow_mut();
            rings.count += 1;
            std::mem::take(&mut rings.waiting)
        };
        waiting.into_iter().for_each(Waker::wake);
    }

    /// Done as soon as the bell has rung more often than `count`.
    pub async fn rung_since(&self, count: u64) {
        poll_fn(|context| {
            let mut rings = self.0.borrow_mut();
            if rings.count > count {
                return Poll::Ready(());
            }
            if !rings.waiting.iter().any(|waker| waker.will_wake(context.waker())) {
                rings.waiting.push(context.waker().clone());
            }
            Poll::Pending
        })
        .await;
    }
}
