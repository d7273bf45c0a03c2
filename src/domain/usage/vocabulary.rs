//! The words of the content: a searched text may be kept only when it is made of nothing else. A name, an address, a story are not: what nobody of the
//! hall has written down is kept of nobody.

use std::collections::BTreeSet;

use super::surnames::{is_like_a_name, is_surname};

/// The words of the content: whole names of what it is about, and the words that people use besides. No piece of either is one: pieces have no limits, and
/// the tail of one beside the head of another may be anybody's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary(BTreeSet<String>);

/// A longer text is none that is kept.
const TEXT_CHARS_MAX: usize = 32;

impl Vocabulary {
    /// Of names, and a text of words with blanks between them; its lines that begin with `#` say something to people. What looks like somebody's name is no
    /// word, whoever has written it down.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>, words: &'a str) -> Self {
        let words = words.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        let plain = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        Self(names.into_iter().chain(words).map(plain).filter(|word| !word.is_empty() && !is_name(word)).collect())
    }

    /// Whether a text is made of these words, one after the other, and of nothing else. Blanks and marks do not count.
    pub fn makes(&self, text: &str) -> bool {
        let chars: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).take(TEXT_CHARS_MAX + 1).collect();
        if chars.is_empty() || chars.len() > TEXT_CHARS_MAX {
            return false;
        }
        let mut is_reached = vec![false; chars.len() + 1];
        is_reached[0] = true;
        for from in 0..chars.len() {
            if is_reached[from] {
                // A surname and a single character behind it are a name across two words.
                let chars_min = if from > 0 && is_surname(chars[from - 1]) { 2 } else { 1 };
                for to in from + chars_min..=chars.len() {
                    is_reached[to] |= self.0.contains(&chars[from..to].iter().collect::<String>());
                }
            }
        }
        is_reached[chars.len()]
    }
}

/// Whether a word is, or may be, somebody's name: a surname alone, too.
fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    is_like_a_name(word) || chars.next().is_some_and(is_surname) && chars.next().is_none()
}
