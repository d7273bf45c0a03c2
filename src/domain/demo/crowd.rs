//! When people come: by weekday, season and hour; and what they want.

use chrono::Datelike;

use super::chance::Chance;
use crate::domain::hall::{Hall, Item};
use crate::domain::identity::QueueLetter;
use crate::domain::time::{Day, MINUTE_MS, MinuteOfDay, Timestamp};

/// Monday to Sunday: on Mondays people come with what has waited over the weekend.
const WEEKDAYS: [f64; 7] = [1.22, 1.06, 0.97, 0.95, 1.0, 0.3, 0.3];
/// January to December: much before the Spring Festival and when schools begin, little in the heat.
const MONTHS: [f64; 12] = [1.08, 0.9, 1.12, 1.05, 1.0, 0.96, 0.92, 0.98, 1.1, 0.97, 1.02, 1.0];
/// In the first days of a month allowances are paid, and asked about.
const BEGINNING_DAYS: u32 = 6;
const BEGINNING: f64 = 1.12;
/// Busiest minutes of the day, how busy, and for how long.
const PEAKS: [(f64, f64, f64); 2] = [(590.0, 1.0, 55.0), (890.0, 0.8, 65.0)];
const CALM: f64 = 0.22;
const PEAK: f64 = 1.3;

/// How many come on a day, against other days.
pub(super) fn weight(day: Day, seed: u64) -> f64 {
    let date = day.date();
    let weekday = WEEKDAYS[date.weekday().num_days_from_monday() as usize];
    let beginning = if date.day() <= BEGINNING_DAYS { BEGINNING } else { 1.0 };
    let weather = Chance::new(seed ^ 0x77).of_day(day).spread(0.06);
    weekday * MONTHS[date.month0() as usize % 12] * beginning * weather
}

/// When so many people come, in order.
pub(super) fn arrivals(hall: &Hall, day: Day, people: u32, chance: &mut Chance) -> Vec<Timestamp> {
    let spans = hall.open_spans(day).unwrap_or_else(|_| Vec::new());
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return Vec::new() };
    let (first, last) = (f64::from(first.from.minutes()), f64::from(last.to.minutes().saturating_sub(hall.last_issue_minutes + 2)));
    let midnight = hall.utc_offset_minutes.at(day, MinuteOfDay::MIDNIGHT);
    let mut times: Vec<Timestamp> = (0..people)
        .map(|_| {
            let minute = loop {
                let minute = first + chance.unit() * (last - first).max(1.0);
                if chance.unit() * PEAK < busyness(minute) {
                    break minute;
                }
            };
            midnight.plus_millis((minute * MINUTE_MS as f64) as i64)
        })
        .collect();
    times.sort_unstable();
    times
}

fn busyness(minute: f64) -> f64 {
    let peak = |(at, height, width): (f64, f64, f64)| height * (-((minute - at) / width).powi(2)).exp();
    CALM + PEAKS.into_iter().map(peak).sum::<f64>()
}

/// What somebody wants: as much of each queue as its counters can bear, and of its items some far more often than others.
pub(super) fn wanted<'a>(hall: &'a Hall, day: Day, chance: &mut Chance) -> Option<&'a Item> {
    let room = |letter: QueueLetter| -> f64 {
        let minutes = hall.queue(letter).map_or(10.0, super::work::usual_minutes);
        let is_there =
            |counter: &&crate::domain::hall::Counter| counter.hours.as_ref().is_none_or(|_| day.weekday().num_days_from_monday() < 5);
        hall.counters_of(letter).filter(is_there).map(|counter| 1.0 / counter.queues.len() as f64).sum::<f64>() / minutes
    };
    let queue = hall.queues.get(chance.weighed(hall.queues.iter().map(|queue| room(queue.letter))))?;
    let items: Vec<&Item> = hall.items.iter().filter(|item| item.queue == queue.letter).collect();
    let place = chance.weighed((0..items.len()).map(|rank| 1.0 / (rank as f64 + 1.5)));
    items.get(place).copied()
}
