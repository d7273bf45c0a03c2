//! What the hall tells everybody, as `notices.json` holds it: news, open accounts, rules, grids, rotating desks and further help lines.
//!
//! [`parse::parse`] lists the faults of a file with their paths; only a [`Board`] without faults exists.

pub mod address;
pub mod desks;
pub mod lint;
mod model;
pub mod parse;
mod period;
mod rules;
pub(in crate::domain) mod table;

pub use model::*;
pub use period::Period;
