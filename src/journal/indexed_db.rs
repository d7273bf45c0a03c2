//! The journal in IndexedDB.
/// A home.
#[derive(Clone)]
pub struct Home;
