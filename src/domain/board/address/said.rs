//! What an address names: which streets and estates, with which number each, and whether that is sure.

use super::Names;
use super::number::{BETWEEN_NUMBERS, around_number, first_number, without_units};
use crate::domain::board::model::{Board, Place};
use crate::domain::identity::to_half_width;
use crate::domain::search::{Hit, Place as Where, Why};

/// Characters of an address that are looked at; nobody types more.
const TYPED_CHARS_MAX: usize = 64;
/// Places that are looked at beside each other.
const PLACES_MAX: usize = 16;
/// From so many characters on a piece of a name names something: characters, letters.
const PIECE_CHARS_MIN: usize = 2;
const PIECE_LETTERS_MIN: usize = 3;
/// After these a street may begin, and its name is not a longer one: qu, shi, dao, zhen, xiang, qi, xian, sheng, hao, lu, jie.
const BEFORE_A_NAME: [char; 11] =
    ['\u{533a}', '\u{5e02}', '\u{9053}', '\u{9547}', '\u{4e61}', '\u{65d7}', '\u{53bf}', '\u{7701}', '\u{53f7}', '\u{8def}', '\u{8857}'];

/// A place that was named, and the number that goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named<'a> {
    pub(super) place: &'a Place,
    pub(super) number: Option<u16>,
}

/// What was said.
pub(super) enum Said<'a> {
    /// Nothing that is known.
    Nothing,
    /// A number alone, with what it counts.
    Number(u16, String),
    /// These places.
    Places {
        /// Which.
        named: Vec<Named<'a>>,
        /// It is what was typed, not only like it.
        is_sure: bool,
    },
}

/// What an address names.
pub(super) fn said<'a>(board: &'a Board, names: &Names, typed: &str) -> Said<'a> {
    let typed = plain(typed);
    if let Some(said) = whole_names(board, &typed) {
        return said;
    }
    let (before, after) = around_number(&typed);
    let number = first_number(&typed[before.len()..typed.len() - after.len()]);
    // The number follows the name in Chinese and stands before it in English; what it counts may stand between them.
    let stripped = without_units(after);
    let pieces = [before, after, stripped.as_str()];
    if let (true, Some(number)) = (without_units(before).is_empty() && stripped.is_empty(), number) {
        return Said::Number(number, format!("{before}{after}"));
    }
    let all = |places: Vec<usize>, is_sure: bool| {
        let named: Vec<Named<'_>> = places.into_iter().filter_map(|at| Some(Named { place: board.places.get(at)?, number })).collect();
        (!named.is_empty()).then_some(Said::Places { named, is_sure })
    };
    let meant = |piece: &&str| all(alike(names, piece, true), true);
    let perhaps = |piece: &&str| all(alike(names, piece, false), false).or_else(|| all(begun(board, piece), false));
    pieces.iter().find_map(meant).or_else(|| pieces.iter().find_map(perhaps)).unwrap_or(Said::Nothing)
}

/// What was typed without blanks and marks, in small letters; what keeps two numbers apart stays.
fn plain(typed: &str) -> String {
    let mut plain = String::new();
    let mut is_apart = false;
    for c in typed.chars().take(TYPED_CHARS_MAX).map(to_half_width) {
        if c.is_alphanumeric() {
            if is_apart && c.is_ascii_digit() && plain.ends_with(|last: char| last.is_ascii_digit()) {
                plain.push(BETWEEN_NUMBERS);
            }
            plain.extend(c.to_lowercase());
        }
        is_apart = !c.is_alphanumeric();
    }
    plain
}

/// How a name is written without blanks.
fn written(place: &Place) -> [String; 2] {
    [place.name.zh.to_lowercase(), place.name.en.to_lowercase()].map(|name| name.chars().filter(|c| c.is_alphanumeric()).collect())
}

/// The places whose whole name was typed; of two names one of which holds the other, the longer one.
fn whole_names<'a>(board: &'a Board, typed: &str) -> Option<Said<'a>> {
    let mut found: Vec<(usize, usize, &Place)> = Vec::new();
    for place in &board.places {
        let at =
            |name: &String| (!name.is_empty()).then(|| typed.find(name.as_str()).map(|from| (from, from + name.len(), place))).flatten();
        found.extend(written(place).iter().find_map(at));
    }
    let longer = |(from, to, _): &(usize, usize, &Place)| {
        let holds = |other: &(usize, usize, &Place)| other.0 <= *from && *to <= other.1 && other.1 - other.0 > to - from;
        found.iter().any(holds)
    };
    let mut kept: Vec<(usize, usize, &'a Place)> = found.iter().filter(|one| !longer(one)).copied().collect();
    kept.sort_by_key(|(from, ..)| *from);
    let (mut named, mut is_sure) = (Vec::new(), !kept.is_empty());
    for &(from, to, place) in &kept {
        let next = kept.iter().map(|one| one.0).find(|other| *other >= to).unwrap_or(typed.len());
        let last = kept.iter().map(|one| one.1).filter(|other| *other <= from).max().unwrap_or(0);
        let (before, after) = (&typed[last..from], &typed[to..next]);
        named.push(Named { place, number: first_number(after).or_else(|| first_number(before)) });
        is_sure &= is_end_of_name(after) && is_beginning_of_name(before);
    }
    (!named.is_empty()).then_some(Said::Places { named, is_sure })
}

/// Whether a name that is followed by this ends there: before the number nothing else belongs to it.
fn is_end_of_name(after: &str) -> bool {
    without_units(around_number(after).0).is_empty()
}

/// Whether a name that follows this begins there: behind a district, a street, a number or nothing.
fn is_beginning_of_name(before: &str) -> bool {
    before.ends_with(BEFORE_A_NAME) || without_units(before).is_empty()
}

/// The places that have this piece in their name as it is written or as it sounds: those whose name begins so, or the others.
fn alike(names: &Names, piece: &str, is_sure: bool) -> Vec<usize> {
    if piece.chars().count() < PIECE_CHARS_MIN {
        return Vec::new();
    }
    let found = names.0.find(piece, PLACES_MAX);
    let letters = if piece.is_ascii() { PIECE_LETTERS_MIN } else { PIECE_CHARS_MIN };
    let begins = |hit: &&Hit| hit.marks.first().is_some_and(|mark| mark.start == 0);
    let exact = found.exact.iter().filter(|hit| hit.place == Where::Title && piece.chars().count() >= letters);
    let near = found.near.iter().filter(|hit| hit.why != Why::Spelling || !is_sure);
    let mut places: Vec<usize> = exact.chain(near).filter(|hit| !is_sure || begins(hit)).map(|hit| hit.document as usize).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// The places of whose name the longest beginning was typed, with something else round it.
fn begun(board: &Board, piece: &str) -> Vec<usize> {
    let shared = |name: &String| {
        let ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.filter(|end| piece.contains(&name[..*end])).max().filter(|end| {
            let least = if name.is_ascii() { PIECE_LETTERS_MIN + 1 } else { PIECE_CHARS_MIN };
            name[..*end].chars().count() >= least
        })
    };
    let length = |place: &Place| written(place).iter().filter_map(shared).max();
    let longest = board.places.iter().filter_map(length).max();
    let is_longest = |(_, place): &(usize, &Place)| longest.is_some() && length(place) == longest;
    board.places.iter().enumerate().filter(is_longest).map(|(at, _)| at).collect()
}
