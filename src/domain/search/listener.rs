//! Compares names with what was typed by sound, character by character. The beginnings are found among the pairs that exist; what follows is compared
//! where they stand.

use super::alphabet::{BREAK, Code};
use super::sound::{Best, Typed};
use super::steps::{Cost, Ear, OTHER_BEGINNING, Step, confused_of, steps, wrong_of};
use super::{Index, Place};

/// People who mix up sounds do so again and again; more than this is another word.
const CONFUSED_MAX: u32 = 4;

/// The typed text is understood up to here, at this cost.
#[derive(Clone, Copy, Default)]
struct State {
    at: u8,
    /// Whether a syllable was heard: letters alone that stand there literally are no pinyin.
    heard: bool,
    cost: Cost,
}

/// How many ways of understanding are followed at once; all that differ in how far they reach, but for texts made of single letters.
const STATES_MAX: usize = 16;

/// How far the typed text may be understood after some characters, by the cheapest way for each length.
#[derive(Clone, Default)]
pub(super) struct States {
    list: [State; STATES_MAX],
    count: usize,
}

impl States {
    /// Nothing is understood yet.
    fn beginning() -> Self {
        Self { count: 1, ..Self::default() }
    }

    fn put(&mut self, new: State) {
        if let Some(kept) = self.list[..self.count].iter_mut().find(|kept| kept.at == new.at) {
            if new.cost < kept.cost {
                *kept = new;
            }
        } else if let Some(free) = self.list.get_mut(self.count) {
            *free = new;
            self.count += 1;
        }
    }

    /// A copy of what is in it; copying all the room costs more than listening.
    fn copied(&self) -> Self {
        let mut copy = Self::default();
        copy.list[..self.count].copy_from_slice(self.each());
        copy.count = self.count;
        copy
    }

    fn each(&self) -> &[State] {
        &self.list[..self.count]
    }
}

/// Compares with one ear.
pub(super) struct Listener<'a> {
    index: &'a Index,
    typed: &'a Typed,
    pub(super) ear: Ear,
    /// By syllable and place in the query: where its steps begin in `steps`, and how many there are. `u32::MAX`: not looked at yet.
    known: Vec<(u32, u32)>,
    steps: Vec<Step>,
}

impl<'a> Listener<'a> {
    pub(super) fn new(index: &'a Index, typed: &'a Typed, ear: Ear) -> Self {
        let known = vec![(u32::MAX, 0); index.alphabet.syllables().len() * typed.len()];
        Self { index, typed, ear, known, steps: Vec::new() }
    }

    fn steps_of(&mut self, sound: u16, at: u8) -> std::ops::Range<usize> {
        let Some(known) = self.known.get_mut(usize::from(sound) * self.typed.len() + usize::from(at)) else { return 0..0 };
        if known.0 == u32::MAX {
            let begin = self.steps.len();
            let (rest, ends) = self.typed.rest(usize::from(at));
            let syllable = &self.index.alphabet.syllables()[usize::from(sound)];
            steps(self.ear, syllable, rest, ends, &mut self.steps);
            if at == 0 && syllable[0] != rest[0] {
                self.steps[begin..].iter_mut().filter(|step| wrong_of(step.cost) > 0).for_each(|step| step.cost += OTHER_BEGINNING);
            }
            *known = (begin as u32, (self.steps.len() - begin) as u32);
        }
        known.0 as usize..(known.0 + known.1) as usize
    }

    /// What is understood after one more character.
    fn advance(&mut self, states: &States, code: Code, next: &mut States) {
        next.count = 0;
        for state in states.each() {
            let at = usize::from(state.at);
            if self.typed.codes.get(at) == Some(&code) {
                next.put(State { at: state.at + 1, ..*state });
            }
            if self.typed.letters.get(at).is_some_and(|letter| *letter != 0) {
                for sound in self.index.alphabet.sounds(code) {
                    self.hear(*state, *sound, next);
                }
            }
        }
    }

    fn hear(&mut self, state: State, sound: u16, next: &mut States) {
        for number in self.steps_of(sound, state.at) {
            let step = self.steps[number];
            let cost = state.cost + step.cost;
            if self.is_allowed(cost) {
                next.put(State { at: state.at + step.letters as u8, heard: true, cost });
            }
        }
    }

    fn is_allowed(&self, cost: Cost) -> bool {
        let wrong = if let Ear::Wrong(most) = self.ear { most } else { 0 };
        wrong_of(cost) <= wrong && confused_of(cost) <= CONFUSED_MAX
    }

    /// The least cost of having understood all, by hearing at least a part of it.
    fn understood(&self, states: &States) -> Option<Cost> {
        let whole = states.each().iter().filter(|state| usize::from(state.at) == self.typed.len() && state.heard);
        whole.map(|state| state.cost).min()
    }

    /// Marks of punctuation are not spoken.
    fn is_silent(&self, code: Code) -> bool {
        code != BREAK && !self.index.alphabet.char(code).is_alphanumeric()
    }

    pub(super) fn code(&self, at: usize) -> Code {
        self.index.alphabet.folded(self.index.text.code(at))
    }

    pub(super) fn after_first(&mut self, code: Code) -> States {
        let mut heard = States::default();
        self.advance(&States::beginning(), code, &mut heard);
        heard
    }

    /// Whether the whole typed text can be understood from here: the least cost, and behind which character it ends.
    pub(super) fn run(&mut self, begin: u32) -> Option<(Cost, usize)> {
        let heard = self.after_first(self.code(begin as usize));
        let alone = self.alone(&heard).map(|cost| (cost, begin as usize + 1));
        self.go_on(begin as usize + 1, &heard, alone)
    }

    /// The cost of having understood all in one character. One wrong letter makes any syllable out of any other: alone they say nothing.
    fn alone(&self, heard: &States) -> Option<Cost> {
        if matches!(self.ear, Ear::Wrong(_)) { None } else { self.understood(heard) }
    }

    /// Whether anything may be understood with this character, or it is not spoken.
    fn can_follow(&mut self, states: &States, code: Code) -> bool {
        let index = self.index;
        let follows = |listener: &mut Self, state: &State| {
            let at = usize::from(state.at);
            listener.typed.codes.get(at) == Some(&code)
                || listener.typed.letters.get(at).is_some_and(|letter| *letter != 0)
                    && index.alphabet.sounds(code).iter().any(|sound| !listener.steps_of(*sound, state.at).is_empty())
        };
        states.each().iter().any(|state| follows(self, state)) || self.is_silent(code)
    }

    /// Goes on at `at`, when the characters before it are understood as `heard`; `found` is what was understood until then.
    fn go_on(&mut self, mut at: usize, heard: &States, mut found: Option<(Cost, usize)>) -> Option<(Cost, usize)> {
        // Most names end here, and room for states costs more than this look.
        if !self.can_follow(heard, self.code(at)) {
            return found;
        }
        let (mut states, mut next) = (heard.copied(), States::default());
        while states.each().iter().any(|state| usize::from(state.at) < self.typed.len()) {
            let code = self.code(at);
            if code == BREAK {
                break;
            }
            self.advance(&states, code, &mut next);
            at += 1;
            if next.count > 0 {
                if let Some(cost) = self.understood(&next)
                    && found.is_none_or(|(least, _)| cost < least)
                {
                    found = Some((cost, at));
                }
                std::mem::swap(&mut states, &mut next);
            } else if !self.is_silent(code) {
                break;
            }
        }
        found
    }

    /// Notes every document that has a name in which the typed text can be understood, with at most `early` wrong letters in its first two characters.
    pub(super) fn listen(&mut self, best: &mut Best, early: u32) {
        let names_end = self.index.text.begin_of(Place::Body);
        // By sound of the second character: for which first one it was last looked at, and with what result.
        let mut follows = vec![(0, false); self.index.alphabet.syllables().len()];
        let beginning = States::beginning();
        for first in 1..self.index.alphabet.len() {
            let pairs = self.index.pairs.of_first(first as Code);
            if pairs.is_empty() || !self.can_follow(&beginning, first as Code) {
                continue;
            }
            let heard = self.after_first(first as Code);
            let alone = self.alone(&heard);
            let mut hopeful = heard.clone();
            hopeful.count = 0;
            heard.each().iter().filter(|state| wrong_of(state.cost) <= early).for_each(|state| hopeful.put(*state));
            if hopeful.count == 0 {
                continue;
            }
            for pair in pairs {
                if self.index.pairs.list(pair).next().is_none_or(|at| at >= names_end) {
                    continue;
                }
                let second = self.index.pairs.second(pair);
                if alone.is_some() || self.is_silent(second) || self.follows(&hopeful, second, early, (first, &mut follows)) {
                    self.listen_where(pair, (&heard, alone), names_end, best);
                }
            }
        }
    }

    /// Whether something is understood after one more character.
    fn follows(&mut self, states: &States, code: Code, early: u32, (first, known): (usize, &mut [(usize, bool)])) -> bool {
        if states.each().iter().any(|state| self.typed.codes.get(usize::from(state.at)) == Some(&code)) {
            return true;
        }
        let index = self.index;
        index.alphabet.sounds(code).iter().any(|sound| {
            let Some(entry) = known.get_mut(usize::from(*sound)) else { return false };
            if entry.0 != first {
                let mut next = States::default();
                let letters = |state: &&State| self.typed.letters.get(usize::from(state.at)).is_some_and(|letter| *letter != 0);
                let states: Vec<State> = states.each().iter().filter(letters).copied().collect();
                states.into_iter().for_each(|state| self.hear(state, *sound, &mut next));
                *entry = (first, next.each().iter().any(|state| wrong_of(state.cost) <= early));
            }
            entry.1
        })
    }

    /// Notes the documents in which this pair stands, when its first character is understood as `heard`, or is `alone` all that was typed.
    fn listen_where(&mut self, pair: usize, (heard, alone): (&States, Option<Cost>), names_end: u32, best: &mut Best) {
        let second = self.index.pairs.second(pair);
        let mut both = States::default();
        self.advance(heard, second, &mut both);
        let cost = [alone, self.understood(&both)].into_iter().flatten().min();
        if both.count == 0 && self.is_silent(second) {
            both = heard.copied();
        }
        let goes_on = second != BREAK && both.each().iter().any(|state| usize::from(state.at) < self.typed.len());
        for at in self.index.pairs.list(pair).take_while(|at| *at < names_end) {
            let known = cost.map(|cost| (cost, at as usize));
            let found = if goes_on { self.go_on(at as usize + 2, &both, known) } else { known };
            if let Some((cost, _)) = found {
                best.add(self.index, at, cost);
            }
        }
    }
}
