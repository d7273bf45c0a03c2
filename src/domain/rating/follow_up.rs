//! What must follow a bad rating (整改回访): a call, mending or a finding by two people that nothing was wrong, an answer. Every limit counts working days of
//! the hall from the day of the rating; it stands in the event that opened the follow-up, so that a change of the rule changes no promise that was given.

use super::event::{CallOutcome, RatingEvent};
use crate::domain::case::Terms;
use crate::domain::deadline::{Clock, Due, Standing, due, standing};
use crate::domain::guide::choices::Unit;
use crate::domain::guide::terms::Limit;
use crate::domain::identity::PersonId;
use crate::domain::time::{Day, Timestamp};

/// Calls that nobody answers end the duty to call after so many.
pub const CALLS_MAX: u32 = 3;

/// What must follow a bad rating, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Since when.
    pub opened_at: Timestamp,
    /// Working days until the call.
    pub call_back: u16,
    /// Working days until it is mended.
    pub mend: u16,
    /// Who sees to it.
    pub handler: Option<PersonId>,
    /// Calls so far.
    pub calls: u32,
    /// When the duty to call was met: somebody answered, nobody can be called, or nobody answered [`CALLS_MAX`] times.
    pub called_at: Option<Timestamp>,
    /// What was found.
    pub outcome: Option<Outcome>,
    /// Somebody has called it groundless, and a second person is to say so.
    pub called_groundless: Option<PersonId>,
    /// The counter objects.
    pub appeal: Option<Appeal>,
    /// When the resident was told; that closes it.
    pub answered_at: Option<Timestamp>,
}

/// What became of a bad rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// What was wrong is mended.
    Mended(Timestamp),
    /// Two people have found nothing wrong.
    Groundless(Timestamp),
}

impl Outcome {
    /// When it was found.
    pub const fn at(self) -> Timestamp {
        match self {
            Self::Mended(at) | Self::Groundless(at) => at,
        }
    }
}

/// An objection of the counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// Whose.
    pub by: PersonId,
    /// Whether it was upheld, once it was heard.
    pub upheld: Option<bool>,
}

/// How far a follow-up is: what the board sorts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nobody has it yet.
    Open,
    /// Somebody has it, and the call is due.
    Assigned,
    /// The call is made, mending is due.
    Called,
    /// Somebody calls it groundless: a second person is due.
    Doubted,
    /// Mended or found groundless: the answer is due.
    Settled,
    /// The resident has been told.
    Closed,
}

impl FollowUp {
    /// One that was opened now.
    pub const fn open(at: Timestamp, call_back: u16, mend: u16) -> Self {
        Self {
            opened_at: at,
            call_back,
            mend,
            handler: None,
            calls: 0,
            called_at: None,
            outcome: None,
            called_groundless: None,
            appeal: None,
            answered_at: None,
        }
    }

    /// Takes one fact in. What fits nothing changes nothing.
    pub fn apply(&mut self, event: &RatingEvent, at: Timestamp) {
        match event {
            RatingEvent::Assigned { to } => self.handler = Some(to.clone()),
            RatingEvent::CalledBack { outcome, .. } => {
                self.calls += 1;
                if *outcome != CallOutcome::NotReached || self.calls >= CALLS_MAX {
                    self.called_at.get_or_insert(at);
                }
            }
            RatingEvent::Mended { .. } => self.settle(Outcome::Mended(at)),
            RatingEvent::CalledGroundless { by, .. } => self.called_groundless = Some(by.clone()),
            // What one person says alone is not believed, also where it stands in the journal.
            RatingEvent::FoundGroundless { by } if self.called_groundless.as_ref().is_some_and(|first| first != by) => {
                self.settle(Outcome::Groundless(at));
            }
            RatingEvent::NotGroundless { .. } => self.called_groundless = None,
            RatingEvent::Appealed { by, .. } => self.appeal = Some(Appeal { by: by.clone(), upheld: None }),
            RatingEvent::AppealHeard { by, upheld, .. } => {
                if let Some(appeal) = self.appeal.as_mut().filter(|appeal| appeal.by != *by && appeal.upheld.is_none()) {
                    appeal.upheld = Some(*upheld);
                }
            }
            RatingEvent::Answered { .. } if self.outcome.is_some() => drop(self.answered_at.get_or_insert(at)),
            _ => {}
        }
    }

    fn settle(&mut self, outcome: Outcome) {
        self.called_groundless = None;
        self.outcome.get_or_insert(outcome);
    }

    /// How far it is.
    pub const fn stage(&self) -> Stage {
        match self {
            Self { answered_at: Some(_), .. } => Stage::Closed,
            Self { outcome: Some(_), .. } => Stage::Settled,
            Self { called_groundless: Some(_), .. } => Stage::Doubted,
            Self { called_at: Some(_), .. } => Stage::Called,
            Self { handler: Some(_), .. } => Stage::Assigned,
            _ => Stage::Open,
        }
    }

    /// An objection waits for somebody to look at it.
    pub fn is_appealed(&self) -> bool {
        self.appeal.as_ref().is_some_and(|appeal| appeal.upheld.is_none())
    }

    /// Somebody else than the counter has found that it does not count against the counter.
    pub fn is_upheld(&self) -> bool {
        self.appeal.as_ref().is_some_and(|appeal| appeal.upheld == Some(true))
    }

    /// Where the call stands on this day.
    pub fn call_standing(&self, terms: &Terms, today: Day) -> Standing {
        self.standing(self.call_back, self.called_at, terms, today)
    }

    /// Where mending stands on this day; a finding by two people that nothing was wrong counts as much.
    pub fn mend_standing(&self, terms: &Terms, today: Day) -> Standing {
        self.standing(self.mend, self.outcome.map(Outcome::at), terms, today)
    }

    /// What is due now: the call before it was made, mending afterwards.
    pub fn due_standing(&self, terms: &Terms, today: Day) -> Standing {
        if self.called_at.is_none() && self.outcome.is_none() { self.call_standing(terms, today) } else { self.mend_standing(terms, today) }
    }

    fn standing(&self, days: u16, done: Option<Timestamp>, terms: &Terms, today: Day) -> Standing {
        let clock = Clock { started: terms.offset.day(self.opened_at), stops: Vec::new() };
        let limit = if days == 0 { Limit::AtOnce } else { Limit::Within(days, Unit::WorkingDays) };
        let due = due(limit, &clock, &terms.hall).unwrap_or(Due::On(clock.started));
        standing(due, &terms.hall, today, terms.near, done.map(|at| terms.offset.day(at)))
    }
}
