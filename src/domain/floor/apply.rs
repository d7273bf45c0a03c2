//! How each event changes the floor. Facts are never refused: one that fits nothing (a newer program's, a damaged neighbour's) changes nothing.

use super::line::Standing;
use super::samples::Sample;
use super::ticket::{Left, Ticket, TicketState};
use super::{CALLS_KEPT_MAX, Call, DayFloor, Floor};
use crate::domain::event::{DayEvent, Event, QueueEvent, Recorded, TicketEvent, VoidReason};
use crate::domain::identity::{CounterId, QueueLetter, TicketId, TicketNumber};
use crate::domain::stream::StreamName;
use crate::domain::time::{Day, MINUTE_MS, Timestamp, UtcOffset};

/// A longer stay at a counter says that somebody forgot to finish, not how long a service takes.
const SAMPLE_MS_MAX: i64 = 120 * MINUTE_MS;

impl Floor {
    /// Takes one recorded event in. `offset` tells the hour of the day for the service samples.
    pub fn apply(&mut self, recorded: &Recorded<'_>, offset: UtcOffset) {
        self.newest_time = self.newest_time.max(recorded.time);
        match (recorded.name, &recorded.event) {
            (StreamName::Ticket(day, id), Event::Ticket(event)) => {
                let sample = self.open_day(*day).and_then(|floor| floor.apply_ticket(id, event, recorded, offset));
                if let Some((queue, sample)) = sample {
                    self.samples.add(queue, sample);
                }
            }
            (StreamName::Queue(day, letter), Event::Queue(event)) => {
                if let Some(floor) = self.open_day(*day) {
                    floor.apply_queue(*letter, event, recorded.version);
                }
            }
            (StreamName::Counter(day, id), Event::Counter(event)) => {
                if let Some(floor) = self.open_day(*day) {
                    let taken = event.took().and_then(|number| floor.numbers.get(&number).cloned());
                    floor.counters.entry(id.clone()).or_default().apply(event, recorded, taken);
                }
            }
            (StreamName::Day(day), Event::Day(DayEvent::Sealed { sums })) => {
                self.days.remove(day);
                if self.last_sealed.is_none_or(|(last, _)| last < *day) {
                    self.last_sealed = Some((*day, *sums));
                }
            }
            (StreamName::Device(id), Event::Device(event)) => {
                self.devices.entry(id.clone()).or_default().apply(event, recorded);
            }
            _ => {}
        }
    }

    /// Notes that a stream has had `version` appends, whether or not this program knows what was appended: otherwise whatever a newer program adds to
    /// a stream would make every later command of this one conflict.
    pub fn note_version(&mut self, name: &StreamName, version: u32) {
        match name {
            StreamName::Ticket(day, id) => {
                if let Some(ticket) = self.days.get_mut(day).and_then(|floor| floor.tickets.get_mut(id)) {
                    ticket.version = ticket.version.max(version);
                }
            }
            StreamName::Queue(day, letter) => {
                if let Some(floor) = self.open_day(*day) {
                    let queue = floor.queues.entry(*letter).or_default();
                    queue.version = queue.version.max(version);
                }
            }
            StreamName::Counter(day, id) => {
                if let Some(floor) = self.open_day(*day) {
                    let counter = floor.counters.entry(id.clone()).or_default();
                    counter.version = counter.version.max(version);
                }
            }
            StreamName::Day(day) => {
                if let Some(floor) = self.open_day(*day) {
                    floor.version = floor.version.max(version);
                }
            }
            StreamName::Device(id) => {
                let device = self.devices.entry(id.clone()).or_default();
                device.version = device.version.max(version);
            }
            StreamName::Other => {}
        }
    }

    /// The floor of a day that is not sealed; a late event of a sealed day finds none. A day that was passed over when a later one was sealed is
    /// still open, so that it can be closed too.
    fn open_day(&mut self, day: Day) -> Option<&mut DayFloor> {
        if self.last_sealed.is_some_and(|(sealed, _)| day <= sealed) {
            return self.days.get_mut(&day);
        }
        self.newest_day = Some(self.newest_day.map_or(day, |newest| newest.max(day)));
        Some(self.days.entry(day).or_default())
    }
}

impl DayFloor {
    /// Changes one ticket; gives a sample when its turn at a counter was over.
    fn apply_ticket(
        &mut self,
        id: &TicketId,
        event: &TicketEvent,
        recorded: &Recorded<'_>,
        offset: UtcOffset,
    ) -> Option<(QueueLetter, Sample)> {
        if let (TicketEvent::Issued { .. }, false) = (event, self.tickets.contains_key(id)) {
            self.issue(id, event, recorded);
            return None;
        }
        let ticket = self.tickets.get_mut(id)?;
        let (stood, was_done) = (ticket.standing(), matches!(ticket.state, TicketState::Voided { .. } | TicketState::Served { .. }));
        let calls = self.queues.get(&ticket.queue).map_or(0, |q| q.calls);
        let left = ticket.change(event, recorded, calls);
        let (stands, is_open) = (ticket.standing(), ticket.state.is_open());
        self.restand(id, stood, stands);
        if !is_open {
            self.open.remove(id);
        } else if !self.open.contains(id) {
            self.open.insert(id.clone());
        }
        match event {
            TicketEvent::Called { counter, number } => self.note_call(*number, counter, recorded.time, false),
            TicketEvent::Recalled { counter, number } => self.note_call(*number, counter, recorded.time, true),
            TicketEvent::Voided { reason, .. } if !was_done => self.note_voided(id, *reason),
            _ => {}
        }
        self.note_leaving(event, left?, offset)
    }

    fn issue(&mut self, id: &TicketId, event: &TicketEvent, recorded: &Recorded<'_>) {
        let TicketEvent::Issued { queue, item, priority, random, language } = event else { return };
        let Some(number) = recorded.taken.and_then(|taken| TicketNumber::new(*queue, taken)) else { return };
        let mut ticket = Ticket::new(id.clone(), number, recorded);
        ticket.item.clone_from(item);
        ticket.priority = *priority;
        ticket.random = *random;
        ticket.language = *language;
        let queue_day = self.queues.entry(*queue).or_default();
        queue_day.issued = queue_day.issued.max(number.number());
        if let Some(item) = item {
            *self.items.entry(item.clone()).or_default() += 1;
        }
        self.numbers.insert(number, id.clone());
        self.restand(id, None, ticket.standing());
        self.tickets.insert(id.clone(), ticket);
        self.open.insert(id.clone());
    }

    /// Keeps the lines in step with what a ticket became.
    fn restand(&mut self, id: &TicketId, stood: Option<Standing>, stands: Option<Standing>) {
        if stood == stands {
            return;
        }
        if let Some(old) = stood {
            self.lines.entry(old.queue).or_default().side(old.priority).remove(&old.turn);
            self.sent.remove(id);
        }
        if let Some(new) = stands {
            self.lines.entry(new.queue).or_default().side(new.priority).insert(new.turn);
            if new.sent {
                self.sent.insert(id.clone());
            }
        }
    }

    fn note_call(&mut self, number: TicketNumber, counter: &CounterId, at: Timestamp, again: bool) {
        self.calls_made += 1;
        if self.calls.len() == CALLS_KEPT_MAX {
            self.calls.remove(0);
        }
        self.calls.push(Call { serial: self.calls_made, number, counter: counter.clone(), at, again });
        self.counters.entry(counter.clone()).or_default().last_call_at = Some(at);
    }

    /// A number that was given back is not held against the quotas.
    fn note_voided(&mut self, id: &TicketId, reason: VoidReason) {
        let Some(ticket) = self.tickets.get(id).filter(|_| reason.gives_back()) else { return };
        self.queues.entry(ticket.number.queue()).or_default().given_back += 1;
        if let Some(count) = ticket.item.as_ref().and_then(|item| self.items.get_mut(item)) {
            *count = count.saturating_sub(1);
        }
    }

    fn note_leaving(&mut self, event: &TicketEvent, left: Left, offset: UtcOffset) -> Option<(QueueLetter, Sample)> {
        let counter = self.counters.entry(left.counter).or_default();
        match event {
            TicketEvent::Missed { .. } => counter.missed += 1,
            TicketEvent::Voided { .. } => {}
            TicketEvent::Served { .. } => {
                counter.served += 1;
                counter.service_ms = counter.service_ms.saturating_add(left.stay_ms);
            }
            _ => counter.service_ms = counter.service_ms.saturating_add(left.stay_ms),
        }
        let (queue, milliseconds) = left.sample?;
        let hour = u8::try_from(offset.clock(left.began).0).unwrap_or(0);
        let seconds = u32::try_from(milliseconds.clamp(0, SAMPLE_MS_MAX) / 1_000).unwrap_or(0);
        Some((queue, Sample { hour, seconds }))
    }

    fn apply_queue(&mut self, letter: QueueLetter, event: &QueueEvent, version: u32) {
        let queue = self.queues.entry(letter).or_default();
        queue.version = version;
        match event {
            QueueEvent::CallMade { priority, others_waiting, .. } => {
                queue.calls += 1;
                queue.run = if *priority && *others_waiting { queue.run + 1 } else { 0 };
            }
            QueueEvent::NumbersSkipped { first, last } => {
                // A run of numbers that cannot be is no fact about numbers.
                if 0 < *first && first <= last && *last <= TicketNumber::MAX {
                    queue.skipped_runs.add(*first, *last);
                    queue.skipped = queue.skipped_runs.count();
                    queue.issued = queue.issued.max(*last);
                }
            }
            QueueEvent::QuotaTaken { .. } => {}
        }
    }
}
