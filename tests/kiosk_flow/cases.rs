//! Cases at the kiosk: what is asked before one is shown, what becomes of late answers, and what is spoken.

use residents_window::flow::cases::{CasePage, CasePages};
use residents_window::flow::kiosk::Key;
use residents_window::flow::kiosk::cases::{CaseInput, Given};

use super::*;

const CODE: &str = "201072611230004204081700";
const SHORT: &str = "201072611230004200";

fn receipt(code: &str) -> Lookup {
    Lookup::Receipt { code: code.to_owned(), is_short: code == SHORT }
}

fn pages(says: &str) -> Box<CasePages> {
    Box::new(CasePages::of(|language| CasePage { says: says.to_owned(), spoken: format!("{language:?} {says}"), ..CasePage::default() }))
}

fn answer(version: u32, told: Result<Box<CasePages>, Fault>) -> Input {
    Input::Case(CaseInput::Answer { version, told })
}

fn asked(effects: &[Effect]) -> Option<(u32, Given, bool)> {
    effects.iter().find_map(|effect| match effect {
        Effect::LookUpCase { version, given, again } => Some((*version, given.clone(), *again)),
        _ => None,
    })
}

fn says(kiosk: &Kiosk) -> Option<String> {
    let Screen::Case(viewing) = &kiosk.model.visit.screen else { panic!("no case") };
    viewing.pages.as_ref().map(|pages| pages.page(Language::Zh).says.clone())
}

fn entry(kiosk: &Kiosk) -> (String, Option<String>, Option<Fault>) {
    let Screen::CaseEntry(entry) = &kiosk.model.visit.screen else { panic!("not the code screen") };
    (entry.typed.clone(), entry.asks.clone(), entry.fault.clone())
}

/// A kiosk on which a case was scanned.
fn scanned() -> (Kiosk, u32) {
    let mut kiosk = Kiosk::new();
    let effects = kiosk.happens(Input::Scanned(receipt(CODE)));
    let (version, given, again) = asked(&effects).expect("a question");
    assert_eq!((given, again), (Given { code: CODE.to_owned(), last: None }, false));
    kiosk.sees(ScreenName::Case);
    (kiosk, version)
}

#[test]
fn a_whole_code_is_looked_up_at_once_from_every_screen_that_can_be_left() {
    // What is scanned by somebody who rates is rated: see there.
    for screen in every_screen().into_iter().filter(|screen| !matches!(screen, Screen::Rate(_))) {
        let (name, mut kiosk) = (screen.name(), Kiosk::new());
        kiosk.model.visit.screen = screen.clone();
        let effects = kiosk.happens(Input::Scanned(receipt(CODE)));
        let stays = screen.is_working() || name == ScreenName::Setup;
        assert_eq!(asked(&effects).is_none(), stays, "{name:?}");
    }
}

#[test]
fn a_number_without_its_random_part_asks_for_the_phone() {
    let mut kiosk = Kiosk::new();
    assert!(kiosk.happens(Input::PressedCase).contains(&Effect::OpenCases));
    kiosk.happens(Input::TypedCode(SHORT.to_owned()));
    assert_eq!(asked(&kiosk.happens(Input::SubmittedCode(receipt(SHORT)))), None, "nothing is looked up before");
    assert_eq!(entry(&kiosk), (String::new(), Some(SHORT.to_owned()), None));
    // What four digits would be as a code does not matter here.
    kiosk.happens(Input::PressedKey(Key::Digit(5)));
    assert_eq!(asked(&kiosk.happens(Input::SubmittedCode(Lookup::Nothing(Fault::Length(1))))), None);
    assert_eq!(entry(&kiosk).2, Some(Fault::FourDigits));
    for digit in [6, 7, 8] {
        kiosk.happens(Input::PressedKey(Key::Digit(digit)));
    }
    let (version, given, _) = asked(&kiosk.happens(Input::SubmittedCode(Lookup::Ticket(ticket(1))))).expect("a question");
    assert_eq!(given, Given { code: SHORT.to_owned(), last: Some("5678".to_owned()) });
    kiosk.happens(answer(version, Err(Fault::NoCase)));
    assert_eq!(entry(&kiosk), (String::new(), Some(SHORT.to_owned()), Some(Fault::NoCase)), "the digits are asked again");
    kiosk.happens(Input::WentBack);
    assert_eq!(entry(&kiosk), (String::new(), None, None));
}

#[test]
fn what_cannot_be_shown_is_said_where_codes_are_typed() {
    for fault in [Fault::NoCase, Fault::Spent, Fault::Unreadable, Fault::NoAnswer, Fault::Slowed { seconds: 30 }] {
        let (mut kiosk, version) = scanned();
        kiosk.happens(answer(version, Err(fault.clone())));
        assert_eq!(entry(&kiosk), (CODE.to_owned(), None, Some(fault)));
    }
}

#[test]
fn a_wait_counts_down_and_goes() {
    let (mut kiosk, version) = scanned();
    kiosk.happens(answer(version, Err(Fault::Slowed { seconds: 3 })));
    kiosk.seconds(2);
    assert_eq!(entry(&kiosk).2, Some(Fault::Slowed { seconds: 1 }));
    kiosk.seconds(1);
    assert_eq!(entry(&kiosk).2, None);
}

#[test]
fn late_answers_count_for_nothing_and_a_case_is_followed() {
    let (mut kiosk, first) = scanned();
    assert_eq!(kiosk.happens(Input::Case(CaseInput::Moved)), [], "it is being looked up");
    let (second, ..) = asked(&kiosk.happens(Input::Scanned(receipt(CODE)))).expect("a question");
    kiosk.happens(answer(first, Ok(pages("old"))));
    assert_eq!(says(&kiosk), None);
    kiosk.happens(answer(second, Ok(pages("new"))));
    assert_eq!(says(&kiosk).as_deref(), Some("new"));
    let (third, _, again) = asked(&kiosk.happens(Input::Case(CaseInput::Moved))).expect("a question");
    assert!(again, "whoever has seen it pays nothing");
    kiosk.happens(answer(third, Err(Fault::NoAnswer)));
    assert_eq!(says(&kiosk).as_deref(), Some("new"), "what was seen stays");
    let (fourth, ..) = asked(&kiosk.happens(Input::Case(CaseInput::Moved))).expect("a question");
    kiosk.happens(answer(fourth, Ok(pages("newer"))));
    assert_eq!(says(&kiosk).as_deref(), Some("newer"));
    kiosk.happens(Input::Finished);
    assert_eq!(kiosk.happens(Input::Case(CaseInput::Moved)), []);
    kiosk.happens(answer(fourth, Ok(pages("late"))));
    assert_eq!(kiosk.model.visit, Visit::new(&kiosk.model.house.rules), "nothing comes back");
}

#[test]
fn it_is_printed_once_at_a_time_and_carried_away() {
    let (mut kiosk, version) = scanned();
    assert_eq!(kiosk.happens(Input::Case(CaseInput::PressedPrint)), [], "there is nothing yet");
    kiosk.happens(answer(version, Ok(pages("here"))));
    assert_eq!(kiosk.happens(Input::Case(CaseInput::PressedPrint)), [Effect::Print]);
    assert!(matches!(&kiosk.model.visit.sheet, Some(Sheet::Case(page)) if page.says == "here"));
    assert_eq!(kiosk.happens(Input::Case(CaseInput::PressedPrint)), []);
    kiosk.seconds(8);
    assert_eq!(kiosk.happens(Input::Case(CaseInput::PressedPrint)), [Effect::Print]);
    kiosk.happens(Input::Case(CaseInput::PressedCarry(true)));
    kiosk.happens(Input::WentBack);
    kiosk.sees(ScreenName::Case);
    kiosk.happens(Input::WentBack);
    kiosk.sees(ScreenName::CaseEntry);
}

#[test]
fn only_what_may_be_heard_is_spoken() {
    let (mut kiosk, version) = scanned();
    kiosk.happens(Input::ToggledVoice);
    let effects = kiosk.happens(answer(version, Ok(pages("here"))));
    assert_eq!(effects, [Effect::Speak(Speech::Case("Zh here".to_owned()))]);
}

#[test]
fn numbers_with_letters_are_typed_by_touch_alone_and_digits_come_first() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedCase);
    let letters = |kiosk: &Kiosk| matches!(&kiosk.model.visit.screen, Screen::CaseEntry(entry) if entry.letters);
    assert!(!letters(&kiosk));
    kiosk.happens(Input::PressedKey(Key::Letters));
    assert!(letters(&kiosk));
    for key in "hd-1/2".chars() {
        kiosk.happens(Input::PressedKey(Key::Letter(key)));
    }
    kiosk.happens(Input::PressedKey(Key::Letters));
    kiosk.happens(Input::PressedKey(Key::Digit(3)));
    assert_eq!((letters(&kiosk), entry(&kiosk).0.as_str()), (false, "HD-1/23"), "what was typed stays");
    for _ in 0..100 {
        kiosk.happens(Input::PressedKey(Key::Letter('x')));
    }
    assert_eq!(entry(&kiosk).0.chars().count(), residents_window::flow::kiosk::CODE_TEXT_LENGTH_MAX);
    // The last digits of a phone have no letters.
    kiosk.happens(Input::SubmittedCode(receipt(SHORT)));
    kiosk.happens(Input::PressedKey(Key::Letters));
    assert!(!letters(&kiosk));
}
