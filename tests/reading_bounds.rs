//! Content made to harm: a megabyte in every text, lists without end, letters that nobody sees, addresses that run something. Pages stay pages.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

use residents_window::domain::barcode::qr;
use residents_window::domain::board::parse::parse as parse_board;
use residents_window::domain::guide::parse::parse;
use residents_window::domain::guide::{Fee, Guide, Guides, Text};
use residents_window::domain::hall::Language;
use residents_window::domain::hall::parse::parse as parse_hall;
use residents_window::domain::time::Day;
use residents_window::flow::guides::{Answer, Ask, GuidePage, Seek, Shelf};
use residents_window::reading::board::pages;
use residents_window::reading::bounds::{ENTRIES_MAX, TITLE_CHARS_MAX};
use residents_window::reading::carry;
use residents_window::reading::library::Library;
use residents_window::reading::page::{Frame, page};
use residents_window::reading::prose::{Numbers, blocks, is_hidden};

const GUIDES: &str = include_str!("../public/content/guides.json");
const READINGS: &str = include_str!("../public/content/readings.txt");
const BOTH: [Language; 2] = [Language::Zh, Language::En];
/// Bytes of a page as the kiosk is told it.
const PAGE_BYTES_MAX: usize = 3_000_000;

fn guides() -> Guides {
    parse(GUIDES).unwrap()
}

/// A guide whose every text is this, in lists as long as anybody likes.
fn endless(said: &str, entries: usize) -> Guide {
    let mut guide = guides().guides.remove(0);
    let text = || Text { zh: said.to_owned(), en: Some(said.to_owned()) };
    for place in [&mut guide.summary, &mut guide.authority, &mut guide.place, &mut guide.contact, &mut guide.complaint] {
        *place = text();
    }
    (guide.name.zh, guide.name.en) = (said.to_owned(), said.to_owned());
    fn grow<T: Clone>(list: &mut Vec<T>, entries: usize, fill: impl Fn(&mut T)) {
        let first = list.first().cloned().into_iter();
        *list = first.cycle().take(entries).collect();
        list.iter_mut().take(3).for_each(fill);
    }
    grow(&mut guide.conditions, entries, |one| *one = text());
    grow(&mut guide.steps, entries, |one| (one.name, one.text) = (text(), text()));
    grow(&mut guide.results, entries, |one| one.name = text());
    grow(&mut guide.materials, entries, |one| (one.name, one.note, one.source_name) = (text(), text(), Some(text())));
    grow(&mut guide.faq, entries, |one| (one.q, one.a) = (text(), text()));
    grow(&mut guide.legal_basis, entries, |one| (one.law, one.says) = (said.to_owned(), Some(text())));
    guide.aliases = vec![said.to_owned(); 3];
    guide
}

fn page_of(guide: &Guide, language: Language) -> GuidePage {
    page(guide, &Default::default(), Frame { class: "", hall_code: "0107", sample: None, language })
}

#[test]
fn a_megabyte_in_every_text_is_a_page_that_says_so() {
    let texts = [
        "长".repeat(350_000),
        "。".repeat(350_000),
        "**a** ".repeat(170_000),
        "<b>[x](javascript:y)\u{202e}".repeat(40_000),
        "\n\n- a".repeat(200_000),
    ];
    for said in texts {
        let guide = endless(&said, 3);
        for language in BOTH {
            let page = page_of(&guide, language);
            let told = serde_json::to_string(&page).unwrap();
            assert!(told.len() < PAGE_BYTES_MAX, "{} bytes", told.len());
            assert!(!told.chars().any(is_hidden), "nothing hidden is left");
            assert!(page.title.chars().count() <= TITLE_CHARS_MAX + 1);
            assert!(page.sample.is_some(), "that something is not shown is said");
            assert!(page.carry.len() <= carry::BYTES_MAX + TITLE_CHARS_MAX * 4 && qr(&page.carry).is_some(), "{} bytes", page.carry.len());
            assert!(page.version.contains(&page_of(&guide, language).version), "the version is that of the whole guide");
        }
    }
}

/// What makes one field of a guide endless.
type Change<'a> = Box<dyn Fn(&mut Guide) + 'a>;

/// Each field of a guide that is shown, alone: a page that is cut anywhere says so.
#[test]
fn whichever_text_is_cut_the_page_says_so() {
    let long = "长".repeat(3_000);
    let text = || Text { zh: long.clone(), en: Some(long.clone()) };
    let fields: Vec<(&str, Change<'_>)> = vec![
        ("summary", Box::new(|guide| guide.summary = text())),
        ("contact", Box::new(|guide| guide.contact = text())),
        ("fee", Box::new(|guide| guide.fee = Fee::Charged { text: text(), basis: "x".into() })),
        ("basis of the fee", Box::new(|guide| guide.fee = Fee::Charged { text: guide.summary.clone(), basis: long.clone() })),
        ("law", Box::new(|guide| guide.legal_basis[0].law = long.clone())),
        ("number", Box::new(|guide| guide.legal_basis[0].number = Some(long.clone()))),
        ("article", Box::new(|guide| guide.legal_basis[0].article = long.clone())),
        ("says", Box::new(|guide| guide.legal_basis[0].says = Some(text()))),
        ("step", Box::new(|guide| guide.steps[0].text = text())),
        ("material", Box::new(|guide| guide.materials[0].note = text())),
        ("result", Box::new(|guide| guide.results[0].name = text())),
        ("answer", Box::new(|guide| guide.faq[0].a = text())),
        ("name", Box::new(|guide| (guide.name.zh, guide.name.en) = (long.clone(), long.clone()))),
    ];
    for (field, lengthen) in fields {
        let mut guide = guides().guides.remove(0);
        lengthen(&mut guide);
        for language in BOTH {
            let page = page_of(&guide, language);
            assert!(page.sample.is_some(), "{field}");
        }
    }
}

#[test]
fn lists_without_end_are_shown_as_far_as_a_screen_goes() {
    let mut guide = endless("一句话。", 10_000);
    let page = page_of(&guide, Language::Zh);
    assert_eq!((page.materials.len(), page.steps.len()), (ENTRIES_MAX, ENTRIES_MAX));
    assert!(page.sections.iter().all(|section| section.blocks.len() <= ENTRIES_MAX * 2), "questions and answers");
    assert!(page.sample.is_some());
    let mark = page.mark.clone();
    guide.faq.truncate(9_000);
    assert_ne!(page_of(&guide, Language::Zh).mark, mark, "the mark is that of the whole guide, also where it is not shown");
}

#[test]
fn nothing_is_said_to_be_left_out_of_what_is_shown_whole() {
    for guide in &guides().guides {
        for language in BOTH {
            assert_eq!(page_of(guide, language).sample, None, "{}", guide.id);
        }
    }
}

#[test]
fn one_text_has_an_end_of_lines() {
    for text in ["。".repeat(100_000), "a\n".repeat(100_000), "- a\n".repeat(100_000), "!?".repeat(100_000)] {
        let lines: usize = blocks(&text, &mut Numbers::default()).iter().map(|block| block.lines.len()).sum();
        assert!(lines <= 200, "{lines}");
    }
}

fn library(guides: &Guides) -> Library {
    let text = serde_json::to_string(guides).unwrap();
    let opening =
        serde_json::json!({"guides": text, "readings": READINGS, "hall": "0107", "classes": [], "day": "2026-11-23", "opened": {}});
    Library::open(serde_json::from_value(opening).unwrap()).unwrap()
}

fn found(library: &Library, typed: &str, language: Language) -> Shelf {
    match library.answer(Ask::Shelf { seek: Seek::Typed(typed.to_owned()), language }) {
        Answer::Shelf(shelf) => shelf,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_megabyte_is_searched_and_its_rows_stay_rows() {
    let mut all = guides();
    all.guides[0] = endless(&format!("{}低保{}", "长".repeat(20_000), "\u{202e}<b>".repeat(5_000)), 3);
    let library = library(&all);
    for language in BOTH {
        for typed in ["低保", "长长", "dibao", "<b>", &"长".repeat(1_000_000)] {
            let shelf = found(&library, typed, language);
            let told = serde_json::to_string(&shelf).unwrap();
            assert!(told.len() < 200_000, "{typed}: {} bytes", told.len());
            assert!(!told.chars().any(is_hidden));
        }
    }
    assert!(found(&library, "低保", Language::Zh).rows.iter().any(|row| row.guide == all.guides[0].id), "it is found all the same");
}

/// Notices are as long as their limits let them be: what is left to do harm is in their letters.
#[test]
fn no_letter_that_turns_others_round_reaches_the_board() {
    let notices = include_str!("../public/content/notices.json");
    let mut tree: serde_json::Value = serde_json::from_str(notices).unwrap();
    let hostile = "a\u{202e}b\u{200b}<i>";
    let both = serde_json::json!({"zh": hostile, "en": hostile});
    for place in [
        "/news/0/title",
        "/news/0/text/0",
        "/grids/0/manager",
        "/places/0/name",
        "/departments/0/name",
        "/accounts/0/title",
        "/regulations/0/says",
        "/lines/0/name",
    ] {
        *tree.pointer_mut(place).unwrap() = both.clone();
    }
    tree["sample"] = both.clone();
    let hall = parse_hall(include_str!("../public/content/hall.json")).unwrap();
    let told = serde_json::to_string(&pages(&parse_board(&tree.to_string()).unwrap(), &hall, Day::parse("2026-11-23").unwrap())).unwrap();
    assert!(told.contains("ab<i>"), "the rest of it is shown as text");
    assert_eq!(told.chars().find(|letter| is_hidden(*letter)), None);
    tree["news"][0]["text"][0]["zh"] = serde_json::json!("长".repeat(350_000));
    assert!(parse_board(&tree.to_string()).is_err(), "a megabyte is no notice");
}
