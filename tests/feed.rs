//! Files of other systems' cases: bad ones by the dozen with the report that each must give, any bytes at all, what is written read again, and how fast it goes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "feed/bench.rs"]
mod bench;
#[path = "feed/events.rs"]
mod events;
#[path = "feed/files.rs"]
mod files;
#[path = "feed/json_files.rs"]
mod json_files;
#[path = "feed/kept.rs"]
mod kept;
#[path = "feed/pieces.rs"]
mod pieces;
#[path = "feed/privacy.rs"]
mod privacy;
#[allow(dead_code)]
#[path = "common/prng.rs"]
mod prng;

use residents_window::domain::feed::{FEED_BYTES_MAX, FeedReader, FeedRow, Ground, Readers, Refusal, Report};
use residents_window::domain::sheet::survey::{NoText, Survey, Surveyed};
use residents_window::domain::time::{Day, UtcOffset};
use residents_window::text::feed_words::WORDS;

/// Sunday, 22 November 2026.
pub fn ground(readers: Readers) -> Ground {
    Ground { today: Day::from_ymd(2026, 11, 22).unwrap(), offset: UtcOffset::CHINA, readers, kept_days: 180 }
}

/// The first look.
pub fn survey(bytes: &[u8], piece: usize) -> Result<Surveyed, NoText> {
    let mut survey = Survey::new(FEED_BYTES_MAX);
    for bytes in bytes.chunks(piece.max(1)) {
        survey.push(bytes)?;
    }
    survey.finish()
}

/// As the runtime does it: the survey first, then the rows; both in pieces of so many bytes.
pub fn read_in(bytes: &[u8], piece: usize, readers: Readers) -> Result<(Vec<FeedRow>, Report), Refusal> {
    let surveyed = survey(bytes, piece).map_err(Refusal::from)?;
    let mut reader = FeedReader::new(&surveyed, WORDS, ground(readers));
    let mut rows = Vec::new();
    for bytes in bytes.chunks(piece.max(1)) {
        rows.extend(reader.push(bytes));
        if reader.refusal().is_some() {
            break;
        }
    }
    let (last, report) = reader.finish();
    rows.extend(last);
    Ok((rows, report))
}

/// A file that somebody was given, in pieces as large as the runtime's.
pub fn read(bytes: &[u8]) -> Result<(Vec<FeedRow>, Report), Refusal> {
    read_in(bytes, 64 * 1024, Readers::Some)
}

/// A report in one line.
pub fn told(outcome: &Result<(Vec<FeedRow>, Report), Refusal>) -> String {
    let report = match outcome {
        Err(refusal) => return format!("refused: {refusal:?}"),
        Ok((_, Report { refusal: Some(refusal), .. })) => return format!("refused: {refusal:?}"),
        Ok((_, report)) => report,
    };
    let mut line = format!("taken {}", report.taken);
    for (name, count) in [
        ("repeated", report.repeated),
        ("wrong", report.wrong),
        ("expired", report.expired),
        ("masked", report.masked),
        ("more", report.more_faults),
    ] {
        if count > 0 {
            line.push_str(&format!(", {name} {count}"));
        }
    }
    for fault in report.faults.iter().take(6) {
        let cell = fault.column.map(|column| format!(" {}:{}", fault.letter.as_deref().unwrap_or("?"), column.key())).unwrap_or_default();
        line.push_str(&format!(" | {}{cell} {:?}", fault.row, fault.kind));
    }
    if !report.ignored.is_empty() {
        line.push_str(&format!(" | ignored {:?}", report.ignored));
    }
    line
}

/// The headings in English.
pub const HEADINGS: &str = "receipt,item,applicant,phone,accepted_at,step,step_at,state,promised_days,due_at,result,note";
/// A row with nothing wrong in it.
pub const RIGHT: &str = "SB-0001,Permit,张*,138****5678,2026-11-02 09:00,审核,2026-11-03,in_progress,15,2026-11-23,,";

/// A file with these rows below the headings.
pub fn file(rows: &[&str]) -> Vec<u8> {
    let mut lines = vec![HEADINGS];
    lines.extend(rows);
    format!("{}\r\n", lines.join("\r\n")).into_bytes()
}

/// The right row with one cell changed.
pub fn with(place: usize, cell: &str) -> String {
    let mut cells: Vec<&str> = RIGHT.split(',').collect();
    cells[place] = cell;
    cells.join(",")
}
