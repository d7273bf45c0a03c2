//! Which calls are announced, and when: in the order of the log, one after another, none twice, none that nobody needs any more.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::board::is_at;
use crate::domain::floor::{Call, DayFloor};
use crate::domain::time::{Day, SECOND_MS, Timestamp};

/// A call that the display learns of later than this is shown but not announced.
pub const ANNOUNCE_WITHIN_SECONDS: i64 = 60;
/// A call that has waited behind others for longer than this is not announced any more.
pub const QUEUED_SECONDS_MAX: i64 = 120;

/// The newest call taken notice of. Kept by the installation, so that a reload does not repeat it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The day of the log.
    pub day: Day,
    /// Running number of the call.
    pub serial: u64,
    /// When it was made.
    pub at: Timestamp,
}

/// The hall as it is at an input.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The hall's day.
    pub day: Day,
    /// That day's floor.
    pub floor: &'a DayFloor,
    /// The hall's time.
    pub now: Timestamp,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The floor may have changed.
    FloorChanged,
    /// The voice is through with the call, however that went.
    AnnouncementEnded,
    /// The page went to the back: nobody sees it, so it does not speak either.
    Hidden,
    /// The page is in front again.
    Shown,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Announce this call, and say when that has ended. Keep `Seen` for the next start.
    Announce(Call, Seen),
}

/// The announcements of one display.
#[derive(Clone, Debug, Default)]
pub struct Announcer {
    seen: Option<Seen>,
    waiting: VecDeque<Call>,
    speaking: Option<Call>,
    hidden: bool,
}

impl Announcer {
    /// Goes on after what an earlier page of this installation has announced.
    pub fn after(seen: Option<Seen>) -> Self {
        Self { seen, ..Self::default() }
    }

    /// Takes an input in; at most one announcement runs at a time.
    pub fn update(&mut self, input: Input, view: View<'_>) -> Option<Effect> {
        match input {
            Input::FloorChanged => {}
            Input::AnnouncementEnded => self.speaking = None,
            Input::Hidden => self.hidden = true,
            Input::Shown => {
                self.hidden = false;
                self.waiting.retain(|call| is_younger(call, view.now, ANNOUNCE_WITHIN_SECONDS));
            }
        }
        self.note_new_calls(view);
        self.waiting.retain(|call| is_at(view.floor, call.number, &call.counter));
        if self.hidden || self.speaking.is_some() {
            return None;
        }
        while let Some(call) = self.waiting.pop_front() {
            if is_younger(&call, view.now, QUEUED_SECONDS_MAX) {
                self.speaking = Some(call.clone());
                let seen = Seen { day: view.day, serial: call.serial, at: call.at };
                return Some(Effect::Announce(call, seen));
            }
        }
        None
    }

    fn note_new_calls(&mut self, view: View<'_>) {
        if self.seen.is_some_and(|seen| seen.day != view.day) {
            self.seen = None;
            self.waiting.clear();
        }
        for call in &view.floor.calls {
            // The time counts as well as the serial: after a loss of storage the serials begin again, and while the floor is rebuilt old calls return.
            let is_new = self.seen.is_none_or(|seen| call.serial > seen.serial || call.at > seen.at);
            if !is_new {
                continue;
            }
            self.seen = Some(Seen { day: view.day, serial: call.serial, at: call.at });
            if is_younger(call, view.now, ANNOUNCE_WITHIN_SECONDS) {
                // A recall takes the place of the same person's call that nobody has heard yet.
                self.waiting.retain(|other| other.number != call.number);
                self.waiting.push_back(call.clone());
            }
        }
    }
}

fn is_younger(call: &Call, now: Timestamp, seconds: i64) -> bool {
    now.since(call.at) < seconds * SECOND_MS
}
