//! The counter's window: sitting down, asking once, being answered late or not at all, giving the seat up; and what its screen shows of the floor.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{World, counter, hall, number, ticket};
use residents_window::domain::command::{Command, CounterAction, Failure, Refusal, TransferTo};
use residents_window::domain::hall::Post;
use residents_window::domain::identity::{ClerkId, RequestId};
use residents_window::flow::counter::desk::{self, Desk, Note};
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

#[test]
fn what_is_unknown_is_settled_by_the_floor_or_by_the_clerk() {
    for (input, message) in [(Input::DeskMoved, Some(Message::Done(Kind::Miss))), (Input::CarriedOn, None)] {
        let (mut model, _) = seated();
        let (version, _) = asked(&press(&mut model, CounterAction::Miss, "a")).unwrap();
        // The floor moves before the answer in the usual case: that settles nothing.
        update(&mut model, Input::DeskMoved);
        assert!(model.is_busy());
        answer(&mut model, version, Err(Failure::Unknown));
        update(&mut model, input);
        assert_eq!((model.is_busy(), model.message), (false, message));
    }
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

// ---- What the screen shows of the floor ----

/// Counter 2 (queues A and B) and 1 (A) open; A001, B001 with priority, A002 wait for 0, 5 and 10 minutes less than ten.
fn morning() -> World {
    let mut world = World::new(hall::small());
    world.open("1");
    world.open("2");
    world.issue("first", 'A', false);
    world.pass_minutes(5);
    world.issue("second", 'B', true);
    world.pass_minutes(5);
    world.issue("third", 'A', false);
    world
}

fn desk_of(world: &World) -> Desk {
    Desk::of(world.day(), &counter("2"))
}

#[test]
fn the_waiting_list_is_in_the_order_of_calling_and_the_first_is_the_next() {
    let mut world = morning();
    for _ in 0..3 {
        let lines = desk::waiting(&world.hall, world.day(), &counter("2"), world.now);
        let next = desk::next(&world.hall, world.day(), &counter("2"), world.now).unwrap();
        assert_eq!(lines[0].person.number, next.number);
        assert_eq!(world.call_next("2"), next.number);
    }
    assert!(desk::waiting(&world.hall, world.day(), &counter("2"), world.now).is_empty());
}

#[test]
fn the_card_tells_number_waiting_and_recalls() {
    let mut world = morning();
    world.at("2", CounterAction::CallGiven(number("A001")));
    world.pass_minutes(2);
    world.at("2", CounterAction::Recall);
    let current = desk_of(&world).current.unwrap();
    assert_eq!((current.person.number, current.waited_minutes, current.recalls), (number("A001"), 10, 1));
    assert_eq!(world.now.minutes_since(current.since), 2);
}

#[test]
fn buttons_are_offered_where_they_make_sense() {
    let mut world = morning();
    let offered = |world: &World| {
        let desk = desk_of(world);
        let all = [Kind::CallNext, Kind::Recall, Kind::Finish, Kind::Transfer, Kind::Resume, Kind::Pause, Kind::Close, Kind::Open];
        all.into_iter().filter(|kind| desk.offers(*kind)).collect::<Vec<_>>()
    };
    assert_eq!(offered(&world), [Kind::CallNext, Kind::Resume, Kind::Pause, Kind::Close]);
    world.call_next("2");
    assert_eq!(offered(&world), [Kind::CallNext, Kind::Recall, Kind::Finish, Kind::Transfer]);
    world.at("2", CounterAction::Finish);
    world.at("2", CounterAction::Pause);
    assert_eq!(offered(&world), [Kind::Close, Kind::Open]);
    world.at("2", CounterAction::Close);
    assert_eq!(offered(&world), [Kind::Open]);
}

#[test]
fn held_tickets_of_a_counter_that_closed_are_shown_at_its_neighbours() {
    let mut world = morning();
    world.at("1", CounterAction::CallGiven(number("A001")));
    world.at("1", CounterAction::Hold);
    let held = |world: &World| desk::held(&world.hall, world.day(), &counter("2"), world.now);
    assert!(held(&world).is_empty());
    assert_eq!(desk::depend_on(world.day(), &counter("1")), 1);
    world.at("1", CounterAction::Close);
    assert_eq!(held(&world)[0].note, Note::HeldBy(counter("1")));
    world.at("2", CounterAction::Resume(ticket("first")));
    assert!(held(&world).is_empty());
}

#[test]
fn a_missed_ticket_is_told_whether_it_keeps_its_place() {
    let mut world = morning();
    world.at("2", CounterAction::CallGiven(number("A001")));
    world.at("2", CounterAction::Miss);
    let note = |world: &World| desk::missed(&world.hall, world.day(), &counter("2"), world.now)[0].note.clone();
    assert_eq!(note(&world), Note::KeepsPlace);
    for at in 0..=world.hall.missed.keep_place_calls {
        world.issue(&format!("later-{at}"), 'A', false);
        world.call_next("1");
    }
    assert_eq!(note(&world), Note::GoesToEnd);
    world.must(&Command::Rejoin { ticket: ticket("first") });
    assert!(desk::missed(&world.hall, world.day(), &counter("2"), world.now).is_empty());
}

#[test]
fn the_counters_own_count_and_mean() {
    let mut world = morning();
    assert_eq!(desk::own(world.day(), &counter("2")).mean_minutes, None);
    for minutes in [4, 7] {
        world.call_next("2");
        world.pass_minutes(minutes);
        world.at("2", CounterAction::Finish);
    }
    world.call_next("2");
    world.at("2", CounterAction::Miss);
    let own = desk::own(world.day(), &counter("2"));
    // Five and a half minutes are rounded up.
    assert_eq!((own.served, own.missed, own.mean_minutes), (2, 1, Some(6)));
}

#[test]
fn an_idle_counter_is_told_only_after_somebody_has_waited_beside_it() {
    let mut world = World::new(hall::small());
    world.open("2");
    world.pass_minutes(60);
    world.issue("late", 'A', false);
    let limit = world.hall.limits.idle_counter_minutes;
    let idle = |world: &World| desk::idle_minutes(&world.hall, world.day(), &counter("2"), world.now);
    world.pass_minutes(i64::from(limit) - 1);
    assert_eq!(idle(&world), None);
    world.pass_minutes(1);
    assert_eq!(idle(&world), Some(limit));
    world.call_next("2");
    world.issue("next", 'A', false);
    world.pass_minutes(30);
    assert_eq!(idle(&world), None, "somebody is at the counter");
    world.at("2", CounterAction::Finish);
    assert_eq!(idle(&world), None, "the counter has only just become free");
}

#[test]
fn everything_but_the_own_counter_is_a_target() {
    let world = morning();
    let targets = desk::targets(&world.hall, world.day(), &counter("2"));
    assert!(!targets.iter().any(|target| target.to == TransferTo::Counter(counter("2"))));
    assert_eq!(targets.len(), world.hall.queues.len() + world.hall.counters.len() - 1);
    let of = |to: TransferTo| targets.iter().find(|target| target.to == to).map(|t| (t.waiting, t.is_open)).unwrap();
    assert_eq!(of(TransferTo::Queue(common::queue('A'))), (2, true));
    assert_eq!(of(TransferTo::Counter(counter("1"))), (2, true));
    assert_eq!(of(TransferTo::Counter(counter("3"))), (1, false));
}

#[test]
fn keys_ask_for_what_the_desk_needs() {
    let mut world = morning();
    let wished = |world: &World, name: &str| {
        let held = desk::held(&world.hall, world.day(), &counter("2"), world.now);
        wish(key_of(name).unwrap(), &desk_of(world), &held, &seat())
    };
    let at = |action| Wish::Press(Intent::At(action));
    assert_eq!(wished(&world, "F1"), at(CounterAction::CallNext));
    assert_eq!(wished(&world, "F2"), at(CounterAction::Recall), "the refusal says why it is impossible");
    assert_eq!(wished(&world, "F6"), Wish::ClosePanel, "nobody can be sent on");
    assert_eq!(wished(&world, "F8"), at(CounterAction::Pause));
    world.at("2", CounterAction::CallGiven(number("A001")));
    assert_eq!(wished(&world, "F5"), at(CounterAction::Hold));
    assert_eq!(wished(&world, "F6"), Wish::Toggle(Panel::Transfer));
    world.at("2", CounterAction::Hold);
    assert_eq!(wished(&world, "F5"), at(CounterAction::Resume(ticket("first"))));
    world.at("2", CounterAction::Pause);
    assert_eq!(wished(&world, "F8"), at(seat().opening()));
    assert_eq!(wished(&world, "F9"), Wish::TypeNumber);
}

#[test]
fn the_browser_keeps_its_own_keys_but_not_the_function_keys() {
    assert!(["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9"].into_iter().all(is_ours));
    assert!(!["F11", "F12", "Escape", "Tab", "a"].into_iter().any(is_ours));
    assert_eq!((key_of("F3"), key_of("F7")), (Some(Key::Do(Kind::Miss)), None));
}
