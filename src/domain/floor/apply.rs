//! How each event changes the floor. Facts are never refused: one that fits nothing (a newer program's, a damaged neighbour's) changes nothing.

use super::samples::Sample;
use super::{CALLS_KEPT_MAX, Call, CounterState, DayFloor, Device, FAULTS_KEPT_MAX, Floor, Ticket, TicketState};
use crate::domain::event::{CounterEvent, DayEvent, DeviceEvent, Event, QueueEvent, Recorded, TicketEvent};
use crate::domain::hall::Language;
use crate::domain::identity::{CounterId, QueueLetter, TicketId, TicketNumber};
use crate::domain::stream::StreamName;
use crate::domain::time::{Day, Timestamp, UtcOffset};

impl Floor {
    /// Takes one recorded event in. `offset` tells the hour of the day for the service samples.
    pub fn apply(&mut self, recorded: &Recorded<'_>, offset: UtcOffset) {
        self.newest_time = self.newest_time.max(recorded.time);
        match (recorded.name, &recorded.event) {
            (StreamName::Ticket(day, id), Event::Ticket(event)) => {
                if let Some(floor) = self.open_day(*day) {
                    let sample = floor.apply_ticket(id, event, recorded, offset);
                    if let Some((queue, sample)) = sample {
                        self.samples.add(queue, sample);
                    }
                }
            }
            (StreamName::Queue(day, letter), Event::Queue(event)) => {
                if let Some(floor) = self.open_day(*day) {
                    floor.apply_queue(*letter, event, recorded.version);
                }
            }
            (StreamName::Counter(day, counter), Event::Counter(event)) => {
                if let Some(floor) = self.open_day(*day) {
                    floor.apply_counter(counter, event, recorded);
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

    /// The floor of a day that is not sealed; a late event of a sealed day finds none.
    fn open_day(&mut self, day: Day) -> Option<&mut DayFloor> {
        if self.last_sealed.is_some_and(|(sealed, _)| day <= sealed) {
            return None;
        }
        self.newest_day = Some(self.newest_day.map_or(day, |newest| newest.max(day)));
        Some(self.days.entry(day).or_default())
    }
}

impl DayFloor {
    /// Changes one ticket; gives a service sample when a service ended.
    fn apply_ticket(
        &mut self,
        id: &TicketId,
        event: &TicketEvent,
        recorded: &Recorded<'_>,
        offset: UtcOffset,
    ) -> Option<(QueueLetter, Sample)> {
        if let TicketEvent::Issued { queue, item, priority, random, language } = event {
            let number = TicketNumber::new(*queue, recorded.taken?)?;
            let mut ticket = new_ticket(id.clone(), number, recorded);
            ticket.item.clone_from(item);
            ticket.priority = *priority;
            ticket.random = *random;
            ticket.language = *language;
            let queue_day = self.queues.entry(*queue).or_default();
            queue_day.issued = queue_day.issued.max(number.number());
            self.numbers.insert(number, id.clone());
            self.open.insert(id.clone());
            self.tickets.insert(id.clone(), ticket);
            return None;
        }
        let queue_calls = |queue: QueueLetter| self.queues.get(&queue).map_or(0, |q| q.calls);
        let calls_before = self.tickets.get(id).map_or(0, |t| queue_calls(t.queue));
        let ticket = self.tickets.get_mut(id)?;
        let ended = ticket.change(event, recorded, calls_before);
        if ticket.state.is_open() {
            self.open.insert(id.clone());
        } else {
            self.open.remove(id);
        }
        if let TicketEvent::Called { counter, number } | TicketEvent::Recalled { counter, number } = event {
            self.note_call(*number, counter, recorded.time, matches!(event, TicketEvent::Recalled { .. }));
        }
        let (queue, began, milliseconds) = ended?;
        self.note_service(&recorded.event, milliseconds);
        let hour = u8::try_from(offset.clock(began).0).unwrap_or(0);
        let seconds = u32::try_from(milliseconds / 1_000).unwrap_or(0);
        Some((queue, Sample { hour, seconds }))
    }

    fn note_call(&mut self, number: TicketNumber, counter: &CounterId, at: Timestamp, again: bool) {
        self.calls_made += 1;
        if self.calls.len() == CALLS_KEPT_MAX {
            self.calls.remove(0);
        }
        self.calls.push(Call { serial: self.calls_made, number, counter: counter.clone(), at, again });
        self.counters.entry(counter.clone()).or_default().last_call_at = Some(at);
    }

    fn note_service(&mut self, event: &Event, milliseconds: i64) {
        if let Event::Ticket(TicketEvent::Served { counter, .. }) = event {
            let counter = self.counters.entry(counter.clone()).or_default();
            counter.served += 1;
            counter.service_ms += milliseconds;
        }
    }

    fn apply_queue(&mut self, letter: QueueLetter, event: &QueueEvent, version: u32) {
        let queue = self.queues.entry(letter).or_default();
        queue.version = version;
        match event {
            QueueEvent::CallMade { priority, others_waiting, .. } => {
                queue.calls += 1;
                queue.run = if *priority && *others_waiting { queue.run + 1 } else { 0 };
            }
            QueueEvent::QuotaTaken { .. } => {}
        }
    }

    fn apply_counter(&mut self, id: &CounterId, event: &CounterEvent, recorded: &Recorded<'_>) {
        let current = match event {
            CounterEvent::Took { number } => self.numbers.get(number).cloned(),
            _ => None,
        };
        let counter = self.counters.entry(id.clone()).or_default();
        counter.version = recorded.version;
        match event {
            CounterEvent::Opened { clerk, post } => {
                counter.state = CounterState::Open { clerk: clerk.clone(), post: *post };
                counter.free_since = Some(recorded.time);
            }
            CounterEvent::Took { .. } => {
                counter.current = current;
                counter.free_since = None;
            }
            CounterEvent::Released { .. } => {
                counter.current = None;
                counter.free_since = Some(recorded.time);
            }
            CounterEvent::Paused => {
                if let CounterState::Open { clerk, post } = counter.state.clone() {
                    counter.state = CounterState::Paused { clerk, post, at: recorded.time };
                }
                counter.free_since = None;
            }
            CounterEvent::Closed => {
                counter.state = CounterState::Closed;
                counter.free_since = None;
            }
        }
    }
}

fn new_ticket(id: TicketId, number: TicketNumber, recorded: &Recorded<'_>) -> Ticket {
    Ticket {
        id,
        number,
        version: recorded.version,
        queue: number.queue(),
        item: None,
        priority: false,
        random: 0,
        language: Language::Zh,
        issued_at: recorded.time,
        issued_by: recorded.by.clone(),
        place_from: recorded.time,
        paper: None,
        estimate: None,
        first_called_at: None,
        service_ms: 0,
        state: TicketState::Waiting { only_at: None },
    }
}

impl Ticket {
    /// Changes the ticket; when a service ended: its queue, when it began and its milliseconds.
    fn change(&mut self, event: &TicketEvent, recorded: &Recorded<'_>, queue_calls: u32) -> Option<(QueueLetter, Timestamp, i64)> {
        let at = recorded.time;
        self.version = recorded.version;
        match event {
            TicketEvent::Issued { .. } => {}
            TicketEvent::WaitingEstimated { range, .. } => self.estimate = *range,
            TicketEvent::PaperAnswered { answer, .. } => self.paper = Some(*answer),
            TicketEvent::Called { counter, .. } | TicketEvent::Resumed { counter, .. } => {
                if matches!(event, TicketEvent::Called { .. }) {
                    self.first_called_at.get_or_insert(at);
                }
                self.state = TicketState::Called { counter: counter.clone(), at, recalls: 0 };
            }
            TicketEvent::Recalled { .. } => {
                if let TicketState::Called { recalls, .. } = &mut self.state {
                    *recalls += 1;
                }
            }
            TicketEvent::Held { counter, .. } => {
                self.leave_counter(at);
                self.state = TicketState::Held { counter: counter.clone(), at };
            }
            TicketEvent::Transferred { queue, counter, .. } => {
                self.leave_counter(at);
                self.queue = *queue;
                self.state = TicketState::Waiting { only_at: counter.clone() };
            }
            TicketEvent::Missed { .. } => self.state = TicketState::Missed { at, queue_calls },
            TicketEvent::Rejoined { place_kept, .. } => {
                if !place_kept {
                    self.place_from = at;
                }
                self.state = TicketState::Waiting { only_at: None };
            }
            TicketEvent::Served { counter, .. } => {
                let began = self.leave_counter(at).unwrap_or(at);
                self.state = TicketState::Served { counter: counter.clone(), at };
                return Some((self.queue, began, self.service_ms));
            }
            TicketEvent::Voided { reason, .. } => self.state = TicketState::Voided { reason: *reason, at },
        }
        None
    }

    /// Adds the time at the counter; gives when it began.
    fn leave_counter(&mut self, now: Timestamp) -> Option<Timestamp> {
        let TicketState::Called { at, .. } = self.state else { return None };
        self.service_ms += now.since(at).max(0);
        Some(at)
    }
}

impl Device {
    fn apply(&mut self, event: &DeviceEvent, recorded: &Recorded<'_>) {
        self.version = recorded.version;
        let at = recorded.time;
        match event {
            DeviceEvent::Started { .. } => self.started_at = Some(at),
            DeviceEvent::Fault { code, detail } => {
                if self.faults.len() == FAULTS_KEPT_MAX {
                    self.faults.remove(0);
                }
                self.faults.push((at, code.clone(), detail.clone()));
            }
            DeviceEvent::HelpCalled => {
                self.help_since.get_or_insert(at);
            }
            DeviceEvent::HelpAnswered { by } => {
                if let Some(since) = self.help_since.take() {
                    let seconds = u32::try_from(at.since(since).max(0) / 1_000).unwrap_or(u32::MAX);
                    self.help_answered = Some((by.clone(), seconds));
                }
            }
            DeviceEvent::ClockJumped { from, to } => self.clock_jump = Some((*from, *to)),
            DeviceEvent::ClockConfirmed { time } => {
                self.clock_jump = None;
                self.clock_confirmed = Some(*time);
            }
            DeviceEvent::SetUp { settings } => self.settings = Some(settings.clone()),
        }
    }
}
