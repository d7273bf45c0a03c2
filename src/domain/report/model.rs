//! Model counters by a formula that stands in the report itself: three shares in whole points, and nothing that is not printed beside them.
//!
//! How many people rate is no part of it: ratings are voluntary, and nobody may gain by pressing for them. Nor is how many are served: a counter with hard
//! cases serves few.

use std::collections::BTreeMap;

use super::sums::CounterSums;
use crate::domain::identity::CounterId;
use crate::domain::rating::figures::Share;

/// Points for good ratings: all of them, where every rating that counts is good.
pub const GOOD_POINTS: u32 = 600;
/// Points for cases decided within what was promised.
pub const KEPT_POINTS: u32 = 200;
/// Points for bad ratings mended in time.
pub const MENDED_POINTS: u32 = 200;
/// Of fewer ratings that count nothing is said.
pub const RATINGS_MIN: u32 = 20;
/// Of fewer tickets served nothing is said.
pub const SERVED_MIN: u32 = 50;
/// A model counter has at least so many of the thousand points, and is among the first third of those that are ranked.
pub const MODEL_POINTS_MIN: u32 = 900;

/// A counter's points, part by part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// Good ratings among those that count, without bad ones in which two people found nothing wrong.
    pub good: Share,
    /// Cases on time.
    pub kept: Share,
    /// Bad ratings mended in time.
    pub mended: Share,
}

impl Points {
    /// Of this counter.
    pub fn of(sums: &CounterSums) -> Self {
        let active = sums.ratings.active_good();
        Self {
            good: Share { all: active.all - sums.judged.groundless.min(active.all - active.of), ..active },
            kept: sums.kept,
            mended: sums.judged.mended,
        }
    }

    /// The three parts in points: each rounded to the nearest, halves up. Where there is nothing to measure (no case, no bad rating) the part is full.
    pub fn parts(&self) -> [u32; 3] {
        [part(self.good, GOOD_POINTS), part(self.kept, KEPT_POINTS), part(self.mended, MENDED_POINTS)]
    }

    /// All of them, at most 1,000.
    pub fn total(&self) -> u32 {
        self.parts().into_iter().sum()
    }
}

fn part(share: Share, points: u32) -> u32 {
    if share.all == 0 {
        return points;
    }
    let (of, all, points) = (u64::from(share.of), u64::from(share.all), u64::from(points));
    u32::try_from((of * points * 2 + all) / (all * 2)).unwrap_or(u32::MAX)
}

/// Where a counter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Ranked.
    At {
        /// 1 for the most points; those with the same points have the same rank, and the next one counts all before it.
        rank: u32,
        /// Somebody else has the same points.
        is_tied: bool,
        /// A model counter.
        is_model: bool,
    },
    /// Too few ratings.
    FewRatings,
    /// Too few tickets.
    FewServed,
}

/// A counter with its points and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Which.
    pub counter: CounterId,
    /// Its points; told of those that are not ranked as well, as what they are made of.
    pub points: Points,
    /// Where it stands.
    pub stands: Stands,
}

/// The counters by their points, the most first, then those of which too little is known.
pub fn ranking(counters: &BTreeMap<CounterId, CounterSums>) -> Vec<Ranked> {
    let (mut ranked, mut few) = (Vec::new(), Vec::new());
    for (counter, sums) in counters {
        let points = Points::of(sums);
        let counter = counter.clone();
        match () {
            () if points.good.all < RATINGS_MIN => few.push(Ranked { counter, points, stands: Stands::FewRatings }),
            () if sums.served < SERVED_MIN => few.push(Ranked { counter, points, stands: Stands::FewServed }),
            () => ranked.push((counter, points)),
        }
    }
    let number = |id: &CounterId| (id.as_str().parse::<u32>().unwrap_or(u32::MAX), id.clone());
    ranked.sort_by_key(|(counter, points)| (std::cmp::Reverse(points.total()), number(counter)));
    few.sort_by_key(|one| number(&one.counter));
    let totals: Vec<u32> = ranked.iter().map(|(_, points)| points.total()).collect();
    let places = (totals.len() / 3).max(1);
    let stands = |total: u32| {
        let before = totals.iter().filter(|other| **other > total).count();
        Stands::At {
            rank: u32::try_from(before + 1).unwrap_or(u32::MAX),
            is_tied: totals.iter().filter(|other| **other == total).count() > 1,
            is_model: before < places && total >= MODEL_POINTS_MIN,
        }
    };
    let ranked = ranked.into_iter().map(|(counter, points)| Ranked { counter, stands: stands(points.total()), points });
    ranked.chain(few).collect()
}
