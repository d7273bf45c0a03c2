//! What the kiosk knows: its house, and the one visit that may be going on.

use std::collections::BTreeSet;

use super::board::{Address, Known};
use super::guides::Reading;
use super::lookup::Fault;
use super::setup::Settings;
use crate::domain::command::Failure;
use crate::domain::event::PaperAnswer;
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::{ItemId, QueueLetter, RequestId, TicketId};
use crate::domain::queue::gate::NotNow;
use crate::domain::usage::Used;
use crate::flow::cases::CasePage;
use crate::flow::guides::GuidePage;

use super::input::Seed;

pub use super::screen::{Screen, ScreenName};

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
    /// The settings were read since the start.
    pub settings_are_read: bool,
    /// Somebody has set it up, or said that it needs no setting up.
    pub is_set_up: bool,
    /// The call for help.
    pub help: Help,
    /// Requests whose person was told that there is no number: when a number comes after all, it is voided. Kept on the machine as well, so that a
    /// page that is loaded anew still does so.
    pub abandoned: Vec<Abandoned>,
    /// Version of the newest question that went out.
    pub version: u32,
    /// What the hall tells everybody.
    pub board: Known,
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
    /// The person asked to be spoken to, and this machine could not.
    pub is_mute: bool,
    /// The guide from which a number was wanted: the way back leads there, and to no other guide of the same item.
    pub read: Option<Box<Reading>>,
    /// What was counted of this visit already.
    pub used: BTreeSet<Used>,
    /// The address for which a grid is looked for.
    pub address: Address,
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
    Ringing {
        /// For so long no window has answered that somebody could hear it at.
        silent_seconds: u32,
    },
    /// It rings, and there is no window at which anybody could hear it.
    Unheard,
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
    /// A guide.
    Guide(Box<GuidePage>),
    /// Where a case is.
    Case(Box<CasePage>),
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

/// A request whose person was told that there is no number, though one may still come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abandoned {
    /// The request.
    pub request: RequestId,
    /// The ticket it would make.
    pub ticket: TicketId,
    /// Version of the question; 0 when an earlier page asked it.
    pub version: u32,
    /// Seconds until it may be voided once more.
    pub wait: u32,
}

/// Why there is no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNone {
    /// Not possible here and now.
    NotNow(NotNow),
    /// It did not work.
    Failed(Failure),
}

/// The ticket screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketScreen {
    /// Which ticket.
    pub ticket: TicketId,
    /// What the screen asks.
    pub asks: Asks,
    /// Something was scanned here that is no ticket of today: said beside the number, never instead of it.
    pub misread: Option<Fault>,
}

impl TicketScreen {
    /// A number that just came.
    pub const fn new(ticket: TicketId, asks: Asks) -> Self {
        Self { ticket, asks, misread: None }
    }
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
    /// The keys on the screen have letters.
    pub letters: bool,
    /// The last digits of the phone are asked for, for this receipt.
    pub asks: Option<String>,
    /// Why it shows nothing.
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
    /// A letter or a sign of another system's number.
    Letter(char),
    /// Changes between digits alone and letters.
    Letters,
    /// Takes the last one away.
    Erase,
    /// Takes all away.
    Clear,
}

impl Model {
    /// A kiosk that was just switched on.
    pub fn new(rules: Rules) -> Self {
        let visit = Visit::new(&rules);
        let house = House {
            rules,
            settings: Settings::default(),
            settings_are_read: false,
            is_set_up: false,
            help: Help::Quiet,
            abandoned: Vec::new(),
            version: 0,
            board: Known::default(),
        };
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
        Self {
            visitor: rules.new_visitor(),
            screen: Screen::Home,
            idle: Idle::default(),
            sheet: None,
            is_mute: false,
            read: None,
            used: BTreeSet::new(),
            address: Address::default(),
        }
    }
}

impl Place {
    /// A ticket that was just looked up.
    pub const fn new(ticket: TicketId) -> Self {
        Self { ticket, rejoin: Rejoin::NotSaid }
    }
}
