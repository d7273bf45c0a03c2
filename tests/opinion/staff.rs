//! What staff do with an opinion: one press one fact, words beside the journal or nowhere, by whoever may; and what is erased in time.

use std::cell::{Cell, RefCell};

use futures_executor::block_on;
use futures_util::future::join;
use residents_window::domain::opinion::deed::{Act, OpinionDeed};
use residents_window::domain::opinion::{Kind, OpinionNumber, OpinionRefusal, Stage};
use residents_window::domain::rating::deed::NoteFault;
use residents_window::journal::memory::Outcome as Written;
use residents_window::projection::opinion_table::{OpinionTable, catch_up, load};
use residents_window::runtime::command::Failure;
use residents_window::runtime::opinion_keeping::{erase, late};
use residents_window::runtime::opinions::OpinionTrouble;

use super::hall::House;
use super::number;

const MANAGER: &str = "cui-yongmei";
const OTHER: &str = "burigude";
const HALL_GUIDE: &str = "tana";
const CLERK: &str = "bai-haitao";
const EDITOR: &str = "yang-suqin";

const DAY_MS: i64 = 86_400_000;

/// A hall with one opinion that wants an answer.
fn with_one() -> (House, OpinionNumber) {
    let hall = House::new();
    let number = hall.posted(&hall.says(Kind::Problem, "灯坏了", Some("13812345678")));
    hall.load();
    (hall, number)
}

#[test]
fn an_opinion_is_taken_up_and_answered_and_the_table_follows() {
    let (hall, one) = with_one();
    hall.act(HALL_GUIDE, one, Act::TakeUp, "").unwrap();
    hall.act(MANAGER, one, Act::Answer, " 已换灯泡 ").unwrap();
    let followed = hall.table.borrow().get(&one).unwrap().clone();
    assert_eq!((followed.stage(), followed.version), (Stage::Answered, 3));
    assert_eq!(hall.opinion(one), followed, "read anew it is the same");
    assert_eq!((hall.notes(one), hall.sides(), hall.pending()), (vec![Some("已换灯泡".to_owned())], 2, 0));
    assert!(!hall.entries().join("").contains("灯泡"));
}

#[test]
fn what_is_refused_leaves_no_words_behind() {
    let (hall, one) = with_one();
    let refused = |refusal| Err(OpinionTrouble::Refused(refusal));
    assert_eq!(hall.act(MANAGER, one, Act::Answer, "x"), refused(OpinionRefusal::TakeUpFirst));
    assert_eq!(hall.act(MANAGER, number(9), Act::TakeUp, ""), refused(OpinionRefusal::NoSuch));
    for who in [CLERK, EDITOR, "nobody"] {
        assert_eq!(hall.act(who, one, Act::TakeUp, ""), Err(OpinionTrouble::NotYours), "{who}");
    }
    hall.act(MANAGER, one, Act::TakeUp, "").unwrap();
    assert_eq!(hall.act(OTHER, one, Act::TakeUp, ""), refused(OpinionRefusal::AlreadyIs(Stage::TakenUp)));
    for (note, fault) in [(" ", NoteFault::Missing), ("打 13812345678", NoteFault::Personal)] {
        assert_eq!(hall.act(MANAGER, one, Act::PutAside, note), Err(OpinionTrouble::Note(fault)));
    }
    hall.clock_in_doubt.set(true);
    assert_eq!(hall.act(MANAGER, one, Act::PutAside, "x"), refused(OpinionRefusal::ClockInDoubt));
    hall.clock_in_doubt.set(false);
    hall.home.set_append_faults(|_| Written::Full.into());
    assert_eq!(hall.act(MANAGER, one, Act::PutAside, "x"), Err(OpinionTrouble::Failed(Failure::Full)));
    assert_eq!((hall.entries().len(), hall.sides(), hall.pending()), (2, 1, 0), "a full disk keeps no words");
}

#[test]
fn one_press_is_one_fact_and_of_two_at_once_one_is_refused() {
    let (hall, one) = with_one();
    let (deed, stamp) = (OpinionDeed::of(Act::TakeUp), hall.stamp("manager@hall"));
    let mut nth = 0;
    hall.home.set_append_faults(move |_| {
        nth += 1;
        if nth == 1 { Written::UnknownWritten.into() } else { Written::Sound.into() }
    });
    for _ in 0..10 {
        block_on(hall.asked(MANAGER, one, &deed, &stamp)).unwrap();
    }
    assert_eq!(hall.entries().len(), 2);
    let deeds = [Act::Answer, Act::PutAside].map(|act| OpinionDeed { act, note: "好".to_owned() });
    let stamps = [hall.stamp("manager@hall"), hall.stamp("manager@other")];
    let both = block_on(join(hall.asked(MANAGER, one, &deeds[0], &stamps[0]), hall.asked(OTHER, one, &deeds[1], &stamps[1])));
    let refused = |stage| Err(OpinionTrouble::Refused(OpinionRefusal::AlreadyIs(stage)));
    assert!(both == (Ok(()), refused(Stage::Answered)) || both == (refused(Stage::PutAside), Ok(())), "{both:?}");
    assert_eq!((hall.entries().len(), hall.sides(), hall.pending()), (3, 2, 0), "the loser's words are gone");
}

#[test]
fn an_old_stand_is_told_what_it_missed() {
    let (hall, one) = with_one();
    let other = House::on(&hall.home, 5_000);
    other.load();
    hall.act(MANAGER, one, Act::TakeUp, "").unwrap();
    let second = hall.posted(&hall.says(Kind::Praise, "好", None));
    assert_eq!(block_on(catch_up(&other.table, &other.journal)), Ok(true));
    assert_eq!(*other.table.borrow(), *hall_table(&hall));
    assert!(other.table.borrow().get(&second).is_some());
    assert_eq!(block_on(catch_up(&other.table, &other.journal)), Ok(false));
}

#[test]
fn the_table_counts_its_news_whoever_reads_them() {
    let (hall, one) = with_one();
    let news = || hall.table.borrow().news();
    let before = news();
    hall.act(MANAGER, one, Act::TakeUp, "").unwrap();
    let after = news();
    assert!(after > before, "the office has read it: whoever follows finds nothing new, and sees the count");
    assert_eq!((block_on(catch_up(&hall.table, &hall.journal)), news()), (Ok(false), after));
}

#[test]
fn what_came_before_a_reading_failed_is_counted() {
    let (hall, one) = with_one();
    hall.act(MANAGER, one, Act::TakeUp, "").unwrap();
    // A table that has read nothing yet, and a journal of more than one page.
    let table = RefCell::new(OpinionTable::default());
    for _ in 0..300 {
        hall.posted(&hall.says(Kind::Praise, "好", None));
        hall.later(70_000);
    }
    let reads = Cell::new(0);
    hall.home.set_read_faults(move || reads.replace(reads.get() + 1) > 0);
    assert!(block_on(catch_up(&table, &hall.journal)).is_err());
    assert_eq!((table.borrow().news(), table.borrow().get(&one).map(|opinion| opinion.stage())), (1, Some(Stage::TakenUp)));
}

/// The same hall's table, followed to the end.
fn hall_table(hall: &House) -> std::cell::Ref<'_, OpinionTable> {
    block_on(catch_up(&hall.table, &hall.journal)).unwrap();
    hall.table.borrow()
}

#[test]
fn an_unreadable_journal_is_not_an_empty_board() {
    let (hall, _) = with_one();
    hall.home.set_read_faults(|| true);
    assert!(block_on(load(&hall.journal, hall.today())).is_err());
}

#[test]
fn words_and_phone_are_kept_as_long_as_those_of_a_case_and_the_facts_for_ever() {
    let (hall, one) = with_one();
    hall.act(MANAGER, one, Act::TakeUp, "").unwrap();
    hall.act(MANAGER, one, Act::PutAside, "不归社区管").unwrap();
    let last = hall.today().plus_days(u64::from(hall.hall.limits.case_retention_days()));
    let erased = |today| block_on(erase(&hall.journal, &late(&hall.table.borrow(), &hall.hall, today))).unwrap();
    assert_eq!((erased(last), hall.sides()), (0, 2));
    assert_eq!((erased(last.next()), hall.sides(), erased(last.next())), (1, 0, 0));
    assert_eq!((hall.record(one), hall.notes(one), hall.opinion(one).stage()), (None, vec![None], Stage::PutAside));
    assert_eq!(hall.entries().len(), 3);
    // One that nobody ends is not over, and is not kept for ever either.
    let (open, _) = with_one();
    assert_eq!(late(&open.table.borrow(), &open.hall, last.next()), []);
    assert_eq!(late(&open.table.borrow(), &open.hall, open.today().plus_days(731)).len(), 1);
}

#[test]
fn what_nobody_ends_is_kept_as_long_after_it_was_touched_last() {
    let (hall, one) = with_one();
    let posted = hall.today();
    hall.later(700 * DAY_MS);
    hall.act(MANAGER, one, Act::TakeUp, "").unwrap();
    let late = |today| late(&hall.table.borrow(), &hall.hall, today);
    assert_eq!((late(posted.plus_days(731)), late(hall.today().plus_days(730))), (vec![], vec![]), "somebody is at it");
    assert_eq!(late(hall.today().plus_days(731)), [one]);
}
