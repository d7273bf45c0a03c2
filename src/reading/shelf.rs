//! Shelves: the guides of a class, an occasion or a department, what people open most, and what was typed.

use std::collections::BTreeSet;

use super::bounds::{TITLE_CHARS_MAX, exceeds, title};
use super::library::Library;
use super::prose::{plain, visible};
use crate::domain::guide::{Guide, Named};
use crate::domain::hall::Language;
use crate::domain::search::{Hit, Place, Why};
use crate::flow::guides::{Piece, Row, Shelf, Way};
use crate::text::guide as words;

/// Guides of "what people open most".
pub const ASKED_MAX: usize = 24;
/// Guides that are shown of what contains the typed text; how many there are in all is said.
const FOUND_MAX: usize = 200;
/// Letters of a hint at most.
const SHOWN_CHARS_MAX: usize = 400;
/// Guides that are shown of what may have been meant.
const NEAR_MAX: usize = 8;

/// The guides found on this way.
pub(super) fn by_way(library: &Library, way: Way, choice: usize, language: Language) -> Shelf {
    let names = |all: &[Named]| all.iter().map(|named| plain(named.name.get(language))).collect();
    let id_at = |all: &[Named]| all.get(choice).map(|named| named.id.clone());
    let (choices, guides): (Vec<String>, Vec<&Guide>) = match way {
        Way::Class => {
            let class = library.classes.get(choice).map(|(id, _)| id);
            let choices = library.classes.iter().map(|(_, name)| plain(name.get(language))).collect();
            (choices, library.guides.iter().filter(|guide| Some(&guide.class) == class).collect())
        }
        Way::Event => {
            let event = id_at(&library.events);
            let is_of = |guide: &&Guide| event.as_ref().is_some_and(|event| guide.life_events.contains(event));
            (names(&library.events), library.guides.iter().filter(is_of).collect())
        }
        Way::Department => {
            let department = id_at(&library.departments);
            (names(&library.departments), library.guides.iter().filter(|guide| Some(&guide.department) == department.as_ref()).collect())
        }
        Way::Asked => (Vec::new(), most_asked(library)),
    };
    let rows: Vec<Row> = guides.into_iter().map(|guide| row(library, guide, language)).collect();
    Shelf { choices, exact: rows.len(), exact_total: rows.len(), rows, asked: library.is_asked(), missed: false, of_content: false }
}

/// What people open most, by how often.
fn most_asked(library: &Library) -> Vec<&Guide> {
    let mut guides: Vec<&Guide> = library.guides.iter().filter(|guide| library.reads(guide) > 0).collect();
    guides.sort_by_key(|guide| std::cmp::Reverse(library.reads(guide)));
    guides.truncate(ASKED_MAX);
    guides
}

fn row(library: &Library, guide: &Guide, language: Language) -> Row {
    let piece = |text: &str| vec![Piece { strong: false, text: plain(text) }];
    Row {
        guide: guide.id.clone(),
        title: vec![Piece { strong: false, text: title(&guide.name, language) }],
        hint: piece(library.class_name(guide, language)),
        why: String::new(),
    }
}

/// The guides that contain what was typed, and those that are near. Where people read Chinese, letters are pinyin: what sounds so comes before English
/// texts that contain the letters by chance.
pub(super) fn typed(library: &Library, typed: &str, language: Language) -> Shelf {
    let found = library.index.find(typed, FOUND_MAX);
    let by_sound = language == Language::Zh && found.only_letters;
    let hits: Vec<&Hit> = match by_sound {
        true => found.merged(true).into_iter().take(FOUND_MAX).collect(),
        false => found.exact.iter().chain(found.near.iter().take(NEAR_MAX)).collect(),
    };
    let exact = if by_sound { 0 } else { found.exact.len() };
    let mut seen = BTreeSet::new();
    let rows: Vec<Row> =
        hits.into_iter().filter(|hit| seen.insert(hit.document)).filter_map(|hit| found_row(library, hit, language)).collect();
    let missed = found.exact_total == 0 && found.near.iter().all(|hit| hit.why == Why::Alike);
    let of_content = missed && library.vocabulary.makes(typed);
    let exact_total = if by_sound { 0 } else { found.exact_total };
    Shelf { choices: Vec::new(), rows, exact, exact_total, asked: library.is_asked(), missed, of_content }
}

fn found_row(library: &Library, hit: &Hit, language: Language) -> Option<Row> {
    let guide = library.guides.get(hit.document as usize)?;
    let plain_title = vec![Piece { strong: false, text: title(&guide.name, language) }];
    let is_short = !exceeds(&hit.shown, SHOWN_CHARS_MAX);
    let marked = if is_short { marked(&hit.shown, &hit.marks) } else { Vec::new() };
    let class = vec![Piece { strong: false, text: plain(library.class_name(guide, language)) }];
    // An alias or a material without end is no hint.
    let (title, hint) = match hit.place == Place::Title && hit.shown == guide.name.get(language) {
        true if !exceeds(&hit.shown, TITLE_CHARS_MAX) => (marked, class),
        true => (plain_title, class),
        false => (plain_title, marked),
    };
    let why = match hit.why {
        Why::Exact if hit.place == Place::Alias => words::also_called(language),
        Why::Exact => String::new(),
        Why::Synonym => words::because_synonym(language),
        Why::Pinyin => words::because_pinyin(language),
        Why::Initials => words::because_initials(language),
        Why::Spelling => words::because_spelling(language),
        Why::Alike => words::because_alike(language),
    };
    Some(Row { guide: guide.id.clone(), title, hint, why })
}

/// A text with what matches made strong.
fn marked(text: &str, marks: &[std::ops::Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |strong: bool, range: std::ops::Range<usize>| {
        if let Some(text) = text.get(range).map(visible).filter(|text| !text.is_empty()) {
            pieces.push(Piece { strong, text });
        }
    };
    let mut at = 0;
    for mark in marks {
        add(false, at..mark.start);
        add(true, mark.clone());
        at = mark.end;
    }
    add(false, at..text.len());
    pieces
}
