//! What is erased of ratings: comments and notes whose time is over. The chains stay whole. It may run twice without harm.

use super::cases::ABANDONED_DAYS;
use super::command::Failure;
use super::ratings::read;
use crate::domain::hall::Hall;
use crate::domain::rating::{Rating, Stage, Subject};
use crate::domain::time::{Day, Timestamp};
use crate::journal::Journal;
use crate::projection::rating_table::RatingTable;

/// Under which name it is kept up to which day everything has been erased.
const REACHED: &str = "ratings-erased-up-to";
/// About so many are erased at once: the next start goes on.
const RATINGS_MAX: usize = 200;

/// Since when nothing more is to come of a rating; nothing while something is. What a resident may still add brings its own time.
fn over_at(rating: &Rating) -> Option<Timestamp> {
    let said = rating.again.as_ref().map_or(rating.at, |again| again.at);
    match rating.follow_up() {
        None => Some(said),
        Some(follow_up) if follow_up.stage() == Stage::Closed => follow_up.answered_at.map(|at| at.max(said)),
        Some(_) => None,
    }
}

/// Ratings whose words are kept no longer, with the day on which nothing more was to come, the oldest first: as long as those of a case.
pub fn late(table: &RatingTable, hall: &Hall, today: Day) -> Vec<(i64, Subject)> {
    let day = |at: Timestamp| hall.utc_offset_minutes.day(at);
    let found = |rating: &Rating| {
        let (since, days) = match over_at(rating) {
            Some(at) => (day(at), i64::from(hall.limits.case_retention_days())),
            // Nobody will ever close it.
            None => (day(rating.at), ABANDONED_DAYS),
        };
        (today.days_since(since) > days).then(|| (day_number(since.plus_days(days.unsigned_abs())), rating.subject.clone()))
    };
    let mut late: Vec<_> = table.all().filter_map(found).collect();
    late.sort_unstable();
    late
}

/// Erases the words of these ratings after the day that was reached, by whole days, and notes how far that reaches; says how many ratings.
///
/// # Errors
/// When something could not be erased; the next start does it.
pub async fn erase(journal: &Journal, mut late: Vec<(i64, Subject)>) -> Result<usize, Failure> {
    let reached = reached(journal).await?;
    late.retain(|(day, _)| *day > reached);
    if let Some((last, _)) = late.get(RATINGS_MAX).cloned() {
        late.retain(|(day, _)| *day <= last);
    }
    for (_, subject) in &late {
        for side in read(journal, subject).await?.iter().flat_map(|file| file.sides()) {
            journal.erase_blob(side.name()).await?;
        }
    }
    if let Some((up_to, _)) = late.last() {
        journal.put_blob(REACHED, up_to.to_string().as_bytes()).await?;
    }
    Ok(late.len())
}

async fn reached(journal: &Journal) -> Result<i64, Failure> {
    let kept = journal.get_blob(REACHED).await?;
    // What cannot be read only makes the work be done once more.
    Ok(kept.and_then(|bytes| String::from_utf8(bytes).ok()?.parse().ok()).unwrap_or(i64::MIN))
}

/// Days since a fixed one.
fn day_number(day: Day) -> i64 {
    day.days_since(Day::from_ymd(2000, 1, 1).unwrap_or(day))
}
