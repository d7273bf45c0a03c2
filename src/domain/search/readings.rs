//! How Chinese characters are read: the pinyin syllables of each, without tones.
//!
//! The text form has a line for each syllable: its letters (`v` for u with two dots), a blank, then every character that can be read so, in the order of
//! their code points. A character with several readings stands in several lines. Lines that begin with `#` say something to people.

use std::collections::BTreeMap;

/// The longest syllable, `zhuang`.
pub const SYLLABLE_LETTERS_MAX: usize = 6;

/// The readings of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    syllables: Vec<String>,
    /// Which syllables, ascending by character, then as in `syllables`.
    of: Vec<(char, u16)>,
}

/// Why a text is not readings: which line, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} is not a syllable and its characters")]
pub struct ReadingsFault {
    /// From 1.
    pub line: usize,
}

impl Readings {
    /// Reads the text form.
    ///
    /// # Errors
    /// The first line that is wrong.
    pub fn parse(text: &str) -> Result<Self, ReadingsFault> {
        let mut lines: BTreeMap<String, Vec<char>> = BTreeMap::new();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let (syllable, chars) =
                line.split_once(' ').filter(|(syllable, _)| is_syllable(syllable)).ok_or(ReadingsFault { line: at + 1 })?;
            if chars.is_empty() || chars.chars().any(|c| c.is_ascii() || c.is_whitespace()) {
                return Err(ReadingsFault { line: at + 1 });
            }
            lines.entry(syllable.to_owned()).or_default().extend(chars.chars());
        }
        Ok(Self::of_syllables(lines))
    }

    /// From pairs of a character and one of its readings; what is not a syllable is left out.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (char, &'a str)>) -> Self {
        let mut lines: BTreeMap<String, Vec<char>> = BTreeMap::new();
        for (c, syllable) in pairs.into_iter().filter(|(_, syllable)| is_syllable(syllable)) {
            lines.entry(syllable.to_owned()).or_default().push(c);
        }
        Self::of_syllables(lines)
    }

    fn of_syllables(lines: BTreeMap<String, Vec<char>>) -> Self {
        let mut readings = Self::default();
        for (syllable, chars) in lines {
            let number = u16::try_from(readings.syllables.len()).unwrap_or(u16::MAX);
            readings.syllables.push(syllable);
            readings.of.extend(chars.into_iter().map(|c| (c, number)));
        }
        readings.of.sort_unstable();
        readings.of.dedup();
        readings
    }

    /// The text form, without remarks.
    pub fn to_text(&self) -> String {
        let mut lines = vec![String::new(); self.syllables.len()];
        self.of.iter().for_each(|(c, number)| lines[usize::from(*number)].push(*c));
        self.syllables.iter().zip(lines).map(|(syllable, chars)| format!("{syllable} {chars}\n")).collect()
    }

    /// The syllables as which `c` can be read.
    pub fn of(&self, c: char) -> impl Iterator<Item = &str> {
        let from = self.of.partition_point(|(other, _)| *other < c);
        self.of[from..].iter().take_while(move |(other, _)| *other == c).map(|(_, number)| self.syllables[usize::from(*number)].as_str())
    }
}

fn is_syllable(text: &str) -> bool {
    (1..=SYLLABLE_LETTERS_MAX).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_form_goes_there_and_back() {
        let text = "chang 长\nzhang 张长\n";
        let readings = Readings::parse(&format!("# two\n{text}\n")).unwrap();
        assert_eq!(readings.to_text(), text);
        assert_eq!(readings.of('长').collect::<Vec<_>>(), ["chang", "zhang"]);
        assert_eq!(readings.of('短').count(), 0);
    }

    #[test]
    fn wrong_lines_are_named() {
        for (text, line) in [("di 低\nbao", 2), ("# x\nDi 低", 2), ("zhuangg 装", 1), ("di ", 1), ("di 低 地", 1), ("低 di", 1)] {
            assert_eq!(Readings::parse(text), Err(ReadingsFault { line }), "{text}");
        }
    }
}
