//! What the page has the worker make, and what the worker tells.

use serde::{Deserialize, Serialize};

use super::Past;
use crate::domain::hall::Hall;

/// The demonstration's database. A past is written into no other.
pub const DEMO_DATABASE: &str = "residents-window-demo";

/// A past to be made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PastJob {
    /// Of what.
    pub past: Past,
    /// Where.
    pub hall: Hall,
    /// Whoever makes it holds this lock: of several windows one does.
    pub lock: String,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PastTold {
    /// It is being made.
    Goes {
        /// Days that are there.
        days: usize,
        /// Of so many.
        of: usize,
        /// The first of them, which are the newest month.
        month: usize,
    },
    /// All of it is there.
    Done,
    /// It cannot be made, for this reason.
    Failed(String),
}
