//! The published formula, row by row.

use std::collections::BTreeMap;

use proptest::prelude::*;
use residents_window::domain::identity::CounterId;
use residents_window::domain::rating::Level;
use residents_window::domain::rating::figures::Share;
use residents_window::domain::report::{CounterSums, Judged, MODEL_POINTS_MIN, Points, RATINGS_MIN, SERVED_MIN, Stands, ranking};

use crate::common::counter;

/// Good and bad ratings, groundless ones among the bad, cases kept of all, bad ones mended of all, tickets served.
fn sums(good: u32, bad: u32, groundless: u32, kept: (u32, u32), mended: (u32, u32), served: u32) -> CounterSums {
    let mut of = CounterSums { served, ..CounterSums::default() };
    (0..good).for_each(|_| of.ratings.active.add(Level::Fair));
    (0..bad).for_each(|_| of.ratings.active.add(Level::Unsatisfied));
    of.judged = Judged { groundless, mended: Share { of: mended.0, all: mended.1 } };
    of.kept = Share { of: kept.0, all: kept.1 };
    of
}

fn ranked(counters: &[(&str, CounterSums)]) -> Vec<(String, u32, Stands)> {
    let counters: BTreeMap<CounterId, CounterSums> = counters.iter().map(|(id, of)| (counter(id), *of)).collect();
    ranking(&counters).into_iter().map(|one| (one.counter.to_string(), one.points.total(), one.stands)).collect()
}

#[test]
fn points_are_three_shares_in_whole_numbers() {
    let table = [
        (sums(100, 0, 0, (50, 50), (0, 0), 100), [600, 200, 200]),
        (sums(99, 1, 0, (50, 50), (1, 1), 100), [594, 200, 200]),
        // A groundless one is neither good nor bad.
        (sums(99, 1, 1, (50, 50), (1, 1), 100), [600, 200, 200]),
        // No case, no bad rating: full.
        (sums(100, 0, 0, (0, 0), (0, 0), 100), [600, 200, 200]),
        (sums(90, 10, 0, (9, 10), (5, 10), 100), [540, 180, 100]),
        // Rounded to the nearest, halves up: 600 x 2/3 = 400, 200 x 1/3 = 66.7, 200 x 1/16 = 12.5.
        (sums(20, 10, 0, (1, 3), (1, 16), 100), [400, 67, 13]),
        (sums(0, 30, 0, (0, 5), (0, 5), 100), [0, 0, 0]),
        // More groundless than bad cannot be, and would not give points.
        (sums(30, 1, 5, (0, 0), (0, 0), 100), [600, 200, 200]),
    ];
    for (of, parts) in table {
        assert_eq!(Points::of(&of).parts(), parts, "{of:?}");
    }
}

#[test]
fn counters_of_which_too_little_is_known_are_not_ranked_and_it_is_said_why() {
    let of = |good, served| sums(good, 0, 0, (0, 0), (0, 0), served);
    let found = ranked(&[
        ("1", of(RATINGS_MIN, SERVED_MIN)),
        ("2", of(RATINGS_MIN - 1, SERVED_MIN)),
        ("3", of(RATINGS_MIN, SERVED_MIN - 1)),
        ("4", sums(RATINGS_MIN - 1, 1, 1, (0, 0), (1, 1), 500)),
        ("5", CounterSums::default()),
    ]);
    let stands: Vec<(&str, Stands)> = found.iter().map(|(id, _, stands)| (id.as_str(), *stands)).collect();
    let first = Stands::At { rank: 1, is_tied: false, is_model: true };
    let expected =
        [("1", first), ("2", Stands::FewRatings), ("3", Stands::FewServed), ("4", Stands::FewRatings), ("5", Stands::FewRatings)];
    assert_eq!(stands, expected, "a groundless rating does not count towards the least number either");
}

#[test]
fn the_same_points_are_the_same_rank_and_the_border_takes_all_of_them() {
    let of = |bad| sums(100, bad, 0, (0, 0), (bad, bad), 100);
    let found = ranked(&[("10", of(0)), ("9", of(1)), ("2", of(1)), ("3", of(2)), ("4", of(3)), ("5", of(60))]);
    let rank = |nth: usize| match found[nth].2 {
        Stands::At { rank, is_tied, is_model } => (found[nth].0.as_str(), rank, is_tied, is_model),
        _ => unreachable!(),
    };
    // Six are ranked: the first two places, and whoever shares them, in the order of their numbers.
    assert_eq!(
        [0, 1, 2, 3, 4, 5].map(rank),
        [
            ("10", 1, false, true),
            ("2", 2, true, true),
            ("9", 2, true, true),
            ("3", 4, false, false),
            ("4", 5, false, false),
            ("5", 6, false, false),
        ]
    );
}

#[test]
fn the_first_of_few_is_no_model_below_the_least_points() {
    let found = ranked(&[("1", sums(80, 20, 0, (0, 0), (10, 20), 100))]);
    assert_eq!(found, [("1".to_owned(), 780, Stands::At { rank: 1, is_tied: false, is_model: false })]);
    assert!(found[0].1 < MODEL_POINTS_MIN);
}

proptest! {
    #[test]
    fn a_better_counter_never_stands_behind_a_worse_one(all in prop::collection::vec((0..200_u32, 0..40_u32, 0..60_u32, 0..60_u32, 0..120_u32), 0..12)) {
        let counters: Vec<(String, CounterSums)> = all.iter().enumerate()
            .map(|(nth, (good, bad, kept, late, served))| ((nth + 1).to_string(), sums(*good, *bad, 0, (*kept, kept + late), (0, *bad), *served)))
            .collect();
        let counters: Vec<(&str, CounterSums)> = counters.iter().map(|(id, of)| (id.as_str(), *of)).collect();
        let found = ranked(&counters);
        prop_assert_eq!(found.len(), counters.len(), "nobody is left out");
        let placed: Vec<(u32, u32, bool)> = found.iter().filter_map(|(_, total, stands)| match stands {
            Stands::At { rank, is_model, .. } => Some((*total, *rank, *is_model)),
            _ => None,
        }).collect();
        for (total, rank, is_model) in &placed {
            let better = placed.iter().filter(|(other, ..)| other > total).count() as u32;
            prop_assert_eq!(*rank, better + 1);
            prop_assert!(!is_model || *total >= MODEL_POINTS_MIN);
            prop_assert!(*total <= 1_000);
        }
    }
}
