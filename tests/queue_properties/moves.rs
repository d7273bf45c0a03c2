//! What may happen in a random day.

use proptest::prelude::*;
use residents_window::domain::command::{Command, CounterAction as Act, Role, TransferTo};
use residents_window::domain::event::{PaperAnswer, VoidReason};
use residents_window::domain::floor::{DayFloor, Ticket, TicketState};
use residents_window::domain::hall::Post;
use residents_window::domain::identity::{ClerkId, CounterId, TicketId};

use crate::common::{World, issue, queue};

pub const COUNTERS: [&str; 4] = ["1", "2", "3", "4"];
const QUEUES: [char; 3] = ['A', 'B', 'C'];

/// One thing that happens; `u8`s choose among what is there at that moment.
#[derive(Clone, Debug)]
pub enum Move {
    Issue { queue: u8, item: u8, priority: bool },
    Paper(u8, u8),
    Rejoin(u8),
    Void(u8, u8, u8),
    AtCounter(u8, Do),
    CallGiven(u8, u8),
    Resume(u8, u8),
    ToQueue(u8, u8),
    ToCounter(u8, u8),
    Minutes(u8),
}

#[derive(Clone, Copy, Debug)]
pub enum Do {
    CallNext,
    Recall,
    Miss,
    Hold,
    Finish,
    Pause,
    Close,
    Open,
}

pub fn moves(most: usize) -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        12 => (0u8..3, 0u8..6, prop::bool::weighted(0.4)).prop_map(|(queue, item, priority)| Move::Issue { queue, item, priority }),
        1 => (any::<u8>(), 0u8..3).prop_map(|(t, a)| Move::Paper(t, a)),
        3 => any::<u8>().prop_map(Move::Rejoin),
        2 => (any::<u8>(), 0u8..5, 0u8..3).prop_map(|(t, reason, role)| Move::Void(t, reason, role)),
        12 => (0u8..4).prop_map(|c| Move::AtCounter(c, Do::CallNext)),
        8 => (0u8..4, prop::sample::select(vec![Do::Recall, Do::Miss, Do::Miss, Do::Hold, Do::Finish])).prop_map(|(c, d)| Move::AtCounter(c, d)),
        3 => (0u8..4, prop::sample::select(vec![Do::Pause, Do::Close, Do::Open, Do::Open, Do::Open])).prop_map(|(c, d)| Move::AtCounter(c, d)),
        2 => (0u8..4, any::<u8>()).prop_map(|(c, t)| Move::CallGiven(c, t)),
        2 => (0u8..4, any::<u8>()).prop_map(|(c, t)| Move::Resume(c, t)),
        2 => (0u8..4, 0u8..3).prop_map(|(c, q)| Move::ToQueue(c, q)),
        3 => (0u8..4, 0u8..4).prop_map(|(c, to)| Move::ToCounter(c, to)),
        6 => (0u8..9).prop_map(Move::Minutes),
    ];
    prop::collection::vec(one, 0..most)
}

fn counter(i: u8) -> CounterId {
    CounterId::new(COUNTERS[usize::from(i) % COUNTERS.len()]).unwrap()
}

/// Mostly one that is there and in a fitting state; sometimes any, sometimes none.
fn some_ticket(day: &DayFloor, choice: u8, fits: impl Fn(&Ticket) -> bool) -> TicketId {
    let fitting: Vec<&Ticket> = day.tickets.values().filter(|t| choice.is_multiple_of(8) || fits(t)).collect();
    let none = || TicketId::new("nobody").unwrap();
    fitting.get(usize::from(choice) % fitting.len().max(1)).map_or_else(none, |t| t.id.clone())
}

fn given(day: &DayFloor, choice: u8, fits: impl Fn(&Ticket) -> bool) -> residents_window::domain::identity::TicketNumber {
    day.ticket(&some_ticket(day, choice, fits)).map_or_else(|| crate::common::number("A999"), |t| t.number)
}

pub fn command_of(world: &World, one: &Move, serial: usize) -> Command {
    let day = world.day();
    let letter = |i: u8| QUEUES[usize::from(i) % QUEUES.len()];
    let at = |c: u8, action| Command::AtCounter { counter: counter(c), action };
    match one {
        Move::Issue { queue, item, priority } => {
            let wanted = [None, None, Some("plain"), Some("rare"), Some("mornings"), Some("other")][usize::from(*item)];
            issue(&format!("t{serial}"), letter(*queue), wanted, *priority)
        }
        Move::Paper(t, answer) => {
            let answer = [PaperAnswer::Yes, PaperAnswer::No, PaperAnswer::NotAsked][usize::from(*answer)];
            Command::AnswerPaper { ticket: some_ticket(day, *t, |_| true), answer }
        }
        Move::Rejoin(t) => Command::Rejoin { ticket: some_ticket(day, *t, |t| matches!(t.state, TicketState::Missed { .. })) },
        Move::Void(t, reason, role) => {
            use VoidReason::{Abandoned, DayEnded, GivenBack, Mistake, PersonLeft};
            let reason = [GivenBack, Abandoned, PersonLeft, Mistake, DayEnded][usize::from(*reason)];
            let role = [Role::Kiosk, Role::Clerk, Role::Staff][usize::from(*role)];
            Command::VoidTicket { ticket: some_ticket(day, *t, |_| true), reason, role }
        }
        Move::AtCounter(c, what) => at(*c, action(*what)),
        Move::CallGiven(c, t) => at(*c, Act::CallGiven(given(day, *t, |t| matches!(t.state, TicketState::Waiting { .. })))),
        Move::Resume(c, t) => at(*c, Act::Resume(some_ticket(day, *t, |t| matches!(t.state, TicketState::Held { .. })))),
        Move::ToQueue(c, to) => at(*c, Act::Transfer(TransferTo::Queue(queue(letter(*to))))),
        Move::ToCounter(c, to) => at(*c, Act::Transfer(TransferTo::Counter(counter(*to)))),
        Move::Minutes(_) => Command::CloseDay { day: world.today() },
    }
}

fn action(what: Do) -> Act {
    match what {
        Do::CallNext => Act::CallNext,
        Do::Recall => Act::Recall,
        Do::Miss => Act::Miss,
        Do::Hold => Act::Hold,
        Do::Finish => Act::Finish,
        Do::Pause => Act::Pause,
        Do::Close => Act::Close,
        Do::Open => Act::Open { clerk: ClerkId::new("wang").unwrap(), post: Post::A },
    }
}
