//! Which rotating desks are here on a day. They follow the hall's calendar: nobody comes on a holiday or when the hall is closed, and a make-up work day
//! has Monday's desks, as it has Monday's hours; what comes on the nth weekday of a month goes by the date alone.

use chrono::Datelike;

use super::model::{Board, Desk, Visit};
use crate::domain::hall::calendar::ClosedReason;
use crate::domain::hall::spans::intersection;
use crate::domain::hall::{Hall, Span};
use crate::domain::time::Day;

/// How many days "this week" looks ahead, today among them.
pub const WEEK_DAYS: u64 = 7;

/// The desks of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskDay<'a> {
    /// The day.
    pub day: Day,
    /// Who is here and when, earliest first; or why those who would come on this weekday do not.
    pub desks: Result<Vec<(Span, &'a Desk)>, ClosedReason>,
}

/// The desks of a day, earliest first.
///
/// # Errors
/// Why the hall is closed all day.
pub fn here_on<'a>(board: &'a Board, hall: &Hall, day: Day) -> Result<Vec<(Span, &'a Desk)>, ClosedReason> {
    let open = hall.open_spans(day)?;
    let weekday = hall.calendar.hours_of(day)?;
    let mut here: Vec<(Span, &Desk)> = visits(board, day, weekday)
        .flat_map(|(visit, desk)| intersection(&open, &[Span { from: visit.from, to: visit.to }]).into_iter().map(move |span| (span, desk)))
        .collect();
    here.sort_by_key(|(span, _)| span.from);
    Ok(here)
}

/// The coming days, today first, without those on which no desk comes anyhow.
pub fn week<'a>(board: &'a Board, hall: &Hall, today: Day) -> Vec<DeskDay<'a>> {
    let mut week = Vec::new();
    for day in (0..WEEK_DAYS).map(|days| today.plus_days(days)) {
        let desks = here_on(board, hall, day);
        let is_worth_telling = match &desks {
            Ok(here) => !here.is_empty(),
            Err(_) => visits(board, day, weekday_of(day)).next().is_some(),
        };
        if is_worth_telling {
            week.push(DeskDay { day, desks });
        }
    }
    week
}

/// The visits of a day that has the hours of `weekday`.
fn visits(board: &Board, day: Day, weekday: u8) -> impl Iterator<Item = (&Visit, &Desk)> {
    let nth = u8::try_from((day.date().day() - 1) / 7 + 1).unwrap_or(1);
    let is_itself = weekday == weekday_of(day);
    let comes = move |visit: &Visit| visit.weekday == weekday && visit.nth.is_none_or(|wanted| is_itself && wanted == nth);
    board.desks.iter().flat_map(move |desk| desk.visits.iter().filter(move |visit| comes(visit)).map(move |visit| (visit, desk)))
}

fn weekday_of(day: Day) -> u8 {
    u8::try_from(day.weekday().number_from_monday()).unwrap_or(1)
}
