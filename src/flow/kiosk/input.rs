//! What happens at the kiosk, and what shall be done about it.

use super::board::{BoardInput, Known};
use super::cases::{CaseInput, Given};
use super::guides::GuideInput;
use super::listing::Listing;
use super::lookup::Lookup;
use super::model::{Intent, Key, Screen, Wish};
use super::rating::{RateInput, RateIntent, RateOf};
use super::setup::{Settings, SetupInput};
use crate::domain::command::Failure;
use crate::domain::event::{PaperAnswer, VoidReason};
use crate::domain::hall::Language;
use crate::domain::identity::{RequestId, TicketId};
use crate::domain::queue::gate::{NotNow, Open};
use crate::domain::usage::Used;
use crate::flow::board::{Page, Sheet};
use crate::flow::guides::Ask;

/// Identities for one intent, made outside and kept until it is answered: a double tap is one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    /// The request.
    pub request: RequestId,
    /// The ticket.
    pub ticket: TicketId,
    /// Random digits of its code.
    pub random: u32,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Somebody touched the screen or a key.
    Touched,
    /// A second passed.
    SecondPassed,
    /// Back to the home screen, still the same person.
    WentHome,
    /// Done: forget me.
    Finished,
    /// One step back.
    WentBack,
    /// Pressed "take a number".
    PressedTakeNumber,
    /// Pressed "find it by name".
    PressedByName,
    /// Pressed "guides".
    PressedGuides,
    /// Pressed "my case".
    PressedCase,
    /// Pressed "rate".
    PressedRate,
    /// Pressed "notices".
    PressedNotices,
    /// Turned to another part of the list of items.
    Listed(Listing),
    /// Something on the screens of guides.
    Guides(GuideInput),
    /// Chose a queue or an item to take a number for.
    ChoseQueue {
        /// What for.
        wish: Wish,
        /// Whether numbers are issued for it now.
        gate: Result<Open, NotNow>,
        /// Used when no question comes between.
        seed: Seed,
    },
    /// Answered the priority question.
    AnsweredPriority {
        /// The answer.
        priority: bool,
        /// Identities for the request.
        seed: Seed,
    },
    /// The number is durable.
    NumberIssued {
        /// Version of the question.
        version: u32,
    },
    /// No number, or nobody knows.
    IssueFailed {
        /// Version of the question.
        version: u32,
        /// Why.
        failure: Failure,
    },
    /// Pressed "try again".
    TriedAgain {
        /// Whether numbers are issued for it now.
        gate: Result<Open, NotNow>,
        /// Identities for the new request.
        seed: Seed,
    },
    /// Requests that earlier pages of this machine gave up.
    Remembered(Vec<(RequestId, TicketId)>),
    /// An abandoned ticket is among the facts after all; told again as long as it is there.
    SawTicket {
        /// Which.
        ticket: TicketId,
        /// It waits and nobody has answered for its paper: otherwise nothing is left to be done about it.
        is_open: bool,
    },
    /// A page that was loaded anew finds the number that stood on its screen, or was on its way there.
    FoundAgain {
        /// Which.
        ticket: TicketId,
        /// What was answered about its paper.
        paper: Option<PaperAnswer>,
        /// Language of the person.
        language: Language,
    },
    /// "Yes, I have it."
    PaperCameOut,
    /// "No, print it again."
    PaperMissing,
    /// "I go without."
    WentOnWithoutPaper,
    /// Print once more.
    AskedForPrint,
    /// "I do not need this number."
    GaveBack,
    /// "I keep it."
    KeptNumber,
    /// "Yes, give it back."
    ConfirmedGivingBack,
    /// A ticket was voided, or could not be.
    Voided {
        /// Which.
        ticket: TicketId,
        /// It was.
        done: bool,
    },
    /// The scanner read something.
    Scanned(Lookup),
    /// The text of the code field changed.
    TypedCode(String),
    /// A key of the keypad.
    PressedKey(Key),
    /// Pressed "look it up".
    SubmittedCode(Lookup),
    /// Pressed "I am back".
    PressedRejoin,
    /// Back in the queue, or not.
    Rejoined {
        /// Which.
        ticket: TicketId,
        /// It worked.
        done: bool,
    },
    /// "Read it to me."
    AskedToHear,
    /// Something was to be said aloud.
    Spoke {
        /// It was heard; otherwise this machine has no voice for the language, or none that works.
        heard: bool,
    },
    /// Larger, or not.
    ToggledElder,
    /// Lower, or not.
    ToggledSeated,
    /// Black on white, or not.
    ToggledContrast,
    /// Read aloud, or not.
    ToggledVoice,
    /// Another language.
    ChoseLanguage(Language),
    /// Pressed "call for help".
    PressedHelp,
    /// The call for help could not be recorded.
    HelpFailed,
    /// Whether the call for help rings.
    HelpIs {
        /// It does.
        ringing: bool,
    },
    /// Whether a window has answered lately at which somebody can hear the call for help.
    HelpHeard {
        /// One has.
        by_anybody: bool,
    },
    /// The settings of this installation, as its events tell; nothing when it was never set up.
    SettingsRead(Option<Settings>),
    /// Something on the set-up screen.
    Setup(SetupInput),
    /// Something about what the hall tells everybody.
    Board(BoardInput),
    /// Something on the screens of cases.
    Case(CaseInput),
    /// Something on the screens of ratings.
    Rate(RateInput),
}

/// What is said aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speech {
    /// What this screen asks, and what stands on it to choose from.
    Screen(Screen),
    /// Number, people ahead, how long, which counters.
    Ticket(TicketId),
    /// What stands on a page of the board.
    Board(Page, Known),
    /// Whose an address is.
    Found(Box<Sheet>),
    /// Where a case is.
    Case(String),
}

/// What shall be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Issue a number. Asked again with the same intent it is the same request.
    Issue(Intent),
    /// Print what the print view shows.
    Print,
    /// Record the answer to the paper question.
    AnswerPaper {
        /// Which ticket.
        ticket: TicketId,
        /// The answer.
        answer: PaperAnswer,
    },
    /// The paper does not come out: tell the staff.
    ReportPaper,
    /// Void this kiosk's own ticket.
    Void {
        /// Which.
        ticket: TicketId,
        /// Why.
        reason: VoidReason,
    },
    /// Keep this request on the machine, where a page that is loaded anew finds it.
    KeepAbandoned {
        /// The request.
        request: RequestId,
        /// The ticket it would make.
        ticket: TicketId,
    },
    /// Nothing is left to be done about this one.
    ForgetAbandoned {
        /// Which.
        ticket: TicketId,
    },
    /// Put a missed ticket back into its queue.
    Rejoin {
        /// Which.
        ticket: TicketId,
    },
    /// Ring for help.
    CallHelp,
    /// Say something.
    Speak(Speech),
    /// Ask the reader of guides.
    AskReader {
        /// Version of the question.
        version: u32,
        /// The question.
        ask: Ask,
    },
    /// Say one line of a guide; its end is told as [`Input::Spoke`].
    SayLine {
        /// The words.
        words: String,
        /// They are Chinese, whatever language the person reads.
        only_chinese: bool,
    },
    /// Stop speaking; the volume goes back to the default.
    BeQuiet,
    /// Record the settings.
    SaveSettings {
        /// Which.
        settings: Settings,
        /// When they are recorded, the screen becomes what they say: not before, because a page that is left writes nothing more.
        then_open: bool,
    },
    /// Somebody says that date and time are right.
    ConfirmClock,
    /// Open another surface on this screen.
    OpenSurface(super::setup::Role),
    /// Nobody is here: a new version may take over.
    NobodyHere,
    /// Fetch what the hall tells everybody.
    FetchBoard,
    /// Ask the reader whose an address is.
    AskWhose {
        /// Version of the question.
        version: u32,
        /// What was typed.
        typed: String,
    },
    /// Count what was used.
    Count(Vec<Used>),
    /// Somebody will ask for a case.
    OpenCases,
    /// Where is this case?
    LookUpCase {
        /// Version of the question.
        version: u32,
        /// What was given.
        given: Given,
        /// This person has seen it already.
        again: bool,
    },
    /// May this be rated?
    OpenRating {
        /// Version of the question.
        version: u32,
        /// What.
        of: RateOf,
        /// This person is looking at it already.
        seen: bool,
    },
    /// What can these letters stand for?
    AskWords {
        /// Version of the question.
        version: u32,
        /// The letters.
        letters: String,
    },
    /// Rate. Asked again with the same intent it is the same request.
    Rate(Box<RateIntent>),
}
