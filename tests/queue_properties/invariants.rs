//! What holds at every moment, worked out from the tickets alone and compared with what the floor keeps.

use std::collections::{BTreeMap, BTreeSet};

use residents_window::domain::floor::line::Line;
use residents_window::domain::floor::{CounterState, TicketState};
use residents_window::domain::identity::{CounterId, ItemId, QueueLetter, TicketId};

use crate::common::World;

pub fn check(world: &World) {
    numbers_are_consecutive_and_unique(world);
    counters_and_tickets_agree(world);
    indexes_are_what_the_tickets_say(world);
    let sums = world.day().reconciliation();
    assert!(sums.is_balanced(), "{sums:?}");
    assert_eq!(usize::try_from(sums.issued).unwrap(), world.day().tickets.len());
    quotas_hold(world);
}

fn numbers_are_consecutive_and_unique(world: &World) {
    let day = world.day();
    let mut by_queue: BTreeMap<QueueLetter, Vec<u32>> = BTreeMap::new();
    for ticket in day.tickets.values() {
        by_queue.entry(ticket.number.queue()).or_default().push(ticket.number.number());
        assert_eq!(day.by_number(ticket.number).map(|t| &t.id), Some(&ticket.id));
    }
    for (letter, mut numbers) in by_queue {
        numbers.sort_unstable();
        let expected: Vec<u32> = (1..=day.queue(letter).issued).collect();
        assert_eq!(numbers, expected, "numbers of {letter}");
    }
}

fn counters_and_tickets_agree(world: &World) {
    let day = world.day();
    let mut called: BTreeMap<&CounterId, Vec<&TicketId>> = BTreeMap::new();
    for ticket in day.tickets.values() {
        if let TicketState::Called { counter, .. } = &ticket.state {
            called.entry(counter).or_default().push(&ticket.id);
        }
    }
    for (id, counter) in &day.counters {
        let at_counter = called.remove(id).unwrap_or_default();
        assert!(at_counter.len() <= 1, "counter {id} has {at_counter:?}");
        assert_eq!(counter.current.as_ref(), at_counter.first().copied(), "counter {id}");
        let open = matches!(counter.state, CounterState::Open { .. });
        assert!(open || counter.current.is_none(), "counter {id} is not open and has somebody");
        assert_eq!(counter.free_since.is_some(), open && counter.current.is_none(), "counter {id} is free");
    }
    assert!(called.is_empty(), "called to counters that have no day: {called:?}");
}

fn indexes_are_what_the_tickets_say(world: &World) {
    let day = world.day();
    let mut lines: BTreeMap<QueueLetter, Line> = BTreeMap::new();
    let (mut open, mut sent) = (BTreeSet::new(), BTreeSet::new());
    let (mut items, mut given_back): (BTreeMap<ItemId, u32>, BTreeMap<QueueLetter, u32>) = (BTreeMap::new(), BTreeMap::new());
    for ticket in day.tickets.values() {
        if ticket.state.is_open() {
            open.insert(ticket.id.clone());
        }
        if let TicketState::Waiting { only_at } = &ticket.state {
            let line = lines.entry(ticket.queue).or_default();
            let side = if ticket.priority { &mut line.priority } else { &mut line.ordinary };
            side.insert((ticket.place_from, ticket.number));
            if only_at.is_some() {
                sent.insert(ticket.id.clone());
            }
        }
        let back = matches!(&ticket.state, TicketState::Voided { reason, .. } if reason.gives_back());
        *given_back.entry(ticket.number.queue()).or_default() += u32::from(back);
        if let Some(item) = &ticket.item {
            *items.entry(item.clone()).or_default() += u32::from(!back);
        }
    }
    assert_eq!((&day.open, &day.sent, &day.items), (&open, &sent, &items));
    for letter in ['A', 'B', 'C'].map(crate::common::queue) {
        assert_eq!(day.line(letter), lines.get(&letter).unwrap_or(&Line::default()), "line of {letter}");
        assert_eq!(day.waiting(letter).count(), day.line(letter).len());
        assert_eq!(day.queue(letter).given_back, given_back.get(&letter).copied().unwrap_or(0));
    }
}

fn quotas_hold(world: &World) {
    for queue in &world.hall.queues {
        let day = world.day().queue(queue.letter);
        assert!(queue.quota.is_none_or(|quota| day.issued <= quota + day.given_back), "quota of {}", queue.letter);
    }
    for item in &world.hall.items {
        assert!(item.quota.is_none_or(|quota| world.day().item_issued(&item.id) <= quota), "quota of {}", item.id);
    }
}
