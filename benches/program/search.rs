//! The search of 10,000 generated guides, for a page that measures it beside other engines on the same documents.

use residents_window::domain::search::{Document, Index, Readings};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::corpus::corpus;
use crate::guides::documents;
use crate::prng::Prng;

fn told(error: impl std::fmt::Display) -> JsValue {
    JsValue::from_str(&error.to_string())
}

/// Generated guides.
#[wasm_bindgen]
pub struct Guides {
    documents: Vec<Document>,
    readings: Readings,
}

#[wasm_bindgen]
impl Guides {
    /// So many, of the words of the shipped ones.
    #[wasm_bindgen(constructor)]
    pub fn new(guides: &str, readings: &str, count: usize) -> Result<Guides, JsValue> {
        let content: Value = serde_json::from_str(guides).map_err(told)?;
        let readings = Readings::parse(readings).map_err(told)?;
        Ok(Self { documents: corpus(&documents(&content), count, 5), readings })
    }

    /// The same documents for the other engines, as JSON.
    pub fn to_json(&self) -> String {
        let one = |(number, document): (usize, &Document)| {
            json!({ "id": number, "weight": document.weight, "titles": [document.title, document.english_title], "aliases": document.aliases,
                "materials": document.materials, "body": document.body })
        };
        Value::from(self.documents.iter().enumerate().map(one).collect::<Vec<Value>>()).to_string()
    }

    /// Builds.
    pub fn build(&self) -> Search {
        Search(Index::build(&self.documents, &self.readings))
    }

    /// Pieces of texts of 2 to 8 characters, half of names and half of paragraphs, as JSON.
    pub fn texts_typed(&self, count: usize) -> String {
        let mut random = Prng::new(21);
        let mut typed = Vec::new();
        while typed.len() < count {
            let Some(document) = random.pick(&self.documents) else { break };
            let list = if random.chance(0.5) { &document.aliases } else { &document.body };
            let text = if random.chance(0.25) { Some(&document.title) } else { random.pick(list) };
            typed.extend(text.and_then(|text| piece(&mut random, text, 2, 8)));
        }
        Value::from(typed).to_string()
    }

    /// Names of two to six characters as people type them in pinyin: whole syllables or first letters. With the document each is of, as JSON.
    pub fn sounds_typed(&self, count: usize, whole: bool) -> String {
        let mut random = Prng::new(if whole { 22 } else { 23 });
        let mut typed = Vec::new();
        while typed.len() < count {
            let number = random.below(self.documents.len() as u64) as usize;
            let document = &self.documents[number];
            let name = if random.chance(0.5) { Some(&document.title) } else { random.pick(&document.aliases) };
            let Some(piece) = name.and_then(|name| piece(&mut random, name, 2, 6)) else { continue };
            let sounds: Option<Vec<&str>> = piece.chars().map(|c| self.readings.of(c).next()).collect();
            let letters = if whole { usize::MAX } else { 1 };
            typed.extend(
                sounds.map(|sounds| json!([sounds.iter().map(|sound| &sound[..sound.len().min(letters)]).collect::<String>(), number])),
            );
        }
        Value::from(typed).to_string()
    }
}

fn piece(random: &mut Prng, text: &str, least: u64, most: u64) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let length = (least + random.below(most + 1 - least)) as usize;
    let from = random.below((chars.len() + 1).checked_sub(length)? as u64) as usize;
    let piece = chars.get(from..from + length)?;
    piece.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).then(|| piece.iter().collect())
}

/// An index.
#[wasm_bindgen]
pub struct Search(Index);

#[wasm_bindgen]
impl Search {
    /// The stored form.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes()
    }

    /// Loads the stored form.
    pub fn load(bytes: &[u8]) -> Result<Search, JsValue> {
        Index::from_bytes(bytes).map(Self).map_err(told)
    }

    /// How many bytes it holds.
    pub fn memory(&self) -> usize {
        self.0.memory_bytes()
    }

    /// The numbers of the exact hits, ranked; each with its text and marks is made.
    pub fn find(&self, typed: &str, limit: usize) -> Vec<u32> {
        self.0.find(typed, limit).exact.iter().map(|hit| hit.document).collect()
    }

    /// The numbers of those that sound as typed.
    pub fn find_near(&self, typed: &str, limit: usize) -> Vec<u32> {
        self.0.find(typed, limit).near.iter().map(|hit| hit.document).collect()
    }

    /// How many contain it.
    pub fn count(&self, typed: &str) -> usize {
        self.0.find(typed, 1).exact_total
    }
}
