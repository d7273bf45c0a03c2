//! Cells of guides: texts that may be absent, lists between semicolons, conditions, time limits.

use super::Words;
use crate::domain::guide::choices::Unit;
use crate::domain::guide::terms::Limit;
use crate::domain::sheet::cell::{APOSTROPHE, plain, protect, unprotect};

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
