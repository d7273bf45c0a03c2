//! The demonstration's past: believable, the same from the same seed, and provable like any other record.
// It measures; nothing of it runs in a browser.
#![allow(clippy::unwrap_used, clippy::disallowed_types, clippy::disallowed_methods)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::cell::RefCell;
use std::time::Instant;

use common::OFFSET;
use futures_executor::block_on;
use residents_window::domain::demo::{Made, Offer, Past, Planned, TICKETS_A_YEAR};
use residents_window::domain::event::{DayEvent, Event};
use residents_window::domain::guide::parse::parse as parse_guides;
use residents_window::domain::hall::Hall;
use residents_window::domain::hall::parse::parse;
use residents_window::domain::identity::{Installation, ReasonId};
use residents_window::domain::statistics::{Building, Figures, Filter};
use residents_window::domain::time::{Day, Timestamp};
use residents_window::journal::memory::Home;
use residents_window::journal::{AppendError, Batch, Journal, Verdict};
use residents_window::projection::case_table::{CaseTable, catch_up as catch_up_cases};
use residents_window::projection::day_figures::{DayFigures, catch_up};

fn hall() -> Hall {
    parse(include_str!("../public/content/hall.json")).unwrap()
}

fn past(seed: u64) -> Past {
    let guides = parse_guides(include_str!("../public/content/guides.json")).unwrap();
    let offer = |guide: &residents_window::domain::guide::model::Guide| Offer {
        item: guide.item.clone(),
        guide: guide.id.clone(),
        version: guide.version,
        promised: guide.promised_limit,
        statutory: guide.statutory_limit,
    };
    Past {
        seed,
        installation: Installation::new("past").unwrap(),
        until: Day::from_ymd(2026, 11, 23).unwrap(),
        offers: guides.guides.iter().map(offer).collect(),
        reasons: vec![ReasonId::new("slow").unwrap(), ReasonId::new("rude").unwrap()],
    }
}

fn batches(made: Vec<Made>) -> Vec<Batch> {
    made.into_iter().map(Batch::from).collect()
}

/// A journal with these days.
fn journal_of(past: &Past, hall: &Hall, days: &[Planned]) -> Journal {
    let journal = Journal::Memory(Home::new(past.installation.clone()));
    for planned in days {
        block_on(journal.append_past(&batches(past.day(hall, *planned)), Timestamp::default())).unwrap();
    }
    journal
}

fn figures(journal: &Journal) -> Figures {
    let table = RefCell::new(DayFigures::default());
    block_on(catch_up(&table, journal, OFFSET, async || {})).unwrap();
    let mut table = table.into_inner();
    let mut building = Building::new(Filter::default());
    for day in table.days(Day::EPOCH, Day::from_ymd(2030, 1, 1).unwrap()) {
        table.add_to(&mut building, day, OFFSET);
    }
    building.finish(table.names())
}

#[test]
fn a_year_is_planned_with_its_newest_month_first() {
    let (hall, past) = (hall(), past(7));
    let days = past.days(&hall);
    let month = past.month(&days);
    assert!((20..=27).contains(&month), "{month} days");
    assert!(days[..month].is_sorted_by_key(|planned| planned.day) && days[month..].is_sorted_by(|a, b| a.day > b.day));
    assert!(days.iter().all(|planned| planned.day < past.until && planned.day >= past.until.minus_days(365)));
    let people: u32 = days.iter().map(|planned| planned.people).sum();
    assert!(people.abs_diff(TICKETS_A_YEAR) < 200, "{people}");
    let holiday = Day::from_ymd(2026, 10, 1).unwrap();
    assert!(days.iter().all(|planned| planned.day != holiday));
}

#[test]
fn the_same_seed_makes_the_same_day() {
    let (hall, planned) = (hall(), Planned { day: Day::from_ymd(2026, 11, 20).unwrap(), people: 120 });
    assert_eq!(past(7).day(&hall, planned), past(7).day(&hall, planned));
    assert_ne!(past(7).day(&hall, planned), past(8).day(&hall, planned));
}

#[test]
fn a_month_is_believable_and_provable() {
    let (hall, past) = (hall(), past(7));
    let days = past.days(&hall);
    let month = &days[..past.month(&days)];
    let began = Instant::now();
    let journal = journal_of(&past, &hall, month);
    let took = began.elapsed();
    let report = block_on(journal.verify(&[])).unwrap();
    assert_eq!((report.verdict, report.faults), (Verdict::Consistent, Vec::new()));
    let found = figures(&journal);
    let counts = found.all.counts;
    let planned: u32 = month.iter().map(|planned| planned.people).sum();
    println!("{} days, {planned} planned in {took:?}: {counts:?} {:?} {:?}", month.len(), found.all.wait, found.all.service);
    println!("{:?} kept {:?} width {:?}", found.accuracy, found.accuracy.kept().per_mille(), found.accuracy.width_tenths());
    println!("{:?}", found.workload.iter().map(|(id, work)| (id.clone(), work.busy().per_mille())).collect::<Vec<_>>());
    assert!(counts.issued * 100 > planned * 95, "nearly everybody gets a number");
    assert_eq!((counts.open, counts.issued), (0, counts.served + counts.not_come + counts.voided()));
    assert!((850..=970).contains(&(counts.served * 1_000 / counts.issued)));
    assert!((15..=70).contains(&(counts.missed * 1_000 / counts.issued)));
    assert!((120..=1_500).contains(&found.all.wait.half), "{:?}", found.all.wait);
    assert!((180..=900).contains(&found.all.service.half), "{:?}", found.all.service);
    assert!((500..=980).contains(&found.accuracy.kept().per_mille().unwrap()), "{:?}", found.accuracy);
    let cases = RefCell::new(CaseTable::default());
    block_on(catch_up_cases(&cases, &journal)).unwrap();
    let cases = cases.into_inner();
    let (all, open) = (cases.all().count() as u32, cases.unfinished().count() as u32);
    println!("{all} cases, {open} of them unfinished");
    assert!((counts.issued / 4..counts.issued / 2).contains(&all) && open > 0 && open < all / 2 && cases.lost().is_empty());
}

#[test]
fn days_are_sealed_with_balanced_sums_and_ratings_come_once() {
    let (hall, past) = (hall(), past(3));
    let day = Day::from_ymd(2026, 11, 19).unwrap();
    let made = past.day(&hall, Planned { day, people: 400 });
    let sums = made.iter().flat_map(|made| &made.parts).find_map(|(stream, _, events)| {
        events.iter().find_map(|text| match Event::from_json(&stream.name(), text)? {
            Event::Day(DayEvent::Sealed { sums }) => Some(sums),
            _ => None,
        })
    });
    let sums = sums.unwrap();
    assert!(sums.is_balanced() && sums.waiting + sums.being_served + sums.held == 0, "{sums:?}");
    let rated = made.iter().flat_map(|made| &made.parts).filter(|(stream, version, _)| stream.rated().is_some() && *version == 0).count();
    assert!((sums.served as usize * 4 / 10..sums.served as usize * 7 / 10).contains(&rated), "{rated} of {}", sums.served);
    let until = OFFSET.at(past.until, residents_window::domain::time::MinuteOfDay::MIDNIGHT);
    assert!(made.iter().all(|made| made.time < until) && made.is_sorted_by_key(|made| made.time));
}

#[test]
fn a_day_is_written_once() {
    let (hall, past) = (hall(), past(7));
    let planned = Planned { day: Day::from_ymd(2026, 11, 18).unwrap(), people: 50 };
    let journal = journal_of(&past, &hall, &[planned]);
    let again = block_on(journal.append_past(&batches(past.day(&hall, planned)), Timestamp::default()));
    assert!(matches!(again, Err(AppendError::Conflict(_))));
}
