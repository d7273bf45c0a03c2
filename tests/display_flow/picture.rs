//! Which calls stand large: whoever is on the way, in turns when there are many; the others stand in the list.

use std::collections::{BTreeMap, BTreeSet};

use super::Hall;
use residents_window::flow::display::{CardState, HISTORY_MAX, Picture, Screen, TURN_SECONDS, WALKING_SECONDS, board, picture, rows};

fn shown(hall: &Hall) -> Picture {
    picture(&board(hall.floor.day(hall.day)), Screen::default(), hall.now, None)
}

fn large(hall: &Hall) -> Vec<String> {
    shown(hall).large.iter().map(|card| card.number.to_string()).collect()
}

fn lines(hall: &Hall) -> Vec<String> {
    shown(hall).lines.iter().map(|line| format!("{}{}", line.number, if line.card.is_some() { "" } else { "-" })).collect()
}

/// So many counters call one after another, a second apart.
fn all_call(hall: &mut Hall, counters: usize) {
    for counter in 1..=counters {
        hall.seconds_pass(1);
        hall.call(&format!("A{counter:03}"), &counter.to_string());
    }
}

#[test]
fn a_screen_holds_as_many_large_cards_as_its_letters_let_it() {
    assert_eq!(rows(Screen::default()), 3, "55 inches read from 10 m");
    assert_eq!(rows(Screen::new(55.0, 5.0).unwrap()), 4, "nearer seats, more large cards");
    assert!(rows(Screen::new(20.0, 30.0).unwrap()) >= 1);
}

#[test]
fn the_newest_calls_are_large_and_the_others_stand_in_the_list_before_earlier_ones() {
    let mut hall = Hall::new();
    hall.call("B001", "9");
    hall.finish("B001", "9");
    all_call(&mut hall, 5);
    hall.seconds_pass(WALKING_SECONDS);
    assert_eq!(large(&hall), ["A005", "A004", "A003"]);
    assert_eq!(lines(&hall), ["A002", "A001", "B001-"]);
    let states: Vec<_> = shown(&hall).lines.iter().map(|line| line.card).collect();
    assert_eq!(states, [Some(CardState::Current), Some(CardState::Current), None]);
}

#[test]
fn everybody_on_the_way_is_large_again_and_again_and_nobody_else_takes_a_place() {
    for counters in 4..=12_usize {
        let mut hall = Hall::new();
        all_call(&mut hall, 1);
        // The person at counter 1 has arrived long ago.
        hall.seconds_pass(WALKING_SECONDS + 1);
        for counter in 2..=counters {
            hall.seconds_pass(1);
            hall.call(&format!("A{counter:03}"), &counter.to_string());
        }
        let turns = i64::try_from((counters - 1).div_ceil(3)).unwrap();
        let mut seconds: BTreeMap<String, i64> = BTreeMap::new();
        for _ in 0..turns * TURN_SECONDS {
            let now = large(&hall);
            assert_eq!(now.iter().collect::<BTreeSet<_>>().len(), 3, "{now:?}");
            now.into_iter().for_each(|number| *seconds.entry(number).or_default() += 1);
            hall.seconds_pass(1);
        }
        assert_eq!(seconds.len(), counters - 1, "with {counters} counters: {seconds:?}");
        assert!(!seconds.contains_key("A001") && seconds.values().all(|stood| *stood >= TURN_SECONDS), "{seconds:?}");
    }
}

#[test]
fn a_new_call_is_large_at_once_and_the_one_that_is_announced_as_well() {
    let mut hall = Hall::new();
    all_call(&mut hall, 8);
    hall.seconds_pass(TURN_SECONDS);
    assert_eq!(large(&hall), ["A005", "A004", "A003"], "the second turn");
    let with = |hall: &Hall, serial| picture(&board(hall.floor.day(hall.day)), Screen::default(), hall.now, Some(serial));
    assert!(with(&hall, 1).large.iter().any(|card| card.serial == 1), "the voice is at the first call");
    hall.call("A009", "9");
    assert_eq!(large(&hall)[0], "A009");
}

#[test]
fn no_call_stands_twice_and_the_list_is_never_longer_than_its_place() {
    let mut hall = Hall::new();
    for counters in 1..=12 {
        hall.call(&format!("A{counters:03}"), &counters.to_string());
        for _ in 0..4 {
            hall.seconds_pass(TURN_SECONDS);
            let Picture { large, lines } = shown(&hall);
            let numbers: BTreeSet<_> = large.iter().map(|card| card.number).chain(lines.iter().map(|line| line.number)).collect();
            assert_eq!(numbers.len(), large.len() + lines.len());
            assert!(lines.len() <= HISTORY_MAX && numbers.len() == counters.min(3 + HISTORY_MAX), "{counters}");
        }
    }
}
