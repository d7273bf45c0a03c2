//! Where each pair of neighbouring characters stands.
//!
//! A list holds ascending spots of the first of two folded characters, the first as it is and each further one as the distance from the one before, seven
//! bits a byte, the last byte of a number below 128. In names a spot is the place itself; bodies are most of the text, and there it is a block of
//! [`BLOCK`] places in which whoever reads the list looks for himself: that makes the lists a quarter smaller.

use super::alphabet::Code;

const BLOCK_BITS: u32 = 4;
/// Places of a body that share a spot.
pub(super) const BLOCK: u32 = 1 << BLOCK_BITS;

/// The spot of a place, when bodies begin at `body`.
pub(super) fn spot_of(place: u32, body: u32) -> u32 {
    place.checked_sub(body).map_or(place, |behind| body + (behind >> BLOCK_BITS))
}

/// The places of a spot.
pub(super) fn places_of(spot: u32, body: u32) -> std::ops::Range<u32> {
    match spot.checked_sub(body) {
        None => spot..spot.saturating_add(1),
        Some(block) => {
            let begin = body.saturating_add(block.saturating_mul(BLOCK));
            begin..begin.saturating_add(BLOCK)
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pairs {
    /// By first code: where its pairs begin, and the end.
    pub(super) firsts: Vec<u32>,
    /// By pair: its second code, ascending within a first.
    pub(super) seconds: Vec<Code>,
    /// By pair: where its list begins in `lists`, and the end.
    pub(super) offsets: Vec<u32>,
    /// By pair: in how many documents it stands.
    pub(super) documents: Vec<u32>,
    /// By first code: in how many documents the character stands.
    pub(super) first_documents: Vec<u32>,
    pub(super) lists: Vec<u8>,
}

impl Pairs {
    pub(super) fn memory_bytes(&self) -> usize {
        let numbers: usize =
            [&self.firsts, &self.offsets, &self.documents, &self.first_documents].iter().map(|list| size_of_val(&***list)).sum();
        numbers + size_of_val(&*self.seconds) + self.lists.len()
    }

    /// The pairs that begin with `first`.
    pub(super) fn of_first(&self, first: Code) -> std::ops::Range<usize> {
        let at = usize::from(first);
        match (self.firsts.get(at), self.firsts.get(at + 1)) {
            (Some(from), Some(to)) => *from as usize..(*to as usize).min(self.seconds.len()),
            _ => 0..0,
        }
    }

    pub(super) fn find(&self, first: Code, second: Code) -> Option<usize> {
        let range = self.of_first(first);
        let from = range.start;
        self.seconds.get(range)?.binary_search(&second).ok().map(|at| from + at)
    }

    pub(super) fn second(&self, pair: usize) -> Code {
        self.seconds[pair]
    }

    /// How many bytes its list has: about how often it stands somewhere.
    pub(super) fn length(&self, pair: usize) -> u32 {
        self.offsets[pair + 1] - self.offsets[pair]
    }

    pub(super) fn list(&self, pair: usize) -> List<'_> {
        let (from, to) = (self.offsets[pair] as usize, self.offsets[pair + 1] as usize);
        List { bytes: self.lists.get(from..to).unwrap_or_default(), last: 0 }
    }
}

/// The spots of one pair, ascending.
#[derive(Clone)]
pub(super) struct List<'a> {
    bytes: &'a [u8],
    last: u32,
}

impl Iterator for List<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let (first, mut rest) = self.bytes.split_first()?;
        let mut number = u32::from(first & 0x7f);
        let mut byte = *first;
        let mut shift = 7;
        while byte >= 0x80 {
            let (next, after) = rest.split_first()?;
            byte = *next;
            number |= u32::from(byte & 0x7f).wrapping_shl(shift);
            shift += 7;
            rest = after;
        }
        self.bytes = rest;
        self.last = self.last.wrapping_add(number);
        Some(self.last)
    }
}

/// Writes one number of a list.
pub(super) fn write(number: u32, bytes: &mut Vec<u8>) {
    let mut rest = number;
    while rest >= 0x80 {
        bytes.push((rest & 0x7f) as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_go_there_and_back() {
        let places = [0, 1, 128, 129, 20_000, 4_000_000_000, u32::MAX];
        let mut bytes = Vec::new();
        let mut last = 0;
        for place in places {
            write(place - last, &mut bytes);
            last = place;
        }
        assert_eq!(List { bytes: &bytes, last: 0 }.collect::<Vec<_>>(), places);
        bytes.pop();
        assert_eq!(List { bytes: &bytes, last: 0 }.count(), places.len() - 1, "a list cut in a number ends before it");
    }
}
