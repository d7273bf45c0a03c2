//! Bad and strange JSON files, each with the report that it must give; and what is taken of a right one.

use crate::{read, told};

const RIGHT: &str = r#"{"receipt":"SB-0001","item":"Permit","applicant":"张*","phone":"138****5678","accepted_at":"2026-11-02T09:00:00+08:00","state":"in_progress","promised_days":15,"due_at":"2026-11-23","result":null}"#;

fn with(name: &str, value: &str) -> String {
    let known = format!("\"{name}\":");
    let from = RIGHT.find(&known).unwrap() + known.len();
    let rest = &RIGHT[from..];
    let length = match rest.strip_prefix('"') {
        Some(text) => text.find('"').unwrap() + 2,
        None => rest.find([',', '}']).unwrap(),
    };
    format!("{}{value}{}", &RIGHT[..from], &rest[length..])
}

#[test]
fn every_file_gets_the_report_it_deserves() {
    let second = with("receipt", "\"SB-0002\"");
    let large = with("item", &format!("\"{}\"", "x".repeat(1024 * 1024)));
    let nested = format!("[{}{}]", "[".repeat(100_000), "]".repeat(100_000));
    let deep = with("item", &format!("{}1{}", "[".repeat(500), "]".repeat(500)));
    let twice = RIGHT.replace("\"result\":null", "\"state\":\"granted\"");
    let escaped = format!("[{}]", RIGHT.replace("\"receipt\"", "\"\\u53d7\\u7406\\u7f16\\u53f7\""));
    let inside = format!(r#"{{"total":2,"page":{{"cases":[1]}},"note":"a ] and a }} \" here","cases":[{RIGHT},{second}],"end":[1,[2]]}}"#);
    for (name, bytes, wanted) in [
        ("a list", format!("[{RIGHT},\n {second}]"), "taken 2"),
        ("with its mark", format!("\u{feff} [{RIGHT}]"), "taken 1"),
        ("a list in an object", inside, "taken 2"),
        ("names that are escaped", escaped, "taken 1"),
        ("a receipt as a long number", format!("[{}]", with("receipt", "202611210000000000000012")), "taken 1"),
        ("a receipt as a rounded number", format!("[{}]", with("receipt", "2.026e+23")), "taken 0, wrong 1 | 1 ?:receipt Rounded"),
        ("no entries", "[]".into(), "refused: Empty"),
        ("an object without the list", format!("{{\"others\":[{RIGHT}]}}"), "refused: NotJson { row: 1 }"),
        ("a list of numbers", "[1,2,3]".into(), "refused: NotJson { row: 1 }"),
        ("a list of lists, very deep", nested, "refused: NotJson { row: 1 }"),
        ("deep within an entry", format!("[{deep}]"), "refused: NotJson { row: 1 }"),
        ("it breaks off between entries", format!("[{RIGHT},"), "refused: CutOff { row: 2 }"),
        ("it breaks off within an entry", format!("[{RIGHT},{}", &second[..40]), "refused: CutOff { row: 2 }"),
        ("it breaks off before the end of the list", format!("[{RIGHT}"), "refused: CutOff { row: 2 }"),
        ("it breaks off after the list", format!("{{\"cases\":[{RIGHT}]"), "refused: CutOff { row: 2 }"),
        ("more after the end", format!("[{RIGHT}] [1]"), "refused: NotJson { row: 2 }"),
        ("two commas", format!("[{RIGHT},,{second}]"), "refused: NotJson { row: 2 }"),
        ("a comma at the end", format!("[{RIGHT},]"), "refused: NotJson { row: 2 }"),
        ("no comma", format!("[{RIGHT}{second}]"), "refused: NotJson { row: 2 }"),
        ("single quotes", format!("[{}]", RIGHT.replace('"', "'")), "refused: NotJson { row: 1 }"),
        ("an entry of 1 MB", format!("[{large},{second}]"), "taken 1, wrong 1 | 1 RowTooLong { max: 65536 }"),
        ("an object in the place of a text", format!("[{}]", with("item", "{\"zh\":\"x\"}")), "taken 0, wrong 1 | 1 ?:item NotAnObject"),
        ("a name twice", format!("[{twice}]"), "taken 0, wrong 1 | 1 ?:state NameTwice"),
        (
            "a name twice in two languages",
            format!("[{}]", RIGHT.replace("\"result\":null", "\"状态\":\"办结\"")),
            "taken 0, wrong 1 | 1 ?:state NameTwice",
        ),
        (
            "needed ones are missing",
            "[{\"receipt\":\"SB-0001\"}]".into(),
            "taken 0, wrong 1 | 1 ?:item Blank | 1 ?:accepted_at Blank | 1 ?:state Blank",
        ),
        ("the same twice", format!("[{RIGHT},{RIGHT}]"), "taken 1, repeated 1"),
        ("other names besides", format!("[{}]", RIGHT.replace("\"result\"", "\"department\"")), "taken 1 | ignored [\"department\"]"),
    ] {
        assert_eq!(told(&read(bytes.as_bytes())), wanted, "{name}");
    }
}

#[test]
fn a_number_is_kept_digit_by_digit() {
    let (rows, _) = read(format!("[{}]", with("receipt", "202611210000000000000012")).as_bytes()).unwrap();
    assert_eq!(rows[0].receipt.as_str(), "202611210000000000000012");
    assert_eq!(rows[0].accepted_at.to_string(), "2026-11-02 09:00");
    assert_eq!(rows[0].promised_days, Some(15));
}
