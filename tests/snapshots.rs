//! The kept floor: when it is kept, what a start that was broken off finds, and what another program may believe of it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::cell::{Cell, RefCell};

use futures_executor::block_on;
use residents_window::domain::identity::{Actor, Installation, RequestId};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{Timestamp, UtcOffset};
use residents_window::journal::memory::Home;
use residents_window::journal::{Batch, Journal, Part, Place};
use residents_window::projection::floor_table::{FloorTable, catch_up};
use residents_window::projection::snapshot::{SavePlan, catch_up_at_start, load, save};

fn lobby() -> Installation {
    Installation::new("lobby-1").unwrap()
}

fn place(number: u64) -> Place {
    serde_json::from_value(number.into()).unwrap()
}

/// `count` entries of one device, all saying `event`.
async fn fill(journal: &Journal, from: u32, count: u32, event: &str) {
    for i in from..from + count {
        let batch = Batch {
            request: RequestId::new(&format!("r-{i}")).unwrap(),
            parts: vec![Part { stream: Stream::device(&lobby()), expected: i, events: vec![event.to_owned()] }],
            take: None,
            time: Timestamp::from_millis(1_795_226_400_000),
            by: Actor::new("kiosk@lobby-1").unwrap(),
        };
        journal.append(&batch).await.unwrap();
    }
}

#[test]
fn a_start_that_is_broken_off_goes_on_where_it_was() {
    let home = Home::new(lobby());
    let journal = Journal::Memory(home.clone());
    let entries = 22_500;
    block_on(fill(&journal, 0, entries, r#""help_called""#));
    let mut reads = 0;
    home.set_read_faults(move || {
        reads += 1;
        reads > 22
    });
    let heard = Cell::new(Place::START);
    let alive = |reached: Place, head: Place| {
        assert!(reached > heard.replace(reached) && head == place(u64::from(entries)));
    };
    let table = RefCell::new(FloorTable::default());
    assert!(block_on(catch_up_at_start(&table, &journal, UtcOffset::CHINA, alive)).is_err());
    assert_eq!(heard.get(), place(22_000));
    home.heal();

    let kept = RefCell::new(block_on(load(&journal)));
    assert_eq!(kept.borrow().reached(), place(20_000));
    block_on(catch_up_at_start(&kept, &journal, UtcOffset::CHINA, |_, _| {})).unwrap();
    let whole = RefCell::new(FloorTable::default());
    block_on(catch_up(&whole, &journal, UtcOffset::CHINA)).unwrap();
    assert_eq!(kept, whole);
}

#[test]
fn a_snapshot_is_kept_in_a_quiet_minute_or_when_it_is_far_behind() {
    let mut plan = SavePlan::new(place(1_000));
    // (entries reached in this minute, whether it is kept)
    let minutes =
        [(1_000, false), (1_000, false), (1_100, false), (1_100, false), (1_300, false), (1_301, false), (1_301, true), (1_301, false)];
    for (minute, (reached, is_kept)) in minutes.into_iter().enumerate() {
        assert_eq!(plan.is_due(place(reached)), is_kept, "minute {minute}");
        if is_kept {
            plan.saved(place(reached));
        }
    }
    // A hall that never rests.
    let kept = (1..=60).find(|minute| plan.is_due(place(1_301 + minute * 100)));
    assert_eq!(kept, Some(50));
}

#[test]
fn what_was_passed_over_is_read_again_by_a_program_that_understands_it() {
    let journal = Journal::Memory(Home::new(lobby()));
    block_on(fill(&journal, 0, 2, r#"{"danced":{"times":2}}"#));
    block_on(fill(&journal, 2, 1, r#""help_called""#));
    let table = RefCell::new(FloorTable::default());
    block_on(catch_up(&table, &journal, UtcOffset::CHINA)).unwrap();
    block_on(save(&table, &journal)).unwrap();
    assert_eq!(block_on(load(&journal)), table.take(), "as long as nothing more is understood");

    // As a program would have kept it to which calls for help were new.
    let (place, text) = block_on(journal.load_snapshot(residents_window::projection::snapshot::SNAPSHOT_NAME)).unwrap().unwrap();
    let older = text.replace(r#"22 {"danced":{"times":2}}"#, r#"13 "help_called""#);
    assert_ne!(older, text);
    assert_eq!(FloorTable::from_snapshot(place, &older), None);
}
