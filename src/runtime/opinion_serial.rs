//! Where the next opinion goes: the serials of a year have no gap, so that no index is needed.

use super::command::Failure;
use crate::domain::opinion::OpinionNumber;
use crate::domain::stream::Stream;
use crate::domain::time::Day;
use crate::journal::Journal;

/// The first serial of this day's year that no opinion has, found by doubling and halving. Somebody else may take it meanwhile: the append says so.
///
/// # Errors
/// When the storage cannot be read.
pub async fn next_serial(journal: &Journal, today: Day) -> Result<u32, Failure> {
    let mut free = 1;
    while is_taken(journal, today, free).await? {
        free *= 2;
    }
    let mut taken = free / 2;
    while taken + 1 < free {
        let middle = taken + (free - taken) / 2;
        if is_taken(journal, today, middle).await? {
            taken = middle;
        } else {
            free = middle;
        }
    }
    Ok(free)
}

async fn is_taken(journal: &Journal, today: Day, serial: u32) -> Result<bool, Failure> {
    // Beyond the last one there is none.
    let Some(number) = OpinionNumber::of_day(today, serial) else { return Ok(false) };
    let page = journal.read(&Stream::opinion(&number), 0).await?;
    Ok(!page.entries.is_empty() || !page.unreadable.is_empty())
}
