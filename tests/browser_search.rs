//! The index in Chromium: on the shipped guides and on 10,000 generated ones beside brute force, and by sound.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

mod search;

use residents_window::domain::search::{Index, Place, Why};
use search::brute::{Brute, compare, pieces};
use search::prng::Prng;
use search::{Hall, corpus, guides, marked, piece, readings};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_shipped_guides_as_brute_force_finds_them() {
    let hall = Hall::open();
    let brute = Brute::of(&hall.documents);
    for title in brute.texts(Place::Title).step_by(9) {
        pieces(title, 4).iter().for_each(|typed| compare(&brute, &hall.index, typed));
    }
}

#[wasm_bindgen_test]
fn ten_thousand_guides_as_brute_force_finds_them() {
    let documents = corpus::corpus(&guides(), 10_000, 5);
    let brute = Brute::of(&documents);
    let index = Index::from_bytes(&Index::build(&documents, &readings()).to_bytes()).unwrap();
    let mut random = Prng::new(8);
    for place in search::PLACES {
        let texts: Vec<&str> = brute.texts(place).filter(|text| !text.is_empty()).collect();
        (0..10).for_each(|_| compare(&brute, &index, &piece(&mut random, &texts)));
    }
}

#[wasm_bindgen_test]
fn by_sound() {
    let hall = Hall::open();
    for (typed, why) in [("dibao", Why::Pinyin), ("db", Why::Initials), ("低bao", Why::Pinyin), ("dobao", Why::Spelling)] {
        let found = hall.search(typed);
        let hit = hall.see(&found.near, "最低生活保障申请").unwrap();
        assert_eq!((hit.why, marked(hit)), (why, vec!["低保"]), "{typed}");
    }
}
