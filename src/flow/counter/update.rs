//! How each input changes the model, and what it makes the runtime do.

use super::{
    Choosing, Claim, DOUBLE_PRESS_MS, Effect, Input, Intent, Kind, Message, Model, Proof, Question, Reminder, Seat, Sitting, Stage, Work,
};
use crate::domain::access::SignedOut;
use crate::domain::command::{Failure, Refusal};
use crate::domain::identity::{CounterId, RequestId};

/// Takes `input` in; says what is to be done.
pub fn update(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::ChoseSeat(choosing) => chose(model, choosing),
        Input::SatDown { seat, open } => {
            let resumes = open.is_none();
            sit(model, Sitting { seat, open, take: false, resumes })
        }
        Input::Identified { typed } => identified(model, typed),
        Input::SessionEnded => session_ended(model),
        Input::ClaimAnswered { version, granted } => claim_answered(model, version, granted),
        Input::TookOver => took_over(model),
        Input::ChoseAnother => choose_another(model),
        Input::SeatLost { claim } => seat_lost(model, claim),
        Input::Pressed { intent, request } => pressed(model, intent, request),
        Input::Answered { version, outcome } => answered(model, version, outcome),
        Input::AskedAgain => ask_again(model),
        Input::CarriedOn => {
            if matches!(model.work, Work::Unknown(_)) {
                settle(model, None);
            }
            Vec::new()
        }
        Input::DeskMoved => match &model.work {
            // Others move a desk, too: a guide's void lets its person go, the day's end closes it. Only the request itself says what was done.
            Work::Unknown(question) => vec![Effect::LookFor(question.clone())],
            _ => Vec::new(),
        },
        Input::LookedFor { version, happened } => match &model.work {
            Work::Unknown(question) if question.version == version && happened => {
                let kind = question.intent.kind();
                settle(model, Some(Message::Done(kind)));
                done(model, kind)
            }
            // It stays unknown: the clerk is asked to look.
            _ => Vec::new(),
        },
        Input::Reminded(reminder) => reminded(model, reminder),
        Input::TypedNonsense => {
            model.message = Some(Message::NotANumber);
            Vec::new()
        }
        Input::Toggled(panel) => {
            model.panel = (model.panel != Some(panel)).then_some(panel);
            Vec::new()
        }
        Input::ClosedPanel => {
            model.panel = None;
            Vec::new()
        }
    }
}

fn chose(model: &mut Model, choosing: Choosing) -> Vec<Effect> {
    if matches!(model.stage, Stage::Choosing(_)) {
        model.stage = Stage::Choosing(choosing);
        model.message = None;
    }
    Vec::new()
}

/// Sits down, after the PIN where one is asked for.
fn sit(model: &mut Model, sitting: Sitting) -> Vec<Effect> {
    if model.proof != Proof::Needed {
        return claim(model, sitting.seat, sitting.open, sitting.take);
    }
    if !matches!(model.stage, Stage::Claiming(_) | Stage::Seated { .. }) {
        model.message = None;
        model.stage = Stage::Identifying(sitting);
    }
    Vec::new()
}

fn identified(model: &mut Model, typed: bool) -> Vec<Effect> {
    let Stage::Identifying(Sitting { seat, open, take, .. }) = model.stage.clone() else { return Vec::new() };
    if typed {
        model.proof = Proof::Given;
    }
    claim(model, seat, open, take)
}

/// The seat stays this window's to come back to, but everything that can be done at it waits for the PIN.
fn session_ended(model: &mut Model) -> Vec<Effect> {
    let Stage::Seated { seat, claim } = &model.stage else { return Vec::new() };
    // What is being asked is answered first.
    if !model.asks_pins() || model.is_busy() {
        return Vec::new();
    }
    let (seat, claim) = (seat.clone(), *claim);
    let sitting = Sitting { seat: seat.clone(), open: None, take: false, resumes: false };
    let mut effects = leave(model, Stage::Identifying(sitting), Some(claim), SignedOut::Idle);
    effects.retain(|effect| *effect != Effect::Forget);
    effects
}

fn claim(model: &mut Model, seat: Seat, open: Option<RequestId>, take: bool) -> Vec<Effect> {
    if matches!(model.stage, Stage::Claiming(_) | Stage::Seated { .. }) {
        return Vec::new();
    }
    model.version += 1;
    model.message = None;
    // What was asked before sitting down must not keep the counter from being opened.
    model.work = Work::Idle;
    let version = model.version;
    let counter = seat.counter.clone();
    model.stage = Stage::Claiming(Claim { seat, version, open });
    vec![Effect::Claim { version, counter, take }]
}

fn claim_answered(model: &mut Model, version: u64, granted: bool) -> Vec<Effect> {
    let claim = match &model.stage {
        Stage::Claiming(claim) if claim.version == version => claim.clone(),
        // Nobody waits for this seat any more: it must not stay locked.
        _ if granted => return vec![Effect::Release { claim: version }],
        _ => return Vec::new(),
    };
    if !granted {
        model.stage = Stage::InUse(claim);
        return Vec::new();
    }
    let Claim { seat, version, open } = claim;
    let mut effects = vec![Effect::Remember(seat.clone())];
    let opening = seat.opening();
    model.stage = Stage::Seated { seat, claim: version };
    if let Some(request) = open {
        effects.extend(pressed(model, Intent::At(opening), request));
    }
    effects
}

fn took_over(model: &mut Model) -> Vec<Effect> {
    match model.stage.clone() {
        Stage::InUse(Claim { seat, open, .. }) => sit(model, Sitting { seat, open, take: true, resumes: false }),
        Stage::TakenOver(seat) => sit(model, Sitting { seat, open: None, take: true, resumes: false }),
        _ => Vec::new(),
    }
}

fn choose_another(model: &mut Model) -> Vec<Effect> {
    let (seat, held) = match &model.stage {
        Stage::Choosing(_) => return Vec::new(),
        Stage::Seated { seat, claim } => (seat.clone(), Some(*claim)),
        Stage::Claiming(claim) | Stage::InUse(claim) => (claim.seat.clone(), None),
        Stage::Identifying(Sitting { seat, .. }) | Stage::TakenOver(seat) => (seat.clone(), None),
    };
    leave(model, Stage::Choosing(Choosing { counter: Some(seat.counter), clerk: Some(seat.clerk) }), held, SignedOut::Left)
}

fn seat_lost(model: &mut Model, lost: u64) -> Vec<Effect> {
    match &model.stage {
        Stage::Seated { seat, claim } if *claim == lost => {
            let seat = seat.clone();
            leave(model, Stage::TakenOver(seat), Some(lost), SignedOut::Left)
        }
        _ => vec![Effect::Release { claim: lost }],
    }
}

fn leave(model: &mut Model, stage: Stage, held: Option<u64>, because: SignedOut) -> Vec<Effect> {
    let sign_out = model.asks_pins().then_some(Effect::SignOut(because));
    if model.asks_pins() {
        model.proof = Proof::Needed;
    }
    model.stage = stage;
    model.panel = None;
    model.message = None;
    model.work = Work::Idle;
    // Answers and timers of the seat that was left are not heard any more.
    model.version += 1;
    model.call_lock_seconds = 0;
    let release = held.map(|claim| Effect::Release { claim });
    release.into_iter().chain(sign_out).chain([Effect::Forget]).collect()
}

/// From where this can be asked now: from a seat, and what is the hall's from the choosing screen too.
fn place(model: &Model, intent: &Intent) -> Option<Option<CounterId>> {
    match &model.stage {
        Stage::Seated { seat, .. } => Some(Some(seat.counter.clone())),
        Stage::Choosing(_) if intent.is_of_the_hall() => Some(None),
        _ => None,
    }
}

fn pressed(model: &mut Model, intent: Intent, request: RequestId) -> Vec<Effect> {
    let Some(counter) = place(model, &intent) else { return Vec::new() };
    let kind = intent.kind();
    let is_double = model.pressed == Some(kind);
    let is_locked = kind.is_call() && model.call_lock_seconds > 0;
    if is_locked && kind == Kind::CallGiven && !model.is_busy() {
        // The call button shows the lock itself; whoever types looks elsewhere.
        model.message = Some(Message::TooSoon);
    }
    if model.is_busy() || is_double || is_locked {
        return Vec::new();
    }
    model.version += 1;
    model.press_version = model.version;
    model.pressed = Some(kind);
    if matches!(intent, Intent::At(_)) {
        model.panel = None;
    }
    model.message = None;
    let question = Question { version: model.version, intent, request };
    model.work = Work::Asked(question.clone());
    let reminder = Reminder::PressOver(model.press_version);
    vec![Effect::Run { question, counter }, Effect::Remind { reminder, after_ms: DOUBLE_PRESS_MS }]
}

fn answered(model: &mut Model, version: u64, outcome: Result<(), Failure>) -> Vec<Effect> {
    let question = match &model.work {
        Work::Asked(question) if question.version == version => question.clone(),
        _ => return Vec::new(),
    };
    let kind = question.intent.kind();
    match outcome {
        Err(Failure::Unknown) => {
            model.message = Some(Message::Unsure(kind));
            model.work = Work::Unknown(question);
            Vec::new()
        }
        // Already open, already answered: that is what was wanted.
        Ok(()) | Err(Failure::Refused(Refusal::NothingToDo)) => {
            settle(model, Some(Message::Done(kind)));
            done(model, kind)
        }
        Err(failure) => {
            settle(model, Some(Message::Failed(kind, failure)));
            Vec::new()
        }
    }
}

fn done(model: &mut Model, kind: Kind) -> Vec<Effect> {
    match kind {
        Kind::Close => {
            let message = model.message.take();
            let effects = choose_another(model);
            model.message = message;
            effects
        }
        kind if kind.is_call() => lock_calls(model),
        _ => Vec::new(),
    }
}

fn lock_calls(model: &mut Model) -> Vec<Effect> {
    model.version += 1;
    model.lock_version = model.version;
    model.call_lock_seconds = model.lock_seconds;
    lock_second(model).into_iter().collect()
}

fn lock_second(model: &Model) -> Option<Effect> {
    let reminder = Reminder::LockSecond(model.lock_version);
    (model.call_lock_seconds > 0).then_some(Effect::Remind { reminder, after_ms: 1_000 })
}

fn settle(model: &mut Model, message: Option<Message>) {
    model.work = Work::Idle;
    model.message = message;
}

fn ask_again(model: &mut Model) -> Vec<Effect> {
    let Work::Unknown(question) = &model.work else { return Vec::new() };
    let Some(counter) = place(model, &question.intent) else { return Vec::new() };
    model.version += 1;
    let question = Question { version: model.version, ..question.clone() };
    model.work = Work::Asked(question.clone());
    model.message = None;
    vec![Effect::Run { question, counter }]
}

fn reminded(model: &mut Model, reminder: Reminder) -> Vec<Effect> {
    match reminder {
        Reminder::PressOver(version) if version == model.press_version => {
            model.pressed = None;
            Vec::new()
        }
        Reminder::LockSecond(version) if version == model.lock_version => {
            model.call_lock_seconds = model.call_lock_seconds.saturating_sub(1);
            lock_second(model).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
