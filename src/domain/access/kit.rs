//! The recovery kit: a code on paper in the hall's safe, which vouches for an administrator when nobody else can.
//!
//! It is kept like a PIN, in the stream of somebody who is nobody: the name is longer than any identity of `hall.json`. What is printed is never kept;
//! beside the journal lies its Argon2id hash. The same stream remembers that the hall was set up, which happens once in the life of its records.

use super::Pin;
use crate::domain::codes::{check_digits, is_checked};
use crate::domain::identity::{PersonId, to_half_width};

/// Digits of the code: all but the last two are random (more than 70 bits), those are the check digits of ISO/IEC 7064 MOD 97-10.
pub const RECOVERY_DIGITS: usize = 24;
/// Random ones.
pub const RECOVERY_RANDOM: usize = RECOVERY_DIGITS - 2;
/// Digits in a group, as it is printed.
const GROUP_LENGTH: usize = 4;

/// The stream's name after `access/`.
const KIT: &str = "recovery-kit-of-the-hall";

/// Whom the kit's stream is about.
pub fn kit() -> PersonId {
    PersonId::new(KIT).unwrap_or_else(|| unreachable!("small letters and hyphens"))
}

/// Whether this is the kit and nobody.
pub fn is_kit(person: &PersonId) -> bool {
    person.as_str() == KIT
}

/// A recovery code. Like a PIN it shows in no debug line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryCode(Pin);

impl RecoveryCode {
    /// The code made of fresh random bytes.
    pub fn make(random: &[u8; RECOVERY_RANDOM]) -> Self {
        // A byte has 256 values: the digits 0 to 5 come a little more often, which costs less than a bit of the whole.
        let digits: String = random.iter().map(|byte| char::from(b'0' + byte % 10)).collect();
        let check = check_digits(&digits).unwrap_or_else(|| unreachable!("digits alone"));
        Self(Pin::unchecked(format!("{digits}{check}")))
    }

    /// What was typed from paper: blanks, hyphens and full-width digits are understood. Nothing when a digit is wrong, or two are exchanged.
    pub fn read(text: &str) -> Option<Self> {
        let plain: String = text.chars().map(to_half_width).filter(|c| !c.is_whitespace() && *c != '-').collect();
        (plain.len() == RECOVERY_DIGITS && is_checked(&plain)).then(|| Self(Pin::unchecked(plain)))
    }

    /// The code that was tried as a PIN of the kit.
    pub fn of_pin(pin: &Pin) -> Option<Self> {
        Self::read(&String::from_utf8_lossy(pin.digits()))
    }

    /// In groups, for paper.
    pub fn groups(&self) -> Vec<String> {
        self.0.digits().chunks(GROUP_LENGTH).map(|group| String::from_utf8_lossy(group).into_owned()).collect()
    }

    /// For hashing and comparing.
    pub const fn as_pin(&self) -> &Pin {
        &self.0
    }
}
