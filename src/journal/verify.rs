//! Finds what was dropped, changed or cut off.
