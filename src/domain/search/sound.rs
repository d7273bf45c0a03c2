//! Names that sound as typed: with which ears a query is compared, and what comes first.

use super::alphabet::Code;
use super::listener::Listener;
use super::near::ASKED_MAX;
use super::steps::{Cost, Ear, WRONG_MAX, begins_otherwise, confused_of, first_letters_of, wrong_of};
use super::{Hit, Index, Why, shown};

/// Characters of a query that are compared by sound.
const SOUND_CHARS_MAX: usize = 48;
/// From so many letters on one may be wrong, and from so many two.
const ONE_WRONG_LETTERS_MIN: usize = 4;
const TWO_WRONG_LETTERS_MIN: usize = 8;
/// Wrong letters are thought of when nothing else was found, or by first letters only and in fewer documents than this.
const FEW: usize = 5;

/// Documents with a name that sounds like `query`, ranked, as long as `is_wanted` says yes to their rank.
pub(super) fn find(index: &Index, query: &[char], limit: usize, is_wanted: &mut dyn FnMut(usize) -> bool) -> Vec<Hit> {
    let Some(typed) = Typed::new(index, query) else { return Vec::new() };
    let mut best = Best { keys: vec![u64::MAX; index.text.documents()], found: 0, whole: 0 };
    Listener::new(index, &typed, Ear::Strict).listen(&mut best, 0);
    // Mistakes are looked for in syllables, of which there is none without a vowel.
    if best.found < limit && typed.has_vowel() {
        Listener::new(index, &typed, Ear::Dialect).listen(&mut best, 0);
    }
    if let Some(most) = typed.wrong_allowed().filter(|_| typed.has_vowel()) {
        let mut listener = Listener::new(index, &typed, Ear::Wrong(most));
        // Two wrong letters at once in the beginning are looked for last: nearly every name begins like that.
        for early in 1..=most {
            if best.found == 0 || best.whole == 0 && best.found < FEW {
                listener.listen(&mut best, early);
            }
        }
    }
    let mut keys: Vec<u64> = best.keys.into_iter().filter(|key| *key != u64::MAX).collect();
    // No more than these can be refused, so that the rest need not be sorted.
    let most = limit.saturating_mul(2).saturating_add(2 * ASKED_MAX);
    if keys.len() > most {
        keys.select_nth_unstable(most);
        keys.truncate(most);
    }
    keys.sort_unstable();
    let mut listeners: Vec<Listener<'_>> = Vec::new();
    let wanted = keys.into_iter().filter(|key| is_wanted(index.text.rank(*key as u32))).take(limit);
    wanted.map(|key| hit(index, &typed, key, &mut listeners)).collect()
}

fn hit<'a>(index: &'a Index, typed: &'a Typed, key: u64, listeners: &mut Vec<Listener<'a>>) -> Hit {
    let at = key as u32;
    let (why, ear) = match key >> KIND_SHIFT {
        PINYIN => (Why::Pinyin, Ear::Strict),
        INITIALS => (Why::Initials, Ear::Strict),
        DIALECT..WRONG => (Why::Spelling, Ear::Dialect),
        _ => (Why::Spelling, Ear::Wrong(typed.wrong_allowed().unwrap_or(0))),
    };
    let known = listeners.iter().position(|listener| listener.ear == ear);
    let number = known.unwrap_or_else(|| {
        listeners.push(Listener::new(index, typed, ear));
        listeners.len() - 1
    });
    let end = listeners[number].run(at).map_or(at as usize + 1, |(_, end)| end);
    shown::run(index, at, end, why)
}

/// A query as letters and literal characters.
pub(super) struct Typed {
    /// The letter, or 0 for anything else.
    pub(super) letters: Vec<u8>,
    /// The code as which the character may stand literally; none that exists when it does not.
    pub(super) codes: Vec<Code>,
}

impl Typed {
    /// Nothing when there is no letter in it, or another character that stands nowhere.
    fn new(index: &Index, query: &[char]) -> Option<Self> {
        // Between syllables people type blanks and apostrophes.
        let chars = query.iter().filter(|c| !matches!(c, ' ' | '\'' | '\u{2019}')).take(SOUND_CHARS_MAX);
        let mut typed = Self { letters: Vec::new(), codes: Vec::new() };
        for c in chars {
            let c = if *c == '\u{fc}' { 'v' } else { *c };
            let letter = u8::try_from(c).ok().filter(u8::is_ascii_lowercase);
            let code = index.alphabet.code(c);
            if letter.is_none() && code.is_none() {
                return None;
            }
            typed.letters.push(letter.unwrap_or(0));
            typed.codes.push(code.unwrap_or(Code::MAX));
        }
        typed.letters.iter().any(|letter| *letter != 0).then_some(typed)
    }

    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// The letters from `at` up to the next literal character, and whether nothing follows them.
    pub(super) fn rest(&self, at: usize) -> (&[u8], bool) {
        let rest = &self.letters[at..];
        let length = rest.iter().position(|letter| *letter == 0).unwrap_or(rest.len());
        (&rest[..length], length == rest.len())
    }

    fn has_vowel(&self) -> bool {
        self.letters.iter().any(|letter| b"aeiouv".contains(letter))
    }

    fn wrong_allowed(&self) -> Option<u32> {
        let letters = self.letters.iter().filter(|letter| **letter != 0).count();
        match letters {
            ..ONE_WRONG_LETTERS_MIN => None,
            ONE_WRONG_LETTERS_MIN..TWO_WRONG_LETTERS_MIN => Some(1),
            _ => Some(WRONG_MAX),
        }
    }
}

/// The kinds of ways in which a name can sound as typed, best first; of those with mistakes the ones with few come first.
const PINYIN: u64 = 0;
const INITIALS: u64 = 1;
const DIALECT: u64 = 2;
const WRONG: u64 = 4;
const KIND_SHIFT: u32 = 58;
const PLACE_SHIFT: u32 = 56;
const COST_SHIFT: u32 = 32;

/// By rank the best way in which the document was found: kind, place, cost and where, as one number.
pub(super) struct Best {
    keys: Vec<u64>,
    /// How many documents, and how often one was found by whole syllables.
    found: usize,
    whole: usize,
}

impl Best {
    pub(super) fn add(&mut self, index: &Index, at: u32, cost: Cost) {
        let (place, rank) = index.text.place_and_rank(at);
        let kind = match (wrong_of(cost), confused_of(cost), first_letters_of(cost)) {
            (0, 0, 0) => PINYIN,
            (0, 0, _) => INITIALS,
            (0, 1, _) => DIALECT,
            (0, ..) => DIALECT + 1,
            (wrong, ..) => WRONG + 2 * u64::from(wrong.min(WRONG_MAX) - 1) + u64::from(begins_otherwise(cost)),
        };
        let key = kind << KIND_SHIFT | (place as u64) << PLACE_SHIFT | u64::from(cost) << COST_SHIFT | u64::from(at);
        let Some(kept) = self.keys.get_mut(rank) else { return };
        self.found += usize::from(*kept == u64::MAX);
        self.whole += usize::from(kind == PINYIN || (DIALECT..WRONG).contains(&kind));
        *kept = key.min(*kept);
    }
}
