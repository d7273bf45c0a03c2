//! Can this be done here, now? Asked before a number is issued, so that no number is issued that never comes.

use crate::domain::floor::{CounterState, DayFloor};
use crate::domain::hall::calendar::{ClosedReason, Issuing, Opening};
use crate::domain::hall::{Counter, Hall, Item};
use crate::domain::identity::{ItemId, QueueLetter, TicketNumber};
use crate::domain::queue::dispatch::is_staffed;
use crate::domain::time::{MinuteOfDay, Timestamp};

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
    /// The hall is open, but this queue or item is not done now.
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
    in_hours(hall, queue, item, now)?;
    if let Some(item) = item {
        item_quota(hall, day, item, now)?;
    }
    let queue_day = day.queue(queue);
    // What was given back or lost may be issued again, under a new number: a number is never used twice.
    let not_used = queue_day.given_back.saturating_add(queue_day.skipped);
    let at_most = queue_content.quota.map_or(TicketNumber::MAX, |quota| quota.saturating_add(not_used).min(TicketNumber::MAX));
    if queue_day.issued >= at_most {
        let quota = queue_content.quota.unwrap_or(TicketNumber::MAX);
        return Err(NotNow { why: WhyNot::QuotaUsedUp { quota }, next: next_day(hall, queue, item, now) });
    }
    let not_staffed_yet = staffed(hall, day, queue, item, now)?;
    Ok(Open { at_most, not_staffed_yet, item_quota: item.is_some_and(|i| i.quota.is_some()) })
}

fn in_hours(hall: &Hall, queue: QueueLetter, item: Option<&Item>, now: Timestamp) -> Result<(), NotNow> {
    match item.map_or_else(|| hall.queue_issuing(queue, now), |item| hall.item_issuing(item, now)) {
        Issuing::Open { .. } => Ok(()),
        Issuing::Closing { until, next } => Err(NotNow { why: WhyNot::LastIssuePassed { closes: until }, next }),
        Issuing::Closed { next, .. } => match hall.opening(now) {
            Opening::Closed { reason, .. } => Err(NotNow { why: WhyNot::HallClosed(reason), next }),
            Opening::Open { .. } => Err(NotNow { why: WhyNot::ItemClosed, next }),
        },
    }
}

fn item_quota(hall: &Hall, day: &DayFloor, item: &Item, now: Timestamp) -> Result<(), NotNow> {
    match item.quota {
        Some(quota) if day.item_issued(&item.id) >= quota => {
            Err(NotNow { why: WhyNot::QuotaUsedUp { quota }, next: next_day(hall, item.queue, Some(item), now) })
        }
        _ => Ok(()),
    }
}

/// Is there a counter? Before the first one opens the hours decide; after all have closed nobody will call any more.
fn staffed(hall: &Hall, day: &DayFloor, queue: QueueLetter, item: Option<&Item>, now: Timestamp) -> Result<bool, NotNow> {
    let state = |counter: &Counter| day.counters.get(&counter.id).map_or(&CounterState::NotOpened, |d| &d.state);
    let any = |wanted: &dyn Fn(&Counter) -> bool| hall.counters_of(queue).any(wanted);
    if any(&|c| is_staffed(day, &c.id)) {
        return Ok(false);
    }
    let may_still_open = |c: &Counter| *state(c) == CounterState::NotOpened && matches!(hall.counter_opening(c, now), Opening::Open { .. });
    if any(&|c| *state(c) == CounterState::Closed) && !any(&may_still_open) {
        let next = later_today(hall, queue, now).or_else(|| next_day(hall, queue, item, now));
        return Err(NotNow { why: WhyNot::CountersClosed, next });
    }
    Ok(true)
}

/// When a counter of the queue opens by its hours, later on the same day.
fn later_today(hall: &Hall, queue: QueueLetter, now: Timestamp) -> Option<Timestamp> {
    let today = |at: &Timestamp| hall.utc_offset_minutes.day(*at) == hall.utc_offset_minutes.day(now);
    let opens = |counter: &Counter| match hall.counter_opening(counter, now) {
        Opening::Closed { next, .. } => next.filter(today),
        Opening::Open { .. } => None,
    };
    hall.counters_of(queue).filter_map(opens).min()
}

/// The first opening of a later day.
fn next_day(hall: &Hall, queue: QueueLetter, item: Option<&Item>, now: Timestamp) -> Option<Timestamp> {
    let midnight = hall.utc_offset_minutes.at(hall.utc_offset_minutes.day(now).next(), MinuteOfDay::MIDNIGHT);
    match item.map_or_else(|| hall.queue_opening(queue, midnight), |item| hall.item_opening(item, midnight)) {
        Opening::Open { .. } => Some(midnight),
        Opening::Closed { next, .. } => next,
    }
}
