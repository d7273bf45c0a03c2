//! How long will it take? A range, from how long turns really took, or "not enough data".

use super::dispatch::ahead_of;
use crate::domain::floor::{CounterState, DayFloor, Floor};
use crate::domain::hall::{Counter, Hall};
use crate::domain::identity::{QueueLetter, TicketId};
use crate::domain::time::{Day, Timestamp};

/// Fewer turns than this say nothing.
pub const SAMPLES_MIN: usize = 8;
/// A range is never longer than this; beyond it nobody plans.
pub const RANGE_MINUTES_MAX: u16 = 600;
/// The 80th percentile of a normal distribution, in standard deviations.
const SIGMA_80: f64 = 0.841_6;
/// What cannot be foreseen (clerks pause, people are taken up again, others come with priority), as a part of the expected time.
const UNFORESEEN: f64 = 0.07;

/// Minutes of waiting: 50th to 80th percentile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Half of the people wait at most this long.
    pub low: u16,
    /// Four of five wait at most this long.
    pub high: u16,
}

/// Somebody who asks how long it will take.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// The queue.
    pub queue: QueueLetter,
    /// With priority.
    pub priority: bool,
    /// The place in the order: now, for a ticket that is not issued yet.
    pub place_from: Timestamp,
    /// The ticket, when there is one already.
    pub ticket: Option<&'a TicketId>,
}

/// People of the queue ahead of somebody, and the range; no range when there are too few data or no counter is open.
pub fn estimate_for(hall: &Hall, floor: &Floor, day: Day, asker: &Asker<'_>, now: Timestamp) -> (u32, Option<Range>) {
    let ahead = ahead_of(hall, floor.day(day), asker.queue, asker.priority, asker.place_from, asker.ticket);
    (ahead, range(hall, floor, floor.day(day), asker, ahead, now))
}

/// What stands before somebody at the counters that will call them.
#[derive(Clone, Copy)]
struct Load {
    people: f64,
    seconds: f64,
    variance: f64,
}

impl Load {
    fn add(&mut self, people: f64, (mean, deviation): (f64, f64)) {
        self.people += people;
        self.seconds += people * mean;
        self.variance += people * deviation * deviation;
    }
}

/// The turns of those ahead, and of those in other queues who share the counters, are done by the open counters side by side. Their sum is close to a
/// normal distribution; of the present turns a rest is left.
fn range(hall: &Hall, floor: &Floor, day: &DayFloor, asker: &Asker<'_>, ahead: u32, now: Timestamp) -> Option<Range> {
    let is_open = |counter: &&Counter| day.counters.get(&counter.id).is_some_and(|c| matches!(c.state, CounterState::Open { .. }));
    let open: Vec<&Counter> = hall.counters.iter().filter(is_open).collect();
    let mine: Vec<&&Counter> = open.iter().filter(|c| c.queues.contains(&asker.queue)).collect();
    let turn = turn_seconds(hall, floor, asker.queue, now)?;
    let mut load = Load { people: 0.0, seconds: 0.0, variance: 0.0 };
    load.add(f64::from(ahead), turn);
    for other in hall.queues.iter().map(|q| q.letter).filter(|letter| *letter != asker.queue) {
        let theirs = open.iter().filter(|c| c.queues.contains(&other)).count();
        let shared = mine.iter().filter(|c| c.queues.contains(&other)).count();
        if shared > 0 {
            let before = ahead_of(hall, day, other, asker.priority, asker.place_from, None);
            let share = f64::from(before) * shared as f64 / theirs as f64;
            load.add(share, turn_seconds(hall, floor, other, now).unwrap_or(turn));
        }
    }
    let free = mine.iter().filter(|c| day.counters.get(&c.id).is_some_and(|c| c.current.is_none())).count();
    match mine.len() {
        0 => None,
        _ if load.people < free as f64 => Some(Range { low: 1, high: 2 }),
        counters => Some(percentiles(load, turn, counters as f64)),
    }
}

fn percentiles(load: Load, (mean, deviation): (f64, f64), counters: f64) -> Range {
    // Whoever comes at any moment meets long turns more often than short ones: the rest of one is more than half of the mean.
    let rest = mean / 2.0 + deviation * deviation / (2.0 * mean.max(1.0));
    let seconds = (load.seconds + rest) / counters;
    let variance = load.variance + deviation * deviation / 2.0 + mean * mean / 12.0;
    let spread = variance.sqrt() / counters + UNFORESEEN * seconds;
    let low = to_minutes((seconds / 60.0).round());
    Range { low, high: to_minutes(((seconds + SIGMA_80 * spread) / 60.0).ceil()).max(low + 1) }
}

/// Mean and standard deviation of one turn in seconds.
fn turn_seconds(hall: &Hall, floor: &Floor, queue: QueueLetter, now: Timestamp) -> Option<(f64, f64)> {
    let hour = u8::try_from(hall.utc_offset_minutes.clock(now).0).unwrap_or(0);
    let samples = floor.samples.around(queue, hour, SAMPLES_MIN);
    if samples.len() >= SAMPLES_MIN {
        let count = samples.len() as f64;
        let mean = samples.iter().map(|s| f64::from(*s)).sum::<f64>() / count;
        let variance = samples.iter().map(|s| (f64::from(*s) - mean).powi(2)).sum::<f64>() / count;
        return Some((mean, variance.sqrt()));
    }
    // The hall's own figure stands in until enough has been measured: low to high taken as one standard deviation either side.
    let (low, high) = hall.queue(queue)?.usual_minutes?;
    Some((f64::from(low + high) * 30.0, f64::from(high - low.min(high)) * 30.0))
}

fn to_minutes(minutes: f64) -> u16 {
    minutes.clamp(1.0, f64::from(RANGE_MINUTES_MAX)) as u16
}
