//! Waiting, and doing something again and again.

pub use gloo::timers::callback::{Interval, Timeout};

/// Waits that many milliseconds.
pub async fn pause(milliseconds: u32) {
    gloo::timers::future::TimeoutFuture::new(milliseconds).await;
}
