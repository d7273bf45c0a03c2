//! What a resident may say, and when somebody must look at it first.

use residents_window::domain::case::SideRef;
use residents_window::domain::codes::receipt::ReceiptNumber;
use residents_window::domain::rating::command::{BURST, REASONS_MAX, Visit};
use residents_window::domain::rating::{Dimension, Level, Rated, RatingCommand as Do, RatingEvent, RatingRefusal as No, Suspicion};

use super::common::monday;
use super::{Desk, LEVELS, note, rated, reason};

fn rate(rated: Rated) -> Do {
    Do::Rate(Box::new(rated))
}

fn kinds(events: &[RatingEvent]) -> Vec<&'static str> {
    let kind = |event: &RatingEvent| match event {
        RatingEvent::Rated(_) => "rated",
        RatingEvent::MarkedSuspicious { .. } => "marked",
        RatingEvent::FollowUpOpened { .. } => "follow-up",
        RatingEvent::RatedAgain { .. } => "again",
        _ => "other",
    };
    events.iter().map(kind).collect()
}

#[test]
fn a_bad_rating_opens_a_follow_up_in_the_same_append_and_no_other_does() {
    for level in LEVELS {
        let events = Desk::new().resident(rate(rated(level))).unwrap();
        let expected: &[&str] = if level.is_bad() { &["rated", "follow-up"] } else { &["rated"] };
        assert_eq!(kinds(&events), expected, "{level:?}");
    }
}

#[test]
fn a_bad_rating_needs_a_reason_and_a_word_is_one() {
    for level in LEVELS.into_iter().filter(|level| level.is_bad()) {
        let bare = Rated { reasons: Vec::new(), ..rated(level) };
        assert_eq!(Desk::new().resident(rate(bare.clone())), Err(No::NeedsReason));
        assert!(Desk::new().resident(rate(Rated { comment: Some(note("等了很久")), ..bare })).is_ok());
    }
    assert!(Desk::new().resident(rate(rated(Level::Fair))).is_ok(), "nobody has to give a reason for thanks");
}

#[test]
fn reasons_are_the_halls_each_once() {
    let with = |reasons: Vec<_>| Desk::new().resident(rate(Rated { reasons, ..rated(Level::Satisfied) }));
    assert!(with(vec![reason("slow"), reason("rude")]).is_ok());
    assert_eq!(with(vec![reason("unheard-of")]), Err(No::WrongReasons));
    assert_eq!(with(vec![reason("slow"), reason("slow")]), Err(No::WrongReasons));
    let mut many = Desk::new();
    many.reasons = (0..=REASONS_MAX).map(|number| reason(&format!("r-{number}"))).collect();
    let reasons = many.reasons.clone();
    assert_eq!(many.resident(rate(Rated { reasons, ..rated(Level::Fair) })), Err(No::WrongReasons));
    let dimensions = vec![Dimension::Skill, Dimension::Skill];
    assert_eq!(Desk::new().resident(rate(Rated { dimensions, ..rated(Level::Fair) })), Err(No::WrongDimensions));
}

#[test]
fn once_is_for_ever_and_says_so_kindly() {
    let mut desk = Desk::rated(Level::Satisfied);
    let first = desk.now;
    desk.pass_days(3);
    assert_eq!(desk.resident(rate(rated(Level::VeryUnsatisfied))), Err(No::RatedBefore { at: first, may_add: true }));
    desk.pass_days(400);
    assert_eq!(desk.resident(rate(rated(Level::VeryUnsatisfied))), Err(No::RatedBefore { at: first, may_add: false }));
    assert_eq!(desk.rating().rated.level, Level::Satisfied);
}

#[test]
fn a_ticket_that_led_to_a_receipt_is_rated_there() {
    let mut desk = Desk::new();
    let receipt = ReceiptNumber::new("0107", monday(), 7).unwrap();
    desk.visit = Visit::LedTo(receipt);
    assert_eq!(desk.resident(rate(rated(Level::Satisfied))), Err(No::UnderReceipt(receipt)));
}

#[test]
fn something_may_be_added_once_within_the_days_or_after_the_answer() {
    let again = |level| Do::RateAgain(level, None::<SideRef>);
    let mut desk = Desk::rated(Level::Satisfied);
    assert_eq!(kinds(&desk.resident(again(Level::Fair)).unwrap()), ["again"]);
    assert_eq!(desk.resident(again(Level::Fair)), Err(No::RatedAgainBefore));
    assert_eq!(desk.rating().rated.level, Level::Satisfied, "the first stays");

    let mut late = Desk::rated(Level::Satisfied);
    late.pass_days(16);
    assert_eq!(late.resident(again(Level::Fair)), Err(No::NotAgainNow));
    let mut never = Desk::rated(Level::Satisfied);
    never.add_days = 0;
    assert_eq!(never.resident(again(Level::Fair)), Err(No::NotAgainNow));
    // Of a bad one the answer comes first, however long that takes.
    let mut bad = Desk::rated(Level::Unsatisfied);
    assert_eq!(bad.resident(again(Level::Fair)), Err(No::NotAgainNow));
    super::follow_up::answer(&mut bad);
    bad.pass_days(40);
    assert_eq!(kinds(&bad.resident(again(Level::VeryUnsatisfied)).unwrap()), ["again", "follow-up"], "still bad: it is followed up anew");
    assert_eq!(bad.rating().follow_ups.len(), 2);
    assert_eq!(Desk::new().resident(again(Level::Fair)), Err(No::NoSuchRating));
}

#[test]
fn what_is_suspicious_is_kept_and_marked() {
    let marks = |desk: &mut Desk| {
        desk.resident(rate(rated(Level::Satisfied))).unwrap();
        (desk.rating().suspicions.clone(), desk.rating().counts())
    };
    assert_eq!(marks(&mut Desk::new()), (vec![], true));
    let mut early = Desk::new();
    early.visit = Visit::NotEnded;
    assert_eq!(marks(&mut early), (vec![Suspicion::BeforeTheEnd], false));
    for (ago_ms, is_marked) in [(4_999, true), (5_000, false), (-4_999, true)] {
        let mut desk = Desk::new();
        desk.lately = vec![desk.now.plus_millis(-ago_ms)];
        assert_eq!(marks(&mut desk).0.contains(&Suspicion::Repeated), is_marked, "{ago_ms}");
    }
    for (count, is_marked) in [(BURST - 1, false), (BURST, true)] {
        let mut desk = Desk::new();
        desk.lately = (0..count).map(|n| desk.now.plus_millis(-6_000 - i64::try_from(n).unwrap() * 9_000)).collect();
        assert_eq!(marks(&mut desk).0.contains(&Suspicion::Burst), is_marked, "{count}");
    }
    // Somebody looks, with a reason: it counts. Not whom it is about.
    assert_eq!(early.staff("wu-yun", Do::Unmark(note("x"))), Err(No::OwnRating));
    early.staff("cui-yongmei", Do::Unmark(note("本人在场"))).unwrap();
    assert_eq!((early.rating().counts(), early.rating().suspicions.len()), (true, 1), "the mark stays in the record");
    assert_eq!(early.staff("cui-yongmei", Do::Unmark(note("x"))), Err(No::NotMarked));
}

#[test]
fn a_suspicious_bad_rating_is_followed_up_all_the_same() {
    let mut desk = Desk::new();
    desk.visit = Visit::NotEnded;
    assert_eq!(kinds(&desk.resident(rate(rated(Level::VeryUnsatisfied))).unwrap()), ["rated", "marked", "follow-up"]);
}
