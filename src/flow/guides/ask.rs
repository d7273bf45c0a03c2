//! What the kiosk asks the reader, and what it is answered.

use serde::{Deserialize, Serialize};

use super::page::GuidePage;
use super::shelf::Shelf;
use crate::domain::hall::Language;

/// Answers of the checklist: identities of question and answer.
pub type Chosen = Vec<(String, String)>;

/// A question. Written by hand where the kiosk sends it, read with a derived reader where it arrives; a test holds both together.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// Which guides?
    Shelf {
        /// How they are looked for.
        seek: Seek,
        /// Language of the person.
        language: Language,
    },
    /// This guide, for this person.
    Page {
        /// Which.
        guide: String,
        /// What was answered so far.
        chosen: Chosen,
        /// Language of the person.
        language: Language,
    },
    /// The guide that was once printed with these digits.
    Print {
        /// The 24 digits.
        code: String,
        /// What was answered so far.
        chosen: Chosen,
        /// Language of the person.
        language: Language,
    },
}

/// How guides are looked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seek {
    /// By what was typed.
    Typed(String),
    /// By going through them.
    Way {
        /// How.
        way: Way,
        /// Which of its choices, counted from 0.
        choice: usize,
    },
}

/// A way through the guides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// By class.
    #[default]
    Class,
    /// By occasion in life.
    Event,
    /// By department.
    Department,
    /// What people open most.
    Asked,
}

impl Way {
    /// All of them, in the order offered.
    pub const ALL: [Self; 4] = [Self::Class, Self::Event, Self::Department, Self::Asked];

    /// Its name outside.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Event => "event",
            Self::Department => "department",
            Self::Asked => "asked",
        }
    }
}

/// What the reader says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// These guides.
    Shelf(Shelf),
    /// This page.
    Page(Box<GuidePage>),
    /// There is no such guide (any more).
    NoSuchGuide,
}
