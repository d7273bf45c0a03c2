//! What a visit counts: each thing once, a search without result when somebody gives it up, and never anything while a number is on its way.

use residents_window::domain::usage::{Kind, Used};
use residents_window::flow::guides::{Answer, GuidePage, Shelf};
use residents_window::flow::kiosk::guides::GuideInput;
use residents_window::flow::kiosk::lookup::Lookup;
use residents_window::flow::kiosk::{Effect, Input, Screen, Settings};
use residents_window::flow::typed::Keyed;

use crate::visitor::{Kiosk, open, queue, seed};

fn counted(effects: &[Effect]) -> Vec<Used> {
    effects.iter().filter_map(|effect| if let Effect::Count(uses) = effect { Some(uses.clone()) } else { None }).flatten().collect()
}

fn used(kind: Kind) -> Used {
    Used::of(kind, "minimum-living")
}

impl Kiosk {
    fn counts(&mut self, input: GuideInput) -> Vec<Used> {
        counted(&self.happens(Input::Guides(input)))
    }

    /// The reader answers what was asked last.
    fn hears(&mut self, answer: Answer) -> Vec<Used> {
        let version = self.model.house.version;
        self.counts(GuideInput::Answer { version, answer: Some(answer) })
    }

    /// Types letter by letter; each is answered with nothing.
    fn types_in_vain(&mut self, text: &str) -> Vec<Used> {
        let typed = |letter| {
            [self.counts(GuideInput::Keyed(Keyed::Pressed(letter))), self.hears(Answer::Shelf(Shelf { missed: true, ..Shelf::default() }))]
                .concat()
        };
        text.chars().flat_map(typed).collect()
    }

    fn reads(&mut self) -> Vec<Used> {
        let found = self.counts(GuideInput::Opened("minimum-living".to_owned()));
        [found, self.hears(page())].concat()
    }
}

fn page() -> Answer {
    Answer::Page(Box::new(GuidePage { guide: "minimum-living".to_owned(), ..GuidePage::default() }))
}

#[test]
fn what_is_done_with_a_guide_counts_once_a_visit() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedGuides);
    assert_eq!(kiosk.reads(), [Used::of(Kind::Found, "class"), used(Kind::Read)]);
    assert_eq!(kiosk.hears(page()), [], "the same page in other words");
    assert_eq!(kiosk.counts(GuideInput::PressedPrint), [used(Kind::Printed)]);
    assert_eq!(kiosk.counts(GuideInput::PressedCarry(true)), [used(Kind::Carried)]);
    assert_eq!(kiosk.counts(GuideInput::PressedCarry(false)), []);
    for _ in 0..20 {
        assert_eq!(counted(&kiosk.happens(Input::SecondPassed)), []);
    }
    assert_eq!(kiosk.counts(GuideInput::PressedPrint), [], "printed twice by one person");
    kiosk.happens(Input::Finished);
    kiosk.happens(Input::PressedGuides);
    assert_eq!(kiosk.reads(), [Used::of(Kind::Found, "class"), used(Kind::Read)], "the next person");
    kiosk.happens(Input::WentHome);
    kiosk.happens(Input::PressedGuides);
    assert_eq!(kiosk.reads(), [Used::of(Kind::Found, "class")], "still the same person");
    kiosk.happens(Input::WentHome);
    while !kiosk.happens(Input::SecondPassed).contains(&Effect::NobodyHere) {}
    kiosk.happens(Input::PressedGuides);
    assert_eq!(kiosk.reads(), [Used::of(Kind::Found, "class"), used(Kind::Read)], "somebody who came after a pause");
}

#[test]
fn a_number_counts_for_the_guide_it_was_taken_from_and_only_when_it_is_there() {
    let mut kiosk = Kiosk::new();
    kiosk.model.house.settings = Settings::default();
    kiosk.happens(Input::PressedGuides);
    kiosk.reads();
    let mut before = counted(&kiosk.happens(Input::ChoseQueue { wish: queue('A'), gate: Ok(open()), seed: seed(1) }));
    before.extend(counted(&kiosk.answers_priority(false, 1)));
    assert_eq!(before, [], "nothing while it is on its way");
    let Screen::Issuing { intent, .. } = &kiosk.model.visit.screen else { panic!("{:?}", kiosk.model.visit.screen) };
    let version = intent.version;
    assert_eq!(counted(&kiosk.happens(Input::NumberIssued { version })), [used(Kind::Number)]);
    assert_eq!(counted(&kiosk.happens(Input::PaperCameOut)), []);
    // A number that was not taken from a guide.
    kiosk.happens(Input::Finished);
    kiosk.happens(Input::PressedTakeNumber);
    kiosk.chooses_queue('A');
    kiosk.answers_priority(false, 2);
    let version = kiosk.model.house.version;
    assert_eq!(counted(&kiosk.happens(Input::NumberIssued { version })), []);
}

#[test]
fn a_search_without_result_counts_when_it_is_given_up_and_not_with_every_letter() {
    let given_up: [fn(&mut Kiosk) -> Vec<Used>; 6] = [
        |kiosk| kiosk.counts(GuideInput::Keyed(Keyed::Cleared)),
        |kiosk| kiosk.counts(GuideInput::Keyed(Keyed::Erased)),
        |kiosk| kiosk.counts(GuideInput::Keyed(Keyed::Typed("dibao".to_owned()))),
        |kiosk| counted(&kiosk.happens(Input::WentBack)),
        |kiosk| counted(&kiosk.happens(Input::WentHome)),
        |kiosk| counted(&kiosk.happens(Input::Finished)),
    ];
    for (nth, give_up) in given_up.into_iter().enumerate() {
        let mut kiosk = Kiosk::new();
        kiosk.happens(Input::PressedGuides);
        assert_eq!(kiosk.types_in_vain("cdz"), []);
        assert_eq!(give_up(&mut kiosk), [Used::missed("cdz", false)], "{nth}");
    }
}

#[test]
fn letters_taken_away_are_no_searches_and_what_the_reader_has_not_answered_is_no_result() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedGuides);
    kiosk.types_in_vain("13800138000");
    assert_eq!(kiosk.counts(GuideInput::Keyed(Keyed::Erased)), [Used::missed("13800138000", false)]);
    for _ in 0..10 {
        let erased =
            [kiosk.hears(Answer::Shelf(Shelf { missed: true, ..Shelf::default() })), kiosk.counts(GuideInput::Keyed(Keyed::Erased))]
                .concat();
        assert_eq!(erased, [], "no beginning of a number is ever kept");
    }
    kiosk.counts(GuideInput::Keyed(Keyed::Typed("abc".to_owned())));
    assert_eq!(kiosk.counts(GuideInput::Keyed(Keyed::Cleared)), []);
}

#[test]
fn a_print_that_is_held_to_the_scanner_is_a_way_too() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::Scanned(Lookup::Guide("3".to_owned())));
    assert_eq!(kiosk.hears(page()), [used(Kind::Read), Used::of(Kind::Found, "print")]);
}
