//! Tables as files and the verification of an export, as the manager's page and its worker make them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use residents_window::domain::identity::{Actor, RequestId};
use residents_window::domain::rating::export::{COLUMNS, Ground, Names, rows};
use residents_window::domain::sheet::table::{Cell, Column, Form, Table};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{Day, Timestamp, UtcOffset};
use residents_window::journal::{Entry, EntryPart, Hash, OutsideHead, Place, Writer, canonical};
use residents_window::projection::proof::{Export, verify};
use residents_window::projection::rating_ledger::Ledger;
use wasm_bindgen::prelude::wasm_bindgen;

const NAMES: [Column; 12] = [
    Column("rating", 40),
    Column("at", 20),
    Column("item", 20),
    Column("counter", 10),
    Column("level", 10),
    Column("score", 7),
    Column("reasons", 20),
    Column("comment", 40),
    Column("is_active", 8),
    Column("waited", 8),
    Column("device", 20),
    Column("hash", 66),
];

thread_local! {
    static ROWS: RefCell<Vec<[Cell<'static>; 12]>> = const { RefCell::new(Vec::new()) };
    static EXPORT: RefCell<(String, Vec<OutsideHead>)> = const { RefCell::new((String::new(), Vec::new())) };
}

/// Takes rows in as JSON, as the peers hold them: lists of text, number, truth; the second of a row is a moment in seconds.
#[wasm_bindgen]
pub fn sheet_prepare(json: &str) -> usize {
    let rows: Vec<Vec<serde_json::Value>> = serde_json::from_str(json).unwrap_or_default();
    let cell = |at: usize, value: &serde_json::Value| match value {
        serde_json::Value::String(text) => Cell::text(text.clone()),
        serde_json::Value::Bool(flag) => Cell::Flag(*flag),
        serde_json::Value::Number(number) if at == 1 => Cell::Moment(number.as_i64().unwrap_or(0)),
        serde_json::Value::Number(number) => Cell::Whole(number.as_i64().unwrap_or(0)),
        _ => Cell::Empty,
    };
    let rows: Vec<[Cell<'static>; 12]> = rows
        .iter()
        .filter_map(|row| row.iter().enumerate().map(|(at, value)| cell(at, value)).collect::<Vec<_>>().try_into().ok())
        .collect();
    ROWS.with(|kept| kept.replace(rows));
    ROWS.with(|kept| kept.borrow().len())
}

/// The rows as a file: `csv`, `xlsx` or `json`; empty when it cannot be made.
#[wasm_bindgen]
pub fn sheet_write(form: &str) -> Vec<u8> {
    let Some(form) = Form::ALL.into_iter().find(|one| one.ending() == form) else { return Vec::new() };
    let mut table = Table::begin(form, "bench", &NAMES);
    let is_written = ROWS.with(|rows| rows.borrow().iter().all(|row| table.row(row).is_ok()));
    if is_written { table.finish().unwrap_or_default() } else { Vec::new() }
}

/// An export of so many records, of two writers; its text.
#[wasm_bindgen]
pub fn proof_prepare(records: u32) -> Option<String> {
    let mut last: BTreeMap<&str, (u64, Hash)> = BTreeMap::new();
    let (mut entries, mut ledger) = (Vec::new(), Ledger::default());
    for nth in 0..u64::from(records) {
        let writer = ["lobby-1/rating", "lobby-2/rating"][usize::from(nth % 3 == 0)];
        let (number, previous) = last.get(writer).copied().unwrap_or((0, Hash::ZERO));
        let id = format!("00000000-0000-7000-8000-{nth:012x}");
        let event =
            r#"{"rated":{"level":5,"service":{"item":"minimum-living","queue":"A","counter":"2","clerk":"wu-yun"},"language":"zh"}}"#;
        let part = EntryPart { stream: Stream::new(&format!("rating/open:{id}"))?, version: 1, events: vec![event.to_owned()] };
        let mut entry = Entry {
            place: Place::START,
            writer: Writer::from_text(writer),
            number: number + 1,
            previous,
            hash: Hash::ZERO,
            request: RequestId::new(&id)?,
            time: Timestamp::from_millis(1_795_399_200_000 + i64::try_from(nth).ok()? * 1_000),
            by: Actor::new("kiosk@lobby-1")?,
            parts: vec![part],
            taken: None,
        };
        entry.hash = canonical::entry_hash(&entry);
        last.insert(writer, (entry.number, entry.hash));
        ledger.absorb(&entry);
        entries.push(entry);
    }
    let span = (Day::from_ymd(2026, 1, 1)?, Day::from_ymd(2030, 1, 1)?);
    let ground = Ground { offset: UtcOffset::CHINA, span, names: Names::default(), working_days: Vec::new() };
    let mut table = Table::begin(Form::Json, "", &COLUMNS);
    rows(ledger.all(), &ground).iter().try_for_each(|row| table.row(&row.cells(None, &ground))).ok()?;
    let mut export = Export::begin("0107", Timestamp::default(), &ground, &table.finish().ok()?, &BTreeMap::new());
    entries.iter().for_each(|entry| export.record(entry));
    let heads: Vec<OutsideHead> =
        last.into_iter().map(|(writer, (number, hash))| OutsideHead { writer: Writer::from_text(writer), number, hash }).collect();
    let text = String::from_utf8(export.finish(&heads)).ok()?;
    EXPORT.with(|kept| kept.replace((text.clone(), heads)));
    Some(text)
}

/// Verifies it by its heads; the verdict.
#[wasm_bindgen]
pub fn proof_verify() -> String {
    EXPORT.with(|kept| {
        let (text, heads) = &*kept.borrow();
        verify(text, heads, &mut |_| {}).map_or_else(|_| "none".to_owned(), |proof| proof.verdict.name().to_owned())
    })
}
