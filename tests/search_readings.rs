//! The shipped readings of Chinese characters: made from the pinyin crate's table, and whole.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::path::Path;

use pinyin::ToPinyinMulti as _;
use residents_window::domain::search::Readings;

const SHIPPED: &str = "public/content/readings.txt";
const GUIDES: &str = include_str!("../public/content/guides.json");
/// What people read who open the file.
const REMARKS: &str = "\
# How Chinese characters are read, for searching by pinyin: a syllable without tone (v for u with two dots), then every character that can be read so.
# A character with several readings stands in several lines. Made by: RESIDENTS_WRITE=1 cargo test --test search_readings
";

fn is_chinese(c: &char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// The 6,763 characters of GB 2312, which are all that texts of an office are written with.
fn common() -> BTreeSet<char> {
    let pairs = (0xb0..=0xf7_u8).flat_map(|row| (0xa1..=0xfe_u8).map(move |cell| [row, cell]));
    let decoded = pairs.filter_map(|pair| encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(&pair)?.chars().next());
    decoded.filter(is_chinese).collect()
}

fn used() -> BTreeSet<char> {
    GUIDES.chars().filter(is_chinese).collect()
}

fn made() -> Readings {
    let wanted: Vec<char> = common().union(&used()).copied().collect();
    let multi =
        |c: &char| c.to_pinyin_multi().into_iter().flat_map(|all| all.into_iter().map(|one| one.plain().replace('ü', "v"))).collect();
    let readings: Vec<(char, Vec<String>)> = wanted.iter().map(|c| (*c, multi(c))).collect();
    Readings::from_pairs(readings.iter().flat_map(|(c, all)| all.iter().map(|one| (*c, one.as_str()))))
}

#[test]
fn the_shipped_readings_are_the_crates() {
    let text = format!("{REMARKS}{}", made().to_text());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SHIPPED);
    if std::env::var_os("RESIDENTS_WRITE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let shipped = std::fs::read_to_string(&path).unwrap();
    assert!(shipped == text, "{SHIPPED} is not what its first lines say: make it again");
    assert_eq!(Readings::parse(&shipped), Ok(made()));
}

#[test]
fn every_character_of_the_guides_and_every_common_one_has_a_reading() {
    let shipped = Readings::parse(&std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(SHIPPED)).unwrap()).unwrap();
    let common = common();
    assert!(common.len() >= 6_763, "{} common characters", common.len());
    let silent: Vec<char> = common.union(&used()).filter(|c| shipped.of(**c).next().is_none()).copied().collect();
    assert_eq!(silent, Vec::<char>::new());
}

#[test]
fn characters_with_several_readings_have_them() {
    let shipped = Readings::parse(&std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(SHIPPED)).unwrap()).unwrap();
    let table = [
        ('重', ["chong", "zhong"]),
        ('行', ["hang", "xing"]),
        ('长', ["chang", "zhang"]),
        ('乐', ["le", "yue"]),
        ('参', ["can", "shen"]),
        ('厦', ["sha", "xia"]),
        ('弹', ["dan", "tan"]),
        ('给', ["gei", "ji"]),
    ];
    for (c, wanted) in table {
        let readings: Vec<&str> = shipped.of(c).collect();
        assert!(wanted.iter().all(|one| readings.contains(one)), "{c} is read {readings:?}");
    }
    assert_eq!(shipped.of('女').next(), Some("nv"));
}
