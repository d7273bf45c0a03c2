//! One thread, one clock, many people: an event loop whose only disorder comes from the seed.

use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use crate::common::prng::Prng;

pub type Task = Pin<Box<dyn Future<Output = ()>>>;

/// The world's real time, and who waits for what.
pub struct EventLoop {
    now_ms: Cell<i64>,
    rng: RefCell<Prng>,
    sleepers: RefCell<BinaryHeap<Reverse<(i64, u64, usize)>>>,
    serial: Cell<u64>,
    current: Cell<usize>,
    fell_asleep: Cell<bool>,
    spawned: RefCell<Vec<Task>>,
}

impl EventLoop {
    pub fn new(seed: u64) -> Self {
        Self {
            now_ms: Cell::new(0),
            rng: RefCell::new(Prng::new(seed)),
            sleepers: RefCell::default(),
            serial: Cell::new(0),
            current: Cell::new(0),
            fell_asleep: Cell::new(false),
            spawned: RefCell::default(),
        }
    }

    /// Milliseconds since the day began for the loop.
    pub fn now_ms(&self) -> i64 {
        self.now_ms.get()
    }

    pub fn with_rng<T>(&self, draw: impl FnOnce(&mut Prng) -> T) -> T {
        draw(&mut self.rng.borrow_mut())
    }

    pub fn chance(&self, of_one: f64) -> bool {
        self.with_rng(|rng| rng.chance(of_one))
    }

    pub fn between(&self, from: i64, to: i64) -> i64 {
        from + i64::try_from(self.with_rng(|rng| rng.below(u64::try_from((to - from).max(1)).unwrap()))).unwrap()
    }

    pub fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        self.spawned.borrow_mut().push(Box::pin(task));
    }

    pub async fn sleep(&self, milliseconds: i64) {
        let until = self.now_ms.get() + milliseconds.max(0);
        poll_fn(|_| {
            if self.now_ms.get() >= until {
                return Poll::Ready(());
            }
            self.serial.set(self.serial.get() + 1);
            self.sleepers.borrow_mut().push(Reverse((until, self.serial.get(), self.current.get())));
            self.fell_asleep.set(true);
            Poll::Pending
        })
        .await;
    }

    pub async fn sleep_until(&self, at_ms: i64) {
        self.sleep(at_ms - self.now_ms.get()).await;
    }

    /// Runs until nobody has anything to do. Whoever is ready is picked by the seed.
    pub fn run(&self) {
        let mut tasks: Vec<Option<Task>> = Vec::new();
        let mut ready: Vec<usize> = Vec::new();
        loop {
            for task in self.spawned.borrow_mut().drain(..) {
                ready.push(tasks.len());
                tasks.push(Some(task));
            }
            if ready.is_empty() && !self.wake_next(&mut ready) {
                return;
            }
            let pick = usize::try_from(self.with_rng(|rng| rng.below(ready.len() as u64))).unwrap();
            let id = ready.swap_remove(pick);
            self.current.set(id);
            self.fell_asleep.set(false);
            let Some(task) = &mut tasks[id] else { continue };
            match task.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(()) => tasks[id] = None,
                // Whoever waits for a turn, not for a time, is ready again at once.
                Poll::Pending if !self.fell_asleep.get() => ready.push(id),
                Poll::Pending => {}
            }
        }
    }

    fn wake_next(&self, ready: &mut Vec<usize>) -> bool {
        let mut sleepers = self.sleepers.borrow_mut();
        let Some(Reverse((time, _, _))) = sleepers.peek().copied() else { return false };
        self.now_ms.set(time);
        while let Some(Reverse((_, _, id))) = sleepers.peek().copied().filter(|Reverse((at, _, _))| *at <= time) {
            sleepers.pop();
            ready.push(id);
        }
        true
    }
}
