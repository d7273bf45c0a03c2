//! What people use: guides read, printed and taken along, numbers taken from a guide, and searches that found nothing. Counted without anybody in it:
//! the stream `usage/DAY` holds sums, never who, never when within the day.

mod counts;
mod pending;
mod surnames;
mod table;
mod vocabulary;

pub use counts::{Counts, Kind, TEXTS_MAX, Used};
pub use pending::{Pending, Sealed};
pub use table::{ASKED_GUIDES_MIN, ASKED_READS_MIN, DAYS_MAX, Demand, Missed, demand, found, is_asked, missed, opened};
pub use vocabulary::Vocabulary;
