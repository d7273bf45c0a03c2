//! Halls for tests: a small one in which everything that the rules speak of occurs once, and a large one for whole days.

use residents_window::domain::hall::Hall;
use serde_json::{Value, json};

/// Three queues, four counters: 1 serves A, 2 serves A and B, 3 serves B, 4 serves C and A. Queue C gives 5 numbers a day, item `rare` of A gives 2,
/// item `mornings` of B is done from 09:00 to 12:00. Open 08:00 to 18:00 from Monday to Friday.
pub fn small() -> Hall {
    let counters = json!([counter("1", &["A"]), counter("2", &["A", "B"]), counter("3", &["B"]), counter("4", &["C", "A"])]);
    let items = json!([
        item("plain", "A", json!({})),
        item("rare", "A", json!({ "quota": 2 })),
        item("mornings", "B", json!({ "hours": week("09:00", "12:00") })),
        item("other", "C", json!({})),
    ]);
    build(json!([queue("A", None), queue("B", None), queue("C", Some(5))]), items, counters, 4)
}

/// Five queues, twelve counters, of which some serve two or three queues.
pub fn large() -> Hall {
    let serves: [&[&str]; 12] =
        [&["A"], &["A", "E"], &["B"], &["B"], &["B", "E"], &["C"], &["C", "B"], &["D"], &["D", "A"], &["E"], &["A", "B", "C"], &["D", "E"]];
    let counters: Vec<Value> = serves.iter().enumerate().map(|(i, queues)| counter(&(i + 1).to_string(), queues)).collect();
    let queues = ["A", "B", "C", "D", "E"];
    let items: Vec<Value> = queues.iter().map(|letter| item(&format!("item-{}", letter.to_lowercase()), letter, json!({}))).collect();
    build(json!(queues.map(|letter| queue(letter, None))), json!(items), json!(counters), 12)
}

fn build(queues: Value, items: Value, counters: Value, count: usize) -> Hall {
    let posts = |post: &str| (1..=count).map(|i| (i.to_string(), json!(post))).collect::<serde_json::Map<String, Value>>();
    serde_json::from_value(json!({
        "format": 1, "code": "0001", "name": word("hall"), "utc_offset_minutes": 480, "hours": week("08:00", "18:00"),
        "calendar": { "known_until": "2027-12-31", "holidays": ["2026-10-01"], "workdays": [], "closures": [] },
        "last_issue_minutes": 20, "classes": [{ "id": "all", "name": word("all") }],
        "queues": queues, "items": items, "counters": counters,
        "clerks": [
            { "id": "wang", "name": word("wang"), "posts": posts("A") },
            { "id": "li", "name": word("li"), "posts": posts("B") },
            { "id": "zhao", "name": word("zhao"), "posts": { "1": "A" } },
        ],
        "priority": { "classes": [word("70 and over")], "head_start_minutes": 20, "run_max": 2 },
        "missed": { "keep_place_calls": 3 },
        "limits": { "recalls_max": 5, "call_lock_seconds": 3, "idle_seconds": 45, "idle_warning_seconds": 20, "idle_counter_minutes": 5 },
        "announcements": [], "help_lines": [],
    }))
    .unwrap()
}

fn word(text: &str) -> Value {
    json!({ "zh": text, "en": text })
}

fn week(from: &str, to: &str) -> Value {
    (1..=5).map(|day: u8| (day.to_string(), json!([{ "from": from, "to": to }]))).collect::<serde_json::Map<String, Value>>().into()
}

fn queue(letter: &str, quota: Option<u32>) -> Value {
    json!({ "letter": letter, "name": word(letter), "help": word(letter), "quota": quota })
}

fn item(id: &str, queue: &str, more: Value) -> Value {
    let mut item = json!({ "id": id, "name": word(id), "initials": id, "class": "all", "queue": queue, "bring": [] });
    item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    item
}

fn counter(id: &str, queues: &[&str]) -> Value {
    json!({ "id": id, "name": word(id), "queues": queues })
}
