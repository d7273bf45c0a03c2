//! Shows of each rule that it can fail, and what it leaves alone.

use crate::rules::{Fault, arrows, foreign, length, loads, opening, words};
use crate::{FILE_LINES_MAX, FOREIGN};

fn lines_of(faults: Vec<Fault>) -> Vec<usize> {
    faults.into_iter().map(|fault| fault.0).collect()
}

#[test]
fn arrows_are_seen_in_every_form() {
    assert_eq!(lines_of(arrows("domain/queue.rs", "//! x\nuse crate::journal::Batch;\n")), [2]);
    assert_eq!(lines_of(arrows("domain/queue.rs", "fn f() { crate::device::clock::now() }")), [1]);
    assert_eq!(lines_of(arrows("flow/kiosk.rs", "use crate::{\n    domain::time::Day,\n    text::Words,\n};")), [3]);
    assert_eq!(lines_of(arrows("projection/mod.rs", "use crate::{journal::{Batch, Place}, ui};")), [1]);
    assert_eq!(lines_of(arrows("domain/hall/parse.rs", "use super::super::super::journal::Batch;")), [1]);
    assert_eq!(lines_of(arrows("ui/widgets/tile.rs", "use crate::ui::surfaces::kiosk;\nuse crate::domain::Day;")), [1, 2]);
    assert_eq!(lines_of(arrows("ui/kiosk.rs", "use crate::device::clock;\nuse crate::journal::Journal;")), [1, 2]);
}

#[test]
fn browser_crates_are_seen_under_every_name() {
    assert_eq!(lines_of(arrows("ui/kiosk.rs", "use web_sys::Window;\nuse leptos::web_sys::Event;\nuse leptos::prelude::*;")), [1, 2]);
    assert_eq!(lines_of(arrows("journal/memory.rs", "let x = js_sys::Array::new();")), [1]);
    assert_eq!(lines_of(arrows("journal/indexed_db.rs", "use idb::Factory;\nuse leptos::prelude::*;")), [2]);
    assert_eq!(lines_of(arrows("device/clock.rs", "use web_sys::Performance;\nuse idb::Factory;")), [2]);
    let (_, what) = arrows("flow/kiosk.rs", "use web_sys::Window;").into_iter().map(|f| (f.0, f.1)).next().expect("a fault");
    assert!(what.contains("flow may not use web_sys") && what.contains("src/device"), "{what}");
}

#[test]
fn allowed_arrows_comments_and_texts_are_left_alone() {
    assert_eq!(arrows("runtime/mod.rs", "use crate::{domain::Day, journal::Batch, device::clock};"), []);
    assert_eq!(
        arrows("ui/kiosk.rs", "// crate::journal\n/// [`crate::device`]\nlet a = \"crate::journal\"; let b = r#\"web_sys::x\"#;"),
        []
    );
    assert_eq!(arrows("domain/hall/mod.rs", "use super::time::Day;\nuse super::super::domain::time;"), []);
    assert_eq!(arrows("ui/widgets/tile.rs", "use super::icon;\nuse crate::ui::widgets::icon;"), []);
    assert_eq!(arrows("main.rs", "use residents_window::ui;"), []);
}

#[test]
fn openings_and_lengths() {
    assert_eq!(lines_of(opening("a.rs", "use std::fmt;\n")), [1]);
    assert_eq!(opening("a.rs", "//! What it is for.\n"), []);
    assert_eq!(lines_of(length("a.rs", &"x\n".repeat(FILE_LINES_MAX + 1))), [FILE_LINES_MAX + 1]);
    assert_eq!(length("a.rs", &"x\n".repeat(FILE_LINES_MAX)), []);
}

#[test]
fn words_outside_text() {
    assert_eq!(lines_of(words("ui/kiosk.rs", "//! 取号\nlet a = \"取号\"; // 取号\n")), [2]);
    assert_eq!(lines_of(words("flow/kiosk.rs", "let a = r\"，\";")), [1]);
    assert_eq!(lines_of(words("ui/kiosk.rs", "view! { <p>\"Take a number\"</p> }\nlet a = \"Enter\"; let b = \"tile tile-large\";")), [1]);
    assert_eq!(words("domain/codes/tests.rs", "let a = \"取号\";"), []);
    assert_eq!(words("text/chinese.rs", "let a = \"取号\";"), []);
    assert_eq!(words("domain/hall/parse.rs", "#[cfg(test)]\nmod tests { const A: &str = \"大厅 {\"; }\n"), []);
    assert_eq!(lines_of(words("domain/x.rs", "#[cfg(test)]\nmod tests { const A: &str = \"大\"; }\nconst B: char = '厅';")), [3]);
}

#[test]
fn loads_that_hide_a_failure() {
    assert_eq!(lines_of(loads("journal/memory.rs", "let a = 1;\nlet b = read().unwrap_or_default();")), [2]);
    assert_eq!(loads("journal/verify.rs", "let a = map.remove(&key).unwrap_or_default();"), []);
    assert_eq!(loads("domain/x.rs", "read().unwrap_or_default()"), []);
    assert_eq!(loads("journal/x.rs", "#[cfg(test)]\nfn f() { read().unwrap_or_default() }"), []);
}

#[test]
fn machines_and_registries() {
    for (a, b) in FOREIGN {
        assert_eq!(lines_of(foreign("x", &format!("one\nsee {a}{b}x"))), [2]);
    }
    assert_eq!(foreign("x", "http://127.0.0.1:8080/ and http://www.w3.org/2000/svg"), []);
}
