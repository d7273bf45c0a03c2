//! Time limits and fees: typed, so that they can be compared and never stand blank.

use serde::{Deserialize, Serialize};

use super::choices::Unit;
use super::model::Text;

/// A time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "LimitForm", into = "LimitForm")]
pub enum Limit {
    /// Done while the person waits.
    AtOnce,
    /// No law lays one down (statutory limits only).
    NotLaidDown,
    /// So many of a unit.
    Within(u16, Unit),
}

/// A limit as the file writes it.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum LimitForm {
    Within { value: u16, unit: Unit },
    Word(LimitWord),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum LimitWord {
    AtOnce,
    NotLaidDown,
}

impl From<LimitForm> for Limit {
    fn from(form: LimitForm) -> Self {
        match form {
            LimitForm::Within { value, unit } => Self::Within(value, unit),
            LimitForm::Word(LimitWord::AtOnce) => Self::AtOnce,
            LimitForm::Word(LimitWord::NotLaidDown) => Self::NotLaidDown,
        }
    }
}

impl From<Limit> for LimitForm {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::Within(value, unit) => Self::Within { value, unit },
            Limit::AtOnce => Self::Word(LimitWord::AtOnce),
            Limit::NotLaidDown => Self::Word(LimitWord::NotLaidDown),
        }
    }
}

impl Limit {
    /// Hundredths of a day, roughly (five working days are a week, a month has 30 days), to hold limits of different units against each other.
    pub const fn hundredths_of_days(self) -> u32 {
        match self {
            Self::AtOnce => 0,
            Self::NotLaidDown => u32::MAX,
            Self::Within(value, unit) => {
                value as u32
                    * match unit {
                        Unit::WorkingDays => 140,
                        Unit::Days => 100,
                        Unit::Months => 3_000,
                    }
            }
        }
    }
}

/// 收费.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FeeForm", into = "FeeForm")]
pub enum Fee {
    /// 不收费.
    Free,
    /// 收费标准 and its basis.
    Charged {
        /// How much.
        text: Text,
        /// By which rule.
        basis: String,
    },
    /// A draft that does not say: never published.
    NotStated,
}

/// A fee as the file writes it.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum FeeForm {
    Charged { text: Text, basis: String },
    Word(FeeWord),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum FeeWord {
    Free,
    NotStated,
}

impl From<FeeForm> for Fee {
    fn from(form: FeeForm) -> Self {
        match form {
            FeeForm::Charged { text, basis } => Self::Charged { text, basis },
            FeeForm::Word(FeeWord::Free) => Self::Free,
            FeeForm::Word(FeeWord::NotStated) => Self::NotStated,
        }
    }
}

impl From<Fee> for FeeForm {
    fn from(fee: Fee) -> Self {
        match fee {
            Fee::Charged { text, basis } => Self::Charged { text, basis },
            Fee::Free => Self::Word(FeeWord::Free),
            Fee::NotStated => Self::Word(FeeWord::NotStated),
        }
    }
}
