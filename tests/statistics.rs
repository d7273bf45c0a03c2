//! Figures of tickets: against a slow and obvious count, dropped and rebuilt, kept and read back.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "statistics/days.rs"]
mod days;
#[path = "statistics/examples.rs"]
mod examples;
#[path = "statistics/kept.rs"]
mod kept;
#[path = "statistics/model.rs"]
mod model;
#[path = "statistics/properties.rs"]
mod properties;
