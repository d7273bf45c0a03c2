//! The promises of the dispatch rule, worked out again here from the tickets and the log of calls.

use std::collections::BTreeMap;

use proptest::sample::Index;
use residents_window::domain::command::{Command, CounterAction as Act};
use residents_window::domain::floor::{CounterState, Ticket, TicketState};
use residents_window::domain::identity::{CounterId, QueueLetter, TicketId, TicketNumber};
use residents_window::domain::queue::dispatch::{WhyNext, next_at, order_at};
use residents_window::domain::time::{MINUTE_MS, Timestamp};

use crate::common::{World, at_counter, issue};
use crate::moves::COUNTERS;

/// Counts the runs of priority tickets by itself.
#[derive(Default)]
pub struct Watcher {
    runs: BTreeMap<QueueLetter, u32>,
    /// Queue, priority and whether others could have been called, of the ticket that is about to be called.
    about: BTreeMap<TicketNumber, (QueueLetter, bool, bool)>,
}

/// Whoever waits may be called by a counter unless sent to another one that is at work, or has paused for a quarter of an hour at most. That this keeps
/// nobody waiting for ever is not believed here but tried: see `shut_counters`.
fn may_call(world: &World, ticket: &Ticket, counter: &CounterId) -> bool {
    let keeps = |state: CounterState| match state {
        CounterState::Open { .. } => true,
        CounterState::Paused { at, .. } => world.now.since(at) <= 15 * MINUTE_MS,
        CounterState::NotOpened | CounterState::Closed => false,
    };
    match &ticket.state {
        TicketState::Waiting { only_at: Some(only) } => only == counter || !keeps(world.day().counter(only).state),
        TicketState::Waiting { only_at: None } => true,
        _ => false,
    }
}

fn eligible<'a>(world: &'a World, counter: &'a CounterId) -> impl Iterator<Item = &'a Ticket> {
    let queues = &world.hall.counter(counter).unwrap().queues;
    world.day().tickets.values().filter(move |t| queues.contains(&t.queue) && may_call(world, t, counter))
}

/// The place that counts: priority as if it had come that much earlier.
fn rank(world: &World, ticket: &Ticket) -> (Timestamp, TicketNumber) {
    let head_start = if ticket.priority { i64::from(world.hall.priority.head_start_minutes) * MINUTE_MS } else { 0 };
    (ticket.place_from.plus_millis(-head_start), ticket.number)
}

impl Watcher {
    /// Goes on from a day that has been watched until now.
    pub fn of(world: &World) -> Self {
        let runs = world.day().queues.iter().map(|(letter, queue)| (*letter, queue.run)).collect();
        Self { runs, about: BTreeMap::new() }
    }

    pub fn before(&mut self, world: &World, command: &Command) {
        self.about.clear();
        let Command::AtCounter { counter, action } = command else { return };
        for ticket in world.day().tickets.values().filter(|t| matches!(t.state, TicketState::Waiting { .. })) {
            let same_queue = |other: &&Ticket| other.queue == ticket.queue && !other.priority && other.id != ticket.id;
            let others = world.day().tickets.values().filter(same_queue).any(|other| may_call(world, other, counter));
            self.about.insert(ticket.number, (ticket.queue, ticket.priority, others));
        }
        if *action == Act::CallNext {
            self.automatic_choice_is_fair(world, counter);
        }
    }

    fn automatic_choice_is_fair(&self, world: &World, counter: &CounterId) {
        let Some(choice) = next_at(&world.hall, world.day(), counter, world.now) else {
            assert_eq!(eligible(world, counter).count(), 0, "somebody waits whom counter {counter} serves, and nobody is named");
            return;
        };
        let first_listed = order_at(&world.hall, world.day(), counter, world.now).first().map(|t| t.number);
        assert_eq!(first_listed, Some(choice.number), "the waiting list begins with the one who is next");
        let chosen = world.day().ticket(&choice.ticket).unwrap();
        let run = self.runs.get(&chosen.queue).copied().unwrap_or(0);
        let others = self.about[&chosen.number].2;
        assert!(!(chosen.priority && others && run >= world.hall.priority.run_max), "a run of {run} is made longer: {choice:?}");
        match choice.why {
            WhyNext::SentHere => assert!(matches!(&chosen.state, TicketState::Waiting { only_at: Some(only) } if only == counter)),
            WhyNext::RunUsedUp { .. } => assert!(run >= world.hall.priority.run_max && !chosen.priority),
            _ => {
                let best = eligible(world, counter).map(|t| rank(world, t)).min();
                assert_eq!(best, Some(rank(world, chosen)), "{choice:?}");
                let h = i64::from(world.hall.priority.head_start_minutes) * MINUTE_MS;
                let overtaken = eligible(world, counter).any(|x| chosen.place_from > x.place_from.plus_millis(h));
                assert!(!overtaken, "somebody who came more than the head start earlier is overtaken: {choice:?}");
            }
        }
        let alone = eligible(world, counter).count() == 1;
        assert_eq!(choice.why == WhyNext::OnlyOne, alone && choice.why != WhyNext::SentHere, "{choice:?}");
    }

    /// The number that a call command has just called.
    pub fn called_at(&self, world: &World, command: &Command) -> Option<TicketNumber> {
        let Command::AtCounter { counter, action: Act::CallNext | Act::CallGiven(_) } = command else { return None };
        world.day().current(counter).map(|t| t.number)
    }

    pub fn after(&mut self, world: &World, command: &Command, happened: bool) {
        let Some(number) = self.called_at(world, command).filter(|_| happened) else { return };
        let (queue, priority, others) = self.about[&number];
        let run = self.runs.entry(queue).or_default();
        *run = if priority && others { *run + 1 } else { 0 };
        assert_eq!(world.day().queue(queue).run, *run, "run of {queue}");
    }
}

/// However many others come, with whatever priority: somebody who waits is called after no more calls of one counter than those who stand before
/// (with the head start), and one more for each `run_max` priority tickets among them.
pub fn is_called_within_the_bound(world: &mut World, whom: &Index, arrivals: &[(u8, u8, bool)]) {
    let is_open = |id: &&&str| matches!(world.day().counter(&crate::common::counter(id)).state, CounterState::Open { .. });
    let waiting: Vec<(CounterId, TicketId)> = COUNTERS
        .iter()
        .filter(is_open)
        .flat_map(|id| {
            let counter = crate::common::counter(id);
            eligible(world, &counter).map(|t| t.id.clone()).map(|t| (counter.clone(), t)).collect::<Vec<_>>()
        })
        .collect();
    if waiting.is_empty() {
        return;
    }
    let (counter, x) = &waiting[whom.index(waiting.len())];
    let queues = world.hall.counter(counter).unwrap().queues.clone();
    let sent = |t: &Ticket| matches!(&t.state, TicketState::Waiting { only_at: Some(only) } if only == counter);
    let mut before: BTreeMap<TicketId, (QueueLetter, bool)> = BTreeMap::new();
    let mut sent_here = std::collections::BTreeSet::new();
    for (calls, (come, queue, priority)) in arrivals.iter().enumerate() {
        for i in 0..*come {
            let letter = ['A', 'B', 'C'][usize::from(*queue)];
            // Past closing time or over a quota nobody comes any more; that only makes the line shorter.
            drop(world.act(&issue(&format!("n{calls}-{i}"), letter, None, *priority || i % 3 != 0)));
        }
        let own = rank(world, world.day().ticket(x).unwrap());
        for t in eligible(world, counter).filter(|t| rank(world, t) < own || sent(t)) {
            before.insert(t.id.clone(), (t.queue, t.priority));
            if sent(t) {
                sent_here.insert(t.id.clone());
            }
        }
        before.remove(x);
        let runs: u32 = queues.iter().map(|q| priority_in(&before, *q) / world.hall.priority.run_max + 1).sum();
        let bound = u32::try_from(before.len() + sent_here.len()).unwrap() + runs;
        assert!(u32::try_from(calls).unwrap() <= bound, "{x} has waited {calls} calls, the bound is {bound}");
        world.must(&at_counter(counter.as_str(), Act::CallNext));
        world.pass_minutes(1);
        if !matches!(world.day().ticket(x).unwrap().state, TicketState::Waiting { .. }) {
            return;
        }
    }
    panic!("{x} was never called");
}

fn priority_in(before: &BTreeMap<TicketId, (QueueLetter, bool)>, queue: QueueLetter) -> u32 {
    u32::try_from(before.values().filter(|(q, priority)| *q == queue && *priority).count()).unwrap()
}
