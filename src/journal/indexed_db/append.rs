//! The append: look everything up at once, judge, write everything at once, and answer when it is on the disk.

use std::rc::Rc;

use idb::Transaction;
use wasm_bindgen::JsValue;

use super::records::{self, Answered, head, head_text, record_of, stream_key, whole};
use super::schema::{BY_STREAM, ENTRIES, REQUESTS, SEQUENCES, STREAMS, WRITERS};
use super::transaction::{Durability, Trouble, commit, gets, one, store, trouble, writing};
use super::{Inner, alarm};
use crate::domain::identity::RequestId;
use crate::domain::stream::Stream;
use crate::journal::{AppendError, Appended, Batch, Entry, Hash, Place, Taken, Writer, canonical};

/// How often a number may run into its ceiling in one append, because others take numbers too.
const CEILING_TRIES: u32 = 4;

/// Appends; raises the ceiling of the sequence outside the transaction whenever the number would pass it.
pub(super) async fn append(inner: Rc<Inner>, batch: Batch) -> Result<Appended, AppendError> {
    for _ in 0..CEILING_TRIES {
        match attempt(&inner, &batch).await? {
            Attempt::Answered(appended) => return Ok(appended),
            Attempt::CeilingReached(taken) => {
                check_numbers_known(&inner).await?;
                inner.guard.raise(&taken.sequence, taken.number).await;
            }
        }
    }
    Err(AppendError::Unavailable("the ceiling of the sequence moves too fast".to_owned()))
}

/// Refuses rather than guesses. Staff may have confirmed it in another window.
async fn check_numbers_known(inner: &Rc<Inner>) -> Result<(), AppendError> {
    match alarm::are_numbers_unknown(Rc::clone(inner)).await? {
        true => Err(AppendError::Damaged("which numbers were given is unknown until staff confirm".to_owned())),
        false => Ok(()),
    }
}

enum Attempt {
    Answered(Appended),
    /// Nothing was written: this number may not be issued before its ceiling is on the disk.
    CeilingReached(Taken),
}

async fn attempt(inner: &Rc<Inner>, batch: &Batch) -> Result<Attempt, AppendError> {
    let stores = [ENTRIES, STREAMS, REQUESTS, WRITERS, SEQUENCES];
    let needed = if batch.take.is_some() { &stores[..] } else { &stores[..4] };
    let transaction = writing(inner.connection(), needed, Durability::Strict)?;
    let writer = Writer::of(&inner.installation, &batch.parts[0].stream);
    let found = Found::look_up(&transaction, batch, &writer).await?;
    if let Some(answered) = found.answered {
        return repeated(&transaction, found.body, &answered).await.map(Attempt::Answered);
    }
    let moved = moved_streams(batch, &found.versions);
    if !moved.is_empty() {
        return Err(AppendError::Conflict(moved));
    }
    let taken = take_number(batch, found.last_number)?;
    if let Some(taken) = taken.as_ref().filter(|taken| taken.number > inner.guard.ceiling(&taken.sequence)) {
        return Ok(Attempt::CeilingReached(taken.clone()));
    }
    let entry = Entry::following(Place::START, writer, found.head, batch, taken);
    let (writer, number, hash) = (entry.writer.clone(), entry.number, entry.hash);
    let taken = entry.taken.clone();
    let added = commit(transaction, |transaction| write(transaction, &batch.request, found.body, entry)).await?;
    let key = idb::Request::result(&added).map_err(trouble)?;
    let place = records::place(&key).ok_or_else(|| AppendError::Damaged("a place is not a number".to_owned()))?;
    inner.guard.appended(writer, number, hash, taken.as_ref());
    inner.windows.announce();
    Ok(Attempt::Answered(Appended { place, taken: taken.map(|taken| taken.number) }))
}

/// What an append must know before it is judged.
struct Found {
    /// The digest of the batch's body.
    body: Hash,
    answered: Option<Answered>,
    versions: Vec<u32>,
    head: Option<(u64, Hash)>,
    last_number: u32,
}

impl Found {
    async fn look_up(transaction: &Transaction, batch: &Batch, writer: &Writer) -> Result<Self, Trouble> {
        let get = |store_name: &str, key: &str| store(transaction, store_name)?.get(JsValue::from_str(key)).map_err(trouble);
        let mut requests = vec![get(REQUESTS, batch.request.as_str())?, get(WRITERS, writer.as_str())?];
        if let Some(take) = &batch.take {
            requests.push(get(SEQUENCES, take.sequence.as_str())?);
        }
        let streams = store(transaction, STREAMS)?;
        for part in &batch.parts {
            requests.push(streams.get(JsValue::from_str(part.stream.as_str())).map_err(trouble)?);
        }
        let asked = gets(requests);
        // While IndexedDB looks, so that it costs no time.
        let body = canonical::body_digest(batch);
        let mut values = asked.await?.into_iter();
        let mut next = || values.next().flatten();
        Ok(Self {
            body,
            answered: known(next(), |value| serde_json::from_str(&value.as_string()?).ok())?,
            head: known(next(), |value| head(&value.as_string()?))?,
            last_number: if batch.take.is_some() { known(next(), whole)?.unwrap_or(0) } else { 0 },
            versions: batch.parts.iter().map(|_| Ok(known(next(), whole)?.unwrap_or(0))).collect::<Result<_, Trouble>>()?,
        })
    }
}

/// Nothing when there is no value: but a value that cannot be read is damage, not absence.
fn known<T>(value: Option<JsValue>, read: impl FnOnce(&JsValue) -> Option<T>) -> Result<Option<T>, Trouble> {
    let damaged = || Trouble::Damaged("a record that an append needs cannot be read".to_owned());
    value.map(|value| read(&value).ok_or_else(damaged)).transpose()
}

async fn repeated(transaction: &Transaction, body: Hash, answered: &Answered) -> Result<Appended, AppendError> {
    if answered.b != body {
        return Err(AppendError::RequestReused);
    }
    let index = store(transaction, ENTRIES)?.index(BY_STREAM).map_err(trouble)?;
    let key = one(index.get_key(JsValue::from(stream_key(&answered.s, answered.v)))).await?;
    let place = key.and_then(|key| records::place(&key));
    let place = place.ok_or_else(|| AppendError::Damaged("the entry of this request is gone".to_owned()))?;
    Ok(Appended { place, taken: answered.k })
}

fn moved_streams(batch: &Batch, versions: &[u32]) -> Vec<(Stream, u32)> {
    let parts = batch.parts.iter().zip(versions);
    parts.filter(|(part, version)| part.expected != **version).map(|(part, version)| (part.stream.clone(), *version)).collect()
}

fn take_number(batch: &Batch, last_number: u32) -> Result<Option<Taken>, AppendError> {
    let Some(take) = &batch.take else { return Ok(None) };
    let number = last_number + 1;
    if number > take.at_most {
        return Err(AppendError::SequenceFull);
    }
    Ok(Some(Taken { sequence: take.sequence.clone(), number }))
}

fn write(transaction: &Transaction, request: &RequestId, body: Hash, entry: Entry) -> Result<idb::request::AddStoreRequest, Trouble> {
    let unwritable = |error: serde_json::Error| Trouble::Unavailable(error.to_string());
    let put = |name: &str, key: &str, value: JsValue| {
        store(transaction, name)?.put(&value, Some(&JsValue::from_str(key))).map(drop).map_err(trouble)
    };
    let streams = store(transaction, STREAMS)?;
    for part in &entry.parts {
        streams.put(&part.version.into(), Some(&JsValue::from_str(part.stream.as_str()))).map_err(trouble)?;
    }
    if let Some(taken) = &entry.taken {
        put(SEQUENCES, taken.sequence.as_str(), taken.number.into())?;
    }
    put(WRITERS, entry.writer.as_str(), head_text(entry.number, entry.hash).into())?;
    let answered = Answered {
        b: body,
        s: entry.parts[0].stream.clone(),
        v: entry.parts[0].version,
        k: entry.taken.as_ref().map(|taken| taken.number),
    };
    put(REQUESTS, request.as_str(), serde_json::to_string(&answered).map_err(unwritable)?.into())?;
    let record = record_of(entry).map_err(unwritable)?;
    store(transaction, ENTRIES)?.add(&record, None).map_err(trouble)
}
