//! Names that sound as typed. The beginnings are found among the pairs that exist; what follows is compared where they stand.

use super::alphabet::{BREAK, Code};
use super::steps::{
    COST_MAX, Cost, Ear, OTHER_BEGINNING, Step, WRONG_MAX, begins_otherwise, confused_of, first_letters_of, steps, wrong_of,
};
use super::{Hit, Index, Place, Why, shown};

/// Characters of a query that are compared by sound; it fits the bits of a word.
const SOUND_CHARS_MAX: usize = 48;
/// From so many letters on one may be wrong, and from so many two.
const ONE_WRONG_LETTERS_MIN: usize = 4;
const TWO_WRONG_LETTERS_MIN: usize = 8;
/// People who mix up sounds do so again and again; more than this is another word.
const CONFUSED_MAX: u32 = 4;
/// Wrong letters are thought of only when fewer documents than this were found otherwise.
const FEW: usize = 5;

/// Documents with a name that sounds like `query`, ranked, as long as `is_wanted` says yes to their rank.
pub(super) fn find(index: &Index, query: &[char], limit: usize, is_wanted: &mut dyn FnMut(usize) -> bool) -> Vec<Hit> {
    let Some(typed) = Typed::new(index, query) else { return Vec::new() };
    let mut best = Best { keys: vec![u64::MAX; index.text.documents()], found: 0 };
    let mut ears = vec![Ear::Strict, Ear::Dialect];
    ears.extend(typed.wrong_allowed().map(Ear::Wrong));
    for ear in ears {
        let enough = if matches!(ear, Ear::Wrong(_)) { FEW } else { limit };
        if best.found < enough {
            Listener::new(index, &typed, ear).listen(&mut best);
        }
    }
    let mut keys: Vec<u64> = best.keys.into_iter().filter(|key| *key != u64::MAX).collect();
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
struct Typed {
    /// The letter, or 0 for anything else.
    letters: Vec<u8>,
    /// The code as which the character may stand literally; none that exists when it does not.
    codes: Vec<Code>,
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

    fn len(&self) -> usize {
        self.letters.len()
    }

    /// The letters from `at` up to the next literal character, and whether nothing follows them.
    fn rest(&self, at: usize) -> (&[u8], bool) {
        let rest = &self.letters[at..];
        let length = rest.iter().position(|letter| *letter == 0).unwrap_or(rest.len());
        (&rest[..length], length == rest.len())
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
struct Best {
    keys: Vec<u64>,
    found: usize,
}

impl Best {
    fn add(&mut self, index: &Index, at: u32, place: Place, cost: Cost) {
        let kind = match (wrong_of(cost), confused_of(cost), first_letters_of(cost)) {
            (0, 0, 0) => PINYIN,
            (0, 0, _) => INITIALS,
            (0, 1, _) => DIALECT,
            (0, ..) => DIALECT + 1,
            (wrong, ..) => WRONG + 2 * u64::from(wrong.min(WRONG_MAX) - 1) + u64::from(begins_otherwise(cost)),
        };
        let key = kind << KIND_SHIFT | (place as u64) << PLACE_SHIFT | u64::from(cost) << COST_SHIFT | u64::from(at);
        let Some(kept) = self.keys.get_mut(index.text.rank(at)) else { return };
        self.found += usize::from(*kept == u64::MAX);
        *kept = key.min(*kept);
    }
}

/// How far the typed text is understood after some characters: by the number of characters understood the least cost.
#[derive(Clone)]
struct States {
    active: u64,
    /// Of these, which heard a syllable: letters alone that stand there literally are no pinyin.
    heard: u64,
    costs: [Cost; SOUND_CHARS_MAX + 1],
}

impl States {
    const NONE: Self = Self { active: 0, heard: 0, costs: [COST_MAX; SOUND_CHARS_MAX + 1] };

    fn beginning() -> Self {
        let mut states = Self::NONE;
        states.put(0, 0, false);
        states
    }

    fn put(&mut self, at: usize, cost: Cost, heard: bool) {
        let bit = 1 << at;
        self.heard |= if heard { bit } else { 0 };
        let kept = &mut self.costs[at];
        *kept = if self.active & bit == 0 { cost } else { cost.min(*kept) };
        self.active |= bit;
    }

    fn each(&self) -> impl Iterator<Item = (usize, Cost)> + '_ {
        let mut rest = self.active;
        std::iter::from_fn(move || {
            let at = rest.trailing_zeros() as usize;
            rest &= rest.wrapping_sub(1);
            (at < 64).then(|| (at, self.costs[at]))
        })
    }

    /// The cost of having understood so much, by hearing at least a part of it.
    fn at(&self, at: usize) -> Option<Cost> {
        (self.heard >> at & 1 == 1).then(|| self.costs[at])
    }
}

/// Compares with one ear.
struct Listener<'a> {
    index: &'a Index,
    typed: &'a Typed,
    ear: Ear,
    /// By syllable and place in the query: where its steps begin in `steps`, and how many there are. `u32::MAX`: not looked at yet.
    known: Vec<(u32, u32)>,
    steps: Vec<Step>,
}

impl<'a> Listener<'a> {
    fn new(index: &'a Index, typed: &'a Typed, ear: Ear) -> Self {
        let known = vec![(u32::MAX, 0); index.alphabet.syllables().len() * typed.len()];
        Self { index, typed, ear, known, steps: Vec::new() }
    }

    fn steps_of(&mut self, sound: u16, at: usize) -> std::ops::Range<usize> {
        let Some(known) = self.known.get_mut(usize::from(sound) * self.typed.len() + at) else { return 0..0 };
        if known.0 == u32::MAX {
            let begin = self.steps.len();
            let (rest, ends) = self.typed.rest(at);
            steps(self.ear, &self.index.alphabet.syllables()[usize::from(sound)], rest, ends, &mut self.steps);
            *known = (begin as u32, (self.steps.len() - begin) as u32);
        }
        known.0 as usize..(known.0 + known.1) as usize
    }

    /// What is understood after one more character.
    fn advance(&mut self, states: &States, code: Code) -> States {
        let mut next = States::NONE;
        let index = self.index;
        for (at, cost) in states.each().filter(|(at, _)| *at < self.typed.len()) {
            if self.typed.codes[at] == code {
                next.put(at + 1, cost, states.heard >> at & 1 == 1);
            }
            if self.typed.letters[at] == 0 {
                continue;
            }
            for sound in index.alphabet.sounds(code) {
                for number in self.steps_of(*sound, at) {
                    let step = self.steps[number];
                    let begins = index.alphabet.syllables()[usize::from(*sound)][0];
                    let otherwise = if at == 0 && wrong_of(step.cost) > 0 && begins != self.typed.letters[0] { OTHER_BEGINNING } else { 0 };
                    if self.is_allowed(cost + step.cost) {
                        next.put(at + step.letters, cost + step.cost + otherwise, true);
                    }
                }
            }
        }
        next
    }

    fn is_allowed(&self, cost: Cost) -> bool {
        let wrong = if let Ear::Wrong(most) = self.ear { most } else { 0 };
        wrong_of(cost) <= wrong && confused_of(cost) <= CONFUSED_MAX
    }

    /// Marks of punctuation are not spoken.
    fn is_silent(&self, code: Code) -> bool {
        code != BREAK && !self.index.alphabet.char(code).is_alphanumeric()
    }

    fn code(&self, at: usize) -> Code {
        self.index.alphabet.folded(self.index.text.code(at))
    }

    /// Whether the whole typed text can be understood from here: the least cost, and behind which character it ends.
    fn run(&mut self, begin: u32) -> Option<(Cost, usize)> {
        let mut states = States::beginning();
        let mut found: Option<(Cost, usize)> = None;
        // One wrong letter makes any syllable out of any other: alone they say nothing.
        let chars_min = if matches!(self.ear, Ear::Wrong(_)) { 2 } else { 1 };
        for (heard, at) in (begin as usize..).enumerate() {
            let code = self.code(at);
            if code == BREAK {
                break;
            }
            let next = self.advance(&states, code);
            if next.active == 0 {
                if heard > 0 && self.is_silent(code) {
                    continue;
                }
                break;
            }
            if let Some(cost) = next.at(self.typed.len()).filter(|_| heard + 1 >= chars_min)
                && found.is_none_or(|(least, _)| cost < least)
            {
                found = Some((cost, at + 1));
            }
            states = next;
        }
        found
    }

    /// Notes every document that has a name in which the typed text can be understood.
    fn listen(&mut self, best: &mut Best) {
        let names_end = self.index.text.begin_of(Place::Body);
        for first in 1..self.index.alphabet.len() {
            let pairs = self.index.pairs.of_first(first as Code);
            if pairs.is_empty() {
                continue;
            }
            let heard = self.advance(&States::beginning(), first as Code);
            if heard.active == 0 {
                continue;
            }
            let is_whole = heard.at(self.typed.len()).is_some();
            for pair in pairs {
                if self.index.pairs.list(pair).next().is_none_or(|at| at >= names_end) {
                    continue;
                }
                let second = self.index.pairs.second(pair);
                if is_whole || self.is_silent(second) || self.advance(&heard, second).active != 0 {
                    self.listen_where(pair, names_end, best);
                }
            }
        }
    }

    fn listen_where(&mut self, pair: usize, names_end: u32, best: &mut Best) {
        for at in self.index.pairs.list(pair).take_while(|at| *at < names_end) {
            if let Some((cost, _)) = self.run(at) {
                best.add(self.index, at, self.index.text.place(at), cost);
            }
        }
    }
}
