//! The form in which the floor is kept between two starts. It has no names of fields: another form needs another `SNAPSHOT_NAME`, and this test says so.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{OFFSET, World, actor, at, at_counter, hall, issue, monday, paper, take_in, void};
use residents_window::domain::command::{CounterAction as Act, Role};
use residents_window::domain::event::Event;
use residents_window::domain::event::{DayEvent, DeviceEvent, PaperAnswer, Reconciliation, VoidReason};
use residents_window::domain::floor::Floor;
use residents_window::domain::identity::Installation;
use residents_window::domain::keep::Keep;
use residents_window::domain::stream::Stream;
use residents_window::domain::time::Day;
use residents_window::projection::snapshot::SNAPSHOT_NAME;

/// A floor with a ticket in every state, a paused counter, a sealed day and an installation that has something to say.
fn floor() -> Floor {
    let mut world = World::new(hall::small());
    ["1", "2", "3"].iter().for_each(|id| world.open(id));
    for (id, priority) in [("s", false), ("m", false), ("h", false), ("c", true), ("v", false), ("w", false)] {
        world.must(&issue(id, 'A', None, priority));
        world.pass_minutes(1);
    }
    for action in [Act::CallNext, Act::Finish, Act::CallNext, Act::Miss, Act::CallNext, Act::Hold] {
        world.at("1", action);
        world.pass_minutes(2);
    }
    world.at("2", Act::CallNext);
    world.at("2", Act::Recall);
    world.must(&at_counter("1", Act::Pause));
    world.must(&void("w", VoidReason::Mistake, Role::Staff));
    world.must(&paper("v", PaperAnswer::NotAsked));
    let device = Stream::device(&Installation::new("lobby-1").unwrap());
    let sealed = Stream::day(Day::from_ymd(2026, 11, 20).unwrap());
    let sums = Reconciliation { issued: 3, served: 2, voided: 1, ..Reconciliation::default() };
    let (from, to) = (at(monday(), "09:00"), at(monday(), "08:00"));
    let mut floor = world.floor;
    for (stream, event) in [
        (sealed, Event::Day(DayEvent::Sealed { sums })),
        (device.clone(), Event::Device(DeviceEvent::Fault { code: "D4".into(), detail: "12 纸 \"out\" ".into() })),
        (device.clone(), Event::Device(DeviceEvent::HelpCalled)),
        (device.clone(), Event::Device(DeviceEvent::HelpAnswered { by: actor("clerk/wang") })),
        (device.clone(), Event::Device(DeviceEvent::ClockJumped { from, to })),
        (device, Event::Device(DeviceEvent::SetUp { settings: "{}".into() })),
    ] {
        let parts = vec![(stream, 1, vec![event.to_json().unwrap()])];
        take_in(&mut floor, &common::Kept { parts, time: to, by: actor("kiosk@lobby-1"), taken: None });
    }
    floor
}

const KEPT: &str = concat!(
    "1 2026-11-23 0 6 c c A004 3 A 0 1 12345 Zh 1795399380000 kiosk@lobby-1 1795399380000 0 0 1 1795399560000 120000 120000 ",
    "served 1 1795399680000 h h A003 3 A 0 0 12345 Zh 1795399320000 kiosk@lobby-1 1795399320000 0 0 1 1795400280000 0 0 ",
    "called 2 1795400280000 1 m m A002 3 A 0 0 12345 Zh 1795399260000 kiosk@lobby-1 1795399260000 0 0 1 1795400040000 ",
    "120000 0 held 1 1795400160000 0 s s A001 3 A 0 0 12345 Zh 1795399200000 kiosk@lobby-1 1795399200000 0 0 1 1795399800000 ",
    "0 0 missed 1795399920000 2 v v A005 2 A 0 0 12345 Zh 1795399440000 kiosk@lobby-1 1795399440000 1 NotAsked 0 0 0 0 ",
    "waiting 0 w w A006 2 A 0 0 12345 Zh 1795399500000 kiosk@lobby-1 1795399500000 0 0 0 0 0 voided Mistake 1795400280000 6 ",
    "A001 s A002 m A003 h A004 c A005 v A006 w 3 h m v 1 A 1 1795399440000 A005 0 0 0 1 A 4 0 4 6 1 0 0 3 1 8 paused wang A ",
    "1795400280000 0 1 1795400040000 0 1 1 240000 2 2 open wang A 1 h 1 1795400280000 0 0 0 0 3 1 open wang A 0 0 1 ",
    "1795399200000 0 0 0 5 1 A004 1 1795399560000 0 2 A001 1 1795399800000 0 3 A002 1 1795400040000 0 4 A003 2 ",
    "1795400280000 0 5 A003 2 1795400280000 1 5 1 A 2 10 120 10 120 1 lobby-1 1 0 1 clerk/wang 0 0 1 1795392000000 2 D413 ",
    "12 纸 \"out\" 1 1795395600000 1795392000000 0 1 2 {}1 2026-11-23 1795400280000 1 2026-11-20 3 2 0 1 0 0 0 ",
);

#[test]
fn the_kept_form_is_the_one_its_name_stands_for() {
    assert_eq!((SNAPSHOT_NAME, floor().kept().as_str()), ("floor-3", KEPT), "another form: give it another name, and put both here");
}

#[test]
fn what_was_kept_is_read_as_it_was() {
    assert_eq!(Floor::from_kept(&floor().kept()), Some(floor()));
    assert_eq!(OFFSET.day(floor().newest_time), monday());
}

#[test]
fn a_form_that_is_cut_off_or_goes_on_is_refused() {
    let kept = floor().kept();
    for (end, _) in kept.char_indices() {
        assert_eq!(Floor::from_kept(&kept[..end]), None, "cut off after {end} bytes");
    }
    assert_eq!(Floor::from_kept(&format!("{kept}0 ")), None);
}

#[test]
fn a_form_with_any_word_changed_is_refused_or_another_floor() {
    let kept = floor().kept();
    let words: Vec<&str> = kept.split(' ').collect();
    for at in 0..words.len() - 1 {
        let mut changed = words.clone();
        changed[at] = "99999999999999999999";
        assert_ne!(Floor::from_kept(&changed.join(" ")), Some(floor()), "word {at}");
    }
}
