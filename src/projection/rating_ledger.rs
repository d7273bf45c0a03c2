//! Ratings with the hashes of the entries that hold them, as an export and its verification need them. Built anew for each export: only then does anybody
//! ask for hashes.

use std::collections::BTreeMap;

use crate::domain::rating::export::Recorded;
use crate::domain::rating::{Rating, RatingEvent, Subject};
use crate::journal::Entry;

/// The family of the writers and streams of ratings.
pub const FAMILY: &str = "rating";

/// The ratings of some entries.
#[derive(Clone, Debug, Default)]
pub struct Ledger(BTreeMap<Subject, Recorded>);

/// Whether this writer's chain is one of ratings.
pub fn is_of_family(writer: &str) -> bool {
    writer.strip_suffix(FAMILY).is_some_and(|before| before.ends_with('/'))
}

impl Ledger {
    /// Takes in the next entry of the journal.
    pub fn absorb(&mut self, entry: &Entry) {
        for at in 0..entry.parts.len() {
            self.absorb_part(entry, at);
        }
    }

    /// Takes in one part of an entry: of a stream, parts must come in the order of their versions.
    pub fn absorb_part(&mut self, entry: &Entry, at: usize) {
        let Some(part) = entry.parts.get(at) else { return };
        let Some(subject) = part.stream.rated() else { return };
        for event in part.events.iter().filter_map(|text| RatingEvent::from_json(text)) {
            match self.0.get_mut(&subject) {
                Some(recorded) => {
                    if matches!(event, RatingEvent::RatedAgain { .. }) {
                        recorded.again.get_or_insert_with(|| (entry.hash.to_string(), entry.by.to_string()));
                    }
                    recorded.rating.apply(&event, entry.time, part.version);
                }
                None => {
                    let begun = Rating::begin(subject.clone(), event, (entry.time, &entry.by), part.version);
                    if let Some(rating) = begun {
                        self.0.insert(subject.clone(), Recorded { rating, hash: entry.hash.to_string(), again: None });
                    }
                }
            }
        }
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Recorded> {
        self.0.values()
    }
}
