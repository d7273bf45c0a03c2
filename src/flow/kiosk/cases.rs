//! Where is my case: a receipt that was scanned or typed, the last four digits of a phone where its number alone could be guessed, and the page.
//!
//! What can go wrong is said on the screen on which codes are typed ([`Fault`]). The page is the visitor's and is forgotten with them, sooner than elsewhere.

use super::input::Effect;
use super::leave_for;
use super::lookup::Fault;
use super::model::{Entry, Model, Screen, Sheet};
use super::rating::Rating;
use crate::domain::case::mask::LAST_DIGITS;
use crate::flow::cases::CasePages;

/// Seconds without touch at somebody's case before the kiosk asks whether they are there.
pub const CASE_IDLE_SECONDS: u32 = 30;
/// Seconds for which "print" says that it prints.
const PRINTING_SECONDS: u32 = 8;

/// What somebody gave to see a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The digits of the receipt.
    pub code: String,
    /// The last four digits of the phone, where they were asked for.
    pub last: Option<String>,
}

/// Looking at a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Viewing {
    /// By what.
    pub given: Given,
    /// Where it is; nothing while it is looked up.
    pub pages: Option<Box<CasePages>>,
    /// The code to take away is shown.
    pub carries: bool,
    /// Seconds for which the printer is at work.
    pub printing: u32,
    /// Version of the newest question.
    pub version: u32,
}

/// What happens on these screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseInput {
    /// The answer to a question.
    Answer {
        /// Version of the question.
        version: u32,
        /// The page, or why there is none.
        told: Result<Box<CasePages>, Fault>,
    },
    /// Some case has moved on.
    Moved,
    /// Print it.
    PressedPrint,
    /// Show the code to take away, or not.
    PressedCarry(bool),
}

/// A receipt was scanned or typed.
pub(super) fn open(model: &mut Model, code: String, is_short: bool) -> Vec<Effect> {
    match is_short {
        true => leave_for(model, Screen::CaseEntry(Entry { asks: Some(code), ..Entry::default() })),
        false => look_up(model, Given { code, last: None }),
    }
}

/// The last digits of the phone were typed.
pub(super) fn gave_last(model: &mut Model) -> Vec<Effect> {
    let Screen::CaseEntry(entry) = &mut model.visit.screen else { return Vec::new() };
    let Some(code) = entry.asks.clone() else { return Vec::new() };
    let last = entry.typed.trim().to_owned();
    if last.chars().count() != LAST_DIGITS {
        entry.fault = Some(Fault::FourDigits);
        return Vec::new();
    }
    look_up(model, Given { code, last: Some(last) })
}

fn look_up(model: &mut Model, given: Given) -> Vec<Effect> {
    let mut effects = leave_for(model, Screen::Case(Viewing { given, ..Viewing::default() }));
    effects.extend(ask(model, false));
    effects
}

/// Asks for what the screen shows. `again`: this person has seen it.
fn ask(model: &mut Model, again: bool) -> Option<Effect> {
    let Screen::Case(viewing) = &mut model.visit.screen else { return None };
    model.house.version += 1;
    viewing.version = model.house.version;
    Some(Effect::LookUpCase { version: viewing.version, given: viewing.given.clone(), again })
}

pub(super) fn update(model: &mut Model, input: CaseInput) -> Vec<Effect> {
    let language = model.visit.visitor.language;
    let Screen::Case(viewing) = &mut model.visit.screen else { return Vec::new() };
    match input {
        CaseInput::Answer { version, told } if version == viewing.version => match told {
            Ok(pages) => viewing.pages = Some(pages),
            // What was seen a moment ago stays.
            Err(_) if viewing.pages.is_some() => {}
            Err(fault) => not_seen(model, fault),
        },
        CaseInput::Answer { .. } => {}
        CaseInput::Moved if viewing.pages.is_some() => return ask(model, true).into_iter().collect(),
        CaseInput::Moved => {}
        CaseInput::PressedPrint => {
            if let Some(pages) = viewing.pages.as_ref().filter(|_| viewing.printing == 0) {
                viewing.printing = PRINTING_SECONDS;
                model.visit.sheet = Some(Sheet::Case(Box::new(pages.page(language).clone())));
                return vec![Effect::Print];
            }
        }
        CaseInput::PressedCarry(carries) => viewing.carries = carries,
    }
    Vec::new()
}

/// Back to typing, with the reason. What does not fit is typed again.
fn not_seen(model: &mut Model, fault: Fault) {
    let Screen::Case(viewing) = &model.visit.screen else { return };
    let Given { code, last } = viewing.given.clone();
    let asks = (last.is_some() && fault == Fault::NoCase).then(|| code.clone());
    let typed = if asks.is_some() { String::new() } else { code };
    let letters = typed.chars().any(char::is_alphabetic);
    model.visit.screen = Screen::CaseEntry(Entry { typed, letters, asks, fault: Some(fault) });
}

/// A second passed.
pub(super) fn count_down(model: &mut Model) {
    match &mut model.visit.screen {
        Screen::Case(viewing) => viewing.printing = viewing.printing.saturating_sub(1),
        Screen::CaseEntry(Entry { fault, .. }) | Screen::Rate(Rating::Code(Entry { fault, .. })) => match fault {
            Some(Fault::Slowed { seconds: 0 | 1 }) => *fault = None,
            Some(Fault::Slowed { seconds }) => *seconds -= 1,
            _ => {}
        },
        _ => {}
    }
}

/// What is said aloud: neither whose it is nor its number.
pub(super) fn speech(model: &Model) -> Option<String> {
    let Screen::Case(viewing) = &model.visit.screen else { return None };
    viewing.pages.as_ref().map(|pages| pages.page(model.visit.visitor.language).spoken.clone())
}
