//! The journal in IndexedDB.

pub use super::memory::Home;
