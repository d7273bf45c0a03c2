//! In whose hands a PIN may be. Whoever has let somebody choose a PIN could have chosen it: for some days what that person does may be theirs, and what
//! must be done by two people is not done by two when one hand could have been both.
//!
//! That goes on from voucher to voucher. A PIN that came by the recovery kit or by waiting was on nobody's word and may be in anybody's hand.
//!
//! In the days after the hall's set-up first PINs are chosen on one administrator's word, and nobody else's is there: those do not count.

use super::Access;
use super::kit::is_kit;
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

/// A hand that a PIN may be in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hand {
    /// This person's.
    Of(PersonId),
    /// Anybody's: nobody of the staff let this person's PIN be chosen, but the kit or a reset whose time had passed.
    Anybodys(PersonId),
}

/// A hand in which both PINs could have been since that instant. `known` holds the records of both and of everybody behind them (see [`behind`]); `set_up`
/// is when the hall was set up.
pub fn one_hand(known: &[(PersonId, Access)], [one, other]: [&PersonId; 2], since: Timestamp, set_up: Option<Timestamp>) -> Option<Hand> {
    let (mine, theirs) = (hands(known, one, since, set_up), hands(known, other, since, set_up));
    let anybodys = mine.iter().chain(&theirs).find(|hand| matches!(hand, Hand::Anybodys(_))).cloned();
    mine.into_iter().find(|hand| theirs.contains(hand)).or(anybodys)
}

/// On whose word PINs of these records were chosen.
pub fn behind(access: &Access) -> impl Iterator<Item = &PersonId> {
    access.vouched.iter().filter_map(|vouched| vouched.by.as_ref()).filter(|by| !is_kit(by))
}

/// Whoever let somebody in may have been let in themselves, shortly before, by somebody whose hand both are then.
fn hands(known: &[(PersonId, Access)], person: &PersonId, since: Timestamp, set_up: Option<Timestamp>) -> Vec<Hand> {
    let of_set_up = |vouched: &Vouched| vouched.is_first && set_up.is_some_and(|at| days_before(vouched.at) <= at);
    let mut hands = vec![Hand::Of(person.clone())];
    let mut links = vec![(person.clone(), since, None::<Timestamp>)];
    let mut next = 0;
    while let Some((person, from, until)) = links.get(next).cloned() {
        next += 1;
        let vouched = known.iter().filter(|(id, _)| *id == person).flat_map(|(_, access)| &access.vouched);
        for vouched in vouched.filter(|vouched| vouched.at >= from && until.is_none_or(|until| vouched.at <= until)) {
            match vouched.by.as_ref().filter(|by| !is_kit(by)) {
                None => hands.push(Hand::Anybodys(person.clone())),
                Some(_) if of_set_up(vouched) => {}
                Some(by) => {
                    hands.push(Hand::Of(by.clone()));
                    let link = (by.clone(), days_before(vouched.at), Some(vouched.at));
                    if !links.contains(&link) {
                        links.push(link);
                    }
                }
            }
        }
    }
    hands
}
