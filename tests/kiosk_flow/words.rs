//! Typing Chinese at the kiosk: letters may stand for words, and stay letters until somebody chooses.

use residents_window::domain::rating::Level;
use residents_window::flow::kiosk::offered::PAGE_WORDS;
use residents_window::flow::kiosk::rating::{COMMENT_CHARS_MAX, Choosing, RateInput, RateOf, Rating};
use residents_window::flow::ratings::RatingTold;
use residents_window::flow::typed::Keyed;

use super::*;

fn rate(input: RateInput) -> Input {
    Input::Rate(input)
}

/// Somebody who rates has the keyboard on the screen.
fn writing(language: Language) -> Kiosk {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::ChoseLanguage(language));
    kiosk.happens(Input::PressedRate);
    let effects = kiosk.happens(rate(RateInput::Opened(RateOf::Hall("00000000-0000-4000-8000-000000000001".to_owned()))));
    let version = effects.iter().find_map(|effect| if let Effect::OpenRating { version, .. } = effect { Some(*version) } else { None });
    let version = version.expect("a question");
    kiosk.happens(rate(RateInput::Answer { version, told: Ok(RatingTold::Offer(Box::default())) }));
    kiosk.happens(rate(RateInput::ChoseLevel(Level::Unsatisfied)));
    kiosk.happens(rate(RateInput::ShowedKeyboard(true)));
    kiosk
}

/// What is asked about letters when this is typed.
fn press(kiosk: &mut Kiosk, letters: &str) -> Option<(u32, String)> {
    let mut asked = None;
    for letter in letters.chars() {
        let effects = kiosk.happens(rate(RateInput::Keyed(Keyed::Pressed(letter))));
        asked = effects.into_iter().find_map(|effect| match effect {
            Effect::AskWords { version, letters } => Some((version, letters)),
            _ => None,
        });
    }
    asked
}

fn offer(kiosk: &mut Kiosk, version: u32, words: &[(&str, usize)]) {
    let words = words.iter().map(|(text, letters)| ((*text).to_owned(), *letters)).collect();
    kiosk.happens(rate(RateInput::CanStandFor { version, words }));
}

fn choosing(kiosk: &Kiosk) -> &Choosing {
    let Screen::Rate(Rating::Choose(choosing)) = &kiosk.model.visit.screen else { panic!("not choosing") };
    choosing
}

fn words_shown(kiosk: &Kiosk) -> Vec<String> {
    choosing(kiosk).offered.page().0.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn letters_are_asked_about_and_a_chosen_word_takes_their_place() {
    let mut kiosk = writing(Language::Zh);
    let (version, letters) = press(&mut kiosk, "taidu").expect("a question");
    assert_eq!(letters, "taidu");
    offer(&mut kiosk, version, &[("态度", 5), ("太", 3)]);
    assert_eq!(words_shown(&kiosk), ["态度", "太"]);
    kiosk.happens(rate(RateInput::Took(0)));
    assert_eq!(choosing(&kiosk).comment, "态度");
    assert_eq!(words_shown(&kiosk), Vec::<String>::new());
}

#[test]
fn letters_that_are_left_wait_for_the_next_word() {
    let mut kiosk = writing(Language::Zh);
    let (version, _) = press(&mut kiosk, "paiduijiu").unwrap();
    offer(&mut kiosk, version, &[("排队", 6)]);
    let effects = kiosk.happens(rate(RateInput::Took(0)));
    assert_eq!(choosing(&kiosk).comment, "排队jiu");
    let again = effects.into_iter().find_map(|effect| if let Effect::AskWords { letters, .. } = effect { Some(letters) } else { None });
    assert_eq!(again.as_deref(), Some("jiu"));
}

#[test]
fn an_answer_about_other_letters_is_not_shown() {
    let mut kiosk = writing(Language::Zh);
    let (late, _) = press(&mut kiosk, "b").unwrap();
    let (version, letters) = press(&mut kiosk, "u").unwrap();
    assert_eq!(letters, "bu");
    offer(&mut kiosk, late, &[("吧", 1)]);
    assert_eq!(words_shown(&kiosk), Vec::<String>::new());
    offer(&mut kiosk, version, &[("不", 2)]);
    assert_eq!(words_shown(&kiosk), ["不"]);
}

#[test]
fn more_words_come_by_pages_and_then_the_first_again() {
    let mut kiosk = writing(Language::Zh);
    let (version, _) = press(&mut kiosk, "shi").unwrap();
    let all: Vec<String> = (0..PAGE_WORDS + 2).map(|nth| format!("字{nth}")).collect();
    offer(&mut kiosk, version, &all.iter().map(|text| (text.as_str(), 3)).collect::<Vec<_>>());
    assert_eq!(choosing(&kiosk).offered.page().0.len(), PAGE_WORDS);
    kiosk.happens(rate(RateInput::TurnedWords));
    assert_eq!(words_shown(&kiosk), all[PAGE_WORDS..]);
    kiosk.happens(rate(RateInput::Took(PAGE_WORDS + 1)));
    assert_eq!(choosing(&kiosk).comment, all[PAGE_WORDS + 1]);
    let (version, _) = press(&mut kiosk, "s").unwrap();
    offer(&mut kiosk, version, &all.iter().map(|text| (text.as_str(), 1)).collect::<Vec<_>>());
    kiosk.happens(rate(RateInput::TurnedWords));
    kiosk.happens(rate(RateInput::TurnedWords));
    assert_eq!(words_shown(&kiosk)[0], all[0]);
}

#[test]
fn whoever_reads_english_writes_letters() {
    let mut kiosk = writing(Language::En);
    assert_eq!(press(&mut kiosk, "slow"), None);
    assert_eq!(choosing(&kiosk).comment, "slow");
    kiosk.happens(rate(RateInput::Took(0)));
    assert_eq!(choosing(&kiosk).comment, "slow");
}

#[test]
fn a_word_never_makes_the_text_longer_than_fits() {
    let mut kiosk = writing(Language::Zh);
    kiosk.happens(rate(RateInput::Keyed(Keyed::Typed(format!("{}s", "慢".repeat(COMMENT_CHARS_MAX - 1))))));
    let effects = kiosk.happens(rate(RateInput::Keyed(Keyed::Erased)));
    assert!(effects.is_empty(), "no letters, no question");
    let (version, _) = press(&mut kiosk, "s").unwrap();
    offer(&mut kiosk, version, &[("时间太久", 1)]);
    kiosk.happens(rate(RateInput::Took(0)));
    assert_eq!(choosing(&kiosk).comment.chars().count(), COMMENT_CHARS_MAX);
}
