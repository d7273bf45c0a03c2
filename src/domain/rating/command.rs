//! What may be done with a rating. `decide` answers with the events that make it happen, or with a refusal and its reason.
//!
//! Who has which right the office asks. What two people must do is asked here: whoever was rated has no hand in what follows but the objection.

use super::event::{CallOutcome, Rated, RatingEvent};
use super::follow_up::{FollowUp, Stage};
use super::level::{Level, Suspicion};
use super::{Rating, Subject};
use crate::domain::case::SideRef;
use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::identity::{PersonId, ReasonId};
use crate::domain::stream::Stream;
use crate::domain::time::{HOUR_MS, Timestamp};

/// Two ratings of one installation within this time are suspicious: one hand presses again and again.
pub const REPEATED_MS: i64 = 5_000;
/// So many of one installation within [`BURST_MS`] are.
pub const BURST: usize = 6;
/// See [`BURST`].
pub const BURST_MS: i64 = 60_000;
/// Most reasons of one rating.
pub const REASONS_MAX: usize = 8;

/// What somebody wants to happen to a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RatingCommand {
    /// A resident rates.
    Rate(Box<Rated>),
    /// A resident rates once more.
    RateAgain(Level, Option<SideRef>),
    /// It counts, although it was marked.
    Unmark(SideRef),
    /// This person is to see to it.
    Assign(PersonId),
    /// Somebody called.
    CallBack(CallOutcome, Option<SideRef>),
    /// What was wrong is mended.
    Mend(SideRef),
    /// Nothing was wrong, the first person says.
    CallGroundless(SideRef),
    /// So does the second.
    FindGroundless,
    /// Not so the second.
    RejectGroundless,
    /// The counter objects.
    Appeal(SideRef),
    /// Somebody has looked at the objection.
    HearAppeal(bool, SideRef),
    /// The resident was told.
    Answer(SideRef),
}

/// Why nothing happened; the words are in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RatingRefusal {
    /// The date of this machine must be confirmed by staff first.
    ClockInDoubt,
    /// It was rated before: thanks, once is enough.
    RatedBefore {
        /// When.
        at: Timestamp,
        /// It may be rated once more now.
        may_add: bool,
    },
    /// The ticket led to this receipt: it is rated there.
    UnderReceipt(ReceiptNumber),
    /// A bad rating needs a reason.
    NeedsReason,
    /// A reason that the hall does not have, or one named twice, or too many.
    WrongReasons,
    /// Something that it is about is named twice.
    WrongDimensions,
    /// There is no such rating.
    NoSuchRating,
    /// It was rated a second time before.
    RatedAgainBefore,
    /// A second rating comes when the first was answered, or some days after it at most.
    NotAgainNow,
    /// It is not marked.
    NotMarked,
    /// Nothing follows it: it is no bad rating.
    NoFollowUp,
    /// It is further on than this.
    AlreadyIs(Stage),
    /// The resident must be called first.
    CallFirst,
    /// Nothing was found yet: mend it, or find with a second person that nothing was wrong.
    NotSettled,
    /// Nobody has called it groundless, or there is no objection that waits.
    NothingToJudge,
    /// The second person must be another.
    SamePerson,
    /// Whoever was rated does not do this.
    OwnRating,
    /// Objected before: once is enough.
    AppealedBefore,
}

/// What was served, as far as a rating asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visit {
    /// It is over.
    Ended,
    /// It is not over, or never was.
    NotEnded,
    /// The ticket led to this case.
    LedTo(ReceiptNumber),
    /// Nothing was served that a code names.
    NoneNamed,
}

/// Everything deciding may look at, besides the rating.
#[derive(Clone, Debug)]
pub struct RatingView<'a> {
    /// The hall's time.
    pub now: Timestamp,
    /// The date must be confirmed before anything is rated.
    pub clock_in_doubt: bool,
    /// The hall's reasons.
    pub reasons: &'a [ReasonId],
    /// Working days until a resident is called back.
    pub call_back: u16,
    /// Working days until it is mended.
    pub mend: u16,
    /// Days in which something may be added to a rating; 0: never.
    pub add_days: u16,
    /// What was served.
    pub visit: Visit,
    /// When this installation rated lately.
    pub lately: &'a [Timestamp],
}

/// What makes a command happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingChange {
    /// Where.
    pub stream: Stream,
    /// Appends the stream has had, as far as is known.
    pub expected: u32,
    /// What happened.
    pub events: Vec<RatingEvent>,
}

/// Decides what `command` of this person makes happen; `who` is nobody for a resident.
///
/// # Errors
/// The reason why it cannot happen; nothing has changed.
pub fn decide(
    view: &RatingView<'_>,
    subject: &Subject,
    rating: Option<&Rating>,
    (who, command): (Option<&PersonId>, &RatingCommand),
) -> Result<RatingChange, RatingRefusal> {
    let events = match (command, rating, who) {
        (RatingCommand::Rate(_), Some(rating), _) => {
            return Err(RatingRefusal::RatedBefore { at: rating.at, may_add: view.may_add(rating).is_ok() });
        }
        (RatingCommand::Rate(rated), None, _) => view.rate(rated)?,
        (_, None, _) => return Err(RatingRefusal::NoSuchRating),
        (RatingCommand::RateAgain(level, comment), Some(rating), _) => {
            view.may_add(rating)?;
            let again = RatingEvent::RatedAgain { level: *level, comment: comment.clone() };
            [again].into_iter().chain(view.follow_up(*level)).collect()
        }
        (command, Some(rating), Some(who)) => vec![of_staff(rating, who, command)?],
        (_, Some(_), None) => return Err(RatingRefusal::NothingToJudge),
    };
    Ok(RatingChange { stream: Stream::rating(subject), expected: rating.map_or(0, |rating| rating.version), events })
}

impl RatingView<'_> {
    fn rate(&self, rated: &Rated) -> Result<Vec<RatingEvent>, RatingRefusal> {
        match &self.visit {
            _ if self.clock_in_doubt => return Err(RatingRefusal::ClockInDoubt),
            Visit::LedTo(number) => return Err(RatingRefusal::UnderReceipt(*number)),
            Visit::Ended | Visit::NotEnded | Visit::NoneNamed => {}
        }
        let known = rated.reasons.iter().all(|reason| self.reasons.contains(reason));
        if !known || rated.reasons.len() > REASONS_MAX || has_twice(&rated.reasons) {
            return Err(RatingRefusal::WrongReasons);
        }
        if has_twice(&rated.dimensions) {
            return Err(RatingRefusal::WrongDimensions);
        }
        if rated.level.is_bad() && rated.reasons.is_empty() && rated.comment.is_none() {
            return Err(RatingRefusal::NeedsReason);
        }
        let marks = self.suspicions().into_iter().map(|why| RatingEvent::MarkedSuspicious { why });
        let first = RatingEvent::Rated(Box::new(rated.clone()));
        Ok([first].into_iter().chain(marks).chain(self.follow_up(rated.level)).collect())
    }

    /// A bad rating is followed up, also a suspicious one: to call somebody in vain harms less than not to call.
    fn follow_up(&self, level: Level) -> Option<RatingEvent> {
        level.is_bad().then_some(RatingEvent::FollowUpOpened { call_back: self.call_back, mend: self.mend })
    }

    fn suspicions(&self) -> Vec<Suspicion> {
        // A clock that was set back makes no rating an innocent one.
        let within = |ms: i64| self.lately.iter().filter(|at| self.now.since(**at).abs() < ms).count();
        let found = [
            (self.visit == Visit::NotEnded, Suspicion::BeforeTheEnd),
            (within(REPEATED_MS) > 0, Suspicion::Repeated),
            (within(BURST_MS) >= BURST, Suspicion::Burst),
        ];
        found.into_iter().filter(|(is_so, _)| *is_so).map(|(_, why)| why).collect()
    }

    /// Whether the resident may say something once more: when the first was answered, or soon after it.
    fn may_add(&self, rating: &Rating) -> Result<(), RatingRefusal> {
        let is_answered = rating.follow_up().is_some_and(|follow_up| follow_up.stage() == Stage::Closed);
        let is_soon = self.now.since(rating.at) <= i64::from(self.add_days) * 24 * HOUR_MS && self.add_days > 0;
        match () {
            () if self.clock_in_doubt => Err(RatingRefusal::ClockInDoubt),
            () if rating.again.is_some() => Err(RatingRefusal::RatedAgainBefore),
            () if is_answered || (is_soon && rating.follow_up().is_none()) => Ok(()),
            () => Err(RatingRefusal::NotAgainNow),
        }
    }
}

pub(super) fn of_staff(rating: &Rating, who: &PersonId, command: &RatingCommand) -> Result<RatingEvent, RatingRefusal> {
    let by = who.clone();
    let is_own = rating.rated.service.clerk.as_ref().is_some_and(|clerk| PersonId::from(clerk) == *who);
    match command {
        RatingCommand::Appeal(note) => return appeal(follow_up_of(rating)?, by, note),
        _ if is_own => return Err(RatingRefusal::OwnRating),
        RatingCommand::Unmark(note) if rating.is_suspicious() => return Ok(RatingEvent::Unmarked { by, note: note.clone() }),
        RatingCommand::Unmark(_) => return Err(RatingRefusal::NotMarked),
        _ => {}
    }
    let follow_up = follow_up_of(rating)?;
    match command {
        RatingCommand::HearAppeal(upheld, note) => {
            judge(rating.appealed().and_then(|appealed| appealed.appeal.as_ref()).map(|appeal| &appeal.by), who)?;
            Ok(RatingEvent::AppealHeard { by, upheld: *upheld, note: note.clone() })
        }
        RatingCommand::Answer(note) => match follow_up.stage() {
            Stage::Settled => Ok(RatingEvent::Answered { by, note: note.clone() }),
            Stage::Closed => Err(RatingRefusal::AlreadyIs(Stage::Closed)),
            _ => Err(RatingRefusal::NotSettled),
        },
        command => unsettled(follow_up, who, command),
    }
}

/// What is done before something was found.
fn unsettled(follow_up: &FollowUp, who: &PersonId, command: &RatingCommand) -> Result<RatingEvent, RatingRefusal> {
    let by = who.clone();
    if follow_up.stage() >= Stage::Settled {
        return Err(RatingRefusal::AlreadyIs(follow_up.stage()));
    }
    let called = if follow_up.calls > 0 { Ok(()) } else { Err(RatingRefusal::CallFirst) };
    match command {
        RatingCommand::Assign(to) => Ok(RatingEvent::Assigned { to: to.clone() }),
        RatingCommand::CallBack(outcome, note) => Ok(RatingEvent::CalledBack { by, outcome: *outcome, note: note.clone() }),
        RatingCommand::Mend(note) => called.map(|()| RatingEvent::Mended { by, note: note.clone() }),
        RatingCommand::CallGroundless(_) if follow_up.called_groundless.is_some() => Err(RatingRefusal::AlreadyIs(Stage::Doubted)),
        RatingCommand::CallGroundless(note) => called.map(|()| RatingEvent::CalledGroundless { by, note: note.clone() }),
        RatingCommand::FindGroundless => judge(follow_up.called_groundless.as_ref(), who).map(|()| RatingEvent::FoundGroundless { by }),
        RatingCommand::RejectGroundless => judge(follow_up.called_groundless.as_ref(), who).map(|()| RatingEvent::NotGroundless { by }),
        _ => Err(RatingRefusal::NothingToJudge),
    }
}

fn appeal(follow_up: &FollowUp, by: PersonId, note: &SideRef) -> Result<RatingEvent, RatingRefusal> {
    match (&follow_up.appeal, follow_up.stage()) {
        (Some(_), _) => Err(RatingRefusal::AppealedBefore),
        (None, Stage::Closed) => Err(RatingRefusal::AlreadyIs(Stage::Closed)),
        (None, _) => Ok(RatingEvent::Appealed { by, note: note.clone() }),
    }
}

fn follow_up_of(rating: &Rating) -> Result<&FollowUp, RatingRefusal> {
    rating.follow_up().ok_or(RatingRefusal::NoFollowUp)
}

/// Another than the first judges.
fn judge(first: Option<&PersonId>, second: &PersonId) -> Result<(), RatingRefusal> {
    match first {
        None => Err(RatingRefusal::NothingToJudge),
        Some(first) if first == second => Err(RatingRefusal::SamePerson),
        Some(_) => Ok(()),
    }
}

fn has_twice<T: PartialEq>(all: &[T]) -> bool {
    all.iter().enumerate().any(|(at, one)| all[..at].contains(one))
}
