//! The page of another system's case: as far as that system said, for whoever knows the phone, and no longer than it is kept.

use residents_window::domain::case::mask;
use residents_window::domain::feed::{FeedRow, ForeignNumber, Moment, Progress};
use residents_window::domain::hall::Language;
use residents_window::domain::time::Day;
use residents_window::reading::case::{CaseTold, Cases, ForeignAsk};

use crate::common::cases::Desk;
use crate::{HALL, compare, written};

fn row(state: Progress, last: &str) -> FeedRow {
    let moment = |text: &str| Moment { day: Day::parse(text).unwrap(), minute: None };
    FeedRow {
        receipt: ForeignNumber::new("WX-2026/0042").unwrap(),
        item: "不动产登记".to_owned(),
        applicant: mask::Masked::kept("张*"),
        phone: mask::Masked::kept(&format!("138****{last}")),
        accepted_at: moment("2026-11-02"),
        step: Some("窗口审核".to_owned()),
        step_at: Some(moment("2026-11-20")),
        state,
        promised_days: Some(20),
        due_at: Some(moment("2026-11-30")),
        result: None,
        note: Some("请带原件".to_owned()),
    }
}

fn foreign(row: &FeedRow, last: &str) -> CaseTold {
    let (desk, cases) = (Desk::new(), Cases::open(HALL).unwrap());
    let day = desk.hall.utc_offset_minutes.day(desk.now);
    cases.tell_foreign(&ForeignAsk { rows: vec![(row.kept(), desk.now)], last: last.to_owned(), day })
}

#[test]
fn a_case_of_another_system_is_told_as_far_as_that_system_said() {
    let mut table = String::new();
    for state in Progress::ALL {
        let CaseTold::Pages(pages) = foreign(&row(state, "5678"), "5678") else { panic!("no page") };
        for language in [Language::Zh, Language::En] {
            let page = pages.page(language);
            table.push_str(&format!("{}\n\n", written(state.key(), page)));
            for quiet in [&page.spoken, &page.carry] {
                let kept_back = ["张", "5678", "0042", "窗口审核", "请带原件"].into_iter().find(|word| quiet.contains(word));
                assert_eq!(kept_back, None, "{state:?}: {quiet}");
            }
        }
    }
    compare("foreign.txt", &table);
    for last in ["", "5679", "678", "****"] {
        assert_eq!(foreign(&row(Progress::Accepted, "5678"), last), CaseTold::Unknown);
    }
    let silent = FeedRow { phone: None, ..row(Progress::Accepted, "5678") };
    assert_eq!(foreign(&silent, "5678"), CaseTold::Unknown, "without a phone nobody can ask for it here");
}

#[test]
fn a_promise_without_a_date_is_counted_out_and_what_is_long_finished_is_gone() {
    let promised = FeedRow { due_at: None, ..row(Progress::Accepted, "5678") };
    let due = |row: &FeedRow| {
        let CaseTold::Pages(pages) = foreign(row, "5678") else { panic!("no page") };
        pages.page(Language::Zh).due.clone()
    };
    // Twenty working days after Monday, 2 November: Monday, 30 November.
    assert_eq!(due(&promised), due(&row(Progress::Accepted, "5678")));
    let beyond = due(&FeedRow { promised_days: Some(400), ..promised.clone() });
    assert_eq!(beyond[1], "400");
    assert_eq!(due(&FeedRow { state: Progress::Waiting, ..promised.clone() }), <[String; 3]>::default(), "its clock stands still");
    assert_eq!(due(&FeedRow { promised_days: None, ..promised }), <[String; 3]>::default());
    let of = |day: &str| Some(Moment { day: Day::parse(day).unwrap(), minute: None });
    let old = |state, day: &str| {
        let row = FeedRow { accepted_at: of("2026-01-05").unwrap(), step_at: of(day), ..row(state, "5678") };
        foreign(&row, "5678") == CaseTold::Unknown
    };
    assert!(old(Progress::Delivered, "2026-05-26") && !old(Progress::Delivered, "2026-05-27") && !old(Progress::Suspended, "2026-05-26"));
}

#[test]
fn one_number_in_two_systems_is_whose_phone_fits() {
    let (desk, cases) = (Desk::new(), Cases::open(HALL).unwrap());
    let told = |rows: &[&str], last: &str| {
        let rows = rows.iter().map(|row| ((*row).to_owned(), desk.now)).collect();
        cases.tell_foreign(&ForeignAsk { rows, last: last.to_owned(), day: desk.hall.utc_offset_minutes.day(desk.now) })
    };
    let (first, second) = (row(Progress::Accepted, "5678").kept(), row(Progress::Granted, "0001").kept());
    for (last, state) in [("5678", "running"), ("0001", "decided")] {
        let CaseTold::Pages(pages) = told(&[&first, &second], last) else { panic!("no page") };
        assert_eq!(pages.page(Language::Zh).state, state);
    }
    assert_eq!(told(&[&first, &second], "0002"), CaseTold::Unknown);
    // Damaged: said to whoever knows the phone, as far as that can be read.
    let damaged = first.replace("accepted", "?");
    assert_eq!(told(&[&damaged, &second], "5678"), CaseTold::Unreadable);
    assert_eq!(told(&[&damaged, &second], "0002"), CaseTold::Unknown);
    assert!(matches!(told(&[&damaged, &second], "0001"), CaseTold::Pages(_)));
    assert_eq!(told(&["["], "0002"), CaseTold::Unreadable);
    assert_eq!(told(&["[", &second], "0002"), CaseTold::Unknown, "a guess at the other is paid for");
}
