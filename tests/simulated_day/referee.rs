//! What must be true of the journal, worked out from its entries alone with a second, strict set of rules.

use std::collections::{BTreeMap, BTreeSet};

use residents_window::domain::event::{CounterEvent, DayEvent, Event, QueueEvent, Reconciliation, TicketEvent};
use residents_window::domain::identity::{CounterId, QueueLetter, TicketId, TicketNumber};
use residents_window::domain::stream::StreamName;
use residents_window::domain::time::Day;
use residents_window::journal::Entry;

#[derive(Clone, Debug, PartialEq, Eq)]
enum At {
    Waiting,
    Counter(CounterId),
    Held,
    Missed,
    Served,
    Voided,
}

/// Follows every entry and stops at the first that cannot be.
#[derive(Default)]
pub struct Referee {
    tickets: BTreeMap<TicketId, (TicketNumber, At)>,
    numbers: BTreeSet<TicketNumber>,
    counters: BTreeMap<CounterId, TicketNumber>,
    requests: BTreeSet<String>,
    calls: BTreeMap<QueueLetter, u32>,
    pub sealed: Option<(Day, Reconciliation)>,
}

impl Referee {
    pub fn see(&mut self, entry: &Entry) {
        assert!(self.requests.insert(entry.request.to_string()), "request {} was written twice", entry.request);
        let mut called = 0;
        for part in &entry.parts {
            let name = part.stream.name();
            for text in &part.events {
                match (&name, Event::from_json(&name, text).unwrap_or_else(|| panic!("unknown event {text}"))) {
                    (StreamName::Ticket(_, id), Event::Ticket(event)) => self.ticket(id, &event, entry),
                    (StreamName::Queue(_, letter), Event::Queue(QueueEvent::CallMade { .. })) => {
                        called += 1;
                        *self.calls.entry(*letter).or_default() += 1;
                    }
                    (StreamName::Counter(_, id), Event::Counter(event)) => self.counter(id, &event),
                    (StreamName::Day(day), Event::Day(DayEvent::Sealed { sums })) => {
                        assert!(self.sealed.replace((*day, sums)).is_none(), "sealed twice");
                    }
                    _ => {}
                }
            }
        }
        assert!(called <= 1, "two calls in one entry");
        self.nobody_is_at_two_counters();
    }

    fn ticket(&mut self, id: &TicketId, event: &TicketEvent, entry: &Entry) {
        if let TicketEvent::Issued { queue, .. } = event {
            let taken = entry.taken.as_ref().expect("a number is taken in the same append").number;
            let number = TicketNumber::new(*queue, taken).unwrap();
            assert!(self.tickets.insert(id.clone(), (number, At::Waiting)).is_none(), "{id} was issued twice");
            assert!(self.numbers.insert(number), "{number} was issued twice");
            return;
        }
        let (number, state) = self.tickets.get_mut(id).unwrap_or_else(|| panic!("{event:?} of a ticket that was never issued"));
        let (said, next) = match (event, &*state) {
            (TicketEvent::WaitingEstimated { .. }, _) => return,
            (TicketEvent::PaperAnswered { number, .. }, at) => (number, at.clone()),
            (TicketEvent::Called { number, counter }, At::Waiting) => (number, At::Counter(counter.clone())),
            (TicketEvent::Recalled { number, counter }, At::Counter(at)) if at == counter => (number, At::Counter(at.clone())),
            (TicketEvent::Held { number, counter }, At::Counter(at)) if at == counter => (number, At::Held),
            (TicketEvent::Resumed { number, counter }, At::Held) => (number, At::Counter(counter.clone())),
            (TicketEvent::Transferred { number, .. }, At::Counter(_)) => (number, At::Waiting),
            (TicketEvent::Missed { number, counter }, At::Counter(at)) if at == counter => (number, At::Missed),
            (TicketEvent::Rejoined { number, .. }, At::Missed) => (number, At::Waiting),
            (TicketEvent::Served { number, counter }, At::Counter(at)) if at == counter => (number, At::Served),
            (TicketEvent::Voided { number, .. }, At::Waiting | At::Held | At::Missed | At::Counter(_)) => (number, At::Voided),
            (event, at) => panic!("{number} is {at:?}, and then: {event:?}"),
        };
        assert_eq!(said, number, "the event repeats the ticket's number");
        *state = next;
    }

    fn counter(&mut self, id: &CounterId, event: &CounterEvent) {
        match event {
            CounterEvent::Took { number } => {
                assert_eq!(self.counters.insert(id.clone(), *number), None, "counter {id} took {number} and has somebody");
            }
            CounterEvent::Released { number } => {
                assert_eq!(self.counters.remove(id), Some(*number), "counter {id} releases {number}");
            }
            CounterEvent::Opened { .. } => {}
            CounterEvent::Paused | CounterEvent::Closed => assert_eq!(self.counters.get(id), None, "counter {id} leaves somebody"),
        }
    }

    /// After each entry: whom a counter has is the ticket that is at it.
    fn nobody_is_at_two_counters(&self) {
        let numbers: BTreeSet<TicketNumber> = self.counters.values().copied().collect();
        assert_eq!(numbers.len(), self.counters.len(), "somebody is at two counters: {:?}", self.counters);
    }

    /// Tickets called and counters taken agree.
    pub fn counters_agree(&self) {
        let at: BTreeMap<CounterId, TicketNumber> = self
            .tickets
            .values()
            .filter_map(|(number, at)| if let At::Counter(id) = at { Some((id.clone(), *number)) } else { None })
            .collect();
        assert_eq!(at, self.counters);
    }

    pub fn number_of(&self, id: &TicketId) -> Option<TicketNumber> {
        self.tickets.get(id).map(|(number, _)| *number)
    }

    pub fn calls(&self) -> u32 {
        self.calls.values().sum()
    }

    pub fn sums(&self) -> Reconciliation {
        let count = |wanted: fn(&At) -> bool| u32::try_from(self.tickets.values().filter(|(_, at)| wanted(at)).count()).unwrap();
        Reconciliation {
            issued: u32::try_from(self.tickets.len()).unwrap(),
            served: count(|at| *at == At::Served),
            missed: count(|at| *at == At::Missed),
            voided: count(|at| *at == At::Voided),
            waiting: count(|at| *at == At::Waiting),
            being_served: count(|at| matches!(at, At::Counter(_))),
            held: count(|at| *at == At::Held),
        }
    }

    /// Numbers of each queue are 1, 2, 3 ... without a gap.
    pub fn numbers_are_consecutive(&self) {
        let mut by_queue: BTreeMap<QueueLetter, BTreeSet<u32>> = BTreeMap::new();
        for (number, _) in self.tickets.values() {
            assert!(by_queue.entry(number.queue()).or_default().insert(number.number()), "{number} twice");
        }
        for (letter, numbers) in by_queue {
            let last = u32::try_from(numbers.len()).unwrap();
            assert_eq!(numbers.last(), Some(&last), "numbers of {letter} have a gap");
        }
    }
}
