//! What is counted of a visit: told from the screens, so that no screen has to think of it. Each guide counts once a visit for each thing done with it.

use super::guides::{Finding, Loaded, Reading};
use super::model::{Model, Screen};
use crate::domain::usage::{Kind, Used};

/// The way of a guide that was found by typing.
const TYPED: &str = "typed";
/// The way of a guide that was found by holding its print to the scanner.
const PRINT: &str = "print";

/// What was looked for before something happened.
pub(super) struct Sought {
    /// What was typed.
    typed: String,
    /// It found nothing, and it was not come to by taking letters away: whether it is made of the content's own words.
    missed: Option<bool>,
    /// How a guide that is opened now was found.
    way: &'static str,
}

/// What is looked for.
pub(super) fn sought(model: &Model) -> Option<Sought> {
    let Screen::Find(finding) = &model.visit.screen else { return None };
    let is_typed = !finding.typed.trim().is_empty();
    let way = if is_typed { TYPED } else { finding.way.as_str() };
    Some(Sought { typed: finding.typed.clone(), missed: found_nothing(finding).filter(|_| is_typed), way })
}

fn found_nothing(finding: &Finding) -> Option<bool> {
    match &finding.shelf {
        Loaded::Here(shelf) if shelf.missed && finding.grown && finding.answered == finding.version => Some(shelf.of_content),
        _ => None,
    }
}

/// What is to be counted after something happened.
pub(super) fn uses(model: &mut Model, before: Option<Sought>) -> Vec<Used> {
    let mut uses: Vec<Used> = before.iter().filter_map(|before| after_search(before, &model.visit.screen)).collect();
    let mut once = Vec::new();
    match &model.visit.screen {
        Screen::Guide(reading) => of_reading(reading, &mut once),
        Screen::Ticket(_) => once.extend(model.visit.read.as_deref().and_then(|reading| of_page(reading, Kind::Number))),
        _ => {}
    }
    uses.extend(once.into_iter().filter(|used| model.visit.used.insert(used.clone())));
    uses
}

/// Whoever goes on typing has not given up yet.
fn after_search(before: &Sought, screen: &Screen) -> Option<Used> {
    match screen {
        Screen::Find(finding) if finding.typed.starts_with(&before.typed) => None,
        Screen::Guide(_) => Some(Used::of(Kind::Found, before.way)),
        _ => before.missed.map(|is_of_content| Used::missed(&before.typed, is_of_content)),
    }
}

fn of_reading(reading: &Reading, uses: &mut Vec<Used>) {
    uses.extend(of_page(reading, Kind::Read));
    if reading.carries {
        uses.extend(of_page(reading, Kind::Carried));
    }
    if reading.printing > 0 {
        uses.extend(of_page(reading, Kind::Printed));
    }
    if reading.print.is_some() && !uses.is_empty() {
        uses.push(Used::of(Kind::Found, PRINT));
    }
}

fn of_page(reading: &Reading, kind: Kind) -> Option<Used> {
    match &reading.page {
        Loaded::Here(page) => Some(Used::of(kind, &page.guide)),
        _ => None,
    }
}
