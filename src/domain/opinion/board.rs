//! The board of opinions: what waits longest stands first, what is over last; and how many there are of each kind in each state.

use super::{Kind, Opinion, Stage};

/// How many there are, by kind and state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums([[usize; Stage::ALL.len()]; Kind::ALL.len()]);

impl Sums {
    /// Of these opinions.
    pub fn of<'a>(opinions: impl IntoIterator<Item = &'a Opinion>) -> Self {
        let mut sums = Self::default();
        for opinion in opinions {
            sums.0[opinion.posted.kind as usize][opinion.stage() as usize] += 1;
        }
        sums
    }

    /// Of one kind in one state.
    pub const fn count(&self, kind: Kind, stage: Stage) -> usize {
        self.0[kind as usize][stage as usize]
    }

    /// Of one state, whatever kind.
    pub fn in_stage(&self, stage: Stage) -> usize {
        Kind::ALL.into_iter().map(|kind| self.count(kind, stage)).sum()
    }
}

/// The opinions in the order of the board: those that nobody has taken up, those that somebody has, each with the oldest first; then what is over, the newest
/// first.
pub fn board<'a>(opinions: impl IntoIterator<Item = &'a Opinion>) -> Vec<&'a Opinion> {
    let mut all: Vec<&Opinion> = opinions.into_iter().collect();
    all.sort_by_key(|opinion| match &opinion.end {
        None => (false, opinion.stage(), opinion.at.millis(), opinion.number),
        Some(end) => (true, Stage::PutAside, -end.at.millis(), opinion.number),
    });
    all
}
