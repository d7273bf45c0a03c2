//! Every state of a ticket and of a counter against every command: the exact events or the exact refusal, and a refusal changes nothing.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{World, at_counter, counter, issue, number, paper, queue, ticket, told, void};
use residents_window::domain::command::{Command, CounterAction as Act, Role, TransferTo};
use residents_window::domain::event::{PaperAnswer, VoidReason};
use residents_window::domain::hall::Post;
use residents_window::domain::identity::ClerkId;

/// Ticket `t` of queue A (A001) in a state; counter 1, whose clerk acts, and counter 2 are open.
fn ticket_that(state: &str) -> World {
    let mut world = World::new(common::hall::small());
    ["1", "2"].iter().for_each(|id| world.open(id));
    if state == "does not exist" {
        return world;
    }
    world.issue("t", 'A', false);
    let steps: Vec<(&str, Act)> = match state {
        "waits" | "voided" => vec![],
        "was sent to 1" => vec![("2", Act::CallNext), ("2", Act::Transfer(TransferTo::Counter(counter("1"))))],
        "was sent to 2" => vec![("1", Act::CallNext), ("1", Act::Transfer(TransferTo::Counter(counter("2"))))],
        "was sent to 3, not opened" => vec![("1", Act::CallNext), ("1", Act::Transfer(TransferTo::Counter(counter("3"))))],
        "is at 1" => vec![("1", Act::CallNext)],
        "is at 2" => vec![("2", Act::CallNext)],
        "is at 1, recalled 5 times" => {
            let mut steps = vec![("1", Act::CallNext)];
            steps.extend((0..5).map(|_| ("1", Act::Recall)));
            steps
        }
        "is held by 1" => vec![("1", Act::CallNext), ("1", Act::Hold)],
        "is held by 2" => vec![("2", Act::CallNext), ("2", Act::Hold)],
        "was missed" => vec![("1", Act::CallNext), ("1", Act::Miss)],
        "was served" => vec![("1", Act::CallNext), ("1", Act::Finish)],
        _ => panic!("no such state: {state}"),
    };
    steps.into_iter().for_each(|(id, action)| drop(world.at(id, action)));
    if state == "voided" {
        world.must(&void("t", VoidReason::Mistake, Role::Staff));
    }
    world
}

const TICKET_STATES: &[&str] = &[
    "does not exist",
    "waits",
    "was sent to 1",
    "was sent to 2",
    "was sent to 3, not opened",
    "is at 1",
    "is at 1, recalled 5 times",
    "is at 2",
    "is held by 1",
    "is held by 2",
    "was missed",
    "was served",
    "voided",
];

/// Counter 1 in a state. A002 of queue A waits in all of them, with A001 done.
fn counter_that(state: &str) -> World {
    let mut world = World::new(common::hall::small());
    world.issue("t", 'A', false);
    world.open("2");
    world.call_next("2");
    world.issue("u", 'A', false);
    if state != "is not opened" {
        world.open("1");
    }
    match state {
        "is not opened" | "is free" => {}
        "is busy" => {
            world.call_next("1");
        }
        "has missed somebody" => {
            world.call_next("1");
            world.at("1", Act::Miss);
        }
        "is paused" => drop(world.at("1", Act::Pause)),
        "is closed" => drop(world.at("1", Act::Close)),
        _ => panic!("no such state: {state}"),
    }
    world
}

const COUNTER_STATES: &[&str] = &["is not opened", "is free", "is busy", "has missed somebody", "is paused", "is closed"];

fn ticket_commands() -> Vec<(&'static str, Command)> {
    let clerk = |action| at_counter("1", action);
    vec![
        ("issued again", issue("t", 'A', None, false)),
        ("paper: yes", paper("t", PaperAnswer::Yes)),
        ("paper: not asked", paper("t", PaperAnswer::NotAsked)),
        ("comes back", Command::Rejoin { ticket: ticket("t") }),
        ("kiosk: given back", void("t", VoidReason::GivenBack, Role::Kiosk)),
        ("kiosk: mistake", void("t", VoidReason::Mistake, Role::Kiosk)),
        ("clerk: left", void("t", VoidReason::PersonLeft, Role::Clerk)),
        ("guide: left", void("t", VoidReason::PersonLeft, Role::Staff)),
        ("guide: day ended", void("t", VoidReason::DayEnded, Role::Staff)),
        ("1 calls next", clerk(Act::CallNext)),
        ("1 calls it", clerk(Act::CallGiven(number("A001")))),
        ("1 recalls", clerk(Act::Recall)),
        ("1 misses", clerk(Act::Miss)),
        ("1 holds", clerk(Act::Hold)),
        ("1 resumes it", clerk(Act::Resume(ticket("t")))),
        ("1 sends on to B", clerk(Act::Transfer(TransferTo::Queue(queue('B'))))),
        ("1 sends on to 3", clerk(Act::Transfer(TransferTo::Counter(counter("3"))))),
        ("1 finishes", clerk(Act::Finish)),
        ("3 calls it", at_counter("3", Act::CallGiven(number("A001")))),
    ]
}

fn counter_commands() -> Vec<(&'static str, Command)> {
    let open = |id: &str, clerk: &str, post| at_counter(id, Act::Open { clerk: ClerkId::new(clerk).unwrap(), post });
    let clerk = |action| at_counter("1", action);
    let to = |target| clerk(Act::Transfer(target));
    vec![
        ("opens as A", open("1", "wang", Post::A)),
        ("opens as B", open("1", "li", Post::B)),
        ("opens with another's post", open("1", "li", Post::A)),
        ("opens for an unknown clerk", open("1", "nobody", Post::A)),
        ("an unknown counter opens", open("9", "wang", Post::A)),
        ("pauses", clerk(Act::Pause)),
        ("closes", clerk(Act::Close)),
        ("calls next", clerk(Act::CallNext)),
        ("calls A002", clerk(Act::CallGiven(number("A002")))),
        ("calls A001", clerk(Act::CallGiven(number("A001")))),
        ("calls A009", clerk(Act::CallGiven(number("A009")))),
        ("recalls", clerk(Act::Recall)),
        ("misses", clerk(Act::Miss)),
        ("holds", clerk(Act::Hold)),
        ("resumes t", clerk(Act::Resume(ticket("t")))),
        ("resumes nobody", clerk(Act::Resume(ticket("nobody")))),
        ("sends on to A", to(TransferTo::Queue(queue('A')))),
        ("sends on to Z", to(TransferTo::Queue(queue('Z')))),
        ("sends on to itself", to(TransferTo::Counter(counter("1")))),
        ("sends on to 2", to(TransferTo::Counter(counter("2")))),
        ("sends on to 99", to(TransferTo::Counter(counter("99")))),
        ("finishes", clerk(Act::Finish)),
    ]
}

fn table(states: &[&str], world_that: impl Fn(&str) -> World, commands: &[(&str, Command)]) -> String {
    let mut lines = String::new();
    for state in states {
        lines.push_str(&format!("# {state}\n"));
        for (name, command) in commands {
            let mut world = world_that(state);
            world.pass_minutes(1);
            let before = world.floor.clone();
            let outcome = world.act(command);
            match &outcome {
                Err(_) => assert_eq!(world.floor, before, "{state}, {name}: refused, but the state changed"),
                Ok(_) => assert_ne!(world.floor, before, "{state}, {name}: accepted, but nothing changed"),
            }
            assert!(world.day().reconciliation().is_balanced(), "{state}, {name}: {:?}", world.day().reconciliation());
            assert_eq!(world.rebuilt(), world.floor, "{state}, {name}: rebuilt");
            lines.push_str(&format!("{name} -> {}\n", told(&outcome)));
        }
    }
    lines
}

/// Line by line, so that a failure names the state and the command.
fn compare(found: &str, expected: &str) {
    if std::env::var_os("PRINT_TABLE").is_some() {
        println!("{found}");
    }
    let mut state = "";
    for (found, expected) in found.lines().zip(expected.lines()) {
        state = if expected.starts_with('#') { expected } else { state };
        assert_eq!(found, expected, "{state}");
    }
    assert_eq!(found.lines().count(), expected.lines().count(), "lines of the table");
}

#[test]
fn every_ticket_state_answers_every_command() {
    let found = table(TICKET_STATES, ticket_that, &ticket_commands());
    compare(&found, include_str!("queue_table/tickets.txt"));
}

#[test]
fn every_counter_state_answers_every_command() {
    let found = table(COUNTER_STATES, counter_that, &counter_commands());
    compare(&found, include_str!("queue_table/counters.txt"));
}
