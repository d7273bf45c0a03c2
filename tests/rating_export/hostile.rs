//! Hostile text in comments: formulas, letters that turn the line round, controls, very long ones. It stays text in every form, and the same in all three.

use residents_window::domain::sheet::table::Form;
use residents_window::projection::proof::{Verdict, verify};

use super::book::Book;
use super::formats::{csv_cells, json_cells, xlsx_cells};
use super::reader::read;

/// What spoils programs: each stands alone, behind blanks, within a text, and twice.
const NAUGHTY: &[&str] = &[
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\u{ff1d}1+1",
    "\u{ff0b}1",
    "\u{ff0d}1",
    "\u{ff20}A",
    "'",
    "''=1",
    "'=1",
    "=HYPERLINK(\"http://x\",\"y\")",
    "=WEBSERVICE(\"x\")",
    "=DDE(\"a\",\"b\",\"c\")",
    "|a",
    "%0A=1",
    "undefined",
    "null",
    "NULL",
    "nil",
    "true",
    "FALSE",
    "NaN",
    "Infinity",
    "-Infinity",
    "0",
    "-0",
    "00",
    "1e5",
    "1E1000",
    "0x10",
    "1/2",
    "1-2",
    "2026-11-23",
    "3:4",
    "12:00:00",
    "$1.00",
    "1,000",
    "1.0.0.0",
    "123456789012345678901234567890",
    "\u{a5}5",
    "5%",
    "(5)",
    "\"",
    "\"\"",
    ",",
    ",,",
    ";",
    "\\",
    "\\\"",
    "\r\n",
    "\n",
    "a\r\nb",
    "a\rb",
    "</t></is></c>",
    "<script>alert(1)</script>",
    "<![CDATA[x]]>",
    "]]>",
    "&amp;",
    "&#0;",
    "&lt;b&gt;",
    "<!--",
    "--><!--",
    "<?xml?>",
    "<!ENTITY x \"y\">",
    "_x0000_",
    "_x000D_",
    "_x0041_",
    "_x005F_x0041_",
    "__x0041__",
    "\u{0}",
    "\u{1}\u{2}\u{8}",
    "\u{b}\u{c}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{80}\u{85}\u{9f}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}\u{200c}\u{200d}",
    "\u{200e}\u{200f}",
    "\u{202a}a\u{202b}b\u{202c}",
    "\u{202d}a\u{202e}b",
    "\u{2066}a\u{2067}b\u{2068}c\u{2069}",
    "\u{2028}\u{2029}",
    "\u{feff}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{fffd}",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "\u{1f1e8}\u{1f1f3}",
    "\u{1f3fb}",
    "\u{10ffff}",
    "\u{20000}\u{2a6d6}",
    "Z\u{351}\u{36b}\u{343}\u{36a}\u{302}\u{36b}\u{33d}",
    "\u{e000}",
    "\u{5d0}\u{5d1}\u{5d2}",
    "\u{627}\u{644}\u{639}\u{631}\u{628}\u{64a}\u{629}",
    "\u{fdfd}",
    "\u{ff21}\u{ff22}",
    "\u{301}",
    "; DROP TABLE ratings",
    "' OR 1=1 --",
    "${7*7}",
    "{{7*7}}",
    "%s%n%d",
    "../../etc",
    "C:\\a",
    "file:///",
    "javascript:alert(1)",
    "`id`",
    "$(id)",
    "  a  ",
    " ",
    "\t",
    "\u{3000}",
    "{\"form\":\"x\"}",
    "]}",
    "\\u0000",
    "\\n",
    "\u{f0000}",
    "\u{e0001}\u{e0020}",
    "\u{2800}",
    "\u{115f}\u{1160}",
    "\u{3164}",
];

pub fn naughty() -> Vec<String> {
    let each = |text: &&str| {
        [(*text).to_owned(), format!("  {text}"), format!("办得{text}好"), format!("{text}{text}"), format!("{text}\u{202e}=1+1")]
    };
    let mut all: Vec<String> = NAUGHTY.iter().flat_map(each).collect();
    all.extend([
        "=".repeat(10_000),
        "字".repeat(10_000),
        "\u{202e}".repeat(10_000),
        "\u{1f600}".repeat(10_000),
        "\"".repeat(10_000),
        "&<\n".repeat(3_000),
    ]);
    all
}

#[test]
fn hostile_comments_stay_what_they_are_in_every_form() {
    let texts = naughty();
    assert!(texts.len() >= 515, "{}", texts.len());
    // So many records that every text stands in a row.
    let book = Book::saying(4 * texts.len(), 13, |nth| texts[usize::try_from(nth).unwrap() % texts.len()].clone());
    let [csv, xlsx, json] = Form::ALL.map(|form| book.table(form).0);
    let (csv, xlsx, json) = (read("csv", &csv), read("xlsx", &xlsx), json_cells(&json));
    assert_eq!(csv_cells(&csv), json);
    assert_eq!(xlsx_cells(&xlsx), json);
    for row in &csv[1..] {
        for (_, text) in row.iter().filter(|(_, text)| !text.is_empty()) {
            assert!(
                !text.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']),
                "{text:?} would run"
            );
        }
    }
    let shown: std::collections::BTreeSet<&str> = json.iter().map(|row| row[12].as_str()).collect();
    let is_shown = |text: &&String| {
        let short: String = text.chars().take(residents_window::domain::case::SideRef::TEXT_LENGTH_MAX).collect();
        let bad = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}');
        let clean: String = short.chars().map(|c| if bad(c) { '\u{fffd}' } else { c }).collect();
        shown.contains(clean.as_str())
    };
    let lost: Vec<&String> = texts.iter().filter(|text| !is_shown(text)).collect();
    assert!(lost.len() * 20 < texts.len(), "{} are in no row, such as {:?}", lost.len(), &lost[..3]);
    let proof = verify(&book.export(&book.heads()), &book.heads(), &mut |_| {}).unwrap();
    assert_eq!(proof.verdict, Verdict::Complete, "{:?}", &proof.findings[..proof.findings.len().min(5)]);
}
