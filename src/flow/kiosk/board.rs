//! What the hall tells everybody: which page a person is on, and the content that is fetched when it is first needed.

use std::sync::Arc;

use super::model::{Model, Screen};
use super::{Effect, leave_for};
use crate::flow::board::{Page, Pages};

/// What is known of `notices.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Known {
    /// Nobody has asked yet.
    #[default]
    NotYet,
    /// It is being fetched.
    Asked,
    /// It is there.
    Ready(Arc<Pages>),
    /// It is not.
    Not(NoBoard),
}

/// Why there is no content. Neither is an empty board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBoard {
    /// The file, or the program that reads it, cannot be had.
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
    Came(Result<Arc<Pages>, NoBoard>),
}

impl Known {
    /// It is there.
    pub const fn is_ready(&self) -> bool {
        matches!(self, Self::Ready(_))
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
