//! The journal's contract on the home in memory, and that home's faults on demand.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod contract;

use contract::{Store, batch, everything, fill, installation, place_of, stream, ticket};
use futures_executor::block_on;
use futures_util::{FutureExt, StreamExt, future::join};
use residents_window::domain::identity::Actor;
use residents_window::domain::time::Timestamp;
use residents_window::journal::memory::{Fate, Home, Outcome, Tamper};
use residents_window::journal::{AppendError, Hash, Heard, Journal, Place, ReadError, canonical};

struct Memory(Home);

impl Store for Memory {
    async fn fresh() -> Self {
        Self(Home::new(installation("nobody")))
    }

    async fn window(&self, name: &str) -> Journal {
        Journal::Memory(self.0.window(installation(name)))
    }

    async fn tamper(&self, tamper: Tamper) {
        self.0.tamper(tamper);
    }
}

macro_rules! on_memory {
    ($group:ident: $($case:ident)*) => { $(#[test] fn $case() { block_on(contract::$group::$case::<Memory>()); })* };
}
contract_cases!(on_memory);

/// A home whose appends meet these fates, one after the other, and then go well.
fn fated(fates: impl IntoIterator<Item = Fate> + 'static) -> (Home, Journal) {
    let home = Home::new(installation("lobby-1"));
    let mut fates = fates.into_iter().collect::<Vec<_>>().into_iter();
    home.set_append_faults(move |_| fates.next().unwrap_or_default());
    (home.clone(), Journal::Memory(home))
}

#[test]
fn unknown_may_be_written_or_not_and_repeating_settles_it() {
    for outcome in [Outcome::UnknownWritten, Outcome::UnknownLost, Outcome::UnknownLater(1), Outcome::UnknownLater(9)] {
        let (home, journal) = fated([outcome.into()]);
        let asked = ticket("t-1", "2026-11-21/A", 99);
        assert_eq!(block_on(journal.append(&asked)), Err(AppendError::Unknown));
        assert_eq!(block_on(journal.append(&asked)).unwrap().taken, Some(1), "{outcome:?}");
        home.heal();
        assert_eq!(block_on(everything(&journal)).entries.len(), 1, "{outcome:?}");
    }
}

#[test]
fn an_unknown_append_can_land_long_after() {
    let (home, journal) = fated([Outcome::UnknownLater(2).into()]);
    assert_eq!(block_on(journal.append(&ticket("t-1", "2026-11-21/A", 99))), Err(AppendError::Unknown));
    assert_eq!(block_on(journal.append(&ticket("t-2", "2026-11-21/A", 99))).unwrap().taken, Some(1));
    assert_eq!(block_on(journal.append(&ticket("t-3", "2026-11-21/A", 99))).unwrap().taken, Some(3));
    home.heal();
    assert_eq!(block_on(everything(&journal)).entries.len(), 3);
}

#[test]
fn what_surely_was_not_written_is_not_there() {
    for outcome in [Outcome::Conflict, Outcome::Unavailable, Outcome::Full] {
        let (_home, journal) = fated([outcome.into()]);
        assert!(block_on(journal.append(&batch("r-1", &[("day/2026-11-21", 0)]))).is_err());
        assert!(block_on(everything(&journal)).entries.is_empty(), "{outcome:?}");
    }
}

#[test]
fn others_come_between_a_late_append() {
    let (_home, journal) = fated([Fate { late_before: 3, ..Fate::default() }]);
    let (late, quick) = (batch("late", &[("day/2026-11-21", 0)]), batch("quick", &[("day/2026-11-21", 0)]));
    let (late, quick) = block_on(join(journal.append(&late), journal.append(&quick)));
    assert_eq!(late, Err(AppendError::Conflict(vec![(stream("day/2026-11-21"), 1)])));
    assert!(quick.is_ok());
}

#[test]
fn watchers_hear_late_but_whole() {
    let unheard = Fate { unheard: true, ..Fate::default() };
    let (home, journal) = fated([Fate::default(), unheard, unheard]);
    block_on(fill(&journal, &[("day/2026-11-21", 0), ("day/2026-11-21", 1), ("day/2026-11-21", 2)]));
    let mut watch = journal.watch(Place::START);
    let mut heard = || watch.next().now_or_never().map(|heard| matches!(heard, Some(Heard::Entries(page)) if !page.entries.is_empty()));
    assert_eq!((heard(), heard()), (Some(true), None));
    home.announce();
    assert_eq!((heard(), heard()), (Some(true), None));
}

#[test]
fn a_watch_says_silent_and_back() {
    let (home, journal) = fated([]);
    block_on(fill(&journal, &[("day/2026-11-21", 0)]));
    let mut fails = [true, true, true].into_iter();
    home.set_read_faults(move || fails.next().unwrap_or_default());
    assert!(matches!(block_on(journal.after(Place::START, 1)), Err(ReadError::Unavailable(_))));
    let mut watch = journal.watch(Place::START);
    assert_eq!(block_on(watch.next()), Some(Heard::Silent));
    assert_eq!(block_on(watch.next()), Some(Heard::Back));
    assert!(matches!(block_on(watch.next()), Some(Heard::Entries(_))));
}

#[test]
fn a_watch_on_a_shorter_journal_is_lost() {
    let long = Journal::Memory(Home::new(installation("lobby-1")));
    block_on(fill(&long, &[("day/2026-11-21", 0), ("day/2026-11-21", 1)]));
    let place = block_on(place_of(&long, 1));
    let short = Journal::Memory(Home::new(installation("lobby-1")));
    block_on(fill(&short, &[("day/2026-11-21", 0)]));
    let mut watch = short.watch(place);
    assert_eq!(block_on(watch.next()), Some(Heard::Lost));
    assert!(matches!(block_on(watch.next()), Some(Heard::Entries(_))));
}

#[test]
fn the_canonical_form_has_its_fixed_vectors() {
    let mut first = batch("r-1", &[("ticket/2026-11-21/t-1", 0)]);
    first.parts[0].events = vec![r#"{"issued":{"name":"居民"}}"#.to_owned()];
    let mut second = batch("r-2", &[("ticket/2026-11-21/t-1", 1), ("queue/2026-11-21/A", 0)]);
    second.parts[0].events = vec![r#"{"called":1}"#.to_owned(), "{}".to_owned()];
    second.parts[1].events = vec!["\"\"".to_owned()];
    (second.time, second.by) = (Timestamp::from_millis(-1), Actor::new("window-3").unwrap());
    let journal = Journal::Memory(Home::new(installation("lobby-1")));
    block_on(async {
        journal.append(&first).await.unwrap();
        journal.append(&second).await.unwrap();
    });
    let entries = block_on(everything(&journal)).entries;
    // Computed apart from this program, from the description in `canonical`.
    let form = [
        "000000187265736964656e74732d77696e646f772f656e7472792f31",
        "0000000e6c6f6262792d312f7469636b6574",
        "0000000000000001",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "00000003722d31",
        "000001a1fbd4f500",
        "0000000d6b696f736b406c6f6262792d31",
        "00000001",
        "000000157469636b65742f323032362d31312d32312f742d310000000100000001",
        "0000001c7b22697373756564223a7b226e616d65223a22e5b185e6b091227d7d",
    ];
    let hex: String = canonical::entry(&entries[0]).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, form.concat());
    assert_eq!(entries[0].hash.to_string(), "fbbe56f946f6e09c7d68f858480de07c17cb746aca7cff44ccd7f5f80d9e249f");
    assert_eq!(entries[1].hash.to_string(), "8bdc55074bc782562b4dad1ae51e14faae651ed6301b360d6882dd37765e807d");

    assert_eq!(canonical::body_digest(&first).to_string(), "c1fa9a6430f21dc3971f5cdf42ef384d4ffc66326f359b615fcf3f2156444328");
    first.take = ticket("t-1", "2026-11-21/A", 9_999).take;
    assert_eq!(canonical::body_digest(&first).to_string(), "1a6d7ee3b93826313a5c777511091b5356a70859fe0bf0df11ff49a858573462");
}

#[test]
fn a_hash_is_read_as_it_is_written() {
    let text = "8bdc55074bc782562b4dad1ae51e14faae651ed6301b360d6882dd37765e807d";
    assert_eq!(Hash::parse(text).map(|hash| hash.to_string()).as_deref(), Some(text));
    for wrong in ["", &text[1..], &text.replace('8', "g"), &text.replace("8b", "+b")] {
        assert_eq!(Hash::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn a_body_is_as_long_as_it_is_said_to_be() {
    let mut wide = batch("r-1", &[("day/2026-11-21", 0), ("queue/2026-11-21/A", 7)]);
    wide.parts[1].events.push("居民".to_owned());
    for asked in [ticket("t-1", "2026-11-21/A", 99), wide] {
        assert_eq!(canonical::body_length(&asked), canonical::body(&asked).len());
    }
}
