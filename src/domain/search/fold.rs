//! What makes two texts the same text to somebody who searches.

use super::QUERY_CHARS_MAX;

/// From a full-width form to the half-width one.
const FULL_WIDTH_DISTANCE: u32 = 0xFEE0;

/// A text without characters that nobody sees, each run of blanks one blank, none at the ends. It reads the same as before.
pub fn tidy(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut chars = text.chars().filter(|c| c.is_whitespace() || !is_unseen(*c)).peekable();
    let mut begun = false;
    std::iter::from_fn(move || {
        let mut blank = false;
        while chars.next_if(|c| c.is_whitespace()).is_some() {
            blank = true;
        }
        chars.peek()?;
        if blank && begun {
            return Some(' ');
        }
        begun = true;
        chars.next()
    })
}

/// Control characters, and those of Unicode that have no width or only turn the direction of others.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// The character that stands for `c` and all that count as the same.
pub fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let half = if matches!(c, '\u{ff01}'..='\u{ff5e}') { char::from_u32(u32::from(c) - FULL_WIDTH_DISTANCE).unwrap_or(c) } else { c };
    let mut lower = half.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => half,
    }
}

/// What was typed, tidied, folded and cut.
pub(super) fn query(typed: &str) -> Vec<char> {
    let mut chars: Vec<char> = tidy(typed).take(QUERY_CHARS_MAX).map(fold).collect();
    // Cut behind a blank, it would end with one, which no untouched query does.
    chars.pop_if(|last| *last == ' ');
    chars
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(text: &str) -> String {
        tidy(text).collect()
    }

    #[test]
    fn blanks_and_unseen_characters_go() {
        assert_eq!(tidied("  低保\u{3000}\n 申请\u{200b}表 \u{202e}"), "低保 申请表");
        assert_eq!(tidied("\u{0}\t \u{feff}"), "");
        assert_eq!(tidied("a\u{0}b"), "ab");
    }

    #[test]
    fn case_and_width_go() {
        let folded: String = "ＡＢc１２（Ä）İＫ".chars().map(fold).collect();
        assert_eq!(folded, "abc12(ä)İk");
    }

    #[test]
    fn a_query_is_bounded() {
        assert_eq!(query(&"长".repeat(1 << 20)).len(), QUERY_CHARS_MAX);
        assert_eq!(query(&format!("{} b", "a".repeat(QUERY_CHARS_MAX - 1))).len(), QUERY_CHARS_MAX - 1);
    }
}
