//! The machine's two clocks. Nobody else asks for the time.

use wasm_bindgen::JsCast;

use crate::domain::time::Timestamp;

/// What the wall clock shows. It may be wrong, and it may jump.
#[allow(clippy::disallowed_methods, reason = "this file is the clock's home")]
pub fn wall() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// Milliseconds since the page began; never goes back.
#[allow(clippy::disallowed_methods, reason = "this file is the clock's home")]
pub fn mono_ms() -> f64 {
    let global = js_sys::global().unchecked_into::<web_sys::Window>();
    global.performance().map_or(0.0, |performance| performance.now())
}
