//! Cells of a feed as values.

use super::row::is_unseen;
use super::{FaultKind, ForeignNumber, Moment};
use crate::domain::identity::{number_of, to_half_width};
use crate::domain::sheet::cell::{plain, read_day, unprotect};
use crate::domain::time::{Day, MinuteOfDay, UtcOffset};

/// What other systems write where nothing is.
const NOTHING: [&str; 9] = ["-", "--", "\u{2014}", "/", "\\", "null", "NULL", "\u{65e0}", "N/A"];
/// Days of feeds lie within these years.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;
/// Minutes in a day.
const DAY_MINUTES: i32 = 24 * 60;

/// What stands in a cell, without what protects it; nothing when it is blank. `="00123"` is how some systems keep a spreadsheet from spoiling a number.
pub(super) fn content(cell: &str) -> Result<Option<&str>, FaultKind> {
    let text = cell.trim();
    let text = unprotect(text).trim();
    if let Some(formula) = text.strip_prefix('=') {
        let quoted = formula.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map(str::trim);
        return quoted
            .filter(|inner| !inner.contains('"'))
            .map(|inner| Some(inner).filter(|inner| !inner.is_empty()))
            .ok_or(FaultKind::Formula);
    }
    let is_nothing = text.is_empty() || NOTHING.contains(&text);
    Ok((!is_nothing).then_some(text))
}

/// The number of a case.
pub(super) fn receipt(text: &str) -> Result<ForeignNumber, FaultKind> {
    if text.chars().any(is_unseen) {
        return Err(FaultKind::Hidden);
    }
    if is_rounded(text) {
        return Err(FaultKind::Rounded);
    }
    ForeignNumber::new(text).ok_or(FaultKind::NotAReceipt)
}

/// `2.02611E+17`
fn is_rounded(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['e', 'E']) else { return false };
    let Some(power) = power.strip_prefix(['+', '-']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_number(digits) && is_number(power)
}

/// A text in one line.
pub(super) fn text(text: &str) -> Result<String, FaultKind> {
    let line: String =
        text.chars().map(|letter| if matches!(letter, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { letter }).collect();
    if line.chars().any(is_unseen) { Err(FaultKind::Hidden) } else { Ok(line) }
}

/// Working days: a number, and perhaps a word for them.
pub(super) fn days(cell: &str, words: &[&str], max: u16) -> Result<u16, FaultKind> {
    let plain = plain(cell);
    let number = words.iter().find_map(|word| plain.strip_suffix(word)).unwrap_or(&plain);
    // Spreadsheets write `15.0` now and then.
    let number = number.strip_suffix(".0").unwrap_or(number);
    let days = number_of(number.as_bytes()).and_then(|days| u16::try_from(days).ok());
    days.filter(|days| *days <= max).ok_or(FaultKind::NotDays { max })
}

/// A day, or a day and a time, as systems and spreadsheets write them.
pub(super) fn moment(cell: &str, offset: UtcOffset) -> Result<Moment, FaultKind> {
    let half: String = cell.trim().chars().map(to_half_width).collect();
    let moment = written_in_digits(&half).or_else(|| written_in_parts(&half, offset));
    moment.filter(|moment| YEARS.contains(&chrono::Datelike::year(&moment.day.date()))).ok_or(FaultKind::NotAMoment)
}

/// `20261121`, `202611210905`, `20261121090530`
fn written_in_digits(text: &str) -> Option<Moment> {
    let digits = text.as_bytes();
    if !matches!(digits.len(), 8 | 12 | 14) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let day = Day::from_ymd(number_of(&digits[..4])?.cast_signed(), number_of(&digits[4..6])?, number_of(&digits[6..8])?)?;
    if digits.len() == 8 {
        return Some(Moment { day, minute: None });
    }
    let second = if digits.len() == 14 { number_of(&digits[12..])? } else { 0 };
    let minute = minute_of(number_of(&digits[8..10])?, number_of(&digits[10..12])?, second)?;
    Some(Moment { day, minute: Some(minute) })
}

/// `2026-11-21`, `2026/11/21 9:05`, `2026-11-21T09:05:00+08:00`
fn written_in_parts(text: &str, offset: UtcOffset) -> Option<Moment> {
    let Some((date, time)) = text.split_once(['T', ' ', '\u{65e5}']) else { return Some(Moment { day: read_day(text)?, minute: None }) };
    let (day, time) = (read_day(date)?, time.trim());
    if time.is_empty() {
        return Some(Moment { day, minute: None });
    }
    let (clock, zone) = match time.find(['Z', '+', '-']) {
        None => (time, None),
        Some(at) => (time[..at].trim(), Some(zone_minutes(&time[at..])?)),
    };
    let mut parts = clock.split(':');
    let (hour, minute) = (small(parts.next()?)?, small(parts.next()?)?);
    let second = parts.next().map_or(Some(0), |second| small(second.split('.').next().unwrap_or_default()))?;
    if parts.next().is_some() {
        return None;
    }
    let minute = minute_of(hour, minute, second)?;
    match zone {
        None => Some(Moment { day, minute: Some(minute) }),
        Some(zone) => Some(moved(day, minute, offset.minutes() - zone)),
    }
}

fn small(text: &str) -> Option<u32> {
    number_of(text.as_bytes()).filter(|_| text.len() <= 2)
}

fn minute_of(hour: u32, minute: u32, second: u32) -> Option<MinuteOfDay> {
    let is_clock = hour < 24 && minute < 60 && second < 60;
    u16::try_from(hour * 60 + minute).ok().and_then(MinuteOfDay::new).filter(|_| is_clock)
}

/// Minutes east of Greenwich: `Z`, `+08:00`, `+0800`, `+08`.
fn zone_minutes(text: &str) -> Option<i32> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, rest) = text.split_at(1);
    let digits: String = rest.chars().filter(|letter| *letter != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (small(&digits)?, 0),
        4 if digits.is_ascii() => (small(&digits[..2])?, small(&digits[2..])?),
        _ => return None,
    };
    let zone = (hours * 60 + minutes).cast_signed();
    (hours <= 14 && minutes < 60).then_some(if sign == "-" { -zone } else { zone })
}

fn moved(day: Day, minute: MinuteOfDay, by: i32) -> Moment {
    let minutes = i32::from(minute.minutes()) + by;
    let day = match minutes.div_euclid(DAY_MINUTES) {
        days if days < 0 => day.minus_days(u64::from(days.unsigned_abs())),
        days => day.plus_days(u64::from(days.unsigned_abs())),
    };
    Moment { day, minute: u16::try_from(minutes.rem_euclid(DAY_MINUTES)).ok().and_then(MinuteOfDay::new) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_systems_write_them() {
        let china = UtcOffset::CHINA;
        let shown = |text: &str| moment(text, china).map(|moment| moment.to_string()).unwrap_or_else(|_| "?".into());
        for text in ["2026-11-21", "2026/11/21", "2026.11.21", "2026年11月21日", "20261121", "２０２６-１１-２１", " 2026-11-21 "]
        {
            assert_eq!(shown(text), "2026-11-21", "{text}");
        }
        let times = [
            "2026-11-21 09:05",
            "2026/11/21 9:05",
            "2026-11-21T09:05:59",
            "2026-11-21 09:05:00.0",
            "2026-11-21T09:05:00+08:00",
            "2026-11-21T01:05:00Z",
            "2026-11-20T21:05-0400",
            "202611210905",
            "20261121090500",
            "2026年11月21日 9:05",
        ];
        for text in times {
            assert_eq!(shown(text), "2026-11-21 09:05", "{text}");
        }
        for text in [
            "2026-02-30",
            "2026-13-01",
            "0000-00-00",
            "26-11-21",
            "46347",
            "2026-11-21 24:00",
            "2026-11-21 9",
            "21.11.2026",
            "1899-12-31",
            "today",
            "",
        ] {
            assert_eq!(shown(text), "?", "{text}");
        }
    }

    #[test]
    fn cells_are_unwrapped_and_formulas_refused() {
        assert_eq!(content(" \t00123 "), Ok(Some("00123")));
        assert_eq!(content("'00123"), Ok(Some("00123")));
        assert_eq!(content("=\"00123\""), Ok(Some("00123")));
        assert_eq!(content("--"), Ok(None));
        assert_eq!(content("=1+1"), Err(FaultKind::Formula));
        assert_eq!(content("=\"a\"&\"b\""), Err(FaultKind::Formula));
        assert_eq!(days("15", &[], 99), Ok(15));
        assert_eq!(days("15 个工作日", &["个工作日"], 99), Ok(15));
        assert_eq!(days("100", &[], 99), Err(FaultKind::NotDays { max: 99 }));
        assert_eq!(receipt("2.02611E+17"), Err(FaultKind::Rounded));
        assert_eq!(receipt("（2026）第 0012 号").map(|number| number.as_str().to_owned()), Ok("（2026）第 0012 号".into()));
    }
}
