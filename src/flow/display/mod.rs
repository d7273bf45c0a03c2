//! The display: what is shown, what is announced, and whether what is shown can be believed.
//!
//! The picture is derived from the floor alone and never waits for the voice; the voice has a queue of its own.

mod announce;
mod board;
mod picture;
mod quiet;
mod size;
mod stale;

pub use announce::{ANNOUNCE_WITHIN_SECONDS, Announcer, Effect, Input, QUEUED_SECONDS_MAX, Seen, View};
pub use board::{Board, Card, CardState, HISTORY_MAX, board};
pub use picture::{Line, Picture, TURN_SECONDS, WALKING_SECONDS, picture};
pub use quiet::{ANNOUNCEMENT_SECONDS, QUIET_SECONDS, is_quiet, line_shown, shift_px};
pub use size::{HISTORY_DISTANCE_M, Screen, letter_height_px, rows};
pub use stale::{Because, Moment, SILENCE_SECONDS_MAX, Signs, Stale, Watchdog};
