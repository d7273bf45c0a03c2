//! The digits printed on a ticket, and their check digits.
//!
//! A ticket's code has 24 digits: kind 1, hall 4, date 6 (`yymmdd`), queue 2 (A is 01), number 4, random 5, check 2. The check digits are ISO/IEC
//! 7064 MOD 97-10: with digits only they find every single wrong digit and every swap of two neighbours.

pub mod print;
pub mod receipt;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::hall::{HALL_CODE_LENGTH, Hall, is_hall_code};
use super::identity::{QueueLetter, TicketNumber, to_half_width};
use super::time::Day;

/// Digits of a ticket's code.
pub const CODE_LENGTH: usize = 24;

/// Largest random part of a ticket's code: five digits, so that nobody guesses a neighbour's code.
pub const CODE_RANDOM_MAX: u32 = 99_999;

/// Digits in a group where people read the code.
const GROUP_LENGTH: usize = 4;

/// The first digit of a ticket's code. A receipt's is 2, a printed guide's is 3.
const KIND_TICKET: u8 = b'1';

/// The two check digits of `digits` (ISO/IEC 7064 MOD 97-10), or nothing when there is something else than digits, or none.
pub fn check_digits(digits: &str) -> Option<String> {
    let remainder = mod_97(digits)?;
    Some(format!("{:02}", 98 - remainder * 100 % 97))
}

/// Whether the last two of `digits` are the check digits of those before.
pub fn is_checked(digits: &str) -> bool {
    let split = digits.len().checked_sub(2).filter(|at| digits.is_char_boundary(*at));
    split.is_some_and(|at| check_digits(&digits[..at]).is_some_and(|check| check == digits[at..]))
}

fn mod_97(digits: &str) -> Option<u32> {
    let step = |sum: u32, digit: u8| digit.is_ascii_digit().then(|| (sum * 10 + u32::from(digit - b'0')) % 97);
    if digits.is_empty() { None } else { digits.bytes().try_fold(0, step) }
}

/// The code of one ticket: what its bar code and its QR code say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TicketCode {
    hall: [u8; HALL_CODE_LENGTH],
    day: Day,
    number: TicketNumber,
    random: u32,
}

/// Why some digits are not the code of a ticket of this hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// A character that is neither a digit nor a separator.
    NotADigit(char),
    /// Not [`CODE_LENGTH`] digits, but this many.
    WrongLength(usize),
    /// A digit was misread or mistyped.
    WrongCheck,
    /// Correct digits of another kind, such as a receipt's: the first digit.
    WrongKind(u8),
    /// The ticket of another hall, with its four digits.
    OtherHall(String),
    /// Correct check digits round a day, queue or number that cannot be.
    Impossible,
}

impl TicketCode {
    /// The code of the ticket `number` of `day`. Nothing when `hall_code` has not four digits, `random` exceeds [`CODE_RANDOM_MAX`], or the day's year does
    /// not fit in two digits.
    pub fn new(hall_code: &str, day: Day, number: TicketNumber, random: u32) -> Option<Self> {
        let hall = is_hall_code(hall_code).then(|| hall_code.as_bytes().try_into().ok())??;
        let fits = random <= CODE_RANDOM_MAX && day_of(&day.digits()) == Some(day);
        fits.then_some(Self { hall, day, number, random })
    }

    /// Reads the digits of any hall's ticket. Blanks, hyphens and full-width digits are understood.
    ///
    /// # Errors
    /// What is wrong, so that the screen can say whether to type again or to try elsewhere.
    pub fn parse(text: &str) -> Result<Self, CodeFault> {
        let digits = plain_digits(text)?;
        Self::from_digits(digits_of_kind(&digits, KIND_TICKET, CODE_LENGTH)?).ok_or(CodeFault::Impossible)
    }

    /// Reads the digits of a ticket of this hall.
    ///
    /// # Errors
    /// As [`Self::parse`]; [`CodeFault::OtherHall`] for the ticket of another one.
    pub fn parse_of(hall: &Hall, text: &str) -> Result<Self, CodeFault> {
        let code = Self::parse(text)?;
        if code.hall_code() == hall.code { Ok(code) } else { Err(CodeFault::OtherHall(code.hall_code().to_owned())) }
    }

    fn from_digits(digits: &str) -> Option<Self> {
        let queue = QueueLetter::from_ordinal(digits[11..13].parse().ok()?)?;
        let number = TicketNumber::new(queue, digits[13..17].parse().ok()?)?;
        Self::new(&digits[1..5], day_of(&digits[5..11])?, number, digits[17..22].parse().ok()?)
    }

    /// The four digits of the hall that printed it.
    pub fn hall_code(&self) -> &str {
        std::str::from_utf8(&self.hall).unwrap_or_default()
    }

    /// The day of issue.
    pub const fn day(&self) -> Day {
        self.day
    }

    /// The number people read.
    pub const fn number(&self) -> TicketNumber {
        self.number
    }

    /// The part that cannot be guessed.
    pub const fn random(&self) -> u32 {
        self.random
    }

    /// The 24 digits in groups of four, as people read and type them.
    pub fn grouped(&self) -> String {
        grouped(&self.to_string())
    }
}

/// The 24 digits, without blanks.
impl fmt::Display for TicketCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (queue, number) = (self.number.queue().ordinal(), self.number.number());
        let digits = format!("1{}{}{queue:02}{number:04}{:05}", self.hall_code(), self.day.digits(), self.random);
        write!(f, "{digits}{}", check_digits(&digits).unwrap_or_default())
    }
}

impl Serialize for TicketCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TicketCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|_| serde::de::Error::custom("not the code of a ticket"))
    }
}

/// These digits, when they are a whole code of this kind.
fn digits_of_kind(digits: &str, wanted: u8, length: usize) -> Result<&str, CodeFault> {
    if digits.len() != length {
        return Err(CodeFault::WrongLength(digits.len()));
    }
    if !is_checked(digits) {
        return Err(CodeFault::WrongCheck);
    }
    let kind = digits.as_bytes()[0];
    if kind == wanted { Ok(digits) } else { Err(CodeFault::WrongKind(kind - b'0')) }
}

/// The digits of a text as people type and scanners send it.
fn plain_digits(text: &str) -> Result<String, CodeFault> {
    let is_separator = |c: &char| c.is_whitespace() || c.is_control() || "-‐‑–—_.".contains(*c);
    let plain = text.chars().map(to_half_width).filter(|c| !is_separator(c));
    plain.map(|c| if c.is_ascii_digit() { Ok(c) } else { Err(CodeFault::NotADigit(c)) }).collect()
}

/// Digits in groups of four.
fn grouped(digits: &str) -> String {
    let at_gap = |place: usize| place > 0 && place.is_multiple_of(GROUP_LENGTH);
    digits.char_indices().flat_map(|(place, digit)| at_gap(place).then_some(' ').into_iter().chain([digit])).collect()
}

/// The day of six digits `yymmdd`, in this century.
fn day_of(digits: &str) -> Option<Day> {
    let part = |from: usize| digits.get(from..from + 2)?.parse::<u32>().ok();
    Day::from_ymd(2000 + i32::try_from(part(0)?).ok()?, part(2)?, part(4)?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
