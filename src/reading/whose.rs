//! "Who is my grid manager?", asked by an address: the answer in words, as a page of the board.

use crate::domain::board::address::{Names, Part, Whose, parts, whose};
use crate::domain::board::{Board, Place};
use crate::domain::hall::{Hall, Language};
use crate::domain::search::Readings;
use crate::domain::time::Day;
use crate::flow::board::{Body, Page, Sheet, Tile};
use crate::text::kiosk::board as words;

use super::board::{NAMES_MAX, Source, manager, place_tile};
use super::prose::plain;
use super::seen;

/// Runs of houses that are named as the reason.
const REASONS_MAX: usize = 3;
/// What was typed is said back so far.
const SAID_BACK_CHARS_MAX: usize = 24;

/// The board, ready to be asked for grids.
#[derive(Debug)]
pub struct Grids {
    board: Board,
    hall: Hall,
    today: Day,
    names: Names,
}

impl Grids {
    /// Of a board. Without readings names are not found by sound.
    pub fn of(board: Board, hall: Hall, today: Day, readings: &Readings) -> Self {
        let names = Names::of(&board, readings);
        Self { board, hall, today, names }
    }

    /// The answer to what was typed.
    pub fn answer(&self, typed: &str, language: Language) -> Sheet {
        seen::sheet(self.said(typed, language))
    }

    fn said(&self, typed: &str, language: Language) -> Sheet {
        let source = Source { language, board: &self.board, hall: &self.hall, today: self.today };
        match whose(&self.board, &self.names, typed) {
            Whose::One { grid, because } => {
                let runs: Vec<String> = because.iter().take(REASONS_MAX).map(|part| run(language, part)).collect();
                Sheet { hint: words::because(language, &runs.join(&words::also(language))), ..manager(source, grid) }
            }
            Whose::Several(parts) => {
                candidates(language, parts.iter().enumerate().map(|(nth, part)| part_tile(language, nth, part)).collect())
            }
            Whose::Places(places) => candidates(language, places.into_iter().filter_map(|place| self.place(source, place)).collect()),
            Whose::Uncovered(place, number) => nothing(words::uncovered(language, place.kind, place.name.get(language), number)),
            Whose::Overlong(place) => nothing(words::overlong(language, place.name.get(language))),
            Whose::Nobody => {
                let typed: String = plain(typed).chars().take(SAID_BACK_CHARS_MAX).collect();
                nothing(words::nobody_found(language, &typed))
            }
        }
    }

    fn place(&self, source: Source<'_>, place: &Place) -> Option<Tile> {
        let entry = self.board.places.iter().position(|known| known.id == place.id)?;
        (!parts(&self.board, place).is_empty()).then(|| place_tile(source, entry, place, 0))
    }
}

/// A run of houses with its street.
fn run(language: Language, part: &Part<'_>) -> String {
    words::run(language, part.place.name.get(language), part.place.kind, part.cover)
}

fn part_tile(language: Language, nth: usize, part: &Part<'_>) -> Tile {
    Tile {
        testid: format!("whose-{nth}"),
        title: run(language, part),
        line: words::grid_of(language, part.grid.number, part.grid.manager.get(language)),
        to: Page::Grid { grid: part.grid.number, street: None, page: 0 },
    }
}

fn candidates(language: Language, mut tiles: Vec<Tile>) -> Sheet {
    let hint = if tiles.len() > NAMES_MAX { words::more_of_these(language) } else { String::new() };
    tiles.truncate(NAMES_MAX);
    Sheet { title: words::which_of_these(language), hint, body: Body::Names(tiles), pages: 1 }
}

fn nothing(text: String) -> Sheet {
    Sheet { title: String::new(), hint: String::new(), body: Body::Nothing(text), pages: 1 }
}
