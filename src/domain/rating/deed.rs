//! What staff do with a rating, as they press and type it; who may; and what can be done with it now.

use super::command::of_staff;
use super::event::CallOutcome;
use super::{Rating, RatingCommand, RatingRefusal, Stage};
use crate::domain::access::{Permission, Role};
use crate::domain::case::SideRef;
use crate::domain::feed::holds_clear_data;
use crate::domain::identity::PersonId;

/// Something that staff do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Say who sees to it.
    Assign,
    /// Note a call.
    CallBack,
    /// Say that it is mended.
    Mend,
    /// Say that nothing was wrong.
    CallGroundless,
    /// Say so as the second person.
    FindGroundless,
    /// Say as the second person that something was wrong.
    RejectGroundless,
    /// Object: whoever was rated.
    Appeal,
    /// Look at the objection.
    HearAppeal,
    /// Tell the resident.
    Answer,
    /// Say that it counts although it was marked.
    Unmark,
}

impl Act {
    /// All of them, in the order shown.
    pub const ALL: [Self; 10] = [
        Self::Assign,
        Self::CallBack,
        Self::Mend,
        Self::CallGroundless,
        Self::FindGroundless,
        Self::RejectGroundless,
        Self::HearAppeal,
        Self::Answer,
        Self::Unmark,
        Self::Appeal,
    ];

    /// Its name for the outside.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assign => "assign",
            Self::CallBack => "call-back",
            Self::Mend => "mend",
            Self::CallGroundless => "call-groundless",
            Self::FindGroundless => "find-groundless",
            Self::RejectGroundless => "reject-groundless",
            Self::Appeal => "appeal",
            Self::HearAppeal => "hear-appeal",
            Self::Answer => "answer",
            Self::Unmark => "unmark",
        }
    }

    /// What somebody must be allowed to; nothing for what is the rated clerk's own.
    pub const fn needs(self) -> Option<Permission> {
        match self {
            Self::Assign | Self::CallBack | Self::Mend | Self::CallGroundless | Self::Answer => Some(Permission::FollowUp),
            Self::FindGroundless | Self::RejectGroundless | Self::HearAppeal | Self::Unmark => Some(Permission::JudgeRatings),
            Self::Appeal => None,
        }
    }

    /// Words must come with it.
    pub const fn needs_note(self) -> bool {
        matches!(self, Self::Mend | Self::CallGroundless | Self::Appeal | Self::HearAppeal | Self::Answer | Self::Unmark)
    }
}

/// What somebody does, with what was typed and chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffDeed {
    /// What.
    pub act: Act,
    /// In words.
    pub note: String,
    /// Who is to see to it.
    pub to: Option<PersonId>,
    /// What became of the call.
    pub outcome: CallOutcome,
    /// The objection is upheld.
    pub upheld: bool,
}

/// What is wrong with the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteFault {
    /// There must be some.
    Missing,
    /// There are too many.
    TooLong,
    /// They hold a phone or an identity number.
    Personal,
    /// Nobody was chosen.
    Nobody,
}

impl StaffDeed {
    /// One without words yet.
    pub const fn of(act: Act) -> Self {
        Self { act, note: String::new(), to: None, outcome: CallOutcome::Reached, upheld: false }
    }

    /// With these words.
    #[must_use]
    pub fn saying(mut self, note: &str) -> Self {
        note.clone_into(&mut self.note);
        self
    }

    /// The words as they are kept; nothing where none are wanted and none came.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn checked_note(&self) -> Result<Option<&str>, NoteFault> {
        match self.act {
            Act::Assign if self.to.is_none() => Err(NoteFault::Nobody),
            act => check_note(&self.note, act.needs_note()),
        }
    }

    /// The command, where the words lie at `note`; nothing where something of it is missing.
    pub fn command(&self, note: Option<SideRef>) -> Option<RatingCommand> {
        Some(match self.act {
            Act::Assign => RatingCommand::Assign(self.to.clone()?),
            Act::CallBack => RatingCommand::CallBack(self.outcome, note),
            Act::Mend => RatingCommand::Mend(note?),
            Act::CallGroundless => RatingCommand::CallGroundless(note?),
            Act::FindGroundless => RatingCommand::FindGroundless,
            Act::RejectGroundless => RatingCommand::RejectGroundless,
            Act::Appeal => RatingCommand::Appeal(note?),
            Act::HearAppeal => RatingCommand::HearAppeal(self.upheld, note?),
            Act::Answer => RatingCommand::Answer(note?),
            Act::Unmark => RatingCommand::Unmark(note?),
        })
    }
}

/// Typed words as they are kept; nothing where none came and none are needed.
///
/// # Errors
/// What is wrong with them.
pub fn check_note(note: &str, is_needed: bool) -> Result<Option<&str>, NoteFault> {
    let note = note.trim();
    match () {
        () if note.is_empty() && is_needed => Err(NoteFault::Missing),
        () if note.chars().count() > SideRef::TEXT_LENGTH_MAX => Err(NoteFault::TooLong),
        () if holds_clear_data(note) => Err(NoteFault::Personal),
        () => Ok(Some(note).filter(|note| !note.is_empty())),
    }
}

/// Whether somebody with these roles may do that with this rating. A clerk objects to a rating of himself, once it was looked into, and does nothing else.
pub fn may(roles: &[Role], who: &PersonId, rating: &Rating, act: Act) -> bool {
    match act.needs() {
        Some(permission) => crate::domain::access::roles::may(roles, permission),
        None => is_told(rating, who),
    }
}

/// Whether the rated counter is told of it: a bad rating of this person, about which the resident was called, or cannot be; or which is settled, also
/// where nobody answered the call: nothing is left then that somebody at the counter could have a hand in.
pub fn is_told(rating: &Rating, who: &PersonId) -> bool {
    let is_own = rating.rated.service.clerk.as_ref().is_some_and(|clerk| PersonId::from(clerk) == *who);
    is_own && rating.follow_up().is_some_and(|follow_up| follow_up.called_at.is_some() || follow_up.outcome.is_some())
}

/// Why that cannot be done with it now by this person; nothing where it can.
pub fn obstacle(rating: &Rating, who: &PersonId, act: Act) -> Option<RatingRefusal> {
    let deed = StaffDeed { to: Some(who.clone()), ..StaffDeed::of(act) };
    // Whose words they are and what they say decides nothing.
    deed.command(SideRef::nowhere()).and_then(|command| of_staff(rating, who, &command).err())
}

/// What somebody with these roles finds under a rating: what can be done, and what cannot be done yet, with the reason.
pub fn acts(rating: &Rating, roles: &[Role], who: &PersonId) -> Vec<(Act, Option<RatingRefusal>)> {
    let all = Act::ALL.into_iter().filter(|act| *act != Act::Appeal && may(roles, who, rating, *act));
    let all = all.map(|act| (act, obstacle(rating, who, act)));
    // What is not due is not shown; what waits for something else says so.
    let is_shown = |found: &Option<RatingRefusal>| {
        !matches!(
            found,
            Some(RatingRefusal::AlreadyIs(_) | RatingRefusal::NothingToJudge | RatingRefusal::NoFollowUp | RatingRefusal::NotMarked)
        )
    };
    all.filter(|(act, found)| is_shown(found) && !(*act == Act::Answer && is_far(rating))).collect()
}

/// An answer is still far: nobody was called.
fn is_far(rating: &Rating) -> bool {
    rating.follow_up().is_none_or(|follow_up| follow_up.stage() < Stage::Called)
}
