//! The comparison: the database against what the sentinel knows, at the start and whenever the sentinel comes back.

use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::alarm::{ALARMS, Skipped, StorageAlarm, keep, read as read_alarms, save, skipped_of, skipped_tree};
use super::guard::CEILING_AHEAD;
use super::records::{head, head_text, whole};
use super::schema::{META, SEQUENCES};
use super::sentinel::{Known, Sentinel, Wish};
use super::transaction::{Durability, Trouble, commit, gets, store, trouble, writing};
use super::{Inner, reading as entries};
use crate::domain::json::tree;
use crate::domain::stream::Sequence;
use crate::journal::verify::Kept;
use crate::journal::{Hash, Writer};

/// In `META`: every run of numbers that was skipped.
pub(super) const SKIPPED: &str = "skipped";

/// A sentinel that answers and the comparison it has begun, or why there is none.
pub(super) type Begun = Result<(Rc<Sentinel>, Known), String>;

/// Asks a sentinel what it knows. No other window compares until this one has.
pub(super) async fn begin(sentinel: Result<Sentinel, String>) -> Begun {
    let sentinel = Rc::new(sentinel?);
    let known = sentinel.ask(Wish::Begin, BTreeMap::new(), BTreeMap::new()).await?;
    Ok((sentinel, known))
}

/// Compares the database with what the sentinel knows: skips numbers that may have been given, keeps the alarms and gives those that are new.
///
/// `must_hold_entries`: the database cannot be empty unless something was lost.
pub(super) async fn compare(inner: &Rc<Inner>, begun: Option<Begun>, must_hold_entries: bool) -> Result<Vec<StorageAlarm>, Trouble> {
    let known = take_on(inner, begun);
    // After the sentinel, so that what other windows append meanwhile can only be more than it knows.
    let kept = entries::kept(Rc::clone(inner)).await?;
    let mut found: Vec<_> = judge(&kept, known.as_ref(), must_hold_entries).into_iter().collect();
    if !found.is_empty() {
        let ceilings = known.map_or_else(BTreeMap::new, |known| known.sequences);
        found = record(inner, found, ceilings).await?;
        settle(inner).await?;
    }
    let (writers, sequences) = (kept.unreadable_writers, kept.unreadable_sequences);
    if !(writers.is_empty() && sequences.is_empty()) {
        found.extend(record(inner, vec![StorageAlarm::RecordsUnreadable { writers, sequences }], BTreeMap::new()).await?);
    }
    if found.contains(&StorageAlarm::NumbersUnknown) {
        inner.guard.are_numbers_unknown.set(true);
    }
    let guard = Rc::clone(&inner.guard);
    spawn_local(async move { guard.tell(Wish::Done, BTreeMap::new(), BTreeMap::new()).await });
    Ok(found)
}

/// The sentinel is trusted from here on, or done without. Says what it knows.
fn take_on(inner: &Inner, begun: Option<Begun>) -> Option<Known> {
    match begun? {
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

fn judge(kept: &Kept, known: Option<&Known>, must_hold_entries: bool) -> Option<StorageAlarm> {
    let is_empty = kept.heads.is_empty() && kept.unreadable_writers.is_empty();
    match known {
        Some(known) if known.damaged && is_empty => Some(StorageAlarm::NumbersUnknown),
        Some(known) if known.damaged => Some(StorageAlarm::Unproven),
        Some(known) if is_empty && !(known.sequences.is_empty() && known.heads.is_empty()) => {
            Some(StorageAlarm::Emptied { skipped: Vec::new() })
        }
        Some(known) if !is_empty => lost_tail(kept, known),
        _ => (is_empty && must_hold_entries).then_some(StorageAlarm::NumbersUnknown),
    }
}

/// The tail is lost when a head is behind or another one, or when a ceiling is farther from its number than it is ever written. What cannot be read
/// has an alarm of its own.
fn lost_tail(kept: &Kept, known: &Known) -> Option<StorageAlarm> {
    let lost = |(writer, text): (&String, &String)| {
        let (number, hash): (u64, Hash) = head(text)?;
        let left = kept.heads.iter().find(|head| head.writer.as_str() == writer);
        let (left_number, left_hash) = left.map_or((0, Hash::ZERO), |head| (head.number, head.hash));
        let is_lost = left_number < number || (left_number == number && left_hash != hash);
        (is_lost && !kept.unreadable_writers.contains(writer)).then(|| (Writer::from_text(writer), number, left_number))
    };
    let writers: Vec<_> = known.heads.iter().filter_map(lost).collect();
    let is_far = |(sequence, ceiling): (&String, &u32)| {
        let number = kept.sequences.iter().find(|one| one.sequence.as_str() == sequence).map_or(0, |one| one.number);
        *ceiling > number.saturating_add(CEILING_AHEAD + 1) && !kept.unreadable_sequences.contains(sequence)
    };
    let is_tail_lost = !writers.is_empty() || known.sequences.iter().any(is_far);
    is_tail_lost.then_some(StorageAlarm::TailLost { writers, skipped: Vec::new() })
}

/// Skips every number up to the known ceilings and keeps the alarms beside those that are pending, in one transaction. A number that cannot be read is
/// left as it is: its sequence gives none.
async fn record(inner: &Inner, mut found: Vec<StorageAlarm>, ceilings: BTreeMap<String, u32>) -> Result<Vec<StorageAlarm>, Trouble> {
    let transaction = writing(inner.connection(), &[SEQUENCES, META], Durability::Strict)?;
    let (sequences, meta) = (store(&transaction, SEQUENCES)?, store(&transaction, META)?);
    let keys = ceilings.keys().map(|name| sequences.get(JsValue::from_str(name)));
    let asked: Result<Vec<_>, _> = [SKIPPED, ALARMS].map(|key| meta.get(JsValue::from_str(key))).into_iter().chain(keys).collect();
    let mut answers = gets(asked.map_err(trouble)?).await?.into_iter();
    let mut every = read_skipped(answers.next().flatten().as_ref());
    let mut alarms = read_alarms(answers.next().flatten().as_ref());
    let skip = |((name, ceiling), number): ((&String, &u32), Option<JsValue>)| {
        let number = number.map_or(Some(0), |number| whole(&number))?;
        (number < *ceiling).then(|| Skipped { sequence: Sequence::from_text(name), first: number + 1, last: *ceiling })
    };
    let now: Vec<Skipped> = ceilings.iter().zip(answers).filter_map(skip).collect();
    every.extend(now.iter().cloned());
    for alarm in &mut found {
        if let StorageAlarm::Emptied { skipped } | StorageAlarm::TailLost { skipped, .. } = alarm {
            skipped.clone_from(&now);
        }
        if !alarms.contains(alarm) {
            alarms.push(alarm.clone());
        }
    }
    commit(transaction, |transaction| {
        for one in &now {
            let key = JsValue::from_str(one.sequence.as_str());
            store(transaction, SEQUENCES)?.put(&one.last.into(), Some(&key)).map_err(trouble)?;
        }
        save(transaction, SKIPPED, &skipped_tree(&every))?;
        keep(transaction, &alarms)
    })
    .await?;
    Ok(found)
}

/// From now on the sentinel holds the heads that are left: what is lost has been reported.
async fn settle(inner: &Rc<Inner>) -> Result<(), Trouble> {
    let heads = heads(inner).await?;
    inner.guard.tell(Wish::Settle, BTreeMap::new(), heads).await;
    Ok(())
}

/// The heads in the database, as the sentinel keeps them.
pub(super) async fn heads(inner: &Rc<Inner>) -> Result<BTreeMap<String, String>, Trouble> {
    let kept = entries::kept(Rc::clone(inner)).await?;
    Ok(kept.heads.iter().map(|head| (head.writer.as_str().to_owned(), head_text(head.number, head.hash))).collect())
}

/// The runs of skipped numbers as they lie in `META`. What cannot be read is left out: `verify` then complains of holes, which is the safe side.
pub(super) fn read_skipped(value: Option<&JsValue>) -> Vec<Skipped> {
    let tree = value.and_then(JsValue::as_string).and_then(|text| tree(&text));
    tree.as_ref().and_then(skipped_of).into_iter().flatten().collect()
}
