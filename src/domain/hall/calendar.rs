//! Is the hall, a queue, an item or a counter open, until when, and when next?
//!
//! Rules: a statutory holiday and a closure of the hall are closed all day. A weekend day on which people work in exchange for a holiday has MONDAY's
//! hours, for the hall, its counters and its items alike: the law does not say which weekday it stands for. A counter or an item is never open when the
//! hall is not; a queue is open while at least one of its counters is, and an item within the hours of its queue. A day beyond the known calendar has its weekday's hours,
//! for the hall is there and works; but an opening on a later day is told only where the calendar knows that day.

use chrono::{Datelike, Weekday};

use super::model::{Bilingual, Calendar, Counter, Hall, Item, Span, WeekHours};
use super::spans::{intersection, union};
use crate::domain::identity::QueueLetter;
use crate::domain::time::{Day, MINUTE_MS, MinuteOfDay, Timestamp};

/// Whether something is open at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Open until this instant.
    Open {
        /// End of the span.
        until: Timestamp,
    },
    /// Closed; open again at `next`, where that can be known within [`LOOK_AHEAD_DAYS`].
    Closed {
        /// Why, where the calendar says.
        reason: ClosedReason,
        /// Next opening.
        next: Option<Timestamp>,
    },
}

/// Why something is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClosedReason {
    /// Outside the hours of the day.
    Hours,
    /// Not on this weekday.
    Weekday,
    /// A statutory holiday.
    Holiday,
    /// The hall's own closure.
    Closure(Bilingual),
}

/// Whether numbers are issued at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issuing {
    /// Numbers are issued.
    Open {
        /// From here on no more are issued.
        last: Timestamp,
        /// End of the span.
        until: Timestamp,
    },
    /// Open, but too close to the end of the span.
    Closing {
        /// End of the span.
        until: Timestamp,
        /// Next opening, where it can be known.
        next: Option<Timestamp>,
    },
    /// Closed, as [`Opening::Closed`].
    Closed {
        /// Why.
        reason: ClosedReason,
        /// Next opening, where it can be known.
        next: Option<Timestamp>,
    },
}

/// Whether people work on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkingDay {
    /// The calendar knows.
    Known(bool),
    /// The statutory holidays of this day are not in the calendar: nobody may guess.
    BeyondCalendar,
}

/// The holidays in the calendar come to an end: whoever keeps the content must be told in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CalendarEnd {
    /// Within [`CALENDAR_WARNING_DAYS`].
    Soon {
        /// The last day that is known.
        last: Day,
    },
    /// A holiday of today would count as its weekday.
    Passed {
        /// The last day that was known; nothing when the content has no calendar.
        last: Option<Day>,
    },
}

/// So many days before its end the calendar is to be renewed. The State Council publishes next year's holidays in November as a rule.
pub const CALENDAR_WARNING_DAYS: i64 = 30;

/// How far ahead the next opening is looked for.
pub const LOOK_AHEAD_DAYS: u64 = 30;

impl Calendar {
    /// Whether the statutory holidays of this day are in the table: from the first year that is listed to `known_until`.
    pub fn knows(&self, day: Day) -> bool {
        let first_year = self.holidays.iter().map(|holiday| holiday.date().year()).min();
        self.known_until.is_some_and(|last| day <= last) && first_year.is_none_or(|year| year <= day.date().year())
    }

    /// The end of the known days, when it is near or has passed.
    pub fn end_near(&self, today: Day) -> Option<CalendarEnd> {
        match self.known_until {
            Some(last) if today > last => Some(CalendarEnd::Passed { last: Some(last) }),
            Some(last) => (last.days_since(today) < CALENDAR_WARNING_DAYS).then_some(CalendarEnd::Soon { last }),
            None => Some(CalendarEnd::Passed { last: None }),
        }
    }

    /// Whether people work on this day by law: for limits that count in working days. Closures of the hall do not stop such a limit.
    pub fn is_working_day(&self, day: Day) -> WorkingDay {
        let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        match self.knows(day) {
            true => WorkingDay::Known(!self.holidays.contains(&day) && (!is_weekend || self.workdays.contains(&day))),
            false => WorkingDay::BeyondCalendar,
        }
    }

    /// The weekday (1 to 7) whose hours this day has, or why it is closed.
    pub(in crate::domain) fn hours_of(&self, day: Day) -> Result<u8, ClosedReason> {
        if let Some(closure) = self.closures.iter().find(|closure| closure.day == day) {
            Err(ClosedReason::Closure(closure.reason.clone()))
        } else if self.holidays.contains(&day) {
            Err(ClosedReason::Holiday)
        } else if self.workdays.contains(&day) {
            Ok(1)
        } else {
            Ok(u8::try_from(day.weekday().number_from_monday()).unwrap_or(1))
        }
    }
}

impl WeekHours {
    /// The spans of a weekday, 1 (Monday) to 7.
    fn spans(&self, weekday: u8) -> &[Span] {
        self.0.get(&weekday).map_or(&[], Vec::as_slice)
    }
}

/// What is asked about.
#[derive(Clone, Copy)]
enum Asked<'a> {
    Hall,
    Counter(&'a Counter),
    Queue(QueueLetter),
    Item(&'a Item),
}

impl Hall {
    /// Whether the hall is open.
    pub fn opening(&self, at: Timestamp) -> Opening {
        self.opening_of(Asked::Hall, at)
    }

    /// The spans in which the hall is open on a day, or why it is closed.
    pub(in crate::domain) fn open_spans(&self, day: Day) -> Result<Vec<Span>, ClosedReason> {
        self.day_spans(Asked::Hall, day)
    }

    /// Whether a counter is to be staffed by its hours.
    pub fn counter_opening(&self, counter: &Counter, at: Timestamp) -> Opening {
        self.opening_of(Asked::Counter(counter), at)
    }

    /// Whether a counter of this queue is to be staffed by its hours.
    pub fn queue_opening(&self, queue: QueueLetter, at: Timestamp) -> Opening {
        self.opening_of(Asked::Queue(queue), at)
    }

    /// Whether an item is done at this time: its own hours, within those of its queue.
    pub fn item_opening(&self, item: &Item, at: Timestamp) -> Opening {
        self.opening_of(Asked::Item(item), at)
    }

    /// Whether numbers of this queue are issued by its hours.
    pub fn queue_issuing(&self, queue: QueueLetter, at: Timestamp) -> Issuing {
        self.issuing_of(Asked::Queue(queue), at)
    }

    /// Whether numbers for this item are issued by its hours.
    pub fn item_issuing(&self, item: &Item, at: Timestamp) -> Issuing {
        self.issuing_of(Asked::Item(item), at)
    }

    fn issuing_of(&self, asked: Asked<'_>, at: Timestamp) -> Issuing {
        match self.opening_of(asked, at) {
            Opening::Closed { reason, next } => Issuing::Closed { reason, next },
            Opening::Open { until } => {
                let last = until.plus_millis(-i64::from(self.last_issue_minutes) * MINUTE_MS);
                if at < last { Issuing::Open { last, until } } else { Issuing::Closing { until, next: self.next_opening(asked, at) } }
            }
        }
    }

    fn opening_of(&self, asked: Asked<'_>, at: Timestamp) -> Opening {
        let (day, minute) = (self.utc_offset_minutes.day(at), self.utc_offset_minutes.minute_of_day(at));
        match self.day_spans(asked, day) {
            Ok(spans) => match spans.iter().find(|span| span.contains(minute)) {
                Some(span) => Opening::Open { until: self.end_of(asked, day, span.to) },
                None if spans.is_empty() => Opening::Closed { reason: ClosedReason::Weekday, next: self.next_opening(asked, at) },
                None => Opening::Closed { reason: ClosedReason::Hours, next: self.next_opening(asked, at) },
            },
            Err(reason) => Opening::Closed { reason, next: self.next_opening(asked, at) },
        }
    }

    /// The end of a span that reaches `to`: one that reaches midnight goes on where the next day begins open.
    fn end_of(&self, asked: Asked<'_>, day: Day, to: MinuteOfDay) -> Timestamp {
        let (mut day, mut to) = (day, to);
        for _ in 0..LOOK_AHEAD_DAYS {
            let tomorrow = self.day_spans(asked, day.next()).unwrap_or_default();
            match tomorrow.first() {
                Some(first) if to.minutes() == MinuteOfDay::MAX && first.from.minutes() == 0 => (day, to) = (day.next(), first.to),
                _ => break,
            }
        }
        self.utc_offset_minutes.at(day, to)
    }

    /// The first span that begins after `at`, today or on a later day that the calendar knows.
    fn next_opening(&self, asked: Asked<'_>, at: Timestamp) -> Option<Timestamp> {
        let today = self.utc_offset_minutes.day(at);
        let known = (0..=LOOK_AHEAD_DAYS).map(|days| today.plus_days(days)).take_while(|day| *day == today || self.calendar.knows(*day));
        known
            .flat_map(|day| self.day_spans(asked, day).unwrap_or_default().into_iter().map(move |span| (day, span.from)))
            .map(|(day, from)| self.utc_offset_minutes.at(day, from))
            .find(|start| *start > at)
    }

    /// The open spans of a day, sorted; none when the weekday is closed.
    fn day_spans(&self, asked: Asked<'_>, day: Day) -> Result<Vec<Span>, ClosedReason> {
        let weekday = self.calendar.hours_of(day)?;
        let hall = union(self.hours.spans(weekday).iter().copied());
        let within_hall = |own: Option<&WeekHours>| own.map_or_else(|| hall.clone(), |own| intersection(&hall, own.spans(weekday)));
        let queue = |letter| union(self.counters_of(letter).flat_map(|counter| within_hall(counter.hours.as_ref())));
        Ok(match asked {
            Asked::Counter(counter) => within_hall(counter.hours.as_ref()),
            Asked::Queue(letter) => queue(letter),
            Asked::Item(item) => intersection(&queue(item.queue), &within_hall(item.hours.as_ref())),
            Asked::Hall => hall,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
