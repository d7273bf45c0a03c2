//! The shipped `notices.json`: right by the program and by its schema, its sums are sums, and what it names exists in the hall and among the guides;
//! every kind of wrong file is answered with its faults.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "board_content/address.rs"]
mod address;
#[path = "board_content/desks.rs"]
mod desks;
#[allow(dead_code)]
#[path = "common/prng.rs"]
mod prng;

use std::collections::BTreeSet;

use residents_window::domain::board::parse::parse;
use residents_window::domain::board::{Board, LineKind, Period};
use residents_window::domain::hall::parse::{FaultKind, TextFormat, Thing};
use residents_window::domain::hall::{Hall, Language};
use residents_window::text::content_faults;
use serde_json::{Value, json};

const NOTICES: &str = include_str!("../public/content/notices.json");
const SCHEMA: &str = include_str!("../public/schema/notices.schema.json");
const HALL: &str = include_str!("../public/content/hall.json");
const GUIDES: &str = include_str!("../public/content/guides.json");

fn board() -> Board {
    parse(NOTICES).unwrap_or_else(|faults| panic!("notices.json is wrong: {faults:#?}"))
}

fn hall() -> Hall {
    residents_window::domain::hall::parse::parse(HALL).unwrap()
}

fn tree() -> Value {
    serde_json::from_str(NOTICES).unwrap()
}

fn schema() -> jsonschema::Validator {
    let schema = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
}

#[test]
fn the_shipped_file_fits_program_schema_and_derived_reader() {
    let faults: Vec<String> = schema().iter_errors(&tree()).map(|e| format!("{}: {e}", e.instance_path)).collect();
    assert_eq!(faults, Vec::<String>::new());
    let board = board();
    assert_eq!(board, serde_json::from_str(NOTICES).unwrap(), "read by hand and by the derived reader");
    assert_eq!(parse(&serde_json::to_string(&board).unwrap()), Ok(board.clone()));
    assert!(board.sample.is_some(), "the sample says that it is one");
    assert!(board.news.len() >= 8 && board.accounts.len() >= 6 && board.regulations.len() >= 12 && board.grids.len() >= 6);
}

/// Added up here once more, by the numbers of the file itself.
#[test]
fn the_sums_of_the_open_accounts_agree() {
    for account in tree()["accounts"].as_array().unwrap() {
        let (mut income, mut spending) = (0, 0);
        for line in account["lines"].as_array().unwrap() {
            let values: Vec<i64> = line["values"].as_array().unwrap().iter().map(|value| value.as_i64().unwrap()).collect();
            assert_eq!(values.len(), account["periods"].as_array().unwrap().len(), "{line}");
            let sum: i64 = values.iter().sum();
            match line["kind"].as_str().unwrap() {
                "income" => income += sum,
                "spending" => spending += sum,
                _ => continue,
            }
            assert_eq!(line["total"].as_i64(), Some(sum), "{line}");
        }
        let opening = account["opening_cents"].as_i64().unwrap();
        assert_eq!(account["closing_cents"].as_i64(), Some(opening + income - spending), "{}", account["id"]);
    }
    for account in &board().accounts {
        assert!(account.sum_of(LineKind::Income) > 0 && account.sum_of(LineKind::Spending) > 0, "{}", account.id);
        assert!(account.closing_cents >= 0, "{}", account.id);
    }
}

#[test]
fn what_it_names_exists_in_the_hall_and_among_the_guides() {
    let (board, hall, guides) = (board(), hall(), serde_json::from_str::<Value>(GUIDES).unwrap());
    let guides: BTreeSet<&str> = guides["guides"].as_array().unwrap().iter().map(|guide| guide["id"].as_str().unwrap()).collect();
    for regulation in &board.regulations {
        assert!(!regulation.items.is_empty() && !regulation.guides.is_empty(), "{}: concerns nothing", regulation.id);
        assert!(regulation.items.iter().all(|item| hall.item(item).is_some()), "{}", regulation.id);
        assert!(regulation.guides.iter().all(|guide| guides.contains(guide.as_str())), "{}", regulation.id);
        assert!(regulation.issued <= regulation.effective, "{}", regulation.id);
        assert!(regulation.revised.is_none_or(|revised| revised > regulation.issued), "{}", regulation.id);
    }
    for desk in &board.desks {
        assert!(hall.counter(&desk.counter).is_some(), "{}", desk.id);
        assert!(desk.items.iter().all(|item| hall.item(item).is_some()), "{}", desk.id);
    }
    let mut numbers: Vec<&str> = hall.help_lines.iter().map(|line| line.number.as_str()).collect();
    numbers.extend(board.lines.iter().map(|line| line.number.as_str()));
    assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len(), "a help line is said once: {numbers:?}");
    assert!(["12345", "110", "119", "120", "12348", "12333", "12393", "12329"].iter().all(|number| numbers.contains(number)));
    for number in numbers.iter().chain(&board.grids.iter().map(|grid| grid.phone.as_str()).collect::<Vec<_>>()) {
        assert!(number.len() <= 5 || number.starts_with("000-"), "{number}: a local number of the sample belongs to nobody");
    }
}

#[test]
fn grids_are_as_large_as_one_person_can_look_after() {
    let board = board();
    for grid in &board.grids {
        assert!((200..=500).contains(&grid.households), "grid {}", grid.number);
    }
    for place in &board.places {
        assert!(!residents_window::domain::board::address::parts(&board, place).is_empty(), "{} belongs to nobody", place.id);
    }
}

#[test]
fn news_come_and_go_by_their_days() {
    let board = board();
    let day = |text: &str| residents_window::domain::time::Day::parse(text).unwrap();
    let shown = |text: &str| board.current_news(day(text)).map(|(_, news)| news.id.as_str()).collect::<Vec<_>>();
    assert!(shown("2026-12-05").contains(&"water-stop") && !shown("2026-12-06").contains(&"water-stop"));
    assert!(!shown("2026-11-20").contains(&"water-stop") && shown("2026-11-21").contains(&"water-stop"));
    assert!(!shown("2026-11-23").contains(&"lift"), "what is over is not shown");
    assert_eq!(shown("2026-04-01"), Vec::<&str>::new());
    let days: Vec<_> = board.news.iter().map(|news| news.from).collect();
    assert!(board.current_news(day("2026-11-23")).count() >= 8, "{days:?}");
}

#[test]
fn chinese_sentences_have_chinese_punctuation() {
    fn check(value: &Value) {
        if let Some(zh) = value.get("zh").and_then(Value::as_str) {
            assert_eq!(zh.chars().find(|c| ",.;!?()".contains(*c)), None, "{zh}");
        }
        value.as_array().into_iter().flatten().for_each(check);
        value.as_object().into_iter().flat_map(|map| map.values()).for_each(check);
    }
    check(&tree());
}

#[test]
fn periods_are_months_and_quarters_and_nothing_else() {
    assert_eq!(Period::parse("2026-09"), Some(Period::Month(2026, 9)));
    assert_eq!(Period::parse("2026-Q3"), Some(Period::Quarter(2026, 3)));
    for wrong in ["2026-9", "2026-00", "2026-13", "2026-Q5", "2026-Q0", "2026", "26-09", "2026-09-01", "2026年9月", "年2026", ""] {
        assert_eq!(Period::parse(wrong), None, "{wrong}");
    }
}

/// How the file is broken, where the fault stands, and which; and whether the schema can say it too.
fn cases() -> Vec<(&'static str, Value, &'static str, FaultKind, bool)> {
    let unknown = |to, name: &str| FaultKind::UnknownReference { to, name: name.to_owned() };
    let day = |text| residents_window::domain::time::Day::parse(text).unwrap();
    let bad = |expected, found: &str| FaultKind::BadText { expected, found: found.to_owned() };
    let kinds: &[&str] = &["income", "spending", "households", "people"];
    vec![
        ("/news/0/title/en", json!(""), "/news/0/title/en", FaultKind::MissingTranslation { language: Language::En }, true),
        ("/news/0/text/0/zh", json!("长".repeat(81)), "/news/0/text/0/zh", FaultKind::TooLong { max: 80, found: 81 }, true),
        ("/news/1/titel", json!({}), "/news/1/titel", FaultKind::UnknownField, true),
        ("/accounts/0/periods/0", json!("2026-7"), "/accounts/0/periods/0", bad(TextFormat::Period, "2026-7"), true),
        ("/accounts/0/lines/0/kind", json!("profit"), "/accounts/0/lines/0/kind", bad(TextFormat::OneOf(kinds), "profit"), true),
        (
            "/accounts/0/lines/0/values/0",
            json!(1.5),
            "/accounts/0/lines/0/values/0",
            FaultKind::WrongType {
                expected: residents_window::domain::hall::parse::JsonType::Integer,
                found: residents_window::domain::hall::parse::JsonType::Fraction,
            },
            true,
        ),
        ("/format", json!(2), "/format", FaultKind::NewerFormat { found: 2, newest: 1 }, true),
        (
            "/news/0/until",
            json!("2026-11-19"),
            "/news/0/until",
            FaultKind::ReversedDays { from: day("2026-11-20"), until: day("2026-11-19") },
            false,
        ),
        ("/news/0/department", json!("nobody"), "/news/0/department", unknown(Thing::Department, "nobody"), false),
        ("/news/1/id", json!("heating-check"), "/news/1/id", FaultKind::Duplicate { first: "/news/0/id".into() }, false),
        ("/accounts/0/closing_cents", json!(1), "/accounts/0/closing_cents", FaultKind::WrongSum { expected: 0, found: 1 }, false),
        (
            "/accounts/0/lines/0/values",
            json!([1, 2]),
            "/accounts/0/lines/0/values",
            FaultKind::WrongColumns { expected: 3, found: 2 },
            false,
        ),
        ("/accounts/0/lines/0/total", json!(1), "/accounts/0/lines/0/total", FaultKind::UnknownField, false),
        ("/accounts/0/lines/2/total", Value::Null, "/accounts/0/lines/2/total", FaultKind::MissingField, false),
        ("/grids/0/stand_in", json!(1), "/grids/0/stand_in", FaultKind::OwnStandIn, false),
        ("/grids/0/stand_in", json!(40), "/grids/0/stand_in", unknown(Thing::Grid, "40"), false),
        ("/grids/0/covers/0/place", json!("moon"), "/grids/0/covers/0/place", unknown(Thing::Place, "moon"), false),
        ("/grids/1/covers/0/side", json!("all"), "/grids/1/covers/0", FaultKind::AddressTwice { grid: 1 }, false),
        ("/grids/0/covers/0/from", json!(60), "/grids/0/covers/0", FaultKind::ReversedRange { low: 60, high: 59 }, false),
        (
            "/desks/0/visits/0/to",
            json!("13:00"),
            "/desks/0/visits/0",
            FaultKind::ReversedSpan {
                from: residents_window::domain::time::MinuteOfDay::parse("14:00").unwrap(),
                to: residents_window::domain::time::MinuteOfDay::parse("13:00").unwrap(),
            },
            false,
        ),
    ]
}

#[test]
fn every_kind_of_wrong_file_is_answered_with_its_fault() {
    let schema = schema();
    for (pointer, value, path, kind, refused) in cases() {
        let mut tree = tree();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match tree.pointer_mut(parent).unwrap() {
            Value::Array(entries) => entries[key.parse::<usize>().unwrap()] = value,
            parent => parent[key] = value,
        }
        let faults = parse(&tree.to_string()).unwrap_err();
        assert!(faults.iter().any(|fault| fault.path == path && fault.kind == kind), "{pointer}: {faults:?}");
        // Taking a total away changes the closing as well; nothing else is more than one fault.
        assert!(faults.len() == 1 || pointer.ends_with("total"), "{pointer}: {faults:?}");
        assert_eq!(!schema.is_valid(&tree), refused, "schema: {pointer}");
        for language in [Language::Zh, Language::En] {
            assert!(!content_faults::fault(language, &faults[0].kind).is_empty());
        }
    }
    assert!(matches!(parse("{").unwrap_err()[0].kind, FaultKind::NotJson(..)));
}
