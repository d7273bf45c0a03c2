//! What was made: appends as the journal takes them.

use crate::domain::event::Event;
use crate::domain::identity::{Actor, Installation, RequestId};
use crate::domain::stream::{Sequence, Stream};
use crate::domain::time::{Day, Timestamp};

/// One append of the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its request; the same past makes the same.
    pub request: RequestId,
    /// When.
    pub time: Timestamp,
    /// Who.
    pub by: Actor,
    /// Streams, the appends they have had, and the events as the journal keeps them.
    pub parts: Vec<(Stream, u32, Vec<String>)>,
    /// A number to take, and the highest allowed.
    pub take: Option<(Sequence, u32)>,
}

impl Made {
    /// An append without a number, still without its own request.
    pub(super) fn new(time: Timestamp, by: Actor, stream: Stream, expected: u32, events: Vec<String>) -> Self {
        Self { request: unnumbered(), time, by, parts: vec![(stream, expected, events)], take: None }
    }
}

/// An event's text. Every event can be written as JSON.
pub(super) fn text(event: &Event) -> String {
    event.to_json().unwrap_or_else(|_| String::new())
}

/// `kiosk@past`.
pub(super) fn actor(place: &str, installation: &Installation) -> Actor {
    Actor::new(&format!("{place}@{installation}")).unwrap_or_else(|| unreachable!("places and installations are checked texts"))
}

pub(super) fn unnumbered() -> RequestId {
    RequestId::new("past").unwrap_or_else(|| unreachable!("letters"))
}

/// Gives each its request.
pub(super) fn number(made: &mut [Made], day: Day) {
    for (place, one) in made.iter_mut().enumerate() {
        one.request = RequestId::new(&format!("past-{day}-{place}")).unwrap_or_else(unnumbered);
    }
}
