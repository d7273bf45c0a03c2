//! What a clerk is doing at a counter (窗口): sitting down, asking for something, being answered, giving the seat up.
//!
//! The floor itself is not copied here: who waits and who is at the counter is looked up in [`desk`]. This machine knows only what the floor cannot:
//! which seat this window holds, what was asked and not answered yet, and what the clerk was told last.

pub mod desk;
pub mod intent;
pub mod keys;
pub mod seat;
mod update;

pub use intent::{Intent, Kind};
pub use seat::Seat;
pub use update::update;

use crate::domain::access::SignedOut;
use crate::domain::command::Failure;
use crate::domain::identity::{ClerkId, CounterId, RequestId};

/// Milliseconds in which a second press of the same button counts as the first one.
pub const DOUBLE_PRESS_MS: u32 = 400;

/// Everything this window knows beside the floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Where the clerk is.
    pub stage: Stage,
    /// What was asked and is not settled.
    pub work: Work,
    /// What the clerk was told last.
    pub message: Option<Message>,
    /// What is opened in place of the side column.
    pub panel: Option<Panel>,
    /// Whether sitting down asks for the clerk's PIN.
    proof: Proof,
    /// Seconds until the next person may be called.
    pub call_lock_seconds: u32,
    /// The button that was pressed a moment ago.
    pressed: Option<Kind>,
    /// Seconds a call locks the button, from the content.
    lock_seconds: u32,
    /// Running number of questions and reminders: a late answer to an old one is not heard.
    version: u64,
    lock_version: u64,
    press_version: u64,
}

/// Whether sitting down asks for the clerk's PIN.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Proof {
    /// Names are believed.
    #[default]
    NotAsked,
    /// A PIN is asked for and was not typed since the clerk sat down here.
    Needed,
    /// It was typed.
    Given,
}

/// Where the clerk is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Choosing counter and name.
    Choosing(Choosing),
    /// Proving who sits down.
    Identifying(Sitting),
    /// Asking the other windows for the seat.
    Claiming(Claim),
    /// Another window of this machine works for this counter: take it over?
    InUse(Claim),
    /// This window works for the counter.
    Seated {
        /// Which seat.
        seat: Seat,
        /// The claim that got it.
        claim: u64,
    },
    /// Another window has taken the counter over; this one has stopped.
    TakenOver(Seat),
}

/// What has been chosen so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choosing {
    /// The counter.
    pub counter: Option<CounterId>,
    /// The clerk.
    pub clerk: Option<ClerkId>,
}

/// A seat that waits for its clerk's PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Which seat.
    pub seat: Seat,
    /// The request that opens the counter afterwards.
    pub open: Option<RequestId>,
    /// The clerk confirmed that another window shall stop.
    pub take: bool,
    /// The page was only loaded anew: a session that goes on would do.
    pub resumes: bool,
}

/// A seat that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Which seat.
    pub seat: Seat,
    /// Its number.
    pub version: u64,
    /// The request that opens the counter afterwards; nothing when the page was only loaded anew.
    pub open: Option<RequestId>,
}

/// What was asked and is not settled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Work {
    /// Nothing.
    #[default]
    Idle,
    /// The answer is on its way.
    Asked(Question),
    /// It may have happened: only the same request may be asked again.
    Unknown(Question),
}

/// Something asked, with the request that makes a repetition the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its number; the answer carries it.
    pub version: u64,
    /// What.
    pub intent: Intent,
    /// The request.
    pub request: RequestId,
}

/// What the clerk was told last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// It happened.
    Done(Kind),
    /// It did not happen.
    Failed(Kind, Failure),
    /// It is not known whether it happened.
    Unsure(Kind),
    /// What was typed is no ticket number.
    NotANumber,
    /// A number was typed and called while calling is locked: how long still, and that what was typed stays.
    TooSoon,
}

/// What is opened in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Where shall the person be sent?
    Transfer,
    /// Somebody depends on this counter: close all the same?
    ConfirmClose,
}

/// What a timer was set for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// One second of the call button's lock has passed.
    LockSecond(u64),
    /// A double press is over.
    PressOver(u64),
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A counter, and a clerk who may sit there, were chosen.
    ChoseSeat(Choosing),
    /// The clerk sits down; a page that was loaded anew sits down without opening.
    SatDown {
        /// Where.
        seat: Seat,
        /// Opens the counter.
        open: Option<RequestId>,
    },
    /// The clerk is who they say: by a PIN that was typed now, or by a session that goes on.
    Identified {
        /// By a PIN.
        typed: bool,
    },
    /// Nobody has touched anything for too long, and nobody is at the counter.
    SessionEnded,
    /// The other windows were asked for the seat.
    ClaimAnswered {
        /// Which claim.
        version: u64,
        /// The seat is ours.
        granted: bool,
    },
    /// Take the counter over.
    TookOver,
    /// Leave it and choose another.
    ChoseAnother,
    /// Another window took the seat.
    SeatLost {
        /// The claim that had got it.
        claim: u64,
    },
    /// A button or its key.
    Pressed {
        /// What is wanted.
        intent: Intent,
        /// A new request, used unless the same thing is still unsettled.
        request: RequestId,
    },
    /// A number was typed that is none.
    TypedNonsense,
    /// The answer to a question.
    Answered {
        /// Which.
        version: u64,
        /// What became of it.
        outcome: Result<(), Failure>,
    },
    /// Ask the unsettled question again, with the same request.
    AskedAgain,
    /// The clerk has looked and carries on.
    CarriedOn,
    /// The floor shows that something happened at this counter.
    DeskMoved,
    /// The journal was looked through for an unsettled question.
    LookedFor {
        /// Which.
        version: u64,
        /// Its request is among the entries.
        happened: bool,
    },
    /// A timer.
    Reminded(Reminder),
    /// Opens a panel, or closes it when it is open.
    Toggled(Panel),
    /// Closes whatever is open.
    ClosedPanel,
}

/// What the runtime is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask for the seat, or take it from another window.
    Claim {
        /// Its number.
        version: u64,
        /// Which counter.
        counter: CounterId,
        /// The clerk confirmed that the other window shall stop.
        take: bool,
    },
    /// Let the seat of this claim go.
    Release {
        /// Which claim.
        claim: u64,
    },
    /// End the session of the clerk.
    SignOut(SignedOut),
    /// Keep the seat for this window.
    Remember(Seat),
    /// Forget it.
    Forget,
    /// Make it happen and answer.
    Run {
        /// What, with its request.
        question: Question,
        /// Where; nothing before anybody sits down.
        counter: Option<CounterId>,
    },
    /// Look whether this question's request is in the journal by now; nothing is asked again.
    LookFor(Question),
    /// Remind after that many milliseconds.
    Remind {
        /// Of what.
        reminder: Reminder,
        /// When.
        after_ms: u32,
    },
}

impl Model {
    /// Before anything was chosen. `lock_seconds` is how long a call locks the button.
    pub fn new(lock_seconds: u32) -> Self {
        Self {
            stage: Stage::Choosing(Choosing::default()),
            work: Work::Idle,
            message: None,
            panel: None,
            proof: Proof::NotAsked,
            call_lock_seconds: 0,
            pressed: None,
            lock_seconds,
            version: 0,
            lock_version: 0,
            press_version: 0,
        }
    }

    /// The same where clerks have PINs.
    pub fn asking_pins(lock_seconds: u32) -> Self {
        Self { proof: Proof::Needed, ..Self::new(lock_seconds) }
    }

    /// Clerks have PINs.
    pub fn asks_pins(&self) -> bool {
        self.proof != Proof::NotAsked
    }

    /// The seat this window works for.
    pub const fn seat(&self) -> Option<&Seat> {
        match &self.stage {
            Stage::Seated { seat, .. } => Some(seat),
            _ => None,
        }
    }

    /// Something is unsettled: nothing else can be asked.
    pub const fn is_busy(&self) -> bool {
        !matches!(self.work, Work::Idle)
    }
}
