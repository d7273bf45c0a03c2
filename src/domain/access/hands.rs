//! In whose hands a PIN may be. Whoever has let somebody choose a PIN could have chosen it: for some days what that person does may be theirs, and what
//! must be done by two people is not done by two when one hand could have been both.
//!
//! In the days after the hall's set-up first PINs are chosen on one administrator's word, and nobody else's is there: those do not count.

use super::Access;
use crate::domain::identity::PersonId;
use crate::domain::time::{HOUR_MS, Timestamp};

/// Days for which a PIN that was chosen on somebody's word may be in that person's hands, and for which a PIN that was set by time or kit is shown.
pub const HAND_DAYS: i64 = 7;

/// A PIN that was not set by its owner alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouched {
    /// On whose word; the recovery kit counts as somebody. Nobody: a reset whose time had passed.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
    /// There was no PIN before.
    pub is_first: bool,
}

/// So many days before an instant.
pub fn days_before(at: Timestamp) -> Timestamp {
    at.plus_millis(-HAND_DAYS * 24 * HOUR_MS)
}

/// Whoever could have acted both as `one` and as `other` since that instant; `set_up` is when the hall was set up.
pub fn one_hand(one: (&PersonId, &Access), other: (&PersonId, &Access), since: Timestamp, set_up: Option<Timestamp>) -> Option<PersonId> {
    let (mine, theirs) = (hands(one, since, set_up), hands(other, since, set_up));
    mine.into_iter().find(|hand| theirs.contains(hand))
}

fn hands((person, access): (&PersonId, &Access), since: Timestamp, set_up: Option<Timestamp>) -> Vec<PersonId> {
    let of_set_up = |vouched: &Vouched| vouched.is_first && set_up.is_some_and(|at| days_before(vouched.at) <= at);
    let counts = |vouched: &&Vouched| vouched.at >= since && !of_set_up(vouched);
    access.vouched.iter().filter(counts).filter_map(|vouched| vouched.by.clone()).chain([person.clone()]).collect()
}
