//! What may be done with a case. `decide` answers with the events that make it happen, or with a refusal and its reason.
//!
//! Commands of cases are apart from those of the floor, so that the kiosk's program, which decides about numbers, does not carry them. Deciding reads a case
//! that may be slightly old; the expected version it gives is what really decides, in the append.

mod accept;
mod checks;

use super::event::{AskedAgain, CaseEvent, CaseMaterial, CaseTicket, Correction, Delivery, Ground, HandedIn, Trait, Verdict};
use super::file::CaseFile;
use super::side::SideRef;
use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::guide::terms::Limit;
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::{ClerkId, CounterId, ItemId, StepId};
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp};

/// Most materials of a case.
pub const MATERIALS_MAX: usize = 60;

/// What somebody wants to happen to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseCommand {
    /// Somebody hands in an application.
    Accept(Box<Acceptance>),
    /// It goes on to a step.
    EnterStep(StepId),
    /// Something is needed from the applicant.
    RequestMaterial {
        /// Which of its materials.
        materials: Vec<u16>,
        /// Something else, in words.
        other: Option<SideRef>,
        /// Why once more.
        again: Option<AskedAgain>,
    },
    /// Something of it came.
    SupplyMaterial {
        /// Which of its materials.
        materials: Vec<u16>,
        /// And what was asked for in words.
        other: bool,
    },
    /// The clock is to stand still.
    Suspend {
        /// On this ground.
        ground: Ground,
        /// In words; needed for [`Ground::OtherRule`].
        note: Option<SideRef>,
    },
    /// The clock goes on.
    Resume,
    /// It is decided.
    Decide(Verdict),
    /// The result is with the applicant.
    Deliver(DeliverBy),
    /// Somebody urges it.
    Urge(Option<SideRef>),
    /// Something recorded was wrong.
    Correct {
        /// The number of the wrong entry, from 0.
        entry: u32,
        /// What is right.
        correction: Correction,
        /// Why, in words.
        note: SideRef,
    },
    /// Another clerk of the counter's posts handles it.
    HandOver(ClerkId),
    /// The receipt is printed again.
    Reprint,
    /// It was found by its applicant.
    Find(Trait),
}

/// What is handed in, and what the guide says of it. `P` is whose it is: a person as typed, or the side record that is kept of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance<P = SideRef> {
    /// Six random digits.
    pub random: u32,
    /// What is applied for.
    pub item: ItemId,
    /// By which guide.
    pub guide: String,
    /// And its version.
    pub guide_version: u32,
    /// Language of the receipt.
    pub language: Language,
    /// Where.
    pub counter: CounterId,
    /// Who takes it in: the person asked first.
    pub clerk: ClerkId,
    /// How it is handed in.
    pub way: HandIn,
    /// Whose it is.
    pub person: P,
    /// The ticket with which the person had been called.
    pub ticket: Option<CaseTicket>,
    /// What the guide promises.
    pub promised: Limit,
    /// What the law allows, by the guide.
    pub statutory: Limit,
    /// What this applicant has to hand in, and what is there.
    pub materials: Vec<CaseMaterial>,
}

impl<P: Clone> Acceptance<P> {
    /// The same, with what is kept of the person in place of the person.
    pub fn with_person<Q>(&self, person: Q) -> Acceptance<Q> {
        let Self { random, item, guide, guide_version, language, counter, clerk, way, person: _, ticket, promised, statutory, materials } =
            self.clone();
        Acceptance { random, item, guide, guide_version, language, counter, clerk, way, person, ticket, promised, statutory, materials }
    }
}

/// Who is entitled to be visited at home. It is asked, never recorded: it says something about somebody's age or health.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entitled {
    /// 70 years or older.
    Over70,
    /// Disabled, with reduced mobility.
    Disabled,
}

/// How a case is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandIn {
    /// By the applicant at the counter.
    InPerson,
    /// By somebody for the applicant.
    Agent,
    /// Fetched from home.
    HomeVisit(Entitled),
}

impl HandIn {
    /// What is recorded of it.
    pub const fn recorded(self) -> HandedIn {
        match self {
            Self::InPerson => HandedIn::InPerson,
            Self::Agent => HandedIn::Agent,
            Self::HomeVisit(_) => HandedIn::HomeVisit,
        }
    }
}

/// How a result is delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeliverBy {
    /// Fetched.
    Counter(CounterId),
    /// By post, with the tracking number in its side record.
    Post(SideRef),
    /// Brought home.
    HomeVisit(Entitled),
}

impl DeliverBy {
    /// What is recorded of it.
    pub fn recorded(&self) -> Delivery {
        match self {
            Self::Counter(counter) => Delivery::Counter { counter: counter.clone() },
            Self::Post(tracking) => Delivery::Post { tracking: tracking.clone() },
            Self::HomeVisit(_) => Delivery::HomeVisit,
        }
    }
}

/// Why nothing happened; the words are in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseRefusal {
    /// The date of this machine must be confirmed by staff first.
    ClockInDoubt,
    /// Somebody was quicker with this receipt's number: take the next one.
    NumberTaken,
    /// The receipt's number is not one of this hall and day.
    WrongNumber,
    /// There is no such case.
    NoSuchCase,
    /// The item is not in the hall's list.
    NoSuchItem,
    /// The item has no procedure, so that nothing could be followed.
    NoProcedure,
    /// The guide promises no time limit.
    NoPromise,
    /// The promised limit is longer than the statutory one.
    PromisedLonger,
    /// More than [`MATERIALS_MAX`] materials.
    TooManyMaterials,
    /// The counter is not in the hall's list.
    NoSuchCounter,
    /// The clerk has no post at this counter.
    NotThisClerk,
    /// The case has no such step.
    NoSuchStep,
    /// It is in this step, or beyond it: only a correction goes back.
    StepBehind,
    /// It is something in which this makes no sense.
    CaseIs(CaseIs),
    /// The clock is not stopped by a ground of law.
    NotSuspended,
    /// This ground must be named in words.
    GroundNeedsNote,
    /// The case has no such material.
    NoSuchMaterial,
    /// The material is there already, or is not wanted.
    NotMissing,
    /// Nothing was named.
    NothingNamed,
    /// The applicant was told everything at once before: say why once more.
    ToldBefore,
    /// It was urged today.
    UrgedToday,
    /// There is no such entry, or it does not say what is to be corrected.
    NoSuchEntry,
    /// It says so already.
    NothingToDo,
    /// It was recorded on another day: residents have been told.
    TooLate,
}

/// What a case is, where that forbids what was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseIs {
    /// It is worked on.
    Running,
    /// It waits for material.
    Waiting,
    /// It is suspended.
    Suspended,
    /// It is decided.
    Decided,
    /// It is over.
    Over,
}

/// Everything deciding may look at, besides the case.
#[derive(Clone, Copy, Debug)]
pub struct CaseView<'a> {
    /// The content.
    pub hall: &'a Hall,
    /// The hall's time.
    pub now: Timestamp,
    /// The date must be confirmed before anything is accepted.
    pub clock_in_doubt: bool,
}

impl CaseView<'_> {
    /// The day of this moment.
    pub fn today(&self) -> Day {
        self.hall.utc_offset_minutes.day(self.now)
    }
}

/// What makes a command happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseChange {
    /// Where.
    pub stream: Stream,
    /// Appends the stream has had, as far as the case knows.
    pub expected: u32,
    /// What happened.
    pub event: CaseEvent,
}

/// Decides what `command` makes happen to the case of this receipt; `file` is what is known of it.
///
/// # Errors
/// The reason why it cannot happen; nothing has changed.
pub fn decide(
    view: &CaseView<'_>,
    receipt: ReceiptNumber,
    file: Option<&CaseFile>,
    command: &CaseCommand,
) -> Result<CaseChange, CaseRefusal> {
    let (expected, event) = match (command, file) {
        (CaseCommand::Accept(_), Some(_)) => return Err(CaseRefusal::NumberTaken),
        (CaseCommand::Accept(acceptance), None) => (0, accept::accept(view, receipt, acceptance)?),
        (_, None) => return Err(CaseRefusal::NoSuchCase),
        (_, Some(file)) => (file.case.version, checks::change(view, file, command)?),
    };
    Ok(CaseChange { stream: Stream::case(&receipt), expected, event })
}
