//! From the wish to the number: asked once, asked again with the same request while nobody knows, and never shown before it is durable.

use super::input::{Effect, Seed};
use super::model::{Abandoned, Idle, Intent, Model, Screen, Sheet, TicketScreen, WhyNone, Wish};
use super::paper;
use crate::domain::command::{Failure, Refusal};
use crate::domain::event::VoidReason;
use crate::domain::identity::{RequestId, TicketId};
use crate::domain::queue::gate::{NotNow, Open};

/// Seconds after which the kiosk says that there is no number, though it may still come: then it is voided.
pub const CONFIRM_SECONDS_MAX: u32 = 40;
/// Seconds between two repetitions of a request nobody has answered.
pub const REPEAT_SECONDS: u32 = 5;
/// Seconds without any answer after which the person is told that it takes longer.
const SILENT_SECONDS_MAX: u32 = 4;
/// Seconds for which "try again" stays locked.
const RETRY_LOCK_SECONDS: u32 = 2;

pub(super) fn chose(model: &mut Model, wish: Wish, gate: Result<Open, NotNow>, seed: Seed) -> Vec<Effect> {
    if !matches!(model.visit.screen, Screen::ChooseQueue | Screen::Items(_) | Screen::Guide(_)) {
        return Vec::new();
    }
    model.visit.read = match &model.visit.screen {
        Screen::Guide(reading) => Some(Box::new(reading.clone())),
        _ => None,
    };
    match gate {
        Err(not_now) => refuse(model, wish, None, WhyNone::NotNow(not_now)),
        Ok(_) if model.house.rules.asks_priority => {
            model.visit.screen = Screen::Priority(wish);
            Vec::new()
        }
        Ok(_) => ask(model, wish, false, seed),
    }
}

pub(super) fn answered_priority(model: &mut Model, priority: bool, seed: Seed) -> Vec<Effect> {
    match &model.visit.screen {
        Screen::Priority(wish) => ask(model, wish.clone(), priority, seed),
        // The second tap of a double tap finds the request on its way.
        _ => Vec::new(),
    }
}

pub(super) fn tried_again(model: &mut Model, gate: Result<Open, NotNow>, seed: Seed) -> Vec<Effect> {
    let Screen::NotIssued { wish, priority, locked: 0, .. } = &model.visit.screen else { return Vec::new() };
    let (wish, priority) = (wish.clone(), *priority);
    match (gate, priority) {
        (Err(not_now), _) => refuse(model, wish, priority, WhyNone::NotNow(not_now)),
        (Ok(_), None) if model.house.rules.asks_priority => {
            model.visit.screen = Screen::Priority(wish);
            Vec::new()
        }
        (Ok(_), priority) => ask(model, wish, priority.unwrap_or(false), seed),
    }
}

fn ask(model: &mut Model, wish: Wish, priority: bool, seed: Seed) -> Vec<Effect> {
    model.house.version += 1;
    let intent = Intent { wish, priority, language: model.visit.visitor.language, seed, version: model.house.version };
    model.visit.screen = Screen::Issuing { intent: intent.clone(), seconds: 0 };
    vec![Effect::Issue(intent)]
}

fn refuse(model: &mut Model, wish: Wish, priority: Option<bool>, why: WhyNone) -> Vec<Effect> {
    model.visit.screen = Screen::NotIssued { wish, priority, why, locked: RETRY_LOCK_SECONDS };
    Vec::new()
}

/// The intent the screen waits for, when it has this version.
fn awaited(model: &Model, version: u32) -> Option<Intent> {
    match &model.visit.screen {
        Screen::Issuing { intent, .. } | Screen::Confirming { intent, .. } if intent.version == version => Some(intent.clone()),
        _ => None,
    }
}

pub(super) fn number_issued(model: &mut Model, version: u32) -> Vec<Effect> {
    let Some(intent) = awaited(model, version) else { return void_abandoned(model, |abandoned| abandoned.version == version) };
    let ticket = intent.seed.ticket;
    model.visit.idle = Idle::default();
    let prints = model.house.settings.prints();
    model.visit.screen = Screen::Ticket(TicketScreen::new(ticket.clone(), paper::open_question(prints)));
    if !prints {
        return Vec::new();
    }
    model.visit.sheet = Some(Sheet::Ticket(ticket));
    vec![Effect::Print]
}

pub(super) fn issue_failed(model: &mut Model, version: u32, failure: Failure) -> Vec<Effect> {
    let Some(intent) = awaited(model, version) else {
        // Only a refusal has looked whether an earlier repetition was written.
        let is_sure = matches!(failure, Failure::Refused(_));
        return if is_sure { settled(model, |abandoned| abandoned.version == version) } else { Vec::new() };
    };
    model.visit.idle = Idle::default();
    match failure {
        Failure::Unknown => {
            if let Screen::Issuing { .. } = model.visit.screen {
                model.visit.screen = Screen::Confirming { intent, seconds: 0 };
            }
            Vec::new()
        }
        Failure::Refused(Refusal::NotNow(not_now)) => refuse(model, intent.wish, Some(intent.priority), WhyNone::NotNow(not_now)),
        other => {
            // What a repetition says of itself says nothing about the first attempt, which nobody has answered.
            let may_land = matches!(model.visit.screen, Screen::Confirming { .. }) && !matches!(other, Failure::Refused(_));
            let kept = may_land.then(|| abandon(model, &intent));
            let mut effects = refuse(model, intent.wish, Some(intent.priority), WhyNone::Failed(other));
            effects.extend(kept);
            effects
        }
    }
}

/// Counts while the request is on its way; asks again with the same request, and gives up after a known time.
pub(super) fn second_passed(model: &mut Model) -> Vec<Effect> {
    if let Screen::Issuing { intent, seconds } = &mut model.visit.screen {
        *seconds += 1;
        if *seconds >= SILENT_SECONDS_MAX {
            model.visit.screen = Screen::Confirming { intent: intent.clone(), seconds: 0 };
        }
        return Vec::new();
    }
    let Screen::Confirming { intent, seconds } = &mut model.visit.screen else { return Vec::new() };
    *seconds += 1;
    if *seconds < CONFIRM_SECONDS_MAX {
        return if seconds.is_multiple_of(REPEAT_SECONDS) { vec![Effect::Issue(intent.clone())] } else { Vec::new() };
    }
    let intent = intent.clone();
    let kept = abandon(model, &intent);
    let mut effects = refuse(model, intent.wish, Some(intent.priority), WhyNone::Failed(Failure::Unknown));
    effects.push(kept);
    effects
}

/// The person is told that there is no number, and one may still come.
fn abandon(model: &mut Model, intent: &Intent) -> Effect {
    let Seed { request, ticket, .. } = intent.seed.clone();
    model.house.abandoned.push(Abandoned { request: request.clone(), ticket: ticket.clone(), version: intent.version, wait: 0 });
    Effect::KeepAbandoned { request, ticket }
}

/// What earlier pages of this machine gave up is watched for as if this page had done so.
pub(super) fn remembered(model: &mut Model, kept: Vec<(RequestId, TicketId)>) -> Vec<Effect> {
    for (request, ticket) in kept {
        if model.house.abandoned.iter().all(|abandoned| abandoned.ticket != ticket) {
            model.house.abandoned.push(Abandoned { request, ticket, version: 0, wait: 0 });
        }
    }
    Vec::new()
}

pub(super) fn count_down(model: &mut Model) {
    for abandoned in &mut model.house.abandoned {
        abandoned.wait = abandoned.wait.saturating_sub(1);
    }
}

pub(super) fn saw_ticket(model: &mut Model, ticket: &TicketId, is_open: bool) -> Vec<Effect> {
    let is_it = |abandoned: &Abandoned| abandoned.ticket == *ticket;
    if is_open { void_abandoned(model, is_it) } else { settled(model, is_it) }
}

/// A number came for a person who was told that there is none.
fn void_abandoned(model: &mut Model, is_it: impl Fn(&Abandoned) -> bool) -> Vec<Effect> {
    let landed = model.house.abandoned.iter_mut().filter(|abandoned| is_it(abandoned) && abandoned.wait == 0);
    let void = |abandoned: &mut Abandoned| {
        abandoned.wait = REPEAT_SECONDS;
        Effect::Void { ticket: abandoned.ticket.clone(), reason: VoidReason::Abandoned }
    };
    landed.map(void).collect()
}

/// Nothing is left to be done about these.
pub(super) fn settled(model: &mut Model, is_it: impl Fn(&Abandoned) -> bool) -> Vec<Effect> {
    let done = model.house.abandoned.extract_if(.., |abandoned| is_it(abandoned));
    done.map(|abandoned| Effect::ForgetAbandoned { ticket: abandoned.ticket }).collect()
}
