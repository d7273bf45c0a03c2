//! What the hall tells everybody: which page a person is on, the way back, and the content that is fetched when it is first needed.

use std::sync::Arc;

use super::model::{Model, Screen};
use super::{Effect, leave_for};
use crate::domain::board::Board;

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

/// What is known of `notices.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Known {
    /// Nobody has asked yet.
    #[default]
    NotYet,
    /// It is being fetched.
    Asked,
    /// It is there.
    Ready(Arc<Board>),
    /// It is not.
    Not(NoBoard),
}

/// Why there is no content. Neither is an empty board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBoard {
    /// The file cannot be had.
    Missing,
    /// The file is wrong.
    Wrong,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BoardInput {
    /// Chose a page, or the same one once more.
    Opened(Page),
    /// The content came, or not.
    Came(Result<Arc<Board>, NoBoard>),
}

impl Known {
    /// It is there.
    pub const fn is_ready(&self) -> bool {
        matches!(self, Self::Ready(_))
    }
}

impl Section {
    /// Its first page.
    pub const fn first(self) -> Page {
        Page::List { section: self, page: 0 }
    }
}

impl Page {
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
    const fn back(self) -> Option<Self> {
        match self {
            Self::Menu => None,
            Self::List { .. } => Some(Self::Menu),
            Self::Entry { section, page, .. } => Some(Self::List { section, page }),
            Self::Grid { street: Some(entry), page, .. } => Some(Self::Entry { section: Section::Places, entry, page }),
            Self::Grid { street: None, page, .. } => Some(Self::List { section: Section::Places, page }),
        }
    }
}

/// Where "back" leads from a page.
pub(super) fn back(page: Page) -> Screen {
    page.back().map_or(Screen::Home, Screen::Board)
}

pub(super) fn update(model: &mut Model, input: BoardInput) -> Vec<Effect> {
    match input {
        BoardInput::Opened(page) => {
            let mut effects = leave_for(model, Screen::Board(page));
            // The menu looks for newer content each time; whoever reads goes on with what they have.
            if model.visit.screen == Screen::Board(page) && is_to_be_fetched(&model.house.board, page) {
                if !matches!(model.house.board, Known::Ready(_)) {
                    model.house.board = Known::Asked;
                }
                effects.push(Effect::FetchBoard);
            }
            effects
        }
        BoardInput::Came(came) => {
            let is_reading = matches!(model.visit.screen, Screen::Board(page) if page != Page::Menu);
            match (&model.house.board, came) {
                // Nothing moves away under a finger, and the last good content is better than none.
                (Known::Ready(_), Ok(_)) if is_reading => {}
                (Known::Ready(_), Err(_)) => {}
                (_, Ok(board)) => model.house.board = Known::Ready(board),
                (_, Err(why)) => model.house.board = Known::Not(why),
            }
            Vec::new()
        }
    }
}

fn is_to_be_fetched(known: &Known, page: Page) -> bool {
    match known {
        Known::NotYet | Known::Not(_) => true,
        Known::Asked => false,
        Known::Ready(_) => page == Page::Menu,
    }
}
