//! The lint of guides: what is shipped passes, and every kind of finding is found where it is.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use residents_window::domain::codes::print::PrintCode;
use residents_window::domain::guide::lint::{Against, Finding, FindingKind as K, Severity, blocks, lint, lint_all};
use residents_window::domain::guide::parse::parse;
use residents_window::domain::guide::{Fee, Guide, Guides, Limit, Need, Processing, Source, Text, Unit};
use residents_window::domain::hall::{Hall, Language};
use residents_window::domain::identity::ItemId;
use residents_window::domain::time::Day;
use residents_window::text::guide_lint::words_of;

fn guides() -> Guides {
    parse(include_str!("../public/content/guides.json")).unwrap()
}

fn hall() -> Hall {
    residents_window::domain::hall::parse::parse(include_str!("../public/content/hall.json")).unwrap()
}

fn today() -> Day {
    Day::from_ymd(2026, 11, 23).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn limit(days: u16) -> Limit {
    Limit::Within(days, Unit::WorkingDays)
}

fn text(zh: &str) -> Text {
    Text { zh: zh.to_owned(), en: Some("English".to_owned()) }
}

#[test]
fn what_is_shipped_may_be_published() {
    let findings = lint_all(&guides(), &hall(), today(), None);
    let errors: Vec<&Finding> = findings.iter().filter(|finding| finding.severity() == Severity::Error).collect();
    assert_eq!(errors, Vec::<&Finding>::new());
    let warnings: Vec<String> = findings.iter().map(|finding| format!("{} {} {:?}", finding.guide, finding.path, finding.kind)).collect();
    assert!(warnings.len() <= 20, "{}", warnings.join("\n"));
}

/// What is found in the first guide (whole, in both languages, with questions) after an edit, apart from what was found before.
fn found(edit: impl FnOnce(&mut Guide)) -> Vec<(String, K)> {
    let (mut file, hall) = (guides(), hall());
    let look = |file: &Guides| lint(&file.guides[0], Against { file, hall: &hall, today: today() });
    let before = look(&file);
    edit(&mut file.guides[0]);
    look(&file).into_iter().filter(|finding| !before.contains(finding)).map(|finding| (finding.path, finding.kind)).collect()
}

type Case = (fn(&mut Guide), &'static str, K);

fn terms() -> Vec<Case> {
    let (expired, later) = (day("2026-11-23"), day("2027-01-01"));
    vec![
        (|g| g.legal_basis.clear(), "/legal_basis", K::NoLegalBasis),
        (|g| g.legal_basis[1].law = "  ".into(), "/legal_basis/1/law", K::Blank),
        (|g| g.legal_basis[1].law = "《社会救助法》".into(), "/legal_basis/1/law", K::LawInMarks),
        (|g| g.legal_basis[0].article = "18".into(), "/legal_basis/0/article", K::BadArticle),
        (|g| g.fee = Fee::NotStated, "/fee", K::FeeNotStated),
        (|g| g.fee = Fee::Charged { text: text("10元"), basis: " ".into() }, "/fee/basis", K::FeeWithoutBasis),
        (|g| g.fee = Fee::Charged { text: text(" "), basis: "省价费".into() }, "/fee/text/zh", K::Blank),
        (|g| g.promised_limit = limit(31), "/promised_limit", K::PromisedLonger { promised: limit(31), statutory: limit(30) }),
        (
            |g| g.promised_limit = Limit::Within(2, Unit::Months),
            "/promised_limit",
            K::PromisedLonger { promised: Limit::Within(2, Unit::Months), statutory: limit(30) },
        ),
        (|g| g.promised_limit = Limit::NotLaidDown, "/promised_limit", K::NoPromise),
        (|g| g.promised_limit = limit(0), "/promised_limit", K::LimitOutOfRange { max: 400 }),
        (|g| g.processing = Processing::AtOnce, "/processing", K::AtOnceMismatch),
        (|g| g.steps[2].limit = Some(limit(60)), "/steps", K::StepsLonger { promised: limit(20) }),
        (|g| g.cancelled = Day::from_ymd(2026, 11, 23), "/cancelled", K::Expired { since: expired }),
        (|g| g.effective = Day::from_ymd(2027, 1, 1).unwrap(), "/effective", K::NotYetEffective { from: later }),
        (|g| g.cancelled = Some(g.effective), "/cancelled", K::EndsBeforeItBegins),
        (|g| g.materials[0].original = 0, "/materials/0/original", K::NoCopies),
        (|g| g.materials[6].source_name = None, "/materials/6/source_name", K::NoSourceName),
        (|g| g.materials[0].copies = 40, "/materials/0/copies", K::NumberTooLarge { max: 9 }),
        (|g| g.visits = 9, "/visits", K::NumberTooLarge { max: 5 }),
        (|g| g.complaint = text(""), "/complaint/zh", K::Blank),
        (|g| g.complaint = text("请向大厅反映"), "/complaint/zh", K::NoComplaintNumber),
        (|g| g.id = "Low Income".into(), "/id", K::BadId),
        (|g| g.basic_code = "12".into(), "/basic_code", K::BadCode { min: 8, max: 16 }),
        (|g| g.local_code = " ".into(), "/local_code", K::Blank),
        (|g| g.version = 0, "/version", K::TooFew { min: 1, found: 0 }),
        (|g| g.steps.truncate(1), "/steps", K::TooFew { min: 2, found: 1 }),
        (|g| g.faq.clear(), "/faq", K::TooFew { min: 2, found: 0 }),
        (|g| g.results[0].delivery.clear(), "/results/0/delivery", K::TooFew { min: 1, found: 0 }),
        (|g| g.aliases.push(g.aliases[1].clone()), "/aliases/8", K::Duplicate { first: "/aliases/1".into() }),
        (|g| g.aliases[0] = "长".repeat(31), "/aliases/0", K::FarTooLong { max: 30, found: 31 }),
    ]
}

fn texts() -> Vec<Case> {
    vec![
        (|g| g.summary.zh.clear(), "/summary/zh", K::Blank),
        (|g| g.name.en = " ".into(), "/name/en", K::Blank),
        (|g| g.summary.zh = "字".repeat(121), "/summary/zh", K::TooLong { max: 120, found: 121 }),
        (|g| g.summary.zh = "字".repeat(801), "/summary/zh", K::FarTooLong { max: 800, found: 801 }),
        (|g| g.name.en = "x".repeat(121), "/name/en", K::FarTooLong { max: 120, found: 121 }),
        (|g| g.faq[2].a.en = None, "/faq/2/a/en", K::NoEnglish),
        (|g| g.questions[1].answers[0].text.en = Some(" ".into()), "/questions/1/answers/0/text/en", K::NoEnglish),
        (|g| g.summary.zh.push('\u{202e}'), "/summary/zh", K::HiddenLetter('\u{202e}')),
        (|g| g.aliases[2].push('\u{200b}'), "/aliases/2", K::HiddenLetter('\u{200b}')),
        (|g| g.legal_basis[0].law.push('\u{feff}'), "/legal_basis/0/law", K::HiddenLetter('\u{feff}')),
        (|g| g.legal_basis[0].article.push('\u{2060}'), "/legal_basis/0/article", K::HiddenLetter('\u{2060}')),
        (|g| g.legal_basis[0].number = Some("国务院令\u{200e}".into()), "/legal_basis/0/number", K::HiddenLetter('\u{200e}')),
        (|g| g.legal_basis[0].law = "法".repeat(121), "/legal_basis/0/law", K::FarTooLong { max: 120, found: 121 }),
        (|g| g.legal_basis[0].article = format!("第{}条", "一".repeat(60)), "/legal_basis/0/article", K::FarTooLong { max: 60, found: 62 }),
        (|g| g.legal_basis[0].number = Some("号".repeat(61)), "/legal_basis/0/number", K::FarTooLong { max: 60, found: 61 }),
        (|g| charge(g, "省价费\u{202e}1号"), "/fee/basis", K::HiddenLetter('\u{202e}')),
        (|g| charge(g, &"费".repeat(201)), "/fee/basis", K::FarTooLong { max: 200, found: 201 }),
        (|g| charge(g, "见 https://example.org"), "/fee/basis", K::Link),
        (|g| g.summary.zh.push('\u{34f}'), "/summary/zh", K::HiddenLetter('\u{34f}')),
        (|g| g.summary.zh.push('\u{2800}'), "/summary/zh", K::HiddenLetter('\u{2800}')),
        (|g| g.summary.zh.push('\u{e0101}'), "/summary/zh", K::HiddenLetter('\u{e0101}')),
        (|g| g.place.zh.push('\u{fffd}'), "/place/zh", K::Mojibake),
        (|g| g.place.zh.push_str("[这里](javascript:alert(1))"), "/place/zh", K::HostileLink("javascript:".into())),
        (|g| g.place.zh.push_str("[这里](Java\u{a0}Script :x)"), "/place/zh", K::HostileLink("javascript:".into())),
        (|g| g.place.zh.push_str("<a href='java&#58;'>DATA&colon;text/html"), "/place/zh", K::HostileLink("data:".into())),
        (|g| g.place.zh.push_str("[网站](https://example.org)"), "/place/zh", K::Link),
        (|g| g.place.zh.push_str("<b>重要</b>"), "/place/zh", K::Markup),
    ]
}

fn links() -> Vec<Case> {
    vec![
        (|g| g.class = "nowhere".into(), "/class", K::NoSuchClass("nowhere".into())),
        (|g| g.item = ItemId::new("nothing").unwrap(), "/item", K::NoSuchItem("nothing".into())),
        (|g| g.department = "nobody".into(), "/department", K::NoSuchDepartment("nobody".into())),
        (|g| g.life_events[0] = "never".into(), "/life_events/0", K::NoSuchLifeEvent("never".into())),
        (|g| g.life_events[1] = g.life_events[0].clone(), "/life_events/1", K::Duplicate { first: "/life_events/0".into() }),
        (|g| g.place.zh = "请到88号窗口".into(), "/place/zh", K::NoSuchCounter("88".into())),
        (|g| g.place.zh = "请到 ７７ 号 窗口".into(), "/place/zh", K::NoSuchCounter("77".into())),
        (|g| g.place.en = Some("Go to Counter 88.".into()), "/place/en", K::NoSuchCounter("88".into())),
        (|g| g.questions[1].id = g.questions[0].id.clone(), "/questions/1/id", K::Duplicate { first: "who".into() }),
        (|g| g.questions[0].answers[1].id = "self".into(), "/questions/0/answers/1/id", K::Duplicate { first: "self".into() }),
        (|g| g.questions[0].answers.truncate(1), "/questions/0/answers", K::TooFew { min: 2, found: 1 }),
        (|g| g.questions.extend(vec![g.questions[0].clone()]), "/questions", K::TooMany { max: 5, found: 6 }),
        (|g| g.materials.retain(|m| !m.when.contains_key("work")), "/questions/1", K::QuestionWithoutEffect),
        (|g| when(g, "wrok", &["yes"]), "/materials/5/when/wrok", K::NoSuchQuestion("wrok".into())),
        (|g| when(g, "work", &["perhaps"]), "/materials/5/when/work", K::NoSuchAnswer("perhaps".into())),
        (|g| when(g, "work", &["yes", "no"]), "/materials/5/when/work", K::AlwaysNeeded),
        (|g| when(g, "work", &[]), "/materials/5/when/work", K::TooFew { min: 1, found: 0 }),
        (|g| g.materials[5].when.clear(), "/materials/5/when", K::NoCondition),
        (|g| g.materials[5].need = Need::Required, "/materials/5/when", K::ConditionIgnored),
    ]
}

fn charge(guide: &mut Guide, basis: &str) {
    guide.fee = Fee::Charged { text: text("10元"), basis: basis.to_owned() };
}

fn when(guide: &mut Guide, question: &str, answers: &[&str]) {
    guide.materials[5].when = BTreeMap::from([(question.to_owned(), answers.iter().map(|id| (*id).to_owned()).collect())]);
}

#[test]
fn everything_is_found_where_it_is() {
    for (edit, path, kind) in [terms(), texts(), links()].concat() {
        let findings = found(edit);
        assert!(findings.contains(&(path.to_owned(), kind.clone())), "{path} {kind:?} is not among {findings:?}");
    }
}

#[test]
fn nothing_is_found_that_is_not_there() {
    let harmless: [fn(&mut Guide); 8] = [
        |g| g.place.zh = "请到3号窗口或 0 3 号窗口".into(),
        |g| g.place.zh = "收入 < 2000 元，年龄 > 60 岁，1<2".into(),
        |g| g.place.zh = "资料：data 不是网址，metadata: 也不是".into(),
        |g| g.place.zh = "第一行\n第二行\t**要紧** 🙂 👍🏽".into(),
        |g| g.cancelled = Day::from_ymd(2026, 12, 31),
        |g| g.promised_limit = Limit::Within(1, Unit::Months),
        |g| g.statutory_limit = Limit::NotLaidDown,
        |g| (g.materials[0].original, g.materials[0].source) = (0, Source::SharedData),
    ];
    for (nth, edit) in harmless.into_iter().enumerate() {
        assert_eq!(found(edit), [], "edit {nth}");
    }
}

#[test]
fn the_file_as_a_whole_is_looked_at() {
    let (published, hall) = (guides(), hall());
    let mut file = guides();
    file.guides[1].id = file.guides[0].id.clone();
    file.guides[2].name = file.guides[3].name.clone();
    file.guides[4].summary.zh = "另一句话。".into();
    file.departments.push(file.departments[0].clone());
    let kinds: Vec<K> = lint_all(&file, &hall, today(), Some(&published)).into_iter().map(|finding| finding.kind).collect();
    let (first, other) = (published.guides[0].name.zh.clone(), file.guides[2].id.clone());
    assert!(kinds.contains(&K::Duplicate { first }) && kinds.contains(&K::SameName { other }));
    assert!(kinds.contains(&K::Duplicate { first: file.departments[0].id.clone() }));
    assert!(kinds.contains(&K::VersionNotRaised { published: 1 }));
    // Two identities whose first digits agree; a hall's own guides have a chance of three in a hundred to hold such a pair.
    let (mut seen, mut pair) = (BTreeMap::new(), None);
    for nth in 0.. {
        let id = format!("guide-{nth}");
        if let Some(other) = seen.insert(PrintCode::key_of(&id), id.clone()) {
            pair = Some((other, id));
            break;
        }
    }
    let (one, two) = pair.unwrap();
    file = guides();
    (file.guides[6].id, file.guides[7].id) = (one.clone(), two);
    let findings = lint_all(&file, &hall, today(), None);
    let same: Vec<_> = findings.iter().filter(|finding| matches!(&finding.kind, K::SamePrintCode { .. })).collect();
    assert_eq!(same.iter().map(|finding| &finding.kind).collect::<Vec<_>>(), [&K::SamePrintCode { other: one }]);
    assert_eq!(same[0].severity(), Severity::Error);
    file = guides();
    (file.guides[4].summary.zh, file.guides[4].version) = ("另一句话。".into(), 2);
    assert!(!lint_all(&file, &hall, today(), Some(&published)).iter().any(|finding| matches!(finding.kind, K::VersionNotRaised { .. })));
}

#[test]
fn an_item_that_no_counter_does_is_no_offer() {
    let (file, mut hall) = (guides(), hall());
    let item = hall.items.iter().find(|item| item.id == file.guides[0].item).unwrap().queue;
    hall.counters.iter_mut().for_each(|counter| counter.queues.retain(|queue| *queue != item));
    let findings = lint(&file.guides[0], Against { file: &file, hall: &hall, today: today() });
    assert!(findings.iter().any(|finding| finding.kind == K::ItemWithoutCounter(file.guides[0].item.to_string())));
    assert!(blocks(&findings));
}

#[test]
fn an_item_whose_cases_cannot_be_followed_in_time_is_told() {
    let (file, mut hall) = (guides(), hall());
    let guide = &file.guides[0];
    let kinds = |hall: &Hall| -> Vec<K> {
        lint(guide, Against { file: &file, hall, today: today() }).into_iter().map(|finding| finding.kind).collect()
    };
    assert_eq!(kinds(&hall), []);
    hall.procedures.iter_mut().flat_map(|procedure| &mut procedure.steps).for_each(|step| step.days = Some(3));
    assert_eq!(kinds(&hall), [K::ProcedureLonger { promised: guide.promised_limit, days: 21 }]);
    hall.classes.iter_mut().for_each(|class| class.procedure = None);
    assert_eq!(kinds(&hall), [K::ItemWithoutProcedure(guide.item.to_string())]);
    for kind in [K::ProcedureLonger { promised: guide.promised_limit, days: 21 }, K::ItemWithoutProcedure(String::new())] {
        let (zh, en) = (words_of(Language::Zh, &kind), words_of(Language::En, &kind));
        assert!(zh.0 != en.0 && zh.1 != en.1, "{kind:?}");
        assert_eq!(Finding { guide: String::new(), path: String::new(), kind }.severity(), Severity::Warning);
    }
}

/// Guides without errors fit the published schema, as far as an editor can get them wrong.
#[test]
fn what_the_schema_refuses_is_an_error() {
    let schema = serde_json::from_str(include_str!("../public/schema/guides.schema.json")).unwrap();
    let validator = jsonschema::draft202012::options().build(&schema).unwrap();
    let hall = hall();
    for (nth, (edit, path, kind)) in [terms(), texts(), links()].concat().into_iter().enumerate() {
        let mut file = guides();
        edit(&mut file.guides[0]);
        let fits = validator.is_valid(&serde_json::to_value(&file).unwrap());
        let is_blocked = blocks(&lint(&file.guides[0], Against { file: &file, hall: &hall, today: today() }));
        assert!(fits || is_blocked, "case {nth}, {path} {kind:?}: the schema refuses what the lint lets pass");
    }
}

#[test]
fn every_finding_has_words_in_both_languages() {
    for (edit, _, _) in [terms(), texts(), links()].concat() {
        for (_, kind) in found(edit) {
            let (zh, en) = (words_of(Language::Zh, &kind), words_of(Language::En, &kind));
            assert!(zh.0 != en.0 && zh.1 != en.1 && !zh.1.is_empty(), "{kind:?}");
        }
    }
}

#[test]
fn the_names_of_departments_and_occasions_are_looked_at_too() {
    type FileCase = (fn(&mut Guides), &'static str, K);
    let table: [FileCase; 8] = [
        (|f| f.departments[0].name.zh.push('\u{202e}'), "/departments/0/name/zh", K::HiddenLetter('\u{202e}')),
        (|f| f.departments[1].name.en = " ".into(), "/departments/1/name/en", K::Blank),
        (|f| f.departments[1].id = "No Id".into(), "/departments/1/id", K::BadId),
        (|f| f.life_events[0].name.zh = "字".repeat(61), "/life_events/0/name/zh", K::FarTooLong { max: 60, found: 61 }),
        (|f| f.life_events[1].name.en.push_str("<b>x"), "/life_events/1/name/en", K::Markup),
        (|f| f.life_events[1].name.en.push_str(" (javascript:x"), "/life_events/1/name/en", K::HostileLink("javascript:".into())),
        (|f| f.sample.as_mut().unwrap().zh.push('\u{200b}'), "/sample/zh", K::HiddenLetter('\u{200b}')),
        (|f| f.sample.as_mut().unwrap().zh.clear(), "/sample/zh", K::Blank),
    ];
    assert!(lint_all(&guides(), &hall(), today(), None).iter().all(|finding| !finding.guide.is_empty()), "the shipped file is sound");
    for (edit, path, kind) in table {
        let mut file = guides();
        edit(&mut file);
        let findings = lint_all(&file, &hall(), today(), None);
        assert!(
            findings.iter().any(|finding| finding.guide.is_empty() && finding.path == path && finding.kind == kind),
            "{path} {kind:?}: {findings:?}"
        );
    }
}
