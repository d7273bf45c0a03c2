//! Letters at the end of what is typed, and the Chinese words that they may stand for. They stay letters until somebody chooses: whoever writes English, or
//! whose machine cannot read the table, has typed what stands there.

use super::input::Effect;
use super::rating::Choosing;
use crate::domain::hall::Language;
use crate::flow::typed::cut;

/// Words that stand on the screen at once.
pub const PAGE_WORDS: usize = 5;
/// Longest run of letters that is asked about.
const LETTERS_MAX: usize = 40;

/// What some letters may stand for: the words, and for how many of the letters.
pub type StandsFor = (String, usize);

/// What the letters at the end of a text may stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// The letters that were asked about.
    letters: String,
    /// Version of the question.
    version: u32,
    words: Vec<StandsFor>,
    /// The first word that stands on the screen.
    from: usize,
}

impl Offered {
    /// The words on the screen, with their numbers, and whether there are more.
    pub fn page(&self) -> (Vec<(usize, String)>, bool) {
        let page = self.words.iter().enumerate().skip(self.from).take(PAGE_WORDS).map(|(nth, (text, _))| (nth, text.clone())).collect();
        (page, self.words.len() > PAGE_WORDS)
    }

    /// The answer; a late one is of other letters.
    pub(super) fn take_in(&mut self, version: u32, words: Vec<StandsFor>) {
        if version == self.version && !self.letters.is_empty() {
            (self.words, self.from) = (words, 0);
        }
    }

    /// Turns on to more words, and at the end back to the first.
    pub(super) const fn turn(&mut self) {
        self.from = if self.from + PAGE_WORDS < self.words.len() { self.from + PAGE_WORDS } else { 0 };
    }

    /// The letters stand for this word: it takes their place, and the letters that are left wait for the next.
    pub(super) fn stand_for(&mut self, nth: usize, text: &mut String, chars_max: usize) {
        let Some((word, used)) = self.words.get(nth).cloned() else { return };
        let rest = self.letters.get(used..).unwrap_or_default().to_owned();
        let Some(before) = text.strip_suffix(self.letters.as_str()).map(str::len) else { return };
        text.truncate(before);
        text.push_str(&word);
        text.push_str(&rest);
        if let Some(fits) = cut(text, chars_max).map(str::len) {
            text.truncate(fits);
        }
    }
}

/// Asks what the letters at the end may stand for, when they have changed. Only for whoever reads Chinese.
pub(super) fn ask(choosing: &mut Choosing, version: &mut u32, language: Language) -> Option<Effect> {
    let letters = if language == Language::Zh && choosing.keyboard { letters_of(&choosing.comment) } else { "" };
    if letters == choosing.offered.letters {
        return None;
    }
    *version += 1;
    choosing.offered = Offered { letters: letters.to_owned(), version: *version, ..Offered::default() };
    (!letters.is_empty()).then(|| Effect::AskWords { version: *version, letters: letters.to_owned() })
}

/// The run of small letters at the end.
fn letters_of(text: &str) -> &str {
    let length = text.bytes().rev().take_while(u8::is_ascii_lowercase).take(LETTERS_MAX).count();
    &text[text.len() - length..]
}
