//! What people see: surfaces made of widgets, words from `text`.

/// Starts the surface that the path names.
pub fn start() {}
