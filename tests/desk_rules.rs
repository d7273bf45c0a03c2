//! What staff must not overlook, whichever desk they sit at: calls from the kiosks and their bell, sums that do not add up, a calendar that ends.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{World, actor, counter, hall};
use residents_window::domain::command::{Command, Failure, Refusal};
use residents_window::domain::event::{DeviceEvent, PAPER_FAULT};
use residents_window::domain::hall::calendar::CalendarEnd;
use residents_window::domain::hall::{Language, Post};
use residents_window::domain::identity::{ClerkId, Installation, RequestId};
use residents_window::domain::time::Day;
use residents_window::flow::calls::{Bell, Need, bell, calls};
use residents_window::flow::counter::{Effect, Input, Intent, Kind, Message, Model, Seat, Stage, Work, update};
use residents_window::flow::notices::{Notice, notices};
use residents_window::text::faults;

fn kiosk(name: &str) -> Installation {
    Installation::new(name).unwrap()
}

fn tell(at: &str, event: DeviceEvent) -> Command {
    Command::Tell { installation: kiosk(at), event }
}

fn fault(code: &str) -> DeviceEvent {
    DeviceEvent::Fault { code: code.into(), detail: String::new() }
}

/// What every desk shows: kiosk and need.
fn shown(world: &World) -> Vec<(String, Need)> {
    calls(&world.floor).into_iter().map(|call| (call.kiosk.to_string(), call.need)).collect()
}

#[test]
fn paper_that_did_not_come_out_calls_the_staff_until_somebody_has_seen_to_it() {
    let mut world = World::new(hall::small());
    let mended = tell("lobby-1", DeviceEvent::FaultMended { code: PAPER_FAULT.into(), by: actor("counter-1@desk") });
    assert_eq!(world.act(&mended), Err(Refusal::NothingToDo), "nothing was wrong");
    world.must(&tell("lobby-1", fault("D4")));
    assert_eq!(shown(&world), [], "what nobody can mend by walking there calls nobody");
    world.must(&tell("lobby-1", fault(PAPER_FAULT)));
    let since = calls(&world.floor)[0].since;
    world.pass_minutes(3);
    world.must(&tell("lobby-1", fault(PAPER_FAULT)));
    assert_eq!(shown(&world), [("lobby-1".into(), Need::Paper)]);
    assert_eq!(calls(&world.floor)[0].since, since, "counted from the first person who had none");
    world.must(&mended);
    assert_eq!(shown(&world), []);
    let left: Vec<&str> = world.floor.devices[&kiosk("lobby-1")].faults.iter().map(|(_, code, _)| code.as_str()).collect();
    assert_eq!(left, ["D4"], "the other faults stay");
}

#[test]
fn people_come_before_paper_and_who_waits_longest_first() {
    let mut world = World::new(hall::small());
    for (at, event) in [("lobby-3", fault(PAPER_FAULT)), ("lobby-2", DeviceEvent::HelpCalled), ("lobby-1", DeviceEvent::HelpCalled)] {
        world.must(&tell(at, event));
        world.pass_minutes(1);
    }
    let expected = [("lobby-2", Need::Help), ("lobby-1", Need::Help), ("lobby-3", Need::Paper)];
    assert_eq!(shown(&world), expected.map(|(at, need)| (at.to_owned(), need)));
}

#[test]
fn the_bell_rings_until_somebody_goes_and_once_for_paper() {
    let mut world = World::new(hall::small());
    let mut before = Vec::new();
    let mut next = |world: &World| {
        let now = calls(&world.floor);
        let answer = bell(&before, &now);
        before = now;
        answer
    };
    assert_eq!(next(&world), Bell::AsBefore);
    world.must(&tell("lobby-1", fault(PAPER_FAULT)));
    assert_eq!((next(&world), next(&world)), (Bell::Once, Bell::AsBefore));
    world.must(&tell("lobby-1", DeviceEvent::HelpCalled));
    assert_eq!((next(&world), next(&world)), (Bell::UntilAnswered, Bell::AsBefore));
    world.must(&tell("lobby-2", DeviceEvent::HelpCalled));
    assert_eq!(next(&world), Bell::UntilAnswered, "a second person is heard at once");
    for (at, rings) in [("lobby-1", Bell::AsBefore), ("lobby-2", Bell::Silent)] {
        world.must(&Command::AnswerHelp { installation: kiosk(at), by: actor("counter-1@desk") });
        assert_eq!(next(&world), rings, "{at} was answered");
    }
}

#[test]
fn a_call_is_answered_before_anybody_sits_down_and_does_not_hold_up_the_opening() {
    let mut model = Model::new(3);
    let press =
        |model: &mut Model, intent: Intent, id: &str| update(model, Input::Pressed { intent, request: RequestId::new(id).unwrap() });
    assert_eq!(press(&mut model, Intent::ConfirmClock, "a"), [], "that needs a seat");
    let effects = press(&mut model, Intent::AnswerHelp(kiosk("lobby-1")), "b");
    let Some(Effect::Run { question, counter: None }) = effects.first() else { panic!("{effects:?}") };
    let command = question.intent.command(None, &actor("counter@desk")).unwrap();
    assert_eq!(command, Command::AnswerHelp { installation: kiosk("lobby-1"), by: actor("counter@desk") });
    let version = question.version;
    update(&mut model, Input::Answered { version, outcome: Err(Failure::Unknown) });
    assert!(matches!(update(&mut model, Input::AskedAgain)[..], [Effect::Run { counter: None, .. }]));
    // The clerk sits down before the answer comes: the counter is opened all the same.
    let seat = Seat { counter: counter("2"), clerk: ClerkId::new("wang").unwrap(), post: Post::A };
    let effects = update(&mut model, Input::SatDown { seat, open: RequestId::new("open") });
    let Some(Effect::Claim { version, .. }) = effects.first() else { panic!("{effects:?}") };
    let opened = update(&mut model, Input::ClaimAnswered { version: *version, granted: true });
    assert!(opened.iter().any(|effect| matches!(effect, Effect::Run { counter: Some(_), .. })), "{opened:?}");
    assert!(matches!((&model.stage, &model.work), (Stage::Seated { .. }, Work::Asked(_))));
}

#[test]
fn seeing_to_the_paper_is_a_press_like_any_other() {
    let mut model = Model::new(3);
    let intent = Intent::FilledPaper(kiosk("lobby-1"));
    let effects = update(&mut model, Input::Pressed { intent: intent.clone(), request: RequestId::new("a").unwrap() });
    let Some(Effect::Run { question, .. }) = effects.first() else { panic!("{effects:?}") };
    update(&mut model, Input::Answered { version: question.version, outcome: Ok(()) });
    assert_eq!(model.message, Some(Message::Done(Kind::FilledPaper)));
    let mut world = World::new(hall::small());
    world.must(&tell("lobby-1", fault(PAPER_FAULT)));
    world.must(&intent.command(None, &actor("counter@desk")).unwrap());
    assert_eq!(shown(&world), []);
}

#[test]
fn numbers_unaccounted_for_are_told_at_every_desk() {
    let mut world = World::new(hall::small());
    world.open("1");
    world.issue("t", 'A', false);
    let told = |world: &World| notices(&world.hall, world.day(), world.today());
    assert_eq!(told(&world), []);
    let day = world.today();
    world.floor.days.get_mut(&day).unwrap().queues.values_mut().for_each(|queue| queue.issued += 2);
    assert_eq!(told(&world), [Notice::Unbalanced { issued: 3, accounted: 1 }]);
}

#[test]
fn the_end_of_the_calendar_is_told_a_month_before_and_from_then_on() {
    let mut hall = hall::small();
    let last = Day::parse("2026-12-31").unwrap();
    let end = |hall: &residents_window::domain::hall::Hall, day: &str| hall.calendar.end_near(Day::parse(day).unwrap());
    hall.calendar.known_until = Some(last);
    assert_eq!(end(&hall, "2026-12-01"), None);
    assert_eq!(end(&hall, "2026-12-02"), Some(CalendarEnd::Soon { last }));
    assert_eq!(end(&hall, "2026-12-31"), Some(CalendarEnd::Soon { last }));
    assert_eq!(end(&hall, "2027-01-01"), Some(CalendarEnd::Passed { last: Some(last) }));
    hall.calendar.known_until = None;
    assert_eq!(end(&hall, "2026-06-01"), Some(CalendarEnd::Passed { last: None }));
    let world = World::new(hall);
    assert_eq!(notices(&world.hall, world.day(), world.today()), [Notice::Calendar(CalendarEnd::Passed { last: None })]);
}

#[test]
fn every_code_that_is_recorded_has_words_in_both_languages() {
    let runtime = ["faults", "storage", "kiosk"]
        .map(|name| std::fs::read_to_string(format!("{}/src/runtime/{name}.rs", env!("CARGO_MANIFEST_DIR"))).unwrap());
    let is_code = |word: &&str| word.len() == 2 && word.starts_with(['P', 'K', 'D']) && word.ends_with(|c: char| c.is_ascii_digit());
    let mut codes: Vec<&str> = runtime.iter().flat_map(|source| source.split('"')).filter(is_code).chain([PAPER_FAULT]).collect();
    codes.sort_unstable();
    codes.dedup();
    assert!(codes.len() >= 7, "{codes:?}");
    for code in codes {
        let (zh, en) = (faults::words_of(Language::Zh, code), faults::words_of(Language::En, code));
        assert_ne!(zh, faults::words_of(Language::Zh, "?"), "{code} is not in the table");
        assert!(!zh.0.contains(code) && zh.0.chars().all(|c| !c.is_ascii_alphabetic()) && en.0.is_ascii(), "{code}: {zh:?} {en:?}");
    }
}
