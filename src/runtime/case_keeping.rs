//! What is erased of cases: side records whose time is over, and what a crash left that no event names. The chains stay whole. Each job may run twice
//! without harm.

use super::cases::{ABANDONED_DAYS, is_abandoned, is_past_retention, read};
use super::command::Failure;
use crate::domain::case::lookup;
use crate::domain::case::{CaseEvent, SideRef};
use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::hall::Hall;
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp};
use crate::journal::Journal;
use crate::projection::case_table::CaseTable;

/// Under which name it is kept up to which day of delivery everything has been erased.
const REACHED: &str = "cases-erased-up-to";
/// About so many cases are erased at once: the next round goes on.
const CASES_MAX: usize = 200;

/// Cases whose time is over, with the day on which they were, the oldest first.
pub fn late(table: &CaseTable, hall: &Hall, today: Day) -> Vec<(i64, ReceiptNumber)> {
    let day = |at: Timestamp| day_number(hall.utc_offset_minutes.day(at));
    let late = table.all().filter(|case| is_past_retention(case, hall, today));
    let mut late: Vec<_> = late.filter_map(|case| Some((day(case.over_at()?), case.number))).collect();
    late.sort_unstable();
    late
}

/// Cases of which nobody will ever say that they are over: left lying for so long, or with a beginning that cannot be read. The oldest first.
pub fn abandoned(table: &CaseTable, hall: &Hall, today: Day) -> Vec<(ReceiptNumber, Option<SideRef>)> {
    let left = table.unfinished().filter(|case| is_abandoned(case, hall, today)).map(|case| (case.number, Some(case.person.clone())));
    let is_old = |number: &ReceiptNumber| table.case(number).is_none() && today.days_since(number.day()) > ABANDONED_DAYS;
    let lost = table.lost().iter().copied().filter(is_old).map(|number| (number, None));
    let mut all: Vec<_> = left.chain(lost).collect();
    all.sort_by_key(|(number, _)| (number.day(), *number));
    all
}

/// Erases what is personal of abandoned cases, where that has not been done.
///
/// # Errors
/// When something could not be erased; the next round does it.
pub async fn erase_abandoned(journal: &Journal, cases: Vec<(ReceiptNumber, Option<SideRef>)>) -> Result<usize, Failure> {
    let mut erased = 0;
    for (number, person) in cases {
        let is_kept = match &person {
            Some(person) => journal.get_blob(person.name()).await?.is_some(),
            None => !journal.lookups(&lookup::of_case(&number)).await?.is_empty(),
        };
        if is_kept {
            erase_case(journal, number).await?;
            erased += 1;
        }
        if erased == CASES_MAX {
            break;
        }
    }
    Ok(erased)
}

/// Which of them are to be erased now: those after the day that was reached, by whole days. Says up to which day that brings it.
///
/// # Errors
/// When the storage cannot be read.
pub async fn due(journal: &Journal, mut late: Vec<(i64, ReceiptNumber)>) -> Result<(Vec<ReceiptNumber>, i64), Failure> {
    let reached = reached(journal).await?;
    late.retain(|(day, _)| *day > reached);
    if let Some((last, _)) = late.get(CASES_MAX).copied() {
        late.retain(|(day, _)| *day <= last);
    }
    let up_to = late.last().map_or(reached, |(day, _)| *day);
    Ok((late.into_iter().map(|(_, number)| number).collect(), up_to))
}

/// Erases what is personal of these cases, and notes how far that reaches.
///
/// # Errors
/// When something could not be erased; the next round does it.
pub async fn erase(journal: &Journal, (cases, up_to): (Vec<ReceiptNumber>, i64)) -> Result<usize, Failure> {
    for number in &cases {
        erase_case(journal, *number).await?;
    }
    if !cases.is_empty() {
        journal.put_blob(REACHED, up_to.to_string().as_bytes()).await?;
    }
    Ok(cases.len())
}

async fn erase_case(journal: &Journal, number: ReceiptNumber) -> Result<(), Failure> {
    let own = journal.lookups(&lookup::of_case(&number)).await?;
    let keys: Vec<String> =
        own.iter().flat_map(|key| lookup::other(key).map(|(other, _)| other).into_iter().chain([key.clone()])).collect();
    // Where no event can be read, the lookups alone name the records.
    for (_, side) in own.iter().filter_map(|key| lookup::other(key)) {
        journal.erase_blob(&SideRef::name_of(side)).await?;
    }
    journal.erase_lookups(&keys).await?;
    // Also of a stream whose beginning cannot be read.
    let stream = Stream::case(&number);
    let page = journal.read(&stream, 0).await?;
    let parts = page.entries.iter().flat_map(|entry| &entry.parts).filter(|part| part.stream == stream);
    for event in parts.flat_map(|part| &part.events).filter_map(|text| CaseEvent::from_json(text)) {
        for side in event.sides() {
            journal.erase_blob(side.name()).await?;
        }
        if let CaseEvent::Accepted(accepted) = &event
            && let Some(ticket) = &accepted.ticket
        {
            journal.erase_lookups(&[lookup::led(ticket, &number)]).await?;
        }
    }
    Ok(())
}

/// Sweeps side records and lookups that were noted before yesterday and that no event names.
///
/// # Errors
/// When something could not be read or erased; the next round does it.
pub async fn sweep(journal: &Journal, today: Day) -> Result<usize, Failure> {
    let mut swept = 0;
    for key in journal.lookups(&lookup::all_pending()).await? {
        // A request that is still on its way is not a day old, also where a day has just begun or a clock is a little behind.
        let Some((number, side)) = lookup::pending_before(&key, today.minus_days(1)) else { continue };
        let is_named = read(journal, number).await?.is_some_and(|file| file.sides().any(|named| named.identity() == side));
        if !is_named {
            journal.erase_blob(&SideRef::name_of(side)).await?;
            let own = journal.lookups(&lookup::of_case(&number)).await?;
            let orphans =
                own.iter().filter_map(|own| lookup::other(own).filter(|(_, of)| *of == side).map(|(other, _)| [own.clone(), other]));
            journal.erase_lookups(&orphans.flatten().collect::<Vec<_>>()).await?;
            swept += 1;
        }
        journal.erase_lookups(&[key]).await?;
    }
    Ok(swept)
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
