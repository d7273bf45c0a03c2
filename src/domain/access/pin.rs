//! A PIN as it may be chosen: long enough, and none of the first that anybody would try.

use std::fmt;

use crate::domain::identity::to_half_width;

/// Fewest digits.
pub const PIN_DIGITS_MIN: usize = 6;
/// Most digits.
pub const PIN_DIGITS_MAX: usize = 12;

/// The demonstration's PINs: these digits and the person's place in the staff, from 01.
const DEMO_PREFIX: &str = "2580";
const DEMO_DIGITS: usize = 6;

/// A PIN as it may be typed. It is never written down: not in an event, not in a message, not in a debug line.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

/// Why a text may not be a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinFault {
    /// Fewer or more digits than allowed.
    Length,
    /// Something that is no digit.
    NotDigits,
    /// One digit again and again: 111111.
    OneDigit,
    /// Digits up or down the row: 123456, 654321, 678901.
    Run,
    /// A date, with or without the century: somebody's birthday.
    Date,
    /// One of those that the demonstration shows to everybody.
    OfDemo,
    /// The recovery code was not copied rightly: its check digits say so.
    NotACode,
}

impl Pin {
    /// The checked PIN; full-width digits of an input method are understood.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn new(text: &str) -> Result<Self, PinFault> {
        let plain: String = text.chars().map(to_half_width).collect();
        if !plain.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PinFault::NotDigits);
        }
        if !(PIN_DIGITS_MIN..=PIN_DIGITS_MAX).contains(&plain.len()) {
            return Err(PinFault::Length);
        }
        // The step from each digit to the next, around the row 0 to 9.
        let steps: Vec<u8> = plain.as_bytes().windows(2).map(|pair| (pair[1] + 10 - pair[0]) % 10).collect();
        let all = |step: u8| steps.iter().all(|found| *found == step);
        match () {
            () if all(0) => Err(PinFault::OneDigit),
            () if all(1) || all(9) => Err(PinFault::Run),
            () => Ok(Self(plain)),
        }
    }

    /// A PIN that somebody chooses. What may be typed is more: who chose theirs before a rule was made keeps it.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn chosen(text: &str) -> Result<Self, PinFault> {
        let pin = Self::new(text)?;
        match pin.fault_of_choice() {
            None => Ok(pin),
            Some(fault) => Err(fault),
        }
    }

    /// Why nobody may choose it, although it can be typed.
    pub fn fault_of_choice(&self) -> Option<PinFault> {
        match () {
            () if self.0.len() == DEMO_DIGITS && self.0.starts_with(DEMO_PREFIX) => Some(PinFault::OfDemo),
            () if is_date(&self.0) => Some(PinFault::Date),
            () => None,
        }
    }

    /// The PIN of the person in this place of the staff, from 0, in the demonstration: shown to everybody, and nobody's choice anywhere.
    pub fn of_demo(place: usize) -> Self {
        Self(format!("{DEMO_PREFIX}{:02}", (place + 1) % 100))
    }

    /// Digits that another rule than a PIN's has checked.
    pub(super) const fn unchecked(digits: String) -> Self {
        Self(digits)
    }

    /// The digits, to be shown to everybody: those of the demonstration alone.
    pub fn shown_in_demo(&self) -> Option<&str> {
        (self.fault_of_choice() == Some(PinFault::OfDemo)).then_some(&self.0)
    }

    /// The digits, for hashing alone.
    pub(super) fn digits(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// `yymmdd` or `yyyymmdd` of the last or this century: what a birthday looks like on the card that everybody carries.
fn is_date(digits: &str) -> bool {
    let rest = match digits.len() {
        6 => &digits[2..],
        8 if digits.starts_with("19") || digits.starts_with("20") => &digits[4..],
        _ => return false,
    };
    let number = |at: usize| rest[at..at + 2].parse::<u8>().unwrap_or(0);
    (1..=12).contains(&number(0)) && (1..=31).contains(&number(2))
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(hidden)")
    }
}
