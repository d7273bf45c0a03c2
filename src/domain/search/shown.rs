//! What people see of a hit: the name or a piece of the paragraph, and what to mark in it.

use std::ops::Range;

use super::alphabet::Code;
use super::{Hit, Index, Place, Why, exact};

/// Characters of a paragraph that are shown, at most: two lines on the kiosk.
const PIECE_CHARS_MAX: usize = 44;
/// Of these, so many stand before the match, if there are so many.
const PIECE_CHARS_BEFORE: usize = 12;
/// Stands where a paragraph was cut.
const CUT: char = '\u{2026}';

/// A hit where `query` stands literally: everything like it is marked.
pub(super) fn literal(index: &Index, at: u32, query: &[Code], why: Why) -> Hit {
    let window = window(index, at, query.len());
    let codes = &index.text.codes()[window.clone()];
    let marks = exact::all_in(index, codes, query).into_iter().map(|begin| begin..begin + query.len());
    hit(index, at, why, window.clone(), marks)
}

/// A hit of the characters from `at` up to `end`.
pub(super) fn run(index: &Index, at: u32, end: usize, why: Why) -> Hit {
    let length = end.saturating_sub(at as usize);
    let window = window(index, at, length);
    let begin = (at as usize).saturating_sub(window.start);
    let marks = std::iter::once(begin..begin + length);
    hit(index, at, why, window, marks)
}

/// The characters to show: a name whole, of a paragraph the piece around the match.
fn window(index: &Index, at: u32, length: usize) -> Range<usize> {
    let (from, to) = index.text.string_around(at);
    if index.text.place(at) != Place::Body || to - from <= PIECE_CHARS_MAX {
        return from..to;
    }
    let matched = (at as usize)..(at as usize + length).min(to);
    let latest_begin = to.saturating_sub(PIECE_CHARS_MAX).max(from);
    let begin = matched.start.saturating_sub(PIECE_CHARS_BEFORE).clamp(from, latest_begin.max(from));
    begin..(begin + PIECE_CHARS_MAX).max(matched.end).min(to)
}

fn hit(index: &Index, at: u32, why: Why, window: Range<usize>, marks: impl Iterator<Item = Range<usize>>) -> Hit {
    let (from, to) = index.text.string_around(at);
    let mut shown = String::new();
    if window.start > from {
        shown.push(CUT);
    }
    // Where each character begins in the text, and where the last one ends.
    let mut begins = Vec::with_capacity(window.len() + 1);
    for code in &index.text.codes()[window.clone()] {
        begins.push(shown.len());
        shown.push(index.alphabet.char(*code));
    }
    begins.push(shown.len());
    let last = begins.len() - 1;
    let marks = marks.map(|mark| begins[mark.start.min(last)]..begins[mark.end.min(last)]).collect();
    if window.end < to {
        shown.push(CUT);
    }
    let document = index.text.document(index.text.rank(at));
    Hit { document, place: index.text.place(at), why, shown, marks }
}
