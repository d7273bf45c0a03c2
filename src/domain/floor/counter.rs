//! A counter's day: what it does, and what it has done.

use crate::domain::event::{CounterEvent, Recorded};
use crate::domain::hall::Post;
use crate::domain::identity::{ClerkId, TicketId};
use crate::domain::time::Timestamp;

/// A counter's day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CounterDay {
    /// Appends to its stream.
    pub version: u32,
    /// What it is doing.
    pub state: CounterState,
    /// The ticket at the counter.
    pub current: Option<TicketId>,
    /// Its last call.
    pub last_call_at: Option<Timestamp>,
    /// Without anybody since.
    pub free_since: Option<Timestamp>,
    /// Served to the end today.
    pub served: u32,
    /// Missed today.
    pub missed: u32,
    /// Milliseconds of service today.
    pub service_ms: i64,
}

/// What a counter is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CounterState {
    /// Not opened today.
    #[default]
    NotOpened,
    /// A clerk is there.
    Open {
        /// Who.
        clerk: ClerkId,
        /// As what.
        post: Post,
    },
    /// For a while.
    Paused {
        /// Who is coming back.
        clerk: ClerkId,
        /// As what.
        post: Post,
        /// Since when.
        at: Timestamp,
    },
    /// Closed for today.
    Closed,
}

impl CounterDay {
    /// `taken`: the ticket, where the event names one it took.
    pub(super) fn apply(&mut self, event: &CounterEvent, recorded: &Recorded<'_>, taken: Option<TicketId>) {
        self.version = recorded.version;
        let at = recorded.time;
        match event {
            CounterEvent::Opened { clerk, post } => {
                self.state = CounterState::Open { clerk: clerk.clone(), post: *post };
                self.free_since = self.current.is_none().then_some(at);
            }
            CounterEvent::Took { .. } => {
                self.current = taken;
                self.free_since = None;
            }
            CounterEvent::Released { .. } => {
                self.current = None;
                self.free_since = matches!(self.state, CounterState::Open { .. }).then_some(at);
            }
            CounterEvent::Paused => {
                if let CounterState::Open { clerk, post } = self.state.clone() {
                    self.state = CounterState::Paused { clerk, post, at };
                }
                self.free_since = None;
            }
            CounterEvent::Closed => {
                self.state = CounterState::Closed;
                self.current = None;
                self.free_since = None;
            }
        }
    }
}
