//! Runs of numbers, such as those that were skipped.

use crate::domain::keep::{Keep, Reader, Writer};

/// Runs of numbers (first and last), none of which touches another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runs(Vec<(u32, u32)>);

impl Runs {
    /// Takes a run in; what is there already counts once.
    pub fn add(&mut self, mut first: u32, mut last: u32) {
        if first > last {
            return;
        }
        self.0.retain(|(from, to)| {
            let is_apart = last.saturating_add(1) < *from || to.saturating_add(1) < first;
            if !is_apart {
                (first, last) = (first.min(*from), last.max(*to));
            }
            is_apart
        });
        self.0.push((first, last));
    }

    /// Every number from `first` to `last` is there.
    pub fn cover(&self, first: u32, last: u32) -> bool {
        self.0.iter().any(|(from, to)| *from <= first && last <= *to)
    }

    /// How many numbers there are.
    pub fn count(&self) -> u32 {
        self.0.iter().fold(0, |sum: u32, (first, last)| sum.saturating_add(last - first).saturating_add(1))
    }
}

impl Keep for Runs {
    fn keep(&self, to: &mut Writer) {
        self.0.keep(to);
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        Vec::read(from).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::Runs;

    #[test]
    fn what_is_taken_in_twice_counts_once() {
        let mut runs = Runs::default();
        for (first, last, count) in
            [(4, 9, 6), (4, 9, 6), (20, 20, 7), (9, 12, 10), (13, 19, 17), (9, 8, 17), (1, 30, 30), (u32::MAX, u32::MAX, 31)]
        {
            runs.add(first, last);
            assert_eq!(runs.count(), count, "after {first} to {last}: {runs:?}");
        }
        assert!(runs.cover(1, 30) && runs.cover(12, 13) && !runs.cover(30, 31) && !runs.cover(31, 31));
    }
}
