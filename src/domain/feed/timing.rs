//! When a feed is fetched by itself, and what is noted of it on the machine.

use serde::{Deserialize, Serialize};

use crate::domain::time::Timestamp;

/// Longest pause after failures, in minutes.
const PAUSE_MINUTES_MAX: u32 = 360;
/// More doublings than that make the longest pause anyway.
const DOUBLINGS_MAX: u32 = 10;

/// What is known of a feed's fetches. A note that is lost is an empty one: then it is fetched at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fetches {
    /// The last try.
    pub tried: Option<Timestamp>,
    /// The last one that brought a file that could be read, new or not.
    pub succeeded: Option<Timestamp>,
    /// The last one that did not, and why in each language.
    pub failed: Option<(Timestamp, [String; 2])>,
    /// Failures since the last success.
    pub failures: u32,
}

impl Fetches {
    /// What was noted.
    pub fn of(note: Option<&str>) -> Self {
        note.and_then(|note| serde_json::from_str(note).ok()).unwrap_or_default()
    }

    /// As it is noted.
    pub fn note(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether it is time for another try: after a success in so many minutes, after each failure in twice as many as before. A clock that was set back
    /// delays nothing.
    pub fn is_due(&self, now: Timestamp, minutes: u32) -> bool {
        let Some(tried) = self.tried.filter(|tried| *tried <= now) else { return true };
        let longest = PAUSE_MINUTES_MAX.max(minutes);
        let pause = minutes.saturating_mul(1 << self.failures.min(DOUBLINGS_MAX)).min(longest);
        now.since(tried) >= i64::from(pause) * 60_000
    }

    /// It was tried: with success, or not and why.
    pub fn tried(&mut self, now: Timestamp, outcome: Result<(), [String; 2]>) {
        self.tried = Some(now);
        match outcome {
            Ok(()) => (self.succeeded, self.failures) = (Some(now), 0),
            Err(why) => (self.failed, self.failures) = (Some((now, why)), self.failures.saturating_add(1)),
        }
    }

    /// It fails for the first time since it last went well.
    pub const fn is_first_failure(&self) -> bool {
        self.failures == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_make_the_pauses_longer_and_a_success_makes_them_short_again() {
        let at = |minutes: i64| Timestamp::from_millis(1_795_000_000_000 + minutes * 60_000);
        let why = || [String::from("404"), String::from("404")];
        let mut fetches = Fetches::default();
        assert!(fetches.is_due(at(0), 30));
        fetches.tried(at(0), Ok(()));
        assert!(!fetches.is_due(at(29), 30) && fetches.is_due(at(30), 30));
        for (nth, pause) in [(1, 60), (2, 120), (3, 240), (4, 360), (5, 360)] {
            fetches.tried(at(0), Err(why()));
            assert_eq!((fetches.failures, fetches.is_first_failure()), (nth, nth == 1));
            assert!(!fetches.is_due(at(pause - 1), 30) && fetches.is_due(at(pause), 30), "{nth}");
        }
        assert!(fetches.is_due(at(-5), 30), "the clock was set back");
        assert_eq!(Fetches::of(Some(&fetches.note())), fetches);
        assert_eq!(Fetches::of(Some("?")), Fetches::default());
        fetches.tried(at(400), Ok(()));
        assert!(fetches.is_due(at(430), 30) && fetches.failed.is_some());
    }
}
