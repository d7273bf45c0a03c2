//! Cases as rows for other programs: CSV, XLSX or JSON. Names and phones are masked, as they were kept; what was erased is empty.

use serde_json::Value;

use super::mask::Masked;
use super::standing::Terms;
use super::{Case, Delivery, Stage, Verdict};
use crate::domain::deadline::Due;
use crate::domain::sheet::table::{Cell, Column};
use crate::domain::time::Timestamp;

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
pub const COLUMNS: [Column; 17] = [
    Column("receipt", 20),
    Column("item_id", 20),
    Column("item", 24),
    Column("applicant", 12),
    Column("phone", 14),
    Column("accepted_at", 20),
    Column("counter", 9),
    Column("first_clerk", 14),
    Column("clerk", 14),
    Column("step", 14),
    Column("state", 20),
    Column("promised_due", 13),
    Column("statutory_due", 13),
    Column("decided_at", 20),
    Column("over_at", 20),
    Column("urged", 7),
    Column("corrected", 9),
];

/// What stands round the rows in JSON: the heads of the chains by which the journal proves that nothing is missing, `[writer, number, hash]`.
pub fn with_heads(rows: &[u8], heads: &[(String, u64, String)]) -> Vec<u8> {
    let head =
        |(writer, number, hash): &(String, u64, String)| Value::Array(vec![writer.as_str().into(), (*number).into(), hash.as_str().into()]);
    let heads = Value::Array(heads.iter().map(head).collect()).to_string();
    [b"{\"cases\":", rows, b",\"heads\":", heads.as_bytes(), b"}\n"].concat()
}

/// The cells of a case, in the order of [`COLUMNS`].
pub fn cells<'a>(line: &'a Line<'_>, terms: &Terms) -> [Cell<'a>; 17] {
    let (case, offset) = (line.case, terms.offset);
    let due = |due: Option<Due>| match due {
        Some(Due::On(day)) => Cell::day(day),
        _ => Cell::Empty,
    };
    let moment = |at: Option<Timestamp>| at.map_or(Cell::Empty, |at| Cell::moment(at, offset));
    let over_at = match case.stage {
        Stage::Over { at, .. } => Some(at),
        _ => None,
    };
    [
        Cell::text(case.number.to_string()),
        Cell::text(case.item.as_str()),
        Cell::text(line.item.as_str()),
        Cell::maybe(line.name.as_ref().map(Masked::as_str)),
        Cell::maybe(line.phone.as_ref().map(Masked::as_str)),
        moment(Some(case.accepted_at)),
        Cell::text(case.counter.as_str()),
        Cell::text(case.first.as_str()),
        Cell::text(case.handler.as_str()),
        Cell::maybe(case.current_step().map(|step| step.as_str())),
        Cell::text(state(case)),
        due(Some(case.promised_due(terms))),
        due(case.statutory_due(terms)),
        moment(case.decided_at()),
        moment(over_at),
        Cell::Whole(case.urged.into()),
        Cell::Whole(case.corrected.into()),
    ]
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
