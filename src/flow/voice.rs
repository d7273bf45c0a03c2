//! The voice ladder: own clips, the machine's own voice, a chime, and at last a flash that needs no sound at all.
//!
//! Every step has a time limit and an answer; whatever the answer is, the ladder ends.

use crate::domain::hall::Language;
use crate::domain::identity::{CounterId, TicketNumber};

/// A way to tell people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Recordings of the hall.
    Clips,
    /// A voice installed on this machine; never one that needs a network.
    LocalVoice,
    /// Two tones made in the browser.
    Chime,
    /// The card flashes.
    Flash,
}

/// How a step went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// People have been told.
    Done,
    /// This machine has nothing of the kind.
    NotThere,
    /// It went wrong, or it did not end in time.
    Failed,
    /// The browser wants a touch before it plays sound.
    Blocked,
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Try this, for at most [`Step::limit_ms`].
    Try(Step),
    /// The ladder has ended.
    Over(Outcome),
}

/// How the ladder ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What people got.
    pub by: Step,
    /// Sound was blocked on the way: ask for one touch.
    pub blocked: bool,
}

/// The longest piece of speech: browsers' voices stall after about 15 s.
pub const SPEECH_LIMIT_MS: u32 = 14_000;
/// A voice that has not begun to speak by then is stuck.
pub const SPEECH_START_LIMIT_MS: u32 = 2_500;
/// After so many failures in a row the machine's voice rests.
pub const FAILURES_MAX: u32 = 2;
/// For so many announcements.
pub const REST_ANNOUNCEMENTS: u32 = 10;

impl Step {
    /// The time this step has.
    pub const fn limit_ms(self) -> u32 {
        match self {
            Self::Clips | Self::LocalVoice => SPEECH_LIMIT_MS,
            Self::Chime => 2_500,
            Self::Flash => 4_000,
        }
    }

    const fn below(self) -> Option<Self> {
        match self {
            Self::Clips => Some(Self::LocalVoice),
            Self::LocalVoice => Some(Self::Chime),
            Self::Chime => Some(Self::Flash),
            Self::Flash => None,
        }
    }
}

/// What is known of the machine's voice from earlier announcements: one that has died must not cost every call its time limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Experience {
    failures: u32,
    rests: u32,
}

/// One announcement on its way down the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ladder {
    step: Step,
    blocked: bool,
}

impl Ladder {
    /// Begins at the top.
    pub const fn start() -> (Self, Step) {
        (Self { step: Step::Clips, blocked: false }, Step::Clips)
    }

    /// Takes the answer of the step that was tried.
    pub fn answer(&mut self, answer: Answer, experience: &mut Experience) -> Next {
        if self.step == Step::LocalVoice {
            experience.note(answer);
        }
        self.blocked |= answer == Answer::Blocked;
        let by = self.step;
        if answer == Answer::Done {
            return Next::Over(Outcome { by, blocked: self.blocked });
        }
        let below = match by.below() {
            Some(Step::LocalVoice) if experience.rests() => Some(Step::Chime),
            below => below,
        };
        let Some(next) = below else { return Next::Over(Outcome { by, blocked: self.blocked }) };
        self.step = next;
        Next::Try(next)
    }
}

impl Experience {
    fn note(&mut self, answer: Answer) {
        self.failures = if answer == Answer::Failed { self.failures + 1 } else { 0 };
        if self.failures >= FAILURES_MAX {
            (self.failures, self.rests) = (0, REST_ANNOUNCEMENTS);
        }
    }

    /// Counts one announcement of the rest, if it rests.
    const fn rests(&mut self) -> bool {
        let rests = self.rests > 0;
        self.rests = self.rests.saturating_sub(1);
        rests
    }
}

/// Time for a piece of speech: slow voices take about 0.4 s for a Chinese character and 0.15 s for an English letter.
pub fn speech_limit_ms(text: &str, language: Language) -> u32 {
    let each = match language {
        Language::Zh => 400,
        Language::En => 150,
    };
    let count = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    count.saturating_mul(each).saturating_add(SPEECH_START_LIMIT_MS).min(SPEECH_LIMIT_MS)
}

/// Cuts a text into pieces that are spoken well within [`SPEECH_LIMIT_MS`], where possible at the end of a sentence or phrase.
pub fn pieces(text: &str, language: Language) -> Vec<String> {
    let length_max = match language {
        Language::Zh => 28,
        Language::En => 76,
    };
    let mut pieces: Vec<String> = Vec::new();
    let mut piece = String::new();
    for part in text.split_inclusive(ends_phrase) {
        for word in split_long(part, length_max) {
            if !piece.is_empty() && piece.chars().count() + word.chars().count() > length_max {
                pieces.push(std::mem::take(&mut piece));
            }
            piece.push_str(&word);
        }
    }
    pieces.push(piece);
    pieces.into_iter().map(|piece| piece.trim().to_owned()).filter(|piece| !piece.is_empty()).collect()
}

fn ends_phrase(c: char) -> bool {
    matches!(c, '\u{3002}' | '\u{ff01}' | '\u{ff1f}' | '\u{ff1b}' | '\u{ff0c}' | '\u{3001}' | '.' | '!' | '?' | ';' | ',')
}

/// A phrase that is too long by itself is cut at blanks, or anywhere.
fn split_long(phrase: &str, length_max: usize) -> Vec<String> {
    let mut found = Vec::new();
    for word in phrase.split_inclusive(' ') {
        let chars: Vec<char> = word.chars().collect();
        found.extend(chars.chunks(length_max).map(|chunk| chunk.iter().collect::<String>()));
    }
    found
}

/// Whether a voice with the language tag `tag` speaks `language` as this hall's people do: Mandarin, not Cantonese.
pub fn voice_fits(tag: &str, language: Language) -> bool {
    let tag = tag.replace('_', "-").to_ascii_lowercase();
    match language {
        Language::Zh => ["zh", "zh-cn", "zh-hans", "zh-hans-cn", "cmn", "cmn-cn", "cmn-hans-cn"].contains(&tag.as_str()),
        Language::En => tag == "en" || tag.starts_with("en-"),
    }
}

/// Names of the recordings that make up a call, in order.
pub fn clip_names(number: TicketNumber, counter: &CounterId) -> Vec<String> {
    let spoken = number.to_string();
    let letter_and_digits = spoken.chars().map(|c| c.to_ascii_lowercase().to_string());
    let rest = ["go-to".to_owned(), format!("counter-{counter}")];
    letter_and_digits.chain(rest).collect()
}
