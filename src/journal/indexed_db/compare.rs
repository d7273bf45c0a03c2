//! The comparison at the start: the database against what the sentinel knows.

use std::collections::BTreeMap;
use std::rc::Rc;

use idb::Transaction;
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::alarm::{Skipped, StorageAlarm, alarm_of, alarm_tree, skipped_of, skipped_tree};
use super::guard::CEILING_AHEAD;
use super::records::{head, head_text, whole};
use super::schema::{META, SEQUENCES};
use super::sentinel::{Known, Sentinel, Wish};
use super::transaction::{Durability, Trouble, commit, gets, one, reading, store, trouble, writing};
use super::{Inner, reading as entries};
use crate::domain::json::tree;
use crate::domain::stream::Sequence;
use crate::journal::verify::Kept;
use crate::journal::{Hash, Writer};

/// In `META`: every run of numbers that was skipped.
pub(super) const SKIPPED: &str = "skipped";
/// In `META`: the alarm that has not been cleared.
const ALARM: &str = "alarm";

/// Compares the database with what the sentinel knows: skips numbers that may have been given, and says what is missing.
pub(super) async fn compare(
    inner: &Rc<Inner>,
    sentinel: Option<Result<Sentinel, String>>,
    is_data_lost: bool,
) -> Result<Option<StorageAlarm>, Trouble> {
    let known = begin(inner, sentinel).await;
    // After the sentinel, so that what other windows append meanwhile can only be more than it knows.
    let kept = entries::kept(Rc::clone(inner)).await?;
    let alarm = match judge(&kept, known.as_ref(), is_data_lost) {
        None => pending(inner).await?,
        Some(found) => {
            let ceilings = known.map_or_else(BTreeMap::new, |known| known.sequences);
            let alarm = record(inner, found, ceilings).await?;
            settle(inner).await?;
            Some(alarm)
        }
    };
    inner.guard.are_numbers_unknown.set(alarm == Some(StorageAlarm::NumbersUnknown));
    let guard = Rc::clone(&inner.guard);
    spawn_local(async move { guard.tell(Wish::Done, BTreeMap::new(), BTreeMap::new()).await });
    Ok(alarm)
}

/// What the sentinel knows, or nothing when there is none that works.
async fn begin(inner: &Inner, sentinel: Option<Result<Sentinel, String>>) -> Option<Known> {
    let asked = match sentinel? {
        Ok(sentinel) => {
            let sentinel = Rc::new(sentinel);
            sentinel.ask(Wish::Begin, BTreeMap::new(), BTreeMap::new()).await.map(|known| (sentinel, known))
        }
        Err(reason) => Err(reason),
    };
    match asked {
        Ok((sentinel, known)) => {
            inner.guard.trust(sentinel);
            inner.guard.learn(&known);
            Some(known)
        }
        Err(reason) => {
            inner.guard.go_without(reason);
            None
        }
    }
}

fn judge(kept: &Kept, known: Option<&Known>, is_data_lost: bool) -> Option<StorageAlarm> {
    let is_empty = kept.heads.is_empty();
    match known {
        Some(known) if known.damaged && is_empty => Some(StorageAlarm::NumbersUnknown),
        Some(known) if known.damaged => Some(StorageAlarm::Unproven),
        Some(known) if is_empty && !(known.sequences.is_empty() && known.heads.is_empty()) => {
            Some(StorageAlarm::Emptied { skipped: Vec::new() })
        }
        Some(known) if !is_empty => lost_tail(kept, known),
        _ => (is_empty && is_data_lost).then_some(StorageAlarm::NumbersUnknown),
    }
}

/// The tail is lost when a head is behind or another one, or when a ceiling is farther from its number than it is ever written.
fn lost_tail(kept: &Kept, known: &Known) -> Option<StorageAlarm> {
    let lost = |(writer, text): (&String, &String)| {
        let (number, hash): (u64, Hash) = head(text)?;
        let left = kept.heads.iter().find(|head| head.writer.as_str() == writer);
        let (left_number, left_hash) = left.map_or((0, Hash::ZERO), |head| (head.number, head.hash));
        let is_lost = left_number < number || (left_number == number && left_hash != hash);
        is_lost.then(|| (Writer::from_text(writer), number, left_number))
    };
    let writers: Vec<_> = known.heads.iter().filter_map(lost).collect();
    let is_far = |(sequence, ceiling): (&String, &u32)| {
        let number = kept.sequences.iter().find(|one| one.sequence.as_str() == sequence).map_or(0, |one| one.number);
        *ceiling > number.saturating_add(CEILING_AHEAD + 1)
    };
    let is_tail_lost = !writers.is_empty() || known.sequences.iter().any(is_far);
    is_tail_lost.then_some(StorageAlarm::TailLost { writers, skipped: Vec::new() })
}

/// Skips every number up to the known ceilings and keeps the alarm, in one transaction.
async fn record(inner: &Inner, mut alarm: StorageAlarm, ceilings: BTreeMap<String, u32>) -> Result<StorageAlarm, Trouble> {
    let mut every = read_skipped(get(inner, SKIPPED).await?.as_ref());
    let transaction = writing(inner.connection(), &[SEQUENCES, META], Durability::Strict)?;
    let sequences = store(&transaction, SEQUENCES)?;
    let asked: Result<Vec<_>, _> = ceilings.keys().map(|name| sequences.get(JsValue::from_str(name))).collect();
    let numbers = gets(asked.map_err(trouble)?).await?;
    let skip = |((name, ceiling), number): ((&String, &u32), Option<JsValue>)| {
        let number = number.as_ref().and_then(whole).unwrap_or(0);
        (number < *ceiling).then(|| Skipped { sequence: Sequence::from_text(name), first: number + 1, last: *ceiling })
    };
    let now: Vec<Skipped> = ceilings.iter().zip(numbers).filter_map(skip).collect();
    every.extend(now.iter().cloned());
    if let StorageAlarm::Emptied { skipped } | StorageAlarm::TailLost { skipped, .. } = &mut alarm {
        skipped.clone_from(&now);
    }
    commit(transaction, |transaction| {
        for one in &now {
            let key = JsValue::from_str(one.sequence.as_str());
            store(transaction, SEQUENCES)?.put(&one.last.into(), Some(&key)).map_err(trouble)?;
        }
        save(transaction, SKIPPED, &skipped_tree(&every))?;
        save(transaction, ALARM, &alarm_tree(&alarm))
    })
    .await?;
    Ok(alarm)
}

/// From now on the sentinel holds the heads that are left: what is lost has been reported.
async fn settle(inner: &Rc<Inner>) -> Result<(), Trouble> {
    let kept = entries::kept(Rc::clone(inner)).await?;
    let heads = kept.heads.iter().map(|head| (head.writer.as_str().to_owned(), head_text(head.number, head.hash)));
    inner.guard.tell(Wish::Settle, BTreeMap::new(), heads.collect()).await;
    Ok(())
}

/// See [`super::Home::clear_alarm`].
pub(super) async fn clear_alarm(inner: Rc<Inner>) -> Result<(), Trouble> {
    let transaction = writing(inner.connection(), &[META], Durability::Strict)?;
    commit(transaction, |transaction| store(transaction, META)?.delete(JsValue::from_str(ALARM)).map(drop).map_err(trouble)).await?;
    inner.guard.are_numbers_unknown.set(false);
    Ok(())
}

/// The runs of skipped numbers as they lie in `META`. What cannot be read is left out: `verify` then complains of holes, which is the safe side.
pub(super) fn read_skipped(value: Option<&JsValue>) -> Vec<Skipped> {
    let tree = value.and_then(JsValue::as_string).and_then(|text| tree(&text));
    tree.as_ref().and_then(skipped_of).into_iter().flatten().collect()
}

/// The alarm of an earlier start that nobody has cleared. One that cannot be read is an alarm all the same.
async fn pending(inner: &Inner) -> Result<Option<StorageAlarm>, Trouble> {
    let read = |value: JsValue| alarm_of(&tree(&value.as_string()?)?);
    Ok(get(inner, ALARM).await?.map(|value| read(value).unwrap_or(StorageAlarm::Unproven)))
}

async fn get(inner: &Inner, key: &str) -> Result<Option<JsValue>, Trouble> {
    let transaction = reading(&inner.database, &[META])?;
    one(store(&transaction, META)?.get(JsValue::from_str(key))).await
}

fn save(transaction: &Transaction, key: &str, value: &Value) -> Result<(), Trouble> {
    let text = serde_json::to_string(value).map_err(|error| Trouble::Unavailable(error.to_string()))?;
    store(transaction, META)?.put(&text.into(), Some(&JsValue::from_str(key))).map(drop).map_err(trouble)
}
