//! An opinion at the kiosk: what it is, the words, whether an answer is wanted; one request however often it is pressed, and nothing that outlives the person.

use residents_window::domain::opinion::Kind;
use residents_window::flow::kiosk::cases::CASE_IDLE_SECONDS;
use residents_window::flow::kiosk::rating::{
    COMMENT_CHARS_MAX, Choosing, NUMBER_SECONDS, Outcome, PHONE_CHARS_MAX, RateInput, RateIntent, RateOf, RateSeed, Rating,
};
use residents_window::flow::ratings::Refused;
use residents_window::flow::typed::Keyed;

use super::*;

const PHONE: &str = "13812345678";

fn rate(input: RateInput) -> Input {
    Input::Rate(input)
}

fn typed(text: &str) -> Input {
    rate(RateInput::Keyed(Keyed::Typed(text.to_owned())))
}

fn submitted(n: usize) -> Input {
    let id = |kind: &str| format!("{kind}-{n}");
    let request = RequestId::new(&id("opinion")).expect("a checked text");
    rate(RateInput::Submitted(RateSeed { request, side: id("side"), salt: id("salt") }))
}

fn sent(effects: &[Effect]) -> Vec<RateIntent> {
    effects.iter().filter_map(|effect| if let Effect::Rate(intent) = effect { Some((**intent).clone()) } else { None }).collect()
}

fn came(intent: &RateIntent, outcome: Outcome) -> Input {
    rate(RateInput::Came { version: intent.version, outcome })
}

fn choosing(kiosk: &Kiosk) -> Choosing {
    let Screen::Rate(Rating::Choose(choosing)) = &kiosk.model.visit.screen else { panic!("not choosing") };
    (**choosing).clone()
}

/// Somebody has said that it is a problem, and writes.
fn writing() -> Kiosk {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedRate);
    let effects = kiosk.happens(rate(RateInput::Opened(RateOf::Opinion)));
    assert_eq!(effects, [Effect::OpenCases], "nothing is looked up: the reader is started");
    kiosk.sees(ScreenName::OpinionKind);
    kiosk.happens(rate(RateInput::ChoseKind(Kind::Problem)));
    kiosk.sees(ScreenName::OpinionWords);
    kiosk
}

/// The words are there; is an answer wanted?
fn asked() -> Kiosk {
    let mut kiosk = writing();
    kiosk.happens(typed("楼道的灯坏了"));
    kiosk.happens(rate(RateInput::ShowedKeyboard(false)));
    kiosk.sees(ScreenName::OpinionContact);
    kiosk
}

fn sending() -> (Kiosk, RateIntent) {
    let mut kiosk = asked();
    kiosk.happens(rate(RateInput::WantsAnswer(true)));
    kiosk.happens(typed(PHONE));
    let intent = sent(&kiosk.happens(submitted(1))).remove(0);
    kiosk.sees(ScreenName::RateSending);
    (kiosk, intent)
}

#[test]
fn an_opinion_is_sent_with_its_words_and_leads_to_a_number_and_home() {
    let (mut kiosk, intent) = sending();
    assert_eq!((intent.of.clone(), intent.level), (RateOf::Opinion, None));
    assert_eq!((intent.opinion.clone(), intent.comment.as_str()), (Some((Kind::Problem, Some(PHONE.to_owned()))), "楼道的灯坏了"));
    kiosk.happens(came(&intent, Outcome::Posted("260 000 195".to_owned())));
    kiosk.sees(ScreenName::RateDone);
    assert!(matches!(&kiosk.model.visit.screen, Screen::Rate(Rating::Done { number: Some(number), .. }) if number == "260 000 195"));
    kiosk.seconds(NUMBER_SECONDS - 1);
    kiosk.sees(ScreenName::RateDone);
    kiosk.seconds(1);
    assert_eq!(kiosk.model.visit, Visit::new(&kiosk.model.house.rules), "nothing of it stays");
}

#[test]
fn nothing_goes_on_without_words_nor_is_sent_without_saying_whether_an_answer_is_wanted() {
    let mut kiosk = writing();
    for nothing in ["", "  \n "] {
        kiosk.happens(typed(nothing));
        kiosk.happens(rate(RateInput::ShowedKeyboard(false)));
        kiosk.sees(ScreenName::OpinionWords);
        assert_eq!(sent(&kiosk.happens(submitted(1))), []);
    }
    let mut kiosk = asked();
    assert!(!choosing(&kiosk).is_enough());
    assert_eq!(sent(&kiosk.happens(submitted(1))), []);
    kiosk.happens(rate(RateInput::WantsAnswer(true)));
    for wrong in ["", "138", "abc"] {
        kiosk.happens(typed(wrong));
        assert_eq!(sent(&kiosk.happens(submitted(1))), [], "{wrong}: no phone");
    }
    kiosk.happens(rate(RateInput::WantsAnswer(false)));
    let intent = sent(&kiosk.happens(submitted(1))).remove(0);
    assert_eq!(intent.opinion, Some((Kind::Problem, None)), "what was typed of a phone and is not wanted goes nowhere");
}

#[test]
fn keys_go_to_the_words_and_then_to_the_phone_and_neither_grows_for_ever() {
    let mut kiosk = writing();
    kiosk.happens(typed(&"长".repeat(COMMENT_CHARS_MAX + 50)));
    assert_eq!(choosing(&kiosk).comment.chars().count(), COMMENT_CHARS_MAX);
    kiosk.happens(rate(RateInput::ShowedKeyboard(false)));
    kiosk.happens(rate(RateInput::WantsAnswer(true)));
    for _ in 0..PHONE_CHARS_MAX + 5 {
        kiosk.happens(rate(RateInput::Keyed(Keyed::Pressed('1'))));
    }
    let choosing = choosing(&kiosk);
    assert_eq!((choosing.comment.chars().count(), choosing.opinion.expect("an opinion").phone.len()), (COMMENT_CHARS_MAX, PHONE_CHARS_MAX));
}

#[test]
fn back_is_one_step_and_loses_no_word() {
    let mut kiosk = asked();
    for (screen, words) in [(ScreenName::OpinionWords, true), (ScreenName::OpinionKind, true), (ScreenName::Rate, false)] {
        kiosk.happens(Input::WentBack);
        kiosk.sees(screen);
        if words {
            assert_eq!(choosing(&kiosk).comment, "楼道的灯坏了");
        }
    }
}

#[test]
fn ten_presses_are_one_request() {
    let mut kiosk = asked();
    kiosk.happens(rate(RateInput::WantsAnswer(false)));
    let all: Vec<_> = (0..10).flat_map(|n| sent(&kiosk.happens(submitted(n)))).collect();
    assert_eq!(all.len(), 1);
    for input in [Input::WentHome, Input::WentBack, Input::Finished, Input::Scanned(Lookup::Ticket(ticket(4)))] {
        kiosk.happens(input);
        kiosk.sees(ScreenName::RateSending);
    }
}

#[test]
fn what_was_not_kept_stays_with_the_person_and_is_sent_again_as_it_was() {
    let (mut kiosk, intent) = sending();
    kiosk.happens(came(&intent, Outcome::NotKept));
    kiosk.sees(ScreenName::RateNotKept);
    let retried = sent(&kiosk.happens(rate(RateInput::TriedAgain))).remove(0);
    assert_eq!((&retried.seed, &retried.opinion, &retried.comment), (&intent.seed, &intent.opinion, &intent.comment));
    kiosk.happens(came(&retried, Outcome::NotKept));
    kiosk.happens(Input::WentBack);
    kiosk.sees(ScreenName::OpinionContact);
    assert_eq!(choosing(&kiosk).comment, "楼道的灯坏了");
    // What is refused says why, beside what was typed.
    let again = sent(&kiosk.happens(submitted(2))).remove(0);
    let words = ["号码不对", "No phone"].map(str::to_owned);
    kiosk.happens(came(
        &again,
        Outcome::Refused(Box::new(Refused { why: "wrong-phone".to_owned(), words: words.clone(), ..Refused::default() })),
    ));
    kiosk.sees(ScreenName::OpinionContact);
    assert_eq!((choosing(&kiosk).told, choosing(&kiosk).comment), (Some(words), "楼道的灯坏了".to_owned()));
}

#[test]
fn what_was_perhaps_kept_is_sent_again_as_it_is_or_not_at_all() {
    let (mut kiosk, intent) = sending();
    kiosk.happens(came(&intent, Outcome::Unknown));
    kiosk.seconds(CONFIRM_SECONDS_MAX);
    kiosk.sees(ScreenName::RateNotKept);
    let [again] = <[_; 1]>::try_from(sent(&kiosk.happens(rate(RateInput::TriedAgain)))).expect("the same once more");
    // Nobody answers: the first time may have been the one that was kept, and a new request would be a second opinion.
    kiosk.happens(came(&again, Outcome::NoAnswer));
    kiosk.sees(ScreenName::RateNotKept);
    kiosk.happens(Input::WentBack);
    kiosk.sees(ScreenName::Rate);
}

#[test]
fn what_was_surely_not_kept_is_mended_and_sent_anew() {
    let (mut kiosk, intent) = sending();
    kiosk.happens(came(&intent, Outcome::NoAnswer));
    kiosk.sees(ScreenName::RateNotKept);
    kiosk.happens(Input::WentBack);
    kiosk.sees(ScreenName::OpinionContact);
}

#[test]
fn whoever_leaves_takes_words_and_phone_along() {
    for (mut kiosk, seconds) in [(writing(), IDLE_SECONDS), (asked(), CASE_IDLE_SECONDS.min(IDLE_SECONDS))] {
        kiosk.happens(typed("13812345678"));
        kiosk.seconds(seconds);
        assert_eq!(kiosk.model.visit.idle, Idle::Warning(WARNING_SECONDS_MIN));
        kiosk.seconds(WARNING_SECONDS_MIN);
        assert_eq!(kiosk.model.visit, Visit::new(&kiosk.model.house.rules));
        assert!(!format!("{:?}", kiosk.model).contains("1381234"));
    }
}

#[test]
fn a_paper_in_the_hand_takes_no_words_away() {
    for mut kiosk in [writing(), asked()] {
        let before = kiosk.model.visit.screen.clone();
        assert_eq!(kiosk.happens(Input::Scanned(Lookup::Ticket(ticket(3)))), []);
        assert_eq!(kiosk.model.visit.screen, before);
    }
}
