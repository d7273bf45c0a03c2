//! What an address names: which streets and estates, with which number each, and whether that is sure.

use super::Names;
use super::number::{BETWEEN_NUMBERS, Counts, Number, Value, counts, numbers, of_place, without_units};
use crate::domain::board::model::{Board, Place};
use crate::domain::identity::to_half_width;
use crate::domain::search::{Hit, Place as Where, Why};

/// Nobody types a longer address; half a number is none.
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
    pub(super) number: Option<Value>,
}

/// What was said.
pub(super) enum Said<'a> {
    /// Nothing that is known.
    Nothing,
    /// A number alone.
    Number {
        /// Which.
        number: u16,
        /// It counts buildings.
        is_building: bool,
    },
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
    if typed.chars().nth(TYPED_CHARS_MAX).is_some() {
        return Said::Nothing;
    }
    let typed = plain(typed);
    whole_names(board, &typed).unwrap_or_else(|| in_part(board, names, &typed))
}

/// What a text names that holds no whole name: a number alone, or a piece of a name before the first number or behind it.
fn in_part<'a>(board: &'a Board, names: &Names, typed: &str) -> Said<'a> {
    let all = numbers(typed);
    let (before, after) = all.first().map_or((typed, ""), |first| (&typed[..first.from], &typed[first.to..]));
    // The number follows the name in Chinese and stands before it in English; what it counts may stand between them.
    let stripped = without_units(after);
    if let (true, Some(first)) = (without_units(before).is_empty() && stripped.is_empty(), all.first()) {
        return match (first.value, first.counts) {
            (Value::Is(_), Counts::Other) | (Value::Overlong | Value::Unclear, _) => Said::Nothing,
            (Value::Is(number), counts) => Said::Number { number, is_building: counts == Counts::Building },
        };
    }
    let first_alone: Vec<Number> = match all.as_slice() {
        [only] => {
            after.strip_suffix(stripped.as_str()).map(|units| Number { counts: counts(before, units), ..*only }).into_iter().collect()
        }
        _ => Vec::new(),
    };
    let pieces = [
        (before, all.as_slice(), stripped.is_empty()),
        (after, &first_alone, without_units(before).is_empty()),
        (stripped.as_str(), &first_alone, without_units(before).is_empty()),
    ];
    let found = |places: Vec<usize>, numbers: &[Number], is_sure: bool| {
        let of_board = places.into_iter().filter_map(|at| board.places.get(at));
        let named: Vec<Named<'_>> = of_board.map(|place| Named { place, number: of_place(place.kind, &[], numbers, false) }).collect();
        (!named.is_empty()).then_some(Said::Places { named, is_sure })
    };
    let meant = |(piece, numbers, is_all): &(&str, &[Number], bool)| found(alike(names, piece, true), numbers, *is_all);
    let perhaps = |(piece, numbers, _): &(&str, &[Number], bool)| {
        found(alike(names, piece, false), numbers, false).or_else(|| found(begun(board, piece), numbers, false))
    };
    pieces.iter().find_map(meant).or_else(|| pieces.iter().find_map(perhaps)).unwrap_or(Said::Nothing)
}

/// What was typed without blanks and marks, in small letters; what keeps two numbers apart stays.
fn plain(typed: &str) -> String {
    let mut plain = String::new();
    let mut is_apart = false;
    for c in typed.chars().map(to_half_width) {
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

/// A name that stands in the text.
#[derive(Clone, Copy)]
struct Standing<'a> {
    from: usize,
    to: usize,
    place: &'a Place,
    is_english: bool,
}

/// The places whose whole name was typed; of two names one of which holds the other, the longer one.
fn whole_names<'a>(board: &'a Board, typed: &str) -> Option<Said<'a>> {
    let mut found: Vec<Standing<'a>> = Vec::new();
    for place in &board.places {
        let at = |(name, is_english): (&String, bool)| {
            let from = typed.find(name.as_str()).filter(|_| !name.is_empty())?;
            Some(Standing { from, to: from + name.len(), place, is_english })
        };
        found.extend(written(place).iter().zip([false, true]).find_map(at));
    }
    let longer = |one: &Standing<'_>| {
        let holds = |other: &Standing<'_>| other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from;
        found.iter().any(holds)
    };
    let mut kept: Vec<Standing<'a>> = found.iter().filter(|one| !longer(one)).copied().collect();
    kept.sort_by_key(|one| one.from);
    let (mut named, mut is_sure) = (Vec::new(), !kept.is_empty());
    for one in &kept {
        let next = kept.iter().map(|other| other.from).find(|other| *other >= one.to).unwrap_or(typed.len());
        let last = kept.iter().map(|other| other.to).filter(|other| *other <= one.from).max().unwrap_or(0);
        let (number, is_clear) = number_of(one, &typed[last..one.from], &typed[one.to..next], kept.len() > 1);
        named.push(Named { place: one.place, number });
        is_sure &= is_clear;
    }
    (!named.is_empty()).then_some(Said::Places { named, is_sure })
}

/// The number of a name between these, and whether nothing else stands there. With another name beside it a number is only looked for where the language
/// of the name has it: it may be the other one's.
fn number_of(one: &Standing<'_>, before: &str, after: &str, is_beside_another: bool) -> (Option<Value>, bool) {
    let (front, back) = (numbers(before), numbers(after));
    let (head, tail) = back.first().map_or((after, ""), |first| (&after[..first.from], &after[first.to..]));
    // What stands behind the number may make another of it: opposite of 17 is not 17.
    let is_tail_clear = without_units(tail).is_empty();
    let (front_counts, back_counts) = (!is_beside_another || one.is_english, !is_beside_another || !one.is_english);
    let side = |is_looked_at: bool, numbers| if is_looked_at { numbers } else { Vec::new() };
    let number = of_place(one.place.kind, &side(front_counts, front), &side(back_counts && is_tail_clear, back), one.is_english);
    (number, is_tail_clear && without_units(head).is_empty() && is_beginning_of_name(before))
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
