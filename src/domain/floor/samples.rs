//! How long each turn took a counter, services and calls nobody answered alike: the newest samples of each queue, by hour of the day.

use std::collections::{BTreeMap, VecDeque};

use crate::domain::identity::QueueLetter;
use crate::domain::keep::keep_fields;

/// Samples kept for each queue: several days of a busy hall.
pub const SAMPLES_KEPT_MAX: usize = 400;

/// One turn that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Hour of the day at which it began, 0 to 23.
    pub hour: u8,
    /// Seconds at the counter.
    pub seconds: u32,
}

/// The newest samples of each queue, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceSamples(BTreeMap<QueueLetter, VecDeque<Sample>>);

impl ServiceSamples {
    /// Keeps one more, and lets the oldest go.
    pub fn add(&mut self, queue: QueueLetter, sample: Sample) {
        let samples = self.0.entry(queue).or_default();
        if samples.len() == SAMPLES_KEPT_MAX {
            samples.pop_front();
        }
        samples.push_back(sample);
    }

    /// Seconds of turns of this queue that began within an hour of `hour`, or of the whole day when those are fewer than `enough`.
    pub fn around(&self, queue: QueueLetter, hour: u8, enough: usize) -> Vec<u32> {
        let all = || self.0.get(&queue).into_iter().flatten();
        let near: Vec<u32> = all().filter(|s| s.hour.abs_diff(hour) <= 1).map(|s| s.seconds).collect();
        if near.len() >= enough { near } else { all().map(|s| s.seconds).collect() }
    }
}

keep_fields!(ServiceSamples { 0 });
