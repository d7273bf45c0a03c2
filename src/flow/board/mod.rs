//! What the hall tells everybody, as the kiosk knows it: pages in words. What a board is and how it becomes words is the reader's matter, a program of
//! its own that is loaded when somebody wants to see it.

mod read;

use serde::Serialize;

use crate::domain::hall::Language;

/// A part of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// News.
    News,
    /// Open accounts.
    Accounts,
    /// Rules and laws.
    Regulations,
    /// "Who is my grid manager?", by street or estate.
    Places,
    /// Opening hours and help lines.
    Lines,
    /// Rotating desks of the coming days.
    Desks,
}

impl Section {
    /// All of them, as they are counted in `Page`'s numbers.
    pub const ALL: [Self; 6] = [Self::News, Self::Accounts, Self::Regulations, Self::Places, Self::Lines, Self::Desks];

    /// Its first page.
    pub const fn first(self) -> Page {
        Page::List { section: self, page: 0 }
    }
}

/// A page of the board. Entries are counted from 0 in the file's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// What is there?
    Menu,
    /// A section, in pages from 0.
    List {
        /// Which.
        section: Section,
        /// Which page of it.
        page: usize,
    },
    /// One entry of a section.
    Entry {
        /// Which section.
        section: Section,
        /// Which entry.
        entry: usize,
        /// The page of the list it was chosen on.
        page: usize,
    },
    /// A grid and its manager.
    Grid {
        /// Its number.
        grid: u8,
        /// The street that was asked for a number.
        street: Option<usize>,
        /// The page of the list that street was chosen on.
        page: usize,
    },
}

/// All pages in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pages {
    /// Said under the menu as long as the content is a sample: Chinese, English.
    pub sample: [String; 2],
    /// Chinese, English: each page with what it shows.
    pub sheets: [Vec<(Page, Sheet)>; 2],
}

/// A page in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Over the page.
    pub title: String,
    /// Under the title; may be empty.
    pub hint: String,
    /// What stands on it.
    pub body: Body,
    /// How many pages the list has.
    pub pages: usize,
}

/// What stands on a page. Rows of words are lists, in the order in which they are named here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Body {
    /// Titles to choose from, which need a whole line.
    Titles(Vec<Tile>),
    /// Names to choose from.
    Names(Vec<Tile>),
    /// Rows to read: name, a line under it, what one came to read, a day above that, where under it.
    Rows(Vec<[String; 5]>),
    /// Facts, and paragraphs under a heading.
    Paper {
        /// Names with what they are.
        facts: Vec<[String; 2]>,
        /// The heading; may be empty.
        heading: String,
        /// The paragraphs.
        text: Vec<String>,
    },
    /// An account.
    Table {
        /// Heads of the columns.
        head: Vec<String>,
        /// Its rows: what is counted (a class of its look, and in words), its name, a value for each column and the total.
        rows: Vec<Vec<String>>,
        /// What they come to, with names.
        sums: Vec<[String; 2]>,
    },
    /// There is nothing to list.
    Nothing(String),
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tile {
    /// Its name for the outside.
    pub testid: String,
    /// What it is called.
    pub title: String,
    /// A line under it; may be empty.
    pub line: String,
    /// Where it leads.
    pub to: Page,
}

impl Pages {
    /// What a page shows; nothing when it is not there (any more).
    pub fn sheet(&self, page: Page, language: Language) -> Option<&Sheet> {
        self.sheets[place_of(language)].iter().find(|(known, _)| known.shows_what(page)).map(|(_, sheet)| sheet)
    }

    /// That the content is a sample; may be empty.
    pub fn sample(&self, language: Language) -> &str {
        &self.sample[place_of(language)]
    }
}

const fn place_of(language: Language) -> usize {
    match language {
        Language::Zh => 0,
        Language::En => 1,
    }
}

impl Page {
    /// Whether it shows the same, wherever somebody came from.
    fn shows_what(self, other: Self) -> bool {
        match (self, other) {
            (Self::Entry { section, entry, .. }, Self::Entry { section: s, entry: e, .. }) => section == s && entry == e,
            (Self::Grid { grid, .. }, Self::Grid { grid: other, .. }) => grid == other,
            _ => self == other,
        }
    }

    /// Streets and estates to choose from, and to type an address.
    pub const fn is_places(self) -> bool {
        matches!(self, Self::List { section: Section::Places, .. })
    }

    /// The name in `data-screen`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Menu => "notices",
            Self::List { section: Section::News, .. } => "news",
            Self::List { section: Section::Accounts, .. } => "accounts",
            Self::List { section: Section::Regulations, .. } => "regulations",
            Self::List { section: Section::Places, .. } => "streets",
            Self::List { section: Section::Lines, .. } => "lines",
            Self::List { section: Section::Desks, .. } => "desks",
            Self::Entry { section: Section::Accounts, .. } => "account",
            Self::Entry { section: Section::Regulations, .. } => "regulation",
            Self::Entry { section: Section::Places, .. } => "street",
            Self::Entry { .. } => "story",
            Self::Grid { .. } => "grid",
        }
    }

    /// One step back, within the board.
    pub const fn back(self) -> Option<Self> {
        match self {
            Self::Menu => None,
            Self::List { .. } => Some(Self::Menu),
            Self::Entry { section, page, .. } => Some(Self::List { section, page }),
            Self::Grid { street: Some(entry), page, .. } => Some(Self::Entry { section: Section::Places, entry, page }),
            Self::Grid { street: None, page, .. } => Some(Self::List { section: Section::Places, page }),
        }
    }
}
