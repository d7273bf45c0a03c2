//! A column of an open account: a month or a quarter.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::identity::{number_of, read_text};

/// A month (`2026-09`) or a quarter (`2026-Q3`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A month of a year, 1 to 12.
    Month(u32, u32),
    /// A quarter of a year, 1 to 4.
    Quarter(u32, u32),
}

impl Period {
    /// Reads `2026-09` and `2026-Q3`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, part) = text.as_bytes().split_at_checked(4)?;
        let year = number_of(year)?;
        match part {
            [b'-', b'Q', quarter @ b'1'..=b'4'] => Some(Self::Quarter(year, u32::from(quarter - b'0'))),
            [b'-', tens, ones] => number_of(&[*tens, *ones]).filter(|month| (1..=12).contains(month)).map(|month| Self::Month(year, month)),
            _ => None,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "a month or a quarter such as 2026-09 or 2026-Q3", Self::parse)
    }
}
