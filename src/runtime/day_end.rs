//! Closing the days that are over, one after the other.

use super::command::{Done, Failure};
use crate::domain::command::Command;
use crate::domain::time::Day;

/// Closes each of `days` step by step through `run`. A day that cannot be closed now does not hold up the others: the next round tries it again.
pub async fn close_days(days: Vec<Day>, run: impl AsyncFn(Command) -> Result<Done, Failure>) {
    for day in days {
        // Ends with the refusal that nothing is left, or with a failure.
        while run(Command::CloseDay { day }).await.is_ok() {}
    }
}
