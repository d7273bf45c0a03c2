//! What is different for people with roles: the first PIN is vouched for, the recovery code, the slow reset, and choosing another PIN.

use residents_window::domain::access::kit::kit;
use residents_window::domain::access::{Pin, PinFault, RecoveryCode, ResetStanding, Standing, Voucher};
use residents_window::domain::command::Failure;
use residents_window::domain::identity::PersonId;
use residents_window::flow::pin::{Effect, FirstPin, Input, Message, Model, Outcome, Seen, Step, TriedTo, Typed, Who, update};

const ZHOU: &str = "zhou";

fn zhou() -> PersonId {
    PersonId::new(ZHOU).unwrap()
}

struct Asked {
    model: Model,
    effects: Vec<Effect>,
}

impl Asked {
    fn of(model: Model, standing: Standing, reset: ResetStanding) -> Self {
        let mut asked = Self { model, effects: Vec::new() };
        asked.input(Input::Opened);
        asked.looked(standing, reset);
        asked
    }

    fn input(&mut self, input: Input) -> &mut Self {
        self.effects = update(&mut self.model, input);
        self
    }

    fn looked(&mut self, standing: Standing, reset: ResetStanding) -> &mut Self {
        let version = self.version();
        self.input(Input::Looked { version, outcome: Ok(Seen { standing, session_holds: true, reset }) })
    }

    fn version(&self) -> u64 {
        match &self.effects[..] {
            [
                Effect::Look { version, .. } | Effect::Try { version, .. } | Effect::Set { version, .. } | Effect::AskReset { version, .. },
            ] => *version,
            other => panic!("{other:?}"),
        }
    }

    fn types(&mut self, text: &str) -> &mut Self {
        self.input(Input::Submitted(Typed(text.to_owned())))
    }

    fn tried(&mut self, outcome: Outcome) -> &mut Self {
        let version = self.version();
        self.input(Input::Tried { version, outcome })
    }

    fn is_at(&self, step: &Step, message: Option<Message>) -> &Self {
        assert_eq!((&self.model.step, &self.model.message), (step, &message));
        self
    }
}

const READY: Standing = Standing::Ready { tries_left: 5, after_wrong: false };

fn administrator(standing: Standing, reset: ResetStanding) -> Asked {
    Asked::of(Model::of_staff(zhou(), FirstPin::Vouched, true), standing, reset)
}

#[test]
fn a_first_pin_is_vouched_for_except_at_the_set_up() {
    let mut asked = administrator(Standing::NoPin, ResetStanding::NotAsked);
    asked.is_at(&Step::Picking, Some(Message::NeedsVoucher));
    assert!(asked.types("274913").effects.is_empty());
    let mut asked = Asked::of(Model::of_staff(zhou(), FirstPin::SetUp, false), Standing::NoPin, ResetStanding::NotAsked);
    asked.is_at(&Step::Choosing { voucher: Voucher::SetUp }, None);
    for (text, fault) in [("850614", PinFault::Date), ("258001", PinFault::OfDemo)] {
        asked.types(text).is_at(&Step::Choosing { voucher: Voucher::SetUp }, Some(Message::NotAPin(fault)));
    }
    asked.types("274913").types("274913");
    let (version, pin) = (asked.version(), Pin::new("274913").unwrap());
    assert_eq!(asked.effects, [Effect::Set { version, person: zhou(), pin, voucher: Voucher::SetUp }]);
}

#[test]
fn the_recovery_code_is_typed_in_place_of_a_colleagues_pin() {
    let code = RecoveryCode::make(&[3; 22]);
    let mut asked = administrator(READY, ResetStanding::NotAsked);
    asked.input(Input::Forgot).input(Input::Picked(kit())).looked(READY, ResetStanding::Ripe);
    assert_eq!(asked.model.reset, Some(ResetStanding::NotAsked), "the kit's own standing says nothing of the person's");
    asked.is_at(&Step::Typing(Who::Colleague(kit())), None);
    // A slip of the pen costs no try.
    let wrong = code.groups().concat().replacen('3', "4", 1);
    assert!(asked.types(&wrong).effects.is_empty());
    asked.is_at(&Step::Typing(Who::Colleague(kit())), Some(Message::NotAPin(PinFault::NotACode)));
    asked.types(&code.groups().join(" "));
    let (version, pin) = (asked.version(), code.as_pin().clone());
    assert_eq!(asked.effects, [Effect::Try { version, person: kit(), pin, to: TriedTo::VouchFor(zhou()) }]);
    asked.tried(Outcome::Done).is_at(&Step::Choosing { voucher: Voucher::Person(kit()) }, None);
}

#[test]
fn a_reset_is_asked_for_once_and_used_when_it_is_ripe() {
    let mut asked = administrator(READY, ResetStanding::NotAsked);
    assert!(asked.input(Input::AskedForReset).effects.is_empty(), "only where a way is looked for");
    asked.input(Input::Forgot).input(Input::AskedForReset);
    let version = asked.version();
    assert_eq!(asked.effects, [Effect::AskReset { version, person: zhou() }]);
    let waits = ResetStanding::Asked { left_ms: 9 };
    asked.input(Input::ResetAnswered { version, outcome: Ok(waits) });
    assert_eq!(asked.model.reset, Some(waits));
    assert!(asked.input(Input::AskedForReset).effects.is_empty());
    asked.input(Input::UsedReset).is_at(&Step::Picking, None);
    let mut asked = administrator(READY, ResetStanding::Ripe);
    asked.is_at(&Step::Typing(Who::Own), None);
    asked.input(Input::Forgot).input(Input::UsedReset).is_at(&Step::Choosing { voucher: Voucher::Time }, None);
    let mut asked = administrator(READY, ResetStanding::NotAsked);
    asked.input(Input::Forgot).input(Input::AskedForReset);
    let version = asked.version();
    asked.input(Input::ResetAnswered { version, outcome: Err(Failure::Full) }).is_at(&Step::Picking, Some(Message::Failed(Failure::Full)));
}

#[test]
fn whoever_has_no_slow_way_cannot_ask_for_it() {
    let mut asked = Asked::of(Model::of_staff(zhou(), FirstPin::Vouched, false), READY, ResetStanding::Ripe);
    asked.input(Input::Forgot);
    assert!(asked.input(Input::AskedForReset).effects.is_empty());
    asked.input(Input::UsedReset).is_at(&Step::Picking, None);
    assert_eq!(asked.model.reset, None);
}

#[test]
fn another_pin_is_chosen_after_the_present_one() {
    let mut asked = Asked::of(Model::changing(zhou()), READY, ResetStanding::NotAsked);
    asked.is_at(&Step::Typing(Who::Own), None);
    asked.types("274913");
    let (version, pin) = (asked.version(), Pin::new("274913").unwrap());
    assert_eq!(asked.effects, [Effect::Try { version, person: zhou(), pin, to: TriedTo::Change }]);
    asked.tried(Outcome::Done).is_at(&Step::Choosing { voucher: Voucher::OwnPin }, None);
}
