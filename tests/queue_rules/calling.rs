//! Who is called, and what becomes of the call.

use residents_window::domain::command::{Command, CounterAction as Act, Refusal, Role, TicketIs, TransferTo};
use residents_window::domain::event::{DeviceEvent, Event, QueueEvent, VoidReason};
use residents_window::domain::floor::TicketState;
use residents_window::domain::identity::Installation;
use residents_window::domain::queue::dispatch::{WhyNext, ahead_of, next_at, order_at};

use crate::common::{World, actor, at_counter, counter, hall, number, queue, ticket, void};

fn world() -> World {
    World::new(hall::small())
}

fn why(world: &World, id: &str) -> WhyNext {
    next_at(&world.hall, world.day(), &counter(id), world.now).unwrap().why
}

#[test]
fn a_run_of_priority_tickets_ends_after_two_while_somebody_else_waits() {
    let mut world = world();
    world.open("1");
    world.issue("other", 'A', false);
    for id in ["p1", "p2", "p3"] {
        world.issue(id, 'A', true);
    }
    assert_eq!(world.call_next("1"), number("A002"));
    assert_eq!(world.call_next("1"), number("A003"));
    assert_eq!(why(&world, "1"), WhyNext::RunUsedUp { run: 2, waited_minutes: 0 });
    assert_eq!(world.call_next("1"), number("A001"));
    assert_eq!(world.call_next("1"), number("A004"), "after the other, priority again");
}

#[test]
fn numbers_called_by_hand_count_in_the_run() {
    let mut world = world();
    world.open("1");
    world.issue("other", 'A', false);
    for id in ["p1", "p2", "p3"] {
        world.issue(id, 'A', true);
    }
    world.at("1", Act::CallGiven(number("A004")));
    let made = world.at("1", Act::CallGiven(number("A003")));
    let told = QueueEvent::CallMade { number: number("A003"), priority: true, others_waiting: true };
    assert!(made.changes.iter().any(|c| c.events == [Event::Queue(told.clone())]), "the fact is honest: {made:?}");
    assert_eq!(world.call_next("1"), number("A001"), "two by hand use the run up");
}

#[test]
fn the_reason_is_the_true_one() {
    let mut world = world();
    world.open("2");
    world.issue("p", 'A', true);
    assert_eq!(why(&world, "2"), WhyNext::OnlyOne);
    world.pass_minutes(5);
    world.issue("b", 'B', false);
    assert_eq!(
        why(&world, "2"),
        WhyNext::CameFirst { waited_minutes: 5 },
        "priority made no difference, and somebody waits in another queue"
    );
    world.call_next("2");
    world.issue("late", 'B', true);
    assert_eq!(why(&world, "2"), WhyNext::CameFirst { waited_minutes: 0 }, "the smaller number at the same instant, priority aside")
}

#[test]
fn priority_passes_those_who_came_within_its_head_start_and_nobody_else() {
    let mut world = world();
    world.open("1");
    world.issue("early", 'A', false);
    world.pass_minutes(21);
    world.issue("later", 'A', false);
    world.pass_minutes(1);
    world.issue("p", 'A', true);
    assert_eq!(world.call_next("1"), number("A001"), "21 minutes and more are not overtaken");
    assert_eq!(why(&world, "1"), WhyNext::Priority { head_start_minutes: 20 });
    assert_eq!(world.call_next("1"), number("A003"));
    assert_eq!(world.call_next("1"), number("A002"));
}

#[test]
fn ahead_counts_exactly_those_who_are_called_before() {
    let mut world = world();
    world.open("1");
    for (id, priority) in [("a", false), ("b", false), ("c", true), ("d", false)] {
        world.issue(id, 'A', priority);
        world.pass_minutes(12);
    }
    let ahead = |id: &str| {
        let t = world.ticket(id);
        ahead_of(&world.hall, world.day(), queue('A'), t.priority, t.place_from, Some(&t.id))
    };
    assert_eq!(["a", "c", "b", "d"].map(ahead), [0, 1, 2, 3]);
    let new = |priority| ahead_of(&world.hall, world.day(), queue('A'), priority, world.now, None);
    assert_eq!((new(false), new(true)), (4, 3), "a priority ticket would pass d, who came 12 minutes ago");
    assert_eq!(
        order_at(&world.hall, world.day(), &counter("1"), world.now).iter().map(|t| t.id.to_string()).collect::<Vec<_>>(),
        ["a", "c", "b", "d"]
    );
}

#[test]
fn somebody_sent_to_a_counter_waits_for_it_until_it_closes() {
    let mut world = world();
    ["1", "2"].iter().for_each(|id| world.open(id));
    world.issue("sent", 'A', false);
    world.issue("next", 'A', false);
    world.call_next("1");
    world.at("1", Act::Transfer(TransferTo::Counter(counter("2"))));
    assert_eq!(why(&world, "2"), WhyNext::SentHere);
    assert_eq!(world.call_next("1"), number("A002"), "not by the counter that sent it");
    world.at("2", Act::Pause);
    assert_eq!(world.act(&at_counter("1", Act::CallNext)), Err(Refusal::NobodyWaiting), "a pause ends");
    world.at("2", Act::Close);
    assert_eq!(world.call_next("1"), number("A001"), "a closed counter keeps nobody waiting");
}

#[test]
fn nobody_is_sent_to_a_counter_that_has_closed() {
    let mut world = world();
    ["1", "2"].iter().for_each(|id| world.open(id));
    world.issue("t", 'A', false);
    world.call_next("1");
    world.at("2", Act::Close);
    assert_eq!(world.act(&at_counter("1", Act::Transfer(TransferTo::Counter(counter("2"))))), Err(Refusal::NoSuchTarget));
}

#[test]
fn a_sent_ticket_is_called_by_hand_elsewhere_only_while_its_counter_does_not_work() {
    let mut world = world();
    ["1", "2"].iter().for_each(|id| world.open(id));
    world.issue("t", 'A', false);
    world.call_next("1");
    world.at("1", Act::Transfer(TransferTo::Counter(counter("2"))));
    let by_hand = at_counter("1", Act::CallGiven(number("A001")));
    assert_eq!(world.act(&by_hand), Err(Refusal::TicketIs(number("A001"), TicketIs::SentElsewhere)));
    world.at("2", Act::Pause);
    assert!(world.act(&by_hand).is_ok());
}

#[test]
fn whom_another_counter_put_aside_is_taken_up_elsewhere_only_when_it_is_left_alone() {
    use residents_window::domain::queue::dispatch::PAUSE_KEEPS_MINUTES;
    let mut world = world();
    ["1", "2"].iter().for_each(|id| world.open(id));
    world.issue("t", 'A', false);
    world.call_next("1");
    world.at("1", Act::Hold);
    let take_up = at_counter("2", Act::Resume(ticket("t")));
    assert_eq!(world.act(&take_up), Err(Refusal::TicketIs(number("A001"), TicketIs::HeldElsewhere)));
    world.at("1", Act::Pause);
    assert_eq!(world.act(&take_up), Err(Refusal::TicketIs(number("A001"), TicketIs::HeldElsewhere)), "a short pause");
    let (mut long, mut closed) = (world.clone(), world);
    long.pass_minutes(PAUSE_KEEPS_MINUTES + 1);
    long.must(&take_up);
    closed.at("1", Act::Close);
    closed.must(&take_up);
}

#[test]
fn a_counter_calls_by_hand_from_its_own_queues_and_from_others_only_where_nobody_works() {
    for (open, to, allowed) in [
        (&["1", "2"][..], None, false),
        (&["1", "3"], None, false),
        (&["1"], None, true),
        (&["1", "2", "3"], Some("1"), true),
        (&["2", "3"], None, true),
    ] {
        let (mut world, caller) = (world(), open[0]);
        open.iter().for_each(|id| world.open(id));
        world.issue("b", 'B', false);
        if let Some(to) = to {
            world.call_next("2");
            world.at("2", Act::Transfer(TransferTo::Counter(counter(to))));
        }
        let outcome = world.act(&at_counter(caller, Act::CallGiven(number("B001"))));
        let refused = Err(Refusal::TicketIs(number("B001"), TicketIs::ServedElsewhere));
        assert_eq!(outcome.is_ok(), allowed, "{caller} of {open:?}: {outcome:?}");
        assert!(allowed || outcome == refused, "{outcome:?}");
        world.at(caller, if allowed { Act::Recall } else { Act::Pause });
    }
    let mut paused = world();
    ["1", "2"].iter().for_each(|id| paused.open(id));
    paused.issue("b", 'B', false);
    paused.at("2", Act::Pause);
    assert!(paused.act(&at_counter("1", Act::CallGiven(number("B001")))).is_err(), "a pause ends");
}

#[test]
fn putting_somebody_aside_gives_no_new_recalls() {
    let mut world = world();
    world.open("1");
    world.issue("t", 'A', false);
    world.issue("u", 'A', false);
    world.call_next("1");
    for _ in 0..5 {
        world.at("1", Act::Recall);
        world.at("1", Act::Hold);
        world.at("1", Act::Resume(ticket("t")));
    }
    assert_eq!(world.act(&at_counter("1", Act::Recall)), Err(Refusal::RecallsUsedUp(5)));
    world.at("1", Act::Miss);
    world.must(&Command::Rejoin { ticket: ticket("t") });
    assert_eq!(world.call_next("1"), number("A001"));
    world.at("1", Act::Recall);
}

#[test]
fn whoever_comes_back_after_at_most_three_calls_keeps_the_place() {
    for (calls, kept) in [(0, true), (2, true), (3, true), (4, false)] {
        let mut world = world();
        world.open("1");
        world.issue("late", 'A', false);
        for i in 0..6 {
            world.issue(&format!("t{i}"), 'A', false);
        }
        world.call_next("1");
        world.at("1", Act::Miss);
        for _ in 0..calls {
            world.call_next("1");
        }
        world.pass_minutes(9);
        world.must(&Command::Rejoin { ticket: ticket("late") });
        let first = world.call_next("1") == number("A001");
        assert_eq!(first, kept, "after {calls} calls");
        assert_eq!(world.ticket("late").number, number("A001"), "the number stays");
    }
}

#[test]
fn a_guide_voids_a_ticket_under_the_hands_of_a_counter_which_is_free_then() {
    let mut world = world();
    world.open("1");
    world.issue("t", 'A', false);
    world.issue("u", 'A', false);
    world.call_next("1");
    world.must(&void("t", VoidReason::PersonLeft, Role::Staff));
    assert_eq!(world.day().current(&counter("1")), None);
    assert_eq!(world.call_next("1"), number("A002"));
    assert_eq!(world.day().reconciliation().voided, 1);
    assert_eq!(world.day().reconciliation().served, 0);
}

#[test]
fn another_kiosk_voids_nothing_and_an_answered_ticket_stays() {
    use residents_window::domain::event::PaperAnswer;
    let mut world = world();
    world.issue("t", 'A', false);
    world.by = actor("kiosk@lobby-2");
    let give_back = void("t", VoidReason::GivenBack, Role::Kiosk);
    assert_eq!(world.act(&give_back), Err(Refusal::MayNotVoid));
    world.by = actor("kiosk@lobby-1");
    world.must(&crate::common::paper("t", PaperAnswer::No));
    assert_eq!(world.act(&give_back), Err(Refusal::MayNotVoid));
}

#[test]
fn the_paper_question_is_answered_once_but_no_may_become_yes() {
    use residents_window::domain::event::PaperAnswer::{No, NotAsked, Yes};
    let before = [(None, Yes, true), (Some(No), Yes, true), (Some(No), No, false), (Some(No), NotAsked, false), (Some(Yes), No, false)];
    for (first, then, accepted) in before {
        let mut world = world();
        world.issue("t", 'A', false);
        first.iter().for_each(|answer| drop(world.must(&crate::common::paper("t", *answer))));
        let outcome = world.act(&crate::common::paper("t", then));
        assert_eq!(outcome.is_ok(), accepted, "{first:?} then {then:?}: {outcome:?}");
    }
}

#[test]
fn counters_count_what_they_did_and_only_that() {
    let mut world = world();
    ["1", "3"].iter().for_each(|id| world.open(id));
    world.issue("t", 'A', false);
    world.issue("gone", 'A', false);
    world.call_next("1");
    world.pass_minutes(4);
    world.at("1", Act::Transfer(TransferTo::Counter(counter("3"))));
    world.call_next("1");
    world.pass_minutes(1);
    world.at("1", Act::Miss);
    world.call_next("3");
    world.pass_minutes(6);
    world.at("3", Act::Finish);
    let did = |id: &str| {
        let day = world.day().counter(&counter(id));
        (day.served, day.missed, day.service_ms / 60_000)
    };
    assert_eq!((did("1"), did("3")), ((0, 1, 4), (1, 0, 6)));
    assert_eq!(world.ticket("t").service_ms, 10 * 60_000);
    let samples = |letter| world.floor.samples.around(queue(letter), 10, 1);
    assert_eq!((samples('A'), samples('B')), (vec![240, 60], vec![360]), "each queue has what it cost its own counters");
}

#[test]
fn a_clerk_who_takes_over_a_busy_counter_finds_its_ticket() {
    use residents_window::domain::{hall::Post, identity::ClerkId};
    let mut world = world();
    world.open("1");
    world.issue("t", 'A', false);
    world.call_next("1");
    world.at("1", Act::Open { clerk: ClerkId::new("li").unwrap(), post: Post::B });
    let day = world.day().counter(&counter("1"));
    assert_eq!((day.current, day.free_since), (Some(ticket("t")), None));
    assert!(matches!(world.ticket("t").state, TicketState::Called { .. }));
}

#[test]
fn help_rings_once_is_answered_once_and_is_timed() {
    let kiosk = Installation::new("lobby-1").unwrap();
    let (call, by) = (Command::Tell { installation: kiosk.clone(), event: DeviceEvent::HelpCalled }, actor("counter-1@desk"));
    let mut world = world();
    let answer = Command::AnswerHelp { installation: kiosk.clone(), by: by.clone() };
    let told = Command::Tell { installation: kiosk.clone(), event: DeviceEvent::HelpAnswered { by: by.clone() } };
    assert_eq!(world.act(&answer), Err(Refusal::NothingToDo));
    assert_eq!(world.act(&told), Err(Refusal::NothingToDo), "an answer without a call");
    world.must(&call);
    assert_eq!(world.act(&call), Err(Refusal::NothingToDo), "it rings already");
    world.pass_minutes(2);
    world.must(&answer);
    assert_eq!(world.act(&answer), Err(Refusal::NothingToDo), "somebody else was quicker");
    let device = &world.floor.devices[&kiosk];
    assert_eq!((device.help_since, &device.help_answered), (None, &Some((by, 120))));
    world.must(&call);
}

#[test]
fn one_jump_of_the_clock_is_told_once_however_many_windows_see_it() {
    use crate::common::{at, monday};
    let desk = Installation::new("desk").unwrap();
    let seen = |from: &str, to: &str| {
        let event = DeviceEvent::ClockJumped { from: at(monday(), from), to: at(monday(), to) };
        Command::Tell { installation: desk.clone(), event }
    };
    let mut world = world();
    world.must(&seen("10:00", "11:30"));
    assert_eq!(world.act(&seen("10:01", "11:31")), Err(Refusal::NothingToDo), "a hidden window that looked a minute later");
    world.must(&seen("11:40", "10:10"));
    world.must(&seen("10:00", "11:30"));
    let confirmed = DeviceEvent::ClockConfirmed { time: at(monday(), "11:31") };
    world.must(&Command::Tell { installation: desk.clone(), event: confirmed });
    world.must(&seen("10:00", "11:30"));
}
