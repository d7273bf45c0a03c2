//! Facts of days for the figures, written as the journal gives them.

use futures_executor::block_on;
use residents_window::domain::event::{CounterEvent, DayEvent, Event, Reconciliation, TicketEvent};
use residents_window::domain::identity::{Installation, RequestId};
use residents_window::domain::statistics::{Building, Figures, Filter};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{Day, Timestamp};
use residents_window::journal::memory::Home;
use residents_window::journal::{Batch, Journal, Part};
use residents_window::projection::day_figures::{DayFigures, catch_up};
use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::common::{OFFSET, actor, counter, ticket};

/// One fact of a day.
#[derive(Clone, Debug)]
pub struct Fact {
    pub day: Day,
    pub time: Timestamp,
    pub what: What,
}

#[derive(Clone, Debug)]
pub enum What {
    Ticket(String, TicketEvent),
    Counter(String, CounterEvent),
    Sealed,
}

impl Fact {
    fn stream(&self) -> Stream {
        match &self.what {
            What::Ticket(id, _) => Stream::ticket(self.day, &ticket(id)),
            What::Counter(id, _) => Stream::counter(self.day, &counter(id)),
            What::Sealed => Stream::day(self.day),
        }
    }

    fn event(&self) -> Event {
        match &self.what {
            What::Ticket(_, event) => Event::Ticket(event.clone()),
            What::Counter(_, event) => Event::Counter(event.clone()),
            What::Sealed => Event::Day(DayEvent::Sealed { sums: Reconciliation::default() }),
        }
    }
}

/// A journal of these facts, an append each.
pub fn journal_of(facts: &[Fact]) -> Journal {
    let journal = Journal::Memory(Home::new(Installation::new("lobby-1").unwrap()));
    append(&journal, facts, &mut BTreeMap::new());
    journal
}

pub fn append(journal: &Journal, facts: &[Fact], versions: &mut BTreeMap<Stream, u32>) {
    for fact in facts {
        let stream = fact.stream();
        let version = versions.entry(stream.clone()).or_default();
        let request = RequestId::new(&format!("r-{}-{version}", stream.as_str().replace('/', "-"))).unwrap();
        let parts = vec![Part { stream, expected: *version, events: vec![fact.event().to_json().unwrap()] }];
        *version += 1;
        block_on(journal.append(&Batch { request, parts, take: None, time: fact.time, by: actor("counter-1@lobby-1") })).unwrap();
    }
}

pub fn table_of(journal: &Journal) -> DayFigures {
    caught_up(DayFigures::default(), journal)
}

pub fn caught_up(from: DayFigures, journal: &Journal) -> DayFigures {
    let table = RefCell::new(from);
    block_on(catch_up(&table, journal, OFFSET, async || {})).unwrap();
    table.into_inner()
}

pub fn figures(table: &mut DayFigures, (from, to): (Day, Day), filter: &Filter) -> Figures {
    let mut building = Building::new(filter.clone());
    for day in table.days(from, to) {
        table.add_to(&mut building, day, OFFSET);
    }
    building.finish(table.names())
}
