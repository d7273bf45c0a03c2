//! Cases as a file for other programs: CSV or JSON. Names and phones are masked, as they were kept; what was erased is empty.

use serde_json::Value;

use super::mask::Masked;
use super::standing::Terms;
use super::{Case, Delivery, Stage, Verdict};
use crate::domain::json::object;
use crate::domain::sheet::cell::protect;
use crate::domain::sheet::write::{Encoding, csv_file};
use crate::domain::time::{Timestamp, UtcOffset};

/// A case and what is known of its person.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The case.
    pub case: &'a Case,
    /// What was applied for, as people say it.
    pub item: String,
    /// By whom; nothing when it was erased.
    pub name: Option<Masked>,
    /// The phone; nothing when there was none, or it was erased.
    pub phone: Option<Masked>,
}

/// The columns, in their order.
pub const COLUMNS: [&str; 17] = [
    "receipt",
    "item_id",
    "item",
    "applicant",
    "phone",
    "accepted_at",
    "counter",
    "first_clerk",
    "clerk",
    "step",
    "state",
    "promised_due",
    "statutory_due",
    "decided_at",
    "over_at",
    "urged",
    "corrected",
];

/// As CSV: UTF-8 with its mark, lines ended by CR and LF, cells that no spreadsheet spoils or runs. Nothing only when it cannot be written.
pub fn csv<'a>(lines: impl IntoIterator<Item = Line<'a>>, terms: &Terms) -> Option<Vec<u8>> {
    let headings = COLUMNS.map(str::to_owned);
    let rows = lines.into_iter().map(|line| cells(&line, terms).map(|cell| protect(&cell.unwrap_or_default())));
    csv_file(std::iter::once(headings).chain(rows), Encoding::Utf8)
}

/// As JSON, with the heads of the chains by which the journal proves that nothing is missing: `[writer, number, hash]`.
pub fn json<'a>(lines: impl IntoIterator<Item = Line<'a>>, terms: &Terms, heads: &[(String, u64, String)]) -> String {
    let case = |line: Line<'a>| {
        let cells = COLUMNS.into_iter().zip(cells(&line, terms));
        object(cells.map(|(name, cell)| (name, cell.map_or(Value::Null, Value::String))).collect())
    };
    let head =
        |(writer, number, hash): &(String, u64, String)| Value::Array(vec![writer.as_str().into(), (*number).into(), hash.as_str().into()]);
    let cases: Vec<Value> = lines.into_iter().map(case).collect();
    object(vec![("cases", Value::Array(cases)), ("heads", Value::Array(heads.iter().map(head).collect()))]).to_string()
}

fn cells(line: &Line<'_>, terms: &Terms) -> [Option<String>; 17] {
    let (case, offset) = (line.case, terms.offset);
    let due = |due: Option<crate::domain::deadline::Due>| match due {
        Some(crate::domain::deadline::Due::On(day)) => Some(day.to_string()),
        _ => None,
    };
    let over_at = match case.stage {
        Stage::Over { at, .. } => Some(time(at, offset)),
        _ => None,
    };
    [
        Some(case.number.to_string()),
        Some(case.item.to_string()),
        Some(line.item.clone()),
        line.name.as_ref().map(Masked::to_string),
        line.phone.as_ref().map(Masked::to_string),
        Some(time(case.accepted_at, offset)),
        Some(case.counter.to_string()),
        Some(case.first.to_string()),
        Some(case.handler.to_string()),
        case.current_step().map(ToString::to_string),
        Some(state(case).to_owned()),
        due(Some(case.promised_due(terms))),
        due(case.statutory_due(terms)),
        case.decided_at().map(|at| time(at, offset)),
        over_at,
        Some(case.urged.to_string()),
        Some(case.corrected.to_string()),
    ]
}

fn time(at: Timestamp, offset: UtcOffset) -> String {
    format!("{} {}", offset.day(at), offset.minute_of_day(at))
}

const fn state(case: &Case) -> &'static str {
    match &case.stage {
        Stage::Running => "running",
        Stage::Waiting => "waiting",
        Stage::Suspended(_) => "suspended",
        Stage::Decided { verdict, .. } | Stage::Over { verdict, delivery: None, .. } => match verdict {
            Verdict::Granted => "granted",
            Verdict::Refused { .. } => "refused",
            Verdict::Withdrawn => "withdrawn",
        },
        Stage::Over { delivery: Some(Delivery::Counter { .. }), .. } => "delivered_at_counter",
        Stage::Over { delivery: Some(_), .. } => "delivered",
    }
}
