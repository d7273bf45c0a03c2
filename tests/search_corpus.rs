//! The index of 10,000 generated guides beside brute force, its stored form, and input that nobody means well.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod search;

use residents_window::domain::search::{Document, Index, Place, QUERY_CHARS_MAX, Readings, Unreadable};
use search::brute::{Brute, compare, pieces};
use search::prng::Prng;
use search::{corpus, guides, piece, readings};

const MANY: usize = 10_000;

struct Halls {
    brute: Brute,
    index: Index,
}

impl Halls {
    fn open(seed: u64) -> Self {
        let documents = corpus::corpus(&guides(), MANY, seed);
        Self { brute: Brute::of(&documents), index: Index::build(&documents, &readings()) }
    }

    fn compare_pieces(&self, place: Place, seed: u64, count: usize) {
        let mut random = Prng::new(seed);
        let texts: Vec<&str> = self.brute.texts(place).filter(|text| !text.is_empty()).collect();
        (0..count).for_each(|_| compare(&self.brute, &self.index, &piece(&mut random, &texts)));
    }
}

#[test]
fn ten_thousand_guides_as_brute_force_finds_them() {
    let halls = Halls::open(5);
    for (place, count) in [(Place::Title, 40), (Place::Alias, 20), (Place::Material, 20), (Place::Body, 80)] {
        halls.compare_pieces(place, 7, count);
    }
    let again = Index::from_bytes(&halls.index.to_bytes()).unwrap();
    assert!(again == halls.index, "stored and loaded it is the same index");
}

#[test]
#[ignore = "the whole campaign: make soak"]
fn every_piece_of_every_title_and_many_of_the_rest() {
    let seeds: u64 = std::env::var("SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(10);
    let halls = Halls::open(seeds);
    let all: std::collections::BTreeSet<String> = halls.brute.texts(Place::Title).flat_map(|title| pieces(title, 4)).collect();
    all.iter().for_each(|typed| compare(&halls.brute, &halls.index, typed));
    for place in search::PLACES {
        halls.compare_pieces(place, seeds, 20 * usize::try_from(seeds).unwrap());
    }
}

fn small() -> Index {
    let mut documents = guides();
    documents.truncate(2);
    documents.iter_mut().for_each(|document| document.body.truncate(3));
    Index::build(&documents, &readings())
}

#[test]
fn a_damaged_index_is_refused() {
    let bytes = small().to_bytes();
    assert_eq!(Index::from_bytes(&bytes), Ok(small()));
    for at in 0..bytes.len() {
        for bit in [0, 3, 7] {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            assert!(Index::from_bytes(&damaged).is_err(), "bit {bit} of byte {at}");
        }
        assert!(Index::from_bytes(&bytes[..at]).is_err(), "cut at {at}");
    }
    assert_eq!(Index::from_bytes(b"{}"), Err(Unreadable::Other));
    assert_eq!(Index::from_bytes(&[]), Err(Unreadable::Other));
    assert!(Index::from_bytes(&[bytes.clone(), vec![0]].concat()).is_err());
}

/// Damage that somebody has hidden by a right check, as no disk does: it may find nonsense, and must not panic or run for ever.
#[test]
fn a_forged_index_does_no_harm() {
    let bytes = small().to_bytes();
    let mut random = Prng::new(3);
    let (mut read, mut refused) = (0, 0);
    for _ in 0..3_000 {
        let mut forged = bytes.clone();
        for _ in 0..1 + random.below(4) {
            let at = 16 + random.below(bytes.len() as u64 - 24) as usize;
            forged[at] = random.next() as u8;
        }
        match Index::from_bytes(&search::checked_again(forged)) {
            Ok(index) => {
                read += 1;
                for typed in ["低保", "最低生活", "保", "dibao", "zdshbz", "低bao", "dobao", "minimum"] {
                    index.find(typed, 5);
                }
            }
            Err(_) => refused += 1,
        }
    }
    assert!(read > 100 && refused > 100, "{read} read, {refused} refused");
}

const HOSTILE: [&str; 14] = [
    "",
    " ",
    "\u{0}",
    "\u{feff}\u{200b}",
    "\u{1F468}\u{200d}\u{1F469}\u{200d}\u{1F467}",
    "\u{202e}低保",
    "'",
    "''''",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "\\",
    "<script>",
    "%00",
    "ǆǅß\u{130}\u{fdfa}",
    "\u{10ffff}",
];

#[test]
fn hostile_queries_are_bounded() {
    let indexes = [
        Index::build(&guides(), &readings()),
        small(),
        Index::build(&[], &readings()),
        Index::build(&[Document::default()], &Readings::default()),
    ];
    for index in &indexes {
        for typed in HOSTILE {
            for times in [1, 70, 30_000] {
                let found = index.find(&typed.repeat(times), 20);
                assert!(found.exact.len() <= 20 && found.near.len() <= 20);
            }
        }
        for typed in ["低保申请", "zhuang", "shi", "a1", "的", "dibao申请"] {
            index.find(&typed.repeat(1 << 18), 20);
        }
        assert_eq!(index.find("低保", 0).exact, []);
    }
}

#[test]
fn hostile_documents_are_searched_like_others() {
    let long = "甲乙丙\u{1F600}\u{0}".repeat(1 << 16);
    let everything: String = ('\u{1}'..='\u{2ffff}').collect();
    let texts = [long.as_str(), everything.as_str(), "<b onload=x>&amp;</b>", "\u{202e}fdp.exe\u{202c}", " \u{3000}\t ", "İstanbul ẞ"];
    let documents: Vec<Document> =
        texts.iter().map(|text| Document { title: (*text).to_owned(), body: vec![(*text).to_owned(); 2], ..Document::default() }).collect();
    let index = Index::build(&documents, &readings());
    let only = |typed: &str| index.find_all_exact(typed);
    assert_eq!(only("丙\u{1F600}甲乙"), [0]);
    assert_eq!(only("onload=x>&"), [2,]);
    assert_eq!(only("fdp.EXE"), [3]);
    assert_eq!(only("i\u{307}stanbul"), Vec::<u32>::new(), "a letter that folds into two stays as it is");
    assert_eq!(only("İstanbul"), [5]);
    assert_eq!(Index::from_bytes(&index.to_bytes()), Ok(index));
}

#[test]
fn a_query_behind_the_limit_is_cut() {
    let text: String = ('\u{4e00}'..).take(QUERY_CHARS_MAX + 40).collect();
    let document = Document { title: text.clone(), ..Document::default() };
    let index = Index::build(&[document], &Readings::default());
    assert_eq!(index.find_all_exact(&text), [0]);
    assert_eq!(index.find_all_exact(&format!("{text}后")), [0], "what is behind the limit is not looked at");
}
