//! Cells: what a spreadsheet would spoil is protected, and what people type is evened out.

use std::borrow::Cow;

use crate::domain::identity::to_half_width;
use crate::domain::time::Day;

/// Marks a cell as a text. Spreadsheets show it and keep it; reading takes it away.
pub const APOSTROPHE: char = '\'';
/// Digits that a spreadsheet's numbers keep.
const NUMBER_DIGITS_MAX: usize = 15;

/// The cell of a text.
pub fn protect(text: &str) -> String {
    if is_spoilt(text) { format!("{APOSTROPHE}{text}") } else { text.to_owned() }
}

/// The cell of a text in a file that other programs read as well: as [`protect`], but a number that every spreadsheet keeps as it is stays bare.
pub fn guard(text: &str) -> Cow<'_, str> {
    let is_kept_number =
        text.len() <= NUMBER_DIGITS_MAX && text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if is_spoilt(text) && !is_kept_number { Cow::Owned(format!("{APOSTROPHE}{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell.
pub fn unprotect(cell: &str) -> &str {
    cell.strip_prefix(APOSTROPHE).filter(|text| is_spoilt(text)).unwrap_or(cell)
}

/// Whether a spreadsheet would take this text for something else: a formula, a number (dropping zeros and digits), a date, a truth.
pub(in crate::domain) fn is_spoilt(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let is_formula = matches!(to_half_width(first), '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | APOSTROPHE);
    let is_numeric = |letter: char| letter.is_ascii_digit() || " -/.:,%eE+()$\u{5e74}\u{6708}\u{65e5}\u{a5}".contains(letter);
    // Most texts are no number by their first letter.
    let is_number = text.chars().all(is_numeric) && text.chars().any(|letter| letter.is_ascii_digit());
    is_formula || is_number || text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
}

/// Without blanks, full-width letters made plain: for what a person types and a program reads.
pub fn plain(cell: &str) -> String {
    cell.chars().filter(|letter| !letter.is_whitespace()).map(to_half_width).collect()
}

/// The day of a cell: `2026-07-01`, or as spreadsheets and people rewrite it: `2026/7/1`, `2026.7.1`, with the words for year, month and day.
pub fn read_day(cell: &str) -> Option<Day> {
    let plain = plain(unprotect(cell));
    let plain = plain.trim_end_matches('\u{65e5}');
    let mut parts = plain.split(['-', '/', '.', '\u{5e74}', '\u{6708}']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let has_rest = parts.next().is_some();
    Day::from_ymd(number(year).filter(|_| year.len() == 4 && !has_rest)?.cast_signed(), number(month)?, number(day)?)
}
