//! Whose grid is this address? As people type it: street or estate, whole or in part, with a number or without, in digits or Chinese numerals.

use super::model::{Board, Cover, Grid, Place, PlaceKind};
use crate::domain::identity::to_half_width;

/// Stands where a name was.
const GAP: &str = "|";
/// Zero to ten, and a hundred, as they are written out.
const NUMERALS: [(char, u16); 12] = [
    ('\u{96f6}', 0),
    ('\u{4e00}', 1),
    ('\u{4e8c}', 2),
    ('\u{4e09}', 3),
    ('\u{56db}', 4),
    ('\u{4e94}', 5),
    ('\u{516d}', 6),
    ('\u{4e03}', 7),
    ('\u{516b}', 8),
    ('\u{4e5d}', 9),
    ('\u{5341}', 10),
    ('\u{767e}', 100),
];
/// The words for a building: lou, dong.
const BUILDING: [char; 2] = ['\u{697c}', '\u{680b}'];
/// What numbers of an address count: hao, lou, dong, dan, yuan, ceng, hu, shi.
const UNITS: [char; 8] = ['\u{53f7}', BUILDING[0], BUILDING[1], '\u{5355}', '\u{5143}', '\u{5c42}', '\u{6237}', '\u{5ba4}'];
/// The same in English.
const UNIT_WORDS: [&str; 7] = ["building", "house", "number", "room", "unit", "flat", "no"];

/// A run of houses, and the grid they belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// The street or estate.
    pub place: &'a Place,
    /// Its houses or buildings.
    pub cover: &'a Cover,
    /// Their grid.
    pub grid: &'a Grid,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// This grid's.
    One(&'a Grid),
    /// One of these: the person knows which.
    Several(Vec<Part<'a>>),
    /// Nobody's here: the committee knows more.
    Nobody,
}

/// The runs of a street or estate, by their first number.
pub fn parts<'a>(board: &'a Board, place: &'a Place) -> Vec<Part<'a>> {
    let of_grid = |grid: &'a Grid| grid.covers.iter().filter(|cover| cover.place == place.id).map(move |cover| Part { place, cover, grid });
    let mut parts: Vec<Part<'_>> = board.grids.iter().flat_map(of_grid).collect();
    parts.sort_by_key(|part| part.cover.from);
    parts
}

/// Whose grid an address belongs to.
pub fn whose<'a>(board: &'a Board, typed: &str) -> Whose<'a> {
    let typed: String = typed.chars().map(to_half_width).filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let (places, rest) = places_in(board, &typed);
    // The number follows the name in Chinese and stands before it in English.
    let number = rest.split_once(GAP).and_then(|(_, after)| first_number(after)).or_else(|| first_number(&rest));
    let is_place_known = places.len() < board.places.len();
    if !is_place_known && (number.is_none() || !without_units(&rest).is_empty()) {
        return Whose::Nobody;
    }
    let parts = places.into_iter().flat_map(|place| parts(board, place));
    // A bare "3号楼" is a building, so no street has it.
    let is_building = rest.contains(BUILDING) || rest.contains(UNIT_WORDS[0]);
    let fits = |part: &Part<'_>| {
        let kind = is_place_known || !is_building || part.place.kind == PlaceKind::Estate;
        kind && number.is_none_or(|number| part.cover.holds(number))
    };
    let found: Vec<Part<'_>> = parts.filter(fits).collect();
    match found.as_slice() {
        [] => Whose::Nobody,
        [first, others @ ..] if others.iter().all(|other| other.grid == first.grid) => Whose::One(first.grid),
        _ => Whose::Several(found),
    }
}

/// The places that are named in what was typed, and the rest of it; all of them when none is named.
fn places_in<'a>(board: &'a Board, typed: &str) -> (Vec<&'a Place>, String) {
    let names = |place: &Place| [place.name.zh.clone(), place.name.en.to_lowercase().replace(' ', "")];
    for place in &board.places {
        if let Some(name) = names(place).iter().find(|name| typed.contains(name.as_str())) {
            return (vec![place], typed.replacen(name.as_str(), GAP, 1));
        }
    }
    // The beginning of a name, at least two letters of it: 向阳, 牧歌12号楼, muge.
    let shared = |place: &Place| {
        let length = |name: &String| name.char_indices().map(|(at, c)| at + c.len_utf8()).filter(|end| typed.contains(&name[..*end])).max();
        names(place).iter().filter_map(|name| length(name).map(|end| name[..end].to_owned())).max_by_key(String::len)
    };
    let begun: Vec<(&Place, String)> = board
        .places
        .iter()
        .filter_map(|place| Some((place, shared(place)?)))
        .filter(|(_, begin)| begin.chars().count() >= if begin.is_ascii() { 3 } else { 2 })
        .collect();
    let longest = begun.iter().map(|(_, begin)| begin.len()).max();
    let best: Vec<&(&Place, String)> = begun.iter().filter(|(_, begin)| Some(begin.len()) == longest).collect();
    match best.first() {
        Some((_, begin)) => (best.iter().map(|(place, _)| *place).collect(), typed.replacen(begin.as_str(), GAP, 1)),
        None => (board.places.iter().collect(), typed.to_owned()),
    }
}

/// The first number of a text: 17, 十七.
fn first_number(text: &str) -> Option<u16> {
    let from = text.find(|c: char| c.is_ascii_digit() || numeral(c).is_some())?;
    let rest = &text[from..];
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        return rest[..end].parse().ok();
    }
    // 十七, 二十, 一百零三: digits and the places they stand for.
    let (mut sum, mut digit) = (0, 0);
    for value in rest.chars().map_while(numeral) {
        match value {
            10 | 100 => {
                sum += if digit == 0 { value } else { digit * value };
                digit = 0;
            }
            value => digit = value,
        }
    }
    Some(sum + digit)
}

fn numeral(c: char) -> Option<u16> {
    NUMERALS.iter().find(|(numeral, _)| *numeral == c).map(|(_, value)| *value)
}

/// What is left of a text when numbers and what they count are taken out.
fn without_units(text: &str) -> String {
    let letters: String = text.chars().filter(|c| !c.is_ascii_digit() && numeral(*c).is_none() && !UNITS.contains(c)).collect();
    UNIT_WORDS.iter().fold(letters, |left, word| left.replace(word, ""))
}
