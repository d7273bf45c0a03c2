//! Where a case stands against its limits and in its step.

use residents_window::domain::case::{CaseCommand as Do, Terms, Verdict};
use residents_window::domain::deadline::{Due, Left, Standing};

use crate::common::cases::{Desk, shipped, step};
use crate::{ALL, day, supply, suspend};

#[test]
fn where_a_case_stands_in_its_step() {
    let mut hall = shipped();
    // accept and visit take at most two days.
    let steps = hall.procedures.iter_mut().flat_map(|procedure| &mut procedure.steps);
    steps.filter(|step| ["accept", "visit"].contains(&step.id.as_str())).for_each(|step| step.days = Some(2));
    let terms = Terms::of(&hall);
    let on = |desk: &Desk, today: &str| desk.case().step_standing(&hall, &terms, day(today));
    let mut desk = Desk::accept([true, false, true]);
    assert_eq!(on(&desk, "2026-11-23"), Some(Standing::Stopped(Left { days: 2, working: true })));
    desk.later(2).must(&supply(&[1]));
    assert_eq!(on(&desk, "2026-11-25"), Some(Standing::Near { due: day("2026-11-27"), left: 2 }));
    desk.later(2).must(&Do::EnterStep(step("compare")));
    assert_eq!((on(&desk, "2026-12-25"), desk.case().next_step()), (None, Some(&step("visit"))), "this one has no days");
    desk.must(&Do::EnterStep(step("visit")));
    assert_eq!(on(&desk, "2026-12-02"), Some(Standing::Overdue { due: day("2026-12-01"), by: Some(1) }), "counted from entering it");
    desk.later(3).must(&suspend());
    desk.later(1).must(&Do::Resume);
    assert_eq!(on(&desk, "2026-12-02"), Some(Standing::Near { due: day("2026-12-02"), left: 0 }));
    desk.must(&Do::Decide(Verdict::Granted));
    assert_eq!((on(&desk, "2026-12-25"), desk.case().next_step()), (None, None));
}

#[test]
fn where_a_case_stands() {
    let mut hall = shipped();
    let terms = Terms::of(&hall);
    let mut desk = Desk::accept(ALL);
    let due = day("2026-11-30");
    let on = |desk: &Desk, today: &str| desk.case().standing(&terms, day(today));
    assert_eq!(on(&desk, "2026-11-23").promised, Standing::OnTime { due, left: 5 });
    assert_eq!(on(&desk, "2026-11-26").promised, Standing::Near { due, left: 2 });
    assert_eq!(on(&desk, "2026-12-01").worst(), Standing::Overdue { due, by: Some(1) });
    // 30 days of the law are reached on 2026-12-23.
    assert_eq!(on(&desk, "2026-12-01").statutory, Some(Standing::OnTime { due: day("2026-12-23"), left: 16 }));
    desk.later(1).must(&suspend());
    assert_eq!(on(&desk, "2026-12-01").promised, Standing::Stopped(Left { days: 4, working: true }));
    desk.later(6).must(&Do::Resume);
    assert_eq!(on(&desk, "2026-12-01").promised, Standing::OnTime { due: day("2026-12-04"), left: 3 });
    desk.later(3).must(&Do::Decide(Verdict::Granted));
    assert_eq!(on(&desk, "2026-12-31").worst(), Standing::Kept);
    // A closure of the hall stretches its promise and not the law.
    hall.calendar.closures[0].day = day("2026-11-25");
    let closed = Terms::of(&hall);
    let desk = Desk::accept(ALL);
    assert_eq!(desk.case().promised_due(&closed), Due::On(day("2026-12-01")));
    assert_eq!(desk.case().statutory_due(&closed), desk.case().statutory_due(&terms));
    hall.limits.near_deadline_days = Some(0);
    assert_eq!(desk.case().standing(&Terms::of(&hall), day("2026-11-30")).promised, Standing::OnTime { due: day("2026-12-01"), left: 1 });
}
