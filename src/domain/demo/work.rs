//! A day at the counters: people come, counters call them by the rules of the hall, and in the end the day is sealed.

use std::collections::BTreeMap;

use super::chance::Chance;
use super::made::{Made, actor, text, unnumbered};
use super::{Past, Planned, crowd};
use crate::domain::command::{Command, CounterAction, Decision, Role, TransferTo, View, decide};
use crate::domain::event::{Recorded, VoidReason};
use crate::domain::floor::{CounterState, DayFloor, Floor, TicketState};
use crate::domain::hall::calendar::Opening;
use crate::domain::hall::{Counter, Hall, Language, Post, Queue};
use crate::domain::identity::{Actor, ClerkId, CounterId, ItemId, QueueLetter, TicketId};
use crate::domain::time::{Day, MINUTE_MS, MinuteOfDay, Timestamp};

/// What the hall calls usual is from one end to the other; half of all take less than so much of its middle.
const SHORTER: f64 = 0.62;
const SERVICE_SPREAD: f64 = 0.45;
/// Counters look whether they are to open or close so often.
const LOOK_MINUTES: i64 = 10;
/// So long after the hall has closed people who wait are still served.
const OVERTIME_MINUTES: i64 = 40;

const NOT_THERE: f64 = 0.045;
const COMES_BACK: f64 = 0.45;
const SENT_ON: f64 = 0.012;
const PRIORITY: f64 = 0.07;
const ENGLISH: f64 = 0.02;
const GIVES_BACK: f64 = 0.008;
const LEAVES: f64 = 0.006;
const STAND_IN: f64 = 0.08;
/// So often somebody else is tried when an item is not done at this hour.
const WISHES_MAX: u32 = 4;

/// Minutes of a usual service.
pub(super) fn usual_minutes(queue: &Queue) -> f64 {
    queue.usual_minutes.map_or(10.0, |(low, high)| f64::from(low + high) / 2.0)
}

/// Somebody who was served.
#[derive(Clone, Debug)]
pub(super) struct Served {
    pub ticket: TicketId,
    pub item: Option<ItemId>,
    pub queue: QueueLetter,
    pub counter: CounterId,
    pub clerk: ClerkId,
    pub post: Post,
    pub language: Language,
    pub at: Timestamp,
}

enum Happening {
    Comes,
    Look,
    /// The person at this counter is done, or has not come.
    Done(usize),
    NotThere(usize),
    Back(TicketId),
    GivesBack(TicketId),
    Leaves(TicketId),
}

struct Work<'a> {
    hall: &'a Hall,
    past: &'a Past,
    chance: &'a mut Chance,
    day: Day,
    now: Timestamp,
    floor: Floor,
    agenda: BTreeMap<(Timestamp, u32), Happening>,
    planned: u32,
    made: Vec<Made>,
    served: Vec<Served>,
}

/// The day's appends and everybody who was served.
pub(super) fn day(hall: &Hall, past: &Past, planned: Planned, chance: &mut Chance) -> (Vec<Made>, Vec<Served>) {
    let Planned { day, people } = planned;
    let arrivals = crowd::arrivals(hall, day, people, chance);
    let begins = hall.utc_offset_minutes.at(day, MinuteOfDay::MIDNIGHT);
    let mut work = Work {
        hall,
        past,
        chance,
        day,
        now: begins,
        floor: Floor::default(),
        agenda: BTreeMap::new(),
        planned: 0,
        made: Vec::new(),
        served: Vec::new(),
    };
    arrivals.into_iter().for_each(|at| work.plan(at, Happening::Comes));
    let looks = 24 * 60 / LOOK_MINUTES;
    (0..looks).for_each(|nth| work.plan(begins.plus_millis(nth * LOOK_MINUTES * MINUTE_MS), Happening::Look));
    while let Some(((at, _), happening)) = work.agenda.pop_first() {
        work.now = at;
        work.happen(happening);
    }
    work.seal();
    (work.made, work.served)
}

impl Work<'_> {
    fn plan(&mut self, at: Timestamp, happening: Happening) {
        self.planned += 1;
        self.agenda.insert((at, self.planned), happening);
    }

    fn later(&mut self, millis: i64, happening: Happening) {
        self.plan(self.now.plus_millis(millis), happening);
    }

    fn floor(&self) -> &DayFloor {
        self.floor.day(self.day)
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Comes => self.come(),
            Happening::Look => (0..self.hall.counters.len()).for_each(|nth| self.look(nth)),
            Happening::Done(nth) => self.done(nth),
            Happening::NotThere(nth) => self.not_there(nth),
            Happening::Back(ticket) => {
                if self.act("kiosk", &Command::Rejoin { ticket }) {
                    self.call_where_free();
                }
            }
            Happening::GivesBack(ticket) => {
                let (reason, role) = (VoidReason::GivenBack, Role::Kiosk);
                self.act("kiosk", &Command::VoidTicket { ticket, reason, role });
            }
            Happening::Leaves(ticket) => {
                if self.floor().ticket(&ticket).is_some_and(|ticket| matches!(ticket.state, TicketState::Waiting { .. })) {
                    let (reason, role) = (VoidReason::PersonLeft, Role::Staff);
                    self.act("staff", &Command::VoidTicket { ticket, reason, role });
                }
            }
        }
    }

    /// Somebody takes a number.
    fn come(&mut self) {
        let Some(ticket) = TicketId::new(&self.chance.uuid()) else { return };
        let language = if self.chance.is(ENGLISH) { Language::En } else { Language::Zh };
        let (priority, random) = (self.chance.is(PRIORITY), self.chance.below(100_000));
        // Somebody else comes for what is done at this hour.
        let issued = (0..WISHES_MAX).any(|_| {
            let Some(item) = crowd::wanted(self.hall, self.day, self.chance) else { return false };
            let (queue, item) = (item.queue, Some(item.id.clone()));
            self.act("kiosk", &Command::IssueTicket { ticket: ticket.clone(), queue, item, priority, language, random })
        });
        if !issued {
            return;
        }
        if self.chance.is(GIVES_BACK) {
            let millis = self.chance.millis(5, 20);
            self.later(millis, Happening::GivesBack(ticket));
        } else if self.chance.is(LEAVES) {
            let millis = self.chance.millis(300, 1_800);
            self.later(millis, Happening::Leaves(ticket));
        }
        self.call_where_free();
    }

    fn call_where_free(&mut self) {
        for nth in 0..self.hall.counters.len() {
            let counter = self.floor().counter(&self.hall.counters[nth].id);
            let somebody_waits = self.hall.counters[nth].queues.iter().any(|letter| self.floor().waiting_count(*letter) > 0);
            if somebody_waits && counter.current.is_none() && matches!(counter.state, CounterState::Open { .. }) {
                self.next(nth);
            }
        }
    }

    /// The counter opens or closes when it is time.
    fn look(&mut self, nth: usize) {
        let hall = self.hall;
        let at = &hall.counters[nth];
        let is_time = matches!(hall.counter_opening(at, self.now), Opening::Open { .. });
        let state = self.floor().counter(&at.id);
        match (is_time, &state.state) {
            (true, CounterState::NotOpened | CounterState::Paused { .. }) => self.open(nth),
            (false, CounterState::Open { .. }) if state.current.is_none() && self.may_go(at) => {
                // Whoever comes back after lunch pauses.
                let hall_is_open = matches!(hall.opening(self.now), Opening::Open { .. });
                let morning = hall.utc_offset_minutes.minute_of_day(self.now).minutes() < 14 * 60;
                let action = if hall_is_open && morning { CounterAction::Pause } else { CounterAction::Close };
                self.at(nth, action);
            }
            _ => {}
        }
    }

    /// Nobody waits any more, or they have waited long enough.
    fn may_go(&self, counter: &Counter) -> bool {
        let long_ago = self.now.plus_millis(-OVERTIME_MINUTES * MINUTE_MS);
        let hall_is_open = matches!(self.hall.opening(self.now), Opening::Open { .. });
        let was_open = matches!(self.hall.opening(long_ago), Opening::Open { .. });
        let somebody_waits = counter.queues.iter().any(|letter| self.floor().waiting_count(*letter) > 0);
        hall_is_open || !was_open || !somebody_waits
    }

    fn open(&mut self, nth: usize) {
        let hall = self.hall;
        let id = &hall.counters[nth].id;
        let wanted = if self.chance.is(STAND_IN) { Post::B } else { Post::A };
        let sits = self.floor().counters.values().filter_map(|counter| match &counter.state {
            CounterState::Open { clerk, .. } => Some(clerk.clone()),
            _ => None,
        });
        let sitting: Vec<ClerkId> = sits.collect();
        let free: Vec<(&ClerkId, Post)> = (hall.clerks.iter())
            .filter_map(|clerk| Some((&clerk.id, *clerk.posts.get(id)?)))
            .filter(|(clerk, _)| !sitting.contains(clerk))
            .collect();
        let chosen = free.iter().find(|(_, post)| *post == wanted).or_else(|| free.first());
        let Some((clerk, post)) = chosen.map(|(clerk, post)| ((*clerk).clone(), *post)) else { return };
        if self.at(nth, CounterAction::Open { clerk, post }) {
            self.next(nth);
        }
    }

    /// The next person, whose turn is planned at once.
    fn next(&mut self, nth: usize) -> bool {
        if !self.at(nth, CounterAction::CallNext) {
            return false;
        }
        let queue = self.floor().current(&self.hall.counters[nth].id).map(|ticket| ticket.queue);
        let Some(queue) = queue.and_then(|letter| self.hall.queue(letter)) else { return true };
        let walk_ms = self.chance.millis(8, 35);
        if self.chance.is(NOT_THERE) {
            let patience_ms = self.chance.millis(60, 110);
            self.later(patience_ms, Happening::NotThere(nth));
        } else {
            let minutes = usual_minutes(queue) * SHORTER * self.chance.spread(SERVICE_SPREAD);
            self.later(walk_ms + (minutes * MINUTE_MS as f64) as i64, Happening::Done(nth));
        }
        true
    }

    fn done(&mut self, nth: usize) {
        let hall = self.hall;
        let counter = &hall.counters[nth];
        if self.chance.is(SENT_ON)
            && let Some(letter) = hall.queues.get(self.chance.below(hall.queues.len() as u32) as usize).map(|queue| queue.letter)
            && self.at(nth, CounterAction::Transfer(TransferTo::Queue(letter)))
        {
            self.call_where_free();
            return;
        }
        let served = self.whom(counter);
        let goes_on = matches!(hall.counter_opening(counter, self.now), Opening::Open { .. }) || !self.may_go(counter);
        if (goes_on && self.next(nth)) || self.at(nth, CounterAction::Finish) {
            self.served.extend(served);
            self.look(nth);
        }
    }

    fn whom(&self, counter: &Counter) -> Option<Served> {
        let CounterState::Open { clerk, post } = self.floor().counter(&counter.id).state else { return None };
        let ticket = self.floor().current(&counter.id)?;
        let (item, queue, language, counter) = (ticket.item.clone(), ticket.number.queue(), ticket.language, counter.id.clone());
        Some(Served { ticket: ticket.id.clone(), item, queue, counter, clerk, post, language, at: self.now })
    }

    fn not_there(&mut self, nth: usize) {
        let ticket = self.floor().current(&self.hall.counters[nth].id).map(|ticket| ticket.id.clone());
        if self.at(nth, CounterAction::Miss) {
            if self.chance.is(COMES_BACK) {
                let millis = self.chance.millis(120, 900);
                ticket.into_iter().for_each(|ticket| self.later(millis, Happening::Back(ticket)));
            }
            let is_time = matches!(self.hall.counter_opening(&self.hall.counters[nth], self.now), Opening::Open { .. });
            if !is_time || !self.next(nth) {
                self.look(nth);
            }
        }
    }

    fn at(&mut self, nth: usize, action: CounterAction) -> bool {
        let counter = self.hall.counters[nth].id.clone();
        let place = format!("counter-{counter}");
        self.act(&place, &Command::AtCounter { counter, action })
    }

    /// What nobody has ended is voided the next morning, and the sums are sealed.
    fn seal(&mut self) {
        self.now = self.hall.utc_offset_minutes.at(self.day.next(), MinuteOfDay::MIDNIGHT);
        while self.act("manager", &Command::CloseDay { day: self.day }) {}
    }

    /// Makes it happen, where the rules allow it.
    fn act(&mut self, place: &str, command: &Command) -> bool {
        let by = actor(place, &self.past.installation);
        let view = View { hall: self.hall, floor: &self.floor, now: self.now, by: &by, clock_in_doubt: false };
        match decide(&view, command) {
            Ok(decision) => {
                self.keep(decision, by);
                true
            }
            Err(_) => false,
        }
    }

    fn keep(&mut self, decision: Decision, by: Actor) {
        let last = |letter| self.floor().queue(letter).issued;
        let taken = decision.take.as_ref().and_then(|(sequence, _)| Some(last(sequence.of_tickets()?.1) + 1));
        let mut parts = Vec::new();
        for change in decision.changes {
            let (name, version) = (change.stream.name(), change.expected + 1);
            parts.push((change.stream.clone(), change.expected, change.events.iter().map(text).collect()));
            self.floor.note_version(&name, version);
            for event in change.events {
                let recorded = Recorded { stream: &change.stream, name: &name, version, time: self.now, by: &by, taken, event };
                self.floor.apply(&recorded, self.hall.utc_offset_minutes);
            }
        }
        self.made.push(Made { request: unnumbered(), time: self.now, by, parts, take: decision.take });
    }
}
