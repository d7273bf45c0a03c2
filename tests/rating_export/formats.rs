//! The same rows in all three forms, and none of them runs anything.

use residents_window::domain::rating::export::COLUMNS;
use residents_window::domain::sheet::cell::unprotect;
use residents_window::domain::sheet::table::{Cell, Column, Form, Table};
use residents_window::domain::time::Day;
use residents_window::domain::xlsx::ROWS_MAX;
use serde_json::Value;

use super::book::Book;
use super::reader::{Rows, read};

/// A spreadsheet's date as CSV has it.
fn as_date(serial: &str, is_moment: bool) -> String {
    let (days, part) = serial.split_once('.').unwrap_or((serial, "0"));
    let seconds = (format!("0.{part}").parse::<f64>().unwrap() * 86_400.0).round() as u64;
    let day = Day::from_ymd(1970, 1, 1).unwrap().plus_days(days.parse::<u64>().unwrap() - 25_569);
    let clock = format!(" {:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    format!("{day}{}", if is_moment { clock.as_str() } else { "" })
}

/// As JSON says it; the first of the pair is the kind.
fn plain((kind, text): &(String, String)) -> String {
    match kind.as_str() {
        "yyyy\\-mm\\-dd\\ hh:mm:ss" => as_date(text, true),
        "yyyy\\-mm\\-dd" => as_date(text, false),
        "b" => (text == "1").to_string(),
        _ => text.clone(),
    }
}

pub fn json_cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let rows: Value = serde_json::from_slice(bytes).unwrap();
    let text = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    rows.as_array().unwrap().iter().map(|row| COLUMNS.iter().map(|column| text(&row[column.0])).collect()).collect()
}

pub fn csv_cells(rows: &Rows) -> Vec<Vec<String>> {
    rows[1..].iter().map(|row| row.iter().map(|(_, text)| unprotect(text).to_owned()).collect()).collect()
}

pub fn xlsx_cells(rows: &Rows) -> Vec<Vec<String>> {
    let wide = |row: &Vec<(String, String)>| {
        let mut cells: Vec<String> = row.iter().map(plain).collect();
        cells.resize(COLUMNS.len(), String::new());
        cells
    };
    rows[1..].iter().map(wide).collect()
}

#[test]
fn the_three_forms_say_the_same_to_readers_that_are_not_ours() {
    let book = Book::of(400, 11);
    let [csv, xlsx, json] = Form::ALL.map(|form| book.table(form).0);
    let (csv, xlsx) = (read("csv", &csv), read("xlsx", &xlsx));
    for rows in [&csv, &xlsx] {
        assert_eq!(rows[0].iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), COLUMNS.map(|column| column.0));
    }
    let json = json_cells(&json);
    assert!(json.len() > 250, "{} rows", json.len());
    assert_eq!(csv_cells(&csv), json);
    assert_eq!(xlsx_cells(&xlsx), json);
    // Dates are dates there, numbers are numbers, and digits that are no number are texts.
    let kinds: Vec<&str> = xlsx[1].iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!((kinds[1], kinds[10], kinds[13]), ("yyyy\\-mm\\-dd\\ hh:mm:ss", "n", "b"));
    let receipt = xlsx.iter().skip(1).map(|row| &row[4]).find(|cell| !cell.1.is_empty()).unwrap();
    assert_eq!((receipt.0.as_str(), receipt.1.len()), ("t", 18));
}

#[test]
fn a_second_rating_is_a_row_of_its_own_that_names_the_first() {
    let json = json_cells(&Book::of(1_000, 5).table(Form::Json).0);
    let seconds: Vec<&Vec<String>> = json.iter().filter(|row| !row[15].is_empty()).collect();
    assert!(seconds.len() > 10, "{}", seconds.len());
    for second in seconds {
        assert_eq!(second[0], format!("{}+2", second[15]));
        let first = json.iter().find(|row| row[0] == second[15]).unwrap();
        assert!(first[1] <= second[1] && first[20] != second[20], "another entry holds it");
        assert_eq!((&first[3..9], second[19].as_str()), (&second[3..9], "office/cui-yongmei"));
    }
    let is_sorted = json.windows(2).all(|two| two[0][1] <= two[1][1]);
    assert!(is_sorted, "by time");
}

#[test]
fn cells_are_what_they_are() {
    const COLUMNS: [Column; 7] =
        [Column("a", 1), Column("b", 1), Column("c", 1), Column("d", 1), Column("e", 1), Column("f", 1), Column("g", 1)];
    let day = Day::from_ymd(2028, 2, 29).unwrap();
    let cells = [
        Cell::Whole(-7),
        Cell::Decimal(-1_205, 2),
        Cell::day(day),
        Cell::Moment(86_399),
        Cell::text("_x0041_ <&>\" 'a"),
        Cell::text("a\r\nb\rc\u{0}\u{b}\u{ffff}d"),
        Cell::Flag(false),
    ];
    let wanted = [
        "-7",
        "-12.05",
        "2028-02-29",
        "1970-01-01 23:59:59",
        "_x0041_ <&>\" 'a",
        "a\u{fffd}\nb\u{fffd}c\u{fffd}\u{fffd}\u{fffd}d",
        "false",
    ];
    for form in [Form::Csv, Form::Xlsx] {
        let mut table = Table::begin(form, "a/b:[c]", &COLUMNS);
        table.row(&cells).unwrap();
        let rows = read(form.ending(), &table.finish().unwrap());
        let found: Vec<String> =
            rows[1].iter().map(|cell| if form == Form::Csv { unprotect(&cell.1).to_owned() } else { plain(cell) }).collect();
        assert_eq!(found, wanted, "{form:?}");
    }
    for (day, text) in
        [((1970, 1, 1), "1970-01-01"), ((2000, 2, 29), "2000-02-29"), ((2026, 12, 31), "2026-12-31"), ((2100, 3, 1), "2100-03-01")]
    {
        assert_eq!(Cell::day(Day::from_ymd(day.0, day.1, day.2).unwrap()).plain(), text);
    }
}

#[test]
fn a_text_that_is_too_long_for_a_cell_is_cut_and_says_so() {
    let Cell::Text(text) = Cell::text("\u{1f600}".repeat(40_000)) else { panic!("a text") };
    assert!(text.encode_utf16().count() <= 32_767 && text.ends_with('\u{2026}'), "{}", text.len());
}

#[test]
fn an_empty_table_is_a_head_and_a_spreadsheet_has_an_end() {
    const ONE: [Column; 1] = [Column("one", 5)];
    for form in Form::ALL {
        let bytes = Table::begin(form, "", &ONE).finish().unwrap();
        if form == Form::Json {
            assert_eq!(bytes, b"[\n]");
        } else {
            assert_eq!(read(form.ending(), &bytes).len(), 1);
        }
    }
    let mut table = Table::begin(Form::Xlsx, "", &ONE);
    (1..ROWS_MAX).for_each(|_| table.row(&[Cell::Empty]).unwrap());
    assert!(table.row(&[Cell::Empty]).is_err(), "no row is lost in silence");
}
