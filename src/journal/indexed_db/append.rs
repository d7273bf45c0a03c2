//! The append: look everything up at once, judge, write everything at once, and answer when it is on the disk.

use std::rc::Rc;

use idb::request::AddStoreRequest;
use idb::{ObjectStore, Transaction};
use wasm_bindgen::JsValue;

use super::records::{self, Answered, head, head_text, record_of, stream_key, whole};
use super::schema::{BY_STREAM, ENTRIES, REQUESTS, SEQUENCES, STREAMS, WRITERS};
use super::transaction::{Durability, Scope, Trouble, commit_meanwhile, gets, one, reading, store, trouble};
use super::{Inner, alarm};
use crate::domain::identity::RequestId;
use crate::domain::stream::Stream;
use crate::journal::{AppendError, Appended, Batch, Entry, Hash, Place, Taken, Writer, canonical};

/// How often a number may run into its ceiling in one append, because others take numbers too.
const CEILING_TRIES: u32 = 4;

/// The transactions of appends, made once.
pub(super) struct Appends {
    plain: Scope,
    with_number: Scope,
}

impl Default for Appends {
    fn default() -> Self {
        let stores = [ENTRIES, STREAMS, REQUESTS, WRITERS, SEQUENCES];
        Self { plain: Scope::new(&stores[..4], Durability::Strict), with_number: Scope::new(&stores, Durability::Strict) }
    }
}

/// Appends; raises the ceiling of the sequence outside the transaction whenever the number would pass it.
pub(super) async fn append(inner: &Rc<Inner>, batch: Batch) -> Result<Appended, AppendError> {
    for _ in 0..CEILING_TRIES {
        match attempt(inner, &batch).await? {
            Attempt::Answered(appended) => return Ok(appended),
            Attempt::CeilingReached(taken) => {
                check_numbers_known(inner).await?;
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
    let scope = if batch.take.is_some() { &inner.appends.with_number } else { &inner.appends.plain };
    let transaction = scope.begin(inner.connection())?;
    let writer = Writer::of(&inner.installation, &batch.parts[0].stream);
    let places = Places::of(&transaction, batch, &writer)?;
    let found = places.look_up(batch).await?;
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
    let added = commit_meanwhile(transaction, |_| places.write(found.body, entry), || inner.windows.announce()).await?;
    let key = idb::Request::result(&added).map_err(trouble)?;
    let place = records::place(&key).ok_or_else(|| AppendError::Damaged("a place is not a number".to_owned()))?;
    inner.guard.appended(writer, number, hash, taken.as_ref());
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

/// Where an append looks and writes: stores and keys, handed over to the browser once for both.
struct Places {
    entries: ObjectStore,
    request: (ObjectStore, JsValue),
    writer: (ObjectStore, JsValue),
    sequence: Option<(ObjectStore, JsValue)>,
    streams: (ObjectStore, Vec<JsValue>),
}

impl Places {
    fn of(transaction: &Transaction, batch: &Batch, writer: &Writer) -> Result<Self, Trouble> {
        let place = |name: &str, key: &str| Ok::<_, Trouble>((store(transaction, name)?, JsValue::from_str(key)));
        Ok(Self {
            entries: store(transaction, ENTRIES)?,
            request: place(REQUESTS, batch.request.as_str())?,
            writer: place(WRITERS, writer.as_str())?,
            sequence: batch.take.as_ref().map(|take| place(SEQUENCES, take.sequence.as_str())).transpose()?,
            streams: (store(transaction, STREAMS)?, batch.parts.iter().map(|part| JsValue::from_str(part.stream.as_str())).collect()),
        })
    }

    async fn look_up(&self, batch: &Batch) -> Result<Found, Trouble> {
        let get = |(store, key): &(ObjectStore, JsValue)| store.get(key.clone()).map_err(trouble);
        let mut requests = vec![get(&self.request)?, get(&self.writer)?];
        if let Some(sequence) = &self.sequence {
            requests.push(get(sequence)?);
        }
        for stream in &self.streams.1 {
            requests.push(self.streams.0.get(stream.clone()).map_err(trouble)?);
        }
        let asked = gets(requests);
        // While IndexedDB looks, so that it costs no time.
        let body = canonical::body_digest(batch);
        let mut values = asked.await?.into_iter();
        let mut next = || values.next().flatten();
        Ok(Found {
            body,
            answered: known(next(), Answered::of)?,
            head: known(next(), |value| head(&value.as_string()?))?,
            last_number: if batch.take.is_some() { known(next(), whole)?.unwrap_or(0) } else { 0 },
            versions: batch.parts.iter().map(|_| Ok(known(next(), whole)?.unwrap_or(0))).collect::<Result<_, Trouble>>()?,
        })
    }

    fn write(&self, body: Hash, entry: Entry) -> Result<AddStoreRequest, Trouble> {
        let unwritable = |error: serde_json::Error| Trouble::Unavailable(error.to_string());
        let put = |store: &ObjectStore, key: &JsValue, value: JsValue| store.put(&value, Some(key)).map(drop).map_err(trouble);
        for (part, stream) in entry.parts.iter().zip(&self.streams.1) {
            put(&self.streams.0, stream, part.version.into())?;
        }
        if let Some((taken, (store, key))) = entry.taken.as_ref().zip(self.sequence.as_ref()) {
            put(store, key, taken.number.into())?;
        }
        put(&self.writer.0, &self.writer.1, head_text(entry.number, entry.hash).into())?;
        let (stream, version) = (entry.parts[0].stream.clone(), entry.parts[0].version);
        let answered = Answered { body, stream, version, taken: entry.taken.as_ref().map(|taken| taken.number) };
        put(&self.request.0, &self.request.1, answered.to_json().map_err(unwritable)?.into())?;
        let record = record_of(entry).map_err(unwritable)?;
        self.entries.add(&record, None).map_err(trouble)
    }
}

/// Nothing when there is no value: but a value that cannot be read is damage, not absence.
fn known<T>(value: Option<JsValue>, read: impl FnOnce(&JsValue) -> Option<T>) -> Result<Option<T>, Trouble> {
    let damaged = || Trouble::Damaged("a record that an append needs cannot be read".to_owned());
    value.map(|value| read(&value).ok_or_else(damaged)).transpose()
}

async fn repeated(transaction: &Transaction, body: Hash, answered: &Answered) -> Result<Appended, AppendError> {
    if answered.body != body {
        return Err(AppendError::RequestReused);
    }
    Ok(found_again(transaction, answered).await?)
}

/// The answer that was given; its place is where its first stream and version stand.
async fn found_again(transaction: &Transaction, answered: &Answered) -> Result<Appended, Trouble> {
    let index = store(transaction, ENTRIES)?.index(BY_STREAM).map_err(trouble)?;
    let key = one(index.get_key(JsValue::from(stream_key(&answered.stream, answered.version)))).await?;
    let place = key.and_then(|key| records::place(&key));
    let place = place.ok_or_else(|| Trouble::Damaged("the entry of this request is gone".to_owned()))?;
    Ok(Appended { place, taken: answered.taken })
}

/// What this request was answered before.
pub(super) async fn answer_to(inner: Rc<Inner>, request: RequestId) -> Result<Option<Appended>, Trouble> {
    let transaction = reading(&inner.database, &[REQUESTS, ENTRIES])?;
    let value = one(store(&transaction, REQUESTS)?.get(JsValue::from_str(request.as_str()))).await?;
    match known(value, Answered::of)? {
        None => Ok(None),
        Some(answered) => found_again(&transaction, &answered).await.map(Some),
    }
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
