//! The board of bad ratings: every one, with what is due and how much time is left; what is due first stands first.

use super::{FollowUp, Rating, Stage};
use crate::domain::case::Terms;
use crate::domain::deadline::Standing;
use crate::domain::time::Day;

/// A bad rating on the board.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Which.
    pub rating: &'a Rating,
    /// What follows it.
    pub follow_up: &'a FollowUp,
    /// Where the call or mending stands, whichever is due.
    pub standing: Standing,
}

impl Line<'_> {
    /// It is late, near, or has time; what is found or closed has no limit any more.
    pub const fn state(&self) -> &'static str {
        match (self.follow_up.stage(), self.standing) {
            (Stage::Closed, _) => "closed",
            (Stage::Settled, _) => "settled",
            (_, Standing::Overdue { .. }) => "overdue",
            (_, Standing::Near { .. }) => "near",
            _ => "on-time",
        }
    }
}

/// How many of the board are late, near, and not closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Not closed.
    pub open: usize,
    /// Of these, near their limit.
    pub near: usize,
    /// Of these, past it.
    pub overdue: usize,
}

/// The board of a day.
pub fn board<'a>(ratings: impl IntoIterator<Item = &'a Rating>, terms: &Terms, today: Day) -> Vec<Line<'a>> {
    let line = |rating: &'a Rating| {
        let follow_up = rating.follow_up()?;
        Some(Line { rating, follow_up, standing: follow_up.due_standing(terms, today) })
    };
    let mut lines: Vec<Line<'a>> = ratings.into_iter().filter_map(line).collect();
    lines.sort_by_key(|line| {
        let since = terms.offset.day(line.follow_up.outcome.map_or(line.follow_up.opened_at, |outcome| outcome.at()));
        let due = match line.follow_up.stage() {
            // An answer is due at once; among what is over the newest comes first.
            Stage::Settled => since,
            Stage::Closed => since,
            _ => line.standing.due().unwrap_or(since),
        };
        let is_closed = line.follow_up.stage() == Stage::Closed;
        let within = if is_closed { -due.days_since(today) } else { due.days_since(today) };
        (is_closed, within, line.follow_up.opened_at, line.rating.subject.clone())
    });
    lines
}

/// What the board amounts to.
pub fn sum(lines: &[Line<'_>]) -> Sum {
    let count = |state: &str| lines.iter().filter(|line| line.state() == state).count();
    Sum { open: lines.len() - count("closed"), near: count("near"), overdue: count("overdue") }
}
