//! Bad and strange CSV files, each with the report that it must give.

use crate::{HEADINGS, RIGHT, file, read, told, with};

struct Case {
    name: &'static str,
    bytes: Vec<u8>,
    told: &'static str,
}

fn case(name: &'static str, bytes: impl Into<Vec<u8>>, told: &'static str) -> Case {
    Case { name, bytes: bytes.into(), told }
}

fn gb(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn utf16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A packed file of zeros would be a thousand times as large; its first bytes say what it is.
fn packed() -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\x00\x00\x00\x08\x00".to_vec();
    bytes.extend(std::iter::repeat_n(0x55, 5_000));
    bytes
}

const CHINESE: &str = "受理编号,事项名称,申请人,联系电话,受理时间,当前环节,环节时间,办件状态,承诺时限,应办结日期,办理结果,备注";
const CHINESE_ROW: &str =
    "浦民（2026）第0012号,老年人优待证,李*,139****0001,2026/11/2 9:05,审核,2026年11月3日,办理中,15个工作日,2026-11-23,,请带原件";

fn encodings() -> Vec<Case> {
    let right = text(&file(&[RIGHT]));
    let chinese = format!("{CHINESE}\r\n{CHINESE_ROW}\r\n");
    let mut broken_gb = gb(&chinese);
    broken_gb.extend(b"\xff\xff\xff,x\r\n");
    let mixed = [gb(&chinese), format!("{CHINESE_ROW}张\r\n").into_bytes()].concat();
    vec![
        case("UTF-8", right.clone(), "taken 1"),
        case("UTF-8 with its mark", format!("\u{feff}{right}"), "taken 1"),
        case("GB18030, Chinese headings", gb(&chinese), "taken 1"),
        case("UTF-8, Chinese headings", chinese.clone(), "taken 1"),
        case("Unicode text of Excel, with tabs", utf16(&chinese.replace(',', "\t")), "taken 1"),
        case("GB18030 with broken bytes", broken_gb, "refused: BrokenText { row: 3 }"),
        case(
            "UTF-8 with its mark and broken bytes",
            [b"\xef\xbb\xbf", right.as_bytes(), b"\xff\xfe,"].concat(),
            "refused: BrokenText { row: 3 }",
        ),
        case("GB18030 and UTF-8 in one file", mixed, "refused: BrokenText { row: 3 }"),
        case("Latin letters of another page", [&file(&[]), &b"SB-0001,caf\xe9\r\n"[..]].concat(), "refused: BrokenText { row: 2 }"),
        case(
            "two words of GB18030 that would be Greek and Hebrew in UTF-8",
            gb(&text(&file(&[&with(5, "\u{4e13}").replace("\u{5f20}*", "")]))),
            "taken 1",
        ),
        case("an archive named .csv", packed(), "refused: Packed"),
        case("a packed stream named .csv", b"\x1f\x8b\x08\x00\x00".to_vec(), "refused: Packed"),
        case("a workbook named .csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00".to_vec(), "refused: Workbook"),
        case("a picture named .csv", b"\x89PNG\r\n\x1a\n\x00\x00".to_vec(), "refused: Binary"),
        case("zeros in a text", [right.as_bytes(), b"\x00\x00"].concat(), "refused: Binary"),
    ]
}

fn lines() -> Vec<Case> {
    let other = with(0, "SB-0002");
    let mixed = format!("{HEADINGS}\n{RIGHT}\r\n{other}\r{}\n", with(0, "SB-0003"));
    vec![
        case("lines ended in three ways", mixed, "taken 3"),
        case("blank lines between", format!("\r\n{HEADINGS}\r\n\r\n{RIGHT}\r\n\r\n,,,\r\n{other}\r\n\r\n"), "taken 2"),
        case("no end of the last line", format!("{HEADINGS}\r\n{RIGHT}"), "taken 1"),
        case("semicolons", text(&file(&[RIGHT])).replace(',', ";"), "taken 1"),
        case("tabs", text(&file(&[RIGHT])).replace(',', "\t"), "taken 1"),
        case("a line that says the separator", format!("sep=;\r\n{}", text(&file(&[RIGHT])).replace(',', ";")), "taken 1"),
        case("blank columns at the end left out", file(&["SB-0001,Permit,,,2026-11-02,,,accepted"]), "taken 1"),
        case("the last line breaks off", format!("{HEADINGS}\r\n{RIGHT}\r\nSB-0002,Permit,张*,138****56"), "taken 1, wrong 1 | 3 CutOff"),
        case(
            "a comma that was not quoted",
            file(&[RIGHT, &format!("{}, and more", with(0, "SB-2"))]),
            "taken 1, wrong 1 | 3 TooManyCells { headings: 12 }",
        ),
        case("too many cells", file(&[&",".repeat(200), RIGHT]), "taken 1, wrong 1 | 2 TooManyCells { headings: 12 }"),
        case("too many headings", format!("{}\r\n{RIGHT}", "x,".repeat(200)), "refused: TooManyColumns"),
    ]
}

fn quotes() -> Vec<Case> {
    let (second, third) = (with(0, "SB-0002"), with(0, "SB-0003"));
    let across = with(11, "\"first line\r\nsecond, line\nthird \"\"line\"\"\"");
    let open = with(1, "\"Permit");
    let odd = with(1, "\"Permit\"x");
    let within = with(1, "5\" pipe");
    let large = format!("\"{}\"", "x".repeat(1024 * 1024));
    vec![
        case("quotes across lines", file(&[&across, &second]), "taken 2"),
        case(
            "every cell quoted",
            text(&file(&[RIGHT]))
                .split("\r\n")
                .filter(|line| !line.is_empty())
                .map(|line| format!("\"{}\"\r\n", line.replace(',', "\",\"")))
                .collect::<String>(),
            "taken 1",
        ),
        case("a mark that is never closed", file(&[&open, &second, &third]), "taken 2, wrong 1 | 2 Quotes"),
        case("a mark in the last line that is never closed", file(&[RIGHT, &with(11, "\"the end")]), "taken 1, wrong 1 | 3 Quotes"),
        case("a letter after a closing mark", file(&[&odd, &second]), "taken 1, wrong 1 | 2 Quotes"),
        case("a mark within a cell without marks", file(&[&within]), "taken 1"),
        case("marks that do not fit in every row", file(&[odd.as_str(); 150]), "refused: BrokenQuotes { row: 102 }"),
        case("a cell of 1 MB in marks", file(&[&with(11, &large), &second]), "taken 1, wrong 1 | 2 RowTooLong { max: 65536 }"),
        case(
            "a cell of 1 MB without marks",
            file(&[RIGHT, &with(11, &large.replace('"', ""))]),
            "taken 1, wrong 1 | 3 RowTooLong { max: 65536 }",
        ),
        case("one line of 1 MB and nothing else", "x".repeat(1024 * 1024), "refused: NoHeadings"),
        case(
            "a cell of 1,001 characters",
            file(&[&with(11, &"备".repeat(1_001)), &second]),
            "taken 1, wrong 1 | 2 L:note TooLong { max: 1000 }",
        ),
    ]
}

fn headings() -> Vec<Case> {
    let double = format!("{CHINESE},受理编号\r\n");
    vec![
        case("nothing", "", "refused: Empty"),
        case("blanks alone", " \r\n\r\n ", "refused: Empty"),
        case("headings alone", file(&[]), "refused: Empty"),
        case("no headings", format!("{RIGHT}\r\n"), "refused: NoHeadings"),
        case("a page that asks for a password", "<!DOCTYPE html>\n<html><body>Sign in</body></html>", "refused: NoHeadings"),
        case("columns are missing", "receipt,item,applicant\r\n1234,Permit,张*\r\n", "refused: MissingColumns([AcceptedAt, State])"),
        case("a column is there twice", double, "refused: ColumnTwice(Receipt)"),
        case("the same column in two languages", "receipt,item,accepted_at,state,受理时间\r\n", "refused: ColumnTwice(AcceptedAt)"),
        case(
            "other columns besides, stars and capitals in headings",
            "行政区划,Receipt*,ITEM,Accepted At,状态：,经办人\r\n310000,SB-0001,Permit,2026-11-02,办结,王\r\n",
            "taken 1 | ignored [\"行政区划\", \"经办人\"]",
        ),
    ]
}

fn cells() -> Vec<Case> {
    let one = |place, cell: &str| file(&[&with(place, cell)]);
    vec![
        case("no receipt", one(0, ""), "taken 0, wrong 1 | 2 A:receipt Blank"),
        case("a receipt without digits", one(0, "pending"), "taken 0, wrong 1 | 2 A:receipt NotAReceipt"),
        case("a receipt that is too long", one(0, &"1".repeat(65)), "taken 0, wrong 1 | 2 A:receipt NotAReceipt"),
        case("a receipt that a spreadsheet has rounded", one(0, "2.02611E+17"), "taken 0, wrong 1 | 2 A:receipt Rounded"),
        case("a receipt kept by a formula of text", one(0, "\"=\"\"00012345\"\"\""), "taken 1"),
        case("a receipt with letters that cannot be seen", one(0, "SB-\u{200b}0001"), "taken 0, wrong 1 | 2 A:receipt Hidden"),
        case("a formula as a receipt", one(0, "=A1+1"), "taken 0, wrong 1 | 2 A:receipt Formula"),
        case("a formula that calls a program", one(11, "=cmd|'/C calc'!A0"), "taken 0, wrong 1 | 2 L:note Formula"),
        case("a formula in marks", one(1, "\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""), "taken 0, wrong 1 | 2 B:item Formula"),
        case("a day that there is not", one(4, "2026-02-30"), "taken 0, wrong 1 | 2 E:accepted_at NotAMoment"),
        case("a day as a spreadsheet counts it", one(4, "46347"), "taken 0, wrong 1 | 2 E:accepted_at NotAMoment"),
        case("a time that there is not", one(6, "2026-11-03 25:61"), "taken 0, wrong 1 | 2 G:step_at NotAMoment"),
        case("accepted tomorrow", one(4, "2026-11-23"), "taken 0, wrong 1 | 2 E:accepted_at InFuture | 2 G:step_at BeforeAccepted"),
        case("due before it was accepted", one(9, "2026-11-01"), "taken 0, wrong 1 | 2 J:due_at BeforeAccepted"),
        case("no state", one(7, ""), "taken 0, wrong 1 | 2 H:state Blank"),
        case("a state that nobody knows", one(7, "飞行中"), "taken 0, wrong 1 | 2 H:state NotAState"),
        case("a limit in words", one(8, "two weeks"), "taken 0, wrong 1 | 2 I:promised_days NotDays { max: 3650 }"),
        case("a limit below nothing", one(8, "-5"), "taken 0, wrong 1 | 2 I:promised_days NotDays { max: 3650 }"),
        case("a name of digits", one(2, "12345"), "taken 0, wrong 1 | 2 C:applicant NotAName"),
        case("a phone in words", one(3, "ask at the desk"), "taken 0, wrong 1 | 2 D:phone NotAPhone"),
        case("a phone whose last digits are hidden", one(3, "138********"), "taken 0, wrong 1 | 2 D:phone NotAPhone"),
        case("a note with control characters", one(11, "bell\u{7}"), "taken 0, wrong 1 | 2 L:note Hidden"),
        case(
            "many faults in one row",
            file(&[",=1,12,x,never,,,?,?,?,,"]),
            "taken 0, wrong 1 | 2 A:receipt Blank | 2 B:item Formula | 2 C:applicant NotAName | 2 D:phone NotAPhone | 2 E:accepted_at NotAMoment | 2 H:state NotAState",
        ),
    ]
}

fn twice() -> Vec<Case> {
    let other = with(1, "Licence");
    let small = with(0, "sb-0001");
    vec![
        case("the same row twice", file(&[RIGHT, RIGHT, RIGHT]), "taken 1, repeated 2"),
        case(
            "a receipt twice with another content",
            file(&[RIGHT, &other, RIGHT]),
            "taken 1, repeated 1, wrong 1 | 3 A:receipt ReceiptTwice { first: 2 }",
        ),
        case("a receipt twice, in capitals and not", file(&[RIGHT, &small]), "taken 1, wrong 1 | 3 A:receipt ReceiptTwice { first: 2 }"),
        case(
            "a wrong row does not stand in the way of a right one",
            file(&[&with(7, "?"), RIGHT]),
            "taken 1, wrong 1 | 2 H:state NotAState",
        ),
    ]
}

#[test]
fn every_file_gets_the_report_it_deserves() {
    let cases: Vec<Case> = [encodings(), lines(), quotes(), headings(), cells(), twice()].into_iter().flatten().collect();
    assert!(cases.len() >= 40, "{}", cases.len());
    for Case { name, bytes, told: wanted } in cases {
        assert_eq!(told(&read(&bytes)), wanted, "{name}");
    }
}

#[test]
fn a_file_may_be_large_and_no_larger() {
    let row = with(11, &"x".repeat(900));
    let rows: Vec<String> = (0..1_000).map(|number| row.replace("SB-0001", &format!("SB-{number:06}"))).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let block = file(&rows);
    let mut bytes = block.clone();
    while bytes.len() <= 64 * 1024 * 1024 {
        bytes.extend(&block[HEADINGS.len() + 2..]);
    }
    assert_eq!(told(&read(&bytes)), "refused: TooLarge");
}

#[test]
fn a_file_has_so_many_rows_and_no_more() {
    let mut bytes = file(&[]);
    (0..300_001).for_each(|_| bytes.extend(b"SB-1,P,,,2026-11-02,,,accepted\n"));
    assert_eq!(told(&read(&bytes)), "refused: TooManyRows");
    bytes.truncate(bytes.len() - 31);
    assert_eq!(told(&read(&bytes)), "taken 1, repeated 299999");
}
