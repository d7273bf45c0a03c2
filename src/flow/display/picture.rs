//! Which calls stand large and which in the list beside them. Whoever was just called is still on the way and may be 10 m off: those calls must be large,
//! and when there are more of them than places they take turns. All the others have found their counters and stand in the list, which is read from 4 m.

use super::board::{Board, Card, CardState, HISTORY_MAX};
use super::size::{Screen, rows};
use crate::domain::identity::{CounterId, TicketNumber};
use crate::domain::time::{SECOND_MS, Timestamp};

/// How long somebody who was called is on the way.
pub const WALKING_SECONDS: i64 = 75;
/// How long each turn of the large places lasts.
pub const TURN_SECONDS: i64 = 5;

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// Who.
    pub number: TicketNumber,
    /// Where to.
    pub counter: CounterId,
    /// Serial of the call.
    pub serial: u64,
    /// Whether the person is at the counter now; nothing when the call is over.
    pub card: Option<CardState>,
}

/// What the display shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// In full size, newest call first.
    pub large: Vec<Card>,
    /// The list: the other people at counters, then earlier calls.
    pub lines: Vec<Line>,
}

/// The picture at `now`; the call that is being announced, given by its serial, is among the large ones.
pub fn picture(board: &Board, screen: Screen, now: Timestamp, announced: Option<u64>) -> Picture {
    let places = rows(screen);
    // Newest first, so that those on the way are the first ones.
    let walking = board.cards.iter().take_while(|card| now.since(card.called_at) < WALKING_SECONDS * SECOND_MS).count();
    let spoken = announced.and_then(|serial| board.cards.iter().take(walking).position(|card| card.serial == serial));
    let turns = walking.div_ceil(places).max(1);
    let turn = match spoken {
        Some(at) => at / places,
        None => board.cards.first().map_or(0, |newest| turn_at(now.since(newest.called_at), turns)),
    };
    // The last turn is filled up with calls of the turn before.
    let first = (turn * places).min(walking.saturating_sub(places));
    let is_large = |at: usize| (first..first + places).contains(&at);
    let (large, others): (Vec<_>, Vec<_>) = board.cards.iter().enumerate().partition(|(at, _)| is_large(*at));
    let at_counter = |(_, card): (usize, &Card)| Line {
        number: card.number,
        counter: card.counter.clone(),
        serial: card.serial,
        card: Some(card.state),
    };
    let earlier =
        board.history.iter().map(|call| Line { number: call.number, counter: call.counter.clone(), serial: call.serial, card: None });
    Picture {
        large: large.into_iter().map(|(_, card)| card.clone()).collect(),
        lines: others.into_iter().map(at_counter).chain(earlier).take(HISTORY_MAX).collect(),
    }
}

/// Counted from the newest call: it is seen at once.
fn turn_at(ms_since_newest: i64, turns: usize) -> usize {
    let passed = ms_since_newest.max(0) / (TURN_SECONDS * SECOND_MS);
    usize::try_from(passed).unwrap_or(0) % turns
}
