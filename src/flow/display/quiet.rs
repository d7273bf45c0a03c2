//! What changes with the time only: the announcement line, the shift against burn-in, and moments at which the page may be loaded anew.

use crate::domain::floor::DayFloor;
use crate::domain::time::{MINUTE_MS, SECOND_MS, Timestamp};

/// How long a line of the announcements stands.
pub const ANNOUNCEMENT_SECONDS: i64 = 12;
/// Without a call for so long, nobody misses the screen for the moment of a reload.
pub const QUIET_SECONDS: i64 = 120;
/// How often the picture moves a little.
const SHIFT_MINUTES: i64 = 4;
/// Where it stands in turn, in CSS pixels: enough to spare the panel, too little to be noticed.
const SHIFTS_PX: [(i8, i8); 8] = [(0, 0), (4, 0), (4, 4), (0, 4), (-4, 4), (-4, 0), (-4, -4), (4, -4)];

/// Which of `count` announcements stands at `now`.
pub fn line_shown(now: Timestamp, count: usize) -> usize {
    let turn = now.millis().max(0) / (ANNOUNCEMENT_SECONDS * SECOND_MS);
    usize::try_from(turn).unwrap_or(0).checked_rem(count).unwrap_or(0)
}

/// How far the picture is moved at `now`: right and down.
pub fn shift_px(now: Timestamp) -> (i8, i8) {
    let turn = now.millis().div_euclid(SHIFT_MINUTES * MINUTE_MS).rem_euclid(SHIFTS_PX.len() as i64);
    SHIFTS_PX[usize::try_from(turn).unwrap_or(0)]
}

/// No call has been made lately.
pub fn is_quiet(floor: &DayFloor, now: Timestamp) -> bool {
    floor.calls.last().is_none_or(|call| now.since(call.at) >= QUIET_SECONDS * SECOND_MS)
}
