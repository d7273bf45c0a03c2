//! Cases as a file for other programs: masked, safe in a spreadsheet, and the same in both forms.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::cases::{Desk, shipped};
use residents_window::domain::case::export::{COLUMNS, Line, cells, with_heads};
use residents_window::domain::case::mask::Masked;
use residents_window::domain::case::{CaseCommand, Terms, Verdict};
use residents_window::domain::sheet::table::{Form, Table};
use serde_json::Value;

fn line(desk: &Desk) -> Line<'_> {
    Line { case: desk.case(), item: "=1+1".into(), name: Masked::kept("张*"), phone: Masked::kept("138****5678") }
}

fn table<'a>(form: Form, lines: impl IntoIterator<Item = Line<'a>>) -> Vec<u8> {
    let mut table = Table::begin(form, "cases", &COLUMNS);
    for line in lines {
        table.row(&cells(&line, &Terms::of(&shipped()))).unwrap();
    }
    table.finish().unwrap()
}

#[test]
fn a_spreadsheet_opens_it_and_runs_nothing_of_it() {
    let mut desk = Desk::accept([true; 3]);
    desk.later(2).must(&CaseCommand::Decide(Verdict::Granted));
    let bytes = table(Form::Csv, [line(&desk)]);
    let text = String::from_utf8(bytes).unwrap();
    let rows: Vec<&str> = text.strip_prefix('\u{feff}').unwrap().split("\r\n").collect();
    assert_eq!(rows[0], COLUMNS.map(|column| column.0).join(","));
    assert!(rows[1].starts_with(&format!("'{},", desk.number)), "digits stay as they are: {}", rows[1]);
    let cells: Vec<&str> = rows[1].split(',').collect();
    assert_eq!(&cells[1..5], ["minimum-living", "'=1+1", "张*", "138****5678"]);
    assert_eq!((cells[10], rows[2], rows.len()), ("granted", "", 3));
}

#[test]
fn the_other_form_says_the_same_with_the_heads_and_nothing_where_nothing_is_kept() {
    let desk = Desk::accept([true; 3]);
    let erased = Line { name: None, phone: None, ..line(&desk) };
    let text = with_heads(&table(Form::Json, [line(&desk), erased]), &[("hall/case".into(), 7, "ab".into())]);
    let tree: Value = serde_json::from_slice(&text).unwrap();
    let cases = tree["cases"].as_array().unwrap();
    assert_eq!((cases.len(), cases[0].as_object().unwrap().len()), (2, COLUMNS.len()));
    assert_eq!((&cases[0]["applicant"], &cases[1]["applicant"]), (&Value::from("张*"), &Value::Null));
    assert_eq!(
        (&cases[0]["state"], &cases[0]["decided_at"], &cases[0]["item"]),
        (&Value::from("running"), &Value::Null, &Value::from("=1+1"))
    );
    assert_eq!(tree["heads"], serde_json::json!([["hall/case", 7, "ab"]]));
}
