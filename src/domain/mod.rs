//! What the hall knows and how it decides. Pure: no clock, no randomness, no browser; everything of that kind is passed in.

pub mod barcode;
pub mod codes;
pub mod hall;
pub mod identity;
pub mod stream;
pub mod time;
