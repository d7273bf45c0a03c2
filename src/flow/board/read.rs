//! Pages as the reader tells them, written by what serde derives there and read by hand here; a test holds one against the other.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{Body, Page, Pages, Section, Sheet, Tile};
use crate::domain::json::{list, text_of, words};

/// A page in four numbers: its kind; its section, grid or nothing; its entry or one more than the street's; the page of the list.
impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = |section: Section| Section::ALL.iter().position(|one| *one == section).unwrap_or_default();
        match *self {
            Self::Menu => [0, 0, 0, 0],
            Self::List { section, page } => [1, place(section), 0, page],
            Self::Entry { section, entry, page } => [2, place(section), entry, page],
            Self::Grid { grid, street, page } => [3, usize::from(grid), street.map_or(0, |street| street + 1), page],
        }
        .serialize(serializer)
    }
}

impl Pages {
    /// What the reader told, or nothing when that is something else.
    pub fn of(told: &Value) -> Option<Self> {
        let [sample, sheets] = [told.get("sample")?, told.get("sheets")?];
        Some(Self { sample: words(sample)?, sheets: [list(sheets.get(0)?, named)?, list(sheets.get(1)?, named)?] })
    }
}

impl Sheet {
    /// A page that the reader told alone.
    pub fn of(told: &Value) -> Option<Self> {
        sheet(told)
    }
}

fn named(value: &Value) -> Option<(Page, Sheet)> {
    Some((page(value.get(0)?)?, sheet(value.get(1)?)?))
}

fn page(value: &Value) -> Option<Page> {
    let numbers = list(value, |number| usize::try_from(number.as_u64()?).ok())?;
    let [kind, part, entry, page] = numbers[..] else { return None };
    let section = Section::ALL.get(part).copied();
    Some(match kind {
        0 => Page::Menu,
        1 => Page::List { section: section?, page },
        2 => Page::Entry { section: section?, entry, page },
        _ => Page::Grid { grid: u8::try_from(part).ok()?, street: entry.checked_sub(1), page },
    })
}

fn sheet(value: &Value) -> Option<Sheet> {
    Some(Sheet {
        title: text_of(value, "title")?,
        hint: text_of(value, "hint")?,
        body: body(value.get("body")?)?,
        pages: usize::try_from(value.get("pages")?.as_u64()?).ok()?,
    })
}

fn body(value: &Value) -> Option<Body> {
    let (kind, inside) = value.as_object()?.iter().next()?;
    Some(match kind.as_str() {
        "titles" => Body::Titles(list(inside, tile)?),
        "names" => Body::Names(list(inside, tile)?),
        "rows" => Body::Rows(list(inside, words)?),
        "paper" => Body::Paper {
            facts: list(inside.get("facts")?, words)?,
            heading: text_of(inside, "heading")?,
            text: list(inside.get("text")?, text)?,
        },
        "table" => Body::Table {
            head: list(inside.get("head")?, text)?,
            rows: list(inside.get("rows")?, |row| list(row, text))?,
            sums: list(inside.get("sums")?, words)?,
        },
        _ => Body::Nothing(text(inside)?),
    })
}

fn tile(value: &Value) -> Option<Tile> {
    Some(Tile {
        testid: text_of(value, "testid")?,
        title: text_of(value, "title")?,
        line: text_of(value, "line")?,
        to: page(value.get("to")?)?,
    })
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}
