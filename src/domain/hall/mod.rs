//! The hall as `hall.json` describes it: queues, items, counters, hours and rules.
//!
//! [`parse::parse`] lists every fault of a file with its path; only a [`Hall`] without faults exists.

pub mod calendar;
pub mod model;
pub mod parse;

pub use model::*;
