//! What the kiosk knows: its house, and the one visit that may be going on.

use super::listing::Listing;
use super::lookup::Fault;
use super::setup::{Settings, Setup};
use crate::domain::command::Failure;
use crate::domain::event::PaperAnswer;
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::{ItemId, QueueLetter, TicketId};
use crate::domain::queue::gate::NotNow;

use super::input::Seed;

/// Everything the kiosk knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// What belongs to the kiosk and outlives every visitor.
    pub house: House,
    /// What belongs to the person in front of it. Forgetting them is one assignment.
    pub visit: Visit,
}

/// What belongs to the kiosk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct House {
    /// The hall's rules for this screen.
    pub rules: Rules,
    /// How this screen is set up.
    pub settings: Settings,
    /// Somebody has set it up, or said that it needs no setting up.
    pub is_set_up: bool,
    /// The call for help.
    pub help: Help,
    /// Requests whose person was told that there is no number: when a number comes after all, it is voided.
    pub abandoned: Vec<Intent>,
    /// Version of the newest question that went out.
    pub version: u32,
}

/// The hall's rules for this screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Seconds without touch before the kiosk asks whether somebody is there.
    pub idle_seconds: u32,
    /// Seconds to answer that.
    pub idle_warning_seconds: u32,
    /// The language a new visitor finds.
    pub language: Language,
    /// The hall has priority classes, so that the question is asked.
    pub asks_priority: bool,
}

/// What belongs to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// How the person wants to see the screen.
    pub visitor: Visitor,
    /// Where the person is.
    pub screen: Screen,
    /// How long nobody has touched.
    pub idle: Idle,
    /// What the print view shows.
    pub sheet: Option<Sheet>,
}

/// How a person wants to see the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visitor {
    /// Language of the words.
    pub language: Language,
    /// Everything one step larger.
    pub elder: bool,
    /// Controls within reach from a wheelchair.
    pub seated: bool,
    /// Black on white.
    pub contrast: bool,
    /// Screens are read aloud.
    pub voice: bool,
}

/// How long nobody has touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// Seconds since the last touch.
    Untouched(u32),
    /// The kiosk asks whether somebody is there; this many seconds to answer.
    Warning(u32),
}

impl Default for Idle {
    fn default() -> Self {
        Self::Untouched(0)
    }
}

/// The call for help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// Nobody called.
    Quiet,
    /// The call is being recorded.
    Calling,
    /// It rings at the counters.
    Ringing,
    /// Somebody is on the way.
    Coming {
        /// Seconds this still shows.
        seconds_left: u32,
    },
    /// The call could not be recorded.
    Failed {
        /// Seconds this still shows.
        seconds_left: u32,
    },
}

/// What the print view shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A ticket.
    Ticket(TicketId),
    /// The test slip.
    Test,
}

/// What a number is wanted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The queue.
    pub queue: QueueLetter,
    /// The item, when the person said it.
    pub item: Option<ItemId>,
}

/// A wish that is on its way: asked again with the same identities until it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
    /// What for.
    pub wish: Wish,
    /// The answer to the priority question.
    pub priority: bool,
    /// Language of the person.
    pub language: Language,
    /// Identities made for this request.
    pub seed: Seed,
    /// Version of the question; late answers carry it.
    pub version: u32,
}

/// Why there is no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNone {
    /// Not possible here and now.
    NotNow(NotNow),
    /// It did not work.
    Failed(Failure),
}

/// Where the person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Nobody has been here for a while.
    Attract,
    /// What do you want to do?
    Home,
    /// Which queue?
    ChooseQueue,
    /// Which item?
    Items(ItemList),
    /// What to bring for an item.
    Guide(ItemId),
    /// Do you belong to those who go first?
    Priority(Wish),
    /// The number is being written.
    Issuing {
        /// The request.
        intent: Intent,
        /// How long already.
        seconds: u32,
    },
    /// Nobody knows whether it was written: the same request is asked again.
    Confirming {
        /// The request.
        intent: Intent,
        /// How long already.
        seconds: u32,
    },
    /// There is no number.
    NotIssued {
        /// What was wanted.
        wish: Wish,
        /// The answer to the priority question, where it was asked already.
        priority: Option<bool>,
        /// Why.
        why: WhyNone,
        /// Seconds for which "try again" stays locked.
        locked: u32,
    },
    /// Your number.
    Ticket(TicketScreen),
    /// The number was given back.
    GivenBack,
    /// Type or scan a code.
    CaseEntry(Entry),
    /// Where a ticket stands.
    Place(Place),
    /// Rating the service.
    Rate,
    /// Announcements and help lines.
    Notices,
    /// Setting up this screen.
    Setup(Setup),
}

/// Screens without what is on them: names for the outside, for speech and for the switch of views.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScreenName {
    /// See [`Screen`].
    Attract,
    /// See [`Screen`].
    Home,
    /// See [`Screen`].
    ChooseQueue,
    /// See [`Screen`]; to take a number.
    Items,
    /// See [`Screen`]; to read what to bring.
    Guides,
    /// See [`Screen`].
    Guide,
    /// See [`Screen`].
    Priority,
    /// See [`Screen`].
    Issuing,
    /// See [`Screen`].
    Confirming,
    /// See [`Screen`].
    NotIssued,
    /// See [`Screen`].
    Ticket,
    /// See [`Screen`].
    GivenBack,
    /// See [`Screen`].
    CaseEntry,
    /// See [`Screen`].
    Place,
    /// See [`Screen`].
    Rate,
    /// See [`Screen`].
    Notices,
    /// See [`Screen`].
    Setup,
}

/// What an item is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To take a number.
    TakeNumber,
    /// To read what to bring.
    Guide,
}

/// The list of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemList {
    /// What for.
    pub purpose: Purpose,
    /// Which part of it.
    pub listing: Listing,
}

/// The ticket screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketScreen {
    /// Which ticket.
    pub ticket: TicketId,
    /// What the screen asks.
    pub asks: Asks,
}

/// What the ticket screen asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Did your paper come out?
    Paper {
        /// How often it was printed again.
        reprints: u32,
    },
    /// Nothing: this kiosk has no printer.
    NothingNoPrinter,
    /// Nothing more: it was answered.
    Nothing(PaperAnswer),
    /// Really give the number back?
    GiveBack(GiveBack),
}

/// Giving a number back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GiveBack {
    /// Really?
    Asked,
    /// On its way.
    Sent,
    /// It did not work.
    Failed,
}

/// What was typed on the code screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The text.
    pub typed: String,
    /// Why it is not a ticket of today.
    pub fault: Option<Fault>,
}

/// Where a ticket stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which ticket.
    pub ticket: TicketId,
    /// "I am back."
    pub rejoin: Rejoin,
}

/// "I am back."
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejoin {
    /// Not said.
    NotSaid,
    /// On its way.
    Asked,
    /// Back in the queue.
    Done,
    /// It did not work.
    Failed,
}

/// A key of the keypad on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// 0 to 9.
    Digit(u8),
    /// Takes the last one away.
    Erase,
    /// Takes all away.
    Clear,
}

impl Model {
    /// A kiosk that was just switched on.
    pub fn new(rules: Rules) -> Self {
        let visit = Visit::new(&rules);
        let house = House { rules, settings: Settings::default(), is_set_up: false, help: Help::Quiet, abandoned: Vec::new(), version: 0 };
        Self { house, visit }
    }

    /// Nobody is here: nothing would be lost if the page were loaded anew.
    pub fn is_unattended(&self) -> bool {
        let nothing_begun = matches!(self.visit.screen, Screen::Home | Screen::Attract) && self.visit.sheet.is_none();
        nothing_begun && self.visit.visitor == self.house.rules.new_visitor()
    }
}

impl Rules {
    /// The rules of a hall.
    pub fn of(hall: &Hall, language: Language) -> Self {
        Self {
            idle_seconds: hall.limits.idle_seconds,
            idle_warning_seconds: hall.limits.idle_warning_seconds,
            language,
            asks_priority: !hall.priority.classes.is_empty(),
        }
    }

    /// How a new visitor finds the screen.
    pub fn new_visitor(&self) -> Visitor {
        Visitor { language: self.language, ..Visitor::default() }
    }
}

impl Visit {
    /// Nobody yet.
    pub fn new(rules: &Rules) -> Self {
        Self { visitor: rules.new_visitor(), screen: Screen::Home, idle: Idle::default(), sheet: None }
    }
}

impl Place {
    /// A ticket that was just looked up.
    pub const fn new(ticket: TicketId) -> Self {
        Self { ticket, rejoin: Rejoin::NotSaid }
    }
}

impl Screen {
    /// The list of items from its beginning.
    pub fn items(purpose: Purpose) -> Self {
        Self::Items(ItemList { purpose, listing: Listing::default() })
    }

    /// The kiosk is at work and cannot be left; it ends by itself within a known time.
    pub const fn is_working(&self) -> bool {
        matches!(self, Self::Issuing { .. } | Self::Confirming { .. })
    }

    /// The screen without what changes while a person looks at it: another essence is another picture.
    #[must_use]
    pub fn essence(&self) -> Self {
        match self.clone() {
            Self::Issuing { intent, .. } => Self::Issuing { intent, seconds: 0 },
            Self::Confirming { intent, .. } => Self::Confirming { intent, seconds: 0 },
            Self::NotIssued { wish, priority, why, .. } => Self::NotIssued { wish, priority, why, locked: 0 },
            Self::Ticket(screen) => Self::Ticket(TicketScreen { asks: Asks::NothingNoPrinter, ..screen }),
            Self::CaseEntry(_) => Self::CaseEntry(Entry::default()),
            Self::Place(place) => Self::Place(Place::new(place.ticket)),
            Self::Setup(setup) => Self::Setup(Setup { code: String::new(), code_is_wrong: false, ..setup }),
            other => other,
        }
    }

    /// Its name.
    pub const fn name(&self) -> ScreenName {
        match self {
            Self::Attract => ScreenName::Attract,
            Self::Home => ScreenName::Home,
            Self::ChooseQueue => ScreenName::ChooseQueue,
            Self::Items(ItemList { purpose: Purpose::TakeNumber, .. }) => ScreenName::Items,
            Self::Items(ItemList { purpose: Purpose::Guide, .. }) => ScreenName::Guides,
            Self::Guide(_) => ScreenName::Guide,
            Self::Priority(_) => ScreenName::Priority,
            Self::Issuing { .. } => ScreenName::Issuing,
            Self::Confirming { .. } => ScreenName::Confirming,
            Self::NotIssued { .. } => ScreenName::NotIssued,
            Self::Ticket(_) => ScreenName::Ticket,
            Self::GivenBack => ScreenName::GivenBack,
            Self::CaseEntry(_) => ScreenName::CaseEntry,
            Self::Place(_) => ScreenName::Place,
            Self::Rate => ScreenName::Rate,
            Self::Notices => ScreenName::Notices,
            Self::Setup(_) => ScreenName::Setup,
        }
    }
}

impl ScreenName {
    /// The name in `data-screen`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Attract => "attract",
            Self::Home => "home",
            Self::ChooseQueue => "choose-queue",
            Self::Items => "items",
            Self::Guides => "guides",
            Self::Guide => "guide",
            Self::Priority => "priority",
            Self::Issuing => "issuing",
            Self::Confirming => "confirming",
            Self::NotIssued => "not-issued",
            Self::Ticket => "ticket",
            Self::GivenBack => "given-back",
            Self::CaseEntry => "case-entry",
            Self::Place => "place",
            Self::Rate => "rate",
            Self::Notices => "notices",
            Self::Setup => "setup",
        }
    }
}
