//! Cells: what a spreadsheet would spoil is protected, lists stand between semicolons.

use super::Words;
use crate::domain::guide::choices::Unit;
use crate::domain::guide::terms::Limit;
use crate::domain::identity::to_half_width;
use crate::domain::time::Day;

/// Marks a cell as a text. Spreadsheets show it and keep it; the import takes it away.
const APOSTROPHE: char = '\'';
/// The separator of lists: the one that Chinese keyboards type. The plain one is understood.
const SEMICOLON: char = '\u{ff1b}';
/// What separates answers of one question.
const OR: char = '|';
/// What separates a question from its answers.
const IS: char = '=';
/// Takes the meaning from the letter after it.
const ESCAPE: char = '\\';
/// After [`ESCAPE`]: an entry with nothing in it.
const NOTHING: char = '_';

/// The cell of a text.
pub(super) fn protect(text: &str) -> String {
    if is_spoilt(text) { format!("{APOSTROPHE}{text}") } else { text.to_owned() }
}

/// The text of a cell.
pub(super) fn unprotect(cell: &str) -> &str {
    cell.strip_prefix(APOSTROPHE).filter(|text| is_spoilt(text)).unwrap_or(cell)
}

/// The cell of a text that may be absent: blank when it is, marked when it is there and blank.
pub(super) fn optional(text: Option<&str>) -> String {
    match text {
        None => String::new(),
        Some("") => APOSTROPHE.to_string(),
        Some(text) => protect(text),
    }
}

/// The text of a cell that may be absent.
pub(super) fn read_optional(cell: &str) -> Option<String> {
    match cell {
        "" => None,
        "'" => Some(String::new()),
        cell => Some(unprotect(cell).to_owned()),
    }
}

/// Whether a spreadsheet would take this text for something else: a formula, a number (dropping zeros and digits), a date, a truth.
fn is_spoilt(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let is_formula = matches!(to_half_width(first), '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | APOSTROPHE);
    let is_numeric = |letter: char| letter.is_ascii_digit() || " -/.:,%eE+()$\u{5e74}\u{6708}\u{65e5}\u{a5}".contains(letter);
    let is_number = text.chars().any(|letter| letter.is_ascii_digit()) && text.chars().all(is_numeric);
    is_formula || is_number || ["true", "false"].contains(&text.to_ascii_lowercase().as_str())
}

/// A list in one cell.
pub(super) fn join<'a>(entries: impl IntoIterator<Item = &'a str>) -> String {
    joined(entries, SEMICOLON)
}

fn joined<'a>(entries: impl IntoIterator<Item = &'a str>, with: char) -> String {
    let escaped = entries.into_iter().map(|entry| if entry.is_empty() { format!("{ESCAPE}{NOTHING}") } else { escape(entry) });
    escaped.collect::<Vec<_>>().join(&with.to_string())
}

fn escape(entry: &str) -> String {
    entry.chars().flat_map(|letter| [Some(ESCAPE).filter(|_| is_special(letter)), Some(letter)]).flatten().collect()
}

const fn is_special(letter: char) -> bool {
    matches!(letter, ESCAPE | SEMICOLON | ';' | OR | IS)
}

/// The entries of a cell.
pub(super) fn split(cell: &str) -> Vec<String> {
    pieces(cell, |letter| matches!(letter, SEMICOLON | ';')).into_iter().map(|piece| unescape(&piece)).collect()
}

/// Cuts at letters that are not escaped; what is escaped stays so.
fn pieces(cell: &str, is_cut: fn(char) -> bool) -> Vec<String> {
    if cell.is_empty() {
        return Vec::new();
    }
    let (mut pieces, mut is_escaped) = (vec![String::new()], false);
    for letter in cell.chars() {
        if !is_escaped && is_cut(letter) {
            pieces.push(String::new());
            continue;
        }
        is_escaped = !is_escaped && letter == ESCAPE;
        pieces.last_mut().into_iter().for_each(|piece| piece.push(letter));
    }
    pieces
}

fn unescape(piece: &str) -> String {
    let (mut text, mut letters) = (String::new(), piece.chars());
    while let Some(letter) = letters.next() {
        match letter {
            ESCAPE => text.extend(letters.next().filter(|next| *next != NOTHING)),
            letter => text.push(letter),
        }
    }
    text
}

/// Conditions in one cell: `who=agent;sick=ill|both`.
pub(super) fn join_when<'a>(when: impl IntoIterator<Item = (&'a String, &'a Vec<String>)>) -> String {
    let one = |(question, answers): (&String, &Vec<String>)| {
        let question = if question.is_empty() { format!("{ESCAPE}{NOTHING}") } else { escape(question) };
        format!("{question}{IS}{}", joined(answers.iter().map(String::as_str), OR))
    };
    when.into_iter().map(one).collect::<Vec<_>>().join(&SEMICOLON.to_string())
}

/// The conditions of a cell, or nothing when it is not written so.
pub(super) fn split_when(cell: &str) -> Option<Vec<(String, Vec<String>)>> {
    let one = |piece: String| {
        let sides = pieces(&piece, |letter| letter == IS);
        let [question, answers] = sides.as_slice() else { return None };
        let answers = pieces(answers, |letter| letter == OR);
        Some((unescape(question.trim()), answers.iter().map(|answer| unescape(answer.trim())).collect()))
    };
    pieces(cell, |letter| matches!(letter, SEMICOLON | ';')).into_iter().map(one).collect()
}

/// A time limit in words.
pub(super) fn limit(words: &Words, limit: Limit) -> String {
    match limit {
        Limit::AtOnce => words.at_once.to_owned(),
        Limit::NotLaidDown => words.not_laid_down.to_owned(),
        Limit::Within(value, unit) => format!("{value} {}", (words.unit)(unit)),
    }
}

/// The limit that a cell says; blanks and full-width digits are understood.
pub(super) fn read_limit(words: &Words, cell: &str) -> Option<Limit> {
    let plain = plain(cell);
    if plain == words.at_once {
        return Some(Limit::AtOnce);
    }
    if plain == words.not_laid_down {
        return Some(Limit::NotLaidDown);
    }
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    let unit = Unit::ALL.iter().find(|unit| (words.unit)(**unit) == &plain[digits..])?;
    Some(Limit::Within(plain[..digits].parse().ok()?, *unit))
}

/// The day of a cell: as written by an export, or as spreadsheets rewrite it.
pub(super) fn read_day(cell: &str) -> Option<Day> {
    let plain = plain(unprotect(cell));
    let plain = plain.trim_end_matches('\u{65e5}');
    let parts: Vec<&str> = plain.split(['-', '/', '.', '\u{5e74}', '\u{6708}']).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let number = |text: &&str| text.parse::<u32>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    Day::from_ymd(number(year).filter(|_| year.len() == 4)?.cast_signed(), number(month)?, number(day)?)
}

/// Without blanks, full-width letters made plain: for what a person types and a program reads.
pub(super) fn plain(cell: &str) -> String {
    cell.chars().filter(|letter| !letter.is_whitespace()).map(to_half_width).collect()
}
