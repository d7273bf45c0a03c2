//! What the sums say: demand by guide, searches without result, and what people open most.

use std::collections::BTreeMap;

use super::counts::{Counts, Kind};

/// "What others read" is offered when so many guides ...
pub const ASKED_GUIDES_MIN: usize = 5;
/// ... were read so often.
pub const ASKED_READS_MIN: u32 = 3;

/// Most days that are added up at once: more than a year.
pub const DAYS_MAX: u64 = 400;

/// The demand for one guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// Which, by its identity.
    pub guide: String,
    /// Visits in which it was read.
    pub read: u32,
    /// Visits in which it was printed.
    pub printed: u32,
    /// Visits in which it was taken along by its code.
    pub carried: u32,
    /// Numbers taken from it.
    pub numbers: u32,
}

/// Demand by guide, the most read first.
pub fn demand(counts: &Counts) -> Vec<Demand> {
    let mut rows: BTreeMap<&str, Demand> = BTreeMap::new();
    for kind in [Kind::Read, Kind::Printed, Kind::Carried, Kind::Number] {
        for (guide, times) in counts.of_kind(kind) {
            let row = rows.entry(guide).or_insert_with(|| Demand { guide: guide.to_owned(), ..Demand::default() });
            match kind {
                Kind::Read => row.read = times,
                Kind::Printed => row.printed = times,
                Kind::Carried => row.carried = times,
                _ => row.numbers = times,
            }
        }
    }
    let mut rows: Vec<Demand> = rows.into_values().collect();
    rows.sort_by(|a, b| (b.read, b.numbers, &a.guide).cmp(&(a.read, a.numbers, &b.guide)));
    rows
}

/// Searches that found nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missed {
    /// Texts and how often, the most frequent first.
    pub texts: Vec<(String, u32)>,
    /// Those whose text is not kept.
    pub others: u32,
}

/// Searches that found nothing.
pub fn missed(counts: &Counts) -> Missed {
    let (others, mut texts): (Vec<_>, Vec<_>) =
        counts.of_kind(Kind::Missed).map(|(text, times)| (text.to_owned(), times)).partition(|(text, _)| text.is_empty());
    texts.sort_by(|(a, many), (b, more)| (more, a).cmp(&(many, b)));
    Missed { texts, others: others.iter().map(|(_, times)| times).sum() }
}

/// Guides found, by the way that led to them.
pub fn found(counts: &Counts) -> Vec<(String, u32)> {
    counts.of_kind(Kind::Found).map(|(way, times)| (way.to_owned(), times)).collect()
}

/// How often each guide was read.
pub fn opened(counts: &Counts) -> BTreeMap<String, u32> {
    counts.of_kind(Kind::Read).map(|(guide, times)| (guide.to_owned(), times)).collect()
}

/// Whether enough is known to say what people read most.
pub fn is_asked(reads: impl Iterator<Item = u32>) -> bool {
    reads.filter(|times| *times >= ASKED_READS_MIN).count() >= ASKED_GUIDES_MIN
}
