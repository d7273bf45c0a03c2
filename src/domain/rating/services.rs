//! Services that could have been rated: tickets served to the end and cases decided, each once. What nobody rated (不评) is told by them.
//!
//! A ticket that led to a receipt is none of its own: it is rated under the receipt, once the case is decided.

use std::collections::{BTreeMap, BTreeSet};

use super::{Service, Subject};
use crate::domain::case::{CaseEvent, Correction};
use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::event::{CounterEvent, TicketEvent};
use crate::domain::identity::{ClerkId, CounterId, ItemId, QueueLetter, TicketId};
use crate::domain::time::{Day, Timestamp};

/// Who was at work is kept for so many days before the newest one: longer than a demonstration's past, whose days are told backwards beside today.
const AT_WORK_DAYS: u64 = 400;

/// Every service that is over, as far as events have told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Services {
    /// Few kinds stand behind very many services.
    kinds: Vec<Service>,
    by_kind: BTreeMap<Service, usize>,
    over: BTreeMap<Subject, (Timestamp, usize)>,
    waiting: BTreeMap<(Day, TicketId), (QueueLetter, Option<ItemId>)>,
    led: BTreeSet<(Day, TicketId)>,
    cases: BTreeMap<ReceiptNumber, Running>,
    at_work: BTreeMap<(Day, CounterId), ClerkId>,
}

/// A case, as far as it matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Running {
    kind: usize,
    is_decided: bool,
    is_delivered: bool,
}

impl Services {
    /// Every service that is over: what, when, and where and by whom. In the order of the subjects.
    pub fn all(&self) -> impl Iterator<Item = (&Subject, Timestamp, &Service)> {
        self.over.iter().filter_map(|(subject, (at, kind))| Some((subject, *at, self.kinds.get(*kind)?)))
    }

    /// Takes in what happened to a ticket.
    pub fn take_ticket(&mut self, (day, id): (Day, &TicketId), event: &TicketEvent, at: Timestamp) {
        let key = (day, id.clone());
        match event {
            TicketEvent::Issued { queue, item, .. } => {
                // Nobody of an earlier day is served any more.
                let is_old = |(of, _): &(Day, TicketId)| *of < day.minus_days(1);
                while self.waiting.first_key_value().is_some_and(|(key, _)| is_old(key)) {
                    self.waiting.pop_first();
                }
                self.waiting.insert(key, (*queue, item.clone()));
            }
            TicketEvent::Transferred { queue, .. } => {
                if let Some((letter, _)) = self.waiting.get_mut(&key) {
                    *letter = *queue;
                }
            }
            TicketEvent::Served { counter, .. } => {
                let (queue, item) = self.waiting.remove(&key).map_or((None, None), |(queue, item)| (Some(queue), item));
                if self.led.remove(&key) {
                    return;
                }
                let clerk = self.at_work.get(&(day, counter.clone())).cloned();
                let kind = self.kind(Service { item, queue, counter: Some(counter.clone()), clerk });
                self.over.insert(Subject::Ticket(day, id.clone()), (at, kind));
            }
            TicketEvent::Voided { .. } => drop(self.waiting.remove(&key)),
            _ => {}
        }
    }

    /// Takes in what happened at a counter. Days may come in any order.
    pub fn take_counter(&mut self, (day, counter): (Day, &CounterId), event: &CounterEvent) {
        if let CounterEvent::Opened { clerk, .. } = event {
            self.at_work.insert((day, counter.clone()), clerk.clone());
            self.forget_long_ago(day);
        }
    }

    /// Drops who was at work long before the newest day. The day that is told now stays: a clock that was far ahead once takes no clerk from any day.
    fn forget_long_ago(&mut self, now: Day) {
        let Some(((newest, _), _)) = self.at_work.last_key_value() else { return };
        let oldest = newest.minus_days(AT_WORK_DAYS);
        if self.at_work.first_key_value().is_some_and(|((first, _), _)| *first < oldest) {
            self.at_work.retain(|(day, _), _| *day >= oldest || *day == now);
        }
    }

    /// Takes in what happened to a case.
    pub fn take_case(&mut self, number: ReceiptNumber, event: &CaseEvent, at: Timestamp) {
        if let CaseEvent::Accepted(accepted) = event {
            if let Some(ticket) = &accepted.ticket {
                let was_over = self.over.remove(&Subject::Ticket(ticket.day, ticket.id.clone())).is_some();
                if !was_over {
                    self.led.insert((ticket.day, ticket.id.clone()));
                }
            }
            let (item, counter, clerk) = (accepted.item.clone(), accepted.counter.clone(), accepted.first.clone());
            let kind = self.kind(Service { item: Some(item), queue: None, counter: Some(counter), clerk: Some(clerk) });
            self.cases.insert(number, Running { kind, is_decided: false, is_delivered: false });
            return;
        }
        let Some(running) = self.cases.get(&number).cloned() else { return };
        let mut now = running.clone();
        match event {
            CaseEvent::HandedOver { to, .. } => {
                let Some(service) = self.kinds.get(running.kind).cloned() else { return };
                now.kind = self.kind(Service { clerk: Some(to.clone()), ..service });
            }
            CaseEvent::Decided { .. } => now.is_decided = true,
            CaseEvent::Delivered { .. } => now.is_delivered = true,
            CaseEvent::Corrected { correction: Correction::Undone, .. } if running.is_delivered => now.is_delivered = false,
            CaseEvent::Corrected { correction: Correction::Undone, .. } => now.is_decided = false,
            _ => return,
        }
        match (running.is_decided, now.is_decided) {
            (false, true) => drop(self.over.insert(Subject::Receipt(number), (at, now.kind))),
            (true, false) => drop(self.over.remove(&Subject::Receipt(number))),
            _ => {}
        }
        self.cases.insert(number, now);
    }

    fn kind(&mut self, service: Service) -> usize {
        let Self { kinds, by_kind, .. } = self;
        *by_kind.entry(service).or_insert_with_key(|service| {
            kinds.push(service.clone());
            kinds.len() - 1
        })
    }
}
