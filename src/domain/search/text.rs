//! All strings of all documents, one after the other, and which place stands in which document.

use super::Place;
use super::alphabet::{BREAK, Code};

/// The places in their order.
pub(super) const PLACES: [Place; 4] = [Place::Title, Place::Alias, Place::Material, Place::Body];
/// So many characters lie in a block; for each the beginning's slot is known.
const BLOCK_BITS: u32 = 6;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    /// The codes of the shown characters. [`BREAK`] stands at the beginning and behind each string.
    codes: Vec<Code>,
    /// By rank: the number of the document in the caller's list.
    order: Vec<u32>,
    /// Where each slot begins, and the end. There is a slot for each place of each document: slot = place * documents + rank.
    slots: Vec<u32>,
    /// By block: the slot in which it begins.
    blocks: Vec<u32>,
}

impl Text {
    pub(super) fn new(codes: Vec<Code>, order: Vec<u32>, slots: Vec<u32>) -> Self {
        let mut blocks = Vec::with_capacity((codes.len() >> BLOCK_BITS) + 1);
        let mut slot = 0;
        for begin in (0..codes.len()).step_by(1 << BLOCK_BITS) {
            while slots.get(slot + 1).is_some_and(|next| *next as usize <= begin) {
                slot += 1;
            }
            blocks.push(u32::try_from(slot).unwrap_or(u32::MAX));
        }
        Self { codes, order, slots, blocks }
    }

    pub(super) fn parts(&self) -> (&[Code], &[u32], &[u32]) {
        (&self.codes, &self.order, &self.slots)
    }

    pub(super) fn memory_bytes(&self) -> usize {
        size_of_val(&*self.codes) + size_of_val(&*self.order) + size_of_val(&*self.slots) + size_of_val(&*self.blocks)
    }

    pub(super) fn documents(&self) -> usize {
        self.order.len()
    }

    pub(super) fn codes(&self) -> &[Code] {
        &self.codes
    }

    pub(super) fn code(&self, at: usize) -> Code {
        self.codes.get(at).copied().unwrap_or(BREAK)
    }

    fn slot(&self, at: u32) -> usize {
        let mut slot = self.blocks.get((at >> BLOCK_BITS) as usize).map_or(0, |slot| *slot as usize);
        while self.slots.get(slot + 1).is_some_and(|next| *next <= at) {
            slot += 1;
        }
        slot
    }

    /// Where a character stands: the place in its document, and the document's rank.
    pub(super) fn place_and_rank(&self, at: u32) -> (Place, usize) {
        let (documents, mut place, mut rank) = (self.documents(), 0, self.slot(at));
        // At most three steps, and no division.
        while rank >= documents && place + 1 < PLACES.len() {
            rank -= documents;
            place += 1;
        }
        (PLACES[place], rank)
    }

    pub(super) fn rank(&self, at: u32) -> usize {
        self.place_and_rank(at).1
    }

    pub(super) fn place(&self, at: u32) -> Place {
        self.place_and_rank(at).0
    }

    /// The caller's number of the document of this rank.
    pub(super) fn document(&self, rank: usize) -> u32 {
        self.order.get(rank).copied().unwrap_or(0)
    }

    /// Where the strings of this place of a document stand.
    pub(super) fn slot_of(&self, place: Place, rank: usize) -> std::ops::Range<usize> {
        let slot = place as usize * self.documents() + rank;
        let end = |slot: usize| self.slots.get(slot).map_or(0, |at| *at as usize);
        end(slot)..end(slot + 1).max(end(slot))
    }

    /// Where this place begins.
    pub(super) fn begin_of(&self, place: Place) -> u32 {
        self.slots.get(place as usize * self.documents()).copied().unwrap_or(0)
    }

    /// The string around a character: from its first to behind its last.
    pub(super) fn string_around(&self, at: u32) -> (usize, usize) {
        let at = (at as usize).min(self.codes.len());
        let from = self.codes[..at].iter().rposition(|code| *code == BREAK).map_or(0, |before| before + 1);
        let length = self.codes[at..].iter().position(|code| *code == BREAK).unwrap_or(self.codes.len() - at);
        (from, at + length)
    }
}
