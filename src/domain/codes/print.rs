//! The digits printed on a guide, by which the kiosk knows whether the paper is still current.
//!
//! 24 digits as on a ticket, so that scanner, keypad and check digits are the same: kind 3, hall 4, guide 5, version 4, content 8, check 2. Guide and
//! content are the first bits of SHA-256, in decimal: two contents of one version are told apart.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{CODE_LENGTH, CodeFault, check_digits, digits_of_kind, plain_digits};
use crate::domain::hall::{HALL_CODE_LENGTH, is_hall_code};

/// The first digit.
const KIND_GUIDE: u8 = b'3';
/// Guides are told apart by five digits.
pub const GUIDE_KEYS: u32 = 100_000;
/// Contents are told apart by eight digits.
pub const CONTENT_KEYS: u32 = 100_000_000;
/// A version has four digits; the next one after 9999 is 0 again.
pub const VERSIONS: u32 = 10_000;

/// The code of one printed guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PrintCode {
    hall: [u8; HALL_CODE_LENGTH],
    /// Which guide: below [`GUIDE_KEYS`].
    pub guide: u32,
    /// Which version, as far as four digits tell it.
    pub version: u32,
    /// Which content: below [`CONTENT_KEYS`].
    pub content: u32,
}

impl PrintCode {
    /// The code; nothing when the hall's code has not four digits. Numbers that are too large count from 0 again.
    pub fn new(hall_code: &str, guide: u32, version: u32, content: u32) -> Option<Self> {
        let hall = is_hall_code(hall_code).then(|| hall_code.as_bytes().try_into().ok())??;
        Some(Self { hall, guide: guide % GUIDE_KEYS, version: version % VERSIONS, content: content % CONTENT_KEYS })
    }

    /// Reads the digits.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn parse(text: &str) -> Result<Self, CodeFault> {
        let digits = plain_digits(text)?;
        let digits = digits_of_kind(&digits, KIND_GUIDE, CODE_LENGTH)?;
        let number = |from: usize, to: usize| digits[from..to].parse().ok();
        let code = || Self::new(&digits[1..5], number(5, 10)?, number(10, 14)?, number(14, 22)?);
        code().ok_or(CodeFault::Impossible)
    }

    /// The key of the guide with this identity.
    pub fn key_of(id: &str) -> u32 {
        let digest: [u8; 32] = Sha256::digest(id.as_bytes()).into();
        u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]) % GUIDE_KEYS
    }

    /// The four digits of the hall that printed it.
    pub fn hall_code(&self) -> &str {
        std::str::from_utf8(&self.hall).unwrap_or_default()
    }
}

/// The 24 digits, without blanks.
impl fmt::Display for PrintCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("3{}{:05}{:04}{:08}", self.hall_code(), self.guide, self.version, self.content);
        write!(f, "{digits}{}", check_digits(&digits).unwrap_or_default())
    }
}
