//! The PIN question as a person meets it: first time, wrong, locked, forgotten; what the counter does before and after; and when a session is over.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "pin_flow/at_the_counter.rs"]
mod at_the_counter;
#[path = "pin_flow/of_the_staff.rs"]
mod of_the_staff;

use residents_window::domain::access::{Pin, PinFault, Refusal, ResetStanding, Standing, Voucher};
use residents_window::domain::command::Failure;
use residents_window::domain::identity::PersonId;
use residents_window::flow::pin::{Effect, Input, Message, Model, Outcome, Seen, Step, TriedTo, Typed, Who, update};

const RIGHT: &str = "274913";

fn person(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

fn pin(text: &str) -> Pin {
    Pin::new(text).unwrap()
}

fn ready() -> Standing {
    Standing::Ready { tries_left: 5, after_wrong: false }
}

fn wrong(tries_left: u32) -> Standing {
    Standing::Ready { tries_left, after_wrong: true }
}

/// What was asked of the runtime last.
struct Asked(Vec<Effect>);

impl Asked {
    fn version(&self) -> u64 {
        match &self.0[..] {
            [Effect::Look { version, .. } | Effect::Try { version, .. } | Effect::Set { version, .. } | Effect::Wait { version, .. }] => {
                *version
            }
            other => panic!("{other:?}"),
        }
    }
}

/// Somebody in front of the question.
struct Visit {
    model: Model,
    asked: Asked,
}

impl Visit {
    fn open(resumes: bool) -> Self {
        let mut model = Model::new(person("wang"), resumes);
        let asked = Asked(update(&mut model, Input::Opened));
        Self { model, asked }
    }

    /// The question, when this is how `wang` stands.
    fn of(standing: Standing) -> Self {
        let mut visit = Self::open(false);
        visit.looked(standing);
        visit
    }

    fn input(&mut self, input: Input) -> &mut Self {
        self.asked = Asked(update(&mut self.model, input));
        self
    }

    fn looked(&mut self, standing: Standing) -> &mut Self {
        let (version, session_holds) = (self.asked.version(), false);
        self.input(Input::Looked { version, outcome: Ok(Seen { standing, session_holds, reset: ResetStanding::NotAsked }) })
    }

    fn types(&mut self, text: &str) -> &mut Self {
        self.input(Input::Submitted(Typed(text.to_owned())))
    }

    fn tried(&mut self, outcome: Outcome) -> &mut Self {
        let version = self.asked.version();
        self.input(Input::Tried { version, outcome })
    }

    fn set(&mut self, outcome: Outcome) -> &mut Self {
        let version = self.asked.version();
        self.input(Input::Set { version, outcome })
    }

    fn sees(&self, step: &Step, message: Option<Message>) {
        assert_eq!((&self.model.step, &self.model.message), (step, &message));
    }

    fn is_proved(&self, typed: bool) {
        assert_eq!(self.asked.0, [Effect::Proved { typed }]);
    }
}

#[test]
fn the_right_pin_proves_who_it_is() {
    let mut visit = Visit::of(ready());
    visit.sees(&Step::Typing(Who::Own), None);
    visit.types(RIGHT);
    let version = visit.asked.version();
    assert_eq!(visit.asked.0, [Effect::Try { version, person: person("wang"), pin: pin(RIGHT), to: TriedTo::SignIn }]);
    visit.tried(Outcome::Done).is_proved(true);
}

#[test]
fn the_first_time_a_pin_is_chosen_twice() {
    let mut visit = Visit::of(Standing::NoPin);
    visit.sees(&Step::Choosing { voucher: Voucher::Nobody }, None);
    visit.types("111111").sees(&Step::Choosing { voucher: Voucher::Nobody }, Some(Message::NotAPin(PinFault::OneDigit)));
    visit.types(RIGHT).sees(&Step::Repeating { first: pin(RIGHT), voucher: Voucher::Nobody }, None);
    visit.types("274914").sees(&Step::Choosing { voucher: Voucher::Nobody }, Some(Message::Different));
    visit.types(RIGHT).types("27").sees(&Step::Choosing { voucher: Voucher::Nobody }, Some(Message::Different));
    visit.types(RIGHT).types(RIGHT);
    let version = visit.asked.version();
    assert_eq!(visit.asked.0, [Effect::Set { version, person: person("wang"), pin: pin(RIGHT), voucher: Voucher::Nobody }]);
    visit.set(Outcome::Done).is_proved(true);
}

#[test]
fn a_wrong_pin_says_how_many_are_left_and_then_how_long() {
    let mut visit = Visit::of(ready());
    visit.types("999998").tried(Outcome::Wrong(wrong(4))).sees(&Step::Typing(Who::Own), Some(Message::Wrong { tries_left: 4 }));
    visit.types("999998").tried(Outcome::Wrong(Standing::Locked { left_ms: 29_001 }));
    visit.sees(&Step::Locked(Who::Own, 30), None);
    assert!(visit.types(RIGHT).asked.0.is_empty(), "nothing can be typed meanwhile");
}

#[test]
fn what_cannot_be_a_pin_costs_no_try() {
    let mut visit = Visit::of(ready());
    assert!(visit.types("2749").asked.0.is_empty());
    visit.sees(&Step::Typing(Who::Own), Some(Message::NotAPin(PinFault::Length)));
}

#[test]
fn the_wait_counts_down_and_then_what_holds_is_read_again() {
    let mut visit = Visit::of(Standing::Locked { left_ms: 2_000 });
    let version = visit.asked.version();
    visit.input(Input::Waited { version, left_ms: 1_000 }).sees(&Step::Locked(Who::Own, 1), None);
    // A timer of the second before is not heard any more.
    assert!(visit.input(Input::Waited { version, left_ms: 0 }).asked.0.is_empty());
    let mut visit = Visit::of(Standing::Locked { left_ms: 1_000 });
    let version = visit.asked.version();
    visit.input(Input::Waited { version, left_ms: 0 }).sees(&Step::Looking(Who::Own), None);
    visit.looked(wrong(1)).sees(&Step::Typing(Who::Own), Some(Message::Wrong { tries_left: 1 }));
}

#[test]
fn a_colleague_vouches_with_their_own_pin_and_a_new_one_is_chosen() {
    let mut visit = Visit::of(Standing::Locked { left_ms: 900_000 });
    visit.input(Input::Forgot).sees(&Step::Picking, None);
    assert!(visit.input(Input::Picked(person("wang"))).asked.0.is_empty(), "nobody vouches for themselves");
    let colleague = || Who::Colleague(person("li"));
    visit.input(Input::Picked(person("li"))).sees(&Step::Looking(colleague()), None);
    visit.looked(ready()).sees(&Step::Typing(colleague()), None);
    visit.types("314159");
    let version = visit.asked.version();
    let (to, pin_of_li) = (TriedTo::VouchFor(person("wang")), pin("314159"));
    assert_eq!(visit.asked.0, [Effect::Try { version, person: person("li"), pin: pin_of_li, to }]);
    let voucher = || Voucher::Person(person("li"));
    visit.tried(Outcome::Done).sees(&Step::Choosing { voucher: voucher() }, None);
    visit.types(RIGHT).types(RIGHT);
    let version = visit.asked.version();
    assert_eq!(visit.asked.0, [Effect::Set { version, person: person("wang"), pin: pin(RIGHT), voucher: voucher() }]);
}

#[test]
fn a_colleague_without_a_pin_cannot_vouch_and_one_can_go_back() {
    let mut visit = Visit::of(ready());
    for standing in [Standing::NoPin, Standing::Lost] {
        visit.input(Input::Forgot).input(Input::Picked(person("li"))).looked(standing);
        visit.sees(&Step::Picking, Some(Message::ColleagueHasNone));
    }
    visit.input(Input::WentBack).looked(ready()).sees(&Step::Typing(Who::Own), None);
}

#[test]
fn a_lock_of_the_colleague_is_waited_out_too() {
    let mut visit = Visit::of(ready());
    visit.input(Input::Forgot).input(Input::Picked(person("li"))).looked(ready());
    visit.types("999998").tried(Outcome::Refused(Refusal::Locked { left_ms: 60_000 }));
    visit.sees(&Step::Locked(Who::Colleague(person("li")), 60), None);
    assert!(matches!(&visit.asked.0[..], [Effect::Wait { person: waits, .. }] if *waits == person("li")));
}

#[test]
fn a_damaged_record_needs_a_colleague_and_one_that_cannot_be_read_is_asked_again() {
    Visit::of(Standing::Lost).sees(&Step::Picking, Some(Message::OwnLost));
    let mut visit = Visit::of(ready());
    visit.types(RIGHT).tried(Outcome::Refused(Refusal::Lost)).sees(&Step::Picking, Some(Message::OwnLost));
    let mut visit = Visit::open(false);
    let (version, failure) = (visit.asked.version(), || Failure::Damaged("x".into()));
    visit.input(Input::Looked { version, outcome: Err(failure()) }).sees(&Step::Unreadable(Who::Own, failure()), None);
    visit.input(Input::Opened).looked(ready()).sees(&Step::Typing(Who::Own), None);
}

#[test]
fn what_the_storage_does_not_do_is_told_and_can_be_tried_again() {
    let mut visit = Visit::of(ready());
    visit.types(RIGHT).tried(Outcome::Failed(Failure::Full)).sees(&Step::Typing(Who::Own), Some(Message::Failed(Failure::Full)));
    let mut visit = Visit::of(Standing::NoPin);
    visit.types(RIGHT).types(RIGHT).set(Outcome::Failed(Failure::Full));
    visit.sees(&Step::Choosing { voucher: Voucher::Nobody }, Some(Message::Failed(Failure::Full)));
    // Whether it was set is not known: then it can be typed, or it is still to be chosen.
    visit.types(RIGHT).types(RIGHT).set(Outcome::Failed(Failure::Unknown)).sees(&Step::Looking(Who::Own), None);
    // Set in another window meanwhile.
    let mut visit = Visit::of(Standing::NoPin);
    visit.types(RIGHT).types(RIGHT).set(Outcome::Refused(Refusal::HasPin)).looked(ready()).sees(&Step::Typing(Who::Own), None);
}

#[test]
fn while_something_is_asked_nothing_else_can_be_and_late_answers_are_not_heard() {
    let mut visit = Visit::of(ready());
    visit.types(RIGHT);
    let first = visit.asked.version();
    assert!(visit.types("999998").asked.0.is_empty());
    assert!(visit.input(Input::Forgot).asked.0.is_empty());
    assert!(visit.input(Input::Tried { version: first - 1, outcome: Outcome::Done }).asked.0.is_empty());
    visit.input(Input::Tried { version: first, outcome: Outcome::Done }).is_proved(true);
    assert!(visit.input(Input::Tried { version: first, outcome: Outcome::Done }).asked.0.is_empty());
}

#[test]
fn a_session_that_goes_on_is_enough_only_where_that_was_said() {
    for resumes in [true, false] {
        let mut visit = Visit::open(resumes);
        let version = visit.asked.version();
        visit
            .input(Input::Looked { version, outcome: Ok(Seen { standing: ready(), session_holds: true, reset: ResetStanding::NotAsked }) });
        match resumes {
            true => visit.is_proved(false),
            false => visit.sees(&Step::Typing(Who::Own), None),
        }
    }
}

#[test]
fn a_pin_shows_in_no_debug_line() {
    let mut visit = Visit::of(Standing::NoPin);
    let input = Input::Submitted(Typed(RIGHT.to_owned()));
    visit.input(input.clone());
    let effects = update(&mut visit.model.clone(), input.clone());
    assert!(!format!("{input:?} {:?} {effects:?}", visit.model).contains(RIGHT));
}

/// Whoever vouched has gone, and so has the person: the next one who comes by must not choose a PIN in their name.
#[test]
fn a_choice_that_nobody_makes_ends() {
    let watched = |visit: &mut Visit, untouched_ms| {
        let [Effect::Watch { version }] = visit.asked.0[..] else { panic!("{:?}", visit.asked.0) };
        visit.input(Input::Watched { version, untouched_ms });
        version
    };
    let mut visit = Visit::of(ready());
    visit.input(Input::Forgot).input(Input::Picked(person("li"))).looked(ready()).types("314159").tried(Outcome::Done);
    visit.sees(&Step::Choosing { voucher: Voucher::Person(person("li")) }, None);
    let version = watched(&mut visit, 119_999);
    assert_eq!(visit.asked.0, [Effect::Watch { version }], "somebody may be thinking");
    // The first of two times is typed, and the watching goes on.
    visit.types(RIGHT).input(Input::Watched { version, untouched_ms: 3_000 });
    assert_eq!(watched(&mut visit, 120_000), version);
    assert_eq!(visit.asked.0, [Effect::Abandoned]);
    // What was watched of an earlier choice ends no later one.
    let mut visit = Visit::of(Standing::NoPin);
    let [Effect::Watch { version }] = visit.asked.0[..] else { panic!("{:?}", visit.asked.0) };
    visit.types(RIGHT).types(RIGHT).set(Outcome::Failed(Failure::Full));
    assert!(matches!(visit.asked.0[..], [Effect::Watch { version: later }] if later > version));
    assert!(visit.input(Input::Watched { version, untouched_ms: 500_000 }).asked.0.is_empty());
    // Nor anything that is no choice.
    let mut visit = Visit::of(ready());
    assert!(visit.input(Input::Watched { version: 1, untouched_ms: 500_000 }).asked.0.is_empty());
}
