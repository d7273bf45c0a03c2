//! Rating at the kiosk: three touches, a reason for a bad one, one request however often it is pressed, and nothing before "submit".

use residents_window::domain::codes::receipt::ReceiptNumber;
use residents_window::domain::rating::{Dimension, Level};
use residents_window::flow::kiosk::cases::{Given, Viewing};
use residents_window::flow::kiosk::rating::{COMMENT_CHARS_MAX, Outcome, RateInput, RateIntent, RateOf, RateSeed, Rating, THANKS_SECONDS};
use residents_window::flow::kiosk::{Entry, Key};
use residents_window::flow::ratings::{Offer, RatingTold, Refused};
use residents_window::flow::typed::Keyed;

use super::*;

const CODE: &str = "201072611230004204081700";

/// A receipt without its random part.
fn short() -> String {
    ReceiptNumber::new("0107", day(23), 42).expect("a checked text").to_string()
}

fn rate(input: RateInput) -> Input {
    Input::Rate(input)
}

fn rate_seed(n: usize) -> RateSeed {
    let id = |kind: &str| format!("{kind}-{n}");
    RateSeed { request: RequestId::new(&id("rate")).expect("a checked text"), side: id("side"), salt: id("salt") }
}

fn offer() -> RatingTold {
    let reasons = ["slow", "unclear"].map(|id| [id, "办得慢", "Slow"].map(str::to_owned)).to_vec();
    RatingTold::Offer(Box::new(Offer { what: ["号票 A001", "Ticket A001"].map(str::to_owned), reasons }))
}

fn refused(why: &str, may_add: bool) -> Box<Refused> {
    let words = ["评价过了", "Rated before"].map(str::to_owned);
    Box::new(Refused { why: why.to_owned(), words: words.clone(), may_add, what: words })
}

fn asked(effects: &[Effect]) -> Option<(u32, RateOf, bool)> {
    effects.iter().find_map(|effect| match effect {
        Effect::OpenRating { version, of, seen } => Some((*version, of.clone(), *seen)),
        _ => None,
    })
}

fn sent(effects: &[Effect]) -> Vec<RateIntent> {
    effects.iter().filter_map(|effect| if let Effect::Rate(intent) = effect { Some((**intent).clone()) } else { None }).collect()
}

/// The faces stand, for ticket 3.
fn choosing() -> Kiosk {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedRate);
    let (version, of, seen) = asked(&kiosk.happens(Input::SubmittedCode(Lookup::Ticket(ticket(3))))).expect("a question");
    assert_eq!((of, seen), (RateOf::Ticket(ticket(3)), false));
    kiosk.sees(ScreenName::RateLooking);
    kiosk.happens(rate(RateInput::Answer { version, told: Ok(offer()) }));
    kiosk.sees(ScreenName::RateChoose);
    kiosk
}

/// A rating with five is on its way.
fn sending() -> (Kiosk, RateIntent) {
    let mut kiosk = choosing();
    kiosk.happens(rate(RateInput::ChoseLevel(Level::VerySatisfied)));
    let intent = sent(&kiosk.happens(rate(RateInput::Submitted(rate_seed(1))))).remove(0);
    kiosk.sees(ScreenName::RateSending);
    (kiosk, intent)
}

fn came(intent: &RateIntent, outcome: Outcome) -> Input {
    rate(RateInput::Came { version: intent.version, outcome })
}

fn choice(kiosk: &Kiosk) -> (Option<Level>, Vec<String>, String, bool) {
    let Screen::Rate(Rating::Choose(choosing)) = &kiosk.model.visit.screen else { panic!("not choosing") };
    (choosing.level, choosing.reasons.clone(), choosing.comment.clone(), choosing.is_enough())
}

#[test]
fn three_touches_rate() {
    let (mut kiosk, intent) = sending();
    assert_eq!((intent.level, intent.of.clone(), intent.again), (Some(Level::VerySatisfied), RateOf::Ticket(ticket(3)), false));
    kiosk.happens(came(&intent, Outcome::Kept));
    kiosk.sees(ScreenName::RateDone);
    kiosk.seconds(THANKS_SECONDS - 1);
    kiosk.sees(ScreenName::RateDone);
    kiosk.seconds(1);
    kiosk.sees(ScreenName::Home);
    assert_eq!(kiosk.model.visit, Visit::new(&kiosk.model.house.rules), "nothing of it stays");
}

#[test]
fn a_bad_rating_needs_a_reason_or_a_few_words() {
    for level in Level::ALL {
        let mut kiosk = choosing();
        assert!(!choice(&kiosk).3, "no face yet");
        assert!(sent(&kiosk.happens(rate(RateInput::Submitted(rate_seed(1))))).is_empty());
        kiosk.happens(rate(RateInput::ChoseLevel(level)));
        assert_eq!(choice(&kiosk).3, !level.is_bad(), "{level:?}");
        let goes = sent(&kiosk.happens(rate(RateInput::Submitted(rate_seed(1))))).len();
        assert_eq!(goes, usize::from(!level.is_bad()), "{level:?}");
    }
    let says_why = [RateInput::ToggledReason("slow".to_owned()), RateInput::Keyed(Keyed::Typed("等了一上午".to_owned()))];
    for why in says_why {
        let mut kiosk = choosing();
        kiosk.happens(rate(RateInput::ChoseLevel(Level::Unsatisfied)));
        kiosk.happens(rate(RateInput::ToggledDimension(Dimension::Efficiency)));
        assert!(!choice(&kiosk).3, "what it is about is no reason");
        kiosk.happens(rate(why));
        let intent = sent(&kiosk.happens(rate(RateInput::Submitted(rate_seed(1))))).remove(0);
        assert_eq!(intent.dimensions, [Dimension::Efficiency]);
        assert_eq!(intent.reasons.is_empty(), !intent.comment.is_empty());
    }
}

#[test]
fn what_is_chosen_can_be_taken_back_and_nothing_else_is_taken() {
    let mut kiosk = choosing();
    kiosk.happens(rate(RateInput::ShowedKeyboard(true)));
    kiosk.happens(rate(RateInput::ChoseLevel(Level::VeryUnsatisfied)));
    for reason in ["slow", "unclear", "slow", "nobody offered this"] {
        kiosk.happens(rate(RateInput::ToggledReason(reason.to_owned())));
    }
    assert_eq!(choice(&kiosk).1, ["unclear"]);
    kiosk.happens(rate(RateInput::Keyed(Keyed::Typed("长".repeat(10_000)))));
    assert_eq!(choice(&kiosk).2.chars().count(), COMMENT_CHARS_MAX);
    kiosk.happens(rate(RateInput::Keyed(Keyed::Pressed('x'))));
    assert_eq!(choice(&kiosk).2.chars().count(), COMMENT_CHARS_MAX);
    kiosk.happens(rate(RateInput::Keyed(Keyed::Cleared)));
    kiosk.happens(rate(RateInput::ShowedKeyboard(true)));
    kiosk.happens(Input::WentBack);
    kiosk.sees(ScreenName::RateChoose);
    assert_eq!(choice(&kiosk).0, Some(Level::VeryUnsatisfied), "back from the keyboard is back to the faces");
}

#[test]
fn ten_presses_are_one_request() {
    let mut kiosk = choosing();
    kiosk.happens(rate(RateInput::ChoseLevel(Level::Satisfied)));
    let all: Vec<_> = (0..10).flat_map(|n| sent(&kiosk.happens(rate(RateInput::Submitted(rate_seed(n)))))).collect();
    assert_eq!(all.len(), 1);
    for input in [Input::WentHome, Input::WentBack, Input::Finished, Input::Scanned(Lookup::Ticket(ticket(4)))] {
        kiosk.happens(input);
        kiosk.sees(ScreenName::RateSending);
    }
}

#[test]
fn while_nobody_knows_the_same_request_goes_out_and_no_second_one() {
    let (mut kiosk, intent) = sending();
    assert_eq!(sent(&kiosk.seconds(REPEAT_SECONDS * 2)), [], "there is no answer yet: nothing is asked twice at once");
    kiosk.happens(came(&intent, Outcome::Unknown));
    let again = sent(&kiosk.seconds(REPEAT_SECONDS));
    assert_eq!(again, std::slice::from_ref(&intent));
    kiosk.seconds(CONFIRM_SECONDS_MAX);
    kiosk.sees(ScreenName::RateNotKept);
    let effects = kiosk.happens(rate(RateInput::TriedAgain));
    let retried = sent(&effects).remove(0);
    assert_eq!((&retried.seed, retried.level), (&intent.seed, intent.level));
    kiosk.happens(came(&intent, Outcome::NotKept));
    kiosk.sees(ScreenName::RateSending);
    kiosk.happens(came(&retried, Outcome::Kept));
    kiosk.sees(ScreenName::RateDone);
}

#[test]
fn what_could_not_be_kept_is_tried_again_and_nothing_chosen_is_lost() {
    let mut kiosk = choosing();
    kiosk.happens(rate(RateInput::ChoseLevel(Level::Unsatisfied)));
    kiosk.happens(rate(RateInput::Keyed(Keyed::Typed("没有人".to_owned()))));
    let intent = sent(&kiosk.happens(rate(RateInput::Submitted(rate_seed(1))))).remove(0);
    kiosk.happens(came(&intent, Outcome::NotKept));
    kiosk.sees(ScreenName::RateNotKept);
    let again = sent(&kiosk.happens(rate(RateInput::TriedAgain))).remove(0);
    assert_eq!((again.comment.as_str(), &again.seed), ("没有人", &intent.seed));
    // The hall's reasons have changed meanwhile: what was typed stays.
    kiosk.happens(came(&again, Outcome::Refused(refused("wrong-reasons", false))));
    assert_eq!(choice(&kiosk), (Some(Level::Unsatisfied), vec![], "没有人".to_owned(), true));
}

#[test]
fn whoever_rated_before_is_told_and_may_add_where_the_rules_allow() {
    for may_add in [false, true] {
        let mut kiosk = Kiosk::new();
        let effects = kiosk.happens(rate(RateInput::Opened(RateOf::Hall("h".to_owned()))));
        let (version, ..) = asked(&effects).expect("a question");
        kiosk.happens(rate(RateInput::Answer { version, told: Ok(RatingTold::Refused(refused("rated-before", may_add))) }));
        kiosk.sees(ScreenName::RateRefused);
        kiosk.happens(rate(RateInput::PressedAgain));
        kiosk.sees(if may_add { ScreenName::RateChoose } else { ScreenName::RateRefused });
        if may_add {
            kiosk.happens(rate(RateInput::ChoseLevel(Level::VeryUnsatisfied)));
            let intent = sent(&kiosk.happens(rate(RateInput::Submitted(rate_seed(1))))).remove(0);
            assert!(intent.again, "what is added needs nothing more");
        }
    }
}

#[test]
fn a_race_lost_at_submit_is_told_too() {
    let (mut kiosk, intent) = sending();
    kiosk.happens(came(&intent, Outcome::Refused(refused("rated-before", false))));
    kiosk.sees(ScreenName::RateRefused);
    kiosk.happens(came(&intent, Outcome::Kept));
    kiosk.sees(ScreenName::RateRefused);
}

#[test]
fn nothing_is_kept_before_submit_and_idle_forgets_it() {
    let mut kiosk = choosing();
    kiosk.happens(rate(RateInput::ChoseLevel(Level::VeryUnsatisfied)));
    let effects = kiosk.seconds(IDLE_SECONDS + WARNING_SECONDS_MIN);
    assert!(sent(&effects).is_empty());
    kiosk.sees(ScreenName::Home);
}

#[test]
fn a_receipt_without_its_random_part_asks_for_the_phone() {
    let mut kiosk = Kiosk::new();
    assert!(kiosk.happens(Input::PressedRate).contains(&Effect::OpenCases));
    let given = Lookup::Receipt { code: short(), is_short: true };
    assert_eq!(asked(&kiosk.happens(Input::SubmittedCode(given))), None);
    let Screen::Rate(Rating::Code(Entry { asks, .. })) = &kiosk.model.visit.screen else { panic!("not asked") };
    assert_eq!(asks.as_deref(), Some(short().as_str()));
    assert!(kiosk.model.visit.screen.is_personal());
    for digit in [5, 6, 7, 8] {
        kiosk.happens(Input::PressedKey(Key::Digit(digit)));
    }
    let (version, of, _) = asked(&kiosk.happens(Input::SubmittedCode(Lookup::Nothing(Fault::Length(4))))).expect("a question");
    assert_eq!(of, RateOf::Case(Given { code: short(), last: Some("5678".to_owned()) }));
    kiosk.happens(rate(RateInput::Answer { version, told: Err(Fault::NoCase) }));
    let Screen::Rate(Rating::Code(entry)) = &kiosk.model.visit.screen else { panic!("not asked again") };
    assert_eq!((entry.asks.as_deref(), entry.fault.clone()), (Some(short().as_str()), Some(Fault::NoCase)));
}

#[test]
fn what_is_not_rated_here_is_told_and_what_was_typed_stays() {
    let other = Lookup::Receipt { code: "HD20260012".to_owned(), is_short: true };
    let cases = [
        (other, Fault::NotRatedHere),
        (Lookup::Guide("3".repeat(24)), Fault::NotRatedHere),
        (Lookup::Nothing(Fault::OtherDay(day(20))), Fault::RatedOnItsDay(day(20))),
        (Lookup::Nothing(Fault::Misread), Fault::Misread),
    ];
    for (found, fault) in cases {
        let mut kiosk = Kiosk::new();
        kiosk.happens(Input::PressedRate);
        kiosk.happens(Input::TypedCode("1234".to_owned()));
        assert_eq!(asked(&kiosk.happens(Input::SubmittedCode(found))), None);
        let Screen::Rate(Rating::Code(entry)) = &kiosk.model.visit.screen else { panic!("another screen") };
        assert_eq!((entry.typed.as_str(), entry.fault.clone()), ("1234", Some(fault)));
    }
}

#[test]
fn a_scan_begins_and_never_takes_away_what_is_chosen() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedRate);
    assert!(asked(&kiosk.happens(Input::Scanned(Lookup::Receipt { code: CODE.to_owned(), is_short: false }))).is_some());
    let mut kiosk = choosing();
    assert!(asked(&kiosk.happens(Input::Scanned(Lookup::Ticket(ticket(4))))).is_some(), "nothing was chosen yet");
    let mut kiosk = choosing();
    kiosk.happens(rate(RateInput::ChoseLevel(Level::Fair)));
    assert_eq!(kiosk.happens(Input::Scanned(Lookup::Ticket(ticket(4)))), []);
    assert_eq!(choice(&kiosk).0, Some(Level::Fair));
}

#[test]
fn from_the_page_of_a_case_nothing_is_paid_again() {
    let mut kiosk = Kiosk::new();
    let given = Given { code: CODE.to_owned(), last: None };
    kiosk.model.visit.screen = Screen::Case(Viewing { given: given.clone(), pages: Some(Box::default()), ..Viewing::default() });
    let (_, of, seen) = asked(&kiosk.happens(rate(RateInput::Opened(RateOf::Case(given.clone()))))).expect("a question");
    assert_eq!((of, seen), (RateOf::Case(given), true));
    assert_eq!(asked(&kiosk.happens(rate(RateInput::Opened(RateOf::Hall("h".to_owned()))))), None, "one question at a time");
}

#[test]
fn neither_what_is_rated_nor_how_is_said_aloud() {
    let mut kiosk = choosing();
    kiosk.happens(Input::ToggledVoice);
    let effects = kiosk.happens(rate(RateInput::ChoseLevel(Level::VeryUnsatisfied)));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Speak(_))), "the level is nobody's business");
}
