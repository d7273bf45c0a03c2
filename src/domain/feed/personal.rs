//! Personal data in a feed: masked before anything else happens to a row, and found where it should not be.

use std::borrow::Cow;

use crate::domain::case::mask::{Masked, PersonName, Phone};
use crate::domain::identity::to_half_width;
use crate::domain::time::Day;

/// What systems put in the place of what they hide.
const STARS: [char; 7] = ['*', '\u{d7}', '\u{25cb}', '\u{3007}', '\u{25cf}', '\u{2605}', '\u{2606}'];
/// What stands for a phone number's hidden digits besides.
const CROSSES: [char; 2] = ['x', 'X'];
/// Stands for a letter of a given name.
const GIVEN: char = '\u{67d0}';
/// Digits of a mobile phone.
const MOBILE_LENGTH: usize = 11;
/// Into so many pieces people part a number.
const PIECES_MAX: usize = 5;
/// What stands in the place of an identity number.
const HIDDEN: &str = "******";

/// A name or phone of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Personal {
    /// The other system had masked it.
    Masked(Masked),
    /// It stood there in the clear.
    Clear(Masked),
    /// It is none.
    Wrong,
}

/// An applicant. What is masked already is evened out: a surname and a star, whatever the other system leaves.
pub(super) fn name(cell: &str) -> Personal {
    let half: String = cell.trim().chars().map(to_half_width).collect();
    if let Some((shown, _)) = half.split_once(STARS) {
        // Whatever stands for the given name: the surname is told apart as in a whole name.
        let whole = shown.chars().any(char::is_alphabetic).then(|| PersonName::new(&format!("{shown}{GIVEN}{GIVEN}"))).flatten();
        let masked = whole.map_or_else(|| Masked::kept("*"), |name| Some(name.masked()));
        return masked.map_or(Personal::Wrong, Personal::Masked);
    }
    PersonName::new(&half).map_or(Personal::Wrong, |name| Personal::Clear(name.masked()))
}

/// A phone. Of a masked one at most three digits in front and the last four are kept.
pub(super) fn phone(cell: &str) -> Personal {
    let half: String = cell.chars().map(to_half_width).filter(|letter| !letter.is_whitespace()).collect();
    let is_star = |letter: char| STARS.contains(&letter) || CROSSES.contains(&letter);
    let is_masked = half.contains(STARS) || half.chars().filter(|letter| CROSSES.contains(letter)).count() >= 3;
    if is_masked {
        let shown = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let front = half.split(is_star).next().unwrap_or_default();
        let last = half.rsplit(is_star).next().unwrap_or_default();
        // So few hidden digits hide nothing.
        let hides = half.chars().filter(|letter| is_star(*letter)).count() >= 3;
        return match (shown(front), shown(last) && last.len() == 4 && hides) {
            (_, false) => Personal::Wrong,
            (true, true) if front.len() >= 3 => kept(&format!("{}****{last}", &front[..3])),
            _ => kept(&format!("****{last}")),
        };
    }
    Phone::new(&half).map_or(Personal::Wrong, |phone| Personal::Clear(phone.masked()))
}

fn kept(text: &str) -> Personal {
    Masked::kept(text).map_or(Personal::Wrong, Personal::Masked)
}

/// Whether a text holds a mobile phone or an identity number.
pub fn holds_clear_data(text: &str) -> bool {
    matches!(without_numbers(text), Cow::Owned(_))
}

/// A text without mobile phones, identity numbers, and this name.
pub fn scrub<'a>(text: &'a str, name: Option<(&str, &Masked)>) -> Cow<'a, str> {
    let text = without_numbers(text);
    match name {
        Some((clear, masked)) if clear.chars().count() > 1 && text.contains(clear) => text.replace(clear, masked.as_str()).into(),
        _ => text,
    }
}

fn without_numbers(text: &str) -> Cow<'_, str> {
    // Most texts have no digits: nothing is copied then.
    if !text.chars().any(|letter| to_half_width(letter).is_ascii_digit()) {
        return text.into();
    }
    let letters: Vec<char> = text.chars().collect();
    let (mut scrubbed, mut has_found, mut at) = (String::new(), false, 0);
    while at < letters.len() {
        let runs = runs_at(&letters[at..]);
        match runs.iter().find_map(|run| Some((run.length, run.hidden()?))) {
            Some((length, hidden)) => {
                scrubbed.push_str(&hidden);
                has_found = true;
                at += length;
            }
            None => {
                let length = runs.first().map_or(1, |run| run.length);
                scrubbed.extend(&letters[at..at + length]);
                at += length;
            }
        }
    }
    if has_found { scrubbed.into() } else { text.into() }
}

/// Digits that may belong together.
struct Run {
    digits: String,
    length: usize,
}

/// The digits that begin here, and the same with what follows them behind a blank or a hyphen: `138 1234 5678`.
fn runs_at(letters: &[char]) -> Vec<Run> {
    let (mut runs, mut digits, mut at) = (Vec::new(), String::new(), 0);
    while runs.len() < PIECES_MAX {
        let from = at;
        while let Some(half) = letters.get(at).map(|letter| to_half_width(*letter)) {
            let is_check = digits.len() == 17 && matches!(half, 'x' | 'X');
            if !half.is_ascii_digit() && !is_check {
                break;
            }
            digits.push(half.to_ascii_uppercase());
            at += 1;
        }
        if at == from {
            break;
        }
        runs.push(Run { digits: digits.clone(), length: at });
        if !letters.get(at).is_some_and(|letter| matches!(to_half_width(*letter), ' ' | '-')) {
            break;
        }
        at += 1;
    }
    runs
}

impl Run {
    /// What takes its place, when it is somebody's.
    fn hidden(&self) -> Option<String> {
        let digits = self.digits.strip_prefix("86").filter(|rest| rest.len() == MOBILE_LENGTH).unwrap_or(&self.digits);
        if is_mobile(digits) {
            return Phone::new(digits).map(|phone| phone.masked().to_string());
        }
        is_identity(digits).then(|| HIDDEN.to_owned())
    }
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == MOBILE_LENGTH && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}

/// An identity number: 18 digits by GB 11643, with a day of birth and their check digit. Those of 15 digits ended in 2013, and other numbers look like them.
fn is_identity(digits: &str) -> bool {
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let birth = || Day::from_ymd(number(6, 10)?.cast_signed(), number(10, 12)?, number(12, 14)?);
    digits.len() == 18 && matches!(&digits[6..8], "19" | "20") && birth().is_some() && is_checked_identity(digits)
}

/// ISO 7064 MOD 11-2.
fn is_checked_identity(digits: &str) -> bool {
    let value = |byte: u8| if byte == b'X' { 10 } else { u32::from(byte.wrapping_sub(b'0')) };
    let sum = digits.bytes().fold(0, |sum, byte| (sum * 2 + value(byte)) % 11);
    sum == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_people_are_found_and_others_stay() {
        let identity = "11010519491231002X";
        for (text, scrubbed) in [
            ("电话13812345678，请联系", "电话138****5678，请联系"),
            ("138 1234 5678", "138****5678"),
            ("+86-138-1234-5678", "+138****5678"),
            ("１３８１２３４５６７８", "138****5678"),
            (identity, HIDDEN),
            ("证件号11010519491231002x。", "证件号******。"),
            ("2026-11-21 13812345678", "2026-11-21 138****5678"),
            ("13812345678 13987654321", "138****5678 139****4321"),
        ] {
            assert_eq!(scrub(text, None), scrubbed);
            assert!(holds_clear_data(text));
            assert!(!holds_clear_data(scrubbed));
        }
        for text in [
            "第12345号",
            "010-65131234",
            "202611210000012345",
            "11010519491231002",
            "110105491231002",
            "138****5678",
            "1381234567",
            "no digits",
            "",
        ] {
            assert_eq!(scrub(text, None), text);
            assert!(!holds_clear_data(text));
        }
    }

    #[test]
    fn what_is_masked_is_evened_out_and_what_is_clear_is_masked() {
        let masked = |text: &str| Personal::Masked(Masked::kept(text).expect("a star"));
        let clear = |text: &str| Personal::Clear(Masked::kept(text).expect("a star"));
        assert_eq!(name("张*"), masked("张*"));
        assert_eq!(name("张＊丰"), masked("张*"));
        assert_eq!(name("欧阳××"), masked("欧阳*"));
        assert_eq!(name("张三*"), masked("张*"));
        assert_eq!(name("J*** Smith"), masked("J*"));
        assert_eq!(name("**"), masked("*"));
        assert_eq!(name("张三丰"), clear("张*"));
        assert_eq!(name("123"), Personal::Wrong);
        assert_eq!(phone("138****5678"), masked("138****5678"));
        assert_eq!(phone("1381***5678"), masked("138****5678"));
        assert_eq!(phone("138xxxx5678"), masked("138****5678"));
        assert_eq!(phone("*******5678"), masked("****5678"));
        assert_eq!(phone("138 1234 5678"), clear("138****5678"));
        assert_eq!(phone("1381234567*"), Personal::Wrong);
        assert_eq!(phone("138****"), Personal::Wrong);
        assert_eq!(phone("-"), Personal::Wrong);
    }

    #[test]
    fn a_name_is_masked_wherever_its_row_repeats_it() {
        let masked = Masked::kept("张*").expect("a star");
        assert_eq!(scrub("请张三丰本人来取，电话13812345678", Some(("张三丰", &masked))), "请张*本人来取，电话138****5678");
        assert_eq!(scrub("张贴公告", Some(("张", &masked))), "张贴公告");
    }
}
