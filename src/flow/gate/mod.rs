//! Who stands before a staff or manager surface: the hall's set-up, signing in, the work, and the ways it ends.
//!
//! The PIN question itself is [`super::pin`]'s: this machine says whom it is asked of, and what a proved person may then do.

mod update;

pub use update::update;

use crate::domain::access::hands::days_before;
use crate::domain::access::roles::may;
use crate::domain::access::{Access, Permission, RecoveryCode, ResetStanding, Role, SignedOut};
use crate::domain::command::Failure;
use crate::domain::hall::Hall;
use crate::domain::identity::PersonId;
use crate::domain::time::{MINUTE_MS, SECOND_MS, Timestamp};
use crate::flow::asked::Asked;
use crate::flow::pin::{FirstPin, Typed};

/// Seconds before a session ends in which its person is told; half the session where that is shorter.
const WARNING_SECONDS: i64 = 60;

/// Somebody who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: PersonId,
    /// As what.
    pub roles: Vec<Role>,
}

impl Member {
    /// Whether they may do that.
    pub fn may(&self, permission: Permission) -> bool {
        may(&self.roles, permission)
    }
}

/// Everything this surface knows of who stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// How far it is.
    pub stage: Stage,
    /// What was told last.
    pub message: Option<Message>,
    /// Seconds until the session ends, as long as that is told.
    pub warning_seconds: Option<u32>,
    /// Administrators for whom a reset was asked that nobody has stopped: shown on every staff and manager screen.
    pub resets: Vec<(PersonId, ResetStanding)>,
    /// What happened to PINs lately that everybody must know.
    pub marks: Vec<Mark>,
    members: Vec<Member>,
    hall_code: String,
    idle_minutes: u32,
    asked: Asked,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading whether the hall is set up, and whether a session goes on.
    Looking,
    /// That cannot be read.
    Unreadable(Failure),
    /// The hall was set up before, and its records are gone: that is said before anything else.
    RecordsLost,
    /// `hall.json` names no administrator: nobody could let anybody in.
    NoStaff,
    /// The hall was never set up: its code is asked for.
    HallCode,
    /// Who signs in; of a hall that is being set up, which administrator.
    Naming {
        /// The hall's code was right.
        sets_up: bool,
    },
    /// The PIN is asked for.
    Asking {
        /// Whose.
        person: PersonId,
        /// The hall's code was right.
        sets_up: bool,
    },
    /// A new recovery code is put on paper.
    Kit {
        /// The administrator.
        person: PersonId,
        /// The code, as soon as it is made.
        code: Option<RecoveryCode>,
        /// Nothing else can be done before.
        is_due: bool,
    },
    /// At work.
    Working {
        /// Who.
        person: PersonId,
    },
    /// Another PIN is chosen.
    Changing {
        /// Who.
        person: PersonId,
    },
}

/// What was told last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// That is not this hall's code.
    WrongCode,
    /// Those are not the last digits of the recovery code.
    WrongGroup,
    /// The session ended because nobody touched anything.
    Idle,
    /// The session ended because the person signed in elsewhere, or has another PIN.
    Elsewhere,
    /// Another PIN has been chosen.
    Changed,
    /// It did not happen.
    Failed(Failure),
}

/// Something that happened to PINs lately and that everybody must know.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Whose PIN it is.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: MarkKind,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// The hall was set up with it.
    SetUp,
    /// It was chosen with the recovery code.
    ByKit,
    /// It was chosen after a reset with nobody to vouch.
    ByTime,
}

impl Mark {
    /// What is to be told at `now` of somebody who stands so.
    pub fn of(person: &PersonId, access: &Access, now: Timestamp) -> Option<Self> {
        let set = access.set_without_colleague(now)?;
        let kind = if set.by.is_some() { MarkKind::ByKit } else { MarkKind::ByTime };
        Some(Self { person: person.clone(), at: set.at, kind })
    }

    /// What is to be told of the set-up, when the recovery code's record stands so.
    pub fn of_set_up(kit: &Access, now: Timestamp) -> Option<Self> {
        let (person, at) = kit.set_up.clone().filter(|(_, at)| *at > days_before(now))?;
        Some(Self { person, at, kind: MarkKind::SetUp })
    }
}

/// What the record says before anybody has signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct House {
    /// The first administrator has a PIN; in the demonstration everybody has.
    pub is_set_up: bool,
    /// It was set up once, and the record of that is gone.
    pub was_lost: bool,
    /// There is no recovery code, or it has been used.
    pub kit_is_due: bool,
    /// Whose session of this window goes on.
    pub session: Option<PersonId>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The surface is opened, or looks again after it could not read.
    Opened,
    /// What the record says.
    Looked {
        /// Which question.
        version: u64,
        /// The answer.
        outcome: Result<House, Failure>,
    },
    /// Somebody has read that the records are gone, and sets the hall up anew.
    WantedSetUp,
    /// The hall's code was typed.
    TypedCode(Typed),
    /// Somebody said who they are.
    Named(PersonId),
    /// They went back.
    Left,
    /// It is them.
    Proved,
    /// A new recovery code was made.
    KitMade(RecoveryCode),
    /// The last digits of the code were typed from the paper.
    TypedGroup(Typed),
    /// The code was kept.
    KitKept {
        /// Which question.
        version: u64,
        /// The answer.
        outcome: Result<(), Failure>,
    },
    /// An administrator wants a new recovery code.
    WantedKit,
    /// Somebody wants another PIN.
    WantedChange,
    /// Somebody signs out.
    SignedOut,
    /// So many milliseconds are left of the session, as far as this window knows.
    Ticked {
        /// Nothing when there is no session.
        left_ms: Option<i64>,
    },
    /// The records were looked at again.
    Polled {
        /// Resets that were asked and not stopped.
        resets: Vec<(PersonId, ResetStanding)>,
        /// What happened lately.
        marks: Vec<Mark>,
        /// Of whom it was asked whether their session stands, and whether it does.
        session: Option<(PersonId, bool)>,
    },
    /// Somebody who is signed in stops a reset.
    StoppedReset(PersonId),
    /// That was answered.
    ResetAnswered {
        /// Which question.
        version: u64,
        /// The answer.
        outcome: Result<(), Failure>,
    },
}

/// What the runtime is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Record that the hall is set up anew because its records were lost.
    TellLost,
    /// Read the record.
    Look {
        /// The number of the question.
        version: u64,
    },
    /// From now on this person acts in this window, or nobody.
    Become(Option<PersonId>),
    /// Make a recovery code.
    MakeKit,
    /// Keep it.
    KeepKit {
        /// The number of the question.
        version: u64,
        /// The code.
        code: RecoveryCode,
        /// Who made it.
        by: PersonId,
    },
    /// Stop a reset.
    StopReset {
        /// The number of the question.
        version: u64,
        /// Whose.
        person: PersonId,
        /// Who stops it.
        by: PersonId,
    },
    /// End the session of this window.
    SignOut(SignedOut),
}

impl Model {
    /// Nothing is known yet.
    pub fn new(hall: &Hall) -> Self {
        let member = |staff: &crate::domain::hall::Staff| Member { id: PersonId::from(&staff.id), roles: staff.roles.clone() };
        Self {
            stage: Stage::Looking,
            message: None,
            warning_seconds: None,
            resets: Vec::new(),
            marks: Vec::new(),
            members: hall.staff.iter().map(member).collect(),
            hall_code: hall.code.clone(),
            idle_minutes: hall.limits.session_idle_minutes(),
            asked: Asked::NOTHING,
        }
    }

    /// Something is asked and not answered.
    pub const fn is_busy(&self) -> bool {
        self.asked.is_open()
    }

    /// Whoever is signed in.
    pub fn person(&self) -> Option<&Member> {
        match &self.stage {
            Stage::Kit { person, .. } | Stage::Working { person } | Stage::Changing { person } => self.member(person),
            _ => None,
        }
    }

    /// Who may be named at this stage, in the order of `hall.json`.
    pub fn to_be_named(&self) -> Vec<&Member> {
        let sets_up = matches!(self.stage, Stage::Naming { sets_up: true });
        self.members.iter().filter(|member| !sets_up || member.may(Permission::ResetPins)).collect()
    }

    /// Who may vouch for this person: those who may let others choose a PIN.
    pub fn vouchers_of(&self, person: &PersonId) -> Vec<&Member> {
        self.members.iter().filter(|member| member.id != *person && member.may(Permission::ResetPins)).collect()
    }

    /// An administrator may use the recovery kit, and the slow way where that is lost too.
    pub fn may_recover(&self, person: &PersonId) -> bool {
        self.member(person).is_some_and(|member| member.may(Permission::ResetPins))
    }

    /// Who lets somebody choose the first PIN.
    pub const fn first_pin(sets_up: bool) -> FirstPin {
        if sets_up { FirstPin::SetUp } else { FirstPin::Vouched }
    }

    fn member(&self, person: &PersonId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == *person)
    }
}

/// Seconds of a session that are told, when so much is left of so many minutes.
fn warning(left_ms: i64, idle_minutes: u32) -> Option<u32> {
    let told_ms = (WARNING_SECONDS * SECOND_MS).min(i64::from(idle_minutes) * MINUTE_MS / 2);
    (left_ms <= told_ms).then(|| u32::try_from((left_ms.max(0) + SECOND_MS - 1) / SECOND_MS).unwrap_or(0))
}
