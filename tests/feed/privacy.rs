//! What must not be read by anybody, and what must not leave the reader.

use residents_window::domain::feed::{Readers, Report};
use residents_window::domain::hall::Language;
use residents_window::text::feed::{fault, place, refusal, report_file};

use crate::{RIGHT, file, read, read_in, told, with};

const NAME: &str = "诸葛明慧";
const PHONE: &str = "13912340987";
const IDENTITY: &str = "11010519491231002X";

#[test]
fn a_file_that_anybody_can_read_holds_nothing_in_the_clear() {
    let open = |bytes: &[u8]| told(&read_in(bytes, 1_000, Readers::Anybody));
    assert_eq!(open(&file(&[RIGHT])), "taken 1", "masked data may lie open");
    for (row, column) in [
        (with(2, NAME), "Some(Applicant)"),
        (with(3, PHONE), "Some(Phone)"),
        (with(11, &format!("打{PHONE}")), "Some(Note)"),
        (with(10, IDENTITY), "Some(Result)"),
        (with(5, &format!("{}-{}-{}", &PHONE[..3], &PHONE[3..7], &PHONE[7..])), "Some(Step)"),
    ] {
        let second = with(0, "SB-0002");
        let wanted = format!("refused: ClearPersonalData {{ row: 3, column: {column} }}");
        assert_eq!(open(&file(&[&second, &row])), wanted);
        assert!(told(&read(&file(&[&second, &row]))).starts_with("taken 2"), "whoever was given the file may import it");
    }
    let beside = format!("receipt,item,accepted_at,state,证件号码\r\nSB-0001,Permit,2026-11-02,办结,{IDENTITY}\r\n");
    assert_eq!(open(beside.as_bytes()), "refused: ClearPersonalData { row: 2, column: None }", "in a column that is passed over, too");
    let json = format!(r#"[{{"receipt":"SB-0001","item":"Permit","accepted_at":"2026-11-02","state":"办结","card":"{IDENTITY}"}}]"#);
    assert_eq!(open(json.as_bytes()), "refused: ClearPersonalData { row: 1, column: None }");
    // A wrong row is no hiding place.
    let wrong = with(2, NAME).replace("in_progress", "?");
    assert_eq!(open(&file(&[&wrong])), "refused: ClearPersonalData { row: 2, column: Some(Applicant) }");
}

#[test]
fn a_number_of_a_case_is_nobodys_number() {
    let row = with(0, PHONE);
    assert_eq!(told(&read_in(&file(&[&row]), 1_000, Readers::Anybody)), "taken 1");
    assert_eq!(read(&file(&[&row])).unwrap().0[0].receipt.as_str(), PHONE);
}

fn everything_told(report: &Report) -> String {
    let mut all = format!("{report:?}");
    for language in [Language::Zh, Language::En] {
        all.push_str(std::str::from_utf8(&report_file(language, report).unwrap()).unwrap());
        report.faults.iter().for_each(|found| all.push_str(&format!("{}: {}", place(language, found), fault(language, found.kind))));
        report.refusal.iter().for_each(|why| all.push_str(&refusal(language, why)));
    }
    all
}

#[test]
fn nothing_of_a_person_leaves_the_reader() {
    let secrets = [NAME, PHONE, IDENTITY];
    let mut rows = vec![with(2, NAME), with(3, PHONE), with(11, &format!("{NAME} {PHONE} {IDENTITY}"))];
    rows[2] = rows[2].replace("张*", NAME);
    // Shifted by a comma, in the wrong column, cut off: the data stands where it should not.
    rows.extend((0..12).flat_map(|place| secrets.map(|secret| with(place, secret))));
    rows.extend(secrets.map(|secret| format!("{secret},{RIGHT}")));
    rows.extend(secrets.map(|secret| with(1, &format!("\"{secret}"))));
    for (place, row) in rows.iter_mut().enumerate() {
        *row = row.replace("SB-0001", &format!("SB-{place:04}"));
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (taken, report) = read(&file(&rows)).unwrap();
    assert!(report.taken > 5 && report.wrong > 5, "{}", report.taken);
    let told = everything_told(&report);
    secrets.iter().for_each(|secret| assert!(!told.contains(secret), "{secret} is in the report"));
    for row in taken {
        let shown = format!("{row:?}").replace(row.receipt.as_str(), "");
        [PHONE, IDENTITY].iter().for_each(|secret| assert!(!shown.contains(secret), "{secret} in {shown}"));
        // A name that stands alone in another column is a word like any other; beside its own row's applicant it is known.
        let is_known = row.applicant.as_ref().is_some_and(|masked| masked.as_str() == "诸葛*");
        assert!(!is_known || !shown.contains(NAME), "{shown}");
    }
    // Without headings the first row is somebody's data.
    let (_, report) = read(format!("{RIGHT},{NAME}\r\n").as_bytes()).unwrap();
    assert!(!everything_told(&report).contains(NAME));
}

#[test]
fn the_list_of_wrong_rows_is_a_table_that_spreadsheets_open_safely() {
    let (_, report) = read(&file(&[&with(1, "=cmd|'/C calc'!A0"), &with(7, "?")])).unwrap();
    let bytes = report_file(Language::En, &report).unwrap();
    let text = std::str::from_utf8(&bytes).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "row,column,heading,reason");
    assert_eq!(lines[1], "'2,B,item,It is a formula; export its value");
    assert!(lines[2].starts_with("'3,H,state,"), "{}", lines[2]);
    let chinese = report_file(Language::Zh, &report).unwrap();
    assert!(std::str::from_utf8(&chinese).unwrap().contains("是公式"));
}
