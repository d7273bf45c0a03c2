//! The working days of a calendar as running sums: how many lie between two days, and which is the n-th after one.
//!
//! Two such tables matter. By law ([`WorkingDays::by_law`]): Monday to Friday without statutory holidays, and the weekend days on which people work in
//! exchange. The hall's own ([`WorkingDays::of_hall`]): those of them on which the hall opens at all; it is never open on others for the purposes of a
//! promise, even where it opens on Saturday mornings.

use chrono::Datelike;

use crate::domain::hall::calendar::WorkingDay;
use crate::domain::hall::{Calendar, Hall};
use crate::domain::time::Day;

/// Longer tables are not made: a date that far away is a slip of the pen.
const DAYS_MAX: i64 = 60 * 366;

/// Working days from the first to the last day that the calendar knows; of other days nothing is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDays {
    first: Day,
    /// At `i`: working days among the first `i` days. One more entry than days.
    before: Vec<u32>,
}

impl WorkingDays {
    /// By law.
    pub fn by_law(calendar: &Calendar) -> Self {
        Self::of(calendar, |_| true)
    }

    /// Days on which this hall works: by law, without its own closures and without weekdays on which it does not open.
    pub fn of_hall(hall: &Hall) -> Self {
        Self::of(&hall.calendar, |day| hall.open_spans(day).is_ok_and(|spans| !spans.is_empty()))
    }

    fn of(calendar: &Calendar, counts: impl Fn(Day) -> bool) -> Self {
        let (first, days) = known_days(calendar).unwrap_or((Day::EPOCH, 0));
        let mut before = vec![0];
        let mut sum = 0;
        for n in 0..days {
            let day = first.plus_days(n);
            sum += u32::from(calendar.is_working_day(day) == WorkingDay::Known(true) && counts(day));
            before.push(sum);
        }
        Self { first, before }
    }

    /// How many days of the table lie before `day`; nothing when neither it nor the day before it is in the table.
    fn place(&self, day: Day) -> Option<usize> {
        usize::try_from(day.days_since(self.first)).ok().filter(|place| *place < self.before.len())
    }

    /// Whether people work on this day; nothing when the calendar does not know it.
    pub fn is_working(&self, day: Day) -> Option<bool> {
        let place = self.place(day)?;
        Some(self.before.get(place + 1)? > &self.before[place])
    }

    /// Working days after `after`, up to and with `until`; nothing when one of the days between is not known.
    pub fn between(&self, after: Day, until: Day) -> Option<u32> {
        if until <= after {
            return Some(0);
        }
        let (from, to) = (self.place(after.next())?, self.place(until.next())?);
        Some(self.before[to] - self.before[from])
    }

    /// The `n`-th working day after `day` (1 is the next one); nothing when the calendar does not reach so far.
    pub fn nth_after(&self, day: Day, n: u32) -> Option<Day> {
        let wanted = self.before[self.place(day.next())?].checked_add(n.max(1))?;
        let place = self.before.partition_point(|sum| *sum < wanted);
        (place < self.before.len()).then(|| self.first.plus_days(place as u64 - 1))
    }

    /// The first working day that is not before `day`.
    pub fn first_from(&self, day: Day) -> Option<Day> {
        self.nth_after(day.minus_days(1), 1)
    }

    /// Whether every day from `first` up to `end`, which is not included, is known.
    pub fn know_all(&self, first: Day, end: Day) -> bool {
        self.place(first).is_some() && self.place(end).is_some()
    }

    /// The first day after the table.
    pub fn end(&self) -> Day {
        self.first.plus_days(self.before.len() as u64 - 1)
    }
}

/// The first day that the calendar knows, and how many there are. Without a single holiday nothing says since when it knows them: then it speaks of its
/// last year only.
fn known_days(calendar: &Calendar) -> Option<(Day, u64)> {
    let last = calendar.known_until?;
    let year = calendar.holidays.iter().map(|day| day.date().year()).min().unwrap_or_else(|| last.date().year());
    let first = Day::from_ymd(year, 1, 1)?;
    let days = last.days_since(first) + 1;
    u64::try_from(days).ok().filter(|_| days <= DAYS_MAX).map(|days| (first, days))
}
