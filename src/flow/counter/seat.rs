//! Who may sit where: counters, clerks and their posts (AB岗).

use super::Choosing;
use crate::domain::command::CounterAction;
use crate::domain::hall::{Clerk, Hall, Post};
use crate::domain::identity::{ClerkId, CounterId};

/// A clerk at a counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The counter.
    pub counter: CounterId,
    /// The clerk.
    pub clerk: ClerkId,
    /// Holder or stand-in.
    pub post: Post,
}

impl Seat {
    /// The seat, when the content has this counter and lets this clerk sit there.
    pub fn of(hall: &Hall, counter: &CounterId, clerk: &ClerkId) -> Option<Self> {
        hall.counter(counter)?;
        let post = *hall.clerk(clerk)?.posts.get(counter)?;
        Some(Self { counter: counter.clone(), clerk: clerk.clone(), post })
    }

    /// What opens the counter.
    pub fn opening(&self) -> CounterAction {
        CounterAction::Open { clerk: self.clerk.clone(), post: self.post }
    }
}

/// Clerks who may sit at this counter, holders of the post first.
pub fn clerks_at<'a>(hall: &'a Hall, counter: &CounterId) -> Vec<(&'a Clerk, Post)> {
    let mut clerks: Vec<(&Clerk, Post)> = hall.clerks.iter().filter_map(|c| c.posts.get(counter).map(|post| (c, *post))).collect();
    clerks.sort_by_key(|(_, post)| *post == Post::B);
    clerks
}

/// What was chosen, completed: a clerk who may not sit there is let go, and the holder of the post is proposed.
pub fn complete(hall: &Hall, choosing: Choosing) -> Choosing {
    let Some(counter) = choosing.counter.filter(|id| hall.counter(id).is_some()) else { return Choosing::default() };
    let may_sit = |clerk: &ClerkId| Seat::of(hall, &counter, clerk).is_some();
    let clerk = choosing.clerk.filter(may_sit).or_else(|| clerks_at(hall, &counter).first().map(|(clerk, _)| clerk.id.clone()));
    Choosing { counter: Some(counter), clerk }
}
