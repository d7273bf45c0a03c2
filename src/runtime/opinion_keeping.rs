//! What is erased of opinions: words, phones and notes whose time is over, as those of a case. The chains stay whole. It may run twice without harm.

use super::cases::ABANDONED_DAYS;
use super::command::Failure;
use super::opinions::read;
use crate::domain::hall::Hall;
use crate::domain::opinion::{Opinion, OpinionNumber};
use crate::domain::time::Day;
use crate::journal::Journal;
use crate::projection::opinion_table::OpinionTable;

/// Opinions whose words are kept no longer: so many days after they were over; what nobody ends, so many days after something happened with it last, as a
/// case that nobody ends.
pub fn late(table: &OpinionTable, hall: &Hall, today: Day) -> Vec<OpinionNumber> {
    let is_late = |opinion: &&Opinion| {
        let (since, days) = match &opinion.end {
            Some(end) => (end.at, i64::from(hall.limits.case_retention_days())),
            None => (opinion.touched_at, ABANDONED_DAYS),
        };
        today.days_since(hall.utc_offset_minutes.day(since)) > days
    };
    table.all().filter(is_late).map(|opinion| opinion.number).collect()
}

/// Erases what lies beside the journal of these opinions, where that has not been done; says of how many.
///
/// # Errors
/// When something could not be erased; the next start does it.
pub async fn erase(journal: &Journal, late: &[OpinionNumber]) -> Result<usize, Failure> {
    let mut erased = 0;
    for number in late {
        let mut had_any = false;
        for side in read(journal, *number).await?.iter().flat_map(|file| file.sides()) {
            if journal.get_blob(side.name()).await?.is_some() {
                journal.erase_blob(side.name()).await?;
                had_any = true;
            }
        }
        erased += usize::from(had_any);
    }
    Ok(erased)
}
