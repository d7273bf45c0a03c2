//! Before a number: hours, quotas, counters; and what a number costs on a full day.

use residents_window::domain::command::{Command, CounterAction as Act, Refusal, Role};
use residents_window::domain::event::VoidReason;
use residents_window::domain::hall::calendar::ClosedReason;
use residents_window::domain::identity::TicketNumber;
use residents_window::domain::queue::gate::{NotNow, WhyNot, may_issue};
use residents_window::domain::time::Timestamp;

use crate::common::{World, at, hall, issue, item, monday, queue, void};

fn world() -> World {
    World::new(hall::small())
}

fn refused(world: &World, letter: char, wanted: Option<&str>) -> (WhyNot, Option<Timestamp>) {
    let day = world.day();
    let NotNow { why, next } = may_issue(&world.hall, day, queue(letter), wanted.map(item).as_ref(), world.now).unwrap_err();
    assert_eq!(world.decide(&issue("x", letter, wanted, false)), Err(Refusal::NotNow(NotNow { why: why.clone(), next })));
    (why, next)
}

#[test]
fn outside_the_hours_the_next_opening_is_named() {
    let mut world = world();
    let day = monday();
    world.now = at(day, "07:59");
    assert_eq!(refused(&world, 'A', None), (WhyNot::HallClosed(ClosedReason::Hours), Some(at(day, "08:00"))));
    world.now = at(day, "12:30");
    assert_eq!(refused(&world, 'B', Some("mornings")), (WhyNot::ItemClosed, Some(at(day.next(), "09:00"))));
    world.now = at(day, "11:41");
    assert_eq!(refused(&world, 'B', Some("mornings")).0, WhyNot::LastIssuePassed { closes: at(day, "12:00") });
    world.now = at(day, "17:40");
    assert!(world.decide(&issue("x", 'A', None, false)).is_err(), "20 minutes before closing is the last minute");
    assert_eq!(refused(&world, 'A', None), (WhyNot::LastIssuePassed { closes: at(day, "18:00") }, Some(at(day.next(), "08:00"))));
    world.now = at(day.plus_days(4), "18:30");
    assert_eq!(refused(&world, 'A', None), (WhyNot::HallClosed(ClosedReason::Hours), Some(at(day.plus_days(7), "08:00"))), "a weekend");
    assert_eq!(refused(&world, 'Z', None).0, WhyNot::Unknown);
    assert_eq!(refused(&world, 'A', Some("mornings")).0, WhyNot::Unknown, "an item of another queue");
}

#[test]
fn a_doubtful_date_issues_nothing() {
    let mut world = world();
    world.clock_in_doubt = true;
    assert_eq!(world.decide(&issue("x", 'A', None, false)), Err(Refusal::ClockInDoubt));
}

#[test]
fn a_queue_gives_its_quota_and_what_was_given_back() {
    let mut world = world();
    for i in 1..=5 {
        world.issue(&format!("c{i}"), 'C', false);
    }
    assert_eq!(refused(&world, 'C', None), (WhyNot::QuotaUsedUp { quota: 5 }, Some(at(monday().next(), "08:00"))));
    world.must(&void("c2", VoidReason::PersonLeft, Role::Staff));
    assert_eq!(refused(&world, 'C', None).0, WhyNot::QuotaUsedUp { quota: 5 }, "who left has used the number");
    world.must(&void("c3", VoidReason::GivenBack, Role::Kiosk));
    let number = world.issue("c6", 'C', false);
    assert_eq!(number.number(), 6, "a new number, never the old one again");
    assert_eq!(refused(&world, 'C', None).0, WhyNot::QuotaUsedUp { quota: 5 });
    assert_eq!(world.day().queue(queue('C')).issued, 6, "quota and given back, not one more");
}

#[test]
fn numbers_the_storage_lost_are_not_held_against_the_quota() {
    let mut world = world();
    for i in 1..=2 {
        world.issue(&format!("c{i}"), 'C', false);
    }
    world.must(&Command::NoteSkipped { day: monday(), queue: queue('C'), first: 3, last: 22 });
    let open = may_issue(&world.hall, world.day(), queue('C'), None, world.now).unwrap();
    assert_eq!(open.at_most, 25, "three of five people have not come yet");
    world.floor.days.get_mut(&monday()).unwrap().queues.get_mut(&queue('C')).unwrap().issued = 25;
    assert_eq!(refused(&world, 'C', None).0, WhyNot::QuotaUsedUp { quota: 5 });
}

#[test]
fn an_item_gives_its_quota_and_touches_the_queue_so_that_two_kiosks_cannot_both_take_the_last() {
    let mut world = world();
    let first = world.must(&issue("r1", 'A', Some("rare"), false));
    assert_eq!(first.changes.iter().map(|c| c.stream.family()).collect::<Vec<_>>(), ["ticket", "queue"]);
    world.must(&issue("r2", 'A', Some("rare"), false));
    assert_eq!(refused(&world, 'A', Some("rare")).0, WhyNot::QuotaUsedUp { quota: 2 });
    world.must(&issue("p", 'A', Some("plain"), false));
    world.must(&void("r1", VoidReason::Mistake, Role::Staff));
    world.must(&issue("r3", 'A', Some("rare"), false));
    assert_eq!(refused(&world, 'A', Some("rare")).0, WhyNot::QuotaUsedUp { quota: 2 });
    world.must(&void("r3", VoidReason::PersonLeft, Role::Staff));
    assert_eq!(refused(&world, 'A', Some("rare")).0, WhyNot::QuotaUsedUp { quota: 2 }, "queue and item judge alike");
}

#[test]
fn counters_that_have_closed_issue_nothing_and_those_that_may_open_do() {
    let mut world = world();
    let may = |world: &World| may_issue(&world.hall, world.day(), queue('B'), None, world.now);
    assert!(may(&world).unwrap().not_staffed_yet);
    world.open("2");
    assert!(!may(&world).unwrap().not_staffed_yet);
    world.at("2", Act::Close);
    assert!(may(&world).unwrap().not_staffed_yet, "3 may still open");
    world.open("3");
    world.at("3", Act::Pause);
    assert!(!may(&world).unwrap().not_staffed_yet, "a pause ends");
    world.at("3", Act::Close);
    assert_eq!(refused(&world, 'B', None), (WhyNot::CountersClosed, Some(at(monday().next(), "08:00"))));
}

#[test]
fn closed_counters_that_open_again_later_today_are_named() {
    use residents_window::domain::hall::WeekHours;
    let mut world = world();
    let split: WeekHours = serde_json::from_str(r#"{"1":[{"from":"08:00","to":"12:00"},{"from":"13:30","to":"18:00"}]}"#).unwrap();
    // Counter 3 has a midday break; counter 2, the other one of the queue, closes for the day at noon although its hours go on.
    world.hall.counters[2].hours = Some(split);
    ["2", "3"].iter().for_each(|id| world.open(id));
    ["2", "3"].iter().for_each(|id| drop(world.at(id, Act::Close)));
    world.now = at(monday(), "12:15");
    assert_eq!(refused(&world, 'B', None), (WhyNot::CountersClosed, Some(at(monday(), "13:30"))));
}

#[test]
fn the_code_has_five_random_digits_whatever_is_passed_in() {
    let mut world = world();
    let Command::IssueTicket { ticket, queue, item, priority, language, .. } = issue("x", 'A', None, false) else { panic!() };
    world.must(&Command::IssueTicket { ticket, queue, item, priority, language, random: 4_000_012_345 });
    assert_eq!(world.ticket("x").random, 12_345);
}

#[test]
fn the_last_number_of_the_code_is_the_last_of_the_day() {
    let world = world();
    let mut floor = world.day().clone();
    floor.queues.entry(queue('A')).or_default().issued = TicketNumber::MAX;
    let refused = may_issue(&world.hall, &floor, queue('A'), None, world.now).unwrap_err();
    assert_eq!(refused.why, WhyNot::QuotaUsedUp { quota: TicketNumber::MAX });
}

/// Deciding and folding must not look at everybody: the fastest of many tries, so that a busy machine does not matter.
#[test]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a test that measures")]
fn the_5000th_ticket_costs_what_the_first_did() {
    let mut world = world();
    let fastest = |world: &mut World, from: u32| {
        let times = (from..from + 50).map(|i| {
            let command = issue(&format!("t{i}"), 'A', Some("plain"), i.is_multiple_of(3));
            let start = std::time::Instant::now();
            let decision = world.decide(&command).unwrap();
            let spent = start.elapsed();
            world.append(&decision);
            spent
        });
        times.min().unwrap()
    };
    let first = fastest(&mut world, 0);
    for i in 50_u32..5_000 {
        world.must(&issue(&format!("t{i}"), 'A', Some("plain"), i.is_multiple_of(3)));
    }
    let last = fastest(&mut world, 5_000);
    assert_eq!(world.day().waiting_count(queue('A')), 5_050);
    assert!(last < first * 10, "first {first:?}, 5,000th {last:?}");
}
