//! The recovery kit: a secret shown once, as digits that a person can write down and type in years later.
//!
//! 32 bytes are sixteen groups of five digits, each with a check digit (ISO/IEC 7064 MOD 11,10), and a seventeenth group that checks the whole. A wrong
//! digit is always found in its group, two neighbours exchanged nearly always; each group's check begins with its place, so that exchanged groups are
//! found, too. What slips through all that is found by the last group, apart from one in 100,000.

use super::digest::Digest;
use crate::domain::identity::to_half_width;

/// Groups of digits.
pub const GROUPS: usize = 17;
/// Digits of a group, the last of them its check digit.
pub const GROUP_DIGITS: usize = 6;

/// What is wrong with digits that somebody typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KitFault {
    /// Something that is no digit.
    NotDigits,
    /// Too few digits, or too many.
    Length {
        /// Digits found.
        found: usize,
    },
    /// A slip of the pen in this group, counted from 1.
    Group(usize),
    /// Every group is right and yet they are not one kit.
    Whole,
}

/// The groups of a kit's seed, in the order in which they are printed.
pub fn groups(seed: &[u8; 32]) -> Vec<String> {
    let pair = |pair: &[u8; 2]| u32::from(u16::from_be_bytes(*pair));
    let values = seed.as_chunks::<2>().0.iter().map(pair).chain([whole(seed)]);
    values.enumerate().map(|(at, value)| with_check(at, value)).collect()
}

/// The seed that these digits say; blanks, dashes and full-width digits are understood.
///
/// # Errors
/// What is wrong, and in which group.
pub fn read(text: &str) -> Result<[u8; 32], KitFault> {
    let is_gap = |c: &char| c.is_whitespace() || matches!(c, '-' | '\u{ff0d}' | '\u{2014}' | '\u{b7}');
    let digits: String = text.chars().filter(|c| !is_gap(c)).map(to_half_width).collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(KitFault::NotDigits);
    }
    if digits.len() != GROUPS * GROUP_DIGITS {
        return Err(KitFault::Length { found: digits.len() });
    }
    let mut values = Vec::with_capacity(GROUPS);
    for (at, group) in digits.as_bytes().chunks(GROUP_DIGITS).enumerate() {
        let value = group[..GROUP_DIGITS - 1].iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
        if with_check(at, value).as_bytes() != group {
            return Err(KitFault::Group(at + 1));
        }
        values.push(value);
    }
    let mut seed = [0; 32];
    for (at, (room, value)) in seed.as_chunks_mut::<2>().0.iter_mut().zip(&values).enumerate() {
        *room = u16::try_from(*value).map_err(|_| KitFault::Group(at + 1))?.to_be_bytes();
    }
    if values.last() == Some(&whole(&seed)) { Ok(seed) } else { Err(KitFault::Whole) }
}

/// Five digits that check the whole seed.
fn whole(seed: &[u8; 32]) -> u32 {
    let digest = Digest::of(seed);
    let [a, b, c, d, ..] = *digest.bytes();
    u32::from_be_bytes([a, b, c, d]) % 100_000
}

/// Five digits and their check digit.
fn with_check(at: usize, value: u32) -> String {
    let digits = format!("{value:05}");
    let start = u32::try_from(at % 10).unwrap_or(0) + 1;
    let rest = digits.bytes().fold(start, |product, digit| {
        let sum = match (product + u32::from(digit - b'0')) % 10 {
            0 => 10,
            sum => sum,
        };
        sum * 2 % 11
    });
    format!("{digits}{}", (11 - rest) % 10)
}
