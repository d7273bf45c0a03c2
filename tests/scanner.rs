//! What a scanner types, and what a person does: single cases one by one, then bursts of all kinds by the thousand, held against what was sent.
//!
//! `cargo test --test scanner` runs a sample; `cargo test --test scanner -- --include-ignored` one million bursts (`make soak`); `SEED=17` another sample.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "scanner/bursts.rs"]
mod bursts;
#[path = "scanner/cases.rs"]
mod cases;
#[path = "scanner/check.rs"]
mod check;
#[path = "scanner/device.rs"]
mod device;
#[allow(dead_code)]
#[path = "common/prng.rs"]
mod prng;
