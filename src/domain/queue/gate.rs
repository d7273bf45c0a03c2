//! Can this be done here, now? Asked before a number is issued, so that no number is issued that never comes.

use crate::domain::event::VoidReason;
use crate::domain::floor::{CounterState, DayFloor, TicketState};
use crate::domain::hall::calendar::{ClosedReason, Opening};
use crate::domain::hall::{Hall, Item};
use crate::domain::identity::{ItemId, QueueLetter, TicketNumber};
use crate::domain::time::{MINUTE_MS, Timestamp};

/// Why no number can be issued now, and when it will be possible again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotNow {
    /// Why.
    pub why: WhyNot,
    /// The next possibility, where it can be foreseen.
    pub next: Option<Timestamp>,
}

/// Why no number can be issued now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// The hall is closed.
    HallClosed(ClosedReason),
    /// The hall is open, but this item is not done now.
    ItemClosed,
    /// Too late for today: numbers are issued until shortly before closing.
    LastIssuePassed {
        /// When the hall or the item closes.
        closes: Timestamp,
    },
    /// All numbers of the day are taken.
    QuotaUsedUp {
        /// How many there were.
        quota: u32,
    },
    /// Every counter that opened today has closed.
    CountersClosed,
    /// This queue or item is not in the hall's list.
    Unknown,
}

/// A number may be issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// Highest number that may be taken from the queue's sequence.
    pub at_most: u32,
    /// No counter has opened yet today: people are told so.
    pub not_staffed_yet: bool,
    /// The item has a quota, which the queue's stream guards.
    pub item_quota: bool,
}

/// May a number be issued in `queue` (for `item`, when the person said what they want) at `now`?
///
/// # Errors
/// The reason and the next possibility.
pub fn may_issue(hall: &Hall, day: &DayFloor, queue: QueueLetter, item: Option<&ItemId>, now: Timestamp) -> Result<Open, NotNow> {
    let unknown = NotNow { why: WhyNot::Unknown, next: None };
    let queue_content = hall.queue(queue).ok_or_else(|| unknown.clone())?;
    let item = item.map(|id| hall.item(id).filter(|i| i.queue == queue).ok_or(unknown)).transpose()?;
    in_hours(hall, item, now)?;
    if let Some(item) = item {
        item_quota(hall, day, item, now)?;
    }
    let voided = voided_in(day, queue);
    let at_most = queue_content.quota.map_or(TicketNumber::MAX, |quota| (quota + voided).min(TicketNumber::MAX));
    if day.queue(queue).issued >= at_most {
        let quota = queue_content.quota.unwrap_or(TicketNumber::MAX);
        return Err(NotNow { why: WhyNot::QuotaUsedUp { quota }, next: next_day(hall, item, now) });
    }
    let not_staffed_yet = staffed(hall, day, queue, item, now)?;
    Ok(Open { at_most, not_staffed_yet, item_quota: item.is_some_and(|i| i.quota.is_some()) })
}

fn opening(hall: &Hall, item: Option<&Item>, at: Timestamp) -> Opening {
    item.map_or_else(|| hall.opening(at), |item| hall.item_opening(item, at))
}

fn in_hours(hall: &Hall, item: Option<&Item>, now: Timestamp) -> Result<(), NotNow> {
    if let Opening::Closed { reason, next } = hall.opening(now) {
        let next = if item.is_some() { opening_or_next(hall, item, next) } else { next };
        return Err(NotNow { why: WhyNot::HallClosed(reason), next });
    }
    match opening(hall, item, now) {
        Opening::Closed { next, .. } => Err(NotNow { why: WhyNot::ItemClosed, next }),
        Opening::Open { until } if until.since(now) < i64::from(hall.last_issue_minutes) * MINUTE_MS => {
            let next = opening_or_next(hall, item, Some(until));
            Err(NotNow { why: WhyNot::LastIssuePassed { closes: until }, next })
        }
        Opening::Open { .. } => Ok(()),
    }
}

/// The first instant at or after `from` at which it is open.
fn opening_or_next(hall: &Hall, item: Option<&Item>, from: Option<Timestamp>) -> Option<Timestamp> {
    let from = from?;
    match opening(hall, item, from) {
        Opening::Open { .. } => Some(from),
        Opening::Closed { next, .. } => next,
    }
}

fn item_quota(hall: &Hall, day: &DayFloor, item: &Item, now: Timestamp) -> Result<(), NotNow> {
    match item.quota {
        Some(quota) if day.item_issued(&item.id) >= quota => {
            Err(NotNow { why: WhyNot::QuotaUsedUp { quota }, next: next_day(hall, Some(item), now) })
        }
        _ => Ok(()),
    }
}

/// Numbers that were given back are not held against the quota.
fn voided_in(day: &DayFloor, queue: QueueLetter) -> u32 {
    let given_back = |state: &TicketState| matches!(state, TicketState::Voided { reason, .. } if !matches!(reason, VoidReason::DayEnded | VoidReason::PersonLeft));
    let count = day.tickets.values().filter(|t| t.number.queue() == queue && given_back(&t.state)).count();
    u32::try_from(count).unwrap_or(0)
}

/// Is there a counter? Before the first one opens the hours decide; after all have closed nobody will call any more.
fn staffed(hall: &Hall, day: &DayFloor, queue: QueueLetter, item: Option<&Item>, now: Timestamp) -> Result<bool, NotNow> {
    let states: Vec<Option<&CounterState>> = hall.counters_of(queue).map(|c| day.counters.get(&c.id).map(|d| &d.state)).collect();
    let is = |wanted: fn(&CounterState) -> bool| states.iter().flatten().any(|state| wanted(state));
    if is(|s| matches!(s, CounterState::Open { .. } | CounterState::Paused { .. })) {
        return Ok(false);
    }
    let may_still_open = |counter: &crate::domain::hall::Counter| {
        let not_opened = day.counters.get(&counter.id).is_none_or(|d| d.state == CounterState::NotOpened);
        not_opened && matches!(hall.counter_opening(counter, now), Opening::Open { .. })
    };
    if is(|s| *s == CounterState::Closed) && !hall.counters_of(queue).any(may_still_open) {
        return Err(NotNow { why: WhyNot::CountersClosed, next: next_day(hall, item, now) });
    }
    Ok(true)
}

/// The first opening of a later day.
fn next_day(hall: &Hall, item: Option<&Item>, now: Timestamp) -> Option<Timestamp> {
    let tomorrow = hall.utc_offset_minutes.day(now).next();
    opening_or_next(hall, item, Some(hall.utc_offset_minutes.at(tomorrow, crate::domain::time::MinuteOfDay::MIDNIGHT)))
}
