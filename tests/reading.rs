//! Guides in words: what the kiosk shows of each shipped guide, over the wire and back, and what becomes of hostile texts.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "reading/finding.rs"]
mod finding;

use std::collections::BTreeSet;

use residents_window::domain::content::{Bundle, ContentEvent, Digest, Edition, FORM, Part, PartName, SeedKey, Source};
use residents_window::domain::guide::parse::{parse, write};
use residents_window::domain::guide::{Guide, Guides};
use residents_window::domain::hall::Language;
use residents_window::domain::identity::PersonId;
use residents_window::domain::json::Json;
use residents_window::domain::time::Timestamp;
use residents_window::flow::guides::{Answer, Ask, GuidePage, Print, Seek, Shelf, Tab, Way};
use residents_window::reading::carry;
use residents_window::reading::library::{Closed, Library, Opening};
use residents_window::reading::prose::{Numbers, blocks, is_hidden, visible};
use residents_window::reading::published::{Published, part_or_shipped};
use serde_json::Value;

const GUIDES: &str = include_str!("../public/content/guides.json");
const READINGS: &str = include_str!("../public/content/readings.txt");
const HALL: &str = include_str!("../public/content/hall.json");
const BOTH: [Language; 2] = [Language::Zh, Language::En];

fn opening(guides: &str) -> Opening {
    let hall: Value = serde_json::from_str(HALL).unwrap();
    let classes: Vec<Value> =
        hall["classes"].as_array().unwrap().iter().map(|class| Value::Array(vec![class["id"].clone(), class["name"].clone()])).collect();
    serde_json::from_value(serde_json::json!({"guides": guides, "readings": READINGS, "hall": "0107", "classes": classes, "day": "2026-11-23", "opened": {"temporary-relief": 7, "birth-registration": 3}})).unwrap()
}

fn library() -> Library {
    Library::open(opening(GUIDES)).unwrap()
}

/// The records of a hall that has published the sample's files once, and the guides in them.
fn published() -> (Published, String) {
    let (key, at) = (SeedKey::from_seed(&[1; 32]), Timestamp::from_millis(1_795_400_000_000));
    let (by, second) = (PersonId::new("wang").unwrap(), PersonId::new("li").unwrap());
    let part = |name: &str, text: &str| Part::new(PartName::new(name).unwrap(), text.to_owned());
    let bundle = Bundle {
        form: FORM.to_owned(),
        hall: "0107".to_owned(),
        version: 1,
        made_at: at,
        expires_at: at.plus_millis(1_000_000),
        author: by.clone(),
        approvers: vec![second],
        key: key.public().id(),
        key_changes: Vec::new(),
        parts: vec![part("guides.json", GUIDES), part("hall.json", HALL)],
    };
    let signed = bundle.signed_text().unwrap();
    let signature = key.sign_now(signed.as_bytes());
    let text = Bundle::seal(signed, &signature);
    let recovery = SeedKey::from_seed(&[2; 32]).public();
    let pinned = ContentEvent::KeyPinned { hall: "0107".to_owned(), key: key.public(), recovery, by, vouched_by: None };
    let edition = Edition::of(&bundle, Digest::of(text.as_bytes()), None, Source::Here);
    let events = [pinned, ContentEvent::Published { edition }].iter().map(|event| serde_json::to_string(event).unwrap()).collect();
    (Published { appends: vec![(1, at, events)], unreadable: 0, noted: 1, bundle: Some(text) }, GUIDES.to_owned())
}

#[test]
fn a_shipped_file_that_cannot_be_had_is_missing_only_where_nothing_was_published() {
    assert_eq!(part_or_shipped(None, "guides.json", None), (None, None));
    let without = |published| Library::open(Opening { guides: None, published, ..opening(GUIDES) });
    assert_eq!(without(None).unwrap_err(), Closed::Missing(None));
    let (records, guides) = published();
    assert_eq!(part_or_shipped(Some(&records), "guides.json", None), (Some(guides), None));
    assert_eq!(without(Some(records)).unwrap().len(), library().len());
    // What was published is lost as well: staff are told of that.
    let (mut records, _) = published();
    records.bundle = None;
    assert!(matches!(without(Some(records)), Err(Closed::Missing(Some(why))) if why.contains("Missing")));
}

fn page_of(library: &Library, guide: &str, chosen: &[(&str, &str)], language: Language) -> GuidePage {
    let chosen = chosen.iter().map(|(q, a)| ((*q).to_owned(), (*a).to_owned())).collect();
    match library.answer(Ask::Page { guide: guide.to_owned(), chosen, language }) {
        Answer::Page(page) => *page,
        other => panic!("{other:?}"),
    }
}

fn shelf(library: &Library, seek: Seek) -> Shelf {
    match library.answer(Ask::Shelf { seek, language: Language::Zh }) {
        Answer::Shelf(shelf) => shelf,
        other => panic!("{other:?}"),
    }
}

fn on_the_way(library: &Library, way: Way, choice: usize) -> Shelf {
    shelf(library, Seek::Way { way, choice })
}

fn changed(change: impl FnOnce(&mut Guide)) -> Library {
    let mut guides: Guides = parse(GUIDES).unwrap();
    change(&mut guides.guides[0]);
    Library::open(opening(&write(&guides).unwrap())).unwrap()
}

#[test]
fn answers_arrive_as_they_were_sent() {
    let library = library();
    let mut answers = vec![Answer::NoSuchGuide];
    for language in BOTH {
        for guide in parse(GUIDES).unwrap().guides {
            answers.push(library.answer(Ask::Page { guide: guide.id, chosen: Vec::new(), language }));
        }
        for way in Way::ALL {
            answers.push(library.answer(Ask::Shelf { seek: Seek::Way { way, choice: 1 }, language }));
        }
    }
    for answer in answers {
        let sent = serde_json::to_string(&answer).unwrap();
        assert_eq!(Answer::of(Json::of(&sent).unwrap()), Some(answer), "{sent}");
    }
    assert_eq!(Answer::of(Json::of(r#"{"page":{"guide":"x"}}"#).unwrap()), None, "half a page is none");
}

#[test]
fn questions_arrive_as_they_were_sent() {
    let chosen = vec![("who".to_owned(), "self".to_owned())];
    let asks = [
        Ask::Shelf { seek: Seek::Typed("低保 \"x\"".to_owned()), language: Language::Zh },
        Ask::Shelf { seek: Seek::Way { way: Way::Department, choice: 3 }, language: Language::En },
        Ask::Print { code: "3".repeat(24), chosen: chosen.clone(), language: Language::Zh },
        Ask::Page { guide: "minimum-living".to_owned(), chosen, language: Language::En },
    ];
    for ask in asks {
        assert_eq!(serde_json::from_value::<Ask>(ask.to_json()).unwrap(), ask);
    }
}

#[test]
fn the_page_says_first_what_a_person_needs() {
    let page = page_of(&library(), "minimum-living", &[], Language::Zh);
    let facts: Vec<(&str, &str)> = page.facts.iter().map(|fact| (fact.label.as_str(), fact.value.as_str())).collect();
    assert_eq!(facts, [("要几天", "20 个工作日"), ("花多少钱", "不收费"), ("跑几次", "1 次")]);
    assert_eq!(page.facts[0].more, "法律规定最长 30 个工作日");
    assert_eq!((page.title.as_str(), page.tags.as_str()), ("最低生活保障申请", "社会救助 · 承诺件，限期办"));
    assert!(page.summary.len() == 2 && page.sample.as_deref().is_some_and(|sample| sample.contains("样例")), "{:?}", page.summary);
    assert_eq!(page.materials[0].amount, "原件 1 份（窗口领表）");
    assert_eq!(page.steps[2].value, "后台 · 8 个工作日");
    assert!(
        page.version.starts_with("第 1 版 · 2026-07-01 起执行 · 校验码 ") && page.mark.starts_with("30107") && page.mark.len() == 24,
        "{}",
        page.mark
    );
}

#[test]
fn the_checklist_asks_only_what_still_decides_and_leaves_what_is_needed() {
    let library = library();
    let mut chosen: Vec<(String, String)> = Vec::new();
    let mut asked = 0;
    let last = loop {
        let pairs: Vec<(&str, &str)> = chosen.iter().map(|(q, a)| (q.as_str(), a.as_str())).collect();
        let page = page_of(&library, "minimum-living", &pairs, Language::Zh);
        let Some(question) = page.question.clone() else { break page };
        asked += 1;
        assert!(asked <= 5 && page.materials.iter().any(|material| !material.is_sure));
        chosen.push((question.id, question.answers[0].0.clone()));
    };
    assert!(last.materials.iter().all(|material| material.is_sure));
    assert_eq!(last.progress, (5, 5));
    assert!(last.answered.starts_with("本人或一起生活的家里人 · 有 · "), "{}", last.answered);
    assert_eq!(last.materials_note, format!("12 样里您要 {} 样", last.materials.len()));
    let strange = page_of(&library, "minimum-living", &[("who", "nobody"), ("gone", "yes")], Language::Zh);
    assert_eq!((strange.progress.0, strange.answered.as_str()), (0, ""), "answers of another version count for nothing");
}

#[test]
fn lines_are_numbered_in_reading_order_and_all_of_a_tab_is_read() {
    let library = library();
    for guide in parse(GUIDES).unwrap().guides {
        let page = page_of(&library, &guide.id, &[], Language::Zh);
        let mut seen = BTreeSet::new();
        for tab in Tab::ALL {
            let said = page.aloud(tab);
            assert!(said.is_sorted_by(|a, b| a.0 < b.0) && said.iter().all(|(_, words)| !words.trim().is_empty()), "{} {tab:?}", guide.id);
            assert!(!said.is_empty(), "{} {tab:?}", guide.id);
            seen.extend(said.into_iter().map(|(number, _)| number));
        }
        assert_eq!(seen.len(), usize::from(*seen.last().unwrap()), "{}: every line is read in some tab", guide.id);
    }
}

#[test]
fn english_is_shown_where_it_is_and_said_where_it_is_not() {
    let library = library();
    let guides = parse(GUIDES).unwrap().guides;
    let in_english = guides.iter().find(|guide| guide.is_in_english()).unwrap();
    let chinese_only = guides.iter().find(|guide| !guide.is_in_english()).unwrap();
    assert!(!page_of(&library, &in_english.id, &[], Language::En).only_chinese);
    let page = page_of(&library, &chinese_only.id, &[], Language::En);
    assert!(page.only_chinese && page.title == chinese_only.name.en);
    assert!(!page_of(&library, &chinese_only.id, &[], Language::Zh).only_chinese);
}

#[test]
fn what_is_carried_away_fits_the_code_and_names_what_to_bring() {
    let library = library();
    for guide in parse(GUIDES).unwrap().guides {
        for language in BOTH {
            let page = page_of(&library, &guide.id, &[], language);
            assert!(page.carry.len() <= carry::BYTES_MAX, "{}: {} bytes", guide.id, page.carry.len());
            assert!(page.carry.starts_with(&page.title) && page.carry.ends_with(&page.version), "{}", page.carry);
        }
    }
    let carried = page_of(
        &library,
        "minimum-living",
        &[("who", "self"), ("work", "no"), ("sick", "none"), ("student", "no"), ("register", "here")],
        Language::Zh,
    )
    .carry;
    assert!(carried.contains("- 户口簿") && !carried.contains("委托书") && !carried.contains("房产车辆"), "{carried}");
}

#[test]
fn every_way_leads_to_every_guide() {
    let library = library();
    for way in [Way::Class, Way::Department] {
        let choices = on_the_way(&library, way, 0).choices;
        let found: BTreeSet<String> =
            (0..choices.len()).flat_map(|choice| on_the_way(&library, way, choice).rows).map(|row| row.guide).collect();
        assert_eq!(found.len(), library.len(), "{way:?}");
    }
    let events = on_the_way(&library, Way::Event, 0);
    assert!(events.choices.len() >= 10 && !events.rows.is_empty());
    assert_eq!(on_the_way(&library, Way::Class, 99).rows, []);
}

#[test]
fn classes_stand_in_the_order_of_the_editor_and_those_not_named_follow_as_in_the_hall() {
    let shipped = on_the_way(&library(), Way::Class, 0);
    let mut file = parse(GUIDES).unwrap();
    let third = opening(GUIDES).classes[2].0.clone();
    file.classes = vec![third.clone(), "of-another-hall".into()];
    let ordered = on_the_way(&Library::open(opening(&write(&file).unwrap())).unwrap(), Way::Class, 0);
    let [first, second, third_name, ..] = shipped.choices.as_slice() else { panic!("{shipped:?}") };
    assert_eq!(ordered.choices[..3], [third_name, first, second].map(Clone::clone));
    assert_eq!(ordered.choices[3..], shipped.choices[3..]);
    let of_class = |row: &str| file.guides.iter().any(|guide| guide.id == row && guide.class == third);
    assert!(!ordered.rows.is_empty() && ordered.rows.iter().all(|row| of_class(&row.guide)), "the name and its guides go together");
}

#[test]
fn what_others_read_is_a_way_when_enough_is_known_and_holds_no_guide_that_nobody_read() {
    let guides = parse(GUIDES).unwrap().guides;
    let with = |reads: &[(usize, u32)]| {
        let opened = reads.iter().map(|(guide, times)| (guides[*guide].id.clone(), *times)).collect();
        Library::open(Opening { opened, ..opening(GUIDES) }).unwrap()
    };
    let few = with(&[(0, 9), (1, 9), (2, 9), (3, 9), (4, 2)]);
    assert!(!on_the_way(&few, Way::Class, 0).asked && !shelf(&few, Seek::Typed("dibao".to_owned())).asked);
    let enough = with(&[(0, 3), (1, 9), (2, 4), (3, 5), (4, 6), (7, 1)]);
    let asked = on_the_way(&enough, Way::Asked, 0);
    let rows: Vec<&str> = asked.rows.iter().map(|row| row.guide.as_str()).collect();
    assert_eq!(rows, [1, 4, 3, 2, 0, 7].map(|guide: usize| guides[guide].id.as_str()));
    assert!(asked.asked && shelf(&enough, Seek::Typed("dibao".to_owned())).asked);
}

#[test]
fn what_people_read_comes_up_and_nothing_comes_in_or_goes_out_by_it() {
    let titles: std::collections::BTreeMap<String, String> = parse(GUIDES).unwrap().guides.into_iter().map(|g| (g.id, g.name.zh)).collect();
    let plain = Library::open(Opening { opened: std::collections::BTreeMap::new(), ..opening(GUIDES) }).unwrap();
    let names = |library: &Library, typed: &str| {
        let found = shelf(library, Seek::Typed(typed.to_owned()));
        found.rows[..found.exact].iter().map(|row| row.guide.clone()).collect::<Vec<_>>()
    };
    for typed in ["登记", "申请", "证", "补贴"] {
        let before = names(&plain, typed);
        // The last of those with the typed text in their titles.
        let title = |id: &String| titles[id].contains(typed);
        let last = before.iter().rfind(|id| title(id)).unwrap();
        let opened = [(last.clone(), 40)].into_iter().collect();
        let read = names(&Library::open(Opening { opened, ..opening(GUIDES) }).unwrap(), typed);
        assert_eq!(read.first(), Some(last), "{typed}");
        assert_eq!(BTreeSet::from_iter(read), BTreeSet::from_iter(before), "{typed}");
    }
}

#[test]
fn a_guide_that_does_not_hold_today_is_not_shown() {
    let library = changed(|guide| guide.effective = serde_json::from_value(Value::from("2026-12-01")).unwrap());
    assert_eq!(library.len(), 78);
    assert_eq!(
        library.answer(Ask::Page { guide: "minimum-living".to_owned(), chosen: Vec::new(), language: Language::Zh }),
        Answer::NoSuchGuide
    );
}

#[test]
fn another_content_has_another_mark() {
    let (before, after) = (page_of(&library(), "minimum-living", &[], Language::Zh), changed(|guide| guide.visits = 2));
    let after = page_of(&after, "minimum-living", &[], Language::Zh);
    assert_ne!(before.mark, after.mark);
    assert_eq!(before.mark[5..10], after.mark[5..10], "and is the same guide");
    assert_ne!(before.version, after.version);
}

#[test]
fn a_print_is_known_again_and_an_old_one_is_known_to_be_old() {
    let (old, new) = (library(), changed(|guide| guide.visits = 2));
    let code = page_of(&old, "minimum-living", &[], Language::Zh).mark;
    let ask =
        |library: &Library, code: &str| library.answer(Ask::Print { code: code.to_owned(), chosen: Vec::new(), language: Language::Zh });
    let state = |answer: Answer| if let Answer::Page(page) = answer { (page.guide, page.print) } else { panic!("no page") };
    assert_eq!(state(ask(&old, &code)), ("minimum-living".to_owned(), Some(Print::Current)));
    assert_eq!(state(ask(&new, &code)), ("minimum-living".to_owned(), Some(Print::Outdated)));
    let marks: BTreeSet<String> =
        parse(GUIDES).unwrap().guides.iter().map(|g| page_of(&old, &g.id, &[], Language::Zh).mark[5..10].to_owned()).collect();
    assert_eq!(marks.len(), old.len(), "no two guides are taken for each other");
    assert_eq!(ask(&old, "123"), Answer::NoSuchGuide);
}

#[test]
fn markdown_becomes_paragraphs_entries_and_strong_words() {
    let blocks = blocks("先看这里。**重要**的话！\n\n- 第一\n- 第二", &mut Numbers::default());
    assert_eq!(blocks.iter().map(|block| block.is_entry).collect::<Vec<_>>(), [false, true, true]);
    let lines: Vec<(u16, String)> = blocks.iter().flat_map(|b| &b.lines).map(|line| (line.number, line.text())).collect();
    assert_eq!(lines, [(1, "先看这里。".to_owned()), (2, "重要的话！".to_owned()), (3, "第一".to_owned()), (4, "第二".to_owned())]);
    assert!(blocks[0].lines[1].pieces[0].strong && !blocks[0].lines[1].pieces[1].strong);
}

#[test]
fn hostile_texts_are_text() {
    let hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n[here](javascript:alert(1)) ![p](data:text/html,x) \u{202e}gnp.exe\u{200b}";
    let library = changed(|guide| {
        guide.summary.zh = hostile.to_owned();
        guide.name.zh = format!("{hostile}\u{202e}");
        guide.materials[0].name.zh = hostile.to_owned();
        guide.summary.zh.push_str("\n\n&#x202e;&#8203;end");
    });
    let page = page_of(&library, "minimum-living", &[], Language::Zh);
    let summary: String = page.summary.iter().map(residents_window::flow::guides::Line::text).collect();
    assert!(summary.contains("<script>alert(1)</script>") && summary.contains("<img src=x onerror=alert(1)>"), "{summary}");
    assert!(!summary.contains("javascript:") && !summary.contains("data:text"), "an address is no text: {summary}");
    let all = serde_json::to_string(&page).unwrap();
    assert!(!all.chars().any(|letter| letter != '\n' && is_hidden(letter)), "nothing hidden is left");
    assert!(page.title.starts_with("<script>"), "{}", page.title);
}

#[test]
fn a_text_without_end_is_cut_and_odd_ones_do_no_harm() {
    assert!(visible(&"长".repeat(1_000_000)).chars().count() <= 8_001);
    for odd in ["", "\n\n\n", "👵🏽👨‍👩‍👧‍👦", "***", "```\ncode", "> > > x", "| a | b |\n|--|--|", "[", "![", "<", "&amp;&#x202e;", "\u{0}\u{1}"]
    {
        let blocks = blocks(odd, &mut Numbers::default());
        assert!(blocks.iter().flat_map(|b| &b.lines).all(|line| !line.text().trim().is_empty()), "{odd:?}: {blocks:?}");
    }
}

fn found(typed: &str, language: Language) -> Shelf {
    match library().answer(Ask::Shelf { seek: Seek::Typed(typed.to_owned()), language }) {
        Answer::Shelf(shelf) => shelf,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_exact_group_is_every_guide_a_person_can_read_it_in() {
    let library = library();
    let guides = parse(GUIDES).unwrap().guides;
    for typed in ["低保", "身份证", "户口簿", "养老", "第十八条", "社会救助法", "代办"] {
        let holds =
            |id: &str| guides.iter().find(|g| g.id == id).is_some_and(|guide| serde_json::to_string(guide).unwrap().contains(typed));
        let expected = guides.iter().filter(|guide| holds(&guide.id)).count();
        let shelf = shelf(&library, Seek::Typed(typed.to_owned()));
        assert_eq!(shelf.exact_total, expected, "{typed}");
        assert!(shelf.rows.iter().take(shelf.exact).all(|row| holds(&row.guide)), "{typed}");
        assert!(shelf.rows.iter().skip(shelf.exact).all(|row| !holds(&row.guide) && !row.why.is_empty()), "{typed}");
    }
}

#[test]
fn every_way_of_typing_finds_the_allowance() {
    for typed in ["低保", "最低生活", "dibao", "dib", "zdshbz", "zuidishenghuo", "低bao", "dibap"] {
        let shelf = found(typed, Language::Zh);
        assert!(shelf.rows.iter().take(3).any(|row| row.guide == "minimum-living"), "{typed}: {:?}", shelf.rows.first());
    }
    assert_eq!(found("living allowance", Language::En).rows[0].guide, "minimum-living");
}

#[test]
fn matches_are_marked_where_they_are() {
    let shelf = found("生活保障", Language::Zh);
    let strong: String = shelf.rows[0].title.iter().filter(|piece| piece.strong).map(|piece| piece.text.as_str()).collect();
    assert_eq!(strong, "生活保障");
    let whole: String = shelf.rows[0].title.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(whole, "最低生活保障申请");
    assert_eq!(found("qqqqqqxxxx", Language::Zh).rows, []);
}
