//! The monthly and yearly report: its figures against a slow and obvious count, the published formula, and who signs what when.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "report/formula.rs"]
mod formula;
#[path = "report/made.rs"]
mod made;
#[path = "report/month.rs"]
mod month;
#[path = "report/properties.rs"]
mod properties;
#[path = "report/signing.rs"]
mod signing;
#[path = "report/spans.rs"]
mod spans;

use residents_window::domain::report::Span;
use residents_window::domain::time::Day;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn span(text: &str) -> Span {
    Span::parse(text).unwrap()
}
