//! The figures against a slow and obvious count of the same ratings.

use proptest::prelude::*;
use residents_window::domain::case::Terms;
use residents_window::domain::hall::Language;
use residents_window::domain::rating::command::Visit;
use residents_window::domain::rating::figures::{Figures, Followed, SMALL, Share};
use residents_window::domain::rating::{CallOutcome, Level, OpenId, Rating, RatingCommand as Do, Subject};
use residents_window::domain::time::Day;
use residents_window::text::rating::share_of;

use super::common::cases::shipped;
use super::common::{OFFSET, monday};
use super::{Desk, note, rated};

/// What becomes of one generated rating.
#[derive(Clone, Debug)]
struct Story {
    score: u8,
    is_open: bool,
    is_early: bool,
    is_unmarked: bool,
    steps: u8,
    days: i64,
    is_upheld: bool,
    /// Somebody answers the one call.
    is_reached: bool,
}

fn any_story() -> impl Strategy<Value = Story> {
    let (steps, days) = (0..=4_u8, 0..=9_i64);
    (1..=5_u8, any::<bool>(), prop::bool::weighted(0.2), any::<bool>(), steps, days, prop::bool::weighted(0.2), any::<bool>()).prop_map(
        |(score, is_open, is_early, is_unmarked, steps, days, is_upheld, is_reached)| Story {
            score,
            is_open,
            is_early,
            is_unmarked,
            steps,
            days,
            is_upheld,
            is_reached,
        },
    )
}

fn tell(story: &Story) -> Rating {
    let mut desk = Desk::new();
    if story.is_open {
        desk.subject = Subject::Open(OpenId::new("0198c0de-0000-7000-8000-00000000a001").unwrap());
    }
    if story.is_early {
        desk.visit = Visit::NotEnded;
    }
    let level = Level::of_score(story.score).unwrap();
    desk.resident(Do::Rate(Box::new(rated(level)))).unwrap();
    if story.is_early && story.is_unmarked {
        desk.staff("cui-yongmei", Do::Unmark(note("x"))).unwrap();
    }
    if level.is_bad() {
        if story.is_upheld {
            desk.staff("wu-yun", Do::Appeal(note("x"))).unwrap();
            desk.staff("burigude", Do::HearAppeal(true, note("x"))).unwrap();
        }
        desk.pass_days(story.days);
        let called = if story.is_reached { CallOutcome::Reached } else { CallOutcome::NotReached };
        let steps = [Do::CallBack(called, None), Do::Mend(note("x")), Do::Answer(note("x"))];
        for step in steps.into_iter().take(story.steps.into()) {
            desk.staff("cui-yongmei", step).unwrap();
        }
        if story.steps > 3 {
            desk.resident(Do::RateAgain(Level::Satisfied, None)).unwrap();
        }
    }
    desk.rating.unwrap()
}

/// Whether anybody still waits for something that should have been done by these days: for the call or for the mending.
fn is_late(story: &Story, (call_due, mend_due): (Day, Day), today: Day) -> bool {
    match story.steps {
        0 => today > call_due,
        1 if story.is_reached => today > mend_due,
        1 => today > call_due,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn figures_are_what_counting_one_by_one_gives(stories in prop::collection::vec(any_story(), 0..40), unrated in 0..50_u32) {
        let ratings: Vec<Rating> = stories.iter().map(tell).collect();
        let services = u32::try_from(stories.iter().filter(|story| !story.is_open).count()).unwrap() + unrated;
        let figures = Figures::of(&ratings, (services, services - unrated));
        let count = |is_it: &dyn Fn(&Story) -> bool| u32::try_from(stories.iter().filter(|story| is_it(story)).count()).unwrap();
        let suspicious = |s: &Story| s.is_early && !s.is_unmarked;
        let upheld = |s: &Story| s.score <= 2 && s.is_upheld;
        let counts = |s: &Story| !suspicious(s) && !upheld(s);
        for level in Level::ALL {
            prop_assert_eq!(figures.active.of(level), count(&|s| s.score == level.score() && counts(s) && !s.is_open));
            prop_assert_eq!(figures.open.of(level), count(&|s| s.score == level.score() && counts(s) && s.is_open));
        }
        prop_assert_eq!(figures.suspicious, count(&|s| suspicious(s)));
        prop_assert_eq!(figures.upheld, count(&|s| !suspicious(s) && upheld(s)));
        let active = count(&|s| counts(s) && !s.is_open);
        prop_assert_eq!(figures.active_good(), Share { of: count(&|s| counts(s) && !s.is_open && s.score >= 3), all: active });
        prop_assert_eq!(figures.unrated(), Share { of: unrated, all: services });
        prop_assert_eq!(figures.by_default.all(), 0, "nobody's silence is a rating");
        // Nothing is dropped.
        prop_assert_eq!(figures.active.all() + figures.open.all() + figures.suspicious + figures.upheld, u32::try_from(stories.len()).unwrap());

        let terms = Terms::of(&shipped());
        let followed = Followed::of(&ratings, &terms, Day::parse("2026-12-31").unwrap());
        let bad = |s: &Story| s.score <= 2;
        // All are rated on Monday.
        let due = [1, 15].map(|days| terms.hall.nth_after(monday(), days).unwrap());
        let mut called_in_time = 0;
        for rating in ratings.iter().filter(|rating| rating.rated.level.is_bad()) {
            let follow_up = rating.follow_up().unwrap();
            called_in_time += u32::from(follow_up.called_at.is_some_and(|at| OFFSET.day(at) <= due[0]));
        }
        prop_assert_eq!((followed.all, followed.called_in_time), (count(&bad), called_in_time));
        // Before mending is due, on that day, behind it, and long after it.
        for today in [monday().plus_days(10), due[1], due[1].next(), due[1].plus_days(17)] {
            let late = count(&|s| bad(s) && is_late(s, (due[0], due[1]), today));
            prop_assert_eq!(Followed::of(&ratings, &terms, today).overdue, late, "{}", today);
        }
        let called = count(&|s| bad(s) && s.steps >= 1 && s.is_reached);
        prop_assert_eq!((followed.called, followed.settled), (called, count(&|s| bad(s) && s.steps >= 2)));
        prop_assert_eq!((followed.answered, followed.again, followed.better), (count(&|s| bad(s) && s.steps >= 3), count(&|s| bad(s) && s.steps > 3), count(&|s| bad(s) && s.steps > 3)));
    }

    #[test]
    fn a_share_is_rounded_to_a_tenth_of_a_percent(of in 0..5_000_u32, more in 0..5_000_u32) {
        let share = Share { of, all: of + more };
        match share.per_mille() {
            None => prop_assert_eq!(share.all, 0),
            Some(tenths) => {
                let exact = f64::from(of) * 1_000.0 / f64::from(of + more);
                prop_assert!((f64::from(tenths) - exact).abs() <= 0.5 + 1e-9);
            }
        }
    }
}

#[test]
fn what_is_settled_after_a_call_in_vain_is_not_overdue_for_ever() {
    let told = |steps| Story {
        score: 1,
        is_open: false,
        is_early: false,
        is_unmarked: false,
        steps,
        days: 0,
        is_upheld: false,
        is_reached: false,
    };
    let (terms, long_after) = (Terms::of(&shipped()), Day::parse("2026-12-31").unwrap());
    let overdue = |steps| Followed::of(&[tell(&told(steps))], &terms, long_after).overdue;
    assert_eq!([0, 1, 2, 3].map(overdue), [1, 1, 0, 0]);
}

#[test]
fn a_share_says_what_it_is_made_of_and_few_are_no_percentage() {
    assert_eq!(share_of(Language::Zh, Share { of: 29, all: 30 }), "96.7%（29 / 30）");
    assert_eq!(share_of(Language::En, Share { of: 1, all: SMALL - 1 }), "1 of 9 (too few for a percentage)");
    assert_eq!(share_of(Language::Zh, Share { of: 0, all: 0 }), "没有");
}
