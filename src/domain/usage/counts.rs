//! Sums of what was used, and the event that carries them.
//!
//! `{"counted":{"read":{"temporary-relief":3},"missed":{"":1}}}`: kind, subject, how often. The format only grows; kinds of a later program are passed over.

use std::collections::BTreeMap;

use serde_json::Value;

use super::surnames::is_like_a_name;
use crate::domain::identity::to_half_width;
use crate::domain::json::{object, tree};
use crate::domain::keep::{Keep, Reader, Writer, keep_choices, keep_fields};

/// Different texts that found nothing and are kept in one batch; what comes beyond them counts without its text.
pub const TEXTS_MAX: usize = 50;
/// Longer texts are not kept: they are addresses and sentences.
const TEXT_CHARS_MAX: usize = 12;
/// So many digits in a row are a number of somebody: they are not kept.
const DIGITS_MIN: usize = 4;
/// The word of the event.
const COUNTED: &str = "counted";

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A guide was read.
    Read,
    /// A guide was printed.
    Printed,
    /// A guide was taken along by its code.
    Carried,
    /// A number was taken from a guide.
    Number,
    /// A guide was found: the subject is the way, or `typed`, or `print`.
    Found,
    /// A search found nothing: the subject is the text, or nothing where it is not kept.
    Missed,
}

keep_choices!(Kind: Read Printed Carried Number Found Missed);

impl Kind {
    const ALL: [Self; 6] = [Self::Read, Self::Printed, Self::Carried, Self::Number, Self::Found, Self::Missed];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Printed => "printed",
            Self::Carried => "carried",
            Self::Number => "number",
            Self::Found => "found",
            Self::Missed => "missed",
        }
    }
}

/// One use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Used {
    kind: Kind,
    subject: String,
}

keep_fields!(Used { kind, subject });

impl Used {
    /// Something was done with this guide, or found on this way. Names come from the content, never from a person; a text that found nothing goes through
    /// [`Self::missed`].
    pub fn of(kind: Kind, name: &str) -> Self {
        let subject = if kind == Kind::Missed { String::new() } else { name.to_owned() };
        Self { kind, subject }
    }

    /// A search found nothing. The text is kept only where it can hardly be about somebody: it is made of nothing but words of the content
    /// (`is_of_content`: see [`super::Vocabulary`]), of Chinese characters and digits alone, short, without a number of four digits or more, and does not look
    /// like a name. Otherwise it counts without its text. No list of names would tell that a longer text is about somebody; a list of words does. Whoever
    /// types letters may have typed a name as it sounds.
    pub fn missed(typed: &str, is_of_content: bool) -> Self {
        let plain: String = typed.chars().map(to_half_width).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let is_plain = plain.chars().all(|c| c.is_ascii_digit() || is_chinese(c));
        let is_kept =
            is_of_content && is_plain && plain.chars().count() <= TEXT_CHARS_MAX && !has_number(&plain) && !is_like_a_name(&plain);
        Self { kind: Kind::Missed, subject: if is_kept { plain } else { String::new() } }
    }

    /// What was done.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// With which guide, on which way, or which text; nothing where the text is not kept.
    pub fn subject(&self) -> &str {
        &self.subject
    }
}

fn has_number(text: &str) -> bool {
    let mut row = 0;
    text.chars().any(|c| {
        row = if c.is_numeric() || is_numeral(c) { row + 1 } else { 0 };
        row >= DIGITS_MIN
    })
}

/// A digit as it is written out.
fn is_numeral(c: char) -> bool {
    "\u{96f6}\u{3007}\u{4e00}\u{4e8c}\u{4e09}\u{56db}\u{4e94}\u{516d}\u{4e03}\u{516b}\u{4e5d}".contains(c)
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Sums.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(BTreeMap<Used, u32>);

impl Keep for Counts {
    fn keep(&self, to: &mut Writer) {
        self.0.keep(to);
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        Keep::read(from).map(Self)
    }
}

impl Counts {
    /// Counts one more.
    pub fn count(&mut self, used: &Used) {
        let is_new_text = used.kind == Kind::Missed && !self.0.contains_key(used);
        let is_too_many = is_new_text && self.of_kind(Kind::Missed).count() >= TEXTS_MAX;
        self.add(if is_too_many { Used::of(Kind::Missed, "") } else { used.clone() }, 1);
    }

    fn add(&mut self, used: Used, times: u32) {
        let sum = self.0.entry(used).or_default();
        *sum = sum.saturating_add(times);
    }

    /// Adds other sums.
    pub fn add_all(&mut self, others: &Self) {
        others.0.iter().for_each(|(used, times)| self.add(used.clone(), *times));
    }

    /// How often.
    pub fn times(&self, used: &Used) -> u32 {
        self.0.get(used).copied().unwrap_or(0)
    }

    /// All of a kind: subject and how often.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&str, u32)> {
        self.0.iter().filter(move |(used, _)| used.kind == kind).map(|(used, times)| (used.subject.as_str(), *times))
    }

    /// Nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The event.
    pub fn to_event(&self) -> String {
        let subjects = |kind: Kind| object(self.of_kind(kind).map(|(subject, times)| (subject, Value::from(times))).collect());
        let kinds = Kind::ALL.into_iter().filter(|kind| self.of_kind(*kind).next().is_some());
        object(vec![(COUNTED, object(kinds.map(|kind| (kind.as_str(), subjects(kind))).collect()))]).to_string()
    }

    /// The sums of an event; nothing when it is no such event.
    pub fn of_event(text: &str) -> Option<Self> {
        let event = tree(text)?;
        let kinds = event.get(COUNTED)?.as_object()?;
        let mut counts = Self::default();
        for kind in Kind::ALL {
            for (subject, times) in kinds.get(kind.as_str()).and_then(Value::as_object).into_iter().flatten() {
                let times = times.as_u64().and_then(|times| u32::try_from(times).ok())?;
                counts.add(Used { kind, subject: subject.clone() }, times);
            }
        }
        Some(counts)
    }
}
