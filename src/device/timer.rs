//! Waiting, and doing something again and again.

pub use gloo::timers::callback::{Interval, Timeout};
pub use gloo::timers::future::TimeoutFuture as Pause;

/// Waits that many milliseconds.
pub async fn pause(milliseconds: u32) {
    Pause::new(milliseconds).await;
}
