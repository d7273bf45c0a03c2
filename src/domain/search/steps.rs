//! How far a syllable reaches in what was typed, and at what cost.

use super::alphabet::{Syllable, letters};
use super::readings::SYLLABLE_LETTERS_MAX;

/// How a typed text may differ from the syllables it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ear {
    /// Whole syllables and first letters, the last one unfinished.
    Strict,
    /// Whole syllables, and those that many people do not tell apart.
    Dialect,
    /// Whole syllables with so many wrong letters altogether.
    Wrong(u32),
}

/// What a way of reading costs; sums compare. Wrong letters weigh more than any number of confusions, those more than any number of first letters.
pub(super) type Cost = u32;
const UNFINISHED: Cost = 1;
const FIRST_LETTER: Cost = 1 << 4;
/// With wrong letters only: already the first one is another. People seldom miss that.
pub(super) const OTHER_BEGINNING: Cost = 1 << 11;
const CONFUSED: Cost = 1 << 12;
const WRONG: Cost = 1 << 18;
/// No way of reading costs so much.
pub(super) const COST_MAX: Cost = (1 << 22) - 1;

pub(super) const fn wrong_of(cost: Cost) -> u32 {
    cost / WRONG
}
pub(super) const fn confused_of(cost: Cost) -> u32 {
    cost % WRONG / CONFUSED
}
pub(super) const fn first_letters_of(cost: Cost) -> u32 {
    cost % OTHER_BEGINNING / FIRST_LETTER
}
pub(super) const fn begins_otherwise(cost: Cost) -> bool {
    cost & OTHER_BEGINNING != 0
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// How many letters it takes, at least one.
    pub(super) letters: usize,
    pub(super) cost: Cost,
}

/// First letters that people mix up.
const BEGINNINGS: [(&[u8], &[u8]); 4] = [(b"zh", b"z"), (b"ch", b"c"), (b"sh", b"s"), (b"n", b"l")];
/// Ends that people mix up.
const ENDS: [(&[u8], &[u8]); 3] = [(b"ang", b"an"), (b"eng", b"en"), (b"ing", b"in")];
/// The longest syllable with a mixed-up end.
const VARIANT_LETTERS_MAX: usize = SYLLABLE_LETTERS_MAX + 2;
/// Most wrong letters that are ever allowed.
pub(super) const WRONG_MAX: u32 = 2;

/// All ways in which `syllable` can stand for the first of the letters `rest`. `ends` says that nothing was typed behind them.
pub(super) fn steps(ear: Ear, syllable: &Syllable, rest: &[u8], ends: bool, found: &mut Vec<Step>) {
    let syllable = letters(syllable);
    match ear {
        Ear::Strict => strict(syllable, rest, ends, found),
        Ear::Dialect => dialect(syllable, rest, ends, found),
        Ear::Wrong(most) => wrong(syllable, rest, ends, most, found),
    }
}

fn common(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

fn strict(syllable: &[u8], rest: &[u8], ends: bool, found: &mut Vec<Step>) {
    let same = common(syllable, rest);
    if same == 0 {
        return;
    }
    let initial = if syllable.get(1) == Some(&b'h') { 2 } else { 1 };
    if same == syllable.len() {
        found.push(Step { letters: same, cost: 0 });
    } else if ends && same == rest.len() {
        found.push(Step { letters: same, cost: UNFINISHED });
    }
    for letters in 1..=initial.min(same) {
        let is_there = letters == syllable.len() || ends && letters == rest.len();
        if !is_there {
            // By letters, so that `sh` for one character is no better than `s` and `h` for two.
            found.push(Step { letters, cost: FIRST_LETTER * letters as Cost });
        }
    }
}

/// The other ends of `pair`'s kind, when `part` is one of them.
fn other<'a>(pairs: &[(&'a [u8], &'a [u8])], fits: impl Fn(&[u8]) -> bool) -> Option<(&'a [u8], &'a [u8])> {
    pairs.iter().find_map(|(long, short)| {
        if fits(long) {
            Some((*long, *short))
        } else if fits(short) {
            Some((*short, *long))
        } else {
            None
        }
    })
}

fn dialect(syllable: &[u8], rest: &[u8], ends: bool, found: &mut Vec<Step>) {
    let beginning = other(&BEGINNINGS, |part| syllable.starts_with(part)).map(|(own, other)| (own.len(), other));
    let end = other(&ENDS, |part| syllable.ends_with(part)).map(|(own, other)| (own.len(), other));
    for (begin, begin_cost) in [(None, 0), (beginning, CONFUSED)] {
        for (end, end_cost) in [(None, 0), (end, CONFUSED)] {
            if begin_cost > 0 && begin.is_none() || end_cost > 0 && end.is_none() {
                continue;
            }
            let (cut, new_begin) = begin.unwrap_or((0, b""));
            let (kept_to, new_end) = end.map_or((syllable.len(), &b""[..]), |(own, other)| (syllable.len() - own, other));
            let mut variant = [0; VARIANT_LETTERS_MAX];
            let mut length = 0;
            for part in [new_begin, syllable.get(cut..kept_to).unwrap_or_default(), new_end] {
                variant[length..length + part.len()].copy_from_slice(part);
                length += part.len();
            }
            whole(&variant[..length], rest, ends, begin_cost + end_cost, found);
        }
    }
    // The u with two dots is typed as v or as u.
    if let Some(at) = syllable.iter().position(|b| *b == b'v') {
        let mut variant = [0; SYLLABLE_LETTERS_MAX];
        variant[..syllable.len()].copy_from_slice(syllable);
        variant[at] = b'u';
        whole(&variant[..syllable.len()], rest, ends, CONFUSED, found);
    }
}

fn whole(variant: &[u8], rest: &[u8], ends: bool, cost: Cost, found: &mut Vec<Step>) {
    let same = common(variant, rest);
    if same == variant.len() {
        found.push(Step { letters: same, cost });
    } else if ends && same > 0 && same == rest.len() {
        found.push(Step { letters: same, cost: cost + UNFINISHED });
    }
}

/// Counts a letter too many, too few, another, and two swapped as one wrong letter each.
fn wrong(syllable: &[u8], rest: &[u8], ends: bool, most: u32, found: &mut Vec<Step>) {
    const ROOM: usize = SYLLABLE_LETTERS_MAX + WRONG_MAX as usize + 1;
    let typed = &rest[..rest.len().min(ROOM - 1)];
    let mut rows = [[0_u32; ROOM]; SYLLABLE_LETTERS_MAX + 1];
    for a in 0..=syllable.len() {
        for b in 0..=typed.len() {
            rows[a][b] = if a == 0 || b == 0 {
                (a + b) as u32
            } else {
                let same = u32::from(syllable[a - 1] != typed[b - 1]);
                let mut least = (rows[a - 1][b - 1] + same).min(rows[a - 1][b] + 1).min(rows[a][b - 1] + 1);
                if a > 1 && b > 1 && syllable[a - 1] == typed[b - 2] && syllable[a - 2] == typed[b - 1] {
                    least = least.min(rows[a - 2][b - 2] + 1);
                }
                least
            };
        }
    }
    for (letters, whole) in rows[syllable.len()].iter().copied().enumerate().take(typed.len() + 1).skip(1) {
        if whole <= most {
            found.push(Step { letters, cost: whole * WRONG });
        }
        let unfinished = (1..syllable.len()).map(|a| rows[a][letters]).min().unwrap_or(u32::MAX);
        if ends && letters == rest.len() && unfinished < whole && unfinished <= most {
            found.push(Step { letters, cost: unfinished * WRONG + UNFINISHED });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ear: Ear, syllable: &str, rest: &str, ends: bool) -> Vec<(usize, Cost)> {
        let mut padded = Syllable::default();
        padded[..syllable.len()].copy_from_slice(syllable.as_bytes());
        let mut found = Vec::new();
        steps(ear, &padded, rest.as_bytes(), ends, &mut found);
        found.iter().map(|step| (step.letters, step.cost)).collect()
    }

    #[test]
    fn strictly() {
        assert_eq!(of(Ear::Strict, "di", "dibao", true), [(2, 0), (1, FIRST_LETTER)]);
        assert_eq!(of(Ear::Strict, "bao", "b", true), [(1, UNFINISHED)]);
        assert_eq!(of(Ear::Strict, "bao", "b", false), [(1, FIRST_LETTER)]);
        assert_eq!(of(Ear::Strict, "sheng", "she", true), [(3, UNFINISHED), (1, FIRST_LETTER), (2, 2 * FIRST_LETTER)]);
        assert_eq!(of(Ear::Strict, "an", "a", false), [(1, FIRST_LETTER)]);
        assert_eq!(of(Ear::Strict, "a", "an", true), [(1, 0)]);
        assert_eq!(of(Ear::Strict, "bao", "dibao", true), []);
    }

    #[test]
    fn with_a_dialect() {
        assert_eq!(of(Ear::Dialect, "zhang", "zan", false), [(3, 2 * CONFUSED)]);
        assert_eq!(of(Ear::Dialect, "xing", "xin", true), [(3, UNFINISHED), (3, CONFUSED)]);
        assert_eq!(of(Ear::Dialect, "nan", "lan", false), [(3, CONFUSED)]);
        assert_eq!(of(Ear::Dialect, "lv", "lu", false), [(2, CONFUSED)]);
        assert_eq!(of(Ear::Dialect, "zhuang", "zuangshi", false), [(5, CONFUSED), (4, 2 * CONFUSED)]);
    }

    #[test]
    fn with_wrong_letters() {
        let least =
            |syllable: &str, rest: &str, most| of(Ear::Wrong(most), syllable, rest, false).into_iter().min_by_key(|(_, cost)| *cost);
        assert_eq!(least("bao", "bao", 1), Some((3, 0)));
        assert!(of(Ear::Wrong(1), "bao", "boa", false).contains(&(3, WRONG)));
        assert!(of(Ear::Wrong(1), "bao", "bbao", false).contains(&(4, WRONG)));
        assert_eq!(of(Ear::Wrong(1), "shen", "xy", false), []);
    }
}
