//! Reading aloud: what stands on a screen is said, not pointed at; and a machine without a voice says so.

use residents_window::domain::floor::Floor;
use residents_window::domain::hall::Hall;
use residents_window::domain::hall::parse::parse;
use residents_window::domain::time::Timestamp;
use residents_window::runtime::spoken::{Aloud, sentence};

use super::*;

fn hall() -> Hall {
    parse(include_str!("../../public/content/hall.json")).expect("the sample hall has no fault")
}

fn said(hall: &Hall, language: Language, screen: &Screen) -> String {
    let aloud = Aloud { language, hall, floor: &Floor::default(), today: day(23), now: Timestamp::default() };
    sentence(aloud, &Speech::Screen(screen.clone()))
}

#[test]
fn queues_classes_materials_and_reasons_are_read_aloud() {
    let hall = hall();
    for language in [Language::Zh, Language::En] {
        let queues = said(&hall, language, &Screen::ChooseQueue);
        for queue in &hall.queues {
            assert!(queues.contains(queue.name.get(language)), "{queues}");
        }
        let classes = said(&hall, language, &Screen::Priority(queue('A')));
        for class in &hall.priority.classes {
            assert!(classes.contains(class.get(language)), "{classes}");
        }
    }
    let none = |why| Screen::NotIssued { wish: queue('A'), priority: None, why, locked: 0 };
    assert_eq!(
        said(&hall, Language::Zh, &none(WhyNone::NotNow(not_now()))),
        "现在取不了号。现在不是办公时间。什么时候能办，请问大堂工作人员"
    );
    assert_eq!(
        said(&hall, Language::En, &none(WhyNone::Failed(Failure::Full))),
        "No number right now. The machine is full and cannot give numbers. You have no number. All earlier numbers are safe. \
         Press “Call for help”, or ask at a counter."
    );
}

#[test]
fn every_screen_that_a_person_can_be_on_is_said_in_both_languages() {
    let hall = hall();
    for screen in every_screen() {
        // A guide reads itself, line by line.
        let silent = matches!(screen, Screen::Setup(_) | Screen::Ticket(_) | Screen::Place(_) | Screen::Guide(_) | Screen::Case(_));
        for language in [Language::Zh, Language::En] {
            assert_eq!(said(&hall, language, &screen).is_empty(), silent, "{:?}", screen.name());
        }
    }
}

#[test]
fn a_machine_without_a_voice_says_so_where_it_was_asked_to_speak() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::ToggledVoice);
    assert_eq!(kiosk.happens(Input::Spoke { heard: false }), []);
    assert!(kiosk.model.visit.is_mute && !kiosk.model.visit.visitor.voice);
    assert_eq!(kiosk.happens(Input::ToggledVoice).len(), 1, "asked again it is tried again");
    kiosk.happens(Input::Spoke { heard: true });
    assert!(!kiosk.model.visit.is_mute && kiosk.model.visit.visitor.voice);

    kiosk.happens(Input::Spoke { heard: false });
    kiosk.happens(Input::ChoseLanguage(Language::En));
    assert!(!kiosk.model.visit.is_mute, "another language may have a voice");
    kiosk.happens(Input::Spoke { heard: false });
    kiosk.happens(Input::Finished);
    assert!(!kiosk.model.visit.is_mute, "the next person finds the button as it was");
}
