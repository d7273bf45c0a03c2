//! What is wrong with the hall's day and its content, told at every desk: nobody looks for it by themselves.

use crate::domain::floor::DayFloor;
use crate::domain::hall::Hall;
use crate::domain::hall::calendar::CalendarEnd;
use crate::domain::time::Day;

/// Something staff must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// Numbers are unaccounted for.
    Unbalanced {
        /// Numbers issued.
        issued: u32,
        /// Numbers of which it is known what became of them.
        accounted: u32,
    },
    /// The holidays known to the content end.
    Calendar(CalendarEnd),
}

/// Everything there is to tell today, the worst first.
pub fn notices(hall: &Hall, floor: &DayFloor, today: Day) -> Vec<Notice> {
    let sums = floor.reconciliation();
    let unbalanced = (!sums.is_balanced()).then_some(Notice::Unbalanced { issued: sums.issued, accounted: sums.accounted() });
    unbalanced.into_iter().chain(hall.calendar.end_near(today).map(Notice::Calendar)).collect()
}
