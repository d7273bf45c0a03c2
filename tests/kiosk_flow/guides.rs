//! Finding and reading guides: questions to the reader, late answers, the checklist, reading aloud.

use residents_window::domain::hall::Language;
use residents_window::flow::guides::{Amount, Answer, Ask, GuidePage, Line, Piece, Row, Seek, Shelf, Tab, Way};
use residents_window::flow::kiosk::guides::{Aloud, Finding, GuideInput, Loaded, Reading};
use residents_window::flow::kiosk::lookup::Lookup;
use residents_window::flow::kiosk::{Effect, Idle, Input, Screen, ScreenName, Sheet};
use residents_window::flow::typed::Keyed;

use crate::visitor::{IDLE_SECONDS, Kiosk, not_now, open, queue, seed};

impl Kiosk {
    /// Answers with all effects but what is counted, which has its own tests.
    fn guides(&mut self, input: GuideInput) -> Vec<Effect> {
        let effects = self.happens(Input::Guides(input));
        effects.into_iter().filter(|effect| !matches!(effect, Effect::Count(_))).collect()
    }

    fn finding(&self) -> &Finding {
        match &self.model.visit.screen {
            Screen::Find(finding) => finding,
            other => panic!("{other:?}"),
        }
    }

    fn reading(&self) -> &Reading {
        match &self.model.visit.screen {
            Screen::Guide(reading) => reading,
            other => panic!("{other:?}"),
        }
    }

    fn is_told(&mut self, version: u32, answer: Option<Answer>) -> Vec<Effect> {
        self.guides(GuideInput::Answer { version, answer })
    }

    /// Finds and opens a guide of three lines.
    fn at_guide() -> Self {
        let mut kiosk = Self::new();
        kiosk.happens(Input::PressedGuides);
        kiosk.guides(GuideInput::Keyed(Keyed::Typed("低保".to_owned())));
        kiosk.guides(GuideInput::Opened("minimum-living".to_owned()));
        let version = kiosk.reading().version;
        kiosk.is_told(version, Some(Answer::Page(Box::new(page()))));
        kiosk
    }
}

fn page() -> GuidePage {
    let line = |number, text: &str| Line { number, pieces: vec![Piece { strong: false, text: text.to_owned() }] };
    GuidePage {
        guide: "minimum-living".to_owned(),
        title: "Allowance".to_owned(),
        summary: vec![line(1, "First."), line(2, "Second.")],
        materials: vec![Amount { number: 3, name: "Card".to_owned(), amount: "1 original".to_owned(), ..Amount::default() }],
        ..GuidePage::default()
    }
}

fn shelf(guide: &str) -> Answer {
    let row = Row { guide: guide.to_owned(), title: Vec::new(), hint: Vec::new(), why: String::new() };
    Answer::Shelf(Shelf { rows: vec![row], exact: 1, exact_total: 1, ..Shelf::default() })
}

fn asked(effects: &[Effect]) -> Vec<Ask> {
    effects.iter().filter_map(|effect| if let Effect::AskReader { ask, .. } = effect { Some(ask.clone()) } else { None }).collect()
}

fn by_way(way: Way, choice: usize) -> Ask {
    Ask::Shelf { seek: Seek::Way { way, choice }, language: Language::Zh }
}

fn typed(text: &str) -> Ask {
    Ask::Shelf { seek: Seek::Typed(text.to_owned()), language: Language::Zh }
}

fn said(effects: &[Effect]) -> Vec<&str> {
    effects.iter().filter_map(|effect| if let Effect::SayLine { words, .. } = effect { Some(words.as_str()) } else { None }).collect()
}

#[test]
fn each_way_of_looking_asks_the_reader() {
    let mut kiosk = Kiosk::new();
    assert_eq!(asked(&kiosk.happens(Input::PressedGuides)), [by_way(Way::Class, 0)]);
    assert_eq!(asked(&kiosk.guides(GuideInput::ChoseWay(Way::Event))), [by_way(Way::Event, 0)]);
    assert_eq!(asked(&kiosk.guides(GuideInput::Chose(4))), [by_way(Way::Event, 4)]);
    assert_eq!(asked(&kiosk.guides(GuideInput::Keyed(Keyed::Pressed('d')))), [typed("d")]);
    assert_eq!(asked(&kiosk.guides(GuideInput::Keyed(Keyed::Pressed('b')))), [typed("db")]);
    assert_eq!(asked(&kiosk.guides(GuideInput::Keyed(Keyed::Erased))), [typed("d")]);
    assert_eq!(asked(&kiosk.guides(GuideInput::Keyed(Keyed::Typed("低保".to_owned())))), [typed("低保")]);
    assert_eq!(
        asked(&kiosk.guides(GuideInput::Keyed(Keyed::Cleared))),
        [by_way(Way::Event, 4)],
        "what was chosen before the typing is shown again"
    );
}

#[test]
fn what_was_found_stays_until_the_next_answer_and_late_ones_are_passed_over() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedGuides);
    let first = kiosk.finding().version;
    kiosk.is_told(first, Some(shelf("one")));
    kiosk.guides(GuideInput::Keyed(Keyed::Pressed('d')));
    assert!(matches!(kiosk.finding().shelf, Loaded::Here(_)), "nothing flickers while somebody types");
    let second = kiosk.finding().version;
    kiosk.guides(GuideInput::Keyed(Keyed::Pressed('b')));
    kiosk.is_told(second, Some(shelf("late")));
    let Loaded::Here(shelf) = &kiosk.finding().shelf else { panic!("gone") };
    assert_eq!(shelf.rows[0].guide, "one");
    let third = kiosk.finding().version;
    kiosk.is_told(third, None);
    assert_eq!(kiosk.finding().shelf, Loaded::Failed, "no answer is not an empty shelf");
}

#[test]
fn the_way_back_leads_through_where_one_came_from() {
    let mut kiosk = Kiosk::at_guide();
    kiosk.guides(GuideInput::PressedCarry(true));
    kiosk.happens(Input::WentBack);
    assert!(!kiosk.reading().carries);
    kiosk.happens(Input::WentBack);
    assert_eq!(kiosk.finding().typed, "低保", "the search is as it was");
    kiosk.happens(Input::WentBack);
    assert!(kiosk.finding().is_choosing());
    kiosk.happens(Input::WentBack);
    kiosk.sees(ScreenName::Home);
}

#[test]
fn an_answer_of_the_checklist_is_asked_with_the_others_and_can_be_taken_back() {
    let mut kiosk = Kiosk::at_guide();
    let answer = |question: &str, answer: &str| GuideInput::Answered { question: question.to_owned(), answer: answer.to_owned() };
    let asks = |chosen: &[(&str, &str)]| Ask::Page {
        guide: "minimum-living".to_owned(),
        chosen: chosen.iter().map(|(q, a)| ((*q).to_owned(), (*a).to_owned())).collect(),
        language: Language::Zh,
    };
    assert_eq!(asked(&kiosk.guides(answer("who", "self"))), [asks(&[("who", "self")])]);
    assert_eq!(asked(&kiosk.guides(answer("work", "no"))), [asks(&[("who", "self"), ("work", "no")])]);
    assert_eq!(asked(&kiosk.guides(answer("who", "agent"))), [asks(&[("work", "no"), ("who", "agent")])]);
    assert!(matches!(kiosk.reading().page, Loaded::Here(_)), "the page stays while the new one is made");
    assert_eq!(asked(&kiosk.guides(GuideInput::StartedAgain)), [asks(&[])]);
}

#[test]
fn another_language_asks_again() {
    let mut kiosk = Kiosk::at_guide();
    let effects = kiosk.happens(Input::ChoseLanguage(Language::En));
    assert_eq!(asked(&effects), [Ask::Page { guide: "minimum-living".to_owned(), chosen: Vec::new(), language: Language::En }]);
}

#[test]
fn a_guide_is_read_line_by_line_and_a_finger_stops_it() {
    let mut kiosk = Kiosk::at_guide();
    assert_eq!(said(&kiosk.guides(GuideInput::PressedListen)), ["First."]);
    assert_eq!(said(&kiosk.happens(Input::Spoke { heard: true })), ["Second."]);
    assert_eq!(said(&kiosk.happens(Input::Spoke { heard: true })), ["Card, 1 original"]);
    assert_eq!(kiosk.reading().aloud, Aloud::Line(3));
    assert_eq!(kiosk.happens(Input::Touched), [Effect::BeQuiet]);
    assert_eq!(kiosk.guides(GuideInput::PressedListen), [], "the finger that stopped it wanted it to stop");
    assert_eq!(kiosk.happens(Input::Spoke { heard: true }), [], "what was stopped goes on with nothing");
    kiosk.happens(Input::Touched);
    assert_eq!(said(&kiosk.guides(GuideInput::PressedListen)), ["First."], "and another finger begins anew");
}

#[test]
fn after_the_last_line_it_is_silent() {
    let mut kiosk = Kiosk::at_guide();
    kiosk.guides(GuideInput::PressedListen);
    for _ in 0..2 {
        kiosk.happens(Input::Spoke { heard: true });
    }
    assert_eq!(kiosk.happens(Input::Spoke { heard: true }), []);
    assert_eq!(kiosk.reading().aloud, Aloud::Silent);
}

#[test]
fn a_machine_without_a_voice_stops_reading_and_says_so() {
    let mut kiosk = Kiosk::at_guide();
    kiosk.guides(GuideInput::PressedListen);
    assert_eq!(kiosk.happens(Input::Spoke { heard: false }), []);
    assert!(kiosk.model.visit.is_mute);
    assert_eq!(kiosk.reading().aloud, Aloud::Silent);
}

#[test]
fn whoever_is_read_to_need_not_touch_the_screen() {
    let mut kiosk = Kiosk::at_guide();
    kiosk.guides(GuideInput::PressedListen);
    kiosk.seconds(IDLE_SECONDS + 30);
    assert!(matches!(kiosk.model.visit.idle, Idle::Untouched(_)));
    kiosk.happens(Input::Touched);
    kiosk.seconds(IDLE_SECONDS);
    assert!(matches!(kiosk.model.visit.idle, Idle::Warning(_)), "silence counts again");
}

#[test]
fn with_the_voice_on_a_guide_reads_itself_once_it_is_there() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::ToggledVoice);
    kiosk.happens(Input::PressedGuides);
    kiosk.guides(GuideInput::Opened("minimum-living".to_owned()));
    let version = kiosk.reading().version;
    assert_eq!(said(&kiosk.is_told(version, Some(Answer::Page(Box::new(page()))))), ["First."]);
    let nothing_there: [&str; 0] = [];
    assert_eq!(said(&kiosk.guides(GuideInput::TurnedTo(Tab::Law))), nothing_there);
}

#[test]
fn only_a_page_that_is_there_can_be_printed_and_a_withdrawn_guide_says_so() {
    let mut kiosk = Kiosk::at_guide();
    assert_eq!(kiosk.guides(GuideInput::PressedPrint), [Effect::Print]);
    assert_eq!(kiosk.model.visit.sheet, Some(Sheet::Guide(Box::new(page()))));
    let mut kiosk = Kiosk::new();
    kiosk.guides(GuideInput::Opened("gone".to_owned()));
    assert_eq!(kiosk.guides(GuideInput::PressedPrint), []);
    let version = kiosk.reading().version;
    kiosk.is_told(version, Some(Answer::NoSuchGuide));
    assert_eq!(kiosk.reading().page, Loaded::Gone);
    assert_eq!(kiosk.guides(GuideInput::PressedPrint), []);
}

#[test]
fn forgetting_the_visitor_forgets_what_was_typed_and_read() {
    let mut kiosk = Kiosk::at_guide();
    kiosk.guides(GuideInput::PressedPrint);
    kiosk.happens(Input::Finished);
    kiosk.sees(ScreenName::Home);
    assert_eq!(kiosk.model.visit.sheet, None);
}

#[test]
fn a_print_held_to_the_scanner_opens_its_guide() {
    let mut kiosk = Kiosk::new();
    let code = "3".repeat(24);
    let effects = kiosk.happens(Input::Scanned(Lookup::Guide(code.clone())));
    assert_eq!(asked(&effects), [Ask::Print { code: code.clone(), chosen: Vec::new(), language: Language::Zh }]);
    kiosk.sees(ScreenName::Guide);
    kiosk.happens(Input::WentBack);
    kiosk.sees(ScreenName::Home);
    kiosk.happens(Input::PressedCase);
    kiosk.happens(Input::SubmittedCode(Lookup::Guide(code)));
    kiosk.sees(ScreenName::Guide);
}

#[test]
fn the_way_back_from_a_number_leads_to_the_guide_it_was_wanted_for() {
    for gate in [Ok(open()), Err(not_now())] {
        let mut kiosk = Kiosk::at_guide();
        kiosk.guides(GuideInput::Answered { question: "who".to_owned(), answer: "self".to_owned() });
        kiosk.happens(Input::ChoseQueue { wish: queue('A'), gate, seed: seed(1) });
        kiosk.happens(Input::WentBack);
        assert_eq!(kiosk.reading().chosen.len(), 1, "with what was answered");
    }
    let mut kiosk = Kiosk::at_guide();
    kiosk.happens(Input::ChoseQueue { wish: queue('A'), gate: Err(not_now()), seed: seed(1) });
    kiosk.guides(GuideInput::Opened("another-guide-of-the-item".to_owned()));
    assert_eq!(kiosk.reading().guide, "minimum-living", "what to bring is asked for this guide, not for the first of its item");
}

#[test]
fn trying_again_asks_the_same_and_loses_nothing() {
    let mut kiosk = Kiosk::new();
    let code = "3".repeat(24);
    kiosk.happens(Input::Scanned(Lookup::Guide(code.clone())));
    let version = kiosk.reading().version;
    kiosk.is_told(version, None);
    assert_eq!(kiosk.reading().page, Loaded::Failed);
    assert_eq!(asked(&kiosk.guides(GuideInput::TriedAgain)), [Ask::Print { code, chosen: Vec::new(), language: Language::Zh }]);
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedGuides);
    kiosk.guides(GuideInput::Keyed(Keyed::Typed("db".to_owned())));
    let version = kiosk.finding().version;
    kiosk.is_told(version, None);
    assert_eq!(asked(&kiosk.guides(GuideInput::TriedAgain)), [typed("db")]);
}

#[test]
fn while_it_prints_another_press_prints_nothing() {
    let mut kiosk = Kiosk::at_guide();
    assert_eq!(kiosk.guides(GuideInput::PressedPrint), [Effect::Print]);
    assert_eq!(kiosk.guides(GuideInput::PressedPrint), []);
    kiosk.seconds(8);
    assert_eq!(kiosk.guides(GuideInput::PressedPrint), [Effect::Print]);
}

#[test]
fn a_guide_without_english_is_read_in_chinese() {
    let mut kiosk = Kiosk::at_guide();
    let version = kiosk.reading().version;
    kiosk.is_told(version, Some(Answer::Page(Box::new(GuidePage { only_chinese: true, ..page() }))));
    let effects = kiosk.guides(GuideInput::PressedListen);
    assert!(matches!(effects.as_slice(), [Effect::SayLine { only_chinese: true, .. }]), "{effects:?}");
}
