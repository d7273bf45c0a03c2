//! The picture: who is at a counter now, and who was called before.

use crate::domain::floor::{Call, DayFloor, TicketState};
use crate::domain::identity::{CounterId, TicketNumber};
use crate::domain::time::Timestamp;

/// Earlier calls shown.
pub const HISTORY_MAX: usize = 7;

/// Whether a card is the newest call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardState {
    /// The newest call of the day: highlighted.
    New,
    /// At a counter since an earlier call.
    Current,
}

/// One person at a counter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Card {
    /// Who.
    pub number: TicketNumber,
    /// Where to.
    pub counter: CounterId,
    /// Serial of the newest call that brought the person there; 0 when the log no longer holds it.
    pub serial: u64,
    /// When that call was made; long ago when the log no longer holds it.
    pub called_at: Timestamp,
    /// Highlighted or not.
    pub state: CardState,
}

/// What the display shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// One for each counter with a person, newest call first.
    pub cards: Vec<Card>,
    /// Earlier calls, newest first, each number once and none that has a card.
    pub history: Vec<Call>,
}

/// The picture of this day.
pub fn board(day: &DayFloor) -> Board {
    let mut cards: Vec<Card> = day.counters.keys().filter_map(|counter| card(day, counter)).collect();
    cards.sort_by(|a, b| b.serial.cmp(&a.serial).then_with(|| counter_order(&a.counter).cmp(&counter_order(&b.counter))));
    let mut history: Vec<Call> = Vec::new();
    for call in day.calls.iter().rev() {
        let shown = cards.iter().any(|card| card.number == call.number) || history.iter().any(|line| line.number == call.number);
        if !shown && history.len() < HISTORY_MAX {
            history.push(call.clone());
        }
    }
    Board { cards, history }
}

fn card(day: &DayFloor, counter: &CounterId) -> Option<Card> {
    let number = day.current(counter)?.number;
    if !is_at(day, number, counter) {
        return None;
    }
    let call = day.calls.iter().rev().find(|call| call.number == number && call.counter == *counter);
    let serial = call.map_or(0, |call| call.serial);
    let state = if serial > 0 && serial == day.calls_made { CardState::New } else { CardState::Current };
    let called_at = call.map_or(Timestamp::default(), |call| call.at);
    Some(Card { number, counter: counter.clone(), serial, called_at, state })
}

/// Whether the person with this number is at this counter now.
pub(super) fn is_at(day: &DayFloor, number: TicketNumber, counter: &CounterId) -> bool {
    day.current(counter).is_some_and(|ticket| {
        ticket.number == number && matches!(&ticket.state, TicketState::Called { counter: called_to, .. } if called_to == counter)
    })
}

/// Counters are texts of digits: 10 comes after 9.
fn counter_order(counter: &CounterId) -> (usize, &str) {
    (counter.as_str().len(), counter.as_str())
}
