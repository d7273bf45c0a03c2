//! One broken `hall.json` of each kind, with the faults it must be answered with.

use Schema::{CannotSay, Refuses};
use residents_window::domain::hall::Language;
use residents_window::domain::hall::parse::{FaultKind, JsonType, TextFormat, Thing};
use residents_window::domain::time::MinuteOfDay;
use serde_json::{Value, json};

use super::edit::Edit::{self, Remove, Set};
use super::edit::tree;

/// Whether the published schema can say it too.
#[derive(PartialEq)]
pub enum Schema {
    Refuses,
    CannotSay,
}

/// What it is, how the file is broken, the faults, and the schema's answer.
pub type Case = (&'static str, Vec<Edit>, Vec<(&'static str, FaultKind)>, Schema);

/// The whole table.
pub fn all_cases() -> Vec<Case> {
    [
        wrong_shapes(),
        wrong_words_and_counts(),
        wrong_texts(),
        wrong_limits(),
        wrong_hours(),
        wrong_days(),
        wrong_references(),
        wrong_identities(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A change that the schema refuses and that is one fault where it was made.
fn one(name: &'static str, path: &'static str, value: Value, kind: FaultKind) -> Case {
    (name, vec![Set(path, value)], vec![(path, kind)], Refuses)
}

/// A change that only the program understands, and its one fault.
fn rule(name: &'static str, path: &'static str, value: Value, fault_path: &'static str, kind: FaultKind) -> Case {
    (name, vec![Set(path, value)], vec![(fault_path, kind)], CannotSay)
}

fn wrong_shapes() -> Vec<Case> {
    use JsonType::{Fraction, Integer, List, Null, Object, Text};
    let wrong = |expected, found| FaultKind::WrongType { expected, found };
    vec![
        one("number as text", "/last_issue_minutes", json!("20"), wrong(Integer, Text)),
        one("fraction", "/queues/1/quota", json!(1.5), wrong(Integer, Fraction)),
        one("truth for a kind of PIN", "/clerk_pin", json!(true), wrong(Text, JsonType::Bool)),
        ("nothing about PINs", vec![Set("/clerk_pin", Value::Null), Set("/limits/session_idle_minutes", Value::Null)], vec![], CannotSay),
        one("list for object", "/limits", json!([]), wrong(Object, List)),
        one("null for a list", "/announcements", Value::Null, wrong(List, Null)),
        one("text for words", "/items/3/bring/0", json!("身份证"), wrong(Object, Text)),
        one("number for a word", "/name/en", json!(1), wrong(Text, Integer)),
        ("no procedures, and nobody names one", no_procedures(), vec![], CannotSay),
        ("nothing for what may be left out", vec![Set("/queues/1/quota", Value::Null)], vec![], CannotSay),
        ("missing field", vec![Remove("/items/7/queue")], vec![("/items/7/queue", FaultKind::MissingField)], Refuses),
        ("nothing about ratings", vec![Set("/ratings", Value::Null)], vec![], CannotSay),
        ("a reason for all items", vec![Set("/ratings/reasons/9/items", Value::Null)], vec![], CannotSay),
        ("half a rule", vec![Remove("/ratings/add_days")], vec![("/ratings/add_days", FaultKind::MissingField)], Refuses),
        one("a list for the ratings", "/ratings", json!([]), wrong(Object, List)),
        ("missing part", vec![Remove("/priority")], vec![("/priority", FaultKind::MissingField)], Refuses),
        one("slip of the pen", "/items/0/qouta", json!(3), FaultKind::UnknownField),
        one("unknown language", "/name/mn", json!("x"), FaultKind::UnknownField),
    ]
}

/// A list of one step.
fn step(id: &str) -> Value {
    json!([{"id": id, "name": {"zh": "收件", "en": "Accepted"}, "desk": "front"}])
}

/// The shipped hall as a program before procedures wrote it.
fn no_procedures() -> Vec<Edit> {
    let named = |list: &str| {
        let entries = tree()[list].as_array().unwrap().clone();
        entries.into_iter().enumerate().filter(|(_, entry)| entry.get("procedure").is_some()).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let paths = ["classes", "items"].into_iter().flat_map(|list| named(list).into_iter().map(move |at| format!("/{list}/{at}/procedure")));
    // The paths of edits are static, and a test's process ends soon.
    let removals = paths.map(|path| Remove(Box::leak(path.into_boxed_str())));
    removals.chain([Set("/procedures", Value::Null)]).collect()
}

fn wrong_words_and_counts() -> Vec<Case> {
    let missing = |language| FaultKind::MissingTranslation { language };
    let (long, short) = (|max, found| FaultKind::TooLong { max, found }, |min, found| FaultKind::TooFew { min, found });
    let eleven = json!(vec![json!({"zh": "身份证", "en": "ID card"}); 11]);
    vec![
        one("empty English", "/items/2/name/en", json!(""), missing(Language::En)),
        one("blank Chinese", "/announcements/0/zh", json!(" \u{3000}"), missing(Language::Zh)),
        ("no English", vec![Remove("/queues/0/help/en")], vec![("/queues/0/help/en", missing(Language::En))], Refuses),
        one("long Chinese name", "/items/1/name/zh", json!("长".repeat(17)), long(16, 17)),
        one("long English name", "/counters/1/name/en", json!("x".repeat(41)), long(40, 41)),
        one("long thing to bring", "/items/1/bring/0/en", json!("x".repeat(51)), long(50, 51)),
        one("clerk without a post", "/clerks/0/posts", json!({}), short(1, 0)),
        one("a procedure of one step", "/procedures/0/steps", step("accept"), short(2, 1)),
        one("half a range", "/queues/0/usual_minutes", json!([5]), short(2, 1)),
        one("too many to bring", "/items/0/bring", eleven, FaultKind::TooMany { max: 10, found: 11 }),
    ]
}

fn wrong_texts() -> Vec<Case> {
    let bad = |expected, found: &str| FaultKind::BadText { expected, found: found.to_owned() };
    vec![
        one("three digits", "/code", json!("107"), bad(TextFormat::HallCode, "107")),
        one("full-width digits", "/code", json!("０１０７"), bad(TextFormat::HallCode, "０１０７")),
        one("short time", "/hours/1/0/from", json!("8:30"), bad(TextFormat::Time, "8:30")),
        one("time after midnight", "/hours/1/0/to", json!("24:01"), bad(TextFormat::Time, "24:01")),
        one("eighth weekday", "/hours/8", json!([{"from": "08:30", "to": "09:00"}]), bad(TextFormat::Weekday, "8")),
        one("no such day", "/calendar/holidays/0", json!("2023-02-30"), bad(TextFormat::Day, "2023-02-30")),
        one("short day", "/calendar/known_until", json!("2026-12-1"), bad(TextFormat::Day, "2026-12-1")),
        one("third post", "/clerks/0/posts/1", json!("C"), bad(TextFormat::Post, "C")),
        one("no kind of PIN", "/clerk_pin", json!("maybe"), bad(TextFormat::ClerkPin, "maybe")),
        one("PIN switched on by halves", "/clerk_pin", json!("Required"), bad(TextFormat::ClerkPin, "Required")),
        one("capitals", "/items/0/initials", json!("DBSQ"), bad(TextFormat::Initials, "DBSQ")),
        one("words in a number", "/help_lines/0/number", json!("12345转1"), bad(TextFormat::PhoneNumber, "12345转1")),
        // One slip in a name is one fault, and not one for each place that uses it.
        one("small letter", "/queues/1/letter", json!("b"), bad(TextFormat::QueueLetter, "b")),
        one("counter 0", "/counters/1/id", json!("02"), bad(TextFormat::CounterNumber, "02")),
        one("blank in an identity", "/classes/1/id", json!("social insurance"), bad(TextFormat::Id, "social insurance")),
        one("capital in a member of the staff", "/staff/1/id", json!("Wen"), bad(TextFormat::ClerkId, "Wen")),
        one("a third desk", "/procedures/0/steps/0/desk", json!("side"), bad(TextFormat::OneOf(&["front", "back"]), "side")),
        one(
            "a password in an address",
            "/feeds/0/address",
            json!("https://a:b@host/x.csv"),
            bad(TextFormat::FeedAddress, "https://a:b@host/x.csv"),
        ),
        one("an address without a lock", "/feeds/0/address", json!("http://host/x.csv"), bad(TextFormat::FeedAddress, "http://host/x.csv")),
        one("another host's address", "/feeds/0/address", json!("//host/x.csv"), bad(TextFormat::FeedAddress, "//host/x.csv")),
        one("a capital in a reason", "/ratings/reasons/0/id", json!("Late"), bad(TextFormat::Id, "Late")),
        one("no such role", "/staff/1/roles/0", json!("boss"), bad(TextFormat::Role, "boss")),
        one("capital in a clerk", "/clerks/1/id", json!("Bai"), bad(TextFormat::ClerkId, "Bai")),
    ]
}

fn wrong_limits() -> Vec<Case> {
    let outside = |min, max, found| FaultKind::OutOfRange { min, max, found };
    let newer = FaultKind::NewerFormat { found: 2, newest: 1 };
    vec![
        one("too little time to answer", "/limits/idle_warning_seconds", json!(19), outside(20, 300, 19)),
        one("no priority at all", "/priority/run_max", json!(0), outside(1, 100, 0)),
        one("endless recalls", "/limits/recalls_max", json!(21), outside(1, 20, 21)),
        one("sessions without an end", "/limits/session_idle_minutes", json!(241), outside(1, 240, 241)),
        one("near for ever", "/limits/near_deadline_days", json!(61), outside(0, 60, 61)),
        one("called back on the same day", "/ratings/call_back_days", json!(0), outside(1, 30, 0)),
        one("never mended", "/ratings/mend_days", json!(121), outside(1, 120, 121)),
        one("added before it was rated", "/ratings/add_days", json!(-1), outside(0, 365, -1)),
        rule(
            "mended before the call",
            "/ratings/call_back_days",
            json!(16),
            "/ratings/mend_days",
            FaultKind::ReversedRange { low: 16, high: 15 },
        ),
        one("a step of no time", "/procedures/0/steps/0/days", json!(0), outside(1, 400, 0)),
        one("no recall", "/limits/recalls_max", json!(0), outside(1, 20, 0)),
        one("no place on earth", "/utc_offset_minutes", json!(900), outside(-840, 840, 900)),
        one("more than four digits", "/items/31/quota", json!(10_000), outside(1, 9_999, 10_000)),
        one("before the first format", "/format", json!(0), outside(1, 1, 0)),
        ("a newer program's file", vec![Set("/format", json!(2)), Remove("/queues")], vec![("/format", newer)], Refuses),
    ]
}

fn wrong_hours() -> Vec<Case> {
    let span = |from: &str, to: &str| json!({"from": from, "to": to});
    let time = |text: &str| MinuteOfDay::parse(text).unwrap();
    let reversed = |from: &str, to: &str| FaultKind::ReversedSpan { from: time(from), to: time(to) };
    let overlap = |with: &str| FaultKind::OverlappingSpan { with: with.to_owned() };
    let outside = FaultKind::OutsideHallHours;
    let at = "/counters/0/hours/1/1";
    let sunday = json!({"7": [span("09:00", "10:00")]});
    vec![
        rule("reversed", at, span("17:30", "13:30"), at, reversed("17:30", "13:30")),
        rule("empty", at, span("13:30", "13:30"), at, reversed("13:30", "13:30")),
        rule("overlapping", at, span("11:59", "17:30"), at, overlap("/counters/0/hours/1/0")),
        ("touching is right", vec![Set(at, span("12:00", "17:30"))], vec![], CannotSay),
        rule("after the hall's", at, span("13:30", "18:01"), at, outside.clone()),
        rule("on a closed day", "/items/0/hours", sunday, "/items/0/hours/7/0", outside.clone()),
        ("hall closed on Saturdays", vec![Remove("/hours/6")], vec![("/counters/4/hours/6/0", outside)], CannotSay),
        rule("hall reversed", "/hours/2/0", span("18:00", "08:30"), "/hours/2/0", reversed("18:00", "08:30")),
        rule(
            "reversed range",
            "/queues/4/usual_minutes",
            json!([12, 4]),
            "/queues/4/usual_minutes",
            FaultKind::ReversedRange { low: 12, high: 4 },
        ),
    ]
}

fn wrong_days() -> Vec<Case> {
    let duplicate = |first: &str| FaultKind::Duplicate { first: first.to_owned() };
    let holiday = FaultKind::WorkdayIsHoliday { holiday: "/calendar/holidays/0".to_owned() };
    let (first, end) = ("/calendar/workdays/0", "/calendar/holidays/-");
    let closure = json!({"day": "2026-12-12", "reason": {"zh": "停电", "en": "Power cut"}});
    vec![
        rule("work day in the week", first, json!("2023-01-30"), first, FaultKind::WorkdayNotOnWeekend),
        rule("work day and holiday", first, json!("2023-01-01"), first, holiday),
        rule("beyond what is known", end, json!("2027-01-01"), "/calendar/holidays/115", FaultKind::BeyondKnownDays),
        one("holiday twice", "/calendar/holidays/1", json!("2023-01-01"), duplicate("/calendar/holidays/0")),
        rule("closure twice", "/calendar/closures/-", closure, "/calendar/closures/1/day", duplicate("/calendar/closures/0/day")),
    ]
}

fn wrong_references() -> Vec<Case> {
    let unknown = |to, name: &str| FaultKind::UnknownReference { to, name: name.to_owned() };
    let words = json!({"zh": "空", "en": "Empty"});
    let queue = json!({"letter": "F", "name": words, "help": words});
    let alone = vec![("/queues/5", FaultKind::QueueWithoutCounter), ("/queues/5", FaultKind::QueueWithoutItem)];
    let class = json!({"id": "empty", "name": words});
    vec![
        rule("queue of an item", "/items/3/queue", json!("Z"), "/items/3/queue", unknown(Thing::Queue, "Z")),
        rule("class of an item", "/items/3/class", json!("none"), "/items/3/class", unknown(Thing::Class, "none")),
        rule("procedure of an item", "/items/3/procedure", json!("none"), "/items/3/procedure", unknown(Thing::Procedure, "none")),
        rule("procedure of a class", "/classes/3/procedure", json!("none"), "/classes/3/procedure", unknown(Thing::Procedure, "none")),
        rule("queue of a counter", "/counters/1/queues/-", json!("Z"), "/counters/1/queues/2", unknown(Thing::Queue, "Z")),
        rule("counter of a clerk", "/clerks/2/posts/11", json!("B"), "/clerks/2/posts/11", unknown(Thing::Counter, "11")),
        rule("item of a reason", "/ratings/reasons/9/items/0", json!("none"), "/ratings/reasons/9/items/0", unknown(Thing::Item, "none")),
        ("queue alone", vec![Set("/queues/-", queue)], alone, CannotSay),
        rule("class alone", "/classes/-", class, "/classes/9", FaultKind::ClassWithoutItem),
        one("counter without queue", "/counters/0/queues", json!([]), FaultKind::CounterWithoutQueue),
    ]
}

fn wrong_identities() -> Vec<Case> {
    let duplicate = |first: &str| FaultKind::Duplicate { first: first.to_owned() };
    let copy = |pointer: &str| tree().pointer(pointer).unwrap().clone();
    vec![
        rule("item twice", "/items/5/id", json!("minimum-living"), "/items/5/id", duplicate("/items/0/id")),
        rule("procedure twice", "/procedures/-", copy("/procedures/1"), "/procedures/12/id", duplicate("/procedures/1/id")),
        rule("feed twice", "/feeds/-", copy("/feeds/1"), "/feeds/2/id", duplicate("/feeds/1/id")),
        rule("step twice", "/procedures/1/steps/2/id", json!("accept"), "/procedures/1/steps/2/id", duplicate("/procedures/1/steps/0/id")),
        rule("letter twice", "/queues/-", copy("/queues/0"), "/queues/5/letter", duplicate("/queues/0/letter")),
        rule("class twice", "/classes/-", copy("/classes/2"), "/classes/9/id", duplicate("/classes/2/id")),
        rule("counter twice", "/counters/-", copy("/counters/9"), "/counters/10/id", duplicate("/counters/9/id")),
        rule("clerk twice", "/clerks/-", copy("/clerks/0"), "/clerks/13/id", duplicate("/clerks/0/id")),
        rule("a clerk on the staff", "/staff/0/id", json!("sarina"), "/staff/0/id", duplicate("/clerks/5/id")),
        rule("reason twice", "/ratings/reasons/2/id", json!("slow"), "/ratings/reasons/2/id", duplicate("/ratings/reasons/1/id")),
        one("item twice of a reason", "/ratings/reasons/9/items/1", json!("minimum-living"), duplicate("/ratings/reasons/9/items/0")),
        one("role twice", "/staff/2/roles/1", json!("approver"), duplicate("/staff/2/roles/0")),
        one("queue twice at a counter", "/counters/1/queues/1", json!("A"), duplicate("/counters/1/queues/0")),
    ]
}
