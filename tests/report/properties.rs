//! Whatever happens round the ends of months, the report says what counting one by one says.

use std::collections::BTreeMap;

use proptest::prelude::*;
use residents_window::domain::case::Terms;
use residents_window::domain::hall::{Hall, Language};
use residents_window::domain::rating::Level;
use residents_window::domain::rating::figures::Share;
use residents_window::domain::report::{Change, Judged, Made, Row, Span, Sums, Value, differences, judged};
use residents_window::domain::statistics::End;
use residents_window::domain::time::Day;
use residents_window::text::report as words;

use super::month::{Handed, ITEMS, Life, Said, Ticket};
use super::{day, span};
use crate::common::cases::shipped;
use crate::common::{counter, item};

const ENDS: [End; 5] = End::ALL;

/// From the end of September to the beginning of November 2026.
fn any_day() -> impl Strategy<Value = Day> {
    prop_oneof![2 => 0..40_u64, 3 => prop::sample::select(vec![1_u64, 2, 32, 33])].prop_map(|days| day("2026-09-29").plus_days(days))
}

fn any_ticket() -> impl Strategy<Value = Ticket> {
    let told = prop::option::of((1..10_u16, 0..10_u16).prop_map(|(low, more)| (low, low + more)));
    (
        any_day(),
        prop::option::of(0..2_usize),
        prop::option::of(1..4_u8),
        0..5_usize,
        any::<bool>(),
        prop::option::of(0..1_200_u32),
        0..900_u32,
        told,
    )
        .prop_map(|(day, item, counter, end, was_missed, wait, service, told)| Ticket {
            day,
            item,
            counter,
            end: ENDS[end],
            was_missed,
            wait,
            service,
            told,
        })
}

fn any_case() -> impl Strategy<Value = Handed> {
    (any_day(), 1..8_u16, prop::option::of(0..20_u64), 1..4_u8).prop_map(|(on, promised, later, counter)| Handed {
        on,
        promised,
        decided: later.map(|days| on.plus_days(days)),
        counter,
    })
}

fn any_rating() -> impl Strategy<Value = Said> {
    let settled = prop::option::of((0..40_u64, any::<bool>()));
    (any_day(), 1..4_u8, 1..=5_u8, prop::bool::weighted(0.1), prop::bool::weighted(0.2), any::<bool>(), settled).prop_map(
        |(day, counter, score, is_open, is_suspicious, is_unmarked, settled)| Said {
            day,
            counter,
            score,
            is_open,
            is_suspicious,
            is_unmarked,
            settled,
        },
    )
}

fn any_life() -> impl Strategy<Value = Life> {
    let tickets = prop::collection::vec(any_ticket(), 0..40);
    let ratings = prop_oneof![3 => prop::collection::vec(any_rating(), 0..40), 1 => prop::collection::vec(any_rating(), 1)];
    (tickets, prop::collection::vec(any_case(), 0..6), ratings).prop_map(|(tickets, cases, ratings)| Life { tickets, cases, ratings })
}

/// Every figure, counted for itself by looking at everything.
fn slowly(life: &Life, hall: &Hall, span: Span, today: Day) -> BTreeMap<String, u64> {
    let ((from, to), mut all) = (span.days(), BTreeMap::new());
    let within = |day: Day| from <= day && day <= to;
    let mut put = |name: &str, count: usize| {
        all.insert(name.to_owned(), count as u64);
    };
    let tickets = |is_it: &dyn Fn(&Ticket) -> bool| life.tickets.iter().filter(|one| within(one.day) && is_it(one)).count();
    put("tickets/issued", tickets(&|_| true));
    put("tickets/served", tickets(&|one| one.end == End::Served));
    put("tickets/missed", tickets(&|one| one.was_missed));
    put("tickets/not_come", tickets(&|one| one.end == End::NotCome));
    put("tickets/given_back", tickets(&|one| one.end == End::GivenBack));
    put("tickets/left", tickets(&|one| one.end == End::Left));
    put("tickets/open", tickets(&|one| one.end == End::Open));
    let told = |is_it: &dyn Fn(u32, u32, u32) -> bool| {
        tickets(&|one| one.told.zip(one.wait).is_some_and(|((low, high), wait)| is_it(u32::from(low) * 60, u32::from(high) * 60, wait)))
    };
    put("tickets/told", told(&|_, _, _| true));
    put("tickets/told_sooner", told(&|low, _, wait| wait < low));
    put("tickets/told_later", told(&|_, high, wait| wait > high));
    let seconds =
        |of: &dyn Fn(&Ticket) -> Option<u32>| life.tickets.iter().filter(|one| within(one.day)).filter_map(of).collect::<Vec<u32>>();
    let rank = |all: &[u32], percent: usize| {
        let enough = |value: &&u32| all.iter().filter(|other| other <= value).count() * 100 >= percent * all.len();
        all.iter().filter(enough).min().map_or(0, |value| *value as usize)
    };
    let (waits, services) = (seconds(&|one| one.wait), seconds(&|one| (one.end == End::Served).then_some(one.service)));
    put("tickets/wait_half_s", rank(&waits, 50));
    put("tickets/wait_nine_of_ten_s", rank(&waits, 90));
    put("tickets/service_half_s", rank(&services, 50));
    put("tickets/service_nine_of_ten_s", rank(&services, 90));
    put("item/-/issued", tickets(&|one| one.item.is_none()));
    for (nth, id) in ITEMS.iter().enumerate() {
        put(&format!("item/{id}/issued"), tickets(&|one| one.item == Some(nth)));
    }

    let terms = Terms::of(hall);
    let due = |one: &Handed| terms.hall.nth_after(one.on, one.promised.into()).unwrap();
    let cases = |is_it: &dyn Fn(&Handed) -> bool| life.cases.iter().filter(|one| is_it(one)).count();
    let decided = |one: &Handed| one.decided.is_some_and(within);
    put("cases/taken", cases(&|one| within(one.on)));
    put("cases/finished", cases(&decided));
    put("cases/on_time", cases(&|one| decided(one) && one.decided.unwrap() <= due(one)));
    let last = to.min(today.minus_days(1));
    put("cases/overdue", cases(&|one| one.on <= last && due(one) <= last && one.decided.is_none_or(|decided| decided > last)));

    let counts = |one: &Said| !one.is_suspicious || one.is_unmarked;
    let ratings = |is_it: &dyn Fn(&Said) -> bool| life.ratings.iter().filter(|one| within(one.day) && is_it(one)).count();
    for level in Level::ALL {
        let score = level.score();
        put(&format!("ratings/level_{score}"), ratings(&|one| counts(one) && !one.is_open && one.score == score));
    }
    put("ratings/open", ratings(&|one| counts(one) && one.is_open));
    put("ratings/suspicious", ratings(&|one| !counts(one)));
    put("ratings/services", ratings(&|one| !one.is_open));
    let bad = |one: &Said| one.score <= 2;
    let mend_by = |one: &Said| terms.hall.nth_after(one.day, 15).unwrap();
    let in_time = |one: &Said| one.settled.is_some_and(|(days, _)| one.day.plus_days(days) <= mend_by(one));
    let call_by = |one: &Said| terms.hall.nth_after(one.day, 1).unwrap();
    // A limit has come when its last day is one of the span and is over.
    let is_due = |one: &Said| one.settled.is_some() || mend_by(one) <= last;
    let is_groundless = |one: &Said| bad(one) && one.settled.is_some_and(|(_, groundless)| groundless);
    put("follow_ups/opened", ratings(&bad));
    put("follow_ups/settled", ratings(&|one| bad(one) && one.settled.is_some()));
    put("follow_ups/settled_in_time", ratings(&|one| bad(one) && in_time(one)));
    // Nobody calls in this life, and calling is due before mending; what is settled is not overdue.
    put("follow_ups/overdue", ratings(&|one| bad(one) && one.settled.is_none() && call_by(one) <= last));
    put("follow_ups/groundless", ratings(&is_groundless));
    for nth in 1..4_u8 {
        let name = |what: &str| format!("counter/{nth}/{what}");
        let own = |one: &Said| one.counter == nth && counts(one) && !one.is_open;
        put(&name("served"), tickets(&|one| one.counter == Some(nth) && one.end == End::Served));
        put(&name("ratings"), ratings(&own));
        put(&name("good"), ratings(&|one| own(one) && !bad(one)));
        put(&name("groundless"), ratings(&|one| own(one) && is_groundless(one)));
        put(&name("to_mend"), ratings(&|one| own(one) && bad(one) && !is_groundless(one) && is_due(one)));
        put(&name("mended"), ratings(&|one| own(one) && bad(one) && !is_groundless(one) && in_time(one)));
        put(&name("decided"), cases(&|one| one.counter == nth && decided(one)));
        put(&name("on_time"), cases(&|one| one.counter == nth && decided(one) && one.decided.unwrap() <= due(one)));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_month_says_what_counting_one_by_one_says(life in any_life(), today in prop::sample::select(vec!["2026-10-20", "2026-11-01", "2026-12-20"])) {
        let (hall, today) = (shipped(), day(today));
        for of in ["2026-08", "2026-09", "2026-10", "2026-11", "2026"].map(span) {
            let figures = Made::of(of, &life.sums(&hall, of, today)).figures;
            for (name, count) in slowly(&life, &hall, of, today) {
                // What never occurs has no figure.
                prop_assert_eq!(figures.get(&name).copied().unwrap_or(0), count, "{} of {}", name, of);
            }
        }
        let before = span("2020");
        prop_assert!(life.sums(&hall, before, today).is_empty());
    }

    #[test]
    fn what_differs_is_what_happened(life in any_life(), more in any_ticket()) {
        let (hall, today, of) = (shipped(), day("2026-12-20"), span("2026-10"));
        let made = |life: &Life| Made::of(of, &life.sums(&hall, of, today));
        let (first, again) = (made(&life), made(&life));
        prop_assert_eq!(&first, &again);
        let mut later = life.clone();
        later.tickets.push(more.clone());
        let second = made(&later);
        let is_of_span = span("2026-10").days().0 <= more.day && more.day <= span("2026-10").days().1;
        prop_assert_eq!(first.digest != second.digest, is_of_span);
        let found = differences(&first.figures, &second.figures);
        prop_assert_eq!(found.iter().any(|one| one.name == "tickets/issued"), is_of_span);
        prop_assert!(found.iter().all(|one| one.signed != one.now));
    }

    #[test]
    fn nothing_differs_by_the_calendar_alone(life in any_life(), later in 0..90_u64) {
        let (hall, of, morning) = (shipped(), span("2026-10"), day("2026-11-01"));
        let made = |today: Day| Made::of(of, &life.sums(&hall, of, today));
        prop_assert_eq!(made(morning), made(morning.plus_days(later)));
    }
}

/// A bad rating of October at counter 2, settled in time.
fn settled(is_groundless: bool) -> Said {
    let settled = Some((1, is_groundless));
    Said { day: day("2026-10-14"), counter: 2, score: 1, is_open: false, is_suspicious: false, is_unmarked: false, settled }
}

#[test]
fn groundless_ones_stand_among_all_follow_ups_and_in_no_share_of_a_counter() {
    let (open, suspicious) = (Said { is_open: true, ..settled(true) }, Said { is_suspicious: true, ..settled(true) });
    let life = Life { ratings: vec![settled(true), settled(false), open, suspicious], ..Life::default() };
    let sums = life.sums(&shipped(), span("2026-10"), day("2026-12-20"));
    assert_eq!((sums.followed.all, sums.groundless), (4, 3), "those that do not count against a counter as well");
    let mended = Share { of: 1, all: 1 };
    assert_eq!(sums.counters[&counter("2")].judged, Judged { groundless: 1, mended }, "only what was mended is mended");
}

#[test]
fn every_groundless_follow_up_of_a_rating_is_one() {
    let mut twice = settled(true).tell(0);
    let second = twice.follow_ups[0].clone();
    twice.follow_ups.push(second);
    let (counters, all) = judged(std::iter::once(&twice), &Terms::of(&shipped()), span("2026-10").days(), day("2026-12-20"));
    assert_eq!(all, 2);
    assert_eq!(counters[&counter("2")], Judged { groundless: 1, mended: Share::default() }, "of one rating");
}

#[test]
fn a_limit_that_ends_after_the_span_is_not_overdue_at_its_end_however_late_it_is_asked() {
    let late = Said { day: day("2026-10-30"), settled: None, ..settled(false) };
    let life = Life { ratings: vec![late], ..Life::default() };
    let sums = |of: &str| life.sums(&shipped(), span(of), day("2026-12-20"));
    assert_eq!((sums("2026-10").followed.overdue, sums("2026").followed.overdue), (0, 1));
    let mended = |of: &str| sums(of).counters[&counter("2")].judged.mended.all;
    assert_eq!((mended("2026-10"), mended("2026")), (0, 1));
}

#[test]
fn one_rating_is_a_count_and_no_percentage_and_nothing_is_said_of_its_change() {
    let hall = shipped();
    let said =
        Said { day: day("2026-10-31"), counter: 2, score: 5, is_open: false, is_suspicious: false, is_unmarked: false, settled: None };
    let life = Life { ratings: vec![said], ..Life::default() };
    let sums = |text: &str| life.sums(&hall, span(text), day("2026-12-20"));
    let (october, november) = (sums("2026-10"), sums("2026-11"));
    assert_eq!(Row::ActiveGood.of(&october), Value::Share(Share { of: 1, all: 1 }));
    assert!(november.is_empty() && !october.is_empty());
    assert_eq!(words::value(Language::En, Row::ActiveGood.of(&october)), "1 of 1");
    let change = |row: Row| row.of(&october).since(row.of(&november));
    assert_eq!(change(Row::ActiveGood), Change::TooFew);
    assert_eq!(change(Row::Level(Level::VerySatisfied)), Change::Count(1), "counts are compared, and the line above the tables says so");
    assert!(words::small(Language::En).ends_with("; counts are.") && words::small(Language::Zh).contains("数量照写，也照样对比"));
    assert_eq!(october.counters[&counter("2")].ratings.active.all(), 1);
    assert_eq!(Sums::default().most_asked().len(), 0);
    assert_eq!(october.items.get(&Some(item(ITEMS[0]))), None);
}
