//! The counter's window: sitting down, asking once, being answered late or not at all, giving the seat up; and what its screen shows of the floor.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "counter_flow/on_the_floor.rs"]
mod on_the_floor;

mod common;

use common::{World, counter, hall, number, ticket};
use residents_window::domain::command::{Command, CounterAction, Failure, Refusal, TransferTo};
use residents_window::domain::hall::Post;
use residents_window::domain::identity::{ClerkId, RequestId};
use residents_window::flow::counter::desk::{self, Depending, Desk, Note};
use residents_window::flow::counter::keys::{Key, Wish, is_ours, key_of, wish};
use residents_window::flow::counter::seat::{clerks_at, complete};
use residents_window::flow::counter::{Choosing, Effect, Input, Intent, Kind, Message, Model, Panel, Reminder, Seat, Stage, Work, update};

fn seat() -> Seat {
    Seat { counter: counter("2"), clerk: ClerkId::new("wang").unwrap(), post: Post::A }
}

fn request(text: &str) -> RequestId {
    RequestId::new(text).unwrap()
}

fn press(model: &mut Model, action: CounterAction, id: &str) -> Vec<Effect> {
    update(model, Input::Pressed { intent: Intent::At(action), request: request(id) })
}

fn answer(model: &mut Model, version: u64, outcome: Result<(), Failure>) -> Vec<Effect> {
    update(model, Input::Answered { version, outcome })
}

/// The question among the effects.
fn asked(effects: &[Effect]) -> Option<(u64, String)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Run { question, .. } => Some((question.version, question.request.to_string())),
        _ => None,
    })
}

/// Everything that timers were set for.
fn remind_all(model: &mut Model, effects: &[Effect]) -> Vec<Effect> {
    let reminders = effects.iter().filter_map(|e| if let Effect::Remind { reminder, .. } = e { Some(*reminder) } else { None });
    reminders.flat_map(|reminder| update(model, Input::Reminded(reminder))).collect()
}

/// A window that sits at counter 2; says which claim got the seat.
fn seated() -> (Model, u64) {
    let mut model = Model::new(3);
    let claim = claim_of(&update(&mut model, Input::SatDown { seat: seat(), open: None }));
    update(&mut model, Input::ClaimAnswered { version: claim, granted: true });
    (model, claim)
}

fn claim_of(effects: &[Effect]) -> u64 {
    let claim = effects.iter().find_map(|e| if let Effect::Claim { version, .. } = e { Some(*version) } else { None });
    claim.expect("a claim")
}

#[test]
fn sitting_down_claims_the_seat_and_then_opens_the_counter() {
    let mut model = Model::new(3);
    let effects = update(&mut model, Input::SatDown { seat: seat(), open: Some(request("open")) });
    assert_eq!(effects, [Effect::Claim { version: claim_of(&effects), counter: counter("2"), take: false }]);
    let effects = update(&mut model, Input::ClaimAnswered { version: claim_of(&effects), granted: true });
    assert_eq!(effects[0], Effect::Remember(seat()));
    let (version, id) = asked(&effects).expect("the counter is opened");
    assert_eq!(id, "open");
    // A counter that was open all the time is no failure.
    answer(&mut model, version, Err(Failure::Refused(Refusal::NothingToDo)));
    assert_eq!(model.message, Some(Message::Done(Kind::Open)));
    assert_eq!(model.seat(), Some(&seat()));
}

#[test]
fn a_page_that_is_loaded_anew_sits_down_without_opening() {
    let (model, _) = seated();
    assert_eq!((model.seat(), &model.work), (Some(&seat()), &Work::Idle));
}

#[test]
fn a_seat_in_use_is_only_taken_when_the_clerk_says_so() {
    let mut model = Model::new(3);
    let effects = update(&mut model, Input::SatDown { seat: seat(), open: None });
    let effects = update(&mut model, Input::ClaimAnswered { version: claim_of(&effects), granted: false });
    assert!(effects.is_empty() && matches!(model.stage, Stage::InUse(_)));
    let effects = update(&mut model, Input::TookOver);
    assert!(matches!(effects[..], [Effect::Claim { take: true, .. }]));
    update(&mut model, Input::ClaimAnswered { version: claim_of(&effects), granted: true });
    assert!(model.seat().is_some());
}

#[test]
fn the_window_that_lost_its_seat_stops() {
    let (mut model, claim) = seated();
    let (version, _) = asked(&press(&mut model, CounterAction::CallNext, "a")).unwrap();
    let effects = update(&mut model, Input::SeatLost { claim });
    assert_eq!(effects, [Effect::Release { claim }, Effect::Forget]);
    assert_eq!(model.stage, Stage::TakenOver(seat()));
    // Neither a late answer nor a key does anything any more.
    assert!(answer(&mut model, version, Ok(())).is_empty());
    assert!(press(&mut model, CounterAction::CallNext, "b").is_empty());
    assert_eq!(model.message, None);
    // It can be taken back.
    assert!(matches!(update(&mut model, Input::TookOver)[..], [Effect::Claim { take: true, .. }]));
}

#[test]
fn a_seat_granted_too_late_does_not_stay_locked() {
    let mut model = Model::new(3);
    let claim = claim_of(&update(&mut model, Input::SatDown { seat: seat(), open: None }));
    update(&mut model, Input::ChoseAnother);
    assert_eq!(update(&mut model, Input::ClaimAnswered { version: claim, granted: true }), [Effect::Release { claim }]);
    assert!(matches!(model.stage, Stage::Choosing(_)));
}

#[test]
fn one_press_is_one_request() {
    let (mut model, _) = seated();
    let effects = press(&mut model, CounterAction::Recall, "a");
    let (version, _) = asked(&effects).unwrap();
    assert!(press(&mut model, CounterAction::Recall, "b").is_empty(), "while the answer is on its way");
    assert!(press(&mut model, CounterAction::Hold, "c").is_empty(), "nor anything else");
    answer(&mut model, version, Ok(()));
    assert!(press(&mut model, CounterAction::Recall, "d").is_empty(), "a double click that comes after a quick answer");
    assert!(asked(&press(&mut model, CounterAction::Hold, "e")).is_some(), "another button works at once");
    remind_all(&mut model, &effects);
    assert!(matches!(model.work, Work::Asked(_)), "the reminder of the first button says nothing about the second");
}

#[test]
fn the_call_button_is_locked_for_three_seconds_after_a_call() {
    for action in [CounterAction::CallNext, CounterAction::CallGiven(number("A001"))] {
        let (mut model, _) = seated();
        let pressed = press(&mut model, action, "a");
        let mut timers = answer(&mut model, asked(&pressed).unwrap().0, Ok(()));
        remind_all(&mut model, &pressed);
        for left in [3, 2, 1] {
            assert_eq!(model.call_lock_seconds, left);
            assert!(press(&mut model, CounterAction::CallNext, "b").is_empty());
            timers = remind_all(&mut model, &timers);
        }
        assert!(timers.is_empty());
        assert!(asked(&press(&mut model, CounterAction::CallNext, "c")).is_some());
    }
}

#[test]
fn a_number_typed_while_calling_is_locked_is_answered_in_words() {
    let (mut model, _) = seated();
    let pressed = press(&mut model, CounterAction::CallNext, "a");
    let timers = answer(&mut model, asked(&pressed).unwrap().0, Ok(()));
    remind_all(&mut model, &pressed);
    assert!(press(&mut model, CounterAction::CallGiven(number("A002")), "b").is_empty());
    assert_eq!(model.message, Some(Message::TooSoon));
    let timers = remind_all(&mut model, &timers);
    let timers = remind_all(&mut model, &timers);
    remind_all(&mut model, &timers);
    let (version, _) = asked(&press(&mut model, CounterAction::CallGiven(number("A002")), "c")).expect("called now");
    assert_eq!(model.message, None);
    answer(&mut model, version, Ok(()));
    assert_eq!(model.message, Some(Message::Done(Kind::CallGiven)));
}

#[test]
fn a_refused_call_locks_nothing() {
    let (mut model, _) = seated();
    let pressed = press(&mut model, CounterAction::CallNext, "a");
    answer(&mut model, asked(&pressed).unwrap().0, Err(Failure::Refused(Refusal::NobodyWaiting)));
    assert_eq!(model.message, Some(Message::Failed(Kind::CallNext, Failure::Refused(Refusal::NobodyWaiting))));
    assert_eq!((model.call_lock_seconds, &model.work), (0, &Work::Idle));
}

#[test]
fn a_recall_does_not_lock_the_next_call() {
    let (mut model, _) = seated();
    let pressed = press(&mut model, CounterAction::Recall, "a");
    assert!(answer(&mut model, asked(&pressed).unwrap().0, Ok(())).is_empty());
    assert_eq!(model.call_lock_seconds, 0);
}

#[test]
fn an_answer_to_an_older_question_is_not_heard() {
    let (mut model, _) = seated();
    let (old, _) = asked(&press(&mut model, CounterAction::Recall, "a")).unwrap();
    answer(&mut model, old, Ok(()));
    let (new, _) = asked(&press(&mut model, CounterAction::Hold, "b")).unwrap();
    answer(&mut model, old, Err(Failure::Full));
    assert!(matches!(&model.work, Work::Asked(question) if question.version == new));
    assert_eq!(model.message, None);
}

#[test]
fn what_is_unknown_is_only_repeated_with_the_same_request() {
    let (mut model, _) = seated();
    let (version, _) = asked(&press(&mut model, CounterAction::Finish, "first")).unwrap();
    answer(&mut model, version, Err(Failure::Unknown));
    assert_eq!(model.message, Some(Message::Unsure(Kind::Finish)));
    assert!(press(&mut model, CounterAction::CallNext, "second").is_empty());
    let (again, id) = asked(&update(&mut model, Input::AskedAgain)).unwrap();
    assert_eq!(id, "first");
    assert_ne!(again, version);
    answer(&mut model, again, Ok(()));
    assert_eq!(model.message, Some(Message::Done(Kind::Finish)));
}

/// Counter 2 after a press whose answer was never heard.
fn unsure(action: CounterAction) -> (Model, u64, u64) {
    let (mut model, claim) = seated();
    let (version, _) = asked(&press(&mut model, action, "a")).unwrap();
    // The floor moves before the answer in the usual case: that settles nothing.
    assert_eq!(update(&mut model, Input::DeskMoved), []);
    assert!(model.is_busy());
    answer(&mut model, version, Err(Failure::Unknown));
    (model, version, claim)
}

#[test]
fn what_is_unknown_is_settled_by_its_request_or_by_the_clerk() {
    let (mut model, version, _) = unsure(CounterAction::Miss);
    let effects = update(&mut model, Input::DeskMoved);
    assert!(matches!(&effects[..], [Effect::LookFor(question)] if question.version == version && question.request == request("a")));
    assert_eq!(model.message, Some(Message::Unsure(Kind::Miss)), "not before the journal says so");
    update(&mut model, Input::LookedFor { version, happened: true });
    assert_eq!((model.is_busy(), model.message), (false, Some(Message::Done(Kind::Miss))));

    let (mut model, ..) = unsure(CounterAction::Miss);
    update(&mut model, Input::CarriedOn);
    assert_eq!((model.is_busy(), model.message), (false, None));
}

#[test]
fn a_desk_that_others_moved_settles_nothing() {
    // A guide voided the person: the desk moved, and the clerk's "finish" was never written.
    let (mut model, version, _) = unsure(CounterAction::Finish);
    update(&mut model, Input::DeskMoved);
    assert_eq!(update(&mut model, Input::LookedFor { version, happened: false }), []);
    assert_eq!((model.is_busy(), &model.message), (true, &Some(Message::Unsure(Kind::Finish))), "the clerk looks");
    assert_eq!(update(&mut model, Input::LookedFor { version: version + 1, happened: true }), [], "another question");
    assert!(model.is_busy());
}

#[test]
fn what_is_found_to_have_happened_has_the_consequences_of_an_answer() {
    let (mut model, version, claim) = unsure(CounterAction::Close);
    assert_eq!(update(&mut model, Input::LookedFor { version, happened: true }), [Effect::Release { claim }, Effect::Forget]);
    let (mut model, version, _) = unsure(CounterAction::CallNext);
    update(&mut model, Input::LookedFor { version, happened: true });
    assert_eq!(model.call_lock_seconds, 3);
}

#[test]
fn a_closed_counter_gives_its_seat_up_and_proposes_it_again() {
    let (mut model, claim) = seated();
    let (version, _) = asked(&press(&mut model, CounterAction::Close, "a")).unwrap();
    assert_eq!(answer(&mut model, version, Ok(())), [Effect::Release { claim }, Effect::Forget]);
    assert_eq!(model.stage, Stage::Choosing(Choosing { counter: Some(counter("2")), clerk: Some(seat().clerk) }));
    assert_eq!(model.message, Some(Message::Done(Kind::Close)));
}

#[test]
fn a_panel_closes_with_what_was_chosen_in_it_but_not_with_a_call_for_help() {
    let (mut model, _) = seated();
    update(&mut model, Input::Toggled(Panel::Transfer));
    let help = Intent::AnswerHelp(residents_window::domain::identity::Installation::new("lobby-1").unwrap());
    let effects = update(&mut model, Input::Pressed { intent: help, request: request("a") });
    answer(&mut model, asked(&effects).unwrap().0, Ok(()));
    assert_eq!(model.panel, Some(Panel::Transfer));
    press(&mut model, CounterAction::Transfer(TransferTo::Counter(counter("3"))), "b");
    assert_eq!(model.panel, None);
    update(&mut model, Input::Toggled(Panel::ConfirmClose));
    update(&mut model, Input::Toggled(Panel::ConfirmClose));
    assert_eq!(model.panel, None);
}

#[test]
fn a_reminder_of_an_older_lock_is_not_heard() {
    let (mut model, _) = seated();
    let before = model.clone();
    update(&mut model, Input::Reminded(Reminder::LockSecond(99)));
    update(&mut model, Input::Reminded(Reminder::PressOver(99)));
    assert_eq!(model, before);
}

#[test]
fn choosing_a_counter_proposes_the_holder_of_the_post() {
    let content = hall::small();
    let none = complete(&content, Choosing { counter: Some(counter("77")), clerk: None });
    assert_eq!(none, Choosing::default());
    let proposed = complete(&content, Choosing { counter: Some(counter("2")), clerk: ClerkId::new("nobody") });
    let holder = clerks_at(&content, &counter("2"))[0].0.id.clone();
    assert_eq!(proposed, Choosing { counter: Some(counter("2")), clerk: Some(holder) });
}
