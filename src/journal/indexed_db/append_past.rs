//! Many appends at once, in one strict transaction. What begins in them is added and never put: IndexedDB itself refuses what is there already, and then
//! nothing of it is written.

use std::collections::BTreeMap;
use std::rc::Rc;

use idb::Transaction;
use wasm_bindgen::JsValue;

use super::Inner;
use super::records::{Answered, head, head_text, record_of};
use super::schema::{ENTRIES, REQUESTS, SEQUENCES, STREAMS, WRITERS};
use super::transaction::{Durability, Trouble, commit_meanwhile, gets, store, trouble, writing};
use crate::domain::time::Timestamp;
use crate::journal::past::Past;
use crate::journal::{AppendError, Entry, Hash, Writer, canonical};

/// How IndexedDB says that a key is there already.
const IS_THERE: &str = "ConstraintError";

pub(super) async fn append_past(inner: &Rc<Inner>, past: Past, forgotten: Timestamp) -> Result<(), AppendError> {
    let transaction = writing(inner.connection(), &[ENTRIES, STREAMS, REQUESTS, WRITERS, SEQUENCES], Durability::Strict)?;
    let writers: Vec<Writer> = past.writers(&inner.installation).into_iter().collect();
    let of_writers = store(&transaction, WRITERS)?;
    let asked: Result<Vec<_>, _> = writers.iter().map(|writer| of_writers.get(JsValue::from_str(writer.as_str()))).collect();
    let found = gets(asked.map_err(trouble)?).await?;
    let mut heads = BTreeMap::<Writer, (u64, Hash)>::new();
    for (writer, value) in writers.into_iter().zip(found) {
        let Some(value) = value else { continue };
        let damaged = || Trouble::Damaged("the head of a writer cannot be read".to_owned());
        heads.insert(writer, value.as_string().and_then(|text| head(&text)).ok_or_else(damaged)?);
    }
    let entries = past.entries(&inner.installation, &mut heads);
    let written = commit_meanwhile(transaction, |transaction| write(transaction, &past, entries, &heads, forgotten), || {}).await;
    match written {
        Ok(()) => {
            inner.windows.announce();
            Ok(())
        }
        Err(Trouble::Unavailable(why)) if why.contains(IS_THERE) => Err(AppendError::Conflict(Vec::new())),
        Err(trouble) => Err(trouble.into()),
    }
}

fn write(
    transaction: &Transaction,
    past: &Past,
    entries: Vec<Entry>,
    heads: &BTreeMap<Writer, (u64, Hash)>,
    forgotten: Timestamp,
) -> Result<(), Trouble> {
    let of = |name: &str| store(transaction, name);
    let (of_streams, of_sequences, of_writers) = (of(STREAMS)?, of(SEQUENCES)?, of(WRITERS)?);
    let (of_requests, of_entries) = (of(REQUESTS)?, of(ENTRIES)?);
    let unwritable = |error: serde_json::Error| Trouble::Unavailable(error.to_string());
    for (stream, version) in &past.streams {
        of_streams.add(&(*version).into(), Some(&JsValue::from_str(stream.as_str()))).map_err(trouble)?;
    }
    for (sequence, number) in &past.sequences {
        of_sequences.add(&(*number).into(), Some(&JsValue::from_str(sequence.as_str()))).map_err(trouble)?;
    }
    for (writer, (number, hash)) in heads {
        let (key, text) = (JsValue::from_str(writer.as_str()), head_text(*number, *hash));
        of_writers.put(&text.into(), Some(&key)).map_err(trouble)?;
    }
    for (entry, batch) in entries.into_iter().zip(&past.batches) {
        if batch.time >= forgotten {
            let (stream, version) = (entry.parts[0].stream.clone(), entry.parts[0].version);
            let taken = entry.taken.as_ref().map(|taken| taken.number);
            let answered = Answered { body: canonical::body_digest(batch), stream, version, taken };
            let (key, text) = (JsValue::from_str(batch.request.as_str()), answered.to_json().map_err(unwritable)?);
            of_requests.add(&text.into(), Some(&key)).map_err(trouble)?;
        }
        let record = record_of(entry).map_err(unwritable)?;
        of_entries.add(&record, None).map_err(trouble)?;
    }
    Ok(())
}
