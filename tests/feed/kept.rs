//! Rows as they lie beside the journal: what was kept is read back the same, and the first form stays readable.

use residents_window::domain::feed::FeedRow;

use crate::{RIGHT, file, read, with};

/// Written by the first release with feeds.
const FIXTURE: &str =
    r#"["SB-0001","Permit","张*","138****5678","2026-11-02 09:00","审核","2026-11-03","in_progress",15,"2026-11-23",null,null]"#;

fn rows(rows: &[&str]) -> Vec<FeedRow> {
    read(&file(rows)).unwrap().0
}

#[test]
fn the_first_form_stays_readable_and_grows_at_its_end() {
    let row = &rows(&[RIGHT])[0];
    assert_eq!(row.kept(), FIXTURE);
    assert_eq!(FeedRow::of_kept(FIXTURE).as_ref(), Some(row));
    let later = FIXTURE.replace("null]", "null,\"more\"]");
    assert_eq!(FeedRow::of_kept(&later).as_ref(), Some(row));
}

#[test]
fn every_row_is_read_back_as_it_was() {
    let many = [
        RIGHT.to_owned(),
        with(0, "（2026）第 0012 号"),
        with(1, "\"say \"\"yes\"\", or \\n\""),
        with(2, ""),
        with(3, ""),
        with(5, ""),
        with(6, ""),
        with(8, ""),
        with(9, ""),
        with(10, "准予"),
        with(11, "请带 <b> 身份证 & 照片"),
    ];
    for (nth, line) in many.iter().enumerate() {
        let [row] = rows(&[line]).try_into().unwrap_or_else(|rows| panic!("{nth} {line}: {rows:?}"));
        assert_eq!(FeedRow::of_kept(&row.kept()), Some(row), "{line}");
    }
}

#[test]
fn what_is_no_row_is_none() {
    for text in [
        "",
        "[]",
        "{}",
        "null",
        "[1]",
        &FIXTURE.replace("in_progress", "lost"),
        &FIXTURE.replace("张*", "张三"),
        &FIXTURE.replace("2026-11-02", "2026-13-02"),
    ] {
        assert_eq!(FeedRow::of_kept(text), None, "{text}");
    }
}
