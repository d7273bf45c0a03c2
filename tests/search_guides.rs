//! Searching the shipped guides in each way in which people type.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod search;

use residents_window::domain::search::{Document, Index, Place, Readings, Why};
use search::brute::{Brute, compare, pieces};
use search::{Hall, marked};

/// Typed, why, where, the title found, what is marked.
type Row = (&'static str, Why, Place, &'static str, &'static str);

const LIVING: &str = "最低生活保障申请";
const CARD: &str = "社会保障卡申领、补领和换领";

const WAYS: &[Row] = &[
    ("最低生活", Why::Exact, Place::Title, LIVING, "最低生活"),
    ("低保", Why::Exact, Place::Alias, LIVING, "低保"),
    ("低保申请书", Why::Exact, Place::Material, LIVING, "低保申请书"),
    ("入户", Why::Exact, Place::Body, LIVING, "入户"),
    ("ＭＩＮＩＭＵＭ　living", Why::Exact, Place::Title, LIVING, "minimum living"),
    ("  12345", Why::Exact, Place::Body, LIVING, "12345"),
    // Whole syllables, also while they are typed, with blanks or apostrophes between them.
    ("dibao", Why::Pinyin, Place::Alias, LIVING, "低保"),
    ("dib", Why::Pinyin, Place::Alias, LIVING, "低保"),
    ("di'bao", Why::Pinyin, Place::Alias, LIVING, "低保"),
    ("DI BAO", Why::Pinyin, Place::Alias, LIVING, "低保"),
    ("zuidishenghuobaozhang", Why::Pinyin, Place::Title, LIVING, "最低生活保障"),
    ("shebaoka", Why::Pinyin, Place::Alias, CARD, "社保卡"),
    // First letters, and whole syllables among them.
    ("zdshbz", Why::Initials, Place::Title, LIVING, "最低生活保障"),
    ("zdshbzh", Why::Initials, Place::Title, LIVING, "最低生活保障"),
    ("db", Why::Initials, Place::Alias, LIVING, "低保"),
    ("sbk", Why::Initials, Place::Alias, CARD, "社保卡"),
    ("zdshenghuo", Why::Initials, Place::Title, LIVING, "最低生活"),
    // Chinese and pinyin mixed.
    ("低bao", Why::Pinyin, Place::Alias, LIVING, "低保"),
    ("dibao申请", Why::Pinyin, Place::Alias, LIVING, "低保申请"),
    ("di保", Why::Pinyin, Place::Alias, LIVING, "低保"),
    ("d保", Why::Initials, Place::Alias, LIVING, "低保"),
    // Sounds that many people do not tell apart.
    ("zuidisenghuo", Why::Spelling, Place::Title, LIVING, "最低生活"),
    ("sebaoka", Why::Spelling, Place::Alias, CARD, "社保卡"),
    ("senghuo", Why::Spelling, Place::Title, LIVING, "生活"),
    // A wrong letter, too many, too few, swapped; two in a longer one.
    ("dobao", Why::Spelling, Place::Alias, LIVING, "低保"),
    ("dibaao", Why::Spelling, Place::Alias, LIVING, "低保"),
    ("dibo", Why::Spelling, Place::Alias, LIVING, "低保"),
    ("idbao", Why::Spelling, Place::Alias, LIVING, "低保"),
    ("zudishenghuobaohang", Why::Spelling, Place::Title, LIVING, "最低生活保障"),
    // Another name within what was typed.
    ("社保卡怎么办", Why::Synonym, Place::Alias, CARD, "社保卡"),
];

#[test]
fn each_way_of_typing_finds_the_guide() {
    let hall = Hall::open();
    for (typed, why, place, title, mark) in WAYS {
        let found = hall.index.find(typed, hall.documents.len());
        let group = if *why == Why::Exact { &found.exact } else { &found.near };
        let hit = hall.see(group, title).unwrap_or_else(|| panic!("{typed:?} does not find {title}"));
        assert_eq!((hit.why, hit.place, marked(hit)), (*why, *place, vec![*mark]), "{typed:?}");
    }
}

#[test]
fn what_was_meant_comes_first() {
    let hall = Hall::open();
    let table =
        [("低保", LIVING), ("dibao", LIVING), ("dib", LIVING), ("zdshbz", LIVING), ("sbk", CARD), ("dibo", LIVING), ("低bao", LIVING)];
    for (typed, title) in table {
        let found = hall.search(typed);
        assert_eq!(found.merged(true).first().map(|hit| hall.title(hit)), Some(title), "{typed:?}");
    }
}

#[test]
fn letters_are_pinyin_first_only_where_people_read_chinese() {
    let hall = Hall::open();
    let found = hall.search("mi");
    assert_eq!(found.merged(false)[0].why, Why::Exact);
    assert_eq!(found.merged(true)[0].why, Why::Pinyin);
    let mut documents: Vec<u32> = found.merged(true).iter().map(|hit| hit.document).collect();
    let count = documents.len();
    documents.sort_unstable();
    documents.dedup();
    assert_eq!(documents.len(), count, "each document once");
}

fn document(title: &str, aliases: &[&str], body: &str, weight: u32) -> Document {
    let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
    Document { title: title.into(), aliases, body: vec![body.into()], weight, ..Document::default() }
}

fn numbers(hits: &[residents_window::domain::search::Hit]) -> Vec<(u32, Why)> {
    hits.iter().map(|hit| (hit.document, hit.why)).collect()
}

#[test]
fn other_names_of_one_thing_are_synonyms() {
    let documents = [
        document("最低生活保障", &["低保", "困难补助"], "", 0),
        document("别的", &[], "发困难补助", 0),
        document("再别的", &[], "低保", 0),
    ];
    let index = Index::build(&documents, &Readings::default());
    let found = index.find("低保", 10);
    assert_eq!(numbers(&found.exact), [(0, Why::Exact), (2, Why::Exact)]);
    assert_eq!(numbers(&found.near), [(1, Why::Synonym)]);
    assert_eq!(marked(&found.near[0]), ["困难补助"]);
}

#[test]
fn ranked_by_place_then_weight_then_order() {
    let mut documents =
        vec![document("甲", &[], "乙", 9), document("甲", &["乙"], "", 0), document("乙", &[], "", 0), document("乙", &[], "", 5)];
    documents.push(Document { materials: vec!["乙".into()], ..document("甲", &[], "乙", 7) });
    documents.push(document("乙", &[], "", 5));
    let index = Index::build(&documents, &Readings::default());
    let found = index.find("乙", 4);
    assert_eq!(found.exact.iter().map(|hit| hit.document).collect::<Vec<_>>(), [3, 5, 2, 1]);
    assert_eq!(found.exact_total, 6);
    assert_eq!(index.find_all_exact("乙"), [3, 5, 2, 1, 4, 0]);
}

#[test]
fn every_reading_of_a_character_matches() {
    let documents = [document("重新参加银行音乐会长跑", &[], "", 0)];
    let index = Index::build(&documents, &search::readings());
    for typed in ["chongxin", "zhongxin", "yinhang", "yinxing", "yinyue", "yinle", "zhangpao", "changpao", "canjia", "shenjia"] {
        assert_eq!(numbers(&index.find(typed, 1).near), [(0, Why::Pinyin)], "{typed}");
    }
    let women = Index::build(&[document("妇女绿色", &[], "", 0)], &search::readings());
    assert_eq!(numbers(&women.find("funvlvse", 1).near), [(0, Why::Pinyin)]);
    assert_eq!(numbers(&women.find("funülüse", 1).near), [(0, Why::Pinyin)]);
    assert_eq!(numbers(&women.find("funuluse", 1).near), [(0, Why::Spelling)]);
}

#[test]
fn a_long_paragraph_is_shown_around_the_match() {
    let text = format!("{}目标。{}", "前".repeat(500), "后".repeat(500));
    let index = Index::build(&[document("题", &[], &text, 0)], &Readings::default());
    let hit = &index.find("目标", 1).exact[0];
    assert!(hit.shown.starts_with('…') && hit.shown.ends_with('…') && hit.shown.chars().count() < 50, "{}", hit.shown);
    assert_eq!(marked(hit), ["目标"]);
    let end = &index.find("后", 1).exact[0];
    assert!(end.marks.len() > 20, "everything like it is marked");
}

#[test]
fn the_shipped_guides_as_brute_force_finds_them() {
    let hall = Hall::open();
    let brute = Brute::of(&hall.documents);
    for text in brute.texts(Place::Title) {
        pieces(text, 4).iter().for_each(|typed| compare(&brute, &hall.index, typed));
    }
    let mut random = search::prng::Prng::new(11);
    let bodies: Vec<&str> = brute.texts(Place::Body).collect();
    for _ in 0..400 {
        compare(&brute, &hall.index, &search::piece(&mut random, &bodies));
    }
    for absent in ["低保低保低保", "没有这个", "zzzz", "\u{1F600}", "障申", "保\u{3000}障"] {
        compare(&brute, &hall.index, absent);
    }
}
