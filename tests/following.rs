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

/// A journal of which the head moves, and a table behind it: each place is a page with news.
#[derive(Default)]
struct World {
    head: Cell<u64>,
    reached: Cell<u64>,
    reading: Cell<bool>,
    rounds: Cell<u32>,
    /// So many of the next readings fail after their first page.
    failing: Cell<u32>,
    pauses: Cell<u32>,
    told: RefCell<Vec<u64>>,
}

impl World {
    async fn read(&self) -> Result<(), ReadError> {
        assert!(!self.reading.replace(true), "two readings at once");
        self.rounds.set(self.rounds.get() + 1);
        let goal = self.head.get();
        turns(5).await;
        self.reading.set(false);
        if let Some(left) = self.failing.get().checked_sub(1) {
            self.failing.set(left);
            self.reached.set(goal.min(self.reached.get() + 1));
            return Err(ReadError::Unavailable("late".to_owned()));
        }
        self.reached.set(goal);
        Ok(())
    }

    async fn ask(&self, following: &Following) {
        let told = || self.told.borrow_mut().push(self.reached.get());
        let pause = async || {
            self.pauses.set(self.pauses.get() + 1);
            turns(3).await;
        };
        following.read_on(async || self.read().await, || self.reached.get(), told, pause).await;
    }

    fn goes_on(&self) {
        self.head.set(self.head.get() + 1);
    }
}

#[test]
fn whoever_asks_while_it_reads_is_served_by_one_more_round() {
    let (world, following) = (World::default(), Following::default());
    let news = async |after| {
        turns(after).await;
        world.goes_on();
        world.ask(&following).await;
    };
    // The second and the third come while the first is read; nobody reads beside it.
    block_on(join3(news(1), news(3), news(4)));
    assert_eq!((world.reached.get(), world.rounds.get()), (3, 2));
    assert_eq!(*world.told.borrow(), [1, 3]);
    // Later it begins anew.
    block_on(news(1));
    assert_eq!((world.reached.get(), world.rounds.get(), world.pauses.get()), (4, 3, 0));
}

#[test]
fn the_first_round_tells_also_where_there_is_nothing_and_a_later_one_only_news() {
    let (world, following) = (World::default(), Following::default());
    block_on(world.ask(&following));
    block_on(world.ask(&following));
    assert_eq!((world.rounds.get(), world.told.borrow().as_slice()), (2, [0].as_slice()));
}

#[test]
fn what_a_reading_had_before_it_failed_is_told_and_the_rest_is_asked_for_again() {
    let (world, following) = (World::default(), Following::default());
    (0..3).for_each(|_| world.goes_on());
    world.failing.set(2);
    block_on(world.ask(&following));
    assert_eq!(*world.told.borrow(), [1, 2, 3], "nobody asked a second time");
    assert_eq!((world.rounds.get(), world.pauses.get()), (3, 2));
}

#[test]
fn a_reading_that_fails_with_nothing_new_tells_nothing() {
    let (world, following) = (World::default(), Following::default());
    world.goes_on();
    block_on(world.ask(&following));
    world.failing.set(3);
    block_on(world.ask(&following));
    assert_eq!((world.rounds.get(), world.pauses.get(), world.told.borrow().as_slice()), (5, 3, [1].as_slice()));
}

#[test]
fn what_somebody_else_has_read_into_the_table_is_told() {
    let (world, following) = (World::default(), Following::default());
    world.goes_on();
    block_on(world.ask(&following));
    world.goes_on();
    world.reached.set(world.head.get());
    block_on(world.ask(&following));
    assert_eq!(*world.told.borrow(), [1, 2]);
}
