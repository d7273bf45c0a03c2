//! Ratings (好差评): what residents think of a service, what must follow a bad one, and the figures. Pure.
//!
//! One rating for each ticket or receipt, for ever: its stream begins once. A rating is never changed and never taken away; a second one stands beside it.

pub mod board;
pub mod command;
pub mod deed;
pub mod event;
pub mod export;
pub mod figures;
pub mod file;
pub mod follow_up;
mod level;
pub mod pending;
pub mod report;
pub mod services;
mod subject;

pub use command::{RatingChange, RatingCommand, RatingRefusal, RatingView, decide};
pub use event::{CallOutcome, Rated, RatingEvent, Service};
pub use follow_up::{FollowUp, Stage};
pub use level::{Dimension, Level, Suspicion};
pub use subject::{OpenId, Subject};

use super::case::SideRef;
use super::identity::Actor;
use super::time::Timestamp;

/// A rating as its events make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Of what.
    pub subject: Subject,
    /// Appends to its stream.
    pub version: u32,
    /// When.
    pub at: Timestamp,
    /// When anything was last noted of it.
    pub touched_at: Timestamp,
    /// By which surface of which installation.
    pub by: Actor,
    /// What was said.
    pub rated: Rated,
    /// Why somebody must look at it before it counts; empty for nearly all.
    pub suspicions: Vec<Suspicion>,
    /// Somebody has looked: it counts.
    pub is_unmarked: bool,
    /// What follows a bad one, and a second bad one of the same resident.
    pub follow_ups: Vec<FollowUp>,
    /// What the resident said once more.
    pub again: Option<Again>,
}

/// A second rating of the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// When.
    pub at: Timestamp,
    /// How.
    pub level: Level,
    /// In words.
    pub comment: Option<SideRef>,
}

impl Rating {
    /// The rating that this event begins; nothing when it begins none.
    pub fn begin(subject: Subject, event: RatingEvent, (at, by): (Timestamp, &Actor), version: u32) -> Option<Self> {
        let RatingEvent::Rated(rated) = event else { return None };
        let (by, rated) = (by.clone(), *rated);
        Some(Self {
            subject,
            version,
            at,
            touched_at: at,
            by,
            rated,
            suspicions: Vec::new(),
            is_unmarked: false,
            follow_ups: Vec::new(),
            again: None,
        })
    }

    /// Takes one fact in. Facts are never refused: one that fits nothing changes nothing.
    pub fn apply(&mut self, event: &RatingEvent, at: Timestamp, version: u32) {
        self.version = self.version.max(version);
        self.touched_at = self.touched_at.max(at);
        match event {
            RatingEvent::Rated(_) => {}
            RatingEvent::MarkedSuspicious { why } => {
                if !self.suspicions.contains(why) {
                    self.suspicions.push(*why);
                }
            }
            RatingEvent::Unmarked { .. } => self.is_unmarked = true,
            RatingEvent::FollowUpOpened { call_back, mend } => self.follow_ups.push(FollowUp::open(at, *call_back, *mend)),
            RatingEvent::RatedAgain { level, comment } => {
                self.again.get_or_insert(Again { at, level: *level, comment: comment.clone() });
            }
            RatingEvent::AppealHeard { .. } => {
                if let Some(follow_up) = self.follow_ups.iter_mut().rev().find(|follow_up| follow_up.is_appealed()) {
                    follow_up.apply(event, at);
                }
            }
            event => {
                if let Some(follow_up) = self.follow_ups.last_mut() {
                    follow_up.apply(event, at);
                }
            }
        }
    }

    /// What follows it now.
    pub fn follow_up(&self) -> Option<&FollowUp> {
        self.follow_ups.last()
    }

    /// The follow-up whose objection waits, of two the newer one: a second bad rating does not bury what waits under the first.
    pub fn appealed(&self) -> Option<&FollowUp> {
        self.follow_ups.iter().rev().find(|follow_up| follow_up.is_appealed())
    }

    /// Nobody has looked yet at what is suspicious about it.
    pub fn is_suspicious(&self) -> bool {
        !self.suspicions.is_empty() && !self.is_unmarked
    }

    /// The counter's objection was upheld: it is counted apart.
    pub fn is_upheld(&self) -> bool {
        self.follow_ups.iter().any(FollowUp::is_upheld)
    }

    /// It counts in the figures of those who were rated.
    pub fn counts(&self) -> bool {
        !self.is_suspicious() && !self.is_upheld()
    }
}
