//! Names and phones as they may be shown and kept in the clear: enough to know oneself by, too little to know somebody else.
//!
//! A name keeps its surname and a star, whatever its length: the number of stars would tell more. A phone keeps its first three and last four digits. What
//! was typed has no `Debug` of its own: what is logged by mistake is masked too.

use std::fmt;

use crate::domain::identity::to_half_width;

/// Most characters of a name.
pub const NAME_LENGTH_MAX: usize = 60;
/// Fewest and most digits of a phone number: a local one without its area, and an international one by E.164 after `00`.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=17;
/// The digits that are asked for where a number can be guessed.
pub const LAST_DIGITS: usize = 4;
/// Shorter numbers show their last four digits only.
const SHOWN_IN_FRONT_MIN: usize = 11;
/// Where the number of an extension begins.
const EXTENSIONS: [char; 6] = ['\u{8f6c}', '\u{8f49}', 'x', 'X', '#', ','];
/// What stands between the parts of a name of another language.
const NAME_DOTS: [char; 7] = ['\u{b7}', '\u{2022}', '\u{2027}', '\u{30fb}', '\u{ff65}', '\u{2e31}', '.'];
/// Surnames of two characters, old forms and those of the north-eastern peoples too.
const SURNAMES_OF_TWO: &str = "\u{6b27}\u{9633}\u{592a}\u{53f2}\u{7aef}\u{6728}\u{4e0a}\u{5b98}\u{53f8}\u{9a6c}\u{4e1c}\u{65b9}\u{72ec}\u{5b64}\u{5357}\u{5bab}\
    \u{4e07}\u{4fdf}\u{95fb}\u{4eba}\u{590f}\u{4faf}\u{8bf8}\u{845b}\u{5c09}\u{8fdf}\u{516c}\u{7f8a}\u{8d6b}\u{8fde}\u{6fb9}\u{53f0}\
    \u{7687}\u{752b}\u{5b97}\u{653f}\u{6fee}\u{9633}\u{516c}\u{51b6}\u{592a}\u{53d4}\u{7533}\u{5c60}\u{516c}\u{5b59}\u{6155}\u{5bb9}\
    \u{4ef2}\u{5b59}\u{949f}\u{79bb}\u{957f}\u{5b59}\u{5b87}\u{6587}\u{53f8}\u{5f92}\u{9c9c}\u{4e8e}\u{53f8}\u{7a7a}\u{95fe}\u{4e18}\
    \u{5b50}\u{8f66}\u{4e93}\u{5b98}\u{53f8}\u{5bc7}\u{5deb}\u{9a6c}\u{516c}\u{897f}\u{989b}\u{5b59}\u{58e4}\u{9a77}\u{516c}\u{826f}\
    \u{6f06}\u{96d5}\u{4e50}\u{6b63}\u{5bb0}\u{7236}\u{8c37}\u{6881}\u{62d3}\u{8dcb}\u{5939}\u{8c37}\u{8f69}\u{8f95}\u{4ee4}\u{72d0}\
    \u{6bb5}\u{5e72}\u{767e}\u{91cc}\u{547c}\u{5ef6}\u{4e1c}\u{90ed}\u{5357}\u{95e8}\u{7f8a}\u{820c}\u{5fae}\u{751f}\u{516c}\u{6237}\
    \u{516c}\u{7389}\u{516c}\u{4eea}\u{6881}\u{4e18}\u{516c}\u{4ef2}\u{516c}\u{4e0a}\u{516c}\u{95e8}\u{516c}\u{5c71}\u{516c}\u{575a}\
    \u{5de6}\u{4e18}\u{516c}\u{4f2f}\u{897f}\u{95e8}\u{516c}\u{7956}\u{7b2c}\u{4e94}\u{516c}\u{4e58}\u{8d2f}\u{4e18}\u{516c}\u{7699}\
    \u{5357}\u{8363}\u{4e1c}\u{91cc}\u{4e1c}\u{5bab}\u{4ef2}\u{957f}\u{5b50}\u{4e66}\u{5b50}\u{6851}\u{5373}\u{58a8}\u{8fbe}\u{595a}\
    \u{891a}\u{5e08}\u{7eb3}\u{5170}\u{53f6}\u{8d6b}\u{5b8c}\u{989c}\u{5bcc}\u{5bdf}\u{6b50}\u{967d}\u{8af8}\u{845b}\u{6771}\u{65b9}\
    \u{53f8}\u{99ac}\u{5c09}\u{9072}\u{9577}\u{5b6b}\u{937e}\u{96e2}\u{8ed2}\u{8f45}\u{9bae}\u{4e8e}\u{5357}\u{5bae}\u{6df3}\u{4e8e}\
    \u{5355}\u{4e8e}\u{516c}\u{8f38}\u{516c}\u{8f93}";

/// The name of a person as it was typed.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// A name of at least one letter, at most [`NAME_LENGTH_MAX`] characters and no control characters; blanks round it and full-width letters are evened out.
    pub fn new(text: &str) -> Option<Self> {
        let plain: String = text.trim().chars().map(to_half_width).collect();
        let fits = (1..=NAME_LENGTH_MAX).contains(&plain.chars().count()) && plain.chars().all(|c| !c.is_control());
        (fits && plain.chars().any(char::is_alphabetic)).then_some(Self(plain))
    }

    /// The name itself: for whoever encrypts it, or looks it up by a keyed digest.
    pub fn in_clear(&self) -> &str {
        &self.0
    }

    /// Surname and a star. A name of one letter is a star alone.
    pub fn masked(&self) -> Masked {
        let letters: Vec<char> = self.0.chars().filter(|c| c.is_alphabetic() && !is_mark(*c)).collect();
        let shown = match letters.as_slice() {
            [] | [_] => String::new(),
            [first, second, _, ..] if is_surname(*first, *second) && !self.0.contains(NAME_DOTS) => [*first, *second].iter().collect(),
            [first, ..] => self.with_marks(*first),
        };
        Masked(format!("{shown}*"))
    }

    /// A letter with the marks that belong to it.
    fn with_marks(&self, first: char) -> String {
        let from = self.0.chars().skip_while(|c| *c != first);
        from.enumerate().take_while(|(at, c)| *at == 0 || is_mark(*c)).map(|(_, c)| c).collect()
    }
}

fn is_surname(first: char, second: char) -> bool {
    let mut chars = SURNAMES_OF_TWO.chars();
    while let (Some(one), Some(two)) = (chars.next(), chars.next()) {
        if (one, two) == (first, second) {
            return true;
        }
    }
    false
}

/// Accents and vowel signs that stand on or under the letter before them.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{f71}'..='\u{f84}' | '\u{f8d}'..='\u{fbc}' | '\u{180b}'..='\u{180f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.masked(), f)
    }
}

/// A telephone number as it was typed: its digits, without the country code of China.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// A number of 7 to 17 digits; blanks, hyphens, brackets, a country code and an extension are understood.
    pub fn new(text: &str) -> Option<Self> {
        let plain: String =
            text.chars().map(to_half_width).filter(|c| !c.is_whitespace() && !"-()\u{2010}\u{2013}\u{2014}".contains(*c)).collect();
        let main = plain.split(EXTENSIONS).next().unwrap_or_default();
        let digits = match main.strip_prefix("+86").or_else(|| main.strip_prefix("0086")) {
            Some(rest) => rest,
            None if main.len() == 13 && main.starts_with("861") => &main[2..],
            None => main.strip_prefix('+').unwrap_or(main),
        };
        let fits = PHONE_DIGITS.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| Self(digits.to_owned()))
    }

    /// The digits: for whoever encrypts them, or looks them up by a keyed digest.
    pub fn in_clear(&self) -> &str {
        &self.0
    }

    /// `138****5678`; of short numbers only the last four digits. Always four stars.
    pub fn masked(&self) -> Masked {
        let in_front = if self.0.len() >= SHOWN_IN_FRONT_MIN { &self.0[..3] } else { "" };
        Masked(format!("{in_front}****{}", self.last_digits()))
    }

    /// The last four digits.
    pub fn last_digits(&self) -> &str {
        &self.0[self.0.len() - LAST_DIGITS..]
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.masked(), f)
    }
}

/// A masked name or phone: made by masking, or read back from where it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masked(String);

impl Masked {
    /// From where it was kept; nothing when it has no star: then it was never masked.
    pub fn kept(text: &str) -> Option<Self> {
        text.contains('*').then(|| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a masked phone ends with these four digits, as somebody typed them.
    pub fn ends_with_digits(&self, typed: &str) -> bool {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).map(to_half_width).collect();
        digits.len() == LAST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit()) && self.0.ends_with(&digits)
    }
}

impl fmt::Display for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
