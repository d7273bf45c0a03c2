//! The shipped guides as documents, and another way of searching to hold the index against.
#![allow(dead_code, clippy::unwrap_used, clippy::missing_panics_doc)]

pub mod brute;
pub mod corpus;
pub mod documents;
#[path = "../common/prng.rs"]
pub mod prng;

use prng::Prng;
use residents_window::domain::search::{Document, Found, Hit, Index, Place, Readings, Why};

const GUIDES: &str = include_str!("../../public/content/guides.json");
const READINGS: &str = include_str!("../../public/content/readings.txt");

pub fn readings() -> Readings {
    Readings::parse(READINGS).unwrap()
}

/// The shipped guides.
pub fn guides() -> Vec<Document> {
    documents::documents(&serde_json::from_str(GUIDES).unwrap())
}

/// The shipped guides and their index.
pub struct Hall {
    pub documents: Vec<Document>,
    pub index: Index,
}

impl Hall {
    pub fn open() -> Self {
        let documents = guides();
        let index = Index::build(&documents, &readings());
        Self { documents, index }
    }

    pub fn title(&self, hit: &Hit) -> &str {
        &self.documents[hit.document as usize].title
    }

    pub fn search(&self, typed: &str) -> Found {
        self.index.find(typed, 20)
    }

    /// The first hit of a group that is this document.
    pub fn see<'a>(&self, hits: &'a [Hit], title: &str) -> Option<&'a Hit> {
        hits.iter().find(|hit| self.title(hit) == title)
    }
}

/// What is marked, as text.
pub fn marked(hit: &Hit) -> Vec<&str> {
    hit.marks.iter().map(|mark| &hit.shown[mark.clone()]).collect()
}

pub const PLACES: [Place; 4] = [Place::Title, Place::Alias, Place::Material, Place::Body];
pub const NEAR: [Why; 4] = [Why::Synonym, Why::Pinyin, Why::Initials, Why::Spelling];

/// A piece of one of these texts, such as somebody might type: mostly short.
pub fn piece(random: &mut Prng, texts: &[&str]) -> String {
    loop {
        let chars: Vec<char> = random.pick(texts).unwrap().chars().collect();
        let from = random.below(chars.len() as u64) as usize;
        let longest = if random.chance(0.8) { 8 } else { 40 };
        let length = 1 + random.below(longest) as usize;
        let piece: String = chars[from..chars.len().min(from + length)].iter().collect();
        if !piece.trim().is_empty() {
            return piece;
        }
    }
}

/// A stored index with a right check behind it, written apart from the program.
pub fn checked_again(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() - 8);
    let step = |sum: u64, word: &[u8]| {
        let mut whole = [0; 8];
        whole[..word.len()].copy_from_slice(word);
        (sum ^ u64::from_le_bytes(whole)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    };
    let whole = bytes.len() / 8 * 8;
    let sum = bytes[..whole].chunks(8).fold(bytes.len() as u64, step);
    let sum = step(sum, &bytes[whole..]);
    bytes.extend(sum.to_le_bytes());
    bytes
}
