//! Typing Chinese by pinyin: what letters may stand for, the likeliest first. So that somebody can say in words what was wrong, on a machine that has no
//! input method of its own.
//!
//! A word is found by its syllables (`cailiao`), by first letters (`cl`, `sfz`), by both mixed, and while its last syllable is still being typed. The
//! first candidate stands for all letters, where words can be found that do.

use std::collections::HashSet;

use super::search::Readings;

/// Letters that are looked at; what is typed beyond them waits until a candidate was chosen.
pub const LETTERS_MAX: usize = 40;
/// Candidates of one answer.
pub const CANDIDATES_MAX: usize = 48;
/// What one more piece of a sentence costs, as much as a word 64 times as rare.
const PIECE_COST: u32 = 6;
/// A character by itself is likelier part of a word that is not known.
const CHARACTER_COST: u32 = 4;

/// What some of the letters may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The words.
    pub text: String,
    /// How many letters they stand for, from the first on.
    pub letters: usize,
}

/// Characters and words with their readings, the most frequent first.
pub struct Typing {
    characters: Vec<Word>,
    words: Vec<Word>,
}

struct Word {
    text: Box<str>,
    /// By character, each syllable as which it may be read.
    syllables: Box<[Box<[Box<str>]>]>,
}

/// How letters fit a word, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Each syllable whole.
    Whole,
    /// Some by their first letters.
    First,
    /// The letters end within the word.
    Begun,
}

impl Typing {
    /// From the text of `typing.txt`: a line of characters, then one of words, and lines of remarks that begin with `#`. What cannot be read aloud is left
    /// out. Nothing when nothing is left.
    pub fn parse(text: &str, readings: &Readings) -> Option<Self> {
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let characters = lines.next()?.chars().filter_map(|c| Word::new(c.encode_utf8(&mut [0; 4]), readings)).collect::<Vec<_>>();
        let words = lines.next().unwrap_or_default().split(' ').filter_map(|word| Word::new(word, readings)).collect();
        (!characters.is_empty()).then_some(Self { characters, words })
    }

    /// What `letters` may stand for, the likeliest first. Other signs than `a` to `z` and `'` between syllables stand for nothing.
    pub fn candidates(&self, letters: &str) -> Vec<Candidate> {
        let typed: Vec<u8> = letters.bytes().take(LETTERS_MAX).collect();
        if typed.is_empty() || !typed.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'\'') {
            return Vec::new();
        }
        let mut found: Vec<(Fit, usize, usize, &Word)> = Vec::new();
        for (rank, word) in self.words.iter().chain(&self.characters).enumerate() {
            let fit = word.fits(&typed).filter(|(fit, used)| *fit == Fit::Whole || *used == typed.len());
            found.extend(fit.map(|(fit, used)| (fit, typed.len() - used, rank, word)));
        }
        // What stands for all letters comes first, then what stands for the most of them.
        found.sort_by_key(|(fit, left, rank, _)| (*left > 0, if *left > 0 { Fit::Whole } else { *fit }, *left, *rank));
        let sentence = self.sentence(&typed).map(|text| Candidate { text, letters: typed.len() });
        let words = found.into_iter().map(|(_, left, _, word)| Candidate { text: word.text.to_string(), letters: typed.len() - left });
        let mut told = HashSet::new();
        sentence.into_iter().chain(words).filter(|one| told.insert(one.text.clone())).take(CANDIDATES_MAX).collect()
    }

    /// The likeliest words that stand for all letters, one after another.
    fn sentence(&self, typed: &[u8]) -> Option<String> {
        // By letters read: what it has cost, the piece that ends there, and where that began.
        let mut best: Vec<Option<(u32, &Word, usize)>> = vec![None; typed.len() + 1];
        for from in 0..typed.len() {
            let Some(before) = (if from == 0 { Some(0) } else { best[from].map(|(cost, ..)| cost) }) else { continue };
            let words = self.words.iter().enumerate().map(|(rank, word)| (rank, word, 0));
            let characters = self.characters.iter().enumerate().map(|(rank, word)| (rank, word, CHARACTER_COST));
            for (rank, word, more) in words.chain(characters) {
                let Some((Fit::Whole, used)) = word.fits(&typed[from..]) else { continue };
                let cost = before + PIECE_COST + more + (rank + 1).ilog2();
                let at = &mut best[from + used];
                if at.is_none_or(|(known, ..)| cost < known) {
                    *at = Some((cost, word, from));
                }
            }
        }
        let (mut pieces, mut at) = (Vec::new(), typed.len());
        while at > 0 {
            let (_, word, from) = best[at]?;
            pieces.push(&*word.text);
            at = from;
        }
        pieces.reverse();
        Some(pieces.concat())
    }
}

impl Word {
    fn new(text: &str, readings: &Readings) -> Option<Self> {
        let of = |c: char| readings.of(c).map(Box::from).collect::<Box<[Box<str>]>>();
        let syllables: Box<[_]> = text.chars().map(of).collect();
        let is_readable = !syllables.is_empty() && syllables.iter().all(|all| !all.is_empty());
        is_readable.then(|| Self { text: text.into(), syllables })
    }

    /// How the letters begin with this word, and how many of them are used up.
    fn fits(&self, typed: &[u8]) -> Option<(Fit, usize)> {
        // Most words are told apart by their first letter.
        let first = typed.first()?;
        self.syllables[0].iter().any(|syllable| syllable.as_bytes()[0] == *first).then(|| fits(&self.syllables, typed)).flatten()
    }
}

/// The best fit of the remaining characters, and the letters that it uses.
fn fits(syllables: &[Box<[Box<str>]>], typed: &[u8]) -> Option<(Fit, usize)> {
    let Some((first, rest)) = syllables.split_first() else { return Some((Fit::Whole, 0)) };
    if let Some(after) = typed.strip_prefix(b"'") {
        return fits(syllables, after).map(|(fit, used)| (fit, used + 1));
    }
    if typed.is_empty() {
        return Some((Fit::Begun, 0));
    }
    let mut best: Option<(Fit, usize)> = None;
    let mut take = |found: Option<(Fit, usize)>| {
        if let Some((fit, used)) = found
            && best.is_none_or(|(known, most)| (fit, std::cmp::Reverse(used)) < (known, std::cmp::Reverse(most)))
        {
            best = Some((fit, used));
        }
    };
    for syllable in first {
        let syllable = syllable.as_bytes();
        let same = syllable.iter().zip(typed).take_while(|(one, other)| one == other).count();
        if same == syllable.len() {
            take(fits(rest, &typed[same..]).map(|(fit, used)| (fit, used + same)));
        } else if same == typed.len() && same > 0 {
            take(Some((Fit::Begun, same)));
        }
        let initial = if syllable.get(1) == Some(&b'h') { 2 } else { 1 };
        for used in [initial, 1].into_iter().filter(|used| *used <= same && *used < syllable.len()) {
            take(fits(rest, &typed[used..]).map(|(fit, more)| (fit.max(Fit::First), used + more)));
        }
    }
    best
}
