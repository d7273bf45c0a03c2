//! Guides as a table: an export imported again changes nothing, whatever stands in the cells; faults are listed by row and column, and nothing is
//! half-imported.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

use std::sync::LazyLock;

use proptest::prelude::*;
use residents_window::domain::guide::parse::parse;
use residents_window::domain::guide::table::{Column, Encoding, RowKind, TableFault, TableFaultKind as K, export, import, template};
use residents_window::domain::guide::{Fee, Guide, Guides, Text};
use residents_window::domain::hall::Language;
use residents_window::domain::time::Day;
use residents_window::text::guide_table::{WORDS, fault, place};
use serde_json::Value;

fn guides() -> Guides {
    static SHIPPED: LazyLock<Guides> = LazyLock::new(|| parse(include_str!("../public/content/guides.json")).unwrap());
    SHIPPED.clone()
}

fn exported(guides: &Guides) -> Vec<u8> {
    export(&guides.guides, &WORDS, Encoding::Utf8).unwrap()
}

fn text_of(guides: &Guides) -> String {
    String::from_utf8(exported(guides)).unwrap()
}

#[test]
fn the_shipped_guides_go_out_and_come_back() {
    let shipped = guides();
    for encoding in [Encoding::Utf8, Encoding::Gb18030] {
        let bytes = export(&shipped.guides, &WORDS, encoding).unwrap();
        assert_eq!(import(&shipped, &bytes, &WORDS).as_ref(), Ok(&shipped), "{encoding:?}");
        let empty = Guides { guides: Vec::new(), ..shipped.clone() };
        assert_eq!(import(&empty, &bytes, &WORDS), Ok(shipped.clone()), "{encoding:?}, from nothing");
    }
}

#[test]
fn the_file_is_what_excel_and_wps_expect() {
    let bytes = exported(&guides());
    let text = text_of(&guides());
    assert!(bytes.starts_with(b"\xef\xbb\xbf") && text.starts_with("\u{feff}指南编号,行类型,提问编号,"));
    assert!(text.lines().next().unwrap().len() > 400 && text.contains("\r\n") && !text.replace("\r\n", "").contains('\r'));
    // Codes would lose their zeros, and are marked as text.
    assert!(text.contains(",'010000000001,11990107SMPL010000000001,"), "codes");
    let rows = text.matches("\r\n").count();
    assert!(rows > 2_000, "{rows}");
}

#[test]
fn an_import_without_its_mark_or_through_excel_is_understood() {
    let shipped = guides();
    let text = text_of(&shipped);
    let plain = text.trim_start_matches('\u{feff}');
    let days = plain.replace("2026-07-01", "2026/7/1");
    let utf16: Vec<u8> = text.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(import(&shipped, plain.as_bytes(), &WORDS).as_ref(), Ok(&shipped));
    assert_eq!(import(&shipped, plain.replace("\r\n", "\n").as_bytes(), &WORDS).as_ref(), Ok(&shipped));
    assert_eq!(import(&shipped, days.as_bytes(), &WORDS).as_ref(), Ok(&shipped));
    // Blank rows and columns at the end, as spreadsheets leave them.
    let wide: String =
        plain.split_inclusive("\r\n").map(|row| row.replace("\r\n", ",,,\r\n")).collect::<String>() + &",".repeat(52) + "\r\n";
    let quoted = plain.matches("\n").count() == plain.matches("\r\n").count();
    assert!(quoted, "no shipped text has several lines");
    assert_eq!(import(&shipped, wide.as_bytes(), &WORDS).as_ref(), Ok(&shipped));
    // "Unicode text": no shipped cell has a comma or a tab in Chinese, English ones do and are quoted.
    let simple =
        Guides { guides: shipped.guides.iter().filter(|guide| guide.summary.en.is_none()).take(5).cloned().collect(), ..shipped.clone() };
    assert!(!simple.guides.is_empty() && !utf16.is_empty());
    let tabbed: Vec<u8> = text_of(&simple).replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(import(&simple, &tabbed, &WORDS).is_ok());
}

/// The table with one cell exchanged: of the first row of this kind.
fn with_cell(kind: RowKind, column: Column, cell: &str) -> (Vec<u8>, usize) {
    let text = text_of(&guides());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut row = 0;
    for (number, record) in (1..).zip(reader.records().map(Result::unwrap)) {
        let is_it = row == 0 && &record[1] == (WORDS.row)(kind);
        if is_it {
            row = number;
        }
        let at = Column::ALL.iter().position(|known| *known == column).unwrap();
        writer.write_record(record.iter().enumerate().map(|(nth, old)| if is_it && nth == at { cell } else { old })).unwrap();
    }
    (writer.into_inner().unwrap(), row)
}

fn faults(bytes: &[u8]) -> Vec<TableFault> {
    import(&guides(), bytes, &WORDS).map(|_| "imported").unwrap_err()
}

#[test]
fn faults_are_listed_by_row_and_column() {
    use Column as C;
    use RowKind as R;
    let number = |found: &str, max| K::NotANumber { found: found.into(), max };
    let table: Vec<(RowKind, Column, &str, &str, K)> = vec![
        (R::Guide, C::Effective, "明天", "V", K::NotADay("明天".into())),
        (R::Guide, C::Effective, "", "V", K::NotADay(String::new())),
        (R::Guide, C::Effective, "2026-02-30", "V", K::NotADay("2026-02-30".into())),
        (R::Guide, C::Cancelled, "12", "W", K::NotADay("12".into())),
        (R::Guide, C::Version, "一", "U", number("一", u32::MAX)),
        (R::Guide, C::Visits, "300", "AO", number("300", 255)),
        (R::Guide, C::Item, "低保", "Z", K::NotAnItem("低保".into())),
        (R::Guide, C::StatutoryLimit, "很快", "AI", K::NotALimit("很快".into())),
        (R::Guide, C::PromisedLimit, "", "AJ", K::NotALimit(String::new())),
        (R::Guide, C::FeeBasis, "省价费", "AK", K::FeeMismatch),
        (R::Guide, C::Desk, "窗口", "K", K::NotInThisRow(R::Guide)),
        (R::Guide, C::Row, "标题", "B", K::UnknownRow("标题".into())),
        (R::Material, C::Guide, "", "A", K::NoGuide),
        (R::Material, C::Guide, "elsewhere", "A", K::NoGuideRow("elsewhere".into())),
        (R::Material, C::When, "谁来", "O", K::NotACondition("谁来".into())),
        (R::Material, C::Copies, "1.5", "Q", number("1.5", 255)),
        (R::Answer, C::Question, "what", "C", K::NoQuestion("what".into())),
    ];
    for (kind, column, cell, letter, expected) in table {
        let (bytes, row) = with_cell(kind, column, cell);
        let found = faults(&bytes);
        let wanted = |f: &TableFault| f.row == row && f.kind == expected && f.letter.as_deref() == Some(letter);
        assert!(found.iter().any(wanted), "{kind:?} {column:?} {cell}: {found:?}");
        for language in [Language::Zh, Language::En] {
            assert!(found.iter().all(|f| !fault(language, &f.kind).is_empty() && !place(language, f).is_empty()));
        }
    }
    let (bytes, _) = with_cell(R::Guide, C::Kind, "给付");
    assert!(matches!(&faults(&bytes)[0].kind, K::NotAChoice { found, choices } if found == "给付" && choices.len() == 6));
    let (bytes, _) = with_cell(R::Outcome, C::Delivery, "邮寄；飞鸽");
    assert!(matches!(&faults(&bytes)[0].kind, K::NotAChoice { found, .. } if found == "飞鸽"));
}

#[test]
fn every_fault_is_told_and_nothing_is_half_imported() {
    let text = text_of(&guides()).replace("个工作日", "个日子").replace(",必须,", ",也许,");
    let found = faults(text.as_bytes());
    assert!(found.len() > 300, "{}", found.len());
    assert!(found.is_sorted_by_key(|fault| fault.row));
    let of_second = found.iter().filter(|fault| fault.row == 2).count();
    assert!(of_second >= 2, "both limits of the first guide");
}

#[test]
fn files_that_are_something_else_are_refused() {
    let text = text_of(&guides());
    let head = text.lines().next().unwrap();
    let table: [(&str, Vec<u8>, K); 9] = [
        ("a workbook", b"PK\x03\x04\x14\x00".to_vec(), K::NotText),
        ("bytes", vec![0xff, 0x00, 0x80, 0xff, 0xff], K::NotText),
        ("cut off", text.as_bytes()[..text.rfind('"').unwrap()].to_vec(), K::OpenQuote),
        ("another table", b"name,price\r\ntea,3\r\n".to_vec(), K::UnknownColumn("name".into())),
        ("nothing", Vec::new(), K::NoHeadings),
        ("headings alone", head.as_bytes().to_vec(), K::Empty),
        ("a column missing", text.replacen(",版本,", ",,", 1).into_bytes(), K::MissingColumn(Column::Version)),
        ("a column twice", text.replacen(",版本,", ",名称,", 1).into_bytes(), K::ColumnTwice(Column::NameZh)),
        ("a column renamed", text.replacen(",版本,", ",版本号,", 1).into_bytes(), K::UnknownColumn("版本号".into())),
    ];
    for (what, bytes, kind) in table {
        let found = import(&guides(), &bytes, &WORDS).map(|_| "imported").unwrap_err();
        let is_told = found.iter().any(|fault| fault.kind == kind) || (what == "another table" && found[0].kind == K::NoHeadings);
        assert!(is_told, "{what}: {found:?}");
    }
    assert_eq!(
        faults(&template(&WORDS, Encoding::Utf8).unwrap()).first().map(|fault| fault.row),
        Some(2),
        "an empty template is no content"
    );
}

#[test]
fn rows_are_numbered_as_the_spreadsheet_does() {
    let mut file = guides();
    file.guides.truncate(2);
    file.guides[0].summary.zh = "第一行\n第二行\n\n\"第四行\"".into();
    let text = text_of(&file).replacen("\r\n", "\r\n\r\n\r\n", 1);
    let rows_of_first = text_of(&Guides { guides: vec![file.guides[0].clone()], ..file.clone() }).matches("\r\n").count();
    let second = file.guides[1].id.clone();
    let broken = text.replacen(&format!("{second},指南"), &format!("{second},标题"), 1);
    let found = faults(broken.as_bytes());
    assert_eq!(found.iter().find(|fault| matches!(fault.kind, K::UnknownRow(_))).map(|fault| fault.row), Some(rows_of_first + 3));
}

#[test]
fn guides_that_the_table_does_not_name_stay_and_new_ones_come_last() {
    let shipped = guides();
    let mut changed = Guide { id: "brand-new".into(), ..shipped.guides[0].clone() };
    changed.cancelled = Day::parse("2027-01-01");
    let mut renamed = shipped.guides[3].clone();
    renamed.name.zh = "改了名".into();
    let bytes = export([&changed, &renamed], &WORDS, Encoding::Utf8).unwrap();
    let after = import(&shipped, &bytes, &WORDS).unwrap();
    assert_eq!((after.guides.len(), after.guides.last(), &after.guides[3]), (80, Some(&changed), &renamed));
    assert_eq!((&after.guides[..3], &after.guides[4..79]), (&shipped.guides[..3], &shipped.guides[4..]));
}

/// Texts that spreadsheets and readers of CSV like to spoil.
fn nasty() -> impl Strategy<Value = String> {
    let list = vec![
        "=1+1",
        "+86",
        "-5",
        "@SUM(A1)",
        "'quoted",
        "''",
        "'",
        "\t",
        "\"",
        "\"\"",
        "a,b",
        "a;b",
        "甲；乙",
        "a\\b",
        "\\_",
        "\\",
        "\r\n",
        "第一行\n第二行",
        "\r",
        " x ",
        "001",
        "1E5",
        "2026-07-01",
        "TRUE",
        "＝1",
        "－",
        "🙂👨‍👩‍👧",
        "a=b|c",
        "，",
        "",
        "\u{feff}x",
        "3/4",
        "12:30",
        "100%",
        "1 000",
    ];
    prop_oneof![3 => prop::sample::select(list).prop_map(str::to_owned), 1 => any::<String>(), 1 => "[\"',=;\\\\|\r\n\t a-c]{0,8}"]
}

/// Puts nasty texts wherever a guide may hold any text.
fn spoil(value: &mut Value, field: &str, texts: &mut impl Iterator<Item = String>) {
    let is_free =
        ["zh", "en", "aliases", "law", "number", "article", "basis", "class", "department", "basic_code", "local_code"].contains(&field);
    match value {
        Value::String(text) if is_free => *text = texts.next().unwrap_or_default(),
        Value::Array(entries) => entries.iter_mut().for_each(|entry| spoil(entry, field, texts)),
        Value::Object(members) => members.iter_mut().for_each(|(name, member)| spoil(member, name, texts)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn an_export_imported_again_changes_nothing(texts in prop::collection::vec(nasty(), 60), which in 0..79_usize, charged: bool, none: bool) {
        let mut file = guides();
        let mut tree = serde_json::to_value(&file.guides[which]).unwrap();
        spoil(&mut tree, "", &mut texts.iter().cloned().cycle());
        let mut guide: Guide = serde_json::from_value(tree).unwrap();
        if charged {
            guide.fee = Fee::Charged { text: Text { zh: texts[0].clone(), en: Some(texts[1].clone()) }, basis: texts[2].clone() };
        }
        if none {
            (guide.fee, guide.aliases, guide.life_events, guide.steps[0].limit) = (Fee::NotStated, Vec::new(), Vec::new(), None);
            (guide.legal_basis[0].says, guide.materials[0].source_name) = (None, Some(Text { zh: String::new(), en: None }));
        }
        file.guides[which] = guide;
        let one = export([&file.guides[which]], &WORDS, Encoding::Utf8).unwrap();
        prop_assert_eq!(import(&file, &one, &WORDS), Ok(file.clone()));
        if let Some(bytes) = export([&file.guides[which]], &WORDS, Encoding::Gb18030) {
            prop_assert_eq!(import(&file, &bytes, &WORDS), Ok(file.clone()));
        }
    }

    #[test]
    fn no_cell_begins_as_a_formula(texts in prop::collection::vec(nasty(), 60), which in 0..79_usize) {
        let file = guides();
        let mut tree = serde_json::to_value(&file.guides[which]).unwrap();
        spoil(&mut tree, "", &mut texts.iter().cloned().cycle());
        let guide: Guide = serde_json::from_value(tree).unwrap();
        let bytes = export([&guide], &WORDS, Encoding::Utf8).unwrap();
        let mut reader = csv::ReaderBuilder::new().from_reader(&bytes[3..]);
        for record in reader.records() {
            prop_assert!(record.unwrap().iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])));
        }
    }

    #[test]
    fn no_bytes_stop_the_import(bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0..20_000_usize) {
        let base = Guides { guides: guides().guides[..2].to_vec(), ..guides() };
        drop(import(&base, &bytes, &WORDS));
        let mut table = exported(&base);
        let at = at % table.len();
        table.splice(at..at, bytes);
        drop(import(&base, &table, &WORDS));
    }
}
