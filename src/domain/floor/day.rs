//! Looking at one day of the hall.

use std::collections::{BTreeMap, BTreeSet};

use super::line::Line;
use super::{CounterDay, DayFloor, QueueDay, Ticket, TicketState};
use crate::domain::event::Reconciliation;
use crate::domain::identity::{CounterId, ItemId, QueueLetter, TicketId, TicketNumber};
use crate::domain::time::Timestamp;

static EMPTY_LINE: Line = Line { ordinary: BTreeSet::new(), priority: BTreeSet::new() };

impl DayFloor {
    /// A day on which nothing has happened.
    pub const EMPTY: Self = Self {
        version: 0,
        tickets: BTreeMap::new(),
        numbers: BTreeMap::new(),
        open: BTreeSet::new(),
        lines: BTreeMap::new(),
        sent: BTreeSet::new(),
        items: BTreeMap::new(),
        queues: BTreeMap::new(),
        counters: BTreeMap::new(),
        calls: Vec::new(),
        calls_made: 0,
    };

    /// Tickets that wait, are at a counter or are held.
    pub fn open_tickets(&self) -> impl Iterator<Item = &Ticket> {
        self.open.iter().filter_map(|id| self.tickets.get(id))
    }

    /// The ticket of this identity.
    pub fn ticket(&self, id: &TicketId) -> Option<&Ticket> {
        self.tickets.get(id)
    }

    /// The ticket people know by this number.
    pub fn by_number(&self, number: TicketNumber) -> Option<&Ticket> {
        self.numbers.get(&number).and_then(|id| self.tickets.get(id))
    }

    /// The queue's day.
    pub fn queue(&self, letter: QueueLetter) -> QueueDay {
        self.queues.get(&letter).cloned().unwrap_or_else(QueueDay::default)
    }

    /// The counter's day.
    pub fn counter(&self, id: &CounterId) -> CounterDay {
        self.counters.get(id).cloned().unwrap_or_else(CounterDay::default)
    }

    /// The ticket at this counter.
    pub fn current(&self, id: &CounterId) -> Option<&Ticket> {
        self.counters.get(id)?.current.as_ref().and_then(|ticket| self.tickets.get(ticket))
    }

    /// Those who wait in a queue.
    pub fn line(&self, queue: QueueLetter) -> &Line {
        self.lines.get(&queue).unwrap_or(&EMPTY_LINE)
    }

    /// Waiting tickets of a queue: those without priority by their places, then those with priority by theirs.
    pub fn waiting(&self, queue: QueueLetter) -> impl Iterator<Item = &Ticket> {
        let line = self.line(queue);
        line.ordinary.iter().chain(&line.priority).filter_map(|(_, number)| self.by_number(*number))
    }

    /// How many wait in a queue.
    pub fn waiting_count(&self, queue: QueueLetter) -> u32 {
        u32::try_from(self.line(queue).len()).unwrap_or(u32::MAX)
    }

    /// Tickets a counter has put aside, oldest first.
    pub fn held_by<'a>(&'a self, counter: &'a CounterId) -> Vec<&'a Ticket> {
        let mut held: Vec<(&Timestamp, &Ticket)> = (self.open_tickets())
            .filter_map(|t| match &t.state {
                TicketState::Held { counter: c, at, .. } if c == counter => Some((at, t)),
                _ => None,
            })
            .collect();
        held.sort_by_key(|(at, t)| (**at, t.number));
        held.into_iter().map(|(_, t)| t).collect()
    }

    /// Tickets that were missed and may come back, newest first.
    pub fn missed(&self) -> Vec<&Ticket> {
        let mut missed: Vec<(&Timestamp, &Ticket)> = (self.tickets.values())
            .filter_map(|t| match &t.state {
                TicketState::Missed { at, .. } => Some((at, t)),
                _ => None,
            })
            .collect();
        missed.sort_by_key(|(at, t)| (std::cmp::Reverse(**at), t.number));
        missed.into_iter().map(|(_, t)| t).collect()
    }

    /// Numbers of an item issued and not given back.
    pub fn item_issued(&self, item: &ItemId) -> u32 {
        self.items.get(item).copied().unwrap_or(0)
    }

    /// The day's sums: issued counts the sequences, the others count tickets, so that a lost ticket shows.
    pub fn reconciliation(&self) -> Reconciliation {
        let mut sums =
            Reconciliation { issued: self.queues.values().map(|q| q.issued.saturating_sub(q.skipped)).sum(), ..Reconciliation::default() };
        for ticket in self.tickets.values() {
            match ticket.state {
                TicketState::Waiting { .. } => sums.waiting += 1,
                TicketState::Called { .. } => sums.being_served += 1,
                TicketState::Held { .. } => sums.held += 1,
                TicketState::Missed { .. } => sums.missed += 1,
                TicketState::Served { .. } => sums.served += 1,
                TicketState::Voided { .. } => sums.voided += 1,
            }
        }
        sums
    }
}
