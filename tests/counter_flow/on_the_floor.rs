//! What the counter shows of the floor.

use super::*;

// ---- What the screen shows of the floor ----

/// Counter 2 (queues A and B) and 1 (A) open; A001, B001 with priority, A002 wait for 0, 5 and 10 minutes less than ten.
fn morning() -> World {
    let mut world = World::new(hall::small());
    world.open("1");
    world.open("2");
    world.issue("first", 'A', false);
    world.pass_minutes(5);
    world.issue("second", 'B', true);
    world.pass_minutes(5);
    world.issue("third", 'A', false);
    world
}

fn desk_of(world: &World) -> Desk {
    Desk::of(world.day(), &counter("2"))
}

#[test]
fn the_waiting_list_is_in_the_order_of_calling_and_the_first_is_the_next() {
    let mut world = morning();
    for _ in 0..3 {
        let lines = desk::waiting(&world.hall, world.day(), &counter("2"), world.now);
        let next = desk::next(&world.hall, world.day(), &counter("2"), world.now).unwrap();
        assert_eq!(lines[0].person.number, next.number);
        assert_eq!(world.call_next("2"), next.number);
    }
    assert!(desk::waiting(&world.hall, world.day(), &counter("2"), world.now).is_empty());
}

#[test]
fn the_card_tells_number_waiting_and_recalls() {
    let mut world = morning();
    world.at("2", CounterAction::CallGiven(number("A001")));
    world.pass_minutes(2);
    world.at("2", CounterAction::Recall);
    let current = desk_of(&world).current.unwrap();
    assert_eq!((current.person.number, current.waited_minutes, current.recalls), (number("A001"), 10, 1));
    assert_eq!(world.now.minutes_since(current.since), 2);
}

#[test]
fn buttons_are_offered_where_they_make_sense() {
    let mut world = morning();
    let offered = |world: &World| {
        let desk = desk_of(world);
        let all = [Kind::CallNext, Kind::Recall, Kind::Finish, Kind::Transfer, Kind::Resume, Kind::Pause, Kind::Close, Kind::Open];
        all.into_iter().filter(|kind| desk.offers(*kind)).collect::<Vec<_>>()
    };
    assert_eq!(offered(&world), [Kind::CallNext, Kind::Resume, Kind::Pause, Kind::Close]);
    world.call_next("2");
    assert_eq!(offered(&world), [Kind::CallNext, Kind::Recall, Kind::Finish, Kind::Transfer]);
    world.at("2", CounterAction::Finish);
    world.at("2", CounterAction::Pause);
    assert_eq!(offered(&world), [Kind::Close, Kind::Open]);
    world.at("2", CounterAction::Close);
    assert_eq!(offered(&world), [Kind::Open]);
}

#[test]
fn held_tickets_of_a_counter_that_closed_are_shown_at_its_neighbours() {
    let mut world = morning();
    world.at("1", CounterAction::CallGiven(number("A001")));
    world.at("1", CounterAction::Hold);
    let held = |world: &World| desk::held(&world.hall, world.day(), &counter("2"), world.now);
    assert!(held(&world).is_empty());
    assert_eq!(desk::depend_on(&world.hall, world.day(), &counter("1")), Depending { here: 1, alone: 0 });
    world.at("1", CounterAction::Close);
    assert_eq!(held(&world)[0].note, Note::HeldBy(counter("1")));
    world.at("2", CounterAction::Resume(ticket("first")));
    assert!(held(&world).is_empty());
}

#[test]
fn closing_asks_about_everybody_whom_nobody_else_would_call() {
    let depends = |world: &World, id: &str| desk::depend_on(&world.hall, world.day(), &counter(id));
    let mut world = morning();
    assert!(depends(&world, "1").is_nobody(), "2 serves A, too");
    assert_eq!(depends(&world, "2"), Depending { here: 0, alone: 1 }, "B001 has only 2");
    world.at("1", CounterAction::Pause);
    assert_eq!(depends(&world, "2"), Depending { here: 0, alone: 1 }, "a pause ends");
    world.at("1", CounterAction::Close);
    assert_eq!(depends(&world, "2"), Depending { here: 0, alone: 3 });
    world.at("2", CounterAction::CallGiven(number("B001")));
    world.at("2", CounterAction::Hold);
    assert_eq!(depends(&world, "2"), Depending { here: 0, alone: 3 }, "and those put aside");
    world.open("3");
    assert_eq!(depends(&world, "2"), Depending { here: 1, alone: 2 }, "3 goes on with B001");
    world.at("2", CounterAction::CallGiven(number("A001")));
    world.at("2", CounterAction::Transfer(TransferTo::Counter(counter("3"))));
    assert_eq!(depends(&world, "2"), Depending { here: 1, alone: 1 }, "who was sent to a counter at work waits for that one");
    assert_eq!(depends(&world, "3"), Depending { here: 1, alone: 0 });
    assert!(depends(&world, "4").is_nobody(), "4 never opened, but 2 works");
    let both = residents_window::text::counter::depending(residents_window::domain::hall::Language::En, 1, 2);
    assert!(both.contains("1 wait") && both.contains("2 on hold"), "{both}");
}

#[test]
fn a_missed_ticket_is_told_whether_it_keeps_its_place() {
    let mut world = morning();
    world.at("2", CounterAction::CallGiven(number("A001")));
    world.at("2", CounterAction::Miss);
    let note = |world: &World| desk::missed(&world.hall, world.day(), &counter("2"), world.now)[0].note.clone();
    assert_eq!(note(&world), Note::KeepsPlace);
    for at in 0..=world.hall.missed.keep_place_calls {
        world.issue(&format!("later-{at}"), 'A', false);
        world.call_next("1");
    }
    assert_eq!(note(&world), Note::GoesToEnd);
    world.must(&Command::Rejoin { ticket: ticket("first") });
    assert!(desk::missed(&world.hall, world.day(), &counter("2"), world.now).is_empty());
}

#[test]
fn the_counters_own_count_and_mean() {
    let mut world = morning();
    assert_eq!(desk::own(world.day(), &counter("2")).mean_minutes, None);
    for minutes in [4, 7] {
        world.call_next("2");
        world.pass_minutes(minutes);
        world.at("2", CounterAction::Finish);
    }
    world.call_next("2");
    world.at("2", CounterAction::Miss);
    let own = desk::own(world.day(), &counter("2"));
    // Five and a half minutes are rounded up.
    assert_eq!((own.served, own.missed, own.mean_minutes), (2, 1, Some(6)));
}

#[test]
fn an_idle_counter_is_told_only_after_somebody_has_waited_beside_it() {
    let mut world = World::new(hall::small());
    world.open("2");
    world.pass_minutes(60);
    world.issue("late", 'A', false);
    let limit = world.hall.limits.idle_counter_minutes;
    let idle = |world: &World| desk::idle_minutes(&world.hall, world.day(), &counter("2"), world.now);
    world.pass_minutes(i64::from(limit) - 1);
    assert_eq!(idle(&world), None);
    world.pass_minutes(1);
    assert_eq!(idle(&world), Some(limit));
    world.call_next("2");
    world.issue("next", 'A', false);
    world.pass_minutes(30);
    assert_eq!(idle(&world), None, "somebody is at the counter");
    world.at("2", CounterAction::Finish);
    assert_eq!(idle(&world), None, "the counter has only just become free");
}

#[test]
fn everything_but_the_own_counter_is_a_target() {
    let world = morning();
    let targets = desk::targets(&world.hall, world.day(), &counter("2"), world.now);
    assert!(!targets.iter().any(|target| target.to == TransferTo::Counter(counter("2"))));
    assert_eq!(targets.len(), world.hall.queues.len() + world.hall.counters.len() - 1);
    let of = |to: TransferTo| targets.iter().find(|target| target.to == to).map(|t| (t.waiting, t.is_open)).unwrap();
    assert_eq!(of(TransferTo::Queue(common::queue('A'))), (2, true));
    assert_eq!(of(TransferTo::Counter(counter("1"))), (2, true));
    assert_eq!(of(TransferTo::Counter(counter("3"))), (1, false));
}

#[test]
fn keys_ask_for_what_the_desk_needs() {
    let mut world = morning();
    let wished = |world: &World, name: &str| {
        let held = desk::held(&world.hall, world.day(), &counter("2"), world.now);
        wish(key_of(name).unwrap(), &desk_of(world), &held, &seat())
    };
    let at = |action| Wish::Press(Intent::At(action));
    assert_eq!(wished(&world, "F1"), at(CounterAction::CallNext));
    assert_eq!(wished(&world, "F2"), at(CounterAction::Recall), "the refusal says why it is impossible");
    assert_eq!(wished(&world, "F6"), Wish::ClosePanel, "nobody can be sent on");
    assert_eq!(wished(&world, "F8"), at(CounterAction::Pause));
    world.at("2", CounterAction::CallGiven(number("A001")));
    assert_eq!(wished(&world, "F5"), at(CounterAction::Hold));
    assert_eq!(wished(&world, "F6"), Wish::Toggle(Panel::Transfer));
    world.at("2", CounterAction::Hold);
    assert_eq!(wished(&world, "F5"), at(CounterAction::Resume(ticket("first"))));
    world.at("2", CounterAction::Pause);
    assert_eq!(wished(&world, "F8"), at(seat().opening()));
    assert_eq!(wished(&world, "F9"), Wish::TypeNumber);
}

#[test]
fn the_browser_keeps_its_own_keys_but_not_the_function_keys() {
    assert!(["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11"].into_iter().all(is_ours));
    assert!(!["F12", "Escape", "Tab", "a"].into_iter().any(is_ours));
    assert_eq!((key_of("F3"), key_of("F7")), (Some(Key::Do(Kind::Miss)), None));
}
