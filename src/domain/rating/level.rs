//! The five levels of the national rating (好差评, GB/T 39734-2020), and what a rating may be about.

use serde::{Deserialize, Serialize};

/// How satisfied somebody is. Nobody but a resident chooses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Level {
    /// 非常不满意
    VeryUnsatisfied = 1,
    /// 不满意
    Unsatisfied = 2,
    /// 基本满意
    Fair = 3,
    /// 满意
    Satisfied = 4,
    /// 非常满意
    VerySatisfied = 5,
}

impl Level {
    /// All of them, the best first, as they are offered.
    pub const ALL: [Self; 5] = [Self::VerySatisfied, Self::Satisfied, Self::Fair, Self::Unsatisfied, Self::VeryUnsatisfied];

    /// 5 for the best to 1.
    pub const fn score(self) -> u8 {
        self as u8
    }

    /// The level of a score.
    pub fn of_score(score: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.score() == score)
    }

    /// A bad rating (差评): the last two. It needs a reason and opens a follow-up.
    pub const fn is_bad(self) -> bool {
        matches!(self, Self::Unsatisfied | Self::VeryUnsatisfied)
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.score()
    }
}

impl TryFrom<u8> for Level {
    type Error = String;
    fn try_from(score: u8) -> Result<Self, String> {
        Self::of_score(score).ok_or_else(|| format!("{score} is no level from 1 to 5"))
    }
}

/// What of the service a rating is about, where somebody says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// 办事效率
    Efficiency,
    /// 服务态度
    Attitude,
    /// 业务水平
    Skill,
    /// 大厅环境
    Environment,
}

impl Dimension {
    /// In the order offered.
    pub const ALL: [Self; 4] = [Self::Efficiency, Self::Attitude, Self::Skill, Self::Environment];

    /// As it stands in events.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Efficiency => "efficiency",
            Self::Attitude => "attitude",
            Self::Skill => "skill",
            Self::Environment => "environment",
        }
    }
}

/// Why a rating is looked at before it counts. It is kept and counted apart, never dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suspicion {
    /// Within seconds of another from the same installation.
    Repeated,
    /// Before the service had ended.
    BeforeTheEnd,
    /// One of many from the same installation in a short time.
    Burst,
}
