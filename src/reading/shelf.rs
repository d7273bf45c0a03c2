//! Shelves: the guides of a class, an occasion or a department, what people open most, and what was typed.

use super::library::Library;
use super::prose::plain;
use crate::domain::guide::{Guide, Named};
use crate::domain::hall::Language;
use crate::flow::guides::{Piece, Row, Shelf, Way};

/// Guides of "what people open most".
pub const ASKED_MAX: usize = 24;

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
    Shelf { choices, exact: rows.len(), exact_total: rows.len(), rows }
}

/// What people open most; as long as nobody has opened anything, the first of each class.
fn most_asked(library: &Library) -> Vec<&Guide> {
    let count = |guide: &Guide| library.opened.get(&guide.id).copied().unwrap_or(0);
    let mut guides: Vec<&Guide> = library.guides.iter().collect();
    let place_in_class =
        |guide: &Guide| library.guides.iter().filter(|other| other.class == guide.class).position(|other| other.id == guide.id);
    guides.sort_by_cached_key(|guide| (std::cmp::Reverse(count(guide)), place_in_class(guide)));
    guides.truncate(ASKED_MAX);
    guides
}

fn row(library: &Library, guide: &Guide, language: Language) -> Row {
    let piece = |text: &str| vec![Piece { strong: false, text: plain(text) }];
    Row {
        guide: guide.id.clone(),
        title: piece(guide.name.get(language)),
        hint: piece(library.class_name(guide, language)),
        why: String::new(),
    }
}

/// The guides that contain what was typed, and those that are near.
pub(super) fn typed(library: &Library, typed: &str, language: Language) -> Shelf {
    let typed = plain(typed);
    let rows: Vec<Row> = library
        .guides
        .iter()
        .filter(|guide| !typed.is_empty() && (guide.name.zh.contains(&typed) || guide.aliases.iter().any(|alias| alias.contains(&typed))))
        .map(|guide| row(library, guide, language))
        .collect();
    Shelf { choices: Vec::new(), exact: rows.len(), exact_total: rows.len(), rows }
}
