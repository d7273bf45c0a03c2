//! "Did your paper come out?", printing again, and giving a number back.

use super::input::Effect;
use super::issue;
use super::model::{Asks, GiveBack, Model, Screen, Sheet, TicketScreen};
use crate::domain::event::{PaperAnswer, VoidReason};
use crate::domain::hall::Language;
use crate::domain::identity::TicketId;

/// A ticket screen that is left with its question open: the person was not asked, or did not answer.
pub(super) fn leaving(screen: &Screen) -> Vec<Effect> {
    match screen {
        Screen::Ticket(TicketScreen { asks: Asks::Nothing(_) | Asks::GiveBack(GiveBack::Sent), .. }) => Vec::new(),
        Screen::Ticket(screen) => vec![Effect::AnswerPaper { ticket: screen.ticket.clone(), answer: PaperAnswer::NotAsked }],
        _ => Vec::new(),
    }
}

/// What a number that nobody has answered for asks.
pub(super) const fn open_question(prints: bool) -> Asks {
    if prints { Asks::Paper { reprints: 0 } } else { Asks::NothingNoPrinter }
}

/// The page was loaded anew while this number was on the screen, or on its way to it: the person may never have read it.
pub(super) fn found_again(model: &mut Model, ticket: TicketId, paper: Option<PaperAnswer>, language: Language) -> Vec<Effect> {
    if model.visit.screen != Screen::Home {
        return Vec::new();
    }
    let prints = model.house.settings.prints();
    let asks = paper.map_or(open_question(prints), Asks::Nothing);
    model.visit.visitor.language = language;
    model.visit.sheet = prints.then(|| Sheet::Ticket(ticket.clone()));
    model.visit.screen = Screen::Ticket(TicketScreen::new(ticket, asks));
    Vec::new()
}

fn ticket(model: &mut Model) -> Option<&mut TicketScreen> {
    match &mut model.visit.screen {
        Screen::Ticket(screen) => Some(screen),
        _ => None,
    }
}

pub(super) fn came_out(model: &mut Model) -> Vec<Effect> {
    answer(model, PaperAnswer::Yes)
}

pub(super) fn went_on(model: &mut Model) -> Vec<Effect> {
    let mut effects = answer(model, PaperAnswer::No);
    if !effects.is_empty() {
        effects.push(Effect::ReportPaper);
    }
    effects
}

fn answer(model: &mut Model, answer: PaperAnswer) -> Vec<Effect> {
    match ticket(model) {
        Some(TicketScreen { ticket, asks, .. }) if matches!(asks, Asks::Paper { .. }) => {
            *asks = Asks::Nothing(answer);
            vec![Effect::AnswerPaper { ticket: ticket.clone(), answer }]
        }
        _ => Vec::new(),
    }
}

/// "No": it is printed again. From the second time on the staff are told.
pub(super) fn missing(model: &mut Model) -> Vec<Effect> {
    match ticket(model) {
        Some(TicketScreen { asks: Asks::Paper { reprints }, .. }) => {
            *reprints += 1;
            let mut effects = vec![Effect::Print];
            if *reprints == 2 {
                effects.push(Effect::ReportPaper);
            }
            effects
        }
        _ => Vec::new(),
    }
}

pub(super) fn print_again(model: &mut Model) -> Vec<Effect> {
    if !model.house.settings.prints() {
        return Vec::new();
    }
    let ticket = match &model.visit.screen {
        Screen::Ticket(screen) => screen.ticket.clone(),
        Screen::Place(place) => place.ticket.clone(),
        _ => return Vec::new(),
    };
    model.visit.sheet = Some(Sheet::Ticket(ticket));
    vec![Effect::Print]
}

pub(super) fn gave_back(model: &mut Model) -> Vec<Effect> {
    if let Some(screen) = ticket(model).filter(|s| matches!(s.asks, Asks::Paper { .. } | Asks::NothingNoPrinter)) {
        screen.asks = Asks::GiveBack(GiveBack::Asked);
    }
    Vec::new()
}

pub(super) fn kept(model: &mut Model) -> Vec<Effect> {
    let asks = open_question(model.house.settings.prints());
    if let Some(screen) = ticket(model).filter(|s| matches!(s.asks, Asks::GiveBack(GiveBack::Asked | GiveBack::Failed))) {
        screen.asks = asks;
    }
    Vec::new()
}

pub(super) fn confirmed(model: &mut Model) -> Vec<Effect> {
    match ticket(model) {
        Some(TicketScreen { ticket, asks: asks @ Asks::GiveBack(GiveBack::Asked | GiveBack::Failed), .. }) => {
            *asks = Asks::GiveBack(GiveBack::Sent);
            vec![Effect::Void { ticket: ticket.clone(), reason: VoidReason::GivenBack }]
        }
        _ => Vec::new(),
    }
}

pub(super) fn voided(model: &mut Model, id: &TicketId, done: bool) -> Vec<Effect> {
    let effects = if done { issue::settled(model, |abandoned| abandoned.ticket == *id) } else { Vec::new() };
    match ticket(model) {
        Some(screen) if screen.ticket == *id && done => {
            model.visit.screen = Screen::GivenBack;
            model.visit.sheet = None;
        }
        Some(screen) if screen.ticket == *id => screen.asks = Asks::GiveBack(GiveBack::Failed),
        _ => {}
    }
    effects
}
