//! Instants, days and the hall's fixed offset from UTC.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::identity::{number_of, read_text};

/// Milliseconds in one second, minute and hour.
pub const SECOND_MS: i64 = 1_000;
/// See [`SECOND_MS`].
pub const MINUTE_MS: i64 = 60 * SECOND_MS;
/// See [`SECOND_MS`].
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant `millis` milliseconds after 1970-01-01T00:00:00Z.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This instant moved by `millis` (negative: earlier).
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to this instant; negative when it is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Whole minutes from `earlier` to this instant, never negative.
    pub fn minutes_since(self, earlier: Self) -> u32 {
        u32::try_from(self.since(earlier).max(0) / MINUTE_MS).unwrap_or(u32::MAX)
    }
}

/// A calendar day of the hall, written `2026-11-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// 1970-01-01 by the count of [`Datelike::num_days_from_ce`].
const EPOCH_DAY: i32 = 719_163;

impl Day {
    /// 1970-01-01.
    pub const EPOCH: Self = Self(NaiveDate::from_ymd_opt(1970, 1, 1).expect("a date"));

    /// The day of this date, if there is such a date.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `2026-11-21`: four digits, two, two. By hand, because every stream's name has a day in it.
    pub fn parse(text: &str) -> Option<Self> {
        let [year @ .., b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
        let year = number_of(year).filter(|_| year.len() == 4)?;
        Self::from_ymd(year.cast_signed(), number_of(&[*m1, *m2])?, number_of(&[*d1, *d2])?)
    }

    /// The day so many days after 1970-01-01.
    fn after_epoch(days: i64) -> Option<Self> {
        let days = i32::try_from(days).ok()?.checked_add(EPOCH_DAY)?;
        NaiveDate::from_num_days_from_ce_opt(days).map(Self)
    }

    /// The date itself.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// Monday to Sunday.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// The day after this one.
    pub fn next(self) -> Self {
        self.plus_days(1)
    }

    /// The day `days` later.
    pub fn plus_days(self, days: u64) -> Self {
        Self(self.0.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX))
    }

    /// The day `days` earlier.
    pub fn minus_days(self, days: u64) -> Self {
        Self(self.0.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN))
    }

    /// The day of the same number `months` later, or the last one of a shorter month.
    pub fn plus_months(self, months: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX))
    }

    /// Days from `earlier` to this day; negative when it is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// The six digits `yymmdd` that stand in printed codes.
    pub fn digits(self) -> String {
        format!("{:02}{:02}{:02}", self.0.year().rem_euclid(100), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "a day such as 2026-11-21", Self::parse)
    }
}

/// A time of day in whole minutes since midnight: `08:30` is 510. 24:00 is allowed as an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MinuteOfDay(u16);

impl MinuteOfDay {
    /// Minutes in a day.
    pub const MAX: u16 = 24 * 60;
    /// 00:00.
    pub const MIDNIGHT: Self = Self(0);

    /// `minutes` since midnight, at most 1440.
    pub const fn new(minutes: u16) -> Option<Self> {
        if minutes <= Self::MAX { Some(Self(minutes)) } else { None }
    }

    /// Reads `08:30`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        if hour.len() != 2 || minute.len() != 2 || !(hour.bytes().chain(minute.bytes())).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        if minute > 59 { None } else { Self::new(hour * 60 + minute) }
    }

    /// Minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for MinuteOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Serialize for MinuteOfDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MinuteOfDay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "a time of day such as 08:30", Self::parse)
    }
}

/// The hall's fixed offset from UTC in minutes (China: 480). The machine's own time zone is never asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UtcOffset(i32);

impl UtcOffset {
    /// UTC+8.
    pub const CHINA: Self = Self(480);

    /// `minutes` east of Greenwich, at most 14 hours either way.
    pub const fn from_minutes(minutes: i32) -> Option<Self> {
        if minutes.abs() <= 14 * 60 { Some(Self(minutes)) } else { None }
    }

    /// Minutes east of Greenwich.
    pub const fn minutes(self) -> i32 {
        self.0
    }

    /// Milliseconds since 1970-01-01 on the hall's clock.
    fn local_millis(self, time: Timestamp) -> i64 {
        time.millis().saturating_add(i64::from(self.0) * MINUTE_MS)
    }

    /// The hall's day at `time`.
    pub fn day(self, time: Timestamp) -> Day {
        Day::after_epoch(self.local_millis(time).div_euclid(DAY_MS)).unwrap_or(Day(NaiveDate::MAX))
    }

    /// The hall's time of day at `time`.
    pub fn minute_of_day(self, time: Timestamp) -> MinuteOfDay {
        let minute = self.local_millis(time).rem_euclid(DAY_MS) / MINUTE_MS;
        MinuteOfDay(u16::try_from(minute).unwrap_or(0))
    }

    /// Hour, minute and second shown on the hall's clock at `time`.
    pub fn clock(self, time: Timestamp) -> (u32, u32, u32) {
        let second = u32::try_from(self.local_millis(time).rem_euclid(DAY_MS) / SECOND_MS).unwrap_or(0);
        (second / 3_600, second / 60 % 60, second % 60)
    }

    /// The instant at which the hall's clock shows `minute` on `day`.
    pub fn at(self, day: Day, minute: MinuteOfDay) -> Timestamp {
        let midnight = i64::from(day.0.num_days_from_ce() - EPOCH_DAY) * DAY_MS;
        Timestamp(midnight + i64::from(minute.0) * MINUTE_MS - i64::from(self.0) * MINUTE_MS)
    }
}
