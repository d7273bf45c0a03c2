//! Every document that contains a text, in ranked order.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::alphabet::Code;
use super::pairs::places_of;
use super::text::Text;
use super::{Hit, Index, Place, Why, shown};

pub(super) struct Exact {
    pub(super) hits: Vec<Hit>,
    pub(super) total: usize,
}

/// The documents that contain `query` (folded): the first `limit`, and how many there are.
pub(super) fn find(index: &Index, query: &[char], limit: usize) -> Exact {
    let Some(codes) = codes(index, query) else { return Exact { hits: Vec::new(), total: 0 } };
    let (firsts, total) = places(index, &codes, limit);
    let hits = firsts.into_iter().map(|at| shown::literal(index, at, &codes, Why::Exact)).collect();
    Exact { hits, total }
}

/// The codes of a folded query; nothing when a character of it stands nowhere.
pub(super) fn codes(index: &Index, query: &[char]) -> Option<Vec<Code>> {
    query.iter().map(|c| index.alphabet.code(*c)).collect()
}

/// Where the query stands first in each of the first `limit` documents that contain it, and how many documents there are.
pub(super) fn places(index: &Index, query: &[Code], limit: usize) -> (Vec<u32>, usize) {
    let mut firsts = Firsts::new(&index.text, limit);
    let total = match query {
        [] => 0,
        [one] => {
            let mut heads: BinaryHeap<_> = index.pairs.of_first(*one).map(|pair| index.pairs.list(pair)).filter_map(Head::of).collect();
            while let Some(Head { spot: Reverse(spot), list }) = heads.pop()
                && !firsts.is_full()
            {
                // Whatever follows the character here: pairs that share a spot come in any order, their places must not.
                where_in(index, spot, &[*one]).for_each(|at| firsts.add(at));
                heads.extend(Head::of(list));
            }
            index.pairs.first_documents.get(usize::from(*one)).map_or(0, |documents| *documents as usize)
        }
        [one, two] => index.pairs.find(*one, *two).map_or(0, |pair| {
            for spot in index.pairs.list(pair) {
                if firsts.is_full() {
                    break;
                }
                where_in(index, spot, query).for_each(|at| firsts.add(at));
            }
            index.pairs.documents[pair] as usize
        }),
        _ => by_rarest(index, query, &mut firsts),
    };
    (firsts.places, total)
}

/// Looks wherever the rarest pair of the query stands.
fn by_rarest(index: &Index, query: &[Code], firsts: &mut Firsts) -> usize {
    let mut rarest: Option<(u32, usize, usize)> = None;
    for (before, pair) in query.windows(2).enumerate() {
        let Some(pair) = index.pairs.find(pair[0], pair[1]) else { return 0 };
        let length = index.pairs.length(pair);
        if rarest.is_none_or(|(shortest, ..)| length < shortest) {
            rarest = Some((length, before, pair));
        }
    }
    let Some((_, before, pair)) = rarest else { return 0 };
    let rare = &query[before..before + 2];
    for at in index.pairs.list(pair).flat_map(|spot| where_in(index, spot, rare)) {
        if let Some(begin) = (at as usize).checked_sub(before)
            && stands_at(index, query, begin)
        {
            firsts.add(begin as u32);
        }
    }
    firsts.documents
}

/// The places of a spot where `query` stands.
fn where_in<'a>(index: &'a Index, spot: u32, query: &'a [Code]) -> impl Iterator<Item = u32> + 'a {
    places_of(spot, index.text.begin_of(Place::Body)).filter(move |at| stands_at(index, query, *at as usize))
}

fn stands_at(index: &Index, query: &[Code], begin: usize) -> bool {
    let Some(codes) = index.text.codes().get(begin..begin + query.len()) else { return false };
    codes.iter().zip(query).all(|(code, wanted)| index.alphabet.folded(*code) == *wanted)
}

/// Where a folded query stands within `codes`, without overlaps.
pub(super) fn all_in(index: &Index, codes: &[Code], query: &[Code]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while at + query.len() <= codes.len() {
        if codes[at..].iter().zip(query).all(|(code, wanted)| index.alphabet.folded(*code) == *wanted) {
            found.push(at);
            at += query.len().max(1);
        } else {
            at += 1;
        }
    }
    found
}

/// The next spot of a list; the lowest comes out of a heap first.
struct Head<'a> {
    spot: Reverse<u32>,
    list: super::pairs::List<'a>,
}

impl<'a> Head<'a> {
    fn of(mut list: super::pairs::List<'a>) -> Option<Self> {
        Some(Self { spot: Reverse(list.next()?), list })
    }
}

impl PartialEq for Head<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.spot == other.spot
    }
}
impl Eq for Head<'_> {}
impl PartialOrd for Head<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Head<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.spot.cmp(&other.spot)
    }
}

/// The first place in each document, for places that come ascending.
struct Firsts<'a> {
    text: &'a Text,
    limit: usize,
    seen: Vec<u64>,
    places: Vec<u32>,
    documents: usize,
}

impl<'a> Firsts<'a> {
    fn new(text: &'a Text, limit: usize) -> Self {
        Self { text, limit, seen: vec![0; text.documents().div_ceil(64)], places: Vec::new(), documents: 0 }
    }

    fn is_full(&self) -> bool {
        self.places.len() >= self.limit
    }

    fn add(&mut self, at: u32) {
        let rank = self.text.rank(at);
        let Some(word) = self.seen.get_mut(rank / 64) else { return };
        let bit = 1 << (rank % 64);
        if *word & bit == 0 {
            *word |= bit;
            self.documents += 1;
            if self.places.len() < self.limit {
                self.places.push(at);
            }
        }
    }
}
