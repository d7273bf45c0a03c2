//! The journal in memory: for tests and simulation, with faults on demand.

/// A home shared by its clones.
#[derive(Clone)]
pub struct Home;
