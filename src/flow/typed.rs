//! What people type, with the screen's keys or into a field, and never more than fits.

/// What a key or a field did to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keyed {
    /// The text of the field changed.
    Typed(String),
    /// A key of the screen's keyboard.
    Pressed(char),
    /// The key that takes the last letter away.
    Erased,
    /// The key that takes all away.
    Cleared,
}

impl Keyed {
    /// Does it to a text of at most `chars_max` characters; false where that is full already.
    pub fn apply(self, text: &mut String, chars_max: usize) -> bool {
        match self {
            Self::Typed(typed) => *text = cut(&typed, chars_max).map_or_else(|| typed.clone(), str::to_owned),
            Self::Pressed(_) if text.chars().count() >= chars_max => return false,
            Self::Pressed(letter) => text.push(letter),
            Self::Erased => drop(text.pop()),
            Self::Cleared => text.clear(),
        }
        true
    }
}

/// As much as fits of a text that has more than `chars_max` characters; nothing where all of it fits.
pub fn cut(text: &str, chars_max: usize) -> Option<&str> {
    text.char_indices().nth(chars_max).map(|(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_ends_where_the_field_does() {
        let mut text = String::new();
        let mut keyed = |keyed: Keyed| {
            let is_taken = keyed.apply(&mut text, 3);
            (text.clone(), is_taken)
        };
        assert_eq!(keyed(Keyed::Typed("低保金额".to_owned())), ("低保金".to_owned(), true));
        assert_eq!(keyed(Keyed::Pressed('a')), ("低保金".to_owned(), false));
        assert_eq!(keyed(Keyed::Erased), ("低保".to_owned(), true));
        assert_eq!(keyed(Keyed::Pressed('a')), ("低保a".to_owned(), true));
        assert_eq!(keyed(Keyed::Cleared), (String::new(), true));
        assert_eq!(keyed(Keyed::Erased), (String::new(), true));
        assert_eq!((cut("低保金", 3), cut("低保金", 2), cut("", 0)), (None, Some("低保"), None));
    }
}
