//! What staff must know about the storage, and how it lies in the database until they do.

use serde_json::Value;

use crate::domain::json::{object, text_of, whole_of};
use crate::domain::stream::Sequence;
use crate::journal::Writer;

/// Numbers that will never be given, because they may have been given before storage lost them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Of which sequence.
    pub sequence: Sequence,
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
}

/// What staff must know about the storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageAlarm {
    /// The database is empty although this installation is not new.
    Emptied {
        /// What was skipped therefore.
        skipped: Vec<Skipped>,
    },
    /// The last entries are gone.
    TailLost {
        /// Writers with the running number that was known and the one that is left.
        writers: Vec<(Writer, u64, u64)>,
        /// What was skipped therefore.
        skipped: Vec<Skipped>,
    },
    /// What is kept outside cannot be read: whether the last entries are all there is not known. It is kept anew from now on.
    Unproven,
    /// The database is empty, the installation is not new, and nobody knows which numbers were given: none is given until staff confirm.
    NumbersUnknown,
}

/// As it is stored.
pub(super) fn alarm_tree(alarm: &StorageAlarm) -> Value {
    match alarm {
        StorageAlarm::Emptied { skipped } => object(vec![("Emptied", object(vec![("skipped", skipped_tree(skipped))]))]),
        StorageAlarm::TailLost { writers, skipped } => {
            let writer =
                |(writer, known, left): &(Writer, u64, u64)| Value::Array(vec![writer.as_str().into(), (*known).into(), (*left).into()]);
            let writers = Value::Array(writers.iter().map(writer).collect());
            object(vec![("TailLost", object(vec![("writers", writers), ("skipped", skipped_tree(skipped))]))])
        }
        StorageAlarm::Unproven => "Unproven".into(),
        StorageAlarm::NumbersUnknown => "NumbersUnknown".into(),
    }
}

/// Reads [`alarm_tree`].
pub(super) fn alarm_of(tree: &Value) -> Option<StorageAlarm> {
    if let Some(found) = tree.get("Emptied") {
        return Some(StorageAlarm::Emptied { skipped: skipped_of(found.get("skipped")?)? });
    }
    if let Some(found) = tree.get("TailLost") {
        let mut writers = Vec::new();
        for writer in found.get("writers")?.as_array()? {
            writers.push((Writer::from_text(writer.get(0)?.as_str()?), writer.get(1)?.as_u64()?, writer.get(2)?.as_u64()?));
        }
        return Some(StorageAlarm::TailLost { writers, skipped: skipped_of(found.get("skipped")?)? });
    }
    match tree.as_str()? {
        "Unproven" => Some(StorageAlarm::Unproven),
        "NumbersUnknown" => Some(StorageAlarm::NumbersUnknown),
        _ => None,
    }
}

/// As it is stored.
pub(super) fn skipped_tree(skipped: &[Skipped]) -> Value {
    let run =
        |run: &Skipped| object(vec![("sequence", run.sequence.as_str().into()), ("first", run.first.into()), ("last", run.last.into())]);
    Value::Array(skipped.iter().map(run).collect())
}

/// Reads [`skipped_tree`].
pub(super) fn skipped_of(tree: &Value) -> Option<Vec<Skipped>> {
    let mut skipped = Vec::new();
    for run in tree.as_array()? {
        let sequence = Sequence::from_text(&text_of(run, "sequence")?);
        skipped.push(Skipped { sequence, first: whole_of(run, "first")?, last: whole_of(run, "last")? });
    }
    Some(skipped)
}
