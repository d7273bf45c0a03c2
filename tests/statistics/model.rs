//! The figures counted slowly: every ticket is kept with all its facts, and every question is asked of all of them.

use std::collections::BTreeMap;

use chrono::Datelike;
use residents_window::domain::event::{CounterEvent, TicketEvent};
use residents_window::domain::identity::{ClerkId, CounterId, ItemId, QueueLetter};
use residents_window::domain::statistics::{Accuracy, Counts, Filter, Group, Spread, Workload};
use residents_window::domain::time::{Day, Timestamp};

use crate::common::{OFFSET, counter};
use crate::days::{Fact, What};

/// A ticket as somebody would tell its story.
#[derive(Clone, Debug)]
pub struct Story {
    pub day: Day,
    pub hour: u32,
    pub queue: QueueLetter,
    pub item: Option<ItemId>,
    pub counter: Option<CounterId>,
    pub clerk: Option<ClerkId>,
    pub end: &'static str,
    pub was_missed: bool,
    pub wait: Option<i64>,
    pub service: Option<i64>,
    pub told: Option<(u16, u16)>,
}

/// Facts of a day that was sealed count up to the seal.
fn valid(facts: &[Fact]) -> Vec<Fact> {
    let sealed_at = |day: Day| facts.iter().position(|fact| fact.day == day && matches!(fact.what, What::Sealed));
    let before = |(at, fact): &(usize, &Fact)| sealed_at(fact.day).is_none_or(|sealed| *at < sealed);
    facts.iter().enumerate().filter(before).map(|(_, fact)| fact.clone()).collect()
}

pub fn stories(facts: &[Fact]) -> Vec<Story> {
    let facts = valid(facts);
    let mut begun: Vec<(Day, String)> = Vec::new();
    for fact in &facts {
        if let What::Ticket(id, TicketEvent::Issued { .. }) = &fact.what
            && !begun.contains(&(fact.day, id.clone()))
        {
            begun.push((fact.day, id.clone()));
        }
    }
    begun.iter().map(|(day, id)| story(&facts, *day, id)).collect()
}

fn story(facts: &[Fact], day: Day, id: &str) -> Story {
    let own = |fact: &&Fact| fact.day == day && matches!(&fact.what, What::Ticket(other, _) if other == id);
    let is_issue = |fact: &&Fact| matches!(&fact.what, What::Ticket(_, TicketEvent::Issued { .. }));
    let issued = facts.iter().filter(own).find(is_issue).unwrap();
    let What::Ticket(_, TicketEvent::Issued { queue, item, .. }) = &issued.what else { unreachable!() };
    let first = facts.iter().position(|fact| own(&fact) && is_issue(&fact)).unwrap();
    let mut story = Story {
        day,
        hour: if OFFSET.day(issued.time) == day { OFFSET.clock(issued.time).0 } else { 23 },
        queue: *queue,
        item: item.clone(),
        counter: None,
        clerk: None,
        end: "open",
        was_missed: false,
        wait: None,
        service: None,
        told: None,
    };
    let (mut since, mut service) = (None, 0);
    for (at, fact) in facts.iter().enumerate().skip(first + 1).filter(|(_, fact)| own(fact)) {
        let What::Ticket(_, event) = &fact.what else { unreachable!() };
        if let TicketEvent::WaitingEstimated { range, .. } = event {
            story.told = *range;
        }
        if ["served", "given back", "left"].contains(&story.end) {
            continue;
        }
        match event {
            TicketEvent::Called { counter, .. } | TicketEvent::Resumed { counter, .. } => {
                if matches!(event, TicketEvent::Called { .. }) && story.wait.is_none() {
                    story.wait = Some((fact.time.since(issued.time) / 1_000).max(0));
                }
                (since, story.end, story.counter) = (Some(fact.time), "open", Some(counter.clone()));
                story.clerk = clerk_at(&facts[..at], day, counter);
            }
            TicketEvent::Held { .. } | TicketEvent::Transferred { .. } | TicketEvent::Served { .. } => {
                service += since.take().map_or(0, |since: Timestamp| fact.time.since(since).max(0));
                story.end = if matches!(event, TicketEvent::Served { .. }) { "served" } else { "open" };
            }
            TicketEvent::Missed { .. } => (since, story.end, story.was_missed) = (None, "not come", true),
            TicketEvent::Rejoined { .. } => (since, story.end) = (None, "open"),
            TicketEvent::Voided { reason, .. } => (since, story.end) = (None, if reason.gives_back() { "given back" } else { "left" }),
            _ => {}
        }
    }
    story.service = (story.end == "served").then_some(service / 1_000);
    story
}

fn clerk_at(before: &[Fact], day: Day, id: &CounterId) -> Option<ClerkId> {
    before.iter().rev().filter(|fact| fact.day == day).find_map(|fact| match &fact.what {
        What::Counter(other, CounterEvent::Opened { clerk, .. }) if counter(other) == *id => Some(clerk.clone()),
        _ => None,
    })
}

pub fn fits(story: &Story, filter: &Filter) -> bool {
    filter.queue.is_none_or(|queue| story.queue == queue)
        && (filter.item.is_none() || story.item == filter.item)
        && (filter.counter.is_none() || story.counter == filter.counter)
        && (filter.clerk.is_none() || story.clerk == filter.clerk)
}

pub fn group(stories: &[&Story]) -> Group {
    let count = |is_it: &dyn Fn(&Story) -> bool| stories.iter().filter(|story| is_it(story)).count() as u32;
    Group {
        counts: Counts {
            issued: count(&|_| true),
            served: count(&|story| story.end == "served"),
            missed: count(&|story| story.was_missed),
            not_come: count(&|story| story.end == "not come"),
            given_back: count(&|story| story.end == "given back"),
            left: count(&|story| story.end == "left"),
            open: count(&|story| story.end == "open"),
        },
        wait: spread(stories.iter().filter_map(|story| story.wait).collect()),
        service: spread(stories.iter().filter_map(|story| story.service).collect()),
    }
}

/// The smallest value that so many of a hundred do not exceed, found by trying all of them.
fn spread(seconds: Vec<i64>) -> Spread {
    let rank = |percent: usize| {
        let enough = |value: &&i64| seconds.iter().filter(|other| other <= value).count() * 100 >= percent * seconds.len();
        seconds.iter().filter(enough).min().map_or(0, |value| *value as u32)
    };
    Spread { count: seconds.len() as u32, half: rank(50), nine_of_ten: rank(90) }
}

pub fn accuracy(stories: &[&Story]) -> Accuracy {
    let told: Vec<(i64, i64, i64)> =
        stories.iter().filter_map(|story| story.told.zip(story.wait)).map(|((low, high), wait)| (low.into(), high.into(), wait)).collect();
    let count = |is_it: &dyn Fn(i64, i64, i64) -> bool| told.iter().filter(|(low, high, wait)| is_it(*low, *high, *wait)).count() as u32;
    Accuracy {
        told: told.len() as u32,
        sooner: count(&|low, _, wait| wait < low * 60),
        within: count(&|low, high, wait| wait >= low * 60 && wait <= high * 60),
        later: count(&|low, high, wait| wait >= low * 60 && wait > high * 60),
        width_minutes: told.iter().map(|(low, high, _)| (high - low).max(0) as u64).sum(),
    }
}

pub fn heat(stories: &[&Story]) -> [[u32; 24]; 7] {
    let mut heat = [[0; 24]; 7];
    for story in stories {
        heat[story.day.weekday().num_days_from_monday() as usize][story.hour as usize] += 1;
    }
    heat
}

pub fn month(day: Day) -> (i32, u32) {
    (day.date().year(), day.date().month())
}

/// Counters' work, looked at second by second: who sits there, is it open, and has it a ticket.
pub fn workload(facts: &[Fact], days: &[Day], filter: &Filter) -> BTreeMap<CounterId, Workload> {
    let facts = valid(facts);
    let mut all = BTreeMap::<CounterId, Workload>::new();
    for day in days {
        for id in ["1", "2", "3"] {
            for (clerk, (open, serving)) in of_counter(&facts, *day, id) {
                let wanted = filter.counter.as_ref().is_none_or(|c| *c == counter(id)) && filter.clerk.as_ref().is_none_or(|c| *c == clerk);
                if wanted {
                    let workload = all.entry(counter(id)).or_default();
                    *workload =
                        Workload { open_s: workload.open_s + open, serving_s: workload.serving_s + serving, shifts: workload.shifts + 1 };
                }
            }
        }
    }
    all
}

fn of_counter(facts: &[Fact], day: Day, id: &str) -> BTreeMap<ClerkId, (u64, u64)> {
    let own: Vec<(&CounterEvent, i64, bool)> = facts
        .iter()
        .filter(|fact| fact.day == day)
        .filter_map(|fact| match &fact.what {
            What::Counter(other, event) if other == id => Some((event, fact.time.millis() / 1_000, OFFSET.day(fact.time) <= day)),
            _ => None,
        })
        .collect();
    let mut worked = BTreeMap::<ClerkId, (u64, u64)>::new();
    let (mut clerk, mut is_open, mut is_serving, mut clock) = (None::<ClerkId>, false, false, None::<i64>);
    for (event, at, on_its_day) in own {
        // What is told on a later day counts as told when something last happened here.
        let now = if on_its_day { at } else { clock.unwrap_or(at) };
        if let (Some(clerk), Some(before)) = (&clerk, clock) {
            let passed = (now - before).max(0) as u64;
            let sums = worked.entry(clerk.clone()).or_default();
            *sums = (sums.0 + if is_open { passed } else { 0 }, sums.1 + if is_serving { passed } else { 0 });
        }
        clock = Some(now);
        match event {
            CounterEvent::Opened { clerk: who, .. } => (clerk, is_open) = (Some(who.clone()), true),
            CounterEvent::Took { .. } => is_serving = true,
            CounterEvent::Released { .. } => is_serving = false,
            CounterEvent::Paused | CounterEvent::Closed => (is_open, is_serving) = (false, false),
        }
    }
    if let Some(clerk) = clerk {
        worked.entry(clerk).or_default();
    }
    worked
}
