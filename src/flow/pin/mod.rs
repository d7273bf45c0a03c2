//! Proving who one is: typing a PIN, choosing it the first time, waiting out a lock, and a colleague who vouches when it is forgotten.
//!
//! It knows nothing of counters: whoever needs a person asks this machine and waits for [`Effect::Proved`].

pub mod session;
mod update;

pub use session::Session;
pub use update::update;

use std::fmt;

use crate::domain::access::{Pin, PinFault, Refusal, Standing};
use crate::domain::command::Failure;
use crate::domain::identity::PersonId;

/// Everything this question knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Who is to be proved.
    pub person: PersonId,
    /// How far it is.
    pub step: Step,
    /// What was told last.
    pub message: Option<Message>,
    /// A session that goes on would do.
    resumes: bool,
    /// Number of what was asked and is not answered.
    asked: Option<u64>,
    version: u64,
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
        /// The colleague whose PIN was right.
        vouched_by: Option<PersonId>,
    },
    /// The same once more.
    Repeating {
        /// What was chosen.
        first: Pin,
        /// The colleague whose PIN was right.
        vouched_by: Option<PersonId>,
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
    /// The PIN is forgotten.
    Forgot,
    /// A colleague was named.
    Picked(PersonId),
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
        /// The colleague it vouches for; nobody when it is to sign in.
        vouches_for: Option<PersonId>,
    },
    /// Set a PIN and sign in with it.
    Set {
        /// The number of the question.
        version: u64,
        /// Whose.
        person: PersonId,
        /// What was chosen.
        pin: Pin,
        /// Who vouched.
        vouched_by: Option<PersonId>,
    },
    /// Let a second pass and tell what is left of this person's lock.
    Wait {
        /// The number of the wait.
        version: u64,
        /// Who.
        person: PersonId,
    },
    /// It is them.
    Proved {
        /// By a PIN that was typed now; otherwise by a session that goes on.
        typed: bool,
    },
}

impl Model {
    /// The question who `person` is. `resumes`: a session that this window has kept would do.
    pub const fn new(person: PersonId, resumes: bool) -> Self {
        Self { person, step: Step::Looking(Who::Own), message: None, resumes, asked: None, version: 0 }
    }

    /// Something is asked and not answered: nothing else can be.
    pub const fn is_busy(&self) -> bool {
        self.asked.is_some()
    }

    /// Whose PIN is asked for at this step.
    pub const fn who(&self) -> &Who {
        match &self.step {
            Step::Looking(who) | Step::Unreadable(who, _) | Step::Typing(who) | Step::Locked(who, _) => who,
            Step::Choosing { .. } | Step::Repeating { .. } | Step::Picking => &Who::Own,
        }
    }
}
