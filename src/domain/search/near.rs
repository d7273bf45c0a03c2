//! What may have been meant by a text that other documents contain, or none.

use std::collections::HashSet;

use super::alphabet::{BREAK, Code};
use super::text::PLACES;
use super::{Hit, Index, Place, Why, exact, shown, sound};

/// Shorter names stand in too many texts by chance.
const NAME_CHARS_MIN: usize = 2;
/// So many other names of one thing are looked for.
const OTHER_NAMES_MAX: usize = 16;
/// So many documents are asked whether they contain what was typed.
pub(super) const ASKED_MAX: usize = 512;

/// At most `limit` hits in documents that do not contain `query` (folded), unless it is letters only.
pub(super) fn find(index: &Index, query: &[char], limit: usize) -> Vec<Hit> {
    let codes: Vec<Code> = query.iter().map(|c| index.alphabet.code(*c).unwrap_or(Code::MAX)).collect();
    let mut near =
        Near { index, codes: &codes, only_letters: super::is_only_letters(query), seen: HashSet::new(), asked: 0, hits: Vec::new(), limit };
    near.synonyms();
    let room = limit.saturating_sub(near.hits.len());
    let heard = sound::find(index, query, room, &mut |rank| near.is_new(rank));
    near.hits.extend(heard);
    near.hits
}

struct Near<'a> {
    index: &'a Index,
    codes: &'a [Code],
    only_letters: bool,
    seen: HashSet<usize>,
    asked: usize,
    hits: Vec<Hit>,
    limit: usize,
}

/// Somewhere a name begins that stands in the query.
struct Named {
    at: u32,
    length: usize,
}

impl Near<'_> {
    /// Whether the document of this rank is no hit yet, neither here nor in the exact group. Asked once of each. Of letters the exact group is not
    /// asked: two letters stand in every English text, and that must not keep the guide that was meant out of this group.
    fn is_new(&mut self, rank: usize) -> bool {
        if !self.seen.insert(rank) {
            return false;
        }
        if self.only_letters {
            return true;
        }
        self.asked += 1;
        self.asked <= ASKED_MAX && !self.contains(rank)
    }

    fn contains(&self, rank: usize) -> bool {
        PLACES.into_iter().any(|place| {
            let codes = self.index.text.codes().get(self.index.text.slot_of(place, rank)).unwrap_or_default();
            !exact::all_in(self.index, codes, self.codes).is_empty()
        })
    }

    fn synonyms(&mut self) {
        let named = self.names_in_query();
        for Named { at, length } in &named {
            if self.hits.len() < self.limit && self.is_new(self.index.text.rank(*at)) {
                self.hits.push(shown::run(self.index, *at, *at as usize + length, Why::Synonym));
            }
        }
        let mut others: Vec<Vec<Code>> = Vec::new();
        for Named { at, .. } in named.iter().filter(|named| named.length == self.codes.len()) {
            others.extend(self.other_names(self.index.text.rank(*at)));
        }
        others.dedup();
        for other in others.into_iter().take(OTHER_NAMES_MAX) {
            let room = self.limit.saturating_sub(self.hits.len());
            if room == 0 {
                return;
            }
            for at in exact::places(self.index, &other, room).0 {
                if self.is_new(self.index.text.rank(at)) {
                    self.hits.push(shown::literal(self.index, at, &other, Why::Synonym));
                }
            }
        }
    }

    /// Titles and aliases that stand in the query, the longest first.
    fn names_in_query(&self) -> Vec<Named> {
        let mut named = Vec::new();
        let mut firsts: Vec<Code> = self.codes.to_vec();
        firsts.sort_unstable();
        firsts.dedup();
        for first in firsts {
            let Some(pair) = self.index.pairs.find(BREAK, first) else { continue };
            let begins: Vec<usize> = self.codes.iter().enumerate().filter(|(_, code)| **code == first).map(|(at, _)| at).collect();
            for at in self.index.pairs.list(pair).map(|at| at + 1) {
                let lengths = begins.iter().filter_map(|begin| self.name_at(at, &self.codes[*begin..]));
                named.extend(lengths.max().map(|length| Named { at, length }));
            }
        }
        named.sort_by_key(|named| (std::cmp::Reverse(named.length), named.at));
        named
    }

    /// The length of the name that begins at `at`, if `typed` begins with it.
    fn name_at(&self, at: u32, typed: &[Code]) -> Option<usize> {
        for (length, wanted) in typed.iter().chain(std::iter::once(&BREAK)).enumerate() {
            match self.index.alphabet.folded(self.index.text.code(at as usize + length)) {
                BREAK => return (length >= NAME_CHARS_MIN).then_some(length),
                code if code == *wanted => {}
                _ => return None,
            }
        }
        None
    }

    /// All names of a document, folded, apart from the one that was typed.
    fn other_names(&self, rank: usize) -> Vec<Vec<Code>> {
        let fold = |name: &[Code]| name.iter().map(|code| self.index.alphabet.folded(*code)).collect::<Vec<Code>>();
        let mut names = Vec::new();
        for place in [Place::Alias, Place::Title] {
            let codes = self.index.text.codes().get(self.index.text.slot_of(place, rank)).unwrap_or_default();
            names.extend(
                codes.split(|code| *code == BREAK).filter(|name| name.len() >= NAME_CHARS_MIN).map(fold).filter(|name| name != self.codes),
            );
        }
        names
    }
}
