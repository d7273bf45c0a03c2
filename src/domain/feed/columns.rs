//! The columns of a feed, the states of a case in it, and the words by which both are known.

use serde::{Deserialize, Serialize};

/// A column. Feeds name them by [`Self::key`] or in Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FeedColumn {
    /// The number by which people ask.
    Receipt,
    /// What was applied for.
    Item,
    /// By whom; masked.
    Applicant,
    /// Their phone; masked.
    Phone,
    /// When it was accepted.
    AcceptedAt,
    /// Where it is.
    Step,
    /// Since when.
    StepAt,
    /// What it is.
    State,
    /// Promised limit in working days.
    PromisedDays,
    /// When it must be decided.
    DueAt,
    /// What came of it.
    Result,
    /// What the applicant should know.
    Note,
}

impl FeedColumn {
    /// All of them, in the order of an export.
    pub const ALL: [Self; 12] = [
        Self::Receipt,
        Self::Item,
        Self::Applicant,
        Self::Phone,
        Self::AcceptedAt,
        Self::Step,
        Self::StepAt,
        Self::State,
        Self::PromisedDays,
        Self::DueAt,
        Self::Result,
        Self::Note,
    ];

    /// Without these a file is no feed, and a row no case.
    pub const NEEDED: [Self; 4] = [Self::Receipt, Self::Item, Self::AcceptedAt, Self::State];

    /// Its English heading.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Item => "item",
            Self::Applicant => "applicant",
            Self::Phone => "phone",
            Self::AcceptedAt => "accepted_at",
            Self::Step => "step",
            Self::StepAt => "step_at",
            Self::State => "state",
            Self::PromisedDays => "promised_days",
            Self::DueAt => "due_at",
            Self::Result => "result",
            Self::Note => "note",
        }
    }

    /// Its place in [`Self::ALL`].
    pub const fn place(self) -> usize {
        self as usize
    }
}

/// What a case of another system is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// Accepted; nothing else is known.
    Accepted,
    /// Worked on.
    InProgress,
    /// Materials are missing.
    Waiting,
    /// Its clock stands still.
    Suspended,
    /// Decided: yes.
    Granted,
    /// Decided: no.
    Refused,
    /// The result was handed over.
    Delivered,
    /// The applicant took it back.
    Withdrawn,
}

impl Progress {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Accepted, Self::InProgress, Self::Waiting, Self::Suspended, Self::Granted, Self::Refused, Self::Delivered, Self::Withdrawn];

    /// Nothing more happens to it: it was decided, handed over or taken back.
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Granted | Self::Refused | Self::Delivered | Self::Withdrawn)
    }

    /// Its English word, as an export writes it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::InProgress => "in_progress",
            Self::Waiting => "waiting",
            Self::Suspended => "suspended",
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::Delivered => "delivered",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// The Chinese words of feeds. They are a part of the file's form.
#[derive(Clone, Copy)]
pub struct FeedWords {
    /// Headings of a column.
    pub headings: fn(FeedColumn) -> &'static [&'static str],
    /// Words for a state.
    pub states: fn(Progress) -> &'static [&'static str],
    /// What may follow a number of working days.
    pub working_days: &'static [&'static str],
    /// Names under which the list lies in a JSON object.
    pub list: fn(&str) -> bool,
}

/// The column of a heading or a name.
pub(super) fn column_of(words: &FeedWords, heading: &str) -> Option<FeedColumn> {
    let even = even(heading);
    let is_it = |column: &FeedColumn| column.key() == even || (words.headings)(*column).contains(&even.as_str());
    FeedColumn::ALL.into_iter().find(is_it)
}

/// The state of a cell.
pub(super) fn progress_of(words: &FeedWords, cell: &str) -> Option<Progress> {
    let even = even(cell);
    Progress::ALL.into_iter().find(|state| state.key() == even || (words.states)(*state).contains(&even.as_str()))
}

/// Small letters, no blanks at the ends, `_` for blanks and hyphens within; without the star or colon that forms put after a heading.
fn even(text: &str) -> String {
    let half: String = text.chars().map(crate::domain::identity::to_half_width).collect();
    let bare = half.trim().trim_end_matches([':', '*']).trim().to_lowercase();
    let is_latin = bare.is_ascii();
    let join = |letter: char| match letter {
        letter if letter.is_whitespace() || letter == '-' => is_latin.then_some('_'),
        letter => Some(letter),
    };
    bare.chars().filter_map(join).collect()
}
