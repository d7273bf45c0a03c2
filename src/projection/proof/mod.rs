//! Holds an exported file of ratings against itself and against heads that were kept outside: says that nothing was dropped, changed or cut off, or exactly
//! which records and rows were.
//!
//! What is looked at, and in which order, stands in `tests/verify/FORMAT.md`, so that somebody can write it again; `tests/verify/verify.py` does, and a
//! test holds the two against each other. The words for what is found begin each line that [`Finding::line`] makes.
//!
//! What it proves: records and their order; every cell of a row that records say; comments that stand in a row as they were typed. What it does not: the
//! names of items, counters, reasons and levels and the hall's working days (the file states them, rows must fit them), and comments in which something was
//! masked, which it counts.

mod chain;
mod file;
mod job;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::journal::{Entry, OutsideHead};

pub use file::{Export, FORM, head_line};
pub use job::{FILE_BYTES_MAX, ProofJob, ProofTold};

/// What a file's records are held against.
pub type Heads = BTreeMap<(String, u64), BTreeSet<String>>;

/// Why a text cannot be looked at at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoExport {
    /// It is not the JSON of an export of ratings, or not whole.
    NotOne,
    /// A later program made it.
    Newer,
}

/// The sum of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Complete and unchanged, by heads from outside that reach to the last record.
    Complete,
    /// Complete and unchanged as far as the outside heads reach; so many newer records are consistent.
    CompleteUntil(u64),
    /// Nothing contradicts itself. Without heads from outside, a tail that was cut off or made anew could not be seen.
    Consistent,
    /// Something is wrong.
    Faulty,
}

impl Verdict {
    /// Its name for the outside.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::CompleteUntil(_) => "complete-until",
            Self::Consistent => "consistent",
            Self::Faulty => "faulty",
        }
    }
}

/// What may be wrong with records of one writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Wrong {
    /// They are not there.
    Missing,
    /// The record is not what its hash says, or what the next one remembers.
    Changed,
    /// It is there more than once.
    Doubled,
    /// It is no part of the chain.
    Inserted,
    /// It stands in another place.
    Misplaced,
    /// The chain ends before them, although a head knows them.
    CutOff,
    /// One of these was changed, and what follows it was made to fit: the last of them is not what a head says.
    Rewritten,
}

/// What may be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WrongRow {
    /// Records say it, and it is not there.
    Missing,
    /// It is there more than once.
    Doubled,
    /// No record says it.
    Inserted,
    /// It stands in another place.
    Misplaced,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Finding {
    /// Of a writer's records, from this running number to that one.
    Records(Wrong, String, u64, u64),
    /// The record at this place of the list, from 1, cannot be read.
    Unreadable(u64),
    /// A stream's versions have a hole here, or one twice, although no record is wrong.
    Stream(String, u32),
    /// Of the row of this rating.
    Row(WrongRow, String),
    /// This column of the row says something else than the records.
    Cell(String, String),
    /// The row at this place of the list, from 1, cannot be read.
    UnreadableRow(u64),
}

impl Finding {
    /// As one line of plain words, the same in every language: for other programs.
    pub fn line(&self) -> String {
        match self {
            Self::Records(wrong, writer, from, to) => {
                let word = match wrong {
                    Wrong::Missing => "missing",
                    Wrong::Changed => "changed",
                    Wrong::Doubled => "doubled",
                    Wrong::Inserted => "inserted",
                    Wrong::Misplaced => "misplaced",
                    Wrong::CutOff => "cut-off",
                    Wrong::Rewritten => "rewritten",
                };
                format!("{word} {writer} {from} {to}")
            }
            Self::Unreadable(at) => format!("unreadable {at}"),
            Self::Stream(stream, version) => format!("stream {stream} {version}"),
            Self::Row(wrong, id) => {
                let word = match wrong {
                    WrongRow::Missing => "row-missing",
                    WrongRow::Doubled => "row-doubled",
                    WrongRow::Inserted => "row-inserted",
                    WrongRow::Misplaced => "row-misplaced",
                };
                format!("{word} {id}")
            }
            Self::Cell(id, column) => format!("row-changed {id} {column}"),
            Self::UnreadableRow(at) => format!("row-unreadable {at}"),
        }
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The sum.
    pub verdict: Verdict,
    /// Records looked at.
    pub records: u64,
    /// Rows looked at.
    pub rows: u64,
    /// Comments that nothing proves: something in them was masked.
    pub unproven: u64,
    /// The first and the last day of the rows, as the file says.
    pub span: (String, String),
    /// Everything that is wrong, each once.
    pub findings: Vec<Finding>,
    /// The last record of every writer, to be kept outside.
    pub heads: Vec<(String, u64, String)>,
}

/// Looks at an exported text; `tell` hears how many hundredths are done.
///
/// # Errors
/// [`NoExport`]
pub fn verify(text: &str, outside: &[OutsideHead], tell: &mut dyn FnMut(u8)) -> Result<Proof, NoExport> {
    let file = file::Read::of(text)?;
    tell(20);
    let ours = |head: &&OutsideHead| super::rating_ledger::is_of_family(head.writer.as_str());
    let kept = heads_of(outside.iter().filter(ours));
    let chains = chain::look(&file.entries, &file.heads, &kept, &mut |part| tell(20 + part / 2));
    let mut findings: BTreeSet<Finding> = file.unreadable.iter().map(|at| Finding::Unreadable(*at)).collect();
    findings.extend(chains.findings);
    if findings.is_empty() {
        findings.extend(chain::streams(&chains.sound));
    }
    let (wrong, unproven) = rows::look(&file, &chains.sound);
    findings.extend(wrong);
    tell(99);
    let verdict = match (findings.is_empty(), chains.is_covered, chains.newer) {
        (false, ..) => Verdict::Faulty,
        (true, false, _) => Verdict::Consistent,
        (true, true, 0) => Verdict::Complete,
        (true, true, newer) => Verdict::CompleteUntil(newer),
    };
    let (records, rows) = (file.entries.len() as u64 + file.unreadable.len() as u64, file.rows.len() as u64);
    let findings = findings.into_iter().collect();
    Ok(Proof { verdict, records, rows, unproven, span: file.span, findings, heads: chains.ends })
}

/// The heads that an earlier export knows: the hash of each of its records, so that what was changed since is named exactly. Nothing of a file that is
/// wrong itself.
///
/// # Errors
/// [`NoExport`]
pub fn heads_of_export(text: &str) -> Result<Option<Vec<OutsideHead>>, NoExport> {
    let proof = verify(text, &[], &mut |_| {})?;
    if proof.verdict == Verdict::Faulty {
        return Ok(None);
    }
    let file = file::Read::of(text)?;
    let head = |entry: &Entry| OutsideHead { writer: entry.writer.clone(), number: entry.number, hash: entry.hash };
    Ok(Some(file.entries.iter().map(head).collect()))
}

fn heads_of<'a>(heads: impl Iterator<Item = &'a OutsideHead>) -> Heads {
    let mut found = Heads::new();
    for head in heads {
        found.entry((head.writer.as_str().to_owned(), head.number)).or_default().insert(head.hash.to_string());
    }
    found
}

/// Which of these do not stand where they would if they were in order.
fn misplaced(keys: &[u64]) -> Vec<usize> {
    let mut sorted = keys.to_vec();
    sorted.sort_unstable();
    (0..keys.len()).filter(|at| keys[*at] != sorted[*at]).collect()
}
