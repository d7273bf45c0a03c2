//! How long somebody must wait after wrong tries, and how that waiting is measured.
//!
//! The wall clock has no part in it: whoever sets it forward would end a lock, and the hall's time follows a jump forward. What counts is the time that
//! counter windows have watched pass on the monotonic clock, kept with the try it belongs to. A page that is loaded anew goes on from what was kept; a
//! machine that was off has not waited; a lost note begins the wait anew. So a lock is never shorter than it says, and never longer than
//! [`LOCK_SECONDS_MAX`] of a running counter window.

use crate::domain::time::{HOUR_MS, SECOND_MS};

/// Wrong tries that cost nothing but the try: the lock begins with the last of them.
pub const TRIES_BEFORE_LOCK: u32 = 5;
/// The first lock; each further wrong try doubles it.
pub const LOCK_SECONDS_MIN: u32 = 30;
/// The longest lock: the right person is never locked out for ever.
pub const LOCK_SECONDS_MAX: u32 = 15 * 60;

/// How long a reset without a voucher is seen coming: hours in which the hall was open and a staff or manager window stood there to show it.
pub const RESET_WATCH_HOURS: u32 = 24;

/// What one look at the clock adds to that time at most: a window that was suspended or slowed down has shown nothing meanwhile.
const RESET_LOOK_SECONDS_MAX: i64 = 10;

/// Milliseconds of that time that are left, for a reset asked with this version.
pub(super) fn reset_left_ms(waited: Waited, since: u32) -> i64 {
    let seen = if waited.since_try == since { waited.ms.max(0) } else { 0 };
    (i64::from(RESET_WATCH_HOURS) * HOUR_MS - seen).max(0)
}

/// How long the lock after so many wrong tries in a row is, in seconds; 0 when there is none.
pub fn lock_seconds(tries: u32) -> u32 {
    match tries.checked_sub(TRIES_BEFORE_LOCK) {
        None => 0,
        Some(more) => LOCK_SECONDS_MIN.checked_shl(more).filter(|_| more < 16).map_or(LOCK_SECONDS_MAX, |s| s.min(LOCK_SECONDS_MAX)),
    }
}

/// Time that has been watched passing since a try, or since a reset was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waited {
    /// The version of that in the person's stream.
    pub since_try: u32,
    /// Milliseconds.
    pub ms: i64,
}

impl Waited {
    /// Milliseconds of the lock that are left, when `tries` were wrong and the last of them was `last_try`.
    pub fn left_ms(self, tries: u32, last_try: u32) -> i64 {
        let waited = if self.since_try == last_try { self.ms.max(0) } else { 0 };
        (i64::from(lock_seconds(tries)) * SECOND_MS - waited).max(0)
    }

    /// The note as it is kept: `TRY MS`.
    pub fn to_note(self) -> String {
        format!("{} {}", self.since_try, self.ms)
    }

    /// Reads a note; one that cannot be read is none, and the wait begins anew.
    pub fn from_note(text: &str) -> Option<Self> {
        let (since_try, ms) = text.split_once(' ')?;
        Some(Self { since_try: since_try.parse().ok()?, ms: ms.parse().ok()? })
    }
}

/// One window watching time pass for one person. Several windows may do so at once: each starts from a note that was true and adds what it has seen
/// itself, so that the longest of their notes is true as well.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Watching {
    began: Option<(Waited, f64)>,
}

impl Watching {
    /// What has been waited by now, to be kept: `note` is what was kept last, `mono_ms` the monotonic clock of this page.
    pub fn look(&mut self, note: Waited, mono_ms: f64) -> Waited {
        let (base, from) = match self.began {
            Some((base, from)) if base.since_try == note.since_try => (base, from),
            _ => *self.began.insert((note, mono_ms)),
        };
        let seen = base.ms + (mono_ms - from).max(0.0) as i64;
        Waited { since_try: note.since_try, ms: seen.max(note.ms).min(i64::from(RESET_WATCH_HOURS) * HOUR_MS) }
    }

    /// The same for what somebody must have been able to see: no look adds more than [`RESET_LOOK_SECONDS_MAX`].
    pub fn look_closely(&mut self, note: Waited, mono_ms: f64) -> Waited {
        let ms = match self.began {
            Some((base, from)) if base.since_try == note.since_try => {
                let seen = (mono_ms - from).clamp(0.0, (RESET_LOOK_SECONDS_MAX * SECOND_MS) as f64) as i64;
                note.ms.max(base.ms + seen).min(i64::from(RESET_WATCH_HOURS) * HOUR_MS)
            }
            _ => note.ms,
        };
        let waited = Waited { since_try: note.since_try, ms };
        self.began = Some((waited, mono_ms));
        waited
    }

    /// What passes from now until the next look does not count.
    pub const fn pause(&mut self) {
        self.began = None;
    }
}
