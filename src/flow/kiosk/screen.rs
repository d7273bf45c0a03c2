//! The kiosk's screens: one value says where the person is.

use super::cases::Viewing;
use super::guides::{Finding, Reading};
use super::listing::Listing;
use super::model::{Asks, Entry, Intent, Place, TicketScreen, WhyNone, Wish};
use super::rating::{Rating, Step};
use super::setup::Setup;
use crate::domain::identity::TicketId;
use crate::flow::board::Page;

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
    Items(Listing),
    /// Looking for a guide.
    Find(Finding),
    /// Reading a guide.
    Guide(Reading),
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
    /// Where a case is.
    Case(Viewing),
    /// Rating the service.
    Rate(Rating),
    /// Setting up this screen.
    Setup(Setup),
    /// What the hall tells everybody.
    Board(Page),
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
    /// See [`Screen`].
    Items,
    /// See [`Screen`].
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
    Case,
    /// See [`Screen`].
    Rate,
    /// See [`Rating`].
    RateLooking,
    /// See [`Rating`].
    RateRefused,
    /// See [`Rating`].
    RateChoose,
    /// See [`Rating`].
    OpinionKind,
    /// See [`Rating`].
    OpinionWords,
    /// See [`Rating`].
    OpinionContact,
    /// See [`Rating`].
    RateSending,
    /// See [`Rating`].
    RateNotKept,
    /// See [`Rating`].
    RateDone,
    /// See [`Screen`].
    Setup,
    /// See [`Page::name`].
    Board(&'static str),
}

impl Screen {
    /// The list of items from its beginning.
    pub fn items() -> Self {
        Self::Items(Listing::default())
    }

    /// The kiosk is at work and cannot be left; it ends by itself within a known time.
    pub const fn is_working(&self) -> bool {
        matches!(self, Self::Issuing { .. } | Self::Confirming { .. } | Self::Rate(Rating::Sending(_)))
    }

    /// Somebody's own matter stands on it: it goes sooner than others when nobody touches.
    pub fn is_personal(&self) -> bool {
        match self {
            Self::Case(_) => true,
            // A number that was typed and could not be shown would be the next person's to try.
            Self::CaseEntry(entry) | Self::Rate(Rating::Code(entry)) => {
                entry.asks.is_some() || (entry.fault.is_some() && !entry.typed.is_empty())
            }
            Self::Rate(Rating::Choose(choosing)) => choosing.step() == Some(Step::Contact),
            _ => false,
        }
    }

    /// The ticket whose number is on the screen or on its way to it.
    pub const fn own_ticket(&self) -> Option<&TicketId> {
        match self {
            Self::Issuing { intent, .. } | Self::Confirming { intent, .. } => Some(&intent.seed.ticket),
            Self::Ticket(screen) => Some(&screen.ticket),
            _ => None,
        }
    }

    /// The screen without what changes while a person looks at it: another essence is another picture.
    #[must_use]
    pub fn essence(&self) -> Self {
        match self.clone() {
            Self::Issuing { intent, .. } => Self::Issuing { intent, seconds: 0 },
            Self::Confirming { intent, .. } => Self::Confirming { intent, seconds: 0 },
            Self::NotIssued { wish, priority, why, .. } => Self::NotIssued { wish, priority, why, locked: 0 },
            Self::Ticket(screen) => Self::Ticket(TicketScreen::new(screen.ticket, Asks::NothingNoPrinter)),
            Self::Find(_) => Self::Find(Finding::default()),
            Self::Guide(reading) => Self::Guide(Reading::of(reading.guide, None)),
            Self::CaseEntry(entry) => Self::CaseEntry(Entry { asks: entry.asks, ..Entry::default() }),
            Self::Case(_) => Self::Case(Viewing::default()),
            Self::Rate(rating) => Self::Rate(rating.essence()),
            Self::Place(place) => Self::Place(Place::new(place.ticket)),
            Self::Setup(setup) => Self::Setup(Setup { code: String::new(), code_is_wrong: false, ..setup }),
            other => other,
        }
    }

    /// Its name.
    pub fn name(&self) -> ScreenName {
        match self {
            Self::Attract => ScreenName::Attract,
            Self::Home => ScreenName::Home,
            Self::ChooseQueue => ScreenName::ChooseQueue,
            Self::Items(_) => ScreenName::Items,
            Self::Find(_) => ScreenName::Guides,
            Self::Guide(_) => ScreenName::Guide,
            Self::Priority(_) => ScreenName::Priority,
            Self::Issuing { .. } => ScreenName::Issuing,
            Self::Confirming { .. } => ScreenName::Confirming,
            Self::NotIssued { .. } => ScreenName::NotIssued,
            Self::Ticket(_) => ScreenName::Ticket,
            Self::GivenBack => ScreenName::GivenBack,
            Self::CaseEntry(_) => ScreenName::CaseEntry,
            Self::Place(_) => ScreenName::Place,
            Self::Case(_) => ScreenName::Case,
            Self::Rate(rating) => rating.name(),
            Self::Setup(_) => ScreenName::Setup,
            Self::Board(page) => ScreenName::Board(page.name()),
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
            Self::Case => "case",
            Self::Rate => "rate",
            Self::RateLooking => "rate-looking",
            Self::RateRefused => "rate-refused",
            Self::RateChoose => "rate-choose",
            Self::OpinionKind => "opinion-kind",
            Self::OpinionWords => "opinion-words",
            Self::OpinionContact => "opinion-contact",
            Self::RateSending => "rate-sending",
            Self::RateNotKept => "rate-not-kept",
            Self::RateDone => "rate-done",
            Self::Setup => "setup",
            Self::Board(name) => name,
        }
    }
}
