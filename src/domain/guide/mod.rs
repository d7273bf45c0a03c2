//! How-to guides (办事指南): what a guide holds, which materials a person needs, and how the file is read.
//!
//! Heavy (derived readers, long texts): the kiosk's program never reaches it. The reader worker and the desks do.

pub mod checklist;
pub mod choices;
pub mod diff;
pub mod lint;
pub mod model;
pub mod parse;
pub mod table;
pub mod terms;
pub mod versions;

pub use choices::*;
pub use model::*;
pub use terms::{Fee, Limit};
