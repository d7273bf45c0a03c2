//! Searching by looking at everything, written apart from the index.

use std::collections::BTreeSet;

use residents_window::domain::search::{Document, Index, Place};

/// The text that counts: without case, full-width forms, unseen characters and double blanks.
pub fn plain(text: &str) -> String {
    let half: String = text
        .chars()
        .map(|c| match u32::from(c) {
            number @ 0xff01..=0xff5e => char::from_u32(number - 0xfee0).unwrap(),
            _ => c,
        })
        .filter(|c| c.is_whitespace() || !c.is_control() && !"\u{200b}\u{200c}\u{200d}\u{feff}\u{202e}\u{202c}".contains(*c))
        .collect();
    half.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// All documents, ready to be looked at: the strings of each by their place.
pub struct Brute(Vec<Vec<(Place, String)>>, Vec<u32>);

impl Brute {
    pub fn of(documents: &[Document]) -> Self {
        let strings = |document: &Document| {
            let titles = [&document.title, &document.english_title].map(|title| (Place::Title, plain(title)));
            let of = |place: Place, list: &[String]| list.iter().map(|text| (place, plain(text))).collect::<Vec<_>>();
            let lists = [(Place::Alias, &document.aliases), (Place::Material, &document.materials), (Place::Body, &document.body)];
            titles.into_iter().chain(lists.into_iter().flat_map(|(place, list)| of(place, list))).collect()
        };
        Self(documents.iter().map(strings).collect(), documents.iter().map(|document| document.weight).collect())
    }

    /// Number and best place of each document that contains it, ranked.
    pub fn find(&self, typed: &str) -> Vec<(u32, Place)> {
        let wanted = plain(typed);
        if wanted.is_empty() {
            return Vec::new();
        }
        let best =
            |strings: &Vec<(Place, String)>| strings.iter().filter(|(_, text)| text.contains(&wanted)).map(|(place, _)| *place).min();
        let mut found: Vec<(u32, Place)> = self.0.iter().zip(0..).filter_map(|(strings, number)| Some((number, best(strings)?))).collect();
        found.sort_by_key(|(number, place)| (*place, std::cmp::Reverse(self.1[*number as usize]), *number));
        found
    }

    /// Every text of a place.
    pub fn texts(&self, place: Place) -> impl Iterator<Item = &str> {
        self.0.iter().flatten().filter(move |(other, _)| *other == place).map(|(_, text)| text.as_str())
    }
}

/// Holds the index against the brute force for one query: the same documents in the same order, no more and no fewer, at the same place, marked.
pub fn compare(brute: &Brute, index: &Index, typed: &str) {
    const LIMIT: usize = 20;
    let wanted = brute.find(typed);
    let found = index.find(typed, LIMIT);
    assert_eq!(found.exact_total, wanted.len(), "{typed:?}: how many");
    let firsts: Vec<(u32, Place)> = found.exact.iter().map(|hit| (hit.document, hit.place)).collect();
    assert_eq!(firsts, wanted[..wanted.len().min(LIMIT)], "{typed:?}: the first ones");
    let all: BTreeSet<u32> = index.find_all_exact(typed).into_iter().collect();
    assert_eq!(all, wanted.iter().map(|(number, _)| *number).collect(), "{typed:?}: all of them");
    for hit in &found.exact {
        assert!(!hit.marks.is_empty(), "{typed:?}: nothing is marked in {:?}", hit.shown);
        hit.marks.iter().for_each(|mark| assert_eq!(plain(&hit.shown[mark.clone()]), plain(typed), "{typed:?} in {:?}", hit.shown));
    }
}

/// Every piece of a text of up to `longest` characters.
pub fn pieces(text: &str, longest: usize) -> BTreeSet<String> {
    let chars: Vec<char> = text.chars().collect();
    let of_length = |length: usize| chars.windows(length).map(|window| window.iter().collect::<String>()).collect::<Vec<_>>();
    (1..=longest).flat_map(of_length).filter(|piece| plain(piece) == *piece).collect()
}
