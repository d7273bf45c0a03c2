//! Who stands before a staff or manager surface: set-up, signing in, the recovery code, warnings, and every way a session ends.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

use residents_window::domain::access::kit::kit;
use residents_window::domain::access::{Access, AccessEvent, Permission, RecoveryCode, ResetStanding, SecretName, SignedOut};
use residents_window::domain::command::Failure;
use residents_window::domain::hall::{Hall, parse::parse};
use residents_window::domain::identity::PersonId;
use residents_window::domain::time::{HOUR_MS, Timestamp};
use residents_window::flow::gate::{Effect, House, Input, Mark, MarkKind, Message, Model, Stage, update};
use residents_window::flow::pin::Typed;

const ADMIN: &str = "zhou-mingkai";
const GUIDE: &str = "tana";

fn hall() -> Hall {
    parse(include_str!("../public/content/hall.json")).unwrap()
}

fn person(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

fn typed(text: &str) -> Typed {
    Typed(text.to_owned())
}

fn code() -> RecoveryCode {
    RecoveryCode::make(&[3; 22])
}

const READY: House = House { is_set_up: true, was_lost: false, kit_is_due: false, session: None };

/// One window and what it was made to do last.
struct Window {
    model: Model,
    effects: Vec<Effect>,
}

impl Window {
    fn of(hall: &Hall) -> Self {
        let mut window = Self { model: Model::new(hall), effects: Vec::new() };
        window.input(Input::Opened);
        window
    }

    /// A window that finds the house so.
    fn finds(house: House) -> Self {
        let mut window = Self::of(&hall());
        window.looked(Ok(house));
        window
    }

    fn signed_in(id: &str) -> Self {
        Self::finds(House { session: Some(person(id)), ..READY })
    }

    fn input(&mut self, input: Input) -> &mut Self {
        self.effects = update(&mut self.model, input);
        self
    }

    fn version(&self) -> u64 {
        let version = self.effects.iter().find_map(|effect| match effect {
            Effect::Look { version } | Effect::KeepKit { version, .. } | Effect::StopReset { version, .. } => Some(*version),
            _ => None,
        });
        version.expect("something is asked")
    }

    fn looked(&mut self, outcome: Result<House, Failure>) -> &mut Self {
        let version = self.version();
        self.input(Input::Looked { version, outcome })
    }

    fn is_at(&self, stage: &Stage) -> &Self {
        assert_eq!(self.model.stage, *stage);
        self
    }

    fn told(&self, message: Option<Message>) -> &Self {
        assert_eq!(self.model.message, message);
        self
    }
}

fn naming(sets_up: bool) -> Stage {
    Stage::Naming { sets_up }
}

fn asking(id: &str, sets_up: bool) -> Stage {
    Stage::Asking { person: person(id), sets_up }
}

fn working(id: &str) -> Stage {
    Stage::Working { person: person(id) }
}

#[test]
fn a_hall_that_was_never_set_up_asks_for_its_code_and_then_for_an_administrator() {
    let mut window = Window::finds(House { is_set_up: false, was_lost: false, kit_is_due: true, session: None });
    window.is_at(&Stage::HallCode);
    window.input(Input::Named(person(ADMIN))).is_at(&Stage::HallCode);
    window.input(Input::TypedCode(typed("0000"))).is_at(&Stage::HallCode).told(Some(Message::WrongCode));
    window.input(Input::TypedCode(typed(" ０１０７ "))).is_at(&naming(true)).told(None);
    assert!(window.model.to_be_named().iter().all(|member| member.may(Permission::ResetPins)));
    window.input(Input::Named(person(GUIDE))).is_at(&naming(true));
    window.input(Input::Named(person(ADMIN))).is_at(&asking(ADMIN, true));
    // Whether somebody else has set it up meanwhile is read again.
    window.input(Input::Left).is_at(&Stage::Looking).effects[..].first().expect("a look");
}

#[test]
fn who_has_proved_it_works_and_acts_under_their_name() {
    let mut window = Window::finds(READY);
    window.is_at(&naming(false));
    window.input(Input::Named(person("nobody"))).is_at(&naming(false));
    window.input(Input::Named(person(GUIDE))).is_at(&asking(GUIDE, false));
    window.input(Input::Proved).looked(Ok(House { session: Some(person(GUIDE)), ..READY })).is_at(&working(GUIDE));
    assert_eq!(window.effects, [Effect::Become(Some(person(GUIDE)))]);
    let member = window.model.person().unwrap();
    assert!(member.may(Permission::VoidTickets) && !member.may(Permission::ResetPins));
    window.input(Input::SignedOut).is_at(&naming(false));
    assert_eq!(window.effects, [Effect::SignOut(SignedOut::Left), Effect::Become(None)]);
    assert!(window.model.person().is_none());
}

#[test]
fn an_administrator_without_a_recovery_code_makes_one_first_and_others_do_not() {
    let due = |id| House { session: Some(person(id)), kit_is_due: true, ..READY };
    Window::finds(due(GUIDE)).is_at(&working(GUIDE));
    let mut window = Window::finds(due(ADMIN));
    let kit = |code| Stage::Kit { person: person(ADMIN), code, is_due: true };
    window.is_at(&kit(None));
    assert_eq!(window.effects.last(), Some(&Effect::MakeKit));
    window.input(Input::KitMade(code())).is_at(&kit(Some(code())));
    window.input(Input::KitMade(RecoveryCode::make(&[4; 22]))).is_at(&kit(Some(code())));
    window.input(Input::Left).is_at(&kit(Some(code())));
    window.input(Input::TypedGroup(typed("1"))).told(Some(Message::WrongGroup));
    let last = code().groups().pop().unwrap();
    window.input(Input::TypedGroup(typed(&last)));
    let version = window.version();
    assert_eq!(window.effects, [Effect::KeepKit { version, code: code(), by: person(ADMIN) }]);
    window
        .input(Input::KitKept { version, outcome: Err(Failure::Full) })
        .is_at(&kit(Some(code())))
        .told(Some(Message::Failed(Failure::Full)));
    window.input(Input::TypedGroup(typed(&last)));
    let version = window.version();
    window.input(Input::KitKept { version, outcome: Ok(()) }).is_at(&working(ADMIN));
}

#[test]
fn a_new_code_is_made_at_will_by_administrators_alone_and_can_be_left() {
    let mut window = Window::signed_in(GUIDE);
    window.input(Input::WantedKit).is_at(&working(GUIDE));
    let mut window = Window::signed_in(ADMIN);
    window.input(Input::WantedKit).is_at(&Stage::Kit { person: person(ADMIN), code: None, is_due: false });
    window.input(Input::Left).is_at(&working(ADMIN));
}

#[test]
fn a_session_tells_its_end_and_ends() {
    let mut window = Window::signed_in(GUIDE);
    for (left_ms, told) in [(61_000, None), (60_000, Some(60)), (900, Some(1)), (800_000, None)] {
        window.input(Input::Ticked { left_ms: Some(left_ms) });
        assert_eq!(window.model.warning_seconds, told, "{left_ms} ms");
    }
    window.input(Input::Ticked { left_ms: Some(0) }).is_at(&naming(false)).told(Some(Message::Idle));
    assert_eq!(window.effects, [Effect::SignOut(SignedOut::Idle), Effect::Become(None)]);
    assert!(window.input(Input::Ticked { left_ms: Some(-5) }).effects.is_empty(), "once");
    // A session of one minute tells its end half a minute before.
    let mut short = hall();
    short.limits.session_idle_minutes = Some(1);
    let mut window = Window::of(&short);
    window.looked(Ok(House { session: Some(person(GUIDE)), ..READY }));
    for (left_ms, told) in [(31_000, None), (30_000, Some(30))] {
        window.input(Input::Ticked { left_ms: Some(left_ms) });
        assert_eq!(window.model.warning_seconds, told, "{left_ms} ms");
    }
}

#[test]
fn a_session_that_was_replaced_ends_here_and_one_of_somebody_else_does_not() {
    let polled = |session| Input::Polled { resets: Vec::new(), marks: Vec::new(), session };
    let mut window = Window::signed_in(GUIDE);
    window.input(polled(Some((person(GUIDE), true)))).is_at(&working(GUIDE));
    window.input(polled(Some((person(ADMIN), false)))).is_at(&working(GUIDE));
    window.input(polled(Some((person(GUIDE), false)))).is_at(&naming(false)).told(Some(Message::Elsewhere));
}

#[test]
fn everybody_sees_a_reset_and_whoever_is_signed_in_stops_it() {
    let resets = vec![(person(ADMIN), ResetStanding::Asked { left_ms: 5 })];
    let mut window = Window::finds(READY);
    window.input(Input::Polled { resets: resets.clone(), marks: Vec::new(), session: None });
    assert_eq!(window.model.resets, resets, "before anybody has signed in");
    assert!(window.input(Input::StoppedReset(person(ADMIN))).effects.is_empty());
    let mut window = Window::signed_in(GUIDE);
    window.input(Input::StoppedReset(person(ADMIN)));
    let version = window.version();
    assert_eq!(window.effects, [Effect::StopReset { version, person: person(ADMIN), by: person(GUIDE) }]);
    window.input(Input::ResetAnswered { version, outcome: Err(Failure::Full) }).told(Some(Message::Failed(Failure::Full)));
}

#[test]
fn a_hall_whose_records_are_lost_says_so_before_it_is_set_up_anew() {
    let mut window = Window::finds(House { is_set_up: false, was_lost: true, kit_is_due: true, session: None });
    window.is_at(&Stage::RecordsLost);
    window.input(Input::TypedCode(typed("0107"))).is_at(&Stage::RecordsLost);
    window.input(Input::WantedSetUp).is_at(&Stage::HallCode);
    assert_eq!(window.effects, [Effect::TellLost], "it is recorded");
    assert!(window.input(Input::WantedSetUp).effects.is_empty(), "once");
    // A hall that is set up has lost nothing, whatever was noted.
    Window::finds(House { was_lost: true, ..READY }).is_at(&naming(false));
}

#[test]
fn what_happened_to_pins_lately_is_told_for_a_week_whoever_is_there() {
    let at = |days: i64| Timestamp::from_millis(1_795_400_000_000 + days * 24 * HOUR_MS);
    let kept = |event: &AccessEvent| {
        let mut access = Access::default();
        access.apply(1, at(0), &[serde_json::to_string(event).unwrap()]);
        access
    };
    let set_by = |by: PersonId| kept(&AccessEvent::PinSet { secret: SecretName::of("x"), digest: "d".into(), vouched_by: Some(by) });
    let admin = person(ADMIN);
    let mark = |kind| Some(Mark { person: person(ADMIN), at: at(0), kind });
    assert_eq!(Mark::of(&admin, &set_by(kit()), at(6)), mark(MarkKind::ByKit));
    assert_eq!(Mark::of(&admin, &set_by(kit()), at(7)), None);
    assert_eq!(Mark::of(&admin, &set_by(person(GUIDE)), at(0)), None, "a colleague stood there");
    assert_eq!(Mark::of(&admin, &kept(&AccessEvent::ResetUsed), at(1)), mark(MarkKind::ByTime));
    let set_up = kept(&AccessEvent::SetUp { administrator: person(ADMIN) });
    assert_eq!((Mark::of_set_up(&set_up, at(6)), Mark::of_set_up(&set_up, at(8))), (mark(MarkKind::SetUp), None));
    let mut window = Window::finds(READY);
    let marks: Vec<Mark> = mark(MarkKind::ByTime).into_iter().collect();
    window.input(Input::Polled { resets: Vec::new(), marks: marks.clone(), session: None });
    assert_eq!(window.model.marks, marks, "before anybody has signed in");
}

#[test]
fn another_pin_is_chosen_from_work_and_leads_back_to_it() {
    let mut window = Window::signed_in(GUIDE);
    window.input(Input::WantedChange).is_at(&Stage::Changing { person: person(GUIDE) });
    window.input(Input::Left).is_at(&working(GUIDE)).told(None);
    window.input(Input::WantedChange).input(Input::Proved).is_at(&working(GUIDE)).told(Some(Message::Changed));
}

#[test]
fn without_an_administrator_nobody_is_asked_and_what_cannot_be_read_is_no_empty_hall() {
    let mut nobody = hall();
    nobody.staff.retain(|member| member.id.as_str() == GUIDE);
    Window::of(&nobody).looked(Ok(READY)).is_at(&Stage::NoStaff);
    let damaged = Failure::Damaged("x".into());
    let mut window = Window::of(&hall());
    window.looked(Err(damaged.clone())).is_at(&Stage::Unreadable(damaged));
    window.input(Input::Opened).looked(Ok(READY)).is_at(&naming(false));
    // Whoever is on the staff no more has no session.
    Window::finds(House { session: Some(person("somebody")), ..READY }).is_at(&naming(false));
}
