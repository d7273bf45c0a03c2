//! The number of an opinion, short enough to be written down: year 2, serial 5, check 2, nine digits in groups of three.
//!
//! It names the stream, and a stream begins once: two kiosks cannot give one number. Serials of a year have no gap, so that whoever knows the year finds all
//! of it without an index: the first stream that was never begun is the end, and where the next opinion goes.

use std::fmt;

use chrono::Datelike;

use crate::domain::codes::{check_digits, is_checked};
use crate::domain::identity::to_half_width;
use crate::domain::time::Day;

/// Digits of a number.
const LENGTH: usize = 9;
/// Digits of a group.
const GROUP_LENGTH: usize = 3;

/// Which opinion. Sorted by year and serial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpinionNumber {
    year: u32,
    serial: u32,
}

impl OpinionNumber {
    /// Highest serial of a year.
    pub const SERIAL_MAX: u32 = 99_999;

    /// `year` in two digits, 0 to 99; `serial` from 1.
    pub fn new(year: u32, serial: u32) -> Option<Self> {
        (year < 100 && (1..=Self::SERIAL_MAX).contains(&serial)).then_some(Self { year, serial })
    }

    /// Of this day's year.
    pub fn of_day(day: Day, serial: u32) -> Option<Self> {
        Self::new(year_of(day), serial)
    }

    /// Exactly the nine digits, as the program writes them.
    pub fn read(digits: &str) -> Option<Self> {
        let is_whole = digits.len() == LENGTH && is_checked(digits);
        let part = |from: usize, to: usize| digits.get(from..to)?.parse().ok();
        if is_whole { Self::new(part(0, 2)?, part(2, 7)?) } else { None }
    }

    /// As people type it: in groups as it is printed or without, by whatever keyboard.
    pub fn typed(text: &str) -> Option<Self> {
        let is_gap = |letter: &char| letter.is_whitespace() || *letter == '-';
        let digits: String = text.chars().map(to_half_width).filter(|letter| !is_gap(letter)).collect();
        Self::read(&digits)
    }

    /// The running number of the year.
    pub const fn serial(&self) -> u32 {
        self.serial
    }

    /// In groups, as people read and write it.
    pub fn grouped(&self) -> String {
        let digits = self.to_string();
        let groups: Vec<&str> = (0..LENGTH).step_by(GROUP_LENGTH).filter_map(|at| digits.get(at..at + GROUP_LENGTH)).collect();
        groups.join(" ")
    }
}

/// The last two digits of a day's year.
pub fn year_of(day: Day) -> u32 {
    day.date().year().unsigned_abs() % 100
}

/// The nine digits, without blanks.
impl fmt::Display for OpinionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:02}{:05}", self.year, self.serial);
        write!(f, "{digits}{}", check_digits(&digits).unwrap_or_default())
    }
}
