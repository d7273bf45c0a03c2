//! The hall as `hall.json` describes it: queues, items, counters, hours and rules.
//!
//! [`parse::parse`] lists every fault of a file with its path; only a [`Hall`] without faults exists.

pub mod calendar;
pub mod change;
pub mod model;
pub mod parse;
pub mod procedure;
pub mod ratings;
pub mod sources;
pub(in crate::domain) mod spans;

pub use model::*;
pub use procedure::{Procedure, Step, StepDesk};
pub use ratings::{Ratings, Reason};
pub use sources::FeedSource;

/// Digits of a hall's code.
pub const HALL_CODE_LENGTH: usize = 4;

/// Whether a text is a hall's code: four digits.
pub fn is_hall_code(text: &str) -> bool {
    text.len() == HALL_CODE_LENGTH && text.bytes().all(|b| b.is_ascii_digit())
}

/// The hall of `public/content/hall.json`, for tests.
#[cfg(test)]
pub(crate) fn sample_hall() -> Hall {
    parse::parse(include_str!("../../../public/content/hall.json")).expect("the sample hall has no fault")
}
