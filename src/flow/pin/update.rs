//! How each input changes the question, and what it makes the runtime do.

use super::{CHOICE_SECONDS, Effect, FirstPin, Input, Message, Model, Outcome, Seen, Step, TriedTo, Typed, Who};
use crate::domain::access::kit::is_kit;
use crate::domain::access::{Pin, PinFault, RecoveryCode, Refusal, ResetStanding, Standing, Voucher};
use crate::domain::command::Failure;
use crate::domain::identity::PersonId;
use crate::domain::time::SECOND_MS;

/// Takes `input` in; says what is to be done.
pub fn update(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Opened => {
            let who = model.who().clone();
            look(model, who)
        }
        Input::Looked { version, outcome } if model.asked.answers(version) => looked(model, outcome),
        Input::Submitted(typed) if !model.is_busy() => submitted(model, &typed),
        Input::Tried { version, outcome } if model.asked.answers(version) => tried(model, outcome),
        Input::Set { version, outcome } if model.asked.answers(version) => set(model, outcome),
        Input::Waited { version, left_ms } if model.asked.is_newest(version) => waited(model, left_ms),
        Input::Forgot if !model.is_busy() => pick(model, None),
        Input::Picked(colleague) if matches!(model.step, Step::Picking) && colleague != model.person => {
            look(model, Who::Colleague(colleague))
        }
        Input::AskedForReset if !model.is_busy() && matches!(model.step, Step::Picking) && model.reset == Some(ResetStanding::NotAsked) => {
            let (version, person) = (model.ask(), model.person.clone());
            vec![Effect::AskReset { version, person }]
        }
        Input::ResetAnswered { version, outcome } if model.asked.answers(version) => reset_answered(model, outcome),
        Input::UsedReset if matches!(model.step, Step::Picking) && model.reset == Some(ResetStanding::Ripe) => {
            model.message = None;
            choose(model, Voucher::Time)
        }
        Input::Watched { version, untouched_ms } if model.asked.is_newest(version) => watched(model, version, untouched_ms),
        Input::WentBack if !model.is_busy() => look(model, Who::Own),
        _ => Vec::new(),
    }
}

impl Model {
    /// A new number: late answers and timers of what was before are not heard any more.
    fn ask(&mut self) -> u64 {
        self.message = None;
        self.asked.ask()
    }

    fn person_of(&self, who: &Who) -> PersonId {
        match who {
            Who::Own => self.person.clone(),
            Who::Colleague(colleague) => colleague.clone(),
        }
    }
}

fn look(model: &mut Model, who: Who) -> Vec<Effect> {
    let (version, person) = (model.ask(), model.person_of(&who));
    model.step = Step::Looking(who);
    vec![Effect::Look { version, person }]
}

fn looked(model: &mut Model, outcome: Result<Seen, Failure>) -> Vec<Effect> {
    let who = model.who().clone();
    match outcome {
        Err(failure) => {
            model.step = Step::Unreadable(who, failure);
            Vec::new()
        }
        Ok(Seen { session_holds: true, .. }) if model.resumes && who == Who::Own => vec![Effect::Proved { typed: false }],
        Ok(Seen { standing, reset, .. }) => {
            if who == Who::Own {
                model.reset = model.reset.map(|_| reset);
            }
            stand(model, who, standing)
        }
    }
}

/// The step that follows from how somebody stands.
fn stand(model: &mut Model, who: Who, standing: Standing) -> Vec<Effect> {
    match (standing, &who) {
        (Standing::NoPin, Who::Own) => {
            let voucher = match model.first {
                FirstPin::Alone => Voucher::Nobody,
                FirstPin::SetUp => Voucher::SetUp,
                FirstPin::Vouched => return pick(model, Some(Message::NeedsVoucher)),
            };
            choose(model, voucher)
        }
        (Standing::Lost, Who::Own) => pick(model, Some(Message::OwnLost)),
        (Standing::NoPin | Standing::Lost, Who::Colleague(_)) => pick(model, Some(Message::ColleagueHasNone)),
        (Standing::Locked { left_ms }, _) => lock(model, who, left_ms),
        (Standing::Ready { tries_left, after_wrong }, _) => {
            model.step = Step::Typing(who);
            model.message = after_wrong.then_some(Message::Wrong { tries_left });
            Vec::new()
        }
    }
}

fn pick(model: &mut Model, message: Option<Message>) -> Vec<Effect> {
    model.asked.pass();
    model.step = Step::Picking;
    model.message = message;
    Vec::new()
}

fn reset_answered(model: &mut Model, outcome: Result<ResetStanding, Failure>) -> Vec<Effect> {
    match outcome {
        Ok(standing) => model.reset = Some(standing),
        Err(failure) => model.message = Some(Message::Failed(failure)),
    }
    Vec::new()
}

fn lock(model: &mut Model, who: Who, left_ms: i64) -> Vec<Effect> {
    let version = model.asked.pass();
    let person = model.person_of(&who);
    model.message = None;
    model.step = Step::Locked(who, seconds(left_ms));
    vec![Effect::Wait { version, person }]
}

/// A second that has begun counts: nothing is shown as over before it is.
fn seconds(left_ms: i64) -> u32 {
    u32::try_from((left_ms.max(0) + SECOND_MS - 1) / SECOND_MS).unwrap_or(u32::MAX)
}

fn waited(model: &mut Model, left_ms: i64) -> Vec<Effect> {
    let Step::Locked(who, _) = &model.step else { return Vec::new() };
    let who = who.clone();
    // Somebody may have tried in another window meanwhile: what counts is read again.
    if left_ms > 0 { lock(model, who, left_ms) } else { look(model, who) }
}

fn submitted(model: &mut Model, Typed(text): &Typed) -> Vec<Effect> {
    if !matches!(model.step, Step::Typing(_) | Step::Choosing { .. } | Step::Repeating { .. }) {
        return Vec::new();
    }
    let read = match &model.step {
        Step::Choosing { .. } => Pin::chosen(text),
        Step::Typing(Who::Colleague(kit)) if is_kit(kit) => {
            RecoveryCode::read(text).map(|code| code.as_pin().clone()).ok_or(PinFault::NotACode)
        }
        _ => Pin::new(text),
    };
    let pin = match read {
        Ok(pin) => pin,
        // The second time only one thing can be wrong.
        Err(_) if matches!(model.step, Step::Repeating { .. }) => return different(model),
        // Nobody can have chosen that: it is no try.
        Err(fault) => {
            model.message = Some(Message::NotAPin(fault));
            return Vec::new();
        }
    };
    match model.step.clone() {
        Step::Typing(who) => {
            let (version, person) = (model.ask(), model.person_of(&who));
            let to = match who {
                Who::Colleague(_) => TriedTo::VouchFor(model.person.clone()),
                Who::Own if model.changes => TriedTo::Change,
                Who::Own => TriedTo::SignIn,
            };
            vec![Effect::Try { version, person, pin, to }]
        }
        Step::Choosing { voucher } => {
            model.message = None;
            model.step = Step::Repeating { first: pin, voucher };
            Vec::new()
        }
        Step::Repeating { first, .. } if first != pin => different(model),
        Step::Repeating { voucher, .. } => {
            let (version, person) = (model.ask(), model.person.clone());
            vec![Effect::Set { version, person, pin, voucher }]
        }
        _ => Vec::new(),
    }
}

/// A PIN may be chosen: from now on it is watched whether anybody is there.
fn choose(model: &mut Model, voucher: Voucher) -> Vec<Effect> {
    let version = model.asked.pass();
    model.step = Step::Choosing { voucher };
    vec![Effect::Watch { version }]
}

fn watched(model: &Model, version: u64, untouched_ms: i64) -> Vec<Effect> {
    match model.step {
        Step::Choosing { .. } | Step::Repeating { .. } if untouched_ms >= CHOICE_SECONDS * SECOND_MS => vec![Effect::Abandoned],
        Step::Choosing { .. } | Step::Repeating { .. } => vec![Effect::Watch { version }],
        _ => Vec::new(),
    }
}

fn different(model: &mut Model) -> Vec<Effect> {
    if let Step::Repeating { voucher, .. } = &model.step {
        model.step = Step::Choosing { voucher: voucher.clone() };
        model.message = Some(Message::Different);
    }
    Vec::new()
}

fn tried(model: &mut Model, outcome: Outcome) -> Vec<Effect> {
    let Step::Typing(who) = model.step.clone() else { return Vec::new() };
    match outcome {
        Outcome::Done => match who {
            Who::Own if model.changes => choose(model, Voucher::OwnPin),
            Who::Own => vec![Effect::Proved { typed: true }],
            Who::Colleague(colleague) => choose(model, Voucher::Person(colleague)),
        },
        Outcome::Wrong(standing) => stand(model, who, standing),
        Outcome::Refused(Refusal::Locked { left_ms }) => lock(model, who, left_ms),
        // The PIN has been lost, changed or is no longer there: what holds now is read again.
        Outcome::Refused(Refusal::Lost) => stand(model, who, Standing::Lost),
        Outcome::Refused(_) => look(model, who),
        Outcome::Failed(failure) => {
            model.message = Some(Message::Failed(failure));
            Vec::new()
        }
    }
}

fn set(model: &mut Model, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Done => vec![Effect::Proved { typed: true }],
        // Chosen in another window meanwhile, or perhaps here: then it can be typed.
        Outcome::Refused(_) | Outcome::Wrong(_) | Outcome::Failed(Failure::Unknown) => look(model, Who::Own),
        Outcome::Failed(failure) => {
            let effects = match model.step.clone() {
                Step::Repeating { voucher, .. } => choose(model, voucher),
                _ => Vec::new(),
            };
            model.message = Some(Message::Failed(failure));
            effects
        }
    }
}
