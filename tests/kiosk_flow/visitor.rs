//! A visitor's words for the kiosk's flow, and one screen of every kind.

use residents_window::domain::command::Failure;
use residents_window::domain::event::PaperAnswer;
use residents_window::domain::hall::Language;
use residents_window::domain::hall::calendar::ClosedReason;
use residents_window::domain::identity::{QueueLetter, RequestId, TicketId};
use residents_window::domain::queue::gate::{NotNow, Open, WhyNot};
use residents_window::flow::board::{Page, Section};
use residents_window::flow::kiosk::cases::Viewing;
use residents_window::flow::kiosk::guides::{Finding, Reading};
use residents_window::flow::kiosk::lookup::Fault;
use residents_window::flow::kiosk::offered::Offered;
use residents_window::flow::kiosk::rating::{Choosing, Opining, RateOf, Rating, Step, THANKS_SECONDS};
use residents_window::flow::kiosk::{
    Asks, CONFIRM_SECONDS_MAX, Effect, Entry, GiveBack, Input, Intent, Model, Place, Rules, Screen, ScreenName, Seed, Settings, Setup,
    SetupStep, TicketScreen, WhyNone, Wish, update,
};
use residents_window::flow::ratings::Offer;

/// Seconds without touch before the kiosk of these tests asks.
pub const IDLE_SECONDS: u32 = 45;

pub struct Kiosk {
    pub model: Model,
}

pub fn ticket(n: usize) -> TicketId {
    TicketId::new(&format!("ticket-{n}")).expect("a checked text")
}

pub fn seed(n: usize) -> Seed {
    Seed { request: RequestId::new(&format!("request-{n}")).expect("a checked text"), ticket: ticket(n), random: 7 }
}

pub fn queue(letter: char) -> Wish {
    Wish { queue: QueueLetter::new(letter).expect("a letter"), item: None }
}

pub fn open() -> Open {
    Open { at_most: 9_999, not_staffed_yet: false, item_quota: false }
}

pub fn not_now() -> NotNow {
    NotNow { why: WhyNot::HallClosed(ClosedReason::Hours), next: None }
}

impl Kiosk {
    pub fn new() -> Self {
        let rules = Rules { idle_seconds: IDLE_SECONDS, idle_warning_seconds: 20, language: Language::Zh, asks_priority: true };
        Self { model: Model::new(rules) }
    }

    pub fn at_priority() -> Self {
        let mut kiosk = Self::new();
        kiosk.happens(Input::PressedTakeNumber);
        kiosk.chooses_queue('A');
        kiosk
    }

    /// The request with seed 1 and version 1 is on its way.
    pub fn at_issuing() -> Self {
        let mut kiosk = Self::at_priority();
        kiosk.answers_priority(false, 1);
        kiosk
    }

    pub fn at_ticket() -> Self {
        let mut kiosk = Self::at_issuing();
        kiosk.happens(Input::NumberIssued { version: 1 });
        kiosk
    }

    pub fn told_that_there_is_none() -> Self {
        let mut kiosk = Self::at_issuing();
        kiosk.happens(Input::IssueFailed { version: 1, failure: Failure::Unknown });
        kiosk.seconds(CONFIRM_SECONDS_MAX);
        kiosk
    }

    pub fn happens(&mut self, input: Input) -> Vec<Effect> {
        update(&mut self.model, input)
    }

    pub fn seconds(&mut self, seconds: u32) -> Vec<Effect> {
        (0..seconds).flat_map(|_| self.happens(Input::SecondPassed)).collect()
    }

    pub fn chooses_queue(&mut self, letter: char) -> Vec<Effect> {
        self.happens(Input::ChoseQueue { wish: queue(letter), gate: Ok(open()), seed: seed(1) })
    }

    pub fn answers_priority(&mut self, priority: bool, n: usize) -> Vec<Effect> {
        self.happens(Input::AnsweredPriority { priority, seed: seed(n) })
    }

    pub fn sees(&self, name: ScreenName) {
        assert_eq!(self.model.visit.screen.name(), name);
    }
}

/// Somebody gives an opinion.
fn opinion(step: Step) -> Screen {
    Screen::Rate(Rating::Choose(Box::new(Choosing {
        of: RateOf::Opinion,
        offer: Offer::default(),
        again: false,
        level: None,
        reasons: Vec::new(),
        dimensions: Vec::new(),
        comment: "灯坏了".into(),
        keyboard: step == Step::Words,
        offered: Offered::default(),
        told: None,
        opinion: Some(Opining { step, phone: "138".into(), ..Opining::default() }),
    })))
}

/// One screen of every kind that a person can be on. Ticket 1 is the person's.
pub fn every_screen() -> Vec<Screen> {
    let intent = Intent { wish: queue('A'), priority: false, language: Language::Zh, seed: seed(1), version: 1 };
    let with_ticket = |asks| Screen::Ticket(TicketScreen::new(ticket(1), asks));
    let setup = Setup { step: SetupStep::Paper, draft: Settings::default(), code: "01".into(), code_is_wrong: true, code_is_right: false };
    vec![
        Screen::Home,
        Screen::ChooseQueue,
        Screen::items(),
        Screen::Find(Finding::default()),
        Screen::Guide(Reading::of("minimum-living".to_owned(), None)),
        Screen::Priority(queue('A')),
        Screen::Issuing { intent: intent.clone(), seconds: 0 },
        Screen::Confirming { intent, seconds: 3 },
        Screen::NotIssued { wish: queue('A'), priority: None, why: WhyNone::Failed(Failure::Full), locked: 0 },
        with_ticket(Asks::Paper { reprints: 1 }),
        with_ticket(Asks::NothingNoPrinter),
        with_ticket(Asks::Nothing(PaperAnswer::Yes)),
        with_ticket(Asks::GiveBack(GiveBack::Asked)),
        Screen::GivenBack,
        Screen::CaseEntry(Entry { typed: "1010".into(), ..Entry::default() }),
        Screen::CaseEntry(Entry { asks: Some("2010".into()), ..Entry::default() }),
        Screen::CaseEntry(Entry { typed: "2010".into(), fault: Some(Fault::NoAnswer), ..Entry::default() }),
        Screen::Case(Viewing { pages: Some(Box::default()), ..Viewing::default() }),
        Screen::Place(Place::new(ticket(3))),
        Screen::Rate(Rating::code()),
        Screen::Rate(Rating::Code(Entry { asks: Some("2010".into()), ..Entry::default() })),
        Screen::Rate(Rating::Looking { of: RateOf::Ticket(ticket(3)), version: 9 }),
        Screen::Rate(Rating::Refused { of: RateOf::Ticket(ticket(3)), said: Box::default() }),
        Screen::Rate(Rating::Done { is_bad: false, number: None, seconds: THANKS_SECONDS }),
        opinion(Step::Kind),
        opinion(Step::Words),
        opinion(Step::Contact),
        Screen::Board(Page::Menu),
        Screen::Board(Section::Lines.first()),
        Screen::Board(Page::Grid { grid: 1, street: None, page: 0 }),
        Screen::Setup(setup),
    ]
}
