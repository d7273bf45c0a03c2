//! Who calls the staff: from which kiosk, why and since when. Every desk shows the same calls, whoever sits there, and rings for them.

use crate::domain::floor::Floor;
use crate::domain::identity::Installation;
use crate::domain::time::Timestamp;

/// Why somebody is to go to a kiosk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// A person pressed "call for help" and waits there.
    Help,
    /// Paper did not come out.
    Paper,
}

/// Somebody is to go to a kiosk.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Call {
    /// Which.
    pub kiosk: Installation,
    /// Why.
    pub need: Need,
    /// Since when.
    pub since: Timestamp,
}

/// Every call that nobody has answered; people before paper, then the longest wait first.
pub fn calls(floor: &Floor) -> Vec<Call> {
    let mut calls = Vec::new();
    for (kiosk, device) in &floor.devices {
        let call = |need, since: Option<Timestamp>| since.map(|since| Call { kiosk: kiosk.clone(), need, since });
        calls.extend(call(Need::Help, device.help_since));
        calls.extend(call(Need::Paper, device.paper_out_since()));
    }
    calls.sort_by_key(|call| (call.need == Need::Paper, call.since));
    calls
}

/// What the bell does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bell {
    /// Goes on as before.
    AsBefore,
    /// Rings once.
    Once,
    /// Rings now, and again and again until somebody goes.
    UntilAnswered,
    /// Is silent.
    Silent,
}

/// What the bell does when `before` has become `now`. A person who waits is heard until somebody goes; for paper one stroke is enough.
pub fn bell(before: &[Call], now: &[Call]) -> Bell {
    let is_new = |need| now.iter().any(|call| call.need == need && !before.contains(call));
    let somebody_waits = |calls: &[Call]| calls.iter().any(|call| call.need == Need::Help);
    if is_new(Need::Help) {
        Bell::UntilAnswered
    } else if somebody_waits(before) && !somebody_waits(now) {
        Bell::Silent
    } else if is_new(Need::Paper) {
        Bell::Once
    } else {
        Bell::AsBefore
    }
}
