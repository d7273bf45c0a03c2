//! Prose of the content: Markdown becomes paragraphs, entries and strong words, everything else becomes text. Nothing in it can be a link, a picture
//! or markup: raw HTML is shown as it was typed.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

pub use crate::domain::guide::lint::is_hidden;
use crate::flow::guides::{Block, Line, Piece};

/// Letters of one text at most, more than any that may be published; the rest is cut with an ellipsis, so that a text pasted by mistake cannot stop a
/// screen. Whoever shows it says so ([`super::bounds`]).
pub const CHARS_MAX: usize = 2_000;
/// Sentences and lines of one text at most: a text of stops alone is as many.
const LINES_MAX: usize = 200;
/// Ends of sentences at which reading aloud may take breath.
const SENTENCE_ENDS: [char; 8] = ['\u{3002}', '\u{ff01}', '\u{ff1f}', '\u{ff1b}', '!', '?', ';', '\n'];
const ELLIPSIS: char = '…';

/// Gives lines their numbers in reading order.
#[derive(Debug, Default)]
pub struct Numbers(u16);

impl Numbers {
    /// The next number.
    pub const fn next(&mut self) -> u16 {
        self.0 = self.0.saturating_add(1);
        self.0
    }
}

/// A text without hidden letters, not longer than [`CHARS_MAX`].
pub fn visible(text: &str) -> String {
    let mut shown: String = text.chars().filter(|letter| !is_hidden(*letter)).take(CHARS_MAX).collect();
    if text.chars().nth(CHARS_MAX).is_some() {
        shown.push(ELLIPSIS);
    }
    shown
}

/// Whether a text is longer than what is shown of it.
pub fn is_endless(text: &str) -> bool {
    text.chars().nth(CHARS_MAX).is_some() || text.matches(SENTENCE_ENDS).nth(LINES_MAX).is_some()
}

/// One line of a text that is no prose: a name, a title.
pub fn plain(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The paragraphs and entries of a text.
pub fn blocks(text: &str, numbers: &mut Numbers) -> Vec<Block> {
    let text = visible(text);
    let mut writer = Writer { numbers, blocks: Vec::new(), lines: Vec::new(), pieces: Vec::new(), is_entry: false, strong: 0 };
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::Strong) => writer.strong += 1,
            Event::End(TagEnd::Strong) => writer.strong = writer.strong.saturating_sub(1),
            Event::Start(Tag::Item) => {
                writer.end_block();
                writer.is_entry = true;
            }
            Event::End(TagEnd::Item) => {
                writer.end_block();
                writer.is_entry = false;
            }
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => writer.write(&words),
            Event::SoftBreak | Event::HardBreak => writer.write("\n"),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock) => writer.end_block(),
            _ => {}
        }
    }
    writer.end_block();
    writer.blocks
}

/// The sentences of a text, whatever its paragraphs.
pub fn lines(text: &str, numbers: &mut Numbers) -> Vec<Line> {
    blocks(text, numbers).into_iter().flat_map(|block| block.lines).collect()
}

struct Writer<'a> {
    numbers: &'a mut Numbers,
    blocks: Vec<Block>,
    lines: Vec<Line>,
    pieces: Vec<Piece>,
    is_entry: bool,
    strong: usize,
}

impl Writer<'_> {
    /// Words as the parser made them: what was written as a number (`&#x202e;`) is a letter only now.
    fn write(&mut self, words: &str) {
        let words: String = words.chars().filter(|letter| !is_hidden(*letter)).collect();
        for sentence in words.split_inclusive(SENTENCE_ENDS) {
            let text = sentence.trim_end_matches('\n');
            if !text.is_empty() {
                self.pieces.push(Piece { strong: self.strong > 0, text: text.to_owned() });
            }
            if sentence.ends_with(SENTENCE_ENDS) {
                self.end_line();
            }
        }
    }

    fn end_line(&mut self) {
        let is_full = self.lines.len() + self.blocks.iter().map(|block| block.lines.len()).sum::<usize>() >= LINES_MAX;
        if !is_full && self.pieces.iter().any(|piece| !piece.text.trim().is_empty()) {
            let number = self.numbers.next();
            self.lines.push(Line { number, pieces: std::mem::take(&mut self.pieces) });
        }
        self.pieces.clear();
    }

    fn end_block(&mut self) {
        self.end_line();
        if !self.lines.is_empty() {
            self.blocks.push(Block { is_entry: self.is_entry, lines: std::mem::take(&mut self.lines) });
        }
    }
}
