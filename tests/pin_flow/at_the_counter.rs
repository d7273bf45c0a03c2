//! What the counter does where clerks have PINs, and when a session is over.

use residents_window::domain::access::{Access, AccessEvent, SecretName, SignedOut, Use};
use residents_window::domain::command::CounterAction;
use residents_window::domain::hall::Post;
use residents_window::domain::identity::{ClerkId, CounterId, PersonId, RequestId, SessionId};
use residents_window::domain::time::{MINUTE_MS, Timestamp};
use residents_window::flow::counter::{Effect, Input, Intent, Model, Seat, Sitting, Stage, update};
use residents_window::flow::pin::Session;

fn seat() -> Seat {
    Seat { counter: CounterId::new("2").unwrap(), clerk: ClerkId::new("wang").unwrap(), post: Post::A }
}

fn request(text: &str) -> RequestId {
    RequestId::new(text).unwrap()
}

fn claim_of(effects: &[Effect]) -> (u64, bool) {
    let claim = effects.iter().find_map(|e| if let Effect::Claim { version, take, .. } = e { Some((*version, *take)) } else { None });
    claim.expect("a claim")
}

/// A window whose clerk has typed the PIN and sits.
fn seated() -> (Model, u64) {
    let mut model = Model::asking_pins(3);
    update(&mut model, Input::SatDown { seat: seat(), open: None });
    let (claim, _) = claim_of(&update(&mut model, Input::Identified { typed: true }));
    update(&mut model, Input::ClaimAnswered { version: claim, granted: true });
    assert!(model.seat().is_some());
    (model, claim)
}

#[test]
fn the_pin_comes_before_the_seat_and_the_counter_is_opened_after_it() {
    let mut model = Model::asking_pins(3);
    assert!(update(&mut model, Input::SatDown { seat: seat(), open: Some(request("open")) }).is_empty(), "nothing is claimed yet");
    let sitting = Sitting { seat: seat(), open: Some(request("open")), take: false, resumes: false };
    assert_eq!(model.stage, Stage::Identifying(sitting));
    // Nothing can be done at the counter meanwhile.
    assert!(update(&mut model, Input::Pressed { intent: Intent::At(CounterAction::CallNext), request: request("a") }).is_empty());
    let (version, take) = claim_of(&update(&mut model, Input::Identified { typed: true }));
    assert!(!take);
    let effects = update(&mut model, Input::ClaimAnswered { version, granted: true });
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Run { .. })));
}

#[test]
fn only_a_page_that_was_loaded_anew_goes_on_with_its_session() {
    let mut model = Model::asking_pins(3);
    update(&mut model, Input::SatDown { seat: seat(), open: None });
    assert!(matches!(&model.stage, Stage::Identifying(Sitting { resumes: true, .. })));
}

#[test]
fn where_names_are_believed_nothing_is_asked() {
    let mut model = Model::new(3);
    claim_of(&update(&mut model, Input::SatDown { seat: seat(), open: None }));
    assert!(update(&mut model, Input::SessionEnded).is_empty());
}

#[test]
fn a_counter_in_use_is_taken_after_the_pin_alone() {
    // By a PIN that was typed for this very seat.
    let mut model = Model::asking_pins(3);
    update(&mut model, Input::SatDown { seat: seat(), open: Some(request("open")) });
    let (version, _) = claim_of(&update(&mut model, Input::Identified { typed: true }));
    update(&mut model, Input::ClaimAnswered { version, granted: false });
    assert!(claim_of(&update(&mut model, Input::TookOver)).1);
    // A window that only went on with a session (a copy of another window has it too) is asked.
    let mut model = Model::asking_pins(3);
    update(&mut model, Input::SatDown { seat: seat(), open: None });
    let (version, _) = claim_of(&update(&mut model, Input::Identified { typed: false }));
    update(&mut model, Input::ClaimAnswered { version, granted: false });
    assert!(update(&mut model, Input::TookOver).is_empty());
    assert!(matches!(&model.stage, Stage::Identifying(Sitting { take: true, resumes: false, .. })));
    assert!(claim_of(&update(&mut model, Input::Identified { typed: true })).1);
}

#[test]
fn the_window_that_lost_its_seat_types_the_pin_to_take_it_back() {
    let (mut model, claim) = seated();
    let effects = update(&mut model, Input::SeatLost { claim });
    assert_eq!(effects, [Effect::Release { claim }, Effect::SignOut(SignedOut::Left), Effect::Forget]);
    assert!(update(&mut model, Input::TookOver).is_empty());
    assert!(matches!(&model.stage, Stage::Identifying(Sitting { take: true, resumes: false, .. })));
}

#[test]
fn closing_the_counter_ends_the_session() {
    let (mut model, claim) = seated();
    let effects = update(&mut model, Input::Pressed { intent: Intent::At(CounterAction::Close), request: request("close") });
    let version = effects.iter().find_map(|e| if let Effect::Run { question, .. } = e { Some(question.version) } else { None }).unwrap();
    let effects = update(&mut model, Input::Answered { version, outcome: Ok(()) });
    assert_eq!(effects, [Effect::Release { claim }, Effect::SignOut(SignedOut::Left), Effect::Forget]);
    assert!(matches!(model.stage, Stage::Choosing(_)));
    update(&mut model, Input::SatDown { seat: seat(), open: Some(request("open")) });
    assert!(matches!(model.stage, Stage::Identifying(_)));
}

#[test]
fn an_idle_session_ends_and_the_seat_waits_for_the_pin() {
    let (mut model, claim) = seated();
    let effects = update(&mut model, Input::SessionEnded);
    assert_eq!(effects, [Effect::Release { claim }, Effect::SignOut(SignedOut::Idle)], "the seat is kept to come back to");
    assert!(matches!(&model.stage, Stage::Identifying(Sitting { open: None, resumes: false, .. })));
    claim_of(&update(&mut model, Input::Identified { typed: true }));
}

#[test]
fn what_is_being_asked_is_answered_before_a_session_ends() {
    let (mut model, _) = seated();
    update(&mut model, Input::Pressed { intent: Intent::At(CounterAction::CallNext), request: request("a") });
    assert!(update(&mut model, Input::SessionEnded).is_empty());
    assert!(model.seat().is_some());
}

#[test]
fn a_session_holds_as_long_as_it_is_used_recorded_and_not_ended() {
    let minutes = |count: i64| Timestamp::from_millis(count * MINUTE_MS);
    let (wang, id) = (PersonId::new("wang").unwrap(), SessionId::new("s-1").unwrap());
    let session = Session { person: wang.clone(), id: id.clone(), last_active: minutes(100) };
    assert_eq!(Session::from_note(&session.to_note()), Some(session.clone()));
    assert_eq!(Session::from_note("wang s-1"), None);
    let mut access = Access::default();
    let append = |access: &mut Access, event: AccessEvent| {
        access.apply(access.version + 1, Timestamp::from_millis(1), &[serde_json::to_string(&event).unwrap()])
    };
    append(&mut access, AccessEvent::PinSet { secret: SecretName::of("u"), digest: "d".into(), vouched_by: None });
    assert!(!session.holds(&access, &wang, minutes(100), 15), "nobody has recorded it");
    append(&mut access, AccessEvent::PinAccepted { use_for: Use::SignIn { session: id.clone() } });
    let table = [(100, true), (114, true), (115, false), (10_000, false)];
    for (now, holds) in table {
        assert_eq!(session.holds(&access, &wang, minutes(now), 15), holds, "at {now}");
        assert_eq!(session.is_over(minutes(now), 15), !holds, "at {now}");
    }
    assert!(!session.holds(&access, &PersonId::new("li").unwrap(), minutes(100), 15));
    append(&mut access, AccessEvent::SignedOut { session: id, because: SignedOut::Idle });
    assert!(!session.holds(&access, &wang, minutes(100), 15));
}
