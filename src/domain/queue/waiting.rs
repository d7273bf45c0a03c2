//! How long will it take? A range, from how long services really took, or "not enough data".

use crate::domain::floor::{CounterState, DayFloor, Floor};
use crate::domain::hall::Hall;
use crate::domain::identity::QueueLetter;
use crate::domain::time::{Day, Timestamp};

/// Fewer finished services than this say nothing.
pub const SAMPLES_MIN: usize = 8;
/// A range is never longer than this; beyond it nobody plans.
pub const RANGE_MINUTES_MAX: u16 = 600;
/// The 80th percentile of a normal distribution, in standard deviations.
const SIGMA_80: f64 = 0.841_6;

/// Minutes of waiting: 50th to 80th percentile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Half of the people wait at most this long.
    pub low: u16,
    /// Four of five wait at most this long.
    pub high: u16,
}

/// The range for somebody with `ahead` people in front in `queue`; nothing when there are too few data or no counter is open.
///
/// The sum of `ahead` services, shared by the open counters, is close to a normal distribution with the mean and variance of the samples; the present
/// services are on average half done. A counter that serves several queues counts in part.
pub fn estimate(hall: &Hall, floor: &Floor, day: Day, queue: QueueLetter, ahead: u32, now: Timestamp) -> Option<Range> {
    let counters = working_counters(hall, floor.day(day), queue);
    if counters <= 0.0 {
        return None;
    }
    let (mean, deviation) = service_seconds(hall, floor, queue, now)?;
    let services = f64::from(ahead) + 0.5;
    let seconds = services * mean / counters;
    let spread = SIGMA_80 * services.sqrt() * deviation / counters;
    let low = to_minutes(seconds);
    Some(Range { low, high: to_minutes(seconds + spread).max(low + 1) })
}

/// Mean and standard deviation of one service in seconds.
fn service_seconds(hall: &Hall, floor: &Floor, queue: QueueLetter, now: Timestamp) -> Option<(f64, f64)> {
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

/// Open counters of the queue; one that serves several queues with people in them counts in part.
fn working_counters(hall: &Hall, day: &DayFloor, queue: QueueLetter) -> f64 {
    let open = |id| day.counters.get(id).is_some_and(|c| matches!(c.state, CounterState::Open { .. }));
    (hall.counters_of(queue).filter(|c| open(&c.id)))
        .map(|counter| {
            let busy = counter.queues.iter().filter(|other| **other != queue && day.waiting_count(**other) > 0).count();
            1.0 / (busy as f64 + 1.0)
        })
        .sum()
}

fn to_minutes(seconds: f64) -> u16 {
    let minutes = (seconds / 60.0).ceil().clamp(1.0, f64::from(RANGE_MINUTES_MAX));
    minutes as u16
}
