//! What a resident says: once under one number, words and phone beside the journal or nowhere, whatever the journal does.

use futures_executor::block_on;
use futures_util::future::join;
use residents_window::domain::opinion::{Kind, Stage};
use residents_window::flow::kiosk::rating::Outcome;
use residents_window::journal::Place;
use residents_window::journal::memory::{Fate, Outcome as Written, Tamper};
use residents_window::runtime::opinion_serial::next_serial;
use residents_window::runtime::rate_notes::sweep;

use super::hall::{House, sealed};
use super::number;

const DAY_MS: i64 = 24 * 3_600_000;

#[test]
fn an_opinion_stands_under_its_number_and_its_words_beside_the_journal() {
    let hall = House::new();
    let intent = hall.says(Kind::Problem, " 楼道的灯坏了 ", Some("138 1234-5678"));
    let one = hall.posted(&intent);
    assert_eq!((one, hall.posted(&intent)), (number(1), number(1)), "the same request is the same opinion");
    assert_eq!(hall.posted(&hall.says(Kind::Praise, "谢谢", None)), number(2));
    let opinion = hall.opinion(one);
    assert_eq!(
        (opinion.stage(), opinion.posted.kind, opinion.posted.wants_answer, opinion.posted.in_burst),
        (Stage::Posted, Kind::Problem, true, false)
    );
    let record = hall.record(one).unwrap();
    let back = record.back.unwrap();
    assert_eq!((record.text.as_str(), back.phone.as_str(), back.sealed), ("楼道的灯坏了", "138****5678", sealed("13812345678")));
    let events = hall.entries().join("\n");
    assert!(!events.contains("灯") && !events.contains("5678"), "no event has words or a phone: {events}");
    assert_eq!((hall.sides(), hall.pending()), (2, 0));
}

#[test]
fn personal_data_in_the_words_is_masked_and_hostile_words_stay_words() {
    let hall = House::new();
    let text = "=cmd|'/c calc'!A1 <script>1</script>\u{202e} 电话 13812345678";
    let record = hall.record(hall.posted(&hall.says(Kind::Suggestion, text, None))).unwrap();
    assert!(record.text.starts_with("=cmd|'/c calc'!A1 <script>1</script>\u{202e}") && !record.text.contains("13812345678"), "{record:?}");
}

#[test]
fn what_is_no_phone_is_refused_and_nothing_is_left() {
    let hall = House::new();
    let why = |outcome: Outcome| if let Outcome::Refused(said) = outcome { said.why } else { panic!("{outcome:?}") };
    for wrong in ["12", "abc", ""] {
        assert_eq!(why(hall.post(&hall.says(Kind::Problem, "灯坏了", Some(wrong)))), "wrong-phone", "{wrong}");
    }
    assert_eq!(why(hall.post(&hall.says(Kind::Problem, "  ", None))), "no-words");
    hall.clock_in_doubt.set(true);
    assert_eq!(why(hall.post(&hall.says(Kind::Problem, "灯坏了", None))), "clock");
    assert_eq!((hall.entries().len(), hall.sides(), hall.pending()), (0, 0, 0));
}

#[test]
fn what_the_journal_did_not_take_is_not_said_to_be_kept_and_leaves_nothing() {
    for outcome in [Written::Full, Written::Unavailable, Written::Conflict] {
        let hall = House::new();
        hall.home.set_append_faults(move |_| outcome.into());
        let intent = hall.says(Kind::Problem, "灯坏了", Some("13812345678"));
        assert_eq!(hall.post(&intent), Outcome::NotKept);
        assert_eq!((hall.sides(), hall.pending()), (0, 0));
        hall.home.set_append_faults(|_| Written::Sound.into());
        assert_eq!(hall.posted(&intent), number(1), "tried again");
    }
}

#[test]
fn an_opinion_of_unknown_fate_is_settled_by_the_same_request() {
    for outcome in [Written::UnknownWritten, Written::UnknownLost] {
        let hall = House::new();
        let intent = hall.says(Kind::Problem, "灯坏了", None);
        let mut left = 6;
        hall.home.set_append_faults(move |_| {
            left -= 1;
            if left >= 0 { outcome.into() } else { Written::Sound.into() }
        });
        let first = hall.post(&intent);
        assert!(matches!(first, Outcome::Unknown | Outcome::Posted(_)), "{first:?}");
        hall.later(5_000);
        assert_eq!(hall.posted(&intent), number(1));
        assert_eq!((hall.entries().len(), hall.sides()), (1, 1));
        // Nothing that is named is swept.
        hall.later(3 * DAY_MS);
        block_on(sweep(&hall.journal, hall.today())).unwrap();
        assert_eq!((hall.sides(), hall.pending()), (1, 0));
    }
}

#[test]
fn words_that_a_crash_left_are_swept_the_day_after_tomorrow() {
    let hall = House::new();
    hall.home.set_append_faults(|_| Written::UnknownLost.into());
    assert_eq!(hall.post(&hall.says(Kind::Problem, "灯坏了", None)), Outcome::Unknown);
    assert_eq!((hall.sides(), hall.pending()), (1, 1));
    let swept = || block_on(sweep(&hall.journal, hall.today())).unwrap();
    assert_eq!(swept(), 0, "it may be on its way");
    hall.later(2 * DAY_MS);
    assert_eq!((swept(), hall.sides(), hall.pending()), (1, 0, 0));
}

#[test]
fn two_kiosks_at_once_have_two_numbers_and_the_slower_one_keeps_its_words() {
    let one = House::new();
    let other = House::on(&one.home, 1_000);
    // Both find the same number free before either is written.
    one.home.set_append_faults(|_| Fate { late_before: 3, ..Fate::default() });
    for round in 0..5 {
        let (a, b) = (one.says(Kind::Problem, "一", None), other.says(Kind::Praise, "二", None));
        let (a, b) = block_on(join(one.posts(&a), other.posts(&b)));
        let (Outcome::Posted(a), Outcome::Posted(b)) = (a, b) else { panic!("round {round}") };
        assert_ne!(a, b);
    }
    one.load();
    let serials: Vec<u32> = one.table.borrow().all().map(|opinion| opinion.number.serial()).collect();
    assert_eq!(serials, (1..=10).collect::<Vec<_>>(), "without a gap");
    assert_eq!((one.sides(), one.pending()), (10, 0));
    one.later(3 * DAY_MS);
    assert_eq!((block_on(sweep(&one.journal, one.today())), one.sides()), (Ok(0), 10));
}

#[test]
fn words_noted_under_a_number_that_somebody_else_took_are_swept_with_their_last_note() {
    let one = House::new();
    let other = House::on(&one.home, 1_000);
    one.home.set_append_faults(|_| Written::UnknownLost.into());
    let intent = one.says(Kind::Problem, "灯坏了", None);
    assert_eq!(one.post(&intent), Outcome::Unknown);
    one.home.set_append_faults(|_| Written::Sound.into());
    assert_eq!(other.posted(&other.says(Kind::Praise, "好", None)), number(1));
    one.later(5_000);
    // The same wish, under the next number.
    assert_eq!(one.posted(&intent), number(2));
    one.later(3 * DAY_MS);
    assert_eq!((block_on(sweep(&one.journal, one.today())), one.sides(), one.pending()), (Ok(0), 2, 0));
}

#[test]
fn the_next_number_is_found_whatever_there_is_and_begins_anew_each_year() {
    let hall = House::new();
    for serial in 1..=40 {
        assert_eq!(block_on(next_serial(&hall.journal, hall.today())), Ok(serial));
        assert_eq!(hall.posted(&hall.says(Kind::Praise, "好", None)), number(serial));
        hall.later(70_000);
    }
    hall.later(60 * DAY_MS);
    let next_year = hall.posted(&hall.says(Kind::Praise, "新年好", None));
    assert!(next_year.to_string().starts_with("2700001"), "{next_year}");
    hall.load();
    assert_eq!(hall.table.borrow().all().count(), 41);
}

#[test]
fn what_cannot_be_read_is_not_free_and_is_told_of() {
    let hall = House::new();
    for text in ["一", "二"] {
        hall.posted(&hall.says(Kind::Praise, text, None));
    }
    let first = block_on(hall.journal.after(Place::START, 1)).unwrap().entries[0].place;
    hall.home.tamper(Tamper::Tear(first));
    assert_eq!(hall.posted(&hall.says(Kind::Praise, "三", None)), number(3));
    hall.load();
    assert_eq!((hall.table.borrow().all().count(), hall.table.borrow().lost().iter().copied().collect::<Vec<_>>()), (2, vec![number(1)]));
}

#[test]
fn many_within_a_minute_are_marked_and_kept() {
    let hall = House::new();
    let marks: Vec<bool> = (0..8)
        .map(|_| {
            hall.later(6_000);
            let number = hall.posted(&hall.says(Kind::Problem, "灯", None));
            hall.opinion(number).posted.in_burst
        })
        .collect();
    assert_eq!(marks, [false, false, false, false, false, false, true, true]);
}
