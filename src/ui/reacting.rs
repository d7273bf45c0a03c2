//! Effects and memos through one door each: every closure handed to Leptos directly makes an own copy of the machinery behind it.

use leptos::prelude::*;

/// Runs now and whenever something that it looked at changes.
pub fn whenever(run: impl Fn() + 'static) {
    run_boxed(Box::new(run));
}

fn run_boxed(run: Box<dyn Fn()>) {
    Effect::new(move |_| run());
}

/// A value made anew when something that it looks at changes, and passed on when it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(make: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    memo_boxed(Box::new(make))
}

fn memo_boxed<T: PartialEq + Send + Sync + 'static>(make: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| make())
}
