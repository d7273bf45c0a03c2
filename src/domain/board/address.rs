//! Whose grid is this address? As people type it: street or estate, whole or in part, in characters, in pinyin or by its initials, with a number or
//! without. Where the content decides, there is an answer; where it does not, there are candidates, never a guess.

mod number;
mod said;

use super::model::{Board, Cover, Grid, Place, PlaceKind};
use crate::domain::search::{Document, Index, Readings};
use number::Value;
use said::{Named, Said, said};

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
    One {
        /// The grid.
        grid: &'a Grid,
        /// Why: the runs that hold the address.
        because: Vec<Part<'a>>,
    },
    /// One of these: the person knows which.
    Several(Vec<Part<'a>>),
    /// In one of these streets or estates: a number or a longer name decides.
    Places(Vec<&'a Place>),
    /// The street or estate is known, and no grid has this number of it.
    Uncovered(&'a Place, Option<u16>),
    /// The street or estate is known, and nothing has a number like this.
    Overlong(&'a Place),
    /// Nobody's here: the committee knows more.
    Nobody,
}

/// How the names of the streets and estates are written and how they sound.
#[derive(Debug)]
pub struct Names(Index);

impl Names {
    /// The names of this board. By sound they are found as far as `readings` knows their characters.
    pub fn of(board: &Board, readings: &Readings) -> Self {
        let document =
            |place: &Place| Document { title: place.name.zh.clone(), english_title: place.name.en.clone(), ..Document::default() };
        Self(Index::build(&board.places.iter().map(document).collect::<Vec<_>>(), readings))
    }
}

/// The runs of a street or estate, by their first number.
pub fn parts<'a>(board: &'a Board, place: &'a Place) -> Vec<Part<'a>> {
    let of_grid = |grid: &'a Grid| grid.covers.iter().filter(|cover| cover.place == place.id).map(move |cover| Part { place, cover, grid });
    let mut parts: Vec<Part<'_>> = board.grids.iter().flat_map(of_grid).collect();
    parts.sort_by_key(|part| part.cover.from);
    parts
}

/// Whose grid an address belongs to.
pub fn whose<'a>(board: &'a Board, names: &Names, typed: &str) -> Whose<'a> {
    match said(board, names, typed) {
        Said::Nothing => Whose::Nobody,
        Said::Number { number, is_building } => {
            // A bare "building 3" is no house, so no street has it; any other bare number may count anything.
            let fits = |place: &&Place| place.kind == PlaceKind::Estate || !is_building;
            let holding = board.places.iter().filter(fits).flat_map(|place| parts(board, place)).filter(|part| part.cover.holds(number));
            decided(holding.collect(), is_building).unwrap_or(Whose::Nobody)
        }
        Said::Places { named, is_sure } => among(board, &named, is_sure),
    }
}

fn among<'a>(board: &'a Board, named: &[Named<'a>], is_sure: bool) -> Whose<'a> {
    let fitting = |one: &Named<'a>| -> Vec<Part<'a>> {
        let is_held = |part: &Part<'_>| match one.number {
            None | Some(Value::Unclear) => true,
            Some(Value::Is(number)) => part.cover.holds(number),
            Some(Value::Overlong) => false,
        };
        parts(board, one.place).into_iter().filter(is_held).collect()
    };
    let found: Vec<Vec<Part<'_>>> = named.iter().map(fitting).collect();
    // Of two names one of which has no such number, the other is not all that was said.
    let is_whole = found.iter().all(|parts| !parts.is_empty());
    let has_no_number = named.iter().all(|one| one.number.is_none());
    match (decided(found.concat(), is_sure && is_whole), named) {
        (None, [Named { place, number: Some(Value::Overlong) }, ..]) => Whose::Overlong(place),
        (None, [Named { place, number: Some(Value::Is(number)) }, ..]) => Whose::Uncovered(place, Some(*number)),
        (None, [first, ..]) => Whose::Uncovered(first.place, None),
        (None, []) => Whose::Nobody,
        (Some(Whose::Several(_)), [_, _, ..]) if has_no_number => Whose::Places(named.iter().map(|one| one.place).collect()),
        (Some(answer), _) => answer,
    }
}

/// One grid where all parts are of it and it is sure that they were meant; nothing where there is no part.
fn decided(found: Vec<Part<'_>>, is_sure: bool) -> Option<Whose<'_>> {
    let first = found.first()?.grid;
    let is_one = is_sure && found.iter().all(|other| other.grid == first);
    Some(if is_one { Whose::One { grid: first, because: found } } else { Whose::Several(found) })
}
