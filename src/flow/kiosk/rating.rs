//! Rating a service: by which code, which face, and why; and opinions, which go the same way. Nothing is kept before "submit", and nothing is sent twice: one wish is one request, repeated as it is
//! while nobody knows what became of it.

mod model;

use super::cases::Given;
use super::input::Effect;
use super::lookup::{Fault, Lookup};
use super::model::{Entry, Idle, Model, Screen};
use super::offered;
use super::{CONFIRM_SECONDS_MAX, REPEAT_SECONDS, finish, leave_for};
use crate::domain::case::mask::LAST_DIGITS;
use crate::domain::codes::receipt::{ReceiptNumber, SHORT_LENGTH};
use crate::domain::rating::Level;
use crate::domain::rating::command::REASONS_MAX;
use crate::flow::ratings::{Offer, RatingTold};

pub use model::*;

/// Characters of a comment.
pub const COMMENT_CHARS_MAX: usize = 300;
/// Seconds for which the screen says thanks before it leads home by itself.
pub const THANKS_SECONDS: u32 = 15;
/// The same with a number that somebody writes down.
pub const NUMBER_SECONDS: u32 = 90;
/// Characters of a phone as it is typed.
pub const PHONE_CHARS_MAX: usize = 24;

/// Whether the code of a lookup can be rated here, and what it is; otherwise why not.
fn target(found: Lookup) -> Result<(RateOf, bool), Fault> {
    match found {
        Lookup::Ticket(ticket) => Ok((RateOf::Ticket(ticket), false)),
        Lookup::Receipt { code, is_short: false } => Ok((RateOf::Case(Given { code, last: None }), false)),
        Lookup::Receipt { code, .. } if code.len() == SHORT_LENGTH && ReceiptNumber::read(&code).is_some() => {
            Ok((RateOf::Case(Given { code, last: None }), true))
        }
        Lookup::Receipt { .. } | Lookup::Guide(_) => Err(Fault::NotRatedHere),
        Lookup::Nothing(Fault::OtherDay(day)) => Err(Fault::RatedOnItsDay(day)),
        Lookup::Nothing(fault) => Err(fault),
    }
}

/// Something was scanned while somebody rates. Once something is chosen it stays: a paper in the hand would take it away.
pub(super) fn scanned(model: &mut Model, found: Lookup) -> Vec<Effect> {
    match &model.visit.screen {
        Screen::Rate(Rating::Choose(choosing)) if !choosing.is_blank() => return Vec::new(),
        Screen::Rate(Rating::Sending(_) | Rating::NotKept(_)) => return Vec::new(),
        _ => {}
    }
    model.visit.idle = Idle::default();
    given(model, found)
}

/// A code was submitted, or the last digits of the phone.
pub(super) fn submitted(model: &mut Model, found: Lookup) -> Vec<Effect> {
    let Screen::Rate(Rating::Code(entry)) = &mut model.visit.screen else { return Vec::new() };
    let Some(code) = entry.asks.clone() else { return given(model, found) };
    let last = entry.typed.trim().to_owned();
    if last.chars().count() != LAST_DIGITS {
        entry.fault = Some(Fault::FourDigits);
        return Vec::new();
    }
    look_up(model, RateOf::Case(Given { code, last: Some(last) }), false)
}

fn given(model: &mut Model, found: Lookup) -> Vec<Effect> {
    let typed = match &model.visit.screen {
        Screen::Rate(Rating::Code(entry)) => entry.typed.clone(),
        _ => String::new(),
    };
    match target(found) {
        Ok((RateOf::Case(Given { code, .. }), true)) => {
            leave_for(model, Screen::Rate(Rating::Code(Entry { asks: Some(code), ..Entry::default() })))
        }
        Ok((of, _)) => look_up(model, of, false),
        // What was typed stays, so that one wrong digit need not be 24 digits again.
        Err(fault) => leave_for(model, Screen::Rate(Rating::Code(Entry { typed, fault: Some(fault), ..Entry::default() }))),
    }
}

/// `seen`: this person is looking at it already and has paid for that.
fn look_up(model: &mut Model, of: RateOf, seen: bool) -> Vec<Effect> {
    model.house.version += 1;
    let version = model.house.version;
    let mut effects = leave_for(model, Screen::Rate(Rating::Looking { of: of.clone(), version }));
    effects.push(Effect::OpenRating { version, of, seen });
    effects
}

pub(super) fn update(model: &mut Model, input: RateInput) -> Vec<Effect> {
    match input {
        RateInput::Opened(RateOf::Opinion) => {
            let mut effects = leave_for(model, Screen::Rate(Rating::Choose(Box::new(Choosing::opinion()))));
            effects.push(Effect::OpenCases);
            effects
        }
        RateInput::Opened(of) => {
            let seen = matches!(model.visit.screen, Screen::Case(_));
            let is_asked = matches!(&model.visit.screen, Screen::Rate(Rating::Looking { .. })) || model.visit.screen.is_working();
            if is_asked { Vec::new() } else { look_up(model, of, seen) }
        }
        RateInput::Answer { version, told } => answered(model, version, told),
        RateInput::Submitted(seed) => submit(model, seed),
        RateInput::Came { version, outcome } => came(model, version, outcome),
        RateInput::TriedAgain => try_again(model),
        RateInput::PressedAgain => {
            if let Screen::Rate(Rating::Refused { of, said }) = &model.visit.screen
                && said.may_add
            {
                let offer = Offer { what: said.what.clone(), reasons: Vec::new() };
                model.visit.screen = Screen::Rate(Rating::Choose(Box::new(Choosing::new(of.clone(), offer, true))));
            }
            Vec::new()
        }
        choice => {
            let language = model.visit.visitor.language;
            let Screen::Rate(Rating::Choose(choosing)) = &mut model.visit.screen else { return Vec::new() };
            choose(choosing, choice);
            offered::ask(choosing, &mut model.house.version, language).into_iter().collect()
        }
    }
}

fn choose(choosing: &mut Choosing, input: RateInput) {
    choosing.told = None;
    match input {
        RateInput::ChoseLevel(level) => choosing.level = Some(level),
        RateInput::ToggledReason(reason) => {
            let is_offered = choosing.offer.reasons.iter().any(|[id, ..]| *id == reason);
            if is_offered {
                toggle(&mut choosing.reasons, reason);
                choosing.reasons.truncate(REASONS_MAX);
            }
        }
        RateInput::ToggledDimension(dimension) => toggle(&mut choosing.dimensions, dimension),
        RateInput::Keyed(keyed) => {
            match &mut choosing.opinion {
                Some(opining) if opining.step == Step::Contact => keyed.apply(&mut opining.phone, PHONE_CHARS_MAX),
                _ => keyed.apply(&mut choosing.comment, COMMENT_CHARS_MAX),
            };
        }
        RateInput::CanStandFor { version, words } => choosing.offered.take_in(version, words),
        RateInput::Took(nth) => choosing.offered.stand_for(nth, &mut choosing.comment, COMMENT_CHARS_MAX),
        RateInput::TurnedWords => choosing.offered.turn(),
        RateInput::ShowedKeyboard(shown) => match choosing.step() {
            None => choosing.keyboard = shown && choosing.level.is_some(),
            // Whoever has written something goes on.
            Some(Step::Words) if !shown && !choosing.comment.trim().is_empty() => choosing.go(Step::Contact),
            Some(_) => {}
        },
        RateInput::ChoseKind(kind) => {
            if let Some(opining) = &mut choosing.opinion {
                opining.kind = Some(kind);
                choosing.go(Step::Words);
            }
        }
        RateInput::WantsAnswer(wanted) => {
            if let Some(opining) = &mut choosing.opinion {
                opining.wants_answer = Some(wanted);
            }
        }
        _ => {}
    }
}

/// One step back, where that stays with what somebody says; nothing of it is lost.
pub(super) fn step_back(model: &mut Model) -> bool {
    let Screen::Rate(rating) = &mut model.visit.screen else { return false };
    match rating {
        Rating::Choose(choosing) => match choosing.step() {
            Some(Step::Words) => choosing.go(Step::Kind),
            Some(Step::Contact) => choosing.go(Step::Words),
            None | Some(Step::Kind) => return false,
        },
        // What was perhaps kept is sent again as it is, or not at all.
        Rating::NotKept(not_kept) if !not_kept.perhaps && not_kept.chosen.opinion.is_some() => {
            *rating = Rating::Choose(Box::new(not_kept.chosen.clone()));
        }
        _ => return false,
    }
    true
}

fn toggle<T: PartialEq>(all: &mut Vec<T>, one: T) {
    match all.iter().position(|other| *other == one) {
        Some(at) => drop(all.remove(at)),
        None => all.push(one),
    }
}

fn answered(model: &mut Model, version: u32, told: Result<RatingTold, Fault>) -> Vec<Effect> {
    let Screen::Rate(Rating::Looking { of, version: asked }) = &model.visit.screen else { return Vec::new() };
    if *asked != version {
        return Vec::new();
    }
    let of = of.clone();
    let next = match told {
        Ok(RatingTold::Offer(offer)) => Rating::Choose(Box::new(Choosing::new(of, *offer, false))),
        Ok(RatingTold::Refused(said)) => Rating::Refused { of, said },
        Ok(_) => not_found(of, Fault::NoAnswer),
        Err(fault) => not_found(of, fault),
    };
    model.visit.screen = Screen::Rate(next);
    Vec::new()
}

/// Back to typing, with the reason.
fn not_found(of: RateOf, fault: Fault) -> Rating {
    let (code, asks) = match of {
        RateOf::Case(Given { code, last: Some(_) }) if fault == Fault::NoCase => (String::new(), Some(code)),
        RateOf::Case(Given { code, .. }) => (code, None),
        RateOf::Ticket(_) | RateOf::Hall(_) | RateOf::Opinion => (String::new(), None),
    };
    Rating::Code(Entry { typed: code, asks, fault: Some(fault), ..Entry::default() })
}

fn submit(model: &mut Model, seed: RateSeed) -> Vec<Effect> {
    // The second tap of a double tap finds it on its way.
    let Screen::Rate(Rating::Choose(choosing)) = &model.visit.screen else { return Vec::new() };
    if !choosing.is_enough() {
        return Vec::new();
    }
    let chosen = (**choosing).clone();
    model.house.version += 1;
    let intent = RateIntent {
        of: chosen.of.clone(),
        level: chosen.level,
        opinion: chosen.opinion.as_ref().and_then(Opining::wish),
        reasons: chosen.reasons.clone(),
        dimensions: chosen.dimensions.clone(),
        comment: chosen.comment.trim().to_owned(),
        again: chosen.again,
        language: model.visit.visitor.language,
        seed,
        version: model.house.version,
    };
    send(model, chosen, intent, false)
}

fn send(model: &mut Model, chosen: Choosing, intent: RateIntent, perhaps: bool) -> Vec<Effect> {
    let effect = Effect::Rate(Box::new(intent.clone()));
    model.visit.screen = Screen::Rate(Rating::Sending(Box::new(Sending { chosen, intent, seconds: 0, is_unknown: false, perhaps })));
    vec![effect]
}

fn try_again(model: &mut Model) -> Vec<Effect> {
    let Screen::Rate(Rating::NotKept(not_kept)) = &model.visit.screen else { return Vec::new() };
    let NotKept { chosen, mut intent, perhaps } = (**not_kept).clone();
    // The same request: what was written after all is not written again.
    model.house.version += 1;
    intent.version = model.house.version;
    send(model, chosen, intent, perhaps)
}

fn came(model: &mut Model, version: u32, outcome: Outcome) -> Vec<Effect> {
    // What somebody was told is not known may still become known while they look at it.
    let of_screen = match &model.visit.screen {
        Screen::Rate(Rating::Sending(sending)) => Some((sending.chosen.clone(), sending.intent.clone(), Some(sending.perhaps))),
        Screen::Rate(Rating::NotKept(not_kept)) => Some((not_kept.chosen.clone(), not_kept.intent.clone(), None)),
        _ => None,
    };
    let Some((mut chosen, intent, waiting)) = of_screen.filter(|(_, intent, _)| intent.version == version) else { return Vec::new() };
    let next = match outcome {
        Outcome::Kept => {
            // An opinion whose number cannot be read now is kept all the same.
            let number = intent.opinion.is_some().then(String::new);
            Rating::Done { is_bad: intent.level.is_some_and(Level::is_bad), number, seconds: THANKS_SECONDS }
        }
        Outcome::Posted(number) => Rating::Done { is_bad: false, number: Some(number), seconds: NUMBER_SECONDS },
        _ if waiting.is_none() => return Vec::new(),
        Outcome::Unknown => {
            if let Screen::Rate(Rating::Sending(sending)) = &mut model.visit.screen {
                (sending.is_unknown, sending.perhaps) = (true, true);
            }
            return Vec::new();
        }
        Outcome::NotKept => Rating::NotKept(Box::new(NotKept { chosen, intent, perhaps: false })),
        Outcome::NoAnswer => Rating::NotKept(Box::new(NotKept { chosen, intent, perhaps: waiting == Some(true) })),
        // What can be chosen otherwise is: nothing else that was chosen is lost.
        Outcome::Refused(said) if said.why == "needs-reason" || said.why == "wrong-reasons" || chosen.opinion.is_some() => {
            chosen.told = Some(said.words);
            Rating::Choose(Box::new(chosen))
        }
        Outcome::Refused(said) => Rating::Refused { of: intent.of, said },
    };
    model.visit.idle = Idle::default();
    model.visit.screen = Screen::Rate(next);
    Vec::new()
}

/// Counts while it is on its way, and while the thanks stand.
pub(super) fn second_passed(model: &mut Model) -> Vec<Effect> {
    match &mut model.visit.screen {
        Screen::Rate(Rating::Sending(sending)) => {
            sending.seconds += 1;
            if sending.seconds >= CONFIRM_SECONDS_MAX {
                let Sending { chosen, intent, .. } = (**sending).clone();
                model.visit.screen = Screen::Rate(Rating::NotKept(Box::new(NotKept { chosen, intent, perhaps: true })));
                model.visit.idle = Idle::default();
            } else if sending.is_unknown && sending.seconds.is_multiple_of(REPEAT_SECONDS) {
                sending.is_unknown = false;
                return vec![Effect::Rate(Box::new(sending.intent.clone()))];
            }
        }
        Screen::Rate(Rating::Done { seconds, .. }) => {
            *seconds = seconds.saturating_sub(1);
            if *seconds == 0 {
                return finish(model);
            }
        }
        _ => {}
    }
    Vec::new()
}
