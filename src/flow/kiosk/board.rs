//! What the hall tells everybody: which page a person is on, the content that is fetched when it is first needed, and the address that somebody types to
//! find their grid. An address is the visitor's: it is forgotten with them and counted nowhere.

use std::sync::Arc;

use super::guides::Loaded;
use super::model::{Model, Screen};
use super::{Effect, Speech, leave_for};
use crate::flow::board::{Page, Pages, Sheet};
use crate::flow::typed::Keyed;

/// Characters of an address that can be typed.
pub const ADDRESS_CHARS_MAX: usize = 32;

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
    /// Typed at the address.
    Keyed(Keyed),
    /// The keyboard comes or goes.
    ShowedKeyboard(bool),
    /// The reader's answer; nothing when there is none.
    Found {
        /// Version of the question.
        version: u32,
        /// The answer.
        found: Option<Box<Sheet>>,
    },
}

/// An address for which a grid is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// What was typed; nothing means choosing from the list.
    pub typed: String,
    /// The keyboard is on the screen.
    pub keyboard: bool,
    /// What was found last; it stays until the next answer is there.
    pub found: Loaded<Box<Sheet>>,
    /// Version of the newest question.
    pub version: u32,
}

impl Default for Address {
    fn default() -> Self {
        Self { typed: String::new(), keyboard: false, found: Loaded::Asked, version: 0 }
    }
}

impl Address {
    /// Nothing was typed: the person chooses from the list.
    pub fn is_choosing(&self) -> bool {
        self.typed.trim().is_empty()
    }

    /// The answer to what was typed.
    pub fn found(&self) -> Option<&Sheet> {
        match &self.found {
            Loaded::Here(sheet) if !self.is_choosing() => Some(sheet),
            _ => None,
        }
    }
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
        BoardInput::Keyed(keyed) => typed(model, keyed),
        BoardInput::ShowedKeyboard(shown) => {
            model.visit.address.keyboard = shown;
            Vec::new()
        }
        BoardInput::Found { version, found } => {
            if version == model.visit.address.version {
                model.visit.address.found = found.map_or(Loaded::Failed, Loaded::Here);
            }
            Vec::new()
        }
        BoardInput::Opened(page) => {
            if page == Page::Menu {
                model.visit.address = Address::default();
            }
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

fn typed(model: &mut Model, keyed: Keyed) -> Vec<Effect> {
    let Screen::Board(page) = &model.visit.screen else { return Vec::new() };
    if !page.is_places() {
        return Vec::new();
    }
    keyed.apply(&mut model.visit.address.typed, ADDRESS_CHARS_MAX);
    ask(model)
}

/// Asks whose the typed address is. An answer to what is not typed any more counts for nothing.
fn ask(model: &mut Model) -> Vec<Effect> {
    let (house, address) = (&mut model.house, &mut model.visit.address);
    house.version += 1;
    address.version = house.version;
    if address.is_choosing() {
        address.found = Loaded::Asked;
        return Vec::new();
    }
    vec![Effect::AskWhose { version: address.version, typed: address.typed.clone() }]
}

/// Asks again: the language has changed.
pub(super) fn in_another_language(model: &mut Model) -> Vec<Effect> {
    if model.visit.address.is_choosing() { Vec::new() } else { ask(model) }
}

/// What is said aloud on a page: the answer, where something was typed.
pub(super) fn speech(model: &Model, page: Page) -> Speech {
    match model.visit.address.found() {
        Some(found) if page.is_places() => Speech::Found(Box::new(found.clone())),
        _ => Speech::Board(page, model.house.board.clone()),
    }
}

fn is_to_be_fetched(known: &Known, page: Page) -> bool {
    match known {
        Known::NotYet | Known::Not(_) => true,
        Known::Asked => false,
        Known::Ready(_) => page == Page::Menu,
    }
}
