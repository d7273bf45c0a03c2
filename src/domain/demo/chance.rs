//! Chance from a seed (splitmix64): the same everywhere.

use chrono::Datelike;

use crate::domain::time::Day;

/// A seeded source of numbers.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// From this seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Another one for a day, whatever was drawn for others.
    pub fn of_day(&self, day: Day) -> Self {
        let days = u64::from(day.date().num_days_from_ce().unsigned_abs());
        let mut seeded = Self(self.0 ^ days.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        seeded.next();
        seeded
    }

    /// Any number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 to `end`, which is not included; 0 when there is nothing to choose from.
    pub const fn below(&mut self, end: u32) -> u32 {
        if end == 0 { 0 } else { (self.next() % end as u64) as u32 }
    }

    /// 0 to 1, which is not included.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True so often.
    pub fn is(&mut self, of_one: f64) -> bool {
        self.unit() < of_one
    }

    /// Milliseconds between these seconds.
    pub fn millis(&mut self, from_s: u32, to_s: u32) -> i64 {
        i64::from(from_s) * 1_000 + i64::from(self.below((to_s - from_s) * 1_000))
    }

    /// One of them.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(u32::try_from(from.len()).unwrap_or(u32::MAX)) as usize)
    }

    /// The place of a weight, as often as it weighs.
    pub fn weighed(&mut self, weights: impl Iterator<Item = f64> + Clone) -> usize {
        let mut left = self.unit() * weights.clone().sum::<f64>();
        let mut last = 0;
        for (place, weight) in weights.enumerate() {
            last = place;
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
        last
    }

    /// About log-normal around 1, as durations of services are.
    pub fn spread(&mut self, sigma: f64) -> f64 {
        let normal = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
        (normal * sigma).exp()
    }

    /// 36 characters in the form of a version 4 UUID.
    pub fn uuid(&mut self) -> String {
        let (high, low) = (self.next(), self.next());
        let (high, low) = (high & !0xF000 | 0x4000, low & !(0b11 << 62) | 1 << 63);
        format!("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xFFFF, high & 0xFFFF, low >> 48, low & 0xFFFF_FFFF_FFFF)
    }
}
