//! Until when a case must be decided: a label, a figure and a line.

use super::Source;
use crate::domain::case::{Stage, Verdict};
use crate::domain::deadline::{Left, Standing};
use crate::domain::hall::Language;
use crate::domain::time::Day;
use crate::text::case::page as words;

/// By what was promised.
pub(super) fn due(source: Source<'_>) -> [String; 3] {
    let language = source.language;
    if let Stage::Over { verdict: Verdict::Withdrawn, .. } = source.file.case.stage {
        return [words::result(language), words::taken_back(language), String::new()];
    }
    figures(language, source.standing.promised, |day| source.day(day))
}

/// A label, a figure and a line for where something stands.
pub(super) fn figures(language: Language, standing: Standing, day: impl Fn(Day) -> String) -> [String; 3] {
    match standing {
        Standing::OnTime { due, left: 0 } | Standing::Near { due, left: 0 } => {
            [words::last_day(language), words::today(language), words::until(language, &day(due))]
        }
        Standing::OnTime { due, left } => [words::left(language), left.to_string(), words::working_until(language, &day(due))],
        Standing::Near { due, left } => [words::near(language), left.to_string(), words::working_until(language, &day(due))],
        Standing::Overdue { due, by: Some(by) } if by > 0 => {
            [words::late(language), by.to_string(), words::working_since(language, &day(due))]
        }
        Standing::Overdue { due, .. } => [words::promised(language), words::is_late(language), words::since(language, &day(due))],
        Standing::Stopped(Left { days, working }) => {
            let unit = if working { words::working(language) } else { words::days(language) };
            [words::stopped(language), days.to_string(), unit]
        }
        Standing::Beyond(Left { days, working }) => {
            let line = if working { words::working_beyond(language) } else { words::days_beyond(language) };
            [words::promised(language), days.to_string(), line]
        }
        Standing::Kept => [words::result(language), words::in_time(language), String::new()],
        Standing::Broken { due } => [words::result(language), words::too_late(language), words::since(language, &day(due))],
    }
}
