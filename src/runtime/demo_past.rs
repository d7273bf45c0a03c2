//! The demonstration's past as the journal takes it.

use crate::domain::demo::Made;
use crate::journal::{Batch, Part, Take};

/// The batches of what was made.
pub fn batches(made: Vec<Made>) -> Vec<Batch> {
    let part = |(stream, expected, events)| Part { stream, expected, events };
    let batch = |made: Made| Batch {
        request: made.request,
        parts: made.parts.into_iter().map(part).collect(),
        take: made.take.map(|(sequence, at_most)| Take { sequence, at_most }),
        time: made.time,
        by: made.by,
    };
    made.into_iter().map(batch).collect()
}
