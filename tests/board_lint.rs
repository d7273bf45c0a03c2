//! What is wrong with notices: a table of changes and their findings, what blocks, and that the form and the proposal tell it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use residents_window::domain::board::lint::{Finding, Ground, Kind, lint};
use residents_window::domain::board::{PlaceKind, Side};
use residents_window::domain::changes::{changes, check};
use residents_window::domain::content::{Denied, Digest, Part, PartName};
use residents_window::domain::form::{Edit, File};
use residents_window::domain::guide::lint::FindingKind;
use residents_window::domain::guide::parse::parse as parse_guides;
use residents_window::domain::hall::{Bilingual, Language};
use residents_window::domain::parts::{ALL, Basis, NOTICES, ground, may_be_published};
use residents_window::domain::time::Day;
use residents_window::flow::form::{Draft, Effect, InForce, Input, Model, update};
use residents_window::text::board_lint::words_of;
use residents_window::text::publishing::denied;
use serde_json::{Value, json};

const SHIPPED: [&str; 3] = [
    include_str!("../public/content/guides.json"),
    include_str!("../public/content/hall.json"),
    include_str!("../public/content/notices.json"),
];

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn today() -> Day {
    day("2026-11-23")
}

fn shipped() -> Value {
    serde_json::from_str(SHIPPED[2]).unwrap()
}

fn parts(notices: &str) -> Vec<Part> {
    let part = |(name, text): (&str, &str)| Part::new(PartName::new(name).unwrap(), text.to_owned());
    ALL.into_iter().zip([SHIPPED[0], SHIPPED[1], notices]).map(part).collect()
}

fn beside() -> Ground {
    ground(&parts(SHIPPED[2]), today()).unwrap()
}

/// The findings that a change of the shipped file brings.
fn brought(change: impl FnOnce(&mut Value)) -> Vec<Finding> {
    let (before, mut tree, beside) = (lint(&shipped(), &beside()), shipped(), beside());
    change(&mut tree);
    let mut found = lint(&tree, &beside);
    found.retain(|finding| !before.contains(finding));
    found
}

fn set(path: &str, value: Value) -> Vec<Finding> {
    brought(|tree| *tree.pointer_mut(path).unwrap() = value)
}

#[test]
fn the_shipped_notices_have_nothing_that_blocks() {
    let found = lint(&shipped(), &beside());
    assert!(found.iter().all(|finding| !finding.blocks()), "{found:?}");
    let over: Vec<&str> = found.iter().map(|finding| finding.path.as_str()).collect();
    assert_eq!(over, ["/news/9/until"], "one piece of news of the sample is over: {found:?}");
}

fn table() -> Vec<(&'static str, Value, &'static str, Kind, bool)> {
    let words = |zh: &str, en: &str| Bilingual { zh: zh.to_owned(), en: en.to_owned() };
    let letters = Kind::Letters;
    vec![
        ("/news/0/until", json!("2026-11-22"), "/news/0/until", Kind::NewsOver { until: day("2026-11-22") }, false),
        ("/news/0/from", json!("2026-11-24"), "/news/0/from", Kind::NewsNotYet { from: day("2026-11-24") }, false),
        ("/news/1/title/zh", json!("家里暖气不热，这样报修"), "/news/1/title/zh", Kind::SameTitle, false),
        ("/accounts/0/published", json!("2026-11-24"), "/accounts/0/published", Kind::PublishedLater, false),
        ("/accounts/0/periods", json!(["2026-02", "2026-03", "2026-04"]), "/accounts/0/periods", Kind::AccountOld { months: 7 }, false),
        ("/accounts/0/periods", json!(["2026-08", "2026-07", "2026-09"]), "/accounts/0/periods", Kind::PeriodsOutOfOrder, false),
        (
            "/regulations/0/effective",
            json!("2027-01-01"),
            "/regulations/0/effective",
            Kind::NotYetEffective { from: day("2027-01-01") },
            false,
        ),
        ("/regulations/0/effective", json!("1949-01-01"), "/regulations/0/effective", Kind::BeforeItWasMade, false),
        ("/regulations/0/items", json!(["no-such-item"]), "/regulations/0/items/0", Kind::NoSuchItem("no-such-item".into()), false),
        ("/regulations/0/guides", json!(["no-such-guide"]), "/regulations/0/guides/0", Kind::NoSuchGuide("no-such-guide".into()), false),
        ("/grids/0/stand_in", Value::Null, "/grids/0/stand_in", Kind::NoStandIn, false),
        ("/grids/2/covers/0/to", json!(78), "/places/1", Kind::Gap { from: 79, to: 80, side: Side::All, of: PlaceKind::Street }, false),
        ("/grids/0/covers/0/to", json!(55), "/places/0", Kind::Gap { from: 57, to: 59, side: Side::Odd, of: PlaceKind::Street }, false),
        ("/grids/1/covers/0/from", json!(4), "/places/0", Kind::Gap { from: 2, to: 2, side: Side::All, of: PlaceKind::Street }, false),
        (
            "/grids/1/covers",
            json!([{"place": "xiangyang", "from": 2, "to": 60, "side": "even"}]),
            "/places/2",
            Kind::PlaceWithoutGrid,
            false,
        ),
        ("/places/1/name/zh", json!("向阳路"), "/places/1/name/zh", Kind::SamePlaceName, false),
        ("/desks/0/counter", json!("99"), "/desks/0/counter", Kind::NoSuchCounter("99".into()), false),
        ("/desks/0/items", json!(["no-such-item"]), "/desks/0/items/0", Kind::NoSuchItem("no-such-item".into()), false),
        ("/desks/0/visits/0/weekday", json!(7), "/desks/0/visits/0", Kind::HallClosedThen, false),
        (
            "/lines/0/number",
            json!("12345"),
            "/lines/0/number",
            Kind::SameNumber { name: words("政务服务便民热线", "Government hotline") },
            false,
        ),
        ("/news/0/title/zh", json!("停水\u{202e}通知"), "/news/0/title/zh", letters(FindingKind::HiddenLetter('\u{202e}')), true),
        ("/news/0/title/zh", json!("停\u{200b}水"), "/news/0/title/zh", letters(FindingKind::HiddenLetter('\u{200b}')), true),
        (
            "/news/0/text/0/zh",
            json!("点[这里](javascript:alert(1))"),
            "/news/0/text/0/zh",
            letters(FindingKind::HostileLink("javascript:".into())),
            true,
        ),
        ("/news/0/text/0/zh", json!("看 data:text/html,x"), "/news/0/text/0/zh", letters(FindingKind::HostileLink("data:".into())), true),
        ("/news/0/text/0/zh", json!("看 https://hall.example"), "/news/0/text/0/zh", letters(FindingKind::Link), false),
        ("/grids/0/manager/zh", json!("<img src=x>"), "/grids/0/manager/zh", letters(FindingKind::Markup), false),
        ("/departments/0/name/zh", json!("居委\u{fffd}"), "/departments/0/name/zh", letters(FindingKind::Mojibake), true),
        ("/news/0/title/en", json!("Water 停水"), "/news/0/title/en", Kind::ChineseInEnglish, false),
    ]
}

#[test]
fn each_change_brings_its_finding_and_no_other() {
    for (place, value, path, kind, blocks) in table() {
        let found = set(place, value.clone());
        // The hall's own name of the line is not this test's matter.
        let expected = match (&kind, found.first().map(|finding| &finding.kind)) {
            (Kind::SameNumber { .. }, Some(Kind::SameNumber { name })) => Kind::SameNumber { name: name.clone() },
            _ => kind,
        };
        assert_eq!(found, [Finding { path: path.to_owned(), kind: expected }], "{place} {value}");
        assert_eq!(found[0].blocks(), blocks, "{place}");
        for language in [Language::Zh, Language::En] {
            let (what, remedy) = words_of(language, &found[0].kind);
            let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(!what.is_empty() && !remedy.is_empty(), "{place}");
            assert_eq!(is_chinese(&remedy), language == Language::Zh, "{remedy}");
        }
    }
}

#[test]
fn two_desks_at_one_counter_at_one_time_and_news_that_is_all_over() {
    let found = brought(|tree| {
        let mut second = tree["desks"][0].clone();
        second["id"] = json!("another");
        tree["desks"].as_array_mut().unwrap().push(second);
    });
    assert!(found.iter().all(|finding| matches!(finding.kind, Kind::CounterTaken { .. })) && !found.is_empty(), "{found:?}");
    let old = brought(|tree| {
        tree["news"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .for_each(|news| (news["from"], news["until"]) = (json!("2025-01-01"), json!("2025-02-01")))
    });
    assert!(old.iter().any(|finding| finding.path == "/news" && finding.kind == Kind::NoNewsNow), "{old:?}");
}

/// A file that cannot be read is looked at for its letters, and nothing more is claimed of it.
#[test]
fn a_file_with_faults_is_looked_at_for_its_letters() {
    let mut tree = shipped();
    tree["news"][0]["from"] = json!("");
    tree["news"][0]["title"]["zh"] = json!("javascript:alert(1)");
    let found = lint(&tree, &beside());
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].path, "/news/0/title/zh");
    for strange in [json!(null), json!([]), json!({"zh": 1}), json!({"news": "x"})] {
        assert_eq!(lint(&strange, &beside()), []);
    }
}

#[test]
fn an_endless_text_is_a_fault_and_its_letters_are_looked_at() {
    let mut tree = shipped();
    tree["news"][0]["text"][0]["zh"] = json!("javascript:\u{202e}<b>".repeat(60_000));
    assert!(!File::Notices.faults(&tree).is_empty());
    assert!(lint(&tree, &beside()).len() >= 3);
}

#[test]
fn the_form_tells_it_and_puts_nothing_forward_that_blocks() {
    let mut model = Model::new(File::Notices);
    update(&mut model, Input::Opened);
    let (basis, ground) = (Basis { version: 1, digest: Digest::of(b"1") }, Some(Arc::new(beside())));
    update(&mut model, Input::Loaded(InForce { basis, tree: shipped(), ground }, Draft::None));
    assert_eq!((model.to_mend(), model.marks_below("/news"), model.marks_below("/news/9")), (0, (0, 1), (0, 1)));
    let edit = |value: Value| Input::Edited(Edit::Set("/news/1/title/zh".to_owned(), value));
    update(&mut model, edit(json!("停\u{202e}水")));
    assert_eq!((model.faults.len(), model.to_mend(), model.marks_below("/news/1")), (0, 1, (1, 0)));
    assert_eq!(update(&mut model, Input::PutForward), [], "nobody sees what is written there");
    update(&mut model, edit(json!("停水")));
    update(&mut model, Input::Edited(Edit::Remove("/grids/0/stand_in".to_owned())));
    assert_eq!((model.to_mend(), model.marks_below("/grids/0")), (0, (0, 1)));
    assert!(matches!(update(&mut model, Input::PutForward)[..], [Effect::PutForward(..)]), "a warning keeps nobody");
}

#[test]
fn whoever_approves_reads_what_a_change_of_the_hall_breaks() {
    let named = SHIPPED[0].replacen("向户口所在地的街道", "到10号窗口或街道", 1);
    let of = |hall: &str| -> Vec<Part> {
        let texts = ALL.into_iter().zip([named.as_str(), hall, SHIPPED[2]]);
        texts.map(|(name, text)| Part::new(PartName::new(name).unwrap(), text.to_owned())).collect()
    };
    let mut hall: Value = serde_json::from_str(SHIPPED[1]).unwrap();
    hall["counters"].as_array_mut().unwrap().retain(|counter| counter["id"] != "10");
    hall["clerks"].as_array_mut().unwrap().iter_mut().for_each(|clerk| drop(clerk["posts"].as_object_mut().unwrap().remove("10")));
    let (before, after) = (of(SHIPPED[1]), of(&hall.to_string()));
    assert!(check(&before, &before, today()).findings.is_empty());
    let found = check(&after, &before, today());
    let is_told = |finding: &residents_window::domain::guide::lint::Finding| finding.kind == FindingKind::NoSuchCounter("10".into());
    assert_eq!(found.fault, None);
    assert!(found.findings.iter().any(is_told), "{:?}", found.findings);
    assert!(found.notices.0.iter().any(|finding| finding.path.starts_with("/desks/")), "{:?}", found.notices.0);
}

#[test]
fn whoever_approves_reads_what_is_new_and_nothing_that_blocks_is_published() {
    let with = |path: &str, value: Value| {
        let mut tree = shipped();
        *tree.pointer_mut(path).unwrap() = value;
        tree.to_string()
    };
    let looked = |notices: &str| check(&parts(notices), &parts(SHIPPED[2]), today());
    let same = looked(SHIPPED[2]);
    assert!(same.notices.0.is_empty() && !same.blocks(), "what is in force like that already is no news");
    let warned = looked(&with("/grids/0/stand_in", Value::Null));
    assert_eq!((warned.notices.0.len(), warned.blocks()), (1, false));
    let blocked = with("/news/0/title/zh", json!("停水\u{202e}"));
    assert!(looked(&blocked).blocks());
    assert_eq!(changes(&parts(SHIPPED[2]), &parts(&blocked)).len(), 1);
    let texts =
        |notices: &'static str| -> Vec<(&'static str, &'static str)> { ALL.into_iter().zip([SHIPPED[0], SHIPPED[1], notices]).collect() };
    assert_eq!(may_be_published(&texts(SHIPPED[2]), None, today()), Ok(()));
    let refused = may_be_published(&texts(blocked.leak()), None, today());
    assert_eq!(refused, Err((NOTICES.to_owned(), "/news/0/title/zh".to_owned())));
    assert!(parse_guides(SHIPPED[0]).is_ok());
}

/// The shipped notices beside a hall of its own: what they name and it has not is told, and keeps nobody from publishing anything.
#[test]
fn notices_that_name_what_another_hall_has_not_do_not_keep_its_guides_back() {
    let mut hall: Value = serde_json::from_str(SHIPPED[1]).unwrap();
    let taken = shipped()["desks"][0]["counter"].clone();
    let counter = hall["counters"].as_array_mut().unwrap().iter_mut().find(|counter| counter["id"] == taken).unwrap();
    counter["id"] = json!("19");
    for clerk in hall["clerks"].as_array_mut().unwrap() {
        let posts = clerk["posts"].as_object_mut().unwrap();
        if let Some(post) = posts.remove(taken.as_str().unwrap()) {
            posts.insert("19".to_owned(), post);
        }
    }
    let hall = hall.to_string();
    let texts = [(ALL[0], SHIPPED[0]), (ALL[1], hall.as_str()), (ALL[2], SHIPPED[2])];
    assert_eq!(may_be_published(&texts, Some(SHIPPED[0]), today()), Ok(()));
    // Whoever approves the change of the hall reads what it leaves behind in the notices, and whoever approves another change later does not read it again.
    let of_hall = texts.map(|(name, text)| Part::new(PartName::new(name).unwrap(), text.to_owned()));
    let is_told = |after: &[Part], before: &[Part]| {
        let checked = check(after, before, today());
        assert!(!checked.notices.0.iter().any(Finding::blocks));
        checked.notices.0.iter().any(|finding| matches!(&finding.kind, Kind::NoSuchCounter(counter) if *counter == taken))
    };
    assert!(is_told(&of_hall, &parts(SHIPPED[2])));
    assert!(!is_told(&of_hall, &of_hall));
}

/// An estate counts buildings, a street houses.
#[test]
fn a_gap_is_told_in_what_the_place_counts() {
    let said = |to: u16, of| words_of(Language::Zh, &Kind::Gap { from: 9, to, side: Side::All, of }).0;
    assert_eq!([said(9, PlaceKind::Street), said(10, PlaceKind::Street)], ["9 号没有网格管", "9 号到 10 号没有网格管"]);
    assert_eq!([said(9, PlaceKind::Estate), said(10, PlaceKind::Estate)], ["9 号楼没有网格管", "9 号楼到 10 号楼没有网格管"]);
}

/// A family is one picture to whoever writes it: pictures joined are no hidden letter, letters joined are.
#[test]
fn joined_pictures_keep_nothing_back() {
    let found = |text: &str| set("/news/0/title/zh", json!(text)).into_iter().map(|finding| finding.kind).collect::<Vec<_>>();
    for family in ["👨‍👩‍👧‍👦来了", "❤️‍🔥", "👩🏽‍⚕️义诊"] {
        assert_eq!(found(family), [], "{family}");
    }
    for hidden in ["停\u{200d}水", "👨\u{200d}", "\u{200d}👨", "👨\u{200d}水"] {
        assert_eq!(found(hidden), [Kind::Letters(FindingKind::HiddenLetter('\u{200d}'))], "{hidden}");
    }
}

#[test]
fn a_fault_that_blocks_is_told_in_words_with_the_page_that_mends_it() {
    let said = |part: &str, fault: &str, language| {
        let (what, remedy) = denied(language, &Denied::Faulty { part: part.to_owned(), fault: fault.to_owned() });
        format!("{what} {remedy}")
    };
    for (part, fault, place, page) in [
        (NOTICES, "/news/0/title/zh", "动态", "公示内容"),
        (ALL[1], "/counters/0/name/zh", "窗口", "大厅设置"),
        (ALL[0], "/promised_limit 最低生活保障", "最低生活保障：承诺办结时限", "指南"),
    ] {
        let zh = said(part, fault, Language::Zh);
        assert!(zh.contains(place) && zh.contains(&format!("“{page}”页")) && !zh.contains('/') && !zh.contains(".json"), "{zh}");
        let en = said(part, fault, Language::En);
        assert!(!en.contains('/') && !en.contains(".json"), "{en}");
    }
}
