//! Cases of other systems (办件数据): a file of rows is read, checked row by row, and what is right is taken.
//!
//! The file is CSV (UTF-8, GB18030, or what Excel calls "Unicode text"; commas, semicolons or tabs) or JSON, with one row for each case. It is looked at
//! twice: a survey for its digest and encoding, then [`FeedReader`] piece by piece, so that neither its size nor a broken place in it matters much.
//!
//! - Names and phones are masked before a row leaves the reader; what looks like a phone or an identity number elsewhere in a row is masked, too.
//! - A file that anybody on the network can read, and that holds such data in the clear, is refused.
//! - Numbers of other systems are kept exactly as they are.
//! - A wrong row is listed with its place and reason and is not taken; nothing of what stands in it is repeated in the report. Right rows are taken.
//! - The same receipt twice with the same content counts once. With different content the first row is taken and every later one is wrong: which of them is
//!   true only the other system knows.
//! - A file that breaks off, or is no feed at all, is refused as a whole: half a file would make cases vanish.

mod columns;
mod credentials;
pub mod event;
mod export;
mod fault;
mod job;
mod kept;
mod personal;
mod places;
mod read;
mod report;
mod row;
pub mod rules;
mod timing;
mod value;

pub use columns::{FeedColumn, FeedWords, Progress};
pub use credentials::Credentials;
pub use event::{FeedEvent, Import};
pub use export::export;
pub use fault::{FaultKind, Refusal, RowFault};
pub use job::{Address, Job, Told, readers};
pub use personal::{holds_clear_data, scrub};
pub use read::{FeedReader, Ground, Readers};
pub use report::Report;
pub use row::{FeedRow, ForeignNumber, Moment};
pub use timing::Fetches;

/// Largest file, in bytes.
pub const FEED_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Most rows of a file.
pub const FEED_ROWS_MAX: usize = 300_000;
/// Longest row, in bytes: what is read of a file before its row is whole.
pub const FEED_ROW_BYTES_MAX: usize = 64 * 1024;
/// Most columns.
pub const FEED_COLUMNS_MAX: usize = 100;
/// Most characters of one cell.
pub const FEED_CELL_CHARS_MAX: usize = 1_000;
/// So many rows may have quotation marks that do not fit; then the file is refused.
pub const FEED_BROKEN_MAX: usize = 100;
/// So many faults are listed; further ones are counted.
pub const FEED_FAULTS_MAX: usize = 2_000;
/// Most working days of a promise.
pub const FEED_DAYS_MAX: u16 = 3_650;
