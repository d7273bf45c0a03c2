//! Makes the demonstration's past beside the page: a day at a time, each in one transaction, so that whatever breaks off leaves whole days.

use std::rc::Rc;

use crate::device::locks::{Manner, take};
use crate::device::timer::pause;
use crate::domain::demo::{DEMO_DATABASE, PastJob, PastTold};
use crate::domain::stream::Stream;
use crate::domain::time::{HOUR_MS, MinuteOfDay, Timestamp};
use crate::journal::indexed_db::{OpenOptions, open_for_rows};
use crate::journal::{AppendError, Batch, Journal, REQUEST_MEMORY_HOURS};

/// A slow disk writes a day in this time.
const WAIT_MS: u32 = 60_000;
/// After each day of the year behind the month all windows have so long to read it, and whoever takes a number to be written.
const REST_MS: u32 = 400;

/// Makes what is not there yet. `tell` hears after each day.
pub async fn make(job: PastJob, tell: impl Fn(&PastTold)) {
    let end = try_make(&job, &tell).await.map_or_else(PastTold::Failed, |()| PastTold::Done);
    tell(&end);
}

async fn try_make(job: &PastJob, tell: &impl Fn(&PastTold)) -> Result<(), String> {
    // Free again when this worker has gone.
    let _held = take(&job.lock, Manner::Wait, || {}).await.ok_or("no lock")?;
    let journal = open(job).await?;
    let days = job.past.days(&job.hall);
    let month = job.past.month(&days);
    let began = job.hall.utc_offset_minutes.at(job.past.until, MinuteOfDay::MIDNIGHT);
    for (nth, planned) in days.iter().enumerate() {
        tell(&PastTold::Goes { days: nth, of: days.len(), month });
        let is_there = journal.read(&Stream::day(planned.day), 0).await.map_err(|error| error.to_string())?;
        if !is_there.entries.is_empty() {
            continue;
        }
        let batches: Vec<Batch> = job.past.day(&job.hall, *planned).into_iter().map(Batch::from).collect();
        append(&journal, &batches, began.plus_millis(-REQUEST_MEMORY_HOURS * HOUR_MS)).await?;
        if nth >= month {
            pause(REST_MS).await;
        }
    }
    Ok(())
}

/// A day of which something was there already stays as it is.
async fn append(journal: &Journal, batches: &[Batch], forgotten: Timestamp) -> Result<(), String> {
    match journal.append_past(batches, forgotten).await {
        Ok(()) | Err(AppendError::Conflict(_) | AppendError::RequestReused) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

async fn open(job: &PastJob) -> Result<Journal, String> {
    let options = OpenOptions {
        database: DEMO_DATABASE.to_owned(),
        installation: job.past.installation.clone(),
        wait_ms: WAIT_MS,
        sentinel_url: None,
        was_known: true,
        notice: Rc::new(|_| {}),
    };
    open_for_rows(options).await.map(Journal::IndexedDb).map_err(|error| error.to_string())
}
