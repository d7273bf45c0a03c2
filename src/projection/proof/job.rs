//! What a page and the worker that verifies a file beside it tell each other.

use serde::{Deserialize, Serialize};

use super::{NoExport, Proof};
use crate::journal::OutsideHead;

/// Look at this file, by these heads; a second file is an earlier export, whose records are heads, too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofJob {
    /// Heads that were typed or pasted.
    pub outside: Vec<OutsideHead>,
}

/// Larger files are not looked at: a year of a busy hall has a fifth of this.
pub const FILE_BYTES_MAX: u64 = 512 * 1024 * 1024;

/// What becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProofTold {
    /// The worker hears.
    Ready,
    /// So many hundredths are done.
    Goes(u8),
    /// What was found.
    Proof(Proof),
    /// The file is none.
    NoExport(NoExport),
    /// The earlier file is none, or is wrong itself.
    NoEarlier,
    /// It is larger than [`FILE_BYTES_MAX`].
    TooLarge,
    /// The browser does not do it; technical words.
    Failed(String),
}
