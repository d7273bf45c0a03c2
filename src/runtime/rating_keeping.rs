//! What is erased of ratings: comments and notes whose time is over. The chains stay whole. It may run twice without harm.

use super::cases::ABANDONED_DAYS;
use super::command::Failure;
use super::ratings::read;
use crate::domain::hall::Hall;
use crate::domain::rating::{Rating, Stage, Subject};
use crate::domain::time::{Day, Timestamp};
use crate::journal::Journal;
use crate::projection::rating_table::RatingTable;

/// Under which name it is kept up to which last day of theirs the words of ratings have been erased.
const REACHED: &str = "ratings-over-erased-up-to";
/// About so many are erased at once: the next start goes on.
const RATINGS_MAX: usize = 200;

/// Since when nothing more is to come of a rating; nothing while something is. Whatever is noted of it later brings its own time.
fn over_at(rating: &Rating) -> Option<Timestamp> {
    let is_over = rating.follow_up().is_none_or(|follow_up| follow_up.stage() == Stage::Closed);
    is_over.then_some(rating.touched_at)
}

/// Ratings whose words are kept no longer, as long as those of a case: with the last day of those of which nothing more was to come, the oldest first. Before
/// them, without a day, those that nobody will ever close.
pub fn late(table: &RatingTable, hall: &Hall, today: Day) -> Vec<(Option<i64>, Subject)> {
    let day = |at: Timestamp| hall.utc_offset_minutes.day(at);
    let kept_days = i64::from(hall.limits.case_retention_days());
    let found = |rating: &Rating| {
        let over = over_at(rating).map(day);
        let is_late = over.map_or(today.days_since(day(rating.touched_at)) > ABANDONED_DAYS, |over| today.days_since(over) > kept_days);
        // Not the day on which its time was over: a hall that keeps words for a shorter time than before would pass over them.
        is_late.then(|| (over.map(day_number), rating.subject.clone()))
    };
    let mut late: Vec<_> = table.all().filter_map(found).collect();
    late.sort_unstable();
    late
}

/// Erases the words of these ratings after the day that was reached, by whole days, and notes how far that reaches; says how many ratings. Of those without
/// a day, which are few, each time.
///
/// # Errors
/// When something could not be erased; the next start does it.
pub async fn erase(journal: &Journal, mut late: Vec<(Option<i64>, Subject)>) -> Result<usize, Failure> {
    let reached = reached(journal).await?;
    late.retain(|(day, _)| day.is_none_or(|day| day > reached));
    if let Some((last, _)) = late.get(RATINGS_MAX).cloned() {
        late.retain(|(day, _)| *day <= last);
    }
    for (_, subject) in &late {
        for side in read(journal, subject).await?.iter().flat_map(|file| file.sides()) {
            journal.erase_blob(side.name()).await?;
        }
    }
    if let Some((Some(up_to), _)) = late.last() {
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
