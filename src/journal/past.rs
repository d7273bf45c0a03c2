//! Many appends at once, of things that begin in them: how the demonstration gets its past.

use std::collections::{BTreeMap, BTreeSet};

use super::{AppendError, Batch, Entry, Hash, Place, Taken, Writer};
use crate::domain::identity::{Installation, RequestId};
use crate::domain::stream::{Sequence, Stream};

/// Batches that fit each other, and what they come to.
#[derive(Clone, Debug)]
pub(super) struct Past {
    /// In their order.
    pub batches: Vec<Batch>,
    /// The number that each takes.
    taken: Vec<Option<Taken>>,
    /// How many appends each stream has had after them.
    pub streams: BTreeMap<Stream, u32>,
    /// The last number of each sequence after them.
    pub sequences: BTreeMap<Sequence, u32>,
}

impl Past {
    /// Checks that each is a batch, that every stream begins here and goes on without a gap, and that no sequence is exceeded.
    pub fn of(batches: &[Batch]) -> Result<Self, AppendError> {
        let mut past = Self { batches: batches.to_vec(), taken: Vec::new(), streams: BTreeMap::new(), sequences: BTreeMap::new() };
        let mut requests = BTreeSet::<&RequestId>::new();
        for batch in batches {
            batch.check()?;
            if !requests.insert(&batch.request) {
                return Err(AppendError::RequestReused);
            }
            for part in &batch.parts {
                let version = past.streams.entry(part.stream.clone()).or_default();
                if part.expected != *version {
                    return Err(AppendError::Conflict(vec![(part.stream.clone(), *version)]));
                }
                *version += 1;
            }
            let taken = match &batch.take {
                None => None,
                Some(take) => {
                    let number = past.sequences.entry(take.sequence.clone()).or_default();
                    *number += 1;
                    if *number > take.at_most {
                        return Err(AppendError::SequenceFull);
                    }
                    Some(Taken { sequence: take.sequence.clone(), number: *number })
                }
            };
            past.taken.push(taken);
        }
        Ok(past)
    }

    /// Whose chains they go on.
    #[cfg(target_arch = "wasm32")]
    pub fn writers(&self, installation: &Installation) -> BTreeSet<Writer> {
        self.batches.iter().map(|batch| Writer::of(installation, &batch.parts[0].stream)).collect()
    }

    /// Their entries after the writers' `heads`, which move on; they still have no place.
    pub fn entries(&self, installation: &Installation, heads: &mut BTreeMap<Writer, (u64, Hash)>) -> Vec<Entry> {
        let entry = |(batch, taken): (&Batch, &Option<Taken>)| {
            let writer = Writer::of(installation, &batch.parts[0].stream);
            let head = heads.get(&writer).copied();
            let entry = Entry::following(Place::START, writer.clone(), head, batch, taken.clone());
            heads.insert(writer, (entry.number, entry.hash));
            entry
        };
        self.batches.iter().zip(&self.taken).map(entry).collect()
    }
}
