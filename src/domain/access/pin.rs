//! A PIN as it may be chosen: long enough, and none of the first that anybody would try.

use std::fmt;

use crate::domain::identity::to_half_width;

/// Fewest digits.
pub const PIN_DIGITS_MIN: usize = 6;
/// Most digits.
pub const PIN_DIGITS_MAX: usize = 12;

/// A PIN that may be chosen. It is never written down: not in an event, not in a message, not in a debug line.
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

    /// The digits, for hashing alone.
    pub(super) fn digits(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(hidden)")
    }
}
