//! What a report is about: a month or a year of the calendar.

use std::fmt;

use chrono::Datelike;

use crate::domain::time::Day;

/// A month or a year, such as `2026-11` or `2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    first: Day,
    is_year: bool,
}

impl Span {
    /// The month of this day.
    pub fn month_of(day: Day) -> Self {
        let date = day.date();
        Self { first: Day::from_ymd(date.year(), date.month(), 1).unwrap_or(day), is_year: false }
    }

    /// The year of this day.
    pub fn year_of(day: Day) -> Self {
        Self { first: Day::from_ymd(day.date().year(), 1, 1).unwrap_or(day), is_year: true }
    }

    /// From its text.
    pub fn parse(text: &str) -> Option<Self> {
        match text.len() {
            4 => Day::parse(&format!("{text}-01-01")).map(Self::year_of),
            7 => Day::parse(&format!("{text}-01")).map(Self::month_of),
            _ => None,
        }
    }

    /// Its first and last day.
    pub fn days(self) -> (Day, Day) {
        (self.first, self.first.plus_months(if self.is_year { 12 } else { 1 }).minus_days(1))
    }

    /// The one before: of a month the month, of a year the year.
    #[must_use]
    pub fn before(self) -> Self {
        let eve = self.first.minus_days(1);
        if self.is_year { Self::year_of(eve) } else { Self::month_of(eve) }
    }

    /// Its last day has passed.
    pub fn is_over(self, today: Day) -> bool {
        self.days().1 < today
    }

    /// It is a year.
    pub const fn is_year(self) -> bool {
        self.is_year
    }

    /// Its year, and its month where it is one.
    pub fn year_and_month(self) -> (i32, Option<u32>) {
        (self.first.date().year(), (!self.is_year).then(|| self.first.date().month()))
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year_and_month() {
            (year, None) => write!(f, "{year:04}"),
            (year, Some(month)) => write!(f, "{year:04}-{month:02}"),
        }
    }
}
