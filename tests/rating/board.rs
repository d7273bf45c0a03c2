//! The board, who may do what, and what stands under a rating.

use residents_window::domain::access::Role;
use residents_window::domain::case::Terms;
use residents_window::domain::identity::TicketId;
use residents_window::domain::rating::board::{Sum, board, sum};
use residents_window::domain::rating::deed::{Act, NoteFault, StaffDeed, acts, is_told, may};
use residents_window::domain::rating::{CallOutcome, Level, Rating, RatingCommand as Do, RatingRefusal, Subject};
use residents_window::domain::time::Day;

use super::common::cases::shipped;
use super::common::{at, monday};
use super::{Desk, note, person};

const REACHED: Do = Do::CallBack(CallOutcome::Reached, None);

/// A bad rating of so many days after Monday, with these steps of staff.
fn bad(id: &str, days: u64, steps: &[Do]) -> Rating {
    let mut desk = Desk::new();
    desk.subject = Subject::Ticket(monday(), TicketId::new(id).unwrap());
    desk.now = at(monday().plus_days(days), "10:00");
    desk.resident(Do::Rate(Box::new(super::rated(Level::Unsatisfied)))).unwrap();
    for step in steps {
        desk.staff("cui-yongmei", step.clone()).unwrap();
    }
    desk.rating.unwrap()
}

fn id(rating: &Rating) -> String {
    rating.subject.to_string().rsplit(':').next().unwrap().to_owned()
}

#[test]
fn what_is_due_first_stands_first_and_what_is_closed_last() {
    let ratings = [
        bad("closed", 0, &[REACHED, Do::Mend(note("x")), Do::Answer(note("x"))]),
        bad("late", 0, &[]),
        bad("mend", 0, &[REACHED]),
        bad("today", 1, &[]),
        bad("settled", 0, &[REACHED, Do::Mend(note("x"))]),
    ];
    let (terms, today) = (Terms::of(&shipped()), Day::parse("2026-11-25").unwrap());
    let lines = board(&ratings, &terms, today);
    let states: Vec<(String, &str)> = lines.iter().map(|line| (id(line.rating), line.state())).collect();
    let wanted = [("settled", "settled"), ("late", "overdue"), ("today", "near"), ("mend", "on-time"), ("closed", "closed")];
    assert_eq!(states, wanted.map(|(id, state)| (id.to_owned(), state)));
    assert_eq!(sum(&lines), Sum { open: 4, near: 1, overdue: 1 });
    let good = bad("good", 0, &[]);
    assert_eq!(board([&Rating { follow_ups: Vec::new(), ..good }], &terms, today).len(), 0, "a rating without a follow-up is not on it");
}

fn can(rating: &Rating, role: Role, who: &str) -> Vec<Act> {
    acts(rating, &[role], &person(who)).into_iter().filter(|(_, refusal)| refusal.is_none()).map(|(act, _)| act).collect()
}

#[test]
fn a_screen_offers_what_would_be_decided_and_says_why_the_rest_must_wait() {
    let fresh = bad("fresh", 0, &[]);
    assert_eq!(can(&fresh, Role::Guide, "tana"), [Act::Assign, Act::CallBack]);
    let waiting = acts(&fresh, &[Role::Guide], &person("tana"));
    assert!(waiting.contains(&(Act::Mend, Some(RatingRefusal::CallFirst))) && !waiting.iter().any(|(act, _)| *act == Act::Answer));
    assert_eq!(can(&fresh, Role::Editor, "yang-suqin"), []);
    let called = bad("called", 0, &[REACHED]);
    assert_eq!(can(&called, Role::Guide, "tana"), [Act::Assign, Act::CallBack, Act::Mend, Act::CallGroundless]);
    let doubted = bad("doubted", 0, &[REACHED, Do::CallGroundless(note("x"))]);
    assert!(can(&doubted, Role::Manager, "burigude").contains(&Act::FindGroundless));
    assert!(!can(&doubted, Role::Guide, "tana").contains(&Act::FindGroundless), "a guide judges nothing");
    let alone = acts(&doubted, &[Role::Manager], &person("cui-yongmei"));
    assert!(alone.contains(&(Act::FindGroundless, Some(RatingRefusal::SamePerson))));
    let mended = bad("mended", 0, &[REACHED, Do::Mend(note("x"))]);
    assert_eq!(can(&mended, Role::Guide, "tana"), [Act::Answer]);
    let closed = bad("closed", 0, &[REACHED, Do::Mend(note("x")), Do::Answer(note("x"))]);
    assert_eq!(acts(&closed, &[Role::Manager], &person("burigude")), []);
}

#[test]
fn a_clerk_is_told_of_his_own_after_the_call_and_objects_to_no_other() {
    let (fresh, called) = (bad("fresh", 0, &[]), bad("called", 0, &[REACHED]));
    let (own, other) = (person("wu-yun"), person("bai-haitao"));
    assert!(!is_told(&fresh, &own) && is_told(&called, &own) && !is_told(&called, &other));
    assert!(may(&[], &own, &called, Act::Appeal) && !may(&[], &other, &called, Act::Appeal) && !may(&[], &own, &fresh, Act::Appeal));
    for act in Act::ALL.into_iter().filter(|act| *act != Act::Appeal) {
        assert!(!may(&[], &own, &called, act), "{act:?}");
    }
    assert!(!may(&[Role::Manager], &person("cui-yongmei"), &called, Act::Appeal), "only whoever was rated objects");
}

#[test]
fn a_clerk_is_told_of_what_is_settled_although_nobody_answered_the_call() {
    let (own, in_vain) = (person("wu-yun"), Do::CallBack(CallOutcome::NotReached, None));
    let tried = bad("tried", 0, std::slice::from_ref(&in_vain));
    let doubted = bad("doubted", 0, &[in_vain.clone(), Do::CallGroundless(note("x"))]);
    let mended = bad("mended", 0, &[in_vain.clone(), Do::Mend(note("x"))]);
    let closed = bad("closed", 0, &[in_vain, Do::Mend(note("x")), Do::Answer(note("x"))]);
    assert_eq!([&tried, &doubted, &mended, &closed].map(|rating| is_told(rating, &own)), [false, false, true, true]);
    assert!(may(&[], &own, &mended, Act::Appeal) && !is_told(&mended, &person("bai-haitao")));
}

#[test]
fn words_are_asked_for_and_hold_no_phone() {
    let of = |act, text: &str| StaffDeed::of(act).saying(text).checked_note().map(|note| note.map(str::to_owned));
    assert_eq!(of(Act::Mend, "  "), Err(NoteFault::Missing));
    assert_eq!(of(Act::CallBack, "  "), Ok(None));
    assert_eq!(of(Act::Mend, " 已道歉 "), Ok(Some("已道歉".to_owned())));
    assert_eq!(of(Act::Mend, "电话 13812345678"), Err(NoteFault::Personal));
    assert_eq!(of(Act::Answer, "身份证 11010519491231002X"), Err(NoteFault::Personal));
    assert_eq!(of(Act::Answer, &"字".repeat(1_001)), Err(NoteFault::TooLong));
    assert_eq!(of(Act::Assign, ""), Err(NoteFault::Nobody));
}
