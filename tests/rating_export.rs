//! Ratings as files for other programs, and the proof that nothing of such a file was dropped or changed.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "rating_export/book.rs"]
mod book;
mod common;
#[path = "rating_export/formats.rs"]
mod formats;
#[path = "rating_export/hostile.rs"]
mod hostile;
#[path = "rating_export/others.rs"]
mod others;
#[path = "rating_export/reader.rs"]
mod reader;
#[path = "rating_export/tamper.rs"]
mod tamper;
