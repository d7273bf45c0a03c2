//! The table as it is kept: the same after a start and after it was dropped, and only what has changed is written.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use futures_executor::block_on;
use residents_window::domain::event::TicketEvent;
use residents_window::domain::hall::Language;
use residents_window::domain::identity::ItemId;
use residents_window::domain::statistics::Filter;
use residents_window::domain::stream::Stream;
use residents_window::domain::time::Day;
use residents_window::journal::Journal;
use residents_window::projection::day_figures::{DayFigures, SNAPSHOT_NAME, SavePlan, load};

use crate::common::{at, counter, monday, number, queue};
use crate::days::{Fact, What, append, caught_up, figures, journal_of, table_of};

/// A day with two tickets, sealed or not.
fn day(day: Day, item: &str, is_sealed: bool) -> Vec<Fact> {
    let of = |clock: &str, id: &str, event: TicketEvent| Fact { day, time: at(day, clock), what: What::Ticket(id.to_owned(), event) };
    let issued = || TicketEvent::Issued { queue: queue('A'), item: ItemId::new(item), priority: false, random: 1, language: Language::Zh };
    let mut facts = vec![
        of("09:00", "t-1", issued()),
        of("09:01", "t-2", issued()),
        of("09:09", "t-1", TicketEvent::Called { number: number("A001"), counter: counter("1") }),
        of("09:19", "t-1", TicketEvent::Served { number: number("A001"), counter: counter("1") }),
    ];
    facts.extend(is_sealed.then(|| Fact { day, time: at(day.next(), "00:00"), what: What::Sealed }));
    facts
}

fn save(plan: &mut SavePlan, table: DayFigures, journal: &Journal) -> (DayFigures, u32) {
    let (table, written) = (RefCell::new(table), Cell::new(0));
    block_on(plan.save(&table, journal, async || written.set(written.get() + 1)));
    (table.into_inner(), written.get())
}

fn loaded(journal: &Journal) -> DayFigures {
    block_on(load(journal, async || {}))
}

fn some_days() -> Vec<Fact> {
    let days = [(monday().minus_days(40), "plain"), (monday().minus_days(39), "rare"), (monday().minus_days(3), "other")];
    let mut facts: Vec<Fact> = days.into_iter().flat_map(|(on, item)| day(on, item, true)).collect();
    facts.extend(day(monday(), "plain", false));
    facts
}

#[test]
fn kept_and_dropped_tables_are_equal() {
    let journal = journal_of(&some_days());
    let built = table_of(&journal);
    let (built, written) = save(&mut SavePlan::default(), built, &journal);
    assert_eq!(written, 2, "a month each");
    let mut kept = caught_up(loaded(&journal), &journal);
    assert_eq!(kept, built);
    let span = (monday().minus_days(99), monday());
    let mut rebuilt = table_of(&journal);
    assert_eq!(figures(&mut kept, span, &Filter::default()), figures(&mut rebuilt, span, &Filter::default()));
    assert_eq!(figures(&mut kept, span, &Filter::default()).all.counts.issued, 8);
    block_on(journal.drop_snapshots()).unwrap();
    assert_eq!(loaded(&journal), DayFigures::default());
    assert_eq!(caught_up(loaded(&journal), &journal), built);
}

#[test]
fn only_the_month_of_a_new_day_is_written() {
    let journal = journal_of(&some_days());
    let mut plan = SavePlan::default();
    let (table, _) = save(&mut plan, table_of(&journal), &journal);
    let (table, written) = save(&mut plan, table, &journal);
    assert_eq!(written, 0, "nothing has changed");
    let mut versions = BTreeMap::from([(Stream::day(monday()), 0)]);
    append(&journal, &[Fact { day: monday(), time: at(monday().next(), "00:00"), what: What::Sealed }], &mut versions);
    let table = caught_up(table, &journal);
    let (table, written) = save(&mut plan, table, &journal);
    assert_eq!(written, 1);
    assert_eq!(loaded(&journal), table);
}

#[test]
fn a_month_that_is_newer_than_its_head_is_no_fault() {
    let journal = journal_of(&some_days());
    let mut plan = SavePlan::default();
    let (table, _) = save(&mut plan, table_of(&journal), &journal);
    let head = block_on(journal.load_snapshot(SNAPSHOT_NAME)).unwrap().unwrap();
    let mut versions = BTreeMap::from([(Stream::day(monday()), 0)]);
    append(&journal, &[Fact { day: monday(), time: at(monday().next(), "00:00"), what: What::Sealed }], &mut versions);
    let (table, _) = save(&mut plan, caught_up(table, &journal), &journal);
    // As if the power had gone between the month and its head.
    block_on(journal.save_snapshot(SNAPSHOT_NAME, head.0, &head.1)).unwrap();
    assert_eq!(caught_up(loaded(&journal), &journal), table);
}

#[test]
fn what_cannot_be_read_is_built_anew() {
    let journal = journal_of(&some_days());
    let (built, _) = save(&mut SavePlan::default(), table_of(&journal), &journal);
    for (name, text) in [(SNAPSHOT_NAME, "{"), ("figures-1/2026-11", "d 2026-11-20\nv 1 2"), ("figures-1/2026-10", "nothing of this")] {
        save(&mut SavePlan::default(), table_of(&journal), &journal);
        let (place, _) = block_on(journal.load_snapshot(name)).unwrap().unwrap();
        block_on(journal.save_snapshot(name, place, text)).unwrap();
        assert_eq!(loaded(&journal), DayFigures::default(), "{name}");
        assert_eq!(caught_up(loaded(&journal), &journal), built);
    }
}
