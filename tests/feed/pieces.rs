//! Any bytes, in pieces of any size; and what is written is read again.

use proptest::prelude::*;
use residents_window::domain::case::mask::{Masked, PersonName, Phone};
use residents_window::domain::feed::{FeedRow, ForeignNumber, Moment, Progress, Readers, export, holds_clear_data};
use residents_window::domain::sheet::write::Encoding;
use residents_window::domain::time::{Day, MinuteOfDay};
use residents_window::text::feed::report_file;

use crate::{HEADINGS, RIGHT, file, ground, read, read_in, told};

/// Pieces of feeds and of what feeds are broken by.
fn scraps() -> impl Strategy<Value = Vec<u8>> {
    let scrap = prop_oneof![
        Just(format!("{HEADINGS}\r\n").into_bytes()),
        Just(format!("{RIGHT}\r\n").into_bytes()),
        Just(b"\"".to_vec()),
        Just(b"\r".to_vec()),
        Just(b"\n".to_vec()),
        Just(b",".to_vec()),
        Just(b";".to_vec()),
        Just(b"sep=;\n".to_vec()),
        Just(b"[{".to_vec()),
        Just(b"\"receipt\":\"SB-1\"".to_vec()),
        Just(b"}]".to_vec()),
        Just(b"\\u53d7".to_vec()),
        Just("受理编号".as_bytes().to_vec()),
        Just(b"\xca\xdc\xc0\xed".to_vec()),
        Just(b"\xef\xbb\xbf".to_vec()),
        Just(b"\xff\xfe".to_vec()),
        Just(vec![b'x'; 70_000]),
        prop::collection::vec(any::<u8>(), 0..40),
    ];
    prop::collection::vec(scrap, 0..24).prop_map(|scraps| scraps.concat())
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{1,30}", "[\u{4e00}-\u{4e20}，。“”\"',;\\-=+@0-9]{1,20}", "[0-9]{1,20}", "'{1,3}[0-9=]{0,4}x",]
}

/// A text as a row has it: nothing at its ends, no formula, nobody's number, and not one of the words for nothing.
fn line() -> impl Strategy<Value = String> {
    texts().prop_map(|text| format!("a{text}z")).prop_filter("nobody's number", |text| !holds_clear_data(text))
}

fn moments() -> impl Strategy<Value = Moment> {
    (2000..2026_i32, 1..13_u32, 1..29_u32, prop::option::of(0..1_440_u16)).prop_map(|(year, month, day, minute)| Moment {
        day: Day::from_ymd(year, month, day).unwrap(),
        minute: minute.and_then(MinuteOfDay::new),
    })
}

fn rows() -> impl Strategy<Value = FeedRow> {
    let masked = (
        prop::option::of("[\u{4e00}-\u{4e20}]{2,3}".prop_map(|name| PersonName::new(&name).unwrap().masked())),
        prop::option::of("1[3-9][0-9]{9}".prop_map(|phone| Phone::new(&phone).unwrap().masked())),
    );
    let receipt = prop_oneof!["[0-9]{5,30}", "[A-Z]{2}-[0-9]{4,8}", "（[0-9]{4}）第[0-9]{2,4}号", "'[0-9]{5}", "-[0-9]{5}", "[+][0-9]{5}"]
        .prop_filter_map("a number", |text| ForeignNumber::new(&text));
    let lines = (prop::option::of(line()), prop::option::of(line()), prop::option::of(line()));
    let days = (prop::option::of(0..3_650_u16), 0..100_u64, 0..100_u64, any::<bool>(), any::<bool>());
    (receipt, line(), masked, moments(), lines, prop::sample::select(Progress::ALL.to_vec()), days).prop_map(
        |(receipt, item, (applicant, phone), accepted_at, (step, result, note), state, (promised_days, after, due, has_step, has_due))| {
            let later = |days: u64| Moment { day: accepted_at.day.plus_days(days), minute: accepted_at.minute };
            let today = ground(Readers::Some).today;
            let step_at = Some(later(after)).filter(|moment| has_step && moment.day <= today);
            FeedRow {
                receipt,
                item,
                applicant,
                phone,
                accepted_at,
                step,
                step_at,
                state,
                promised_days,
                due_at: has_due.then(|| later(due)),
                result,
                note,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_the_bytes_are_the_pieces_do_not_matter_and_nothing_breaks(bytes in scraps(), piece in 1..40_usize) {
        let whole = read_in(&bytes, usize::MAX, Readers::Some);
        // Pieces are far larger than rows in truth; very small ones of long rows would only take long.
        let piece = if bytes.len() > 20_000 { piece * 401 } else { piece };
        let pieces = read_in(&bytes, piece, Readers::Some);
        prop_assert_eq!(told(&whole), told(&pieces));
        let taken = |outcome: &Result<(Vec<FeedRow>, _), _>| outcome.as_ref().map(|(rows, _)| rows.clone()).unwrap_or_default();
        prop_assert_eq!(taken(&whole), taken(&pieces));
        if let Ok((rows, report)) = whole {
            prop_assert_eq!(rows.len(), report.taken);
            prop_assert!(report.refusal.is_some() || report.rows == report.taken + report.repeated + report.wrong + report.expired);
            for language in [residents_window::domain::hall::Language::Zh, residents_window::domain::hall::Language::En] {
                prop_assert!(report_file(language, &report).is_some());
            }
        }
    }

    #[test]
    fn what_is_written_is_read_again(rows in prop::collection::vec(rows(), 1..12)) {
        let (mut rows, today) = (rows, ground(Readers::Some).today);
        // What was finished long ago is left out.
        rows.retain(|row| !row.is_expired(today, 180));
        prop_assume!(!rows.is_empty());
        // One number, one row.
        rows.sort_by_key(|row| row.receipt.folded());
        rows.dedup_by_key(|row| row.receipt.folded());
        for encoding in [Encoding::Utf8, Encoding::Gb18030] {
            let bytes = export(&rows, encoding).unwrap();
            let (again, report) = read_in(&bytes, 100, Readers::Anybody).unwrap();
            prop_assert_eq!(&report.refusal, &None);
            prop_assert_eq!(&report.faults, &vec![]);
            prop_assert_eq!(&again, &rows);
        }
    }
}

#[test]
fn a_large_file_needs_little_memory_and_no_piece_much_work() {
    let mut bytes = file(&[]);
    for number in 0..20_000 {
        bytes.extend(RIGHT.replace("SB-0001", &format!("SB-{number:06}")).as_bytes());
        bytes.extend(b"\r\n");
    }
    let surveyed = crate::survey(&bytes, 64 * 1024).unwrap();
    let words = residents_window::text::feed_words::WORDS;
    let mut reader = residents_window::domain::feed::FeedReader::new(&surveyed, words, ground(Readers::Some));
    let (mut most_rows, mut most_bytes) = (0, 0);
    for piece in bytes.chunks(64 * 1024) {
        most_rows = most_rows.max(reader.push(piece).len());
        most_bytes = most_bytes.max(reader.waiting());
    }
    assert_eq!(reader.finish().1.taken, 20_000);
    assert!(most_rows < 2_000, "{most_rows} rows of 64 KB");
    assert!(most_bytes < 600 * 1024, "{most_bytes} bytes waited");
    // Where a row never ends no more is kept either.
    let surveyed = crate::survey(&bytes, 64 * 1024).unwrap();
    let mut reader = residents_window::domain::feed::FeedReader::new(&surveyed, words, ground(Readers::Some));
    reader.push(&file(&[RIGHT]));
    for start in [&b"\"open"[..], b"plain", b"\"open\nline"] {
        reader.push(start);
        for _ in 0..100 {
            reader.push(&[b'x'; 64 * 1024]);
            assert!(reader.waiting() < 1024 * 1024, "{} bytes wait", reader.waiting());
        }
        reader.push(b"\r\n");
    }
}

#[test]
fn masked_is_masked() {
    let bytes = file(&["SB-1234,Permit,张三丰,13812345678,2026-11-02,,,accepted,,,,请张三丰带身份证11010519491231002X来，或打13812345678"]);
    let (rows, report) = read(&bytes).unwrap();
    let row = &rows[0];
    assert_eq!(row.applicant, Masked::kept("张*"));
    assert_eq!(row.phone, Masked::kept("138****5678"));
    assert_eq!(row.note.as_deref(), Some("请张*带身份证******来，或打138****5678"));
    assert_eq!(report.masked, 2);
}
