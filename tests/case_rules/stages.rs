//! Every stage of a case against every command; the answers stand in `table.txt`, which `RESIDENTS_WRITE=1` writes.

use residents_window::domain::case::command::DeliverBy;
use residents_window::domain::case::{CaseCommand as Do, Correction, Trait, Verdict};
use residents_window::domain::hall::Language;
use residents_window::domain::identity::ClerkId;
use residents_window::text::case as words;

use crate::common::cases::{Desk, acceptance, clerk, shipped, side, step};
use crate::common::counter;
use crate::{ALL, correct, refused, request, supply, suspend};

const STAGES: &[&str] =
    &["does not exist", "is worked on", "waits", "is suspended", "is granted", "is refused", "is delivered", "is withdrawn"];

/// A case in a stage, in the step `compare` unless it waits from the beginning.
pub fn case_that(stage: &str) -> Desk {
    if stage == "does not exist" {
        return Desk::new();
    }
    let mut desk = Desk::accept(if stage == "waits" { [true, false, true] } else { ALL });
    if stage == "waits" {
        return desk;
    }
    desk.must(&Do::EnterStep(step("compare")));
    let more: Vec<Do> = match stage {
        "is worked on" => vec![],
        "is suspended" => vec![suspend()],
        "is granted" => vec![Do::Decide(Verdict::Granted)],
        "is refused" => vec![Do::Decide(refused())],
        "is delivered" => vec![Do::Decide(Verdict::Granted), Do::Deliver(DeliverBy::Counter(counter("2")))],
        "is withdrawn" => vec![Do::Decide(Verdict::Withdrawn)],
        _ => panic!("no such stage: {stage}"),
    };
    more.iter().for_each(|command| drop(desk.must(command)));
    desk
}

/// Somebody else with a post at counter 2.
pub fn stand_in() -> ClerkId {
    let others = shipped().clerks.into_iter().filter(|other| other.id != clerk("wu-yun"));
    others.into_iter().find(|other| other.posts.contains_key(&counter("2"))).unwrap().id
}

fn commands() -> Vec<(&'static str, Do)> {
    vec![
        ("accept", Do::Accept(Box::new(acceptance(ALL)))),
        ("enter visit", Do::EnterStep(step("visit"))),
        ("request 0", request(&[0])),
        ("supply 1", supply(&[1])),
        ("suspend", suspend()),
        ("resume", Do::Resume),
        ("grant", Do::Decide(Verdict::Granted)),
        ("refuse", Do::Decide(refused())),
        ("withdraw", Do::Decide(Verdict::Withdrawn)),
        ("deliver", Do::Deliver(DeliverBy::Counter(counter("2")))),
        ("urge", Do::Urge(None)),
        ("remark", correct(0, Correction::Remark)),
        ("correct person", correct(0, Correction::Person { person: side("other person") })),
        ("correct step", correct(0, Correction::Step { step: step("pay") })),
        ("undo 2", correct(2, Correction::Undone)),
        ("hand over", Do::HandOver(stand_in())),
        ("reprint", Do::Reprint),
        ("find", Do::Find(Trait::Phone)),
    ]
}

#[test]
fn every_stage_against_every_command() {
    let mut table = String::new();
    for stage in STAGES {
        for (name, command) in commands() {
            let mut desk = case_that(stage);
            table.push_str(&format!("{stage} | {name} | {}\n", answer(&mut desk, &command)));
        }
    }
    let expected = include_str!("table.txt");
    if std::env::var_os("RESIDENTS_WRITE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/case_rules/table.txt"), &table).unwrap();
    } else {
        assert_eq!(table, expected);
    }
}

/// What a case is afterwards, or why not. A refusal changes nothing, and has words.
fn answer(desk: &mut Desk, command: &Do) -> String {
    let before = desk.file.clone();
    match desk.act(command) {
        Ok(_) => format!("{:?}", desk.case().stage).split([' ', '(', '{']).next().unwrap_or_default().to_owned(),
        Err(refusal) => {
            assert_eq!(desk.file, before);
            let [zh, en] = [Language::Zh, Language::En].map(|language| words::refusal(language, &refusal));
            assert!(!zh.is_empty() && !en.is_empty() && zh != en);
            format!("refused: {refusal:?}")
        }
    }
}
