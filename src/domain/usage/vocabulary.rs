//! The words of the content: a searched text may be kept only when it is made of nothing else. A name, an address, a story are not: what nobody of the
//! hall has written down is kept of nobody.

/// The words of the content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Names of what the content is about, one a line: pieces of them are words.
    names: String,
    /// Words that people use besides, one a line: only whole ones are.
    words: String,
}

/// A shorter piece of a name is no word.
const PIECE_CHARS_MIN: usize = 2;
/// A longer text is none that is kept.
const TEXT_CHARS_MAX: usize = 32;

impl Vocabulary {
    /// Of names, and a text of words with blanks between them; its lines that begin with `#` say something to people.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>, words: &str) -> Self {
        let words = words.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        Self { names: lines(names), words: lines(words) }
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
                for to in from + 1..=chars.len() {
                    is_reached[to] |= self.has(&chars[from..to].iter().collect::<String>(), to - from);
                }
            }
        }
        is_reached[chars.len()]
    }

    fn has(&self, piece: &str, chars: usize) -> bool {
        self.words.contains(&format!("\n{piece}\n")) || chars >= PIECE_CHARS_MIN && self.names.contains(piece)
    }
}

fn lines<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().fold("\n".to_owned(), |all, text| all + text + "\n")
}
