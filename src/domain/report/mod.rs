//! The monthly and yearly report: what a month or a year says, held against the one before; its counters by a published formula; its signature. Pure.
//!
//! Nothing is counted here a second time: the figures are those of tickets, cases and ratings, put together. All of them are whole numbers with names
//! ([`Made`]), so that what was signed can be told from what the records say today, figure by figure, by anybody.

mod compare;
pub mod event;
mod made;
mod model;
mod rules;
mod span;
mod sums;

pub use compare::{CASES, Change, FOLLOWED, RATINGS, Row, TICKETS, Value};
pub use event::{Because, ReportEvent, Signed};
pub use made::{Difference, Made, Name, differences};
pub use model::{GOOD_POINTS, KEPT_POINTS, MENDED_POINTS, MODEL_POINTS_MIN, Points, RATINGS_MIN, Ranked, SERVED_MIN, Stands, ranking};
pub use rules::{SignRefusal, SignView, Signature, Signatures, Signing, Standing, decide};
pub use span::Span;
pub use sums::{CaseSums, CounterSums, Judged, Parts, Sums, case_sums, judged};
