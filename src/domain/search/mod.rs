//! Finding guides by what a person types: Chinese text, pinyin, initials, a mixture of them, other names, and pinyin with a wrong letter.
//!
//! It knows nothing of guides: it takes [`Document`]s, and answers with their numbers. [`Index::find`] gives two groups. The exact group holds every
//! document whose text contains what was typed, and no other; the near group holds what may have been meant, each hit labelled with why.
//!
//! What counts as containing: both sides are tidied ([`fold::tidy`]: no characters without width, each run of blanks is one, none at the ends) and folded
//! (letters without case, full-width forms as half-width ones). A match lies within one string of a document: within one alias, one paragraph. Aliases
//! are text of their document: who types one finds the document in the exact group, at [`Place::Alias`].
//!
//! How: all strings of all documents stand one after the other as numbers of characters, first all titles, then aliases, materials and bodies, each in the
//! order of the documents' weights. For every pair of neighbouring characters the index lists where it stands. So a list read from its beginning is
//! already ranked; a longer text is found by the rarest of its pairs and compared where it stands; pinyin is found by the pairs that exist.

mod alike;
mod alphabet;
mod build;
mod exact;
pub mod fold;
mod listener;
mod near;
mod pairs;
mod readings;
mod shown;
mod sound;
mod steps;
mod stored;
mod text;

use std::collections::BTreeSet;
use std::ops::Range;

pub use readings::{Readings, ReadingsFault, SYLLABLE_LETTERS_MAX};
pub use stored::Unreadable;

use alphabet::Alphabet;
use pairs::Pairs;
use text::Text;

/// Characters of a query that count; what is typed behind them is ignored. No screen has room for more.
pub const QUERY_CHARS_MAX: usize = 128;

/// What the index is told of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its name in Chinese.
    pub title: String,
    /// Its name in English; may be empty.
    pub english_title: String,
    /// Other names by which people know it, in any language.
    pub aliases: Vec<String>,
    /// Names of the materials it asks for, in any language.
    pub materials: Vec<String>,
    /// All its other text, in any language, a paragraph each.
    pub body: Vec<String>,
    /// How often people open it: of two equal hits the heavier comes first.
    pub weight: u32,
}

/// Where in a document, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Its name, in either language.
    Title,
    /// Another name.
    Alias,
    /// The name of a material.
    Material,
    /// Anything else.
    Body,
}

/// Why a document was found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Its text contains what was typed.
    Exact,
    /// What was typed contains a name of it, or is one of several names of one thing and it has another.
    Synonym,
    /// It sounds as typed: whole syllables, the last one perhaps unfinished.
    Pinyin,
    /// What was typed are the first letters of its syllables, or whole syllables mixed with first letters.
    Initials,
    /// It sounds nearly as typed: syllables that many people do not tell apart, or a wrong letter.
    Spelling,
    /// Nothing else was found, and a name of it has pieces of what was typed.
    Alike,
}

/// One document found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number in the list the index was built from.
    pub document: u32,
    /// Where.
    pub place: Place,
    /// Why.
    pub why: Why,
    /// The title, alias or material in which it was found, or a piece of a paragraph.
    pub shown: String,
    /// What to mark in `shown`, in bytes, ascending, apart, on the borders of characters.
    pub marks: Vec<Range<usize>>,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The first of the documents that contain what was typed: title before alias before material before body, then by weight, then by order.
    pub exact: Vec<Hit>,
    /// How many documents contain it.
    pub exact_total: usize,
    /// Others that may have been meant, by why, then as the exact ones. None of them contains what was typed, unless that was letters only: those
    /// stand in English texts by chance, so then a document may be in both groups.
    pub near: Vec<Hit>,
    /// Whether letters only were typed: pinyin, or a word of another language.
    pub only_letters: bool,
}

impl Found {
    /// Both groups as one list without repetition. Where people read Chinese, letters are pinyin and what sounds so comes before what merely contains
    /// them; everything else comes as the groups do.
    pub fn merged(&self, reads_chinese: bool) -> Vec<&Hit> {
        let sounds = |hit: &&Hit| self.only_letters && reads_chinese && matches!(hit.why, Why::Pinyin | Why::Initials);
        let mut seen = BTreeSet::new();
        let all = self.near.iter().filter(sounds).chain(&self.exact).chain(&self.near);
        all.filter(|hit| seen.insert(hit.document)).collect()
    }
}

/// What an index holds in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// All texts of all documents, from which hits are shown.
    pub texts_bytes: usize,
    /// Everything else.
    pub lists_bytes: usize,
}

/// Everything that can be searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    alphabet: Alphabet,
    text: Text,
    pairs: Pairs,
}

impl Index {
    /// An index of these documents. Names are found by sound as far as `readings` knows their characters.
    pub fn build(documents: &[Document], readings: &Readings) -> Self {
        build::build(documents, readings)
    }

    /// How many documents it knows.
    pub fn documents(&self) -> usize {
        self.text.documents()
    }

    /// What it holds in memory.
    pub fn memory(&self) -> Memory {
        Memory { texts_bytes: self.text.memory_bytes(), lists_bytes: self.alphabet.memory_bytes() + self.pairs.memory_bytes() }
    }

    /// At most `limit` hits of each group, ranked.
    pub fn find(&self, typed: &str, limit: usize) -> Found {
        let query = fold::query(typed);
        if query.is_empty() {
            return Found::default();
        }
        let exact = exact::find(self, &query, limit);
        let mut near = near::find(self, &query, limit);
        if near.is_empty() && exact.total == 0 {
            near = alike::find(self, &query, limit);
        }
        Found { exact: exact.hits, exact_total: exact.total, near, only_letters: is_only_letters(&query) }
    }

    /// The numbers of all documents that contain what was typed, ranked.
    pub fn find_all_exact(&self, typed: &str) -> Vec<u32> {
        let codes = exact::codes(self, &fold::query(typed)).unwrap_or_default();
        exact::places(self, &codes, usize::MAX).0.into_iter().map(|at| self.text.document(self.text.rank(at))).collect()
    }
}

fn is_only_letters(query: &[char]) -> bool {
    query.iter().all(|c| c.is_ascii_lowercase() || matches!(c, ' ' | '\''))
}
