//! Guessing the numbers of cases at a machine: what a script can do with the real rules, and what somebody who mistypes has to bear.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/prng.rs"]
#[allow(dead_code)]
mod prng;

use prng::Prng;
use proptest::prelude::*;
use residents_window::domain::codes::receipt::{GivenReceipt, RECEIPT_RANDOM_MAX, ReceiptCode, ReceiptNumber};
use residents_window::domain::guess::{FORGOTTEN_HOURS, Guesses, NUMBER_HOURS, Stop, TRIES_OF_NUMBER, WHOLE_HOURS, WHOLE_TRIES, Watch};
use residents_window::domain::time::{Day, HOUR_MS, SECOND_MS};

const TRIES: u32 = 10_000;
/// Receipts of one day, all of which the script knows but for their random digits.
const CASES: u32 = 1_000;
const MINUTE_MS: i64 = 60 * SECOND_MS;

/// Last digits that fit nothing, each for another number.
fn miss(guesses: &mut Guesses) {
    guesses.begin(Some(&guesses.note().unwrap_or_default())).unwrap();
}

fn number(serial: u32) -> ReceiptNumber {
    ReceiptNumber::new("0107", Day::from_ymd(2026, 11, 23).unwrap(), serial).unwrap()
}

#[test]
fn a_few_tries_are_free_and_then_each_one_waits_longer() {
    let mut guesses = Guesses::default();
    (0..4).for_each(|_| miss(&mut guesses));
    assert_eq!(guesses.left_ms(), 0);
    let mut waits = Vec::new();
    for _ in 0..8 {
        miss(&mut guesses);
        waits.push(guesses.left_ms() / SECOND_MS);
        assert_eq!(guesses.begin(Some("0001")), Err(Stop::Wait { left_ms: guesses.left_ms() }));
        guesses.pass(guesses.left_ms());
    }
    assert_eq!(waits, [30, 60, 120, 240, 480, 900, 900, 900]);
    guesses.pass(FORGOTTEN_HOURS * HOUR_MS);
    assert_eq!(guesses.left_ms(), 0, "forgotten");
    guesses.pass(NUMBER_HOURS * HOUR_MS);
    assert_eq!(guesses.note(), None);
}

#[test]
fn what_was_right_gives_back_its_own_try_and_no_other() {
    let mut guesses = Guesses::default();
    (0..4).for_each(|_| miss(&mut guesses));
    guesses.pass(MINUTE_MS);
    let before = guesses.clone();
    for _ in 0..100 {
        let right = guesses.begin(Some("0001")).unwrap();
        guesses.give_back(right);
        assert_eq!(guesses, before);
    }
    let slow = guesses.begin(Some("0002")).unwrap();
    assert!(guesses.left_ms() > 0, "it counts until it is answered");
    guesses.give_back(slow);
    assert_eq!(guesses.left_ms(), 0);
    miss(&mut guesses);
    assert_eq!(guesses.left_ms(), 30 * SECOND_MS);
}

#[test]
fn a_number_is_good_for_five_wrong_phones_by_whatever_it_is_looked_up() {
    let mut guesses = Guesses::default();
    for _ in 0..TRIES_OF_NUMBER {
        guesses.begin(Some("0001")).unwrap();
        guesses.pass(guesses.left_ms());
    }
    assert_eq!(guesses.begin(Some("0001")), Err(Stop::Spent));
    let other = guesses.begin(Some("0002")).unwrap();
    guesses.give_back(other);
    guesses.pass(NUMBER_HOURS * HOUR_MS - MINUTE_MS);
    assert_eq!(guesses.begin(Some("0001")), Err(Stop::Spent), "not forgotten with the tries of the machine");
    guesses.pass(MINUTE_MS);
    assert!(guesses.begin(Some("0001")).is_ok());
}

#[test]
fn whole_receipts_wait_behind_no_wrong_number_and_have_a_budget_of_their_own() {
    let mut guesses = Guesses::default();
    for _ in 0..10 {
        miss(&mut guesses);
        guesses.pass(guesses.left_ms());
    }
    miss(&mut guesses);
    let slow = guesses.left_ms();
    assert!(slow > 0);
    let right = guesses.begin(None).unwrap();
    guesses.give_back(right);
    assert_eq!((guesses.left_ms(), guesses.whole_left_ms()), (slow, 0), "neither pays for the other");
    for _ in 0..WHOLE_TRIES {
        guesses.begin(None).unwrap();
        guesses.pass(MINUTE_MS);
    }
    let left_ms = guesses.whole_left_ms();
    assert_eq!((left_ms, guesses.begin(None)), (WHOLE_HOURS * HOUR_MS - WHOLE_TRIES as i64 * MINUTE_MS, Err(Stop::Wait { left_ms })));
    assert_eq!(Guesses::read(guesses.note().as_deref()), guesses, "a page that is loaded anew knows them");
    guesses.pass(left_ms);
    assert!(guesses.begin(None).is_ok() && guesses.begin(None).is_err(), "one for each that is an hour old");
    guesses.pass(NUMBER_HOURS * HOUR_MS);
    assert_eq!(guesses.note(), None);
}

#[test]
fn a_page_that_is_loaded_anew_goes_on_waiting_and_a_note_that_was_tampered_with_waits_longest() {
    let mut guesses = Guesses::default();
    (0..5).for_each(|_| drop(guesses.begin(Some("0001")).unwrap()));
    guesses.pass(10 * SECOND_MS);
    let read = Guesses::read(guesses.note().as_deref());
    assert_eq!((&read, read.left_ms()), (&guesses, 20 * SECOND_MS));
    assert_eq!(Guesses::read(None), Guesses::default());
    for wrong in ["", "x", "1 2", "5 0 -1", "-1 0 0", "5 9 3", "5 0 0 a", "5 0 0 a:b:c", "5 0 0 w", "5 0 0 w1", "5 0 9 w-1"] {
        let guesses = Guesses::read(Some(wrong));
        assert_eq!((guesses.left_ms(), guesses.whole_left_ms()), (15 * MINUTE_MS, WHOLE_HOURS * HOUR_MS), "{wrong:?}");
    }
}

#[test]
fn windows_that_watch_together_watch_no_faster() {
    let mut kept = Guesses::default();
    (0..5).for_each(|_| miss(&mut kept));
    // Each page has a clock of its own; both look every second.
    let mut windows = [(Watch::default(), 5_000.0), (Watch::default(), 900_000.0)];
    for second in 0..=30 {
        assert_eq!(kept.left_ms(), (30 - i64::from((second - 1).max(0))) * SECOND_MS, "after {second} looks");
        for (watch, begun) in &mut windows {
            let mut looked = Guesses::read(kept.note().as_deref());
            watch.look(&mut looked, *begun + f64::from(second) * 1_000.0);
            kept = looked;
        }
    }
    assert_eq!(kept.left_ms(), 0);
    let mut alone = Watch::default();
    alone.look(&mut kept, 1_000.0);
    alone.look(&mut kept, 0.0);
    assert_eq!(kept.left_ms(), 0, "a clock that goes back takes nothing away");
}

#[test]
fn time_that_a_window_saw_before_a_note_is_no_time_of_that_note() {
    // A window that has been open for a day, and had a note to look after at its beginning.
    let (mut old, mut first) = (Watch::default(), Guesses::default());
    miss(&mut first);
    old.look(&mut first, 1_000.0);
    let day_ms = 24.0 * 3_600_000.0;
    old.look(&mut Guesses::default(), day_ms);
    // At another, somebody tries five numbers that nobody has.
    let mut kept = Guesses::default();
    (0..5).for_each(|_| miss(&mut kept));
    let before = kept.left_ms();
    old.look(&mut kept, day_ms + 1_000.0);
    assert_eq!(kept.left_ms(), before, "it begins to watch");
    old.look(&mut kept, day_ms + 2_000.0);
    assert_eq!(kept.left_ms(), before - SECOND_MS);
    // The same where it never saw that there was no note.
    let mut stale = Watch::default();
    let mut first = Guesses::default();
    miss(&mut first);
    for second in 0..100 {
        stale.look(&mut first, f64::from(second) * 1_000.0);
    }
    stale.look(&mut kept, 100_000.0);
    assert_eq!(kept.left_ms(), before - 2 * SECOND_MS, "no more than has passed since it looked");
}

/// The real rules over receipts with random digits; answers what was found, what was looked up, and the watched time.
fn guess_whole_codes(prng: &mut Prng, mut patience: impl FnMut(&Guesses) -> i64) -> (u32, u32, i64) {
    let real: Vec<u32> = (0..CASES).map(|_| prng.below(u64::from(RECEIPT_RANDOM_MAX) + 1) as u32).collect();
    let (mut guesses, mut found, mut looked_up, mut time) = (Guesses::default(), 0, 0, 0);
    for nth in 0..TRIES {
        let serial = nth % CASES;
        let code = ReceiptCode::new(number(serial + 1), prng.below(u64::from(RECEIPT_RANDOM_MAX) + 1) as u32).unwrap().to_string();
        let waits = patience(&guesses);
        guesses.pass(waits);
        time += waits;
        let Ok(GivenReceipt::Whole(given)) = GivenReceipt::parse(&code) else { panic!("{code} is a receipt") };
        if let Ok(paid) = guesses.begin(None) {
            looked_up += 1;
            if real[serial as usize] == given.random() {
                found += 1;
                guesses.give_back(paid);
            }
        }
    }
    (found, looked_up, time)
}

#[test]
fn ten_thousand_codes_by_a_script_find_nothing() {
    // One each second, for almost three hours: hardly any is looked at.
    let (found, looked_up, _) = guess_whole_codes(&mut Prng::new(7), |_| SECOND_MS);
    assert_eq!((found, looked_up), (0, 3 * WHOLE_TRIES as u32));
    // All of them, by a script that waits: three weeks of days and nights of a machine that does nothing else.
    let (found, looked_up, time) = guess_whole_codes(&mut Prng::new(8), Guesses::whole_left_ms);
    assert_eq!((found, looked_up), (0, TRIES));
    assert!(time / HOUR_MS >= 499, "{} h", time / HOUR_MS);
}

#[test]
fn ten_thousand_phones_by_a_script_find_nothing() {
    let mut prng = Prng::new(9);
    let real: Vec<u64> = (0..CASES).map(|_| prng.below(10_000)).collect();
    let (mut guesses, mut found, mut looked_up) = (Guesses::default(), 0, 0);
    for nth in 0..TRIES {
        guesses.pass(SECOND_MS);
        let serial = nth % CASES;
        if guesses.begin(Some(&number(serial + 1).to_string())).is_ok() {
            looked_up += 1;
            found += u32::from(prng.below(10_000) == real[serial as usize]);
        }
    }
    assert_eq!(found, 0);
    assert!(looked_up < 25, "{looked_up} were looked up");
}

#[test]
fn wrong_check_digits_never_come_so_far() {
    let mut prng = Prng::new(10);
    let right = ReceiptCode::new(number(42), 40_817).unwrap().to_string();
    let wrong = (0..TRIES).filter(|_| {
        let mut digits = right.clone().into_bytes();
        let at = prng.below(digits.len() as u64) as usize;
        digits[at] = b'0' + (digits[at] - b'0' + 1 + prng.below(9) as u8) % 10;
        GivenReceipt::parse(std::str::from_utf8(&digits).unwrap()).is_err()
    });
    assert_eq!(wrong.count() as u32, TRIES);
}

proptest! {
    /// Whatever somebody does: in any ten hours there are no more tries that found nothing than that, and none for a number after five of its own in a day.
    #[test]
    fn tries_are_few_in_every_order(acts in prop::collection::vec((0..4_u8, 0..3_u8, 1..1_200_i64), 1..400)) {
        let (mut guesses, mut now, mut misses, mut of_numbers, mut whole) = (Guesses::default(), 0, Vec::new(), Vec::new(), Vec::new());
        for (act, which, seconds) in acts {
            let name = format!("number {which}");
            let is_short = act < 2;
            if let Ok(paid) = guesses.begin(is_short.then_some(name.as_str())) {
                if act % 2 == 0 {
                    if is_short {
                        misses.push(now);
                        of_numbers.push((which, now));
                    } else {
                        whole.push(now);
                    }
                } else {
                    guesses.give_back(paid);
                }
            }
            let kept = Guesses::read(guesses.note().as_deref());
            prop_assert_eq!(kept.left_ms(), guesses.left_ms());
            guesses = kept;
            guesses.pass(seconds * SECOND_MS);
            now += seconds * SECOND_MS;
        }
        for from in &misses {
            let within = misses.iter().filter(|at| (*from..from + 10 * HOUR_MS).contains(at)).count();
            prop_assert!(within <= 50, "{within} tries in ten hours");
        }
        for from in &whole {
            let within = whole.iter().filter(|at| (*from..from + WHOLE_HOURS * HOUR_MS).contains(at)).count();
            prop_assert!(within <= WHOLE_TRIES, "{within} whole receipts in an hour");
        }
        for (which, from) in &of_numbers {
            let within = of_numbers.iter().filter(|(other, at)| other == which && (*from..from + NUMBER_HOURS * HOUR_MS).contains(at)).count();
            prop_assert!(within <= TRIES_OF_NUMBER as usize);
        }
    }

    #[test]
    fn no_note_makes_it_panic(note in "\\PC{0,40}", numbers in "[0-9: -]{0,40}") {
        for note in [note, numbers] {
            let mut guesses = Guesses::read(Some(&note));
            guesses.pass(i64::MAX);
            let _ = guesses.begin(Some(&note)).map(|paid| guesses.give_back(paid));
        }
    }
}
