//! The rows of an export against what its records say.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{Read, ReadRow};
use super::{Finding, WrongRow, misplaced};
use crate::domain::case::SideRef;
use crate::domain::json::Json;
use crate::domain::rating::export::{COLUMNS, COMMENT, Row, rows};
use crate::domain::sheet::table::Cell;
use crate::journal::Entry;
use crate::projection::rating_ledger::Ledger;

/// What masking and cutting leave in a comment.
const TRACES: [char; 3] = ['*', '\u{fffd}', '\u{2026}'];

/// What is wrong, and how many comments nothing proves.
pub(super) fn look(file: &Read<'_>, sound: &[&Entry]) -> (BTreeSet<Finding>, u64) {
    let mut parts: Vec<(&str, u32, &Entry, usize)> = Vec::new();
    for entry in sound {
        parts.extend(entry.parts.iter().enumerate().map(|(at, part)| (part.stream.as_str(), part.version, *entry, at)));
    }
    parts.sort_by_key(|(stream, version, ..)| (*stream, *version));
    let mut ledger = Ledger::default();
    for (_, _, entry, at) in parts {
        ledger.absorb_part(entry, at);
    }
    let expected = rows(ledger.all(), &file.ground);
    let by_id: BTreeMap<String, (u64, &Row<'_>)> = (0..).zip(&expected).map(|(at, row)| (row.id(), (at, row))).collect();
    let (mut findings, mut seen, mut order, mut unproven) = (BTreeSet::new(), BTreeMap::new(), Vec::new(), 0);
    for (at, read) in (1..).zip(&file.rows) {
        let Some(id) = read.id() else {
            findings.insert(Finding::UnreadableRow(at));
            continue;
        };
        match by_id.get(&id) {
            None => {
                findings.insert(Finding::Row(WrongRow::Inserted, id));
            }
            Some((place, row)) => {
                findings.extend(compare(read, row, file, &mut unproven).into_iter().map(|column| Finding::Cell(id.clone(), column)));
                *seen.entry(id.clone()).or_insert(0) += 1;
                order.push((*place, id));
            }
        }
    }
    order.retain(|(_, id)| seen.get(id) == Some(&1));
    let places: Vec<u64> = order.iter().map(|(place, _)| *place).collect();
    findings.extend(misplaced(&places).into_iter().map(|at| Finding::Row(WrongRow::Misplaced, order[at].1.clone())));
    findings.extend(by_id.into_keys().filter_map(|id| match seen.get(&id) {
        None => Some(Finding::Row(WrongRow::Missing, id)),
        Some(1) => None,
        Some(_) => Some(Finding::Row(WrongRow::Doubled, id)),
    }));
    (findings, unproven)
}

/// The columns that say something else than the records.
fn compare(read: &ReadRow<'_>, row: &Row<'_>, file: &Read<'_>, unproven: &mut u64) -> Vec<String> {
    let cells = row.cells(None, &file.ground);
    let mut wrong = Vec::new();
    for (at, (cell, name)) in cells.iter().zip(COLUMNS.map(|column| column.0)).enumerate() {
        let found = read.cell(name);
        let is_right = match found {
            None => false,
            Some(found) if at == COMMENT => is_comment(found, row.comment(), file.salts.get(&row.id()), unproven),
            Some(found) => is_cell(found, cell),
        };
        if !is_right {
            wrong.push(name.to_owned());
        }
    }
    let is_known = |name: &str| COLUMNS.iter().any(|column| column.0 == name);
    wrong.extend(read.names().filter(|name| !is_known(name)).map(str::to_owned));
    wrong
}

fn is_cell(found: Json<'_>, cell: &Cell<'_>) -> bool {
    match cell {
        Cell::Empty => found.is_null(),
        Cell::Whole(number) => found.whole() == Some(*number),
        Cell::Flag(flag) => found.flag() == Some(*flag),
        Cell::Text(_) | Cell::Decimal(..) | Cell::Moment(_) | Cell::Day(_) => found.text().is_some_and(|text| text == cell.plain()),
    }
}

/// Nothing where nothing was typed, or what was typed has been erased; what was typed, proved by its salt; or what masking has left.
///
/// The digest does not say where the salt ends, and words that stand in the salt are shown to nobody: a salt is as long as ours.
fn is_comment(found: Json<'_>, side: Option<&SideRef>, salt: Option<&String>, unproven: &mut u64) -> bool {
    let (Some(side), false) = (side, found.is_null()) else { return found.is_null() };
    let Some(shown) = found.text() else { return false };
    match salt {
        Some(salt) => side.read(&format!("{salt}{shown}")) == Some(&*shown),
        None => {
            *unproven += 1;
            shown.contains(TRACES)
        }
    }
}
