//! The language of a text of the content, which may be another one than that of the screen: a voice that reads it must know.

/// Whether Chinese characters stand in a text.
pub fn has_chinese(text: &str) -> bool {
    text.contains(|letter| matches!(letter, '\u{4e00}'..='\u{9fff}'))
}
