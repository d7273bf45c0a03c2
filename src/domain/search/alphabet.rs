//! The characters of all documents, as small numbers: what each counts as, and how it sounds.

use std::collections::BTreeMap;

use super::fold::fold;
use super::readings::{Readings, SYLLABLE_LETTERS_MAX};

/// The number of a character.
pub(super) type Code = u16;
/// Stands between strings; no character has it.
pub(super) const BREAK: Code = 0;
/// More different characters than any language has; any further one counts as [`BREAK`].
const CODES_MAX: usize = 65_000;

/// A syllable's letters, with zeros behind them.
pub(super) type Syllable = [u8; SYLLABLE_LETTERS_MAX];

/// The letters of a syllable.
pub(super) fn letters(syllable: &Syllable) -> &[u8] {
    let end = syllable.iter().position(|b| *b == 0).unwrap_or(SYLLABLE_LETTERS_MAX);
    &syllable[..end]
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alphabet {
    /// By code; that of [`BREAK`] is a blank which is never looked up.
    chars: Vec<char>,
    /// By code: the code of the character it counts as.
    folded: Vec<Code>,
    /// Ascending by character.
    codes: Vec<(char, Code)>,
    syllables: Vec<Syllable>,
    /// The syllables of all codes, and where each code's begin.
    sounds: Vec<u16>,
    sounds_from: Vec<u32>,
}

impl Alphabet {
    /// Of characters in the order of their codes, [`BREAK`]'s first; each character's folded form must be among them.
    pub(super) fn new(chars: Vec<char>, readings: &Readings) -> Self {
        let mut numbers: BTreeMap<&str, u16> = BTreeMap::new();
        let mut syllables = Vec::new();
        let (mut sounds, mut sounds_from) = (Vec::new(), vec![0]);
        for (code, c) in chars.iter().enumerate() {
            for reading in readings.of(*c).filter(|_| code > 0) {
                let number = *numbers.entry(reading).or_insert_with(|| {
                    let mut syllable = Syllable::default();
                    syllable[..reading.len()].copy_from_slice(reading.as_bytes());
                    syllables.push(syllable);
                    u16::try_from(syllables.len() - 1).unwrap_or(u16::MAX)
                });
                sounds.push(number);
            }
            sounds_from.push(u32::try_from(sounds.len()).unwrap_or(u32::MAX));
        }
        Self::from_parts(chars, syllables, sounds, sounds_from)
    }

    /// Of what is stored; the caller has checked that the numbers fit.
    pub(super) fn from_parts(chars: Vec<char>, syllables: Vec<Syllable>, sounds: Vec<u16>, sounds_from: Vec<u32>) -> Self {
        let number = |code: usize| Code::try_from(code).unwrap_or(BREAK);
        let mut codes: Vec<(char, Code)> = chars.iter().enumerate().skip(1).map(|(code, c)| (*c, number(code))).collect();
        codes.sort_unstable();
        let mut alphabet = Self { chars, folded: Vec::new(), codes, syllables, sounds, sounds_from };
        alphabet.folded = alphabet.chars.iter().map(|c| alphabet.code(fold(*c)).unwrap_or(BREAK)).collect();
        alphabet.folded[usize::from(BREAK)] = BREAK;
        alphabet
    }

    pub(super) fn parts(&self) -> (&[char], &[Syllable], &[u16], &[u32]) {
        (&self.chars, &self.syllables, &self.sounds, &self.sounds_from)
    }

    pub(super) fn memory_bytes(&self) -> usize {
        size_of_val(&*self.chars)
            + size_of_val(&*self.folded)
            + size_of_val(&*self.codes)
            + size_of_val(&*self.syllables)
            + size_of_val(&*self.sounds)
            + size_of_val(&*self.sounds_from)
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn code(&self, c: char) -> Option<Code> {
        self.codes.binary_search_by_key(&c, |(other, _)| *other).ok().map(|at| self.codes[at].1)
    }

    pub(super) fn char(&self, code: Code) -> char {
        self.chars.get(usize::from(code)).copied().unwrap_or(' ')
    }

    pub(super) fn folded(&self, code: Code) -> Code {
        self.folded.get(usize::from(code)).copied().unwrap_or(BREAK)
    }

    pub(super) fn syllables(&self) -> &[Syllable] {
        &self.syllables
    }

    /// The syllables as which the character of `code` can be read.
    pub(super) fn sounds(&self, code: Code) -> &[u16] {
        let at = usize::from(code);
        let ends = self.sounds_from.get(at).zip(self.sounds_from.get(at + 1));
        ends.and_then(|(from, to)| self.sounds.get(*from as usize..*to as usize)).unwrap_or_default()
    }
}

/// Gives codes to characters as they come.
pub(super) struct Collector {
    chars: Vec<char>,
    /// Codes of the first plane by character, of the others by a search.
    near: Vec<Code>,
    far: BTreeMap<char, Code>,
}

impl Collector {
    pub(super) fn new() -> Self {
        Self { chars: vec![' '], near: vec![BREAK; 0x1_0000], far: BTreeMap::new() }
    }

    pub(super) fn code(&mut self, c: char) -> Code {
        let known = match self.near.get(c as usize) {
            Some(code) => *code,
            None => self.far.get(&c).copied().unwrap_or(BREAK),
        };
        if known == BREAK { self.add(c) } else { known }
    }

    fn add(&mut self, c: char) -> Code {
        // With its folded form, so that one is never there without the other.
        let both = [c, fold(c)];
        if self.chars.len() + both.len() > CODES_MAX {
            return BREAK;
        }
        let folded = both[1];
        let code = self.push(c);
        if folded != c {
            self.code(folded);
        }
        code
    }

    fn push(&mut self, c: char) -> Code {
        let code = Code::try_from(self.chars.len()).unwrap_or(BREAK);
        self.chars.push(c);
        match self.near.get_mut(c as usize) {
            Some(place) => *place = code,
            None => drop(self.far.insert(c, code)),
        }
        code
    }

    pub(super) fn into_chars(self) -> Vec<char> {
        self.chars
    }
}
