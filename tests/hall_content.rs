//! The shipped `hall.json` is right by the program and by the published schema, and every kind of wrong file is answered with all its faults.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod hall_content {
    pub mod broken;
    pub mod edit;
}

use std::collections::BTreeSet;

use hall_content::broken::{Schema, all_cases};
use hall_content::edit::{Edit, any_edits, apply, break_anyhow, tree};
use jsonschema::Validator;
use proptest::prelude::*;
use residents_window::domain::hall::parse::{ContentFault, FaultKind, JsonType, parse};
use residents_window::domain::hall::{Hall, Post, StepDesk};
use residents_window::domain::identity::{ItemId, ReasonId};
use serde_json::{Value, json};

const HALL: &str = include_str!("../public/content/hall.json");
const SCHEMA: &str = include_str!("../public/schema/hall.schema.json");

fn shipped() -> Hall {
    parse(HALL).unwrap_or_else(|faults| panic!("hall.json is wrong: {faults:#?}"))
}

fn schema() -> Validator {
    let schema = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
}

#[test]
fn the_shipped_hall_fits_program_and_schema() {
    let faults: Vec<String> = schema().iter_errors(&tree()).map(|e| format!("{}: {e}", e.instance_path)).collect();
    assert_eq!(faults, Vec::<String>::new());
    let hall = shipped();
    assert_eq!((hall.code.as_str(), hall.classes.len(), hall.queues.len(), hall.counters.len()), ("0107", 9, 5, 10));
    assert!(hall.items.len() >= 45);
    // What is kept of a hall reads back as the same hall.
    assert_eq!(parse(&serde_json::to_string(&hall).unwrap()), Ok(hall.clone()));
    assert!(parse(&format!("\u{feff}{HALL}")).is_ok());
    assert_eq!(hall, serde_json::from_str(HALL).unwrap(), "read by hand and by the derived reader");
}

#[test]
fn the_shipped_hall_is_one_that_could_be_run() {
    let hall = shipped();
    for queue in &hall.queues {
        assert!(hall.counters_of(queue.letter).count() >= 2, "queue {}", queue.letter);
        assert_eq!(queue.quota, None, "queue {}: only rotating desks have quotas", queue.letter);
    }
    for counter in &hall.counters {
        let posts: Vec<Post> = hall.clerks.iter().filter_map(|clerk| clerk.posts.get(&counter.id).copied()).collect();
        assert_eq!(posts.iter().filter(|post| **post == Post::A).count(), 1, "counter {}: one holder", counter.id);
        assert!(posts.contains(&Post::B), "counter {}: a stand-in", counter.id);
    }
    let mut names = BTreeSet::new();
    for item in &hall.items {
        assert!((2..=5).contains(&item.bring.len()), "{}", item.id);
        assert!(names.insert(&item.name.zh), "{} has the name of another item", item.id);
    }
    assert!(hall.items.iter().any(|item| item.hours.is_some() && item.quota.is_some()), "a rotating desk");
    for item in &hall.items {
        let procedure = hall.procedure_of(item).unwrap_or_else(|| panic!("{} has no procedure", item.id));
        let (first, last) = (procedure.steps.first().unwrap(), procedure.steps.last().unwrap());
        assert_eq!((first.id.as_str(), first.desk, last.desk), ("accept", StepDesk::Front, StepDesk::Front), "{}", procedure.id);
        assert_eq!(procedure.step(&last.id), Some(last));
    }
    let everywhere = hall.reasons_for(None).count();
    assert!((6..=10).contains(&everywhere) && everywhere < hall.ratings.reasons.len(), "a screen of reasons, and some of an item");
    assert!(hall.items.iter().all(|item| hall.reasons_for(Some(&item.id)).count() <= 12), "a screen of reasons");
    let is_used = |id: &str| hall.items.iter().any(|item| hall.procedure_of(item).is_some_and(|procedure| procedure.id == id));
    assert!(hall.procedures.iter().all(|procedure| is_used(&procedure.id)), "no procedure is for nothing");
}

#[test]
fn a_hall_that_says_nothing_of_ratings_has_limits_and_no_reasons() {
    for said in [None, Some(Value::Null)] {
        let mut tree = tree();
        tree.as_object_mut().unwrap().remove("ratings");
        tree.as_object_mut().unwrap().extend(said.map(|said| ("ratings".to_owned(), said)));
        let ratings = parse(&tree.to_string()).unwrap().ratings;
        assert_eq!((ratings.call_back_days, ratings.mend_days, ratings.add_days, ratings.reasons.len()), (1, 15, 30, 0));
    }
    let hall = shipped();
    let [living, advice] = ["minimum-living", "legal-advice"].map(|id| ItemId::new(id).unwrap());
    let late = hall.reason(&ReasonId::new("result-late").unwrap()).unwrap();
    assert!(hall.reasons_for(Some(&living)).any(|reason| reason == late));
    assert!(!hall.reasons_for(Some(&advice)).any(|reason| reason == late) && !hall.reasons_for(None).any(|reason| reason == late));
}

#[test]
fn chinese_sentences_have_chinese_punctuation() {
    fn check(value: &Value) {
        if let Some(zh) = value.get("zh").and_then(Value::as_str) {
            let wrong = zh.chars().find(|c| ",.;!?()".contains(*c));
            assert_eq!(wrong, None, "{zh}");
        }
        value.as_array().into_iter().flatten().for_each(check);
        value.as_object().into_iter().flat_map(|map| map.values()).for_each(check);
    }
    check(&tree());
}

#[test]
fn every_kind_of_wrong_file_is_answered_with_its_faults() {
    let schema = schema();
    let cases = all_cases();
    assert!(cases.len() >= 25);
    for (name, edits, expected, refused) in cases {
        let tree = apply(&edits);
        let expected: Vec<ContentFault> = expected.into_iter().map(|(path, kind)| ContentFault { path: path.to_owned(), kind }).collect();
        assert_eq!(parse(&tree.to_string()).err().unwrap_or_default(), expected, "{name}");
        assert_eq!(schema.is_valid(&tree), refused == Schema::CannotSay, "schema: {name}");
    }
}

#[test]
fn all_faults_of_a_file_are_listed_in_order() {
    let mut tree = apply(&[
        Edit::Set("/items/10/queue", json!("Z")),
        Edit::Set("/items/2/queue", json!(5)),
        Edit::Set("/items/2/name", json!({"zh": ""})),
        Edit::Remove("/code"),
        Edit::Set("/limits/idle_seconds", json!(0)),
    ]);
    tree["a~b/c"] = json!({});
    let faults = parse(&tree.to_string()).unwrap_err();
    let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    let expected =
        ["/a~0b~1c", "/code", "/items/2/name/en", "/items/2/name/zh", "/items/2/queue", "/items/10/queue", "/limits/idle_seconds"];
    assert_eq!(paths, expected);
}

#[test]
fn what_is_not_json_is_told_with_its_place() {
    let at = |text: &str| match parse(text).unwrap_err().as_slice() {
        [ContentFault { path, kind: FaultKind::NotJson(line, column) }] if path.is_empty() => (*line, *column),
        other => panic!("{other:?}"),
    };
    assert_eq!(at(""), (1, 0));
    assert_eq!(at("{\n  \"format\": 1,\n}"), (3, 1));
    assert_eq!(at("{} {}"), (1, 4));
    assert_eq!(at(&"[".repeat(100_000)).0, 1);
    let cut = HALL.find("\"items\"").unwrap();
    assert_eq!(at(&HALL[..cut]).0, HALL[..cut].lines().count());
    let kind = FaultKind::WrongType { expected: JsonType::Object, found: JsonType::List };
    assert_eq!(parse("[]").unwrap_err(), [ContentFault { path: String::new(), kind }]);
}

/// Whether a fault is one of shape, which the schema must see as well.
fn is_of_shape(kind: &FaultKind) -> bool {
    use FaultKind::*;
    match kind {
        WrongType { .. } | MissingField | UnknownField | BadText { .. } | MissingTranslation { .. } | NewerFormat { .. } => true,
        TooLong { .. } | OutOfRange { .. } | TooFew { .. } | TooMany { .. } => true,
        NotJson(..) | ReversedSpan { .. } | OverlappingSpan { .. } | OutsideHallHours | ReversedRange { .. } | Duplicate { .. } => false,
        UnknownReference { .. } | QueueWithoutCounter | QueueWithoutItem | ClassWithoutItem | CounterWithoutQueue => false,
        WrongSum { .. } | WrongColumns { .. } | ReversedDays { .. } | AddressTwice { .. } | OwnStandIn => false,
        // Said by the form only.
        NobodyIs(_) => false,
        WorkdayNotOnWeekend | WorkdayIsHoliday { .. } | BeyondKnownDays | Unreadable(_) => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn program_and_schema_agree_on_files_broken_anyhow(edits in any_edits()) {
        thread_local!(static VALIDATOR: Validator = schema());
        let tree = break_anyhow(edits);
        let parsed = parse(&tree.to_string());
        if let Ok(hall) = &parsed {
            let derived: Hall = serde_json::from_value(tree.clone()).unwrap();
            prop_assert_eq!(hall, &derived, "read by hand and by the derived reader");
        }
        let faults = parsed.err().unwrap_or_default();
        prop_assert!(!faults.iter().any(|fault| matches!(fault.kind, FaultKind::Unreadable(_))), "{:?}", faults);
        let refused = VALIDATOR.with(|schema| !schema.is_valid(&tree));
        prop_assert!(!refused || !faults.is_empty(), "only the schema refuses");
        prop_assert!(refused || !faults.iter().any(|fault| is_of_shape(&fault.kind)), "only the program refuses: {:?}", faults);
        for (index, fault) in faults.iter().enumerate() {
            prop_assert!(!faults[..index].contains(fault), "told twice: {:?}", fault);
        }
    }
}
