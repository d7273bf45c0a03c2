//! What must follow a bad rating: every stage against every command, two people where two are needed, limits in working days.

use residents_window::domain::access::Role;
use residents_window::domain::case::Terms;
use residents_window::domain::deadline::Standing;
use residents_window::domain::rating::deed::{Act, acts};
use residents_window::domain::rating::follow_up::CALLS_MAX;
use residents_window::domain::rating::{CallOutcome, Level, RatingCommand as Do, RatingEvent, RatingRefusal as No, Stage};
use residents_window::domain::time::Day;

use super::common::OFFSET;
use super::common::cases::shipped;
use super::{Desk, note, person};

const HANDLER: &str = "cui-yongmei";
const SECOND: &str = "burigude";
const RATED: &str = "wu-yun";

fn call(outcome: CallOutcome) -> Do {
    Do::CallBack(outcome, None)
}

/// Everything up to the answer.
pub fn answer(desk: &mut Desk) {
    desk.staff(HANDLER, Do::Assign(person(HANDLER))).unwrap();
    desk.staff(HANDLER, call(CallOutcome::Reached)).unwrap();
    desk.staff(HANDLER, Do::Mend(note("已加开窗口"))).unwrap();
    desk.staff(HANDLER, Do::Answer(note("已告知"))).unwrap();
}

fn in_stage(stage: Stage) -> Desk {
    let mut desk = Desk::rated(Level::Unsatisfied);
    let steps: &[Do] = &[
        Do::Assign(person(HANDLER)),
        call(CallOutcome::Reached),
        Do::CallGroundless(note("x")),
        Do::FindGroundless,
        Do::Answer(note("x")),
    ];
    for (number, step) in steps.iter().enumerate() {
        if desk.rating().follow_up().unwrap().stage() == stage {
            break;
        }
        desk.staff(if number == 3 { SECOND } else { HANDLER }, step.clone()).unwrap();
    }
    assert_eq!(desk.rating().follow_up().unwrap().stage(), stage);
    desk
}

#[test]
fn every_stage_against_every_command() {
    let commands = [
        ("assign", Do::Assign(person("nuomin"))),
        ("call", call(CallOutcome::Reached)),
        ("mend", Do::Mend(note("x"))),
        ("call groundless", Do::CallGroundless(note("x"))),
        ("find groundless", Do::FindGroundless),
        ("reject groundless", Do::RejectGroundless),
        ("appeal", Do::Appeal(note("x"))),
        ("hear", Do::HearAppeal(true, note("x"))),
        ("answer", Do::Answer(note("x"))),
    ];
    let allowed = |stage: Stage, command: &str| {
        let may = match stage {
            Stage::Open | Stage::Assigned => "assign, call, appeal",
            Stage::Called => "assign, call, mend, call groundless, appeal",
            Stage::Doubted => "assign, call, mend, find groundless, reject groundless, appeal",
            Stage::Settled => "appeal, answer",
            Stage::Closed => "",
        };
        may.split(", ").any(|name| name == command)
    };
    for stage in [Stage::Open, Stage::Assigned, Stage::Called, Stage::Doubted, Stage::Settled, Stage::Closed] {
        for (name, command) in &commands {
            let outcome = in_stage(stage).staff(SECOND, command.clone());
            assert_eq!(outcome.is_ok(), allowed(stage, name), "{stage:?}, {name}: {outcome:?}");
        }
    }
}

#[test]
fn two_people_find_it_groundless_and_one_never_does() {
    let mut desk = in_stage(Stage::Doubted);
    assert_eq!(desk.staff(HANDLER, Do::FindGroundless), Err(No::SamePerson));
    assert_eq!(desk.staff(HANDLER, Do::RejectGroundless), Err(No::SamePerson));
    assert_eq!(desk.staff(SECOND, Do::CallGroundless(note("x"))), Err(No::AlreadyIs(Stage::Doubted)));
    // The journal itself does not make one person two.
    let mut forged = desk.rating().clone();
    forged.apply(&RatingEvent::FoundGroundless { by: person(HANDLER) }, desk.now, 99);
    assert_eq!(forged.follow_up().unwrap().stage(), Stage::Doubted);
    desk.staff(SECOND, Do::RejectGroundless).unwrap();
    assert_eq!(desk.rating().follow_up().unwrap().stage(), Stage::Called, "it goes on");
}

#[test]
fn whoever_was_rated_has_no_hand_in_it_but_the_objection() {
    for command in [
        Do::Assign(person(RATED)),
        call(CallOutcome::Reached),
        Do::Mend(note("x")),
        Do::CallGroundless(note("x")),
        Do::FindGroundless,
        Do::HearAppeal(true, note("x")),
        Do::Answer(note("x")),
    ] {
        assert_eq!(in_stage(Stage::Called).staff(RATED, command), Err(No::OwnRating));
    }
    let mut desk = in_stage(Stage::Called);
    desk.staff(RATED, Do::Appeal(note("系统停了"))).unwrap();
    assert_eq!(desk.staff(RATED, Do::Appeal(note("x"))), Err(No::AppealedBefore));
    assert!(desk.rating().counts(), "an objection changes no figure");
    desk.staff(SECOND, Do::HearAppeal(true, note("属实"))).unwrap();
    assert!(!desk.rating().counts(), "upheld: counted apart");
    assert_eq!(desk.staff(SECOND, Do::HearAppeal(false, note("x"))), Err(No::NothingToJudge));
    assert_eq!(desk.rating().follow_up().unwrap().stage(), Stage::Called, "the resident is answered all the same");
}

#[test]
fn the_counters_objection_is_heard_by_another_than_whoever_made_it() {
    let mut desk = in_stage(Stage::Called);
    desk.staff(HANDLER, Do::Appeal(note("x"))).unwrap();
    assert_eq!(desk.staff(HANDLER, Do::HearAppeal(true, note("x"))), Err(No::SamePerson));
    desk.staff(SECOND, Do::HearAppeal(false, note("x"))).unwrap();
    assert!(desk.rating().counts());
}

/// Answered while the objection waits, and rated badly once more.
fn objected_and_rated_again() -> Desk {
    let mut desk = in_stage(Stage::Called);
    desk.staff(RATED, Do::Appeal(note("系统停了"))).unwrap();
    desk.staff(HANDLER, Do::Mend(note("x"))).unwrap();
    desk.staff(HANDLER, Do::Answer(note("x"))).unwrap();
    desk.resident(Do::RateAgain(Level::VeryUnsatisfied, None)).unwrap();
    assert_eq!(desk.rating().follow_ups.len(), 2);
    desk
}

/// What became of the objections, one after the other; nothing where nobody objected.
fn heard(desk: &Desk) -> Vec<Option<Option<bool>>> {
    desk.rating().follow_ups.iter().map(|one| one.appeal.as_ref().map(|appeal| appeal.upheld)).collect()
}

#[test]
fn an_objection_that_waits_is_not_buried_by_a_second_bad_rating() {
    let mut desk = objected_and_rated_again();
    let may_hear = |desk: &Desk| acts(desk.rating(), &[Role::Manager], &person(SECOND)).contains(&(Act::HearAppeal, None));
    assert!(may_hear(&desk));
    assert_eq!(desk.staff(RATED, Do::HearAppeal(true, note("x"))), Err(No::OwnRating));
    desk.staff(SECOND, Do::HearAppeal(true, note("属实"))).unwrap();
    assert_eq!((heard(&desk), desk.rating().counts()), (vec![Some(Some(true)), None], false));
    assert_eq!(desk.staff(SECOND, Do::HearAppeal(false, note("x"))), Err(No::NothingToJudge));
    assert!(!may_hear(&desk));
    assert_eq!(desk.rating().follow_up().unwrap().stage(), Stage::Open, "the second goes its own way");
}

#[test]
fn of_two_objections_that_wait_each_is_heard() {
    let mut desk = objected_and_rated_again();
    desk.staff(HANDLER, call(CallOutcome::Reached)).unwrap();
    desk.staff(RATED, Do::Appeal(note("x"))).unwrap();
    desk.staff(SECOND, Do::HearAppeal(false, note("x"))).unwrap();
    assert_eq!(heard(&desk), [Some(None), Some(Some(false))]);
    desk.staff(SECOND, Do::HearAppeal(true, note("x"))).unwrap();
    assert_eq!(heard(&desk), [Some(Some(true)), Some(Some(false))]);
}

#[test]
fn nothing_is_settled_before_a_call_and_three_in_vain_are_enough() {
    let mut desk = Desk::rated(Level::VeryUnsatisfied);
    assert_eq!(desk.staff(HANDLER, Do::Mend(note("x"))), Err(No::CallFirst));
    assert_eq!(desk.staff(HANDLER, Do::CallGroundless(note("x"))), Err(No::CallFirst));
    for number in 1..=CALLS_MAX {
        desk.staff(HANDLER, call(CallOutcome::NotReached)).unwrap();
        assert_eq!(desk.rating().follow_up().unwrap().called_at.is_some(), number == CALLS_MAX);
    }
    for outcome in [CallOutcome::Reached, CallOutcome::NoContact] {
        let mut desk = Desk::rated(Level::VeryUnsatisfied);
        desk.staff(HANDLER, call(outcome)).unwrap();
        assert!(desk.rating().follow_up().unwrap().called_at.is_some());
    }
}

#[test]
fn a_good_rating_has_no_follow_up() {
    for command in
        [Do::Assign(person(HANDLER)), call(CallOutcome::Reached), Do::Mend(note("x")), Do::Appeal(note("x")), Do::Answer(note("x"))]
    {
        assert_eq!(Desk::rated(Level::Fair).staff(HANDLER, command), Err(No::NoFollowUp));
    }
}

#[test]
fn limits_count_working_days_from_the_day_of_the_rating() {
    let hall = shipped();
    let terms = Terms::of(&hall);
    let desk = Desk::rated(Level::Unsatisfied);
    let follow_up = desk.rating().follow_up().unwrap();
    let day = |text: &str| Day::parse(text).unwrap();
    let rated_on = OFFSET.day(desk.now);
    let call_due = terms.hall.nth_after(rated_on, 1).unwrap();
    let mend_due = terms.hall.nth_after(rated_on, 15).unwrap();
    assert!(mend_due > day("2026-11-30"));
    assert!(matches!(follow_up.call_standing(&terms, call_due), Standing::Near { left: 0, .. }));
    assert!(matches!(follow_up.due_standing(&terms, call_due.next()), Standing::Overdue { .. }));
    assert_eq!(follow_up.mend_standing(&terms, mend_due).due(), Some(mend_due));

    let mut called = Desk::rated(Level::Unsatisfied);
    called.pass_days(6);
    called.staff(HANDLER, call(CallOutcome::Reached)).unwrap();
    let follow_up = called.rating().follow_up().unwrap();
    assert_eq!(follow_up.call_standing(&terms, mend_due), Standing::Broken { due: call_due }, "late is late, also when it is done");
    assert_eq!(follow_up.due_standing(&terms, rated_on).due(), Some(mend_due), "after the call mending is due");
}
