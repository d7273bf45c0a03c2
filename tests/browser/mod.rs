//! Tests of the journal that need a real browser.

pub mod doubts;
pub mod sentinel;
pub mod storage;
pub mod store;
pub mod windows;
