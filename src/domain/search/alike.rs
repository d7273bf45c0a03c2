//! Documents whose names have pieces in common with a Chinese text that stands nowhere: a wrong character in it, a blank between two words, a whole question.

use std::collections::BTreeMap;

use super::alphabet::Code;
use super::pairs::places_of;
use super::{Hit, Index, Place, Why, shown};

/// Pairs of characters of a query that are looked up.
const PAIRS_MAX: usize = 24;
/// So many are enough, however long the query is.
const PAIRS_ENOUGH: usize = 3;
/// A pair in the names of more than one in so many documents says nothing about any of them.
const COMMON: usize = 5;
/// Chinese characters begin here.
const CHINESE_FROM: char = '\u{2e80}';

/// At most `limit` documents with half of the pairs of `query` (folded) in their names, or [`PAIRS_ENOUGH`], those with most of them first.
pub(super) fn find(index: &Index, query: &[char], limit: usize) -> Vec<Hit> {
    let pairs = typed(index, query);
    let telling: Vec<(usize, Vec<u32>)> =
        pairs.iter().enumerate().filter_map(|(number, pair)| Some((number, names_with(index, *pair)?))).collect();
    // By rank: which of the pairs stand in its names, and where the first one does.
    let mut known: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
    for (number, places) in telling {
        for at in places {
            let entry = known.entry(index.text.rank(at)).or_insert((0, at));
            *entry = (entry.0 | 1 << number, entry.1.min(at));
        }
    }
    let wanted = pairs.len().div_ceil(2).clamp(1, PAIRS_ENOUGH);
    let mut alike: Vec<(usize, u32, u32)> = known
        .into_iter()
        .filter(|(_, (stand, _))| stand.count_ones() as usize >= wanted)
        .map(|(rank, (stand, at))| (rank, stand, at))
        .collect();
    alike.sort_by_key(|(rank, stand, at)| (std::cmp::Reverse(stand.count_ones()), index.text.place(*at), *rank));
    alike.into_iter().take(limit).map(|(_, _, at)| shown::run(index, at, end_of_run(index, at, &pairs), Why::Alike)).collect()
}

/// The different pairs of neighbouring Chinese characters of a query; one that stands nowhere counts, too.
fn typed(index: &Index, query: &[char]) -> Vec<(Code, Code)> {
    let code = |c: char| index.alphabet.code(c).unwrap_or(Code::MAX);
    let mut pairs: Vec<(Code, Code)> = Vec::new();
    for pair in query.windows(2).filter(|pair| pair.iter().all(|c| *c >= CHINESE_FROM)) {
        let pair = (code(pair[0]), code(pair[1]));
        if pairs.len() < PAIRS_MAX && (pair.0 == Code::MAX || pair.1 == Code::MAX || !pairs.contains(&pair)) {
            pairs.push(pair);
        }
    }
    pairs
}

/// Where this pair stands in names; nothing where it stands in too many.
fn names_with(index: &Index, (first, second): (Code, Code)) -> Option<Vec<u32>> {
    let body = index.text.begin_of(Place::Body);
    let spots = index.pairs.list(index.pairs.find(first, second)?).take_while(|spot| *spot < body);
    let places: Vec<u32> = spots.flat_map(|spot| places_of(spot, body)).collect();
    let mut ranks: Vec<usize> = places.iter().map(|at| index.text.rank(*at)).collect();
    ranks.sort_unstable();
    ranks.dedup();
    (ranks.len() <= (index.documents() / COMMON).max(1)).then_some(places)
}

/// Behind the last of the typed pairs that follow one another from `at` on.
fn end_of_run(index: &Index, at: u32, pairs: &[(Code, Code)]) -> usize {
    let folded = |at: usize| index.alphabet.folded(index.text.code(at));
    let mut end = at as usize + 2;
    while pairs.contains(&(folded(end - 1), folded(end))) {
        end += 1;
    }
    end
}
