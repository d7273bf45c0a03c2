//! What may be done with a case and what not: every stage against every command, and the rules one by one.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "case_rules/stages.rs"]
mod stages;
#[path = "case_rules/standing.rs"]
mod standing;

use common::cases::{Desk, acceptance, clerk, receipt, receipt_of, shipped, side, step};
use common::{at, counter, item, monday};
use residents_window::domain::case::command::{CaseIs, DeliverBy, Entitled, HandIn, MATERIALS_MAX};
use residents_window::domain::case::{
    AskedAgain, CaseCommand as Do, CaseEvent, CaseRefusal as No, CaseView, Correction, Delivery, Ground, HandedIn, Stage, Terms, Verdict,
    decide,
};
use residents_window::domain::codes::receipt::RECEIPT_RANDOM_MAX;
use residents_window::domain::deadline::Due;
use residents_window::domain::guide::choices::Unit;
use residents_window::domain::guide::terms::Limit;
use residents_window::domain::time::Day;

use stages::{case_that, stand_in};

const ALL: [bool; 3] = [true; 3];

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn refused() -> Verdict {
    Verdict::Refused { reason: side("reason"), appeal: side("appeal") }
}

fn request(materials: &[u16]) -> Do {
    Do::RequestMaterial { materials: materials.to_vec(), other: None, again: None }
}

fn supply(materials: &[u16]) -> Do {
    Do::SupplyMaterial { materials: materials.to_vec(), other: false }
}

fn suspend() -> Do {
    Do::Suspend { ground: Ground::Appraisal, note: None }
}

fn correct(entry: u32, correction: Correction) -> Do {
    Do::Correct { entry, correction, note: side("why") }
}

#[test]
fn what_is_accepted_is_written_down_whole() {
    let desk = Desk::accept([true, false, true]);
    let case = desk.case();
    assert_eq!((case.first.clone(), case.handler.clone(), case.counter.clone()), (clerk("wu-yun"), clerk("wu-yun"), counter("2")));
    assert_eq!(case.current_step(), Some(&step("accept")));
    assert_eq!(case.steps.len(), 7, "the procedure of its class");
    assert_eq!((case.missing().collect::<Vec<_>>(), case.told), (vec![1], 1), "told at once");
    assert_eq!(case.stage, Stage::Waiting);
    assert_eq!(case.code().unwrap().to_string().get(..22), Some("2010726112300001040817"));
    assert_eq!(Desk::accept(ALL).case().told, 0);
}

#[test]
fn what_cannot_be_accepted() {
    let refused = |change: &dyn Fn(&mut residents_window::domain::case::command::Acceptance)| {
        let mut given = acceptance(ALL);
        change(&mut given);
        Desk::new().decide(&Do::Accept(Box::new(given))).map(|_| ())
    };
    assert_eq!(refused(&|_| {}), Ok(()));
    assert_eq!(refused(&|given| given.item = item("nothing")), Err(No::NoSuchItem));
    assert_eq!(refused(&|given| given.counter = counter("77")), Err(No::NoSuchCounter));
    assert_eq!(refused(&|given| given.clerk = clerk("nobody")), Err(No::NotThisClerk));
    assert_eq!(refused(&|given| given.counter = counter("1")), Err(No::NotThisClerk), "no post there");
    assert_eq!(refused(&|given| given.random = RECEIPT_RANDOM_MAX + 1), Err(No::WrongNumber));
    assert_eq!(refused(&|given| given.promised = Limit::NotLaidDown), Err(No::NoPromise));
    assert_eq!(refused(&|given| given.statutory = Limit::Within(3, Unit::WorkingDays)), Err(No::PromisedLonger));
    assert_eq!(refused(&|given| given.statutory = Limit::NotLaidDown), Ok(()));
    assert_eq!(refused(&|given| given.materials = vec![given.materials[0].clone(); MATERIALS_MAX + 1]), Err(No::TooManyMaterials));

    let accept = Do::Accept(Box::new(acceptance(ALL)));
    let mut desk = Desk::new();
    desk.number = receipt_of(day("2026-11-22"), 1);
    assert_eq!(desk.decide(&accept), Err(No::WrongNumber), "of yesterday");
    desk.number = receipt(1);
    desk.hall.code = "0108".to_owned();
    assert_eq!(desk.decide(&accept), Err(No::WrongNumber), "of another hall");
    let mut desk = Desk::new();
    desk.hall.classes.iter_mut().for_each(|class| class.procedure = None);
    assert_eq!(desk.decide(&accept), Err(No::NoProcedure));
    let hall = shipped();
    let view = CaseView { hall: &hall, now: at(monday(), "10:00"), clock_in_doubt: true };
    assert_eq!(decide(&view, receipt(1), None, &accept), Err(No::ClockInDoubt));
}

#[test]
fn why_somebody_is_visited_at_home_is_not_recorded() {
    let recorded = |entitled| {
        let mut given = acceptance(ALL);
        given.way = HandIn::HomeVisit(entitled);
        let mut desk = Desk::new();
        let accepted = desk.must(&Do::Accept(Box::new(given)));
        assert_eq!(desk.case().way, HandedIn::HomeVisit);
        desk.must(&Do::Decide(Verdict::Granted));
        let delivered = desk.must(&Do::Deliver(DeliverBy::HomeVisit(entitled)));
        assert_eq!(delivered, CaseEvent::Delivered { delivery: Delivery::HomeVisit });
        [accepted, delivered].map(|event| event.to_json().unwrap())
    };
    assert_eq!(recorded(Entitled::Over70), recorded(Entitled::Disabled));
}

#[test]
fn steps_go_forward_and_only_a_correction_goes_back() {
    let mut desk = Desk::accept(ALL);
    assert_eq!(desk.act(&Do::EnterStep(step("accept"))), Err(No::StepBehind));
    assert_eq!(desk.act(&Do::EnterStep(step("nowhere"))), Err(No::NoSuchStep));
    desk.must(&Do::EnterStep(step("notice")));
    assert_eq!(desk.act(&Do::EnterStep(step("visit"))), Err(No::StepBehind));
    assert_eq!(desk.act(&correct(2, Correction::Step { step: step("visit") })), Err(No::NoSuchEntry));
    assert_eq!(desk.act(&correct(1, Correction::Step { step: step("notice") })), Err(No::NothingToDo));
    desk.must(&correct(1, Correction::Step { step: step("visit") }));
    assert_eq!(desk.case().current_step(), Some(&step("visit")));
    let history = &desk.file.as_ref().unwrap().history;
    assert_eq!(history.len(), 3);
    assert_eq!(history[1].event, Some(CaseEvent::StepEntered { step: step("notice") }), "what was wrong stays");
}

#[test]
fn the_applicant_is_told_everything_at_once() {
    let again = |why| Do::RequestMaterial { materials: vec![0], other: None, again: why };
    let mut desk = Desk::accept(ALL);
    assert_eq!(desk.act(&request(&[])), Err(No::NothingNamed));
    assert_eq!(desk.act(&request(&[3])), Err(No::NoSuchMaterial));
    assert_eq!(desk.act(&request(&[0, 0])), Err(No::NoSuchMaterial), "named twice");
    // A first request needs no excuse, and none is recorded.
    let event = desk.must(&again(Some(AskedAgain::Forgotten)));
    assert_eq!(event, CaseEvent::MaterialRequested { materials: vec![0], other: None, again: None });
    assert_eq!(desk.act(&request(&[1])), Err(No::CaseIs(CaseIs::Waiting)));
    desk.must(&supply(&[0]));
    assert_eq!(desk.act(&again(None)), Err(No::ToldBefore));
    desk.must(&again(Some(AskedAgain::NotAsAsked)));
    assert_eq!((desk.case().told, desk.case().missing().collect::<Vec<_>>()), (2, vec![0]));

    let mut desk = Desk::accept([false, true, true]);
    desk.must(&supply(&[0]));
    assert_eq!(desk.act(&request(&[1])), Err(No::ToldBefore), "acceptance told what was missing");
}

#[test]
fn material_comes_bit_by_bit_and_the_clock_waits_for_the_last() {
    let mut desk = Desk::accept([false, false, true]);
    assert_eq!(desk.act(&supply(&[2])), Err(No::NotMissing));
    assert_eq!(desk.act(&supply(&[])), Err(No::NothingNamed));
    assert_eq!(desk.act(&Do::SupplyMaterial { materials: vec![], other: true }), Err(No::NotMissing));
    desk.must(&supply(&[1]));
    assert_eq!(desk.case().stage, Stage::Waiting);
    desk.must(&supply(&[0]));
    assert_eq!(desk.case().stage, Stage::Running);
    desk.must(&Do::RequestMaterial { materials: vec![1], other: Some(side("a map")), again: Some(AskedAgain::FoundInCheck) });
    desk.must(&supply(&[1]));
    assert_eq!(desk.case().stage, Stage::Waiting, "what was asked for in words is still missing");
    desk.must(&Do::SupplyMaterial { materials: vec![], other: true });
    assert_eq!(desk.case().stage, Stage::Running);
}

#[test]
fn a_wrong_tick_costs_the_applicant_no_time() {
    let terms = Terms::of(&shipped());
    let mut desk = Desk::accept([true, false, true]);
    let not_given = |given| correct(0, Correction::Material { material: 1, given });
    assert_eq!(desk.act(&not_given(false)), Err(No::NothingToDo));
    assert_eq!(desk.act(&correct(0, Correction::Material { material: 9, given: true })), Err(No::NoSuchMaterial));
    desk.later(2).must(&not_given(true));
    assert_eq!(
        (desk.case().stage.clone(), desk.case().promised_due(&terms)),
        (Stage::Running, Due::On(day("2026-11-30"))),
        "as if never stopped"
    );
    desk.must(&not_given(false));
    assert_eq!(desk.case().stage, Stage::Waiting);
    desk.later(1).must(&supply(&[1]));
    assert_eq!(desk.case().promised_due(&terms), Due::On(day("2026-12-01")), "it did stand still for a day");
}

#[test]
fn only_a_ground_of_law_suspends() {
    let mut desk = Desk::accept(ALL);
    assert_eq!(desk.act(&Do::Suspend { ground: Ground::OtherRule, note: None }), Err(No::GroundNeedsNote));
    assert_eq!(desk.act(&Do::Resume), Err(No::NotSuspended));
    desk.must(&Do::Suspend { ground: Ground::OtherRule, note: Some(side("rule 7")) });
    assert_eq!(desk.case().stage, Stage::Suspended(Ground::OtherRule));
    desk.must(&Do::Resume);
    for ground in Ground::ALL {
        desk.must(&Do::Suspend { ground, note: Some(side("x")) });
        desk.must(&Do::Resume);
    }
    assert_eq!(desk.case().halts.len(), 12);
}

#[test]
fn an_urgent_note_once_a_day() {
    let mut desk = Desk::accept(ALL);
    desk.must(&Do::Urge(None));
    assert_eq!(desk.act(&Do::Urge(Some(side("please")))), Err(No::UrgedToday));
    desk.later(1).must(&Do::Urge(Some(side("please"))));
    assert_eq!(desk.case().urged, 2);
}

#[test]
fn the_first_person_asked_stays_named() {
    let mut desk = Desk::accept(ALL);
    let others: Vec<_> = desk.hall.clerks.iter().filter(|other| other.id != clerk("wu-yun")).cloned().collect();
    for other in others {
        let answer = desk.decide(&Do::HandOver(other.id.clone()));
        assert_eq!(answer.is_ok(), other.posts.contains_key(&counter("2")), "{}", other.id);
    }
    assert_eq!(desk.act(&Do::HandOver(clerk("wu-yun"))), Err(No::NothingToDo));
    assert_eq!(desk.act(&Do::HandOver(clerk("nobody"))), Err(No::NotThisClerk));
    let to = stand_in();
    desk.must(&Do::HandOver(to.clone()));
    assert_eq!((desk.case().first.clone(), desk.case().handler.clone()), (clerk("wu-yun"), to));
}

#[test]
fn delivery_and_its_correction() {
    let mut desk = case_that("is refused");
    assert_eq!(desk.act(&Do::Deliver(DeliverBy::Counter(counter("77")))), Err(No::NoSuchCounter));
    desk.must(&Do::Deliver(DeliverBy::Post(side("EA123456789CN"))));
    let wrong = |delivery| correct(3, Correction::Delivery { delivery });
    assert_eq!(desk.act(&wrong(Delivery::Post { tracking: side("EA123456789CN") })), Err(No::NothingToDo));
    assert_eq!(desk.act(&wrong(Delivery::Counter { counter: counter("77") })), Err(No::NoSuchCounter));
    desk.must(&wrong(Delivery::HomeVisit));
    assert!(matches!(&desk.case().stage, Stage::Over { delivery: Some(Delivery::HomeVisit), verdict: Verdict::Refused { .. }, .. }));
    // What corrected something may have been wrong itself.
    desk.must(&correct(4, Correction::Delivery { delivery: Delivery::Counter { counter: counter("2") } }));
    assert_eq!(desk.file.as_ref().unwrap().history.len(), 6);
}

#[test]
fn what_was_recorded_by_mistake_is_taken_back_on_the_same_day_only() {
    let undo = |entry| correct(entry, Correction::Undone);
    for (stage, back) in [("is granted", "Running"), ("is refused", "Running"), ("is withdrawn", "Running"), ("is delivered", "Decided")] {
        let mut desk = case_that(stage);
        let last = u32::try_from(desk.file.as_ref().unwrap().history.len()).unwrap() - 1;
        assert_eq!(desk.act(&undo(last + 1)), Err(No::NoSuchEntry));
        assert_eq!(desk.act(&undo(0)), Err(No::NoSuchEntry), "only what made it so");
        let today = desk.now;
        desk.now = today.plus_millis(86_400_000);
        assert_eq!(desk.act(&undo(last)), Err(No::TooLate), "{stage}");
        desk.now = today;
        desk.must(&undo(last));
        assert!(format!("{:?}", desk.case().stage).starts_with(back), "{stage}");
        assert_eq!(desk.act(&undo(last)), Err(No::NoSuchEntry), "once");
        assert_eq!(desk.act(&undo(last + 1)), Err(No::NoSuchEntry), "a taking back is not taken back");
    }
    // The delivery first, then the decision; and it can be decided anew.
    let mut desk = case_that("is delivered");
    desk.must(&undo(3));
    desk.must(&undo(2));
    assert_eq!(desk.case().stage, Stage::Running);
    desk.must(&Do::Decide(refused()));
    assert_eq!(desk.act(&undo(2)), Err(No::NoSuchEntry), "the decision before");
    desk.must(&undo(6));
}

#[test]
fn a_clock_that_stood_still_stands_still_again() {
    for (stage, names) in [("waits", "Waiting"), ("is suspended", "Suspended")] {
        let mut desk = case_that(stage);
        let halts = desk.case().halts.clone();
        let entry = u32::try_from(desk.file.as_ref().unwrap().history.len()).unwrap();
        desk.now = desk.now.plus_millis(60_000);
        desk.must(&Do::Decide(Verdict::Withdrawn));
        assert_ne!(desk.case().halts, halts);
        desk.must(&correct(entry, Correction::Undone));
        assert!(format!("{:?}", desk.case().stage).starts_with(names), "{stage}");
        assert_eq!(desk.case().halts, halts, "{stage}");
    }
}

#[test]
fn what_is_decided_is_never_undecided_by_anything_else() {
    for stage in ["is granted", "is refused", "is delivered", "is withdrawn"] {
        let mut desk = case_that(stage);
        let (decided_at, verdict) = (desk.case().decided_at(), format!("{:?}", desk.case().stage).contains("Granted"));
        // Not even when the journal has it, for example from a damaged neighbour.
        let file = desk.file.as_mut().unwrap();
        let texts = [
            r#""resumed""#,
            r#"{"step_entered":{"step":"pay"}}"#,
            r#"{"material_requested":{"materials":[0]}}"#,
            r#"{"suspended":{"ground":"hearing"}}"#,
            r#"{"decided":{"verdict":"withdrawn"}}"#,
        ];
        let step = file.case.step;
        for text in texts {
            let event = CaseEvent::from_json(text);
            assert!(event.is_some());
            let version = file.case.version + 1;
            file.push(residents_window::domain::case::Happened { at: desk.now.plus_millis(1), by: common::actor("x"), event }, version);
        }
        assert!(!file.case.is_open() && file.case.step == step, "{stage}");
        assert_eq!((file.case.decided_at(), format!("{:?}", file.case.stage).contains("Granted")), (decided_at, verdict), "{stage}");
    }
}
