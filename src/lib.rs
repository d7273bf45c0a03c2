//! 居民之窗 · Residents' Window: the floor of a community service hall, run from the browser alone.
//!
//! Facts are recorded as events in append-only streams; everything shown is derived from them. The folders are the architecture: `domain`, `flow`
//! and `text` are pure; `journal` keeps the facts; `projection` derives tables; `device` touches the browser; `runtime` is the only place where
//! effects happen; `ui` shows. `tests/tidy.rs` holds the table of who may use whom.

pub mod domain;
pub mod flow;
pub mod journal;
pub mod projection;
pub mod reading;
pub mod runtime;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod device;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;
