//! The stored form of an index: what a window loads instead of building it.
//!
//! Little-endian: a mark, the version, then nine lists, each with its length in front, then a check over all of it. The check is for damage, not for
//! forgery: a list's contents are only used where they can do no more than find the wrong document.

use super::Index;
use super::alphabet::{Alphabet, Syllable};
use super::pairs::Pairs;
use super::readings::SYLLABLE_LETTERS_MAX;
use super::text::{PLACES, Text};

const MARK: [u8; 8] = *b"rwsearch";
/// Changes with the form, and with what the index holds of the same documents.
const VERSION: u32 = 1;
const HEAD_BYTES: usize = 16;
const CHECK_BYTES: usize = 8;
/// Any odd number with many ones.
const CHECK_FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Why bytes are not an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Something else.
    #[error("these bytes are no index")]
    Other,
    /// An index of another version of this program.
    #[error("this index has the version {0}")]
    Version(u32),
    /// An index that was changed or cut.
    #[error("this index is damaged")]
    Damaged,
}

impl Index {
    /// The stored form. In IndexedDB a Blob of it is read in half the time of an array.
    pub fn to_bytes(&self) -> Vec<u8> {
        let (chars, syllables, sounds, sounds_from) = self.alphabet.parts();
        let (codes, order, slots) = self.text.parts();
        let pairs = &self.pairs;
        let mut out = Out(Vec::with_capacity(codes.len() * 4 + pairs.lists.len()));
        out.0.extend(MARK);
        out.0.extend(VERSION.to_le_bytes());
        out.0.extend([0; HEAD_BYTES - MARK.len() - size_of::<u32>()]);
        out.list(chars, |c| u32::from(*c).to_le_bytes());
        out.list(syllables, |syllable| *syllable);
        out.list(sounds, |number| number.to_le_bytes());
        out.list(sounds_from, |number| number.to_le_bytes());
        out.list(codes, |code| code.to_le_bytes());
        out.list(order, |number| number.to_le_bytes());
        out.list(slots, |at| at.to_le_bytes());
        out.list(&pairs.seconds, |code| code.to_le_bytes());
        for numbers in [&pairs.firsts, &pairs.offsets, &pairs.documents, &pairs.first_documents] {
            out.list(numbers, |number| number.to_le_bytes());
        }
        out.list(&pairs.lists, |byte| [*byte]);
        let check = check(&out.0);
        out.0.extend(check.to_le_bytes());
        out.0
    }

    /// Reads the stored form.
    ///
    /// # Errors
    /// What the bytes are instead.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        let (head, _) = bytes.split_at_checked(HEAD_BYTES).ok_or(Unreadable::Other)?;
        let (mark, version) = head.split_at(MARK.len());
        if mark != MARK {
            return Err(Unreadable::Other);
        }
        let (body, kept) = bytes.split_last_chunk::<CHECK_BYTES>().ok_or(Unreadable::Damaged)?;
        let is_whole = check(body) == u64::from_le_bytes(*kept);
        match version.first_chunk().map(|version| u32::from_le_bytes(*version)) {
            Some(VERSION) if is_whole => read(&body[HEAD_BYTES.min(body.len())..]).filter(is_sound).ok_or(Unreadable::Damaged),
            Some(other) if is_whole => Err(Unreadable::Version(other)),
            _ => Err(Unreadable::Damaged),
        }
    }
}

fn read(body: &[u8]) -> Option<Index> {
    let mut input = In(body);
    let chars = input.list(|bytes| char::from_u32(u32::from_le_bytes(bytes)).unwrap_or(char::REPLACEMENT_CHARACTER))?;
    let syllables: Vec<Syllable> = input.list(|bytes: [u8; SYLLABLE_LETTERS_MAX]| bytes)?;
    let sounds = input.list(u16::from_le_bytes)?;
    let sounds_from = input.list(u32::from_le_bytes)?;
    let codes = input.list(u16::from_le_bytes)?;
    let order = input.list(u32::from_le_bytes)?;
    let slots = input.list(u32::from_le_bytes)?;
    let seconds = input.list(u16::from_le_bytes)?;
    let [firsts, offsets, documents, first_documents] = [(); 4].map(|()| input.list(u32::from_le_bytes));
    let lists = input.bytes()?.to_vec();
    let pairs = Pairs { firsts: firsts?, seconds, offsets: offsets?, documents: documents?, first_documents: first_documents?, lists };
    let is_known = !chars.is_empty() && sounds.iter().all(|sound| usize::from(*sound) < syllables.len());
    (is_known && input.0.is_empty()).then(|| Index {
        alphabet: Alphabet::from_parts(chars, syllables, sounds, sounds_from),
        text: Text::new(codes, order, slots),
        pairs,
    })
}

/// Whether the lists fit each other, so that none is read beyond its end.
fn is_sound(index: &Index) -> bool {
    let (_, order, slots) = index.text.parts();
    let pairs = &index.pairs;
    let count = pairs.seconds.len();
    let ascends = |numbers: &[u32]| numbers.is_sorted();
    slots.len() == order.len() * PLACES.len() + 1
        && pairs.offsets.len() == count + 1
        && pairs.documents.len() == count
        && ascends(slots)
        && ascends(&pairs.offsets)
        && ascends(&pairs.firsts)
}

struct Out(Vec<u8>);

impl Out {
    fn list<T, const N: usize>(&mut self, entries: &[T], bytes: impl Fn(&T) -> [u8; N]) {
        self.0.extend((entries.len() as u64).to_le_bytes());
        self.0.extend(entries.iter().flat_map(bytes));
    }
}

struct In<'a>(&'a [u8]);

impl<'a> In<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn length(&mut self) -> Option<usize> {
        let length = self.take(size_of::<u64>())?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))?;
        usize::try_from(length).ok()
    }

    fn list<T, const N: usize>(&mut self, entry: impl Fn([u8; N]) -> T) -> Option<Vec<T>> {
        let length = self.length()?;
        let bytes = self.take(length.checked_mul(N)?)?;
        Some(bytes.as_chunks::<N>().0.iter().map(|bytes| entry(*bytes)).collect())
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.length()?;
        self.take(length)
    }
}

/// Differs whenever one byte, or several within eight, differ: each step keeps apart what was apart.
fn check(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let step = |sum: u64, word: u64| (sum ^ word).wrapping_mul(CHECK_FACTOR).rotate_left(23);
    let sum = words.iter().fold(bytes.len() as u64, |sum, word| step(sum, u64::from_le_bytes(*word)));
    step(sum, u64::from_le_bytes(last))
}
