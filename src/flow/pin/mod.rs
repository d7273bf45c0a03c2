//! Proving who one is: typing a PIN, choosing it the first time, waiting out a lock, and a colleague who vouches when it is forgotten.
//!
//! It knows nothing of counters: whoever needs a person asks this machine and waits for [`Effect::Proved`].

pub mod session;
mod update;

pub use session::Session;
pub use update::update;

use std::fmt;

use crate::domain::access::{Pin, PinFault, Refusal, ResetStanding, Standing, Voucher};
use crate::domain::command::Failure;
use crate::domain::identity::PersonId;
use crate::flow::asked::Asked;

/// Seconds without a touch after which a choice that somebody has vouched for is given up: whoever comes by later must not make it.
const CHOICE_SECONDS: i64 = 120;

/// Everything this question knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Who is to be proved.
    pub person: PersonId,
    /// How far it is.
    pub step: Step,
    /// What was told last.
    pub message: Option<Message>,
    /// How a reset without a voucher stands; nothing where there is no such way.
    pub reset: Option<ResetStanding>,
    /// A session that goes on would do.
    resumes: bool,
    first: FirstPin,
    /// It is not to sign in but to choose another PIN.
    changes: bool,
    asked: Asked,
}

/// Who lets somebody choose their first PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstPin {
    /// Nobody: the name was believed until now.
    Alone,
    /// Somebody who may: an administrator who stands beside them, or the recovery kit.
    Vouched,
    /// The set-up of the hall, of which this is a part.
    SetUp,
}

/// What a PIN is tried for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TriedTo {
    /// To sign in.
    SignIn,
    /// To vouch for this person.
    VouchFor(PersonId),
    /// To choose another.
    Change,
}

/// How far the question is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Reading how somebody stands.
    Looking(Who),
    /// That cannot be read.
    Unreadable(Who, Failure),
    /// The PIN is to be typed.
    Typing(Who),
    /// Too many wrong ones: so many seconds must pass.
    Locked(Who, u32),
    /// A new PIN is to be chosen.
    Choosing {
        /// Why that is allowed.
        voucher: Voucher,
    },
    /// The same once more.
    Repeating {
        /// What was chosen.
        first: Pin,
        /// Why that is allowed.
        voucher: Voucher,
    },
    /// A colleague is to be named who vouches.
    Picking,
}

/// Whose PIN is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The person's own.
    Own,
    /// That of a colleague who vouches.
    Colleague(PersonId),
}

/// What was told last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Wrong; so many more until a lock.
    Wrong {
        /// At least 1.
        tries_left: u32,
    },
    /// That may not be a PIN.
    NotAPin(PinFault),
    /// The second time it was another.
    Different,
    /// The record of the own PIN is damaged: a colleague must vouch.
    OwnLost,
    /// The colleague has no PIN, or a damaged one: another is needed.
    ColleagueHasNone,
    /// The first PIN is not chosen alone.
    NeedsVoucher,
    /// It did not happen.
    Failed(Failure),
}

/// What was typed. It shows in no debug line.
#[derive(Clone, PartialEq, Eq)]
pub struct Typed(pub String);

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(hidden)")
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The question is put, or put again after it could not be read.
    Opened,
    /// How somebody stands.
    Looked {
        /// Which question.
        version: u64,
        /// The answer.
        outcome: Result<Seen, Failure>,
    },
    /// Something was typed and sent.
    Submitted(Typed),
    /// A try was answered.
    Tried {
        /// Which.
        version: u64,
        /// The answer.
        outcome: Outcome,
    },
    /// A PIN was set.
    Set {
        /// Which question.
        version: u64,
        /// The answer.
        outcome: Outcome,
    },
    /// A second of waiting has passed.
    Waited {
        /// Which wait.
        version: u64,
        /// What is left of it, in milliseconds.
        left_ms: i64,
    },
    /// So long nobody has touched anything, while a PIN is being chosen.
    Watched {
        /// Which choice.
        version: u64,
        /// Milliseconds.
        untouched_ms: i64,
    },
    /// The PIN is forgotten.
    Forgot,
    /// A colleague was named.
    Picked(PersonId),
    /// Neither a colleague nor the kit is there: the slow way is asked for.
    AskedForReset,
    /// That was answered.
    ResetAnswered {
        /// Which question.
        version: u64,
        /// How the reset stands now.
        outcome: Result<ResetStanding, Failure>,
    },
    /// The reset's time has passed, and its fruit is wanted.
    UsedReset,
    /// Back to the own PIN.
    WentBack,
}

/// How somebody stands, as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// With the PIN.
    pub standing: Standing,
    /// This window has a session of theirs that still holds.
    pub session_holds: bool,
    /// How a reset stands that was asked for them.
    pub reset: ResetStanding,
}

/// What became of a try or of a new PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Right, or done.
    Done,
    /// Wrong, and recorded.
    Wrong(Standing),
    /// The rules forbid it.
    Refused(Refusal),
    /// The storage does not do it.
    Failed(Failure),
}

/// What the runtime is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read how this person stands.
    Look {
        /// The number of the question.
        version: u64,
        /// Who.
        person: PersonId,
    },
    /// Try a PIN.
    Try {
        /// The number of the question.
        version: u64,
        /// Whose.
        person: PersonId,
        /// What was typed.
        pin: Pin,
        /// What for.
        to: TriedTo,
    },
    /// Set a PIN and sign in with it.
    Set {
        /// The number of the question.
        version: u64,
        /// Whose.
        person: PersonId,
        /// What was chosen.
        pin: Pin,
        /// Why that is allowed.
        voucher: Voucher,
    },
    /// Ask for a reset.
    AskReset {
        /// The number of the question.
        version: u64,
        /// Whose.
        person: PersonId,
    },
    /// Let a second pass and tell what is left of this person's lock.
    Wait {
        /// The number of the wait.
        version: u64,
        /// Who.
        person: PersonId,
    },
    /// Let a second pass and tell how long nobody has touched anything.
    Watch {
        /// The number of the choice.
        version: u64,
    },
    /// Nobody is there any more: the question ends.
    Abandoned,
    /// It is them.
    Proved {
        /// By a PIN that was typed now; otherwise by a session that goes on.
        typed: bool,
    },
}

impl Model {
    /// The question who `person` is. `resumes`: a session that this window has kept would do.
    pub const fn new(person: PersonId, resumes: bool) -> Self {
        let (first, step) = (FirstPin::Alone, Step::Looking(Who::Own));
        Self { person, step, message: None, reset: None, resumes, first, changes: false, asked: Asked::NOTHING }
    }

    /// The same for somebody of the staff, whose first PIN is not theirs alone to choose. `has_slow_way`: a reset may be asked for.
    pub fn of_staff(person: PersonId, first: FirstPin, has_slow_way: bool) -> Self {
        let reset = if has_slow_way { Some(ResetStanding::NotAsked) } else { None };
        Self { first, reset, ..Self::new(person, false) }
    }

    /// Somebody who is signed in chooses another PIN.
    pub fn changing(person: PersonId) -> Self {
        Self { first: FirstPin::Vouched, changes: true, ..Self::new(person, false) }
    }

    /// It is asked of somebody of the staff.
    pub fn is_of_staff(&self) -> bool {
        self.first != FirstPin::Alone
    }

    /// It is not to sign in but to choose another PIN.
    pub const fn changes(&self) -> bool {
        self.changes
    }

    /// Something is asked and not answered: nothing else can be.
    pub const fn is_busy(&self) -> bool {
        self.asked.is_open()
    }

    /// Whose PIN is asked for at this step.
    pub const fn who(&self) -> &Who {
        match &self.step {
            Step::Looking(who) | Step::Unreadable(who, _) | Step::Typing(who) | Step::Locked(who, _) => who,
            Step::Choosing { .. } | Step::Repeating { .. } | Step::Picking => &Who::Own,
        }
    }
}
