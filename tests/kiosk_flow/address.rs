//! Typing an address to find one's grid: what is asked, which answer counts, the way back, and that it is forgotten.

use residents_window::flow::board::{Body, Page, Section, Sheet};
use residents_window::flow::kiosk::board::{ADDRESS_CHARS_MAX, BoardInput};
use residents_window::flow::kiosk::guides::Loaded;
use residents_window::flow::typed::Keyed;

use super::*;

impl Kiosk {
    fn asks_for_streets(&mut self) {
        self.happens(Input::PressedNotices);
        self.happens(Input::Board(BoardInput::Opened(Section::Places.first())));
    }

    fn keys(&mut self, keyed: Keyed) -> Vec<Effect> {
        self.happens(Input::Board(BoardInput::Keyed(keyed)))
    }

    fn types(&mut self, text: &str) -> Vec<Effect> {
        self.keys(Keyed::Typed(text.to_owned()))
    }

    fn is_answered(&mut self, version: u32, found: Option<Sheet>) -> Vec<Effect> {
        self.happens(Input::Board(BoardInput::Found { version, found: found.map(Box::new) }))
    }

    fn address(&self) -> &str {
        &self.model.visit.address.typed
    }
}

fn said(text: &str) -> Sheet {
    Sheet { title: text.to_owned(), hint: String::new(), body: Body::Nothing(text.to_owned()), pages: 1 }
}

fn asked(effects: &[Effect]) -> (u32, String) {
    match effects {
        [Effect::AskWhose { version, typed }] => (*version, typed.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_letter_asks_and_only_the_newest_question_is_answered() {
    let mut kiosk = Kiosk::new();
    kiosk.asks_for_streets();
    let (first, _) = asked(&kiosk.keys(Keyed::Pressed('x')));
    let (second, typed) = asked(&kiosk.keys(Keyed::Pressed('y')));
    assert_eq!(typed, "xy");
    kiosk.is_answered(first, Some(said("late")));
    assert_eq!(kiosk.model.visit.address.found(), None, "an answer to another question");
    kiosk.is_answered(second, Some(said("right")));
    assert_eq!(kiosk.model.visit.address.found(), Some(&said("right")));
    let (third, _) = asked(&kiosk.keys(Keyed::Erased));
    assert_eq!(kiosk.model.visit.address.found(), Some(&said("right")), "it stays until the next is there");
    kiosk.is_answered(third, None);
    assert_eq!(kiosk.model.visit.address.found, Loaded::Failed);
    assert_eq!(kiosk.keys(Keyed::Cleared), [], "the list needs nobody");
    kiosk.is_answered(third, Some(said("too late")));
    assert_eq!(kiosk.model.visit.address.found(), None);
}

#[test]
fn what_is_typed_is_bounded_and_belongs_to_this_page() {
    let mut kiosk = Kiosk::new();
    assert_eq!(kiosk.types("xyl17"), [], "nobody asked");
    kiosk.asks_for_streets();
    kiosk.types(&"长".repeat(1_000_000));
    assert_eq!(kiosk.address().chars().count(), ADDRESS_CHARS_MAX);
    kiosk.keys(Keyed::Pressed('x'));
    assert_eq!(kiosk.address().chars().count(), ADDRESS_CHARS_MAX);
}

#[test]
fn back_takes_the_address_away_first_and_a_grid_leads_back_to_it() {
    let mut kiosk = Kiosk::new();
    kiosk.asks_for_streets();
    let (version, _) = asked(&kiosk.types("xyl"));
    kiosk.is_answered(version, Some(said("found")));
    let grid = Page::Grid { grid: 2, street: None, page: 0 };
    kiosk.happens(Input::Board(BoardInput::Opened(grid)));
    kiosk.happens(Input::WentBack);
    assert_eq!((&kiosk.model.visit.screen, kiosk.address()), (&Screen::Board(Section::Places.first()), "xyl"));
    assert!(kiosk.model.visit.address.found().is_some());
    kiosk.happens(Input::WentBack);
    assert_eq!((&kiosk.model.visit.screen, kiosk.address()), (&Screen::Board(Section::Places.first()), ""));
    kiosk.happens(Input::WentBack);
    assert_eq!(kiosk.model.visit.screen, Screen::Board(Page::Menu));
}

#[test]
fn another_language_asks_again_and_nothing_asks_for_nothing() {
    let mut kiosk = Kiosk::new();
    kiosk.asks_for_streets();
    assert_eq!(kiosk.happens(Input::ChoseLanguage(Language::En)), []);
    let (before, _) = asked(&kiosk.types("xyl"));
    let (after, typed) = asked(&kiosk.happens(Input::ChoseLanguage(Language::Zh)));
    assert!(after > before && typed == "xyl");
}

/// An address is a person's: it goes with them, and neither a count nor a note is made of it.
#[test]
fn an_address_is_forgotten_with_its_person_and_counted_nowhere() {
    let mut kiosk = Kiosk::new();
    kiosk.asks_for_streets();
    let (version, _) = asked(&kiosk.types("向阳路17号"));
    kiosk.is_answered(version, Some(said("nobody")));
    let leaves: [fn(&mut Kiosk) -> Vec<Effect>; 3] =
        [|kiosk| kiosk.happens(Input::WentHome), |kiosk| kiosk.happens(Input::PressedNotices), |kiosk| kiosk.happens(Input::Finished)];
    for leave in leaves {
        let effects = leave(&mut kiosk);
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Count(_))), "{effects:?}");
    }
    assert_eq!(kiosk.address(), "");
    kiosk.is_answered(version, Some(said("late")));
    assert_eq!(kiosk.model.visit.address.found(), None, "an answer for somebody who has gone");
}

#[test]
fn the_answer_is_read_aloud_when_it_is_asked_for() {
    let mut kiosk = Kiosk::new();
    kiosk.asks_for_streets();
    let (version, _) = asked(&kiosk.types("xyl18"));
    kiosk.is_answered(version, Some(said("found")));
    assert_eq!(kiosk.happens(Input::AskedToHear), [Effect::Speak(Speech::Found(Box::new(said("found"))))]);
    kiosk.keys(Keyed::Cleared);
    assert!(matches!(kiosk.happens(Input::AskedToHear)[..], [Effect::Speak(Speech::Board(..))]));
}
