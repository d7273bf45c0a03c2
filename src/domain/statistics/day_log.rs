//! A day of tickets and counters, replayed for figures. Facts are never refused: one that fits nothing changes nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::sheet::{DaySheet, End, Names, Shift, Visit};
use crate::domain::event::{CounterEvent, DayEvent, Event, TicketEvent};
use crate::domain::identity::{ClerkId, CounterId, ItemId, QueueLetter, TicketId};
use crate::domain::stream::StreamName;
use crate::domain::time::{Day, SECOND_MS, Timestamp, UtcOffset};

/// Minutes of a day end with 23:59.
const MINUTE_LAST: u16 = 1_439;

/// What has happened on one day so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayLog {
    tickets: BTreeMap<TicketId, TicketLog>,
    counters: BTreeMap<CounterId, CounterLog>,
    is_sealed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct TicketLog {
    queue: QueueLetter,
    item: Option<ItemId>,
    issued_at: Timestamp,
    told: Option<(u16, u16)>,
    first_called_at: Option<Timestamp>,
    /// At a counter since.
    at_counter_since: Option<Timestamp>,
    counter: Option<CounterId>,
    clerk: Option<ClerkId>,
    service_ms: i64,
    was_missed: bool,
    end: End,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct CounterLog {
    clerk: Option<ClerkId>,
    open_since: Option<Timestamp>,
    serving_since: Option<Timestamp>,
    /// The last thing that happened there on its day.
    last: Timestamp,
    /// Milliseconds open and serving.
    worked: BTreeMap<ClerkId, (i64, i64)>,
}

impl DayLog {
    /// The day is over: its sums are sealed, and nothing that is told of it changes it any more.
    pub const fn is_sealed(&self) -> bool {
        self.is_sealed
    }

    /// Takes in what happened in a stream of this day at `time`.
    pub fn apply(&mut self, name: &StreamName, event: &Event, time: Timestamp, offset: UtcOffset) {
        if self.is_sealed {
            return;
        }
        match (name, event) {
            (StreamName::Ticket(_, id), Event::Ticket(event)) => self.ticket(id, event, time),
            (StreamName::Counter(day, id), Event::Counter(event)) => {
                // Closing an earlier day tells it the next morning: nobody sat there all night.
                let of_the_day = offset.day(time) <= *day;
                self.counters.entry(id.clone()).or_default().apply(event, time, of_the_day);
            }
            (StreamName::Day(_), Event::Day(DayEvent::Sealed { .. })) => self.is_sealed = true,
            _ => {}
        }
    }

    fn ticket(&mut self, id: &TicketId, event: &TicketEvent, time: Timestamp) {
        if let TicketEvent::Issued { queue, item, .. } = event {
            self.tickets.entry(id.clone()).or_insert_with(|| TicketLog::new(*queue, item.clone(), time));
            return;
        }
        let Some(ticket) = self.tickets.get_mut(id) else { return };
        let clerk_at = |id: &CounterId| self.counters.get(id).and_then(|counter| counter.clerk.clone());
        ticket.apply(event, time, clerk_at);
    }

    /// The day's lines as far as it has come.
    pub fn sheet(&self, day: Day, offset: UtcOffset, names: &mut Names) -> DaySheet {
        let visits = self.tickets.values().map(|ticket| ticket.visit(day, offset, names)).collect();
        let mut shifts = Vec::new();
        for (counter, log) in &self.counters {
            for (clerk, (open_ms, serving_ms)) in log.worked_so_far() {
                let clerk = names.place_of_clerk(&clerk);
                shifts.push(Shift { counter: counter.clone(), clerk, open_s: seconds(open_ms), serving_s: seconds(serving_ms) });
            }
        }
        DaySheet { visits, shifts }
    }
}

impl TicketLog {
    const fn new(queue: QueueLetter, item: Option<ItemId>, issued_at: Timestamp) -> Self {
        Self {
            queue,
            item,
            issued_at,
            told: None,
            first_called_at: None,
            at_counter_since: None,
            counter: None,
            clerk: None,
            service_ms: 0,
            was_missed: false,
            end: End::Open,
        }
    }

    fn apply(&mut self, event: &TicketEvent, time: Timestamp, clerk_at: impl Fn(&CounterId) -> Option<ClerkId>) {
        match event {
            TicketEvent::WaitingEstimated { range, .. } => self.told = *range,
            TicketEvent::Issued { .. } | TicketEvent::PaperAnswered { .. } | TicketEvent::Recalled { .. } => {}
            // What is done stays done.
            _ if matches!(self.end, End::Served | End::GivenBack | End::Left) => {}
            TicketEvent::Called { counter, .. } | TicketEvent::Resumed { counter, .. } => {
                if matches!(event, TicketEvent::Called { .. }) {
                    self.first_called_at.get_or_insert(time);
                }
                (self.at_counter_since, self.end) = (Some(time), End::Open);
                (self.clerk, self.counter) = (clerk_at(counter), Some(counter.clone()));
            }
            TicketEvent::Held { .. } | TicketEvent::Transferred { .. } => self.leave(time, true, End::Open),
            TicketEvent::Served { .. } => self.leave(time, true, End::Served),
            TicketEvent::Missed { .. } => {
                self.was_missed = true;
                self.leave(time, false, End::NotCome);
            }
            TicketEvent::Rejoined { .. } => self.leave(time, false, End::Open),
            TicketEvent::Voided { reason, .. } => {
                self.leave(time, false, if reason.gives_back() { End::GivenBack } else { End::Left });
            }
        }
    }

    /// `was_served`: somebody was there; a call that nobody answers is no service.
    fn leave(&mut self, time: Timestamp, was_served: bool, end: End) {
        let stay_ms = self.at_counter_since.take().map_or(0, |since| time.since(since).max(0));
        self.service_ms = self.service_ms.saturating_add(if was_served { stay_ms } else { 0 });
        self.end = end;
    }

    fn visit(&self, day: Day, offset: UtcOffset, names: &mut Names) -> Visit {
        let issued_day = offset.day(self.issued_at);
        // A number of a day that a clock was already beyond stands at its end.
        let minute = if issued_day == day { offset.minute_of_day(self.issued_at).minutes().min(MINUTE_LAST) } else { MINUTE_LAST };
        Visit {
            minute,
            queue: self.queue,
            item: self.item.as_ref().map(|item| names.place_of_item(item)),
            counter: self.counter.clone(),
            clerk: self.clerk.as_ref().map(|clerk| names.place_of_clerk(clerk)),
            end: self.end,
            was_missed: self.was_missed,
            wait_s: self.first_called_at.map(|at| seconds(at.since(self.issued_at))),
            service_s: (self.end == End::Served).then(|| seconds(self.service_ms)),
            told: self.told,
        }
    }
}

impl CounterLog {
    /// `of_the_day`: told on the counter's own day.
    fn apply(&mut self, event: &CounterEvent, time: Timestamp, of_the_day: bool) {
        let until = if of_the_day { time } else { self.last };
        self.last = self.last.max(until);
        match event {
            CounterEvent::Opened { clerk, .. } => {
                self.settle(until);
                let serving = self.serving_since.is_some();
                (self.clerk, self.open_since, self.serving_since) = (Some(clerk.clone()), Some(until), serving.then_some(until));
            }
            CounterEvent::Took { .. } => {
                self.settle(until);
                self.serving_since = Some(until);
            }
            CounterEvent::Released { .. } => {
                self.settle(until);
                self.serving_since = None;
            }
            CounterEvent::Paused | CounterEvent::Closed => {
                self.settle(until);
                (self.open_since, self.serving_since) = (None, None);
            }
        }
    }

    /// Counts what has gone on until now, and goes on from here.
    fn settle(&mut self, until: Timestamp) {
        let Some(clerk) = self.clerk.clone() else { return };
        let passed = |since: &mut Option<Timestamp>| since.replace_if_some(until);
        let (open, serving) = (passed(&mut self.open_since), passed(&mut self.serving_since));
        let worked = self.worked.entry(clerk).or_default();
        *worked = (worked.0.saturating_add(open), worked.1.saturating_add(serving));
    }

    /// A counter that is open now has worked up to the last thing that happened there.
    fn worked_so_far(&self) -> BTreeMap<ClerkId, (i64, i64)> {
        let mut now = self.clone();
        now.settle(self.last);
        now.worked
    }
}

/// Moving on what began.
trait Since {
    /// Milliseconds since it began, which is now `until`; none when it has not begun.
    fn replace_if_some(&mut self, until: Timestamp) -> i64;
}

impl Since for Option<Timestamp> {
    fn replace_if_some(&mut self, until: Timestamp) -> i64 {
        self.as_mut().map_or(0, |since| until.since(std::mem::replace(since, until)).max(0))
    }
}

fn seconds(milliseconds: i64) -> u32 {
    u32::try_from(milliseconds.max(0) / SECOND_MS).unwrap_or(u32::MAX)
}
