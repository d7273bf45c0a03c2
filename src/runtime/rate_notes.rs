//! Notes of comments and words on their way: erased when an event names them; what nothing names is swept another day.

use super::command::Failure;
use crate::domain::case::SideRef;
use crate::domain::rating::pending::{all_pending, pending_before};
use crate::domain::stream::Stream;
use crate::domain::time::Day;
use crate::journal::Journal;

/// Erases comments, and words of opinions, that were noted before yesterday and that no event names.
///
/// # Errors
/// When something could not be read or erased; the next round does it.
pub async fn sweep(journal: &Journal, today: Day) -> Result<usize, Failure> {
    let (mut swept, keys) = (0, journal.lookups(&all_pending()).await?);
    'sides: for first in &keys {
        // Words whose first number somebody else has taken have several notes, and are named under one of them.
        let own = notes_of(side_of(first), &keys);
        if own.first() != Some(first) {
            continue;
        }
        let (name, mut is_named) = (SideRef::name_of(side_of(first)), false);
        for key in &own {
            is_named |= match pending_before(key, today.minus_days(1)) {
                Some((stream, _)) => may_name(journal, &stream, &name).await?,
                // A request that is still on its way is not a day old.
                None => continue 'sides,
            };
        }
        if !is_named {
            journal.erase_blob(&name).await?;
            swept += 1;
        }
        journal.erase_lookups(&own).await?;
    }
    Ok(swept)
}

/// Erases every note of what lies there.
pub(super) async fn forget(journal: &Journal, name: &str) -> Result<(), Failure> {
    let keys = journal.lookups(&all_pending()).await?;
    Ok(journal.erase_lookups(&notes_of(side_of(name), &keys)).await?)
}

/// Of what a note is, and what lies at a name.
fn side_of(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or(key)
}

fn notes_of(side: &str, keys: &[String]) -> Vec<String> {
    keys.iter().filter(|key| side_of(key) == side).cloned().collect()
}

/// Whether an event of this stream names it. What cannot be read may.
async fn may_name(journal: &Journal, stream: &Stream, name: &str) -> Result<bool, Failure> {
    let page = journal.read(stream, 0).await?;
    let mut texts = page.entries.iter().flat_map(|entry| &entry.parts).flat_map(|part| &part.events);
    Ok(!page.unreadable.is_empty() || texts.any(|text| text.contains(name)))
}
