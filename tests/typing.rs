//! Typing by pinyin with the shipped words: what residents write about a hall is found in few touches.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::disallowed_types)]
#![cfg(not(target_arch = "wasm32"))]

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use residents_window::domain::search::Readings;
use residents_window::domain::typing::{CANDIDATES_MAX, LETTERS_MAX, Typing};

const WORDS: &str = include_str!("../public/content/typing.txt");
static TYPING: LazyLock<Typing> =
    LazyLock::new(|| Typing::parse(WORDS, &Readings::parse(include_str!("../public/content/readings.txt")).unwrap()).unwrap());

fn offered(letters: &str) -> Vec<String> {
    TYPING.candidates(letters).into_iter().map(|one| one.text).collect()
}

/// Chooses as a person does: the candidate that begins the wanted text and stands for the most of it; counts the touches.
fn touches(wanted: &str, letters: &str) -> Option<usize> {
    let (mut left, mut letters, mut count) = (wanted, letters, letters.len());
    while !letters.is_empty() {
        let all = TYPING.candidates(letters);
        let chosen = all.iter().filter(|one| left.starts_with(&one.text)).max_by_key(|one| one.text.len())?;
        (left, letters, count) = (&left[chosen.text.len()..], &letters[chosen.letters..], count + 1);
    }
    left.is_empty().then_some(count)
}

#[test]
fn what_is_typed_most_stands_first() {
    let table = [
        ("wo", "我"),
        ("bu", "不"),
        ("cailiao", "材料"),
        ("chuangkou", "窗口"),
        ("shenfenzheng", "身份证"),
        ("sfz", "身份证"),
        ("taidu", "态度"),
        ("gongzuorenyuan", "工作人员"),
    ];
    for (letters, wanted) in table {
        assert_eq!(offered(letters).first().map(String::as_str), Some(wanted), "{letters}: {:?}", &offered(letters)[..5]);
    }
}

#[test]
fn what_people_complain_about_can_be_written() {
    let table = [
        ("态度不好", "taidubuhao"),
        ("等了两个小时", "denglelianggexiaoshi"),
        ("让我多跑了一次", "rangwoduopaoleyici"),
        ("窗口没有人", "chuangkoumeiyouren"),
        ("材料说不清楚", "cailiaoshuobuqingchu"),
        ("排队太久", "paiduitaijiu"),
        ("叫号听不见", "jiaohaotingbujian"),
        ("银行卡", "yinhangka"),
        ("女士", "nvshi"),
    ];
    for (wanted, letters) in table {
        let count = touches(wanted, letters).unwrap_or_else(|| panic!("{wanted} cannot be written: {:?}", &offered(letters)[..8]));
        // Words are chosen whole: never as many touches as character by character.
        assert!(count < letters.len() + wanted.chars().count(), "{wanted} takes {count} touches");
    }
}

#[test]
fn a_word_is_offered_while_it_is_still_typed() {
    assert!(offered("cail")[..3].contains(&"材料".to_owned()), "{:?}", &offered("cail")[..5]);
    assert!(offered("shenfenz")[..3].contains(&"身份证".to_owned()), "{:?}", &offered("shenfenz")[..5]);
    assert!(offered("gzry").contains(&"工作人员".to_owned()));
}

#[test]
fn an_apostrophe_parts_syllables() {
    assert!(offered("xi'an").contains(&"西安".to_owned()), "{:?}", offered("xi'an"));
}

#[test]
fn every_candidate_uses_letters_and_stands_once() {
    for letters in ["a", "z", "zh", "zhongguo", "xianzai", "buzhidao", "fangan", "v", "i", "qqqq", "e"] {
        let all = TYPING.candidates(letters);
        assert!(all.len() <= CANDIDATES_MAX);
        assert!(all.iter().all(|one| (1..=letters.len()).contains(&one.letters) && !one.text.is_empty()), "{letters}");
        let mut texts: Vec<&str> = all.iter().map(|one| one.text.as_str()).collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), all.len(), "{letters}");
    }
}

#[test]
fn what_is_no_pinyin_stands_for_nothing() {
    for letters in ["", "ABC", "1", "你", "a b", "uuu"] {
        assert_eq!(offered(letters), Vec::<String>::new(), "{letters}");
    }
}

#[test]
fn every_character_of_the_table_can_be_written_alone() {
    let readings = Readings::parse(include_str!("../public/content/readings.txt")).unwrap();
    let characters = WORDS.lines().find(|line| !line.starts_with('#')).unwrap();
    // The first five hundred are most of what anybody writes: they stand on the first page of their syllable.
    for c in characters.chars().take(500) {
        let syllable = readings.of(c).next().unwrap();
        let seen = readings.of(c).any(|syllable| offered(syllable).contains(&c.to_string()));
        assert!(seen, "{c} is not offered for {syllable}");
    }
}

#[test]
fn long_letters_are_answered_at_once() {
    let letters = "zhongguoshehuifuwuzhongxingongzuorenyuanmen";
    assert!(letters.len() > LETTERS_MAX);
    let begun = Instant::now();
    assert!(!offered(letters).is_empty());
    // Unoptimised and on a busy machine; a browser takes a tenth of it.
    assert!(begun.elapsed() < Duration::from_millis(1_500), "{:?}", begun.elapsed());
}
