//! The figures against a slow and obvious count of the same ratings.

use proptest::prelude::*;
use residents_window::domain::case::Terms;
use residents_window::domain::deadline::Standing;
use residents_window::domain::hall::Language;
use residents_window::domain::rating::command::Visit;
use residents_window::domain::rating::figures::{Figures, Followed, SMALL, Share};
use residents_window::domain::rating::{CallOutcome, Level, OpenId, Rating, RatingCommand as Do, Subject};
use residents_window::domain::time::Day;
use residents_window::text::rating::share_of;

use super::common::OFFSET;
use super::common::cases::shipped;
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
}

fn any_story() -> impl Strategy<Value = Story> {
    (1..=5_u8, any::<bool>(), prop::bool::weighted(0.2), any::<bool>(), 0..=4_u8, 0..=9_i64, prop::bool::weighted(0.2)).prop_map(
        |(score, is_open, is_early, is_unmarked, steps, days, is_upheld)| Story {
            score,
            is_open,
            is_early,
            is_unmarked,
            steps,
            days,
            is_upheld,
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
        let steps = [Do::CallBack(CallOutcome::Reached, None), Do::Mend(note("x")), Do::Answer(note("x"))];
        for step in steps.into_iter().take(story.steps.into()) {
            desk.staff("cui-yongmei", step).unwrap();
        }
        if story.steps > 3 {
            desk.resident(Do::RateAgain(Level::Satisfied, None)).unwrap();
        }
    }
    desk.rating.unwrap()
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
        let today = Day::parse("2026-12-31").unwrap();
        let followed = Followed::of(&ratings, &terms, today);
        let bad = |s: &Story| s.score <= 2;
        let (mut called_in_time, mut overdue) = (0, 0);
        for rating in ratings.iter().filter(|rating| rating.rated.level.is_bad()) {
            let follow_up = rating.follow_up().unwrap();
            let due = terms.hall.nth_after(OFFSET.day(rating.at), 1).unwrap();
            called_in_time += u32::from(follow_up.called_at.is_some_and(|at| OFFSET.day(at) <= due));
            let is_late = |standing| matches!(standing, Standing::Overdue { .. });
            overdue += u32::from(is_late(follow_up.call_standing(&terms, today)) || is_late(follow_up.mend_standing(&terms, today)));
        }
        prop_assert_eq!((followed.all, followed.called_in_time, followed.overdue), (count(&bad), called_in_time, overdue));
        prop_assert_eq!((followed.called, followed.settled), (count(&|s| bad(s) && s.steps >= 1), count(&|s| bad(s) && s.steps >= 2)));
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
fn a_share_says_what_it_is_made_of_and_few_are_no_percentage() {
    assert_eq!(share_of(Language::Zh, Share { of: 29, all: 30 }), "96.7%（29 / 30）");
    assert_eq!(share_of(Language::En, Share { of: 1, all: SMALL - 1 }), "1 of 9 (too few for a percentage)");
    assert_eq!(share_of(Language::Zh, Share { of: 0, all: 0 }), "没有");
}
