//! Tables that follow the journal: one reading at a time, and nobody who asked is forgotten.

#![allow(clippy::unwrap_used)]

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::Poll;

use futures_executor::block_on;
use futures_util::future::join3;
use residents_window::journal::ReadError;
use residents_window::runtime::following::Following;

/// Lets others have a turn, so many times.
async fn turns(mut left: u32) {
    poll_fn(|context| {
        context.waker().wake_by_ref();
        left = left.saturating_sub(1);
        if left == 0 { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

/// A journal of which the head moves, and a table behind it.
#[derive(Default)]
struct World {
    head: Cell<u32>,
    reached: Cell<u32>,
    reading: Cell<bool>,
    rounds: Cell<u32>,
    told: RefCell<Vec<u32>>,
}

impl World {
    async fn read(&self, answer: Result<(), ReadError>) -> Result<bool, ReadError> {
        assert!(!self.reading.replace(true), "two readings at once");
        self.rounds.set(self.rounds.get() + 1);
        let (before, goal) = (self.reached.get(), self.head.get());
        turns(5).await;
        self.reading.set(false);
        answer?;
        self.reached.set(goal);
        Ok(goal > before)
    }
}

#[test]
fn whoever_asks_while_it_reads_is_served_by_one_more_round() {
    let (world, following) = (World::default(), Following::default());
    let news = async |after| {
        turns(after).await;
        world.head.set(world.head.get() + 1);
        following.read_on(async || world.read(Ok(())).await, || world.told.borrow_mut().push(world.reached.get())).await;
    };
    // The second and the third come while the first is read; nobody reads beside it.
    block_on(join3(news(1), news(3), news(4)));
    assert_eq!((world.reached.get(), world.rounds.get()), (3, 2));
    assert_eq!(*world.told.borrow(), [1, 3]);
    // Later it begins anew.
    block_on(news(1));
    assert_eq!((world.reached.get(), world.rounds.get()), (4, 3));
}

#[test]
fn a_reading_that_fails_tells_nothing_and_holds_nobody_up() {
    let (world, following) = (World::default(), Following::default());
    world.head.set(1);
    let fails = Err(ReadError::Unavailable("late".to_owned()));
    block_on(following.read_on(async || world.read(fails.clone()).await, || panic!("nothing was read")));
    block_on(following.read_on(async || world.read(Ok(())).await, || world.told.borrow_mut().push(world.reached.get())));
    assert_eq!(*world.told.borrow(), [1]);
}
