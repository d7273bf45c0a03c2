//! What staff must know about the storage, kept in the database until it was recorded where they see it, or confirmed by them.

use std::rc::Rc;

use idb::Transaction;
use serde_json::Value;
use wasm_bindgen::JsValue;

use super::Inner;
use super::schema::META;
use super::transaction::{Durability, Trouble, commit, one, reading, store, trouble, writing};
use crate::domain::json::{object, text_of, tree, whole_of};
use crate::domain::stream::Sequence;
use crate::journal::Writer;

/// In `META`: the alarms that have not been cleared.
pub(super) const ALARMS: &str = "alarm";

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
    /// The records of these writers and sequences cannot be read: nothing is appended to them, everything else goes on.
    RecordsUnreadable {
        /// Writers, by their text.
        writers: Vec<String>,
        /// Sequences, by their text.
        sequences: Vec<String>,
    },
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
        StorageAlarm::RecordsUnreadable { writers, sequences } => {
            let names = |names: &[String]| Value::Array(names.iter().map(|name| name.as_str().into()).collect());
            object(vec![("RecordsUnreadable", object(vec![("writers", names(writers)), ("sequences", names(sequences))]))])
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
    if let Some(found) = tree.get("RecordsUnreadable") {
        let names =
            |name: &str| found.get(name)?.as_array()?.iter().map(|name| name.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>();
        return Some(StorageAlarm::RecordsUnreadable { writers: names("writers")?, sequences: names("sequences")? });
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

/// The alarms that nobody has cleared.
pub(super) async fn pending(inner: &Inner) -> Result<Vec<StorageAlarm>, Trouble> {
    let transaction = reading(&inner.database, &[META])?;
    let kept = one(store(&transaction, META)?.get(JsValue::from_str(ALARMS))).await?;
    Ok(read(kept.as_ref()))
}

/// Looks whether somebody has confirmed, in whatever window, that numbers may start again.
pub(super) async fn are_numbers_unknown(inner: Rc<Inner>) -> Result<bool, Trouble> {
    if inner.guard.are_numbers_unknown.get() {
        let is_pending = pending(&inner).await?.contains(&StorageAlarm::NumbersUnknown);
        inner.guard.are_numbers_unknown.set(is_pending);
    }
    Ok(inner.guard.are_numbers_unknown.get())
}

/// See [`super::Home::clear_alarm`].
pub(super) async fn clear(inner: Rc<Inner>, alarm: StorageAlarm) -> Result<(), Trouble> {
    let transaction = writing(inner.connection(), &[META], Durability::Strict)?;
    let kept = one(store(&transaction, META)?.get(JsValue::from_str(ALARMS))).await?;
    let mut left = read(kept.as_ref());
    left.retain(|one| *one != alarm);
    commit(transaction, |transaction| keep(transaction, &left)).await?;
    if alarm == StorageAlarm::NumbersUnknown {
        inner.guard.are_numbers_unknown.set(false);
    }
    Ok(())
}

/// As they lie in `META`. A single one is how an earlier program kept it; what cannot be read is an alarm all the same.
pub(super) fn read(value: Option<&JsValue>) -> Vec<StorageAlarm> {
    let Some(value) = value else { return Vec::new() };
    let Some(text) = value.as_string() else { return vec![StorageAlarm::Unproven] };
    let alarm = |kept: &Value| alarm_of(kept).unwrap_or(StorageAlarm::Unproven);
    match tree(&text) {
        Some(Value::Array(several)) => several.iter().map(alarm).collect(),
        Some(one) => vec![alarm(&one)],
        None => vec![StorageAlarm::Unproven],
    }
}

/// Keeps these alarms and no others.
pub(super) fn keep(transaction: &Transaction, alarms: &[StorageAlarm]) -> Result<(), Trouble> {
    match alarms {
        [] => store(transaction, META)?.delete(JsValue::from_str(ALARMS)).map(drop).map_err(trouble),
        alarms => save(transaction, ALARMS, &Value::Array(alarms.iter().map(alarm_tree).collect())),
    }
}

/// Puts a value into `META`.
pub(super) fn save(transaction: &Transaction, key: &str, value: &Value) -> Result<(), Trouble> {
    let text = serde_json::to_string(value).map_err(|error| Trouble::Unavailable(error.to_string()))?;
    store(transaction, META)?.put(&text.into(), Some(&JsValue::from_str(key))).map(drop).map_err(trouble)
}
