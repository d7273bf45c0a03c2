//! Figures of tickets: how many, how long they waited, how long they were served, how right the waiting ranges were, and how much counters worked. Pure.
//!
//! A day is replayed from the facts of its tickets and counters ([`DayLog`]) and becomes a sheet with a short line for each ticket ([`DaySheet`]). Figures of
//! any span are made of the lines of its days ([`Figures`]): sheets can be added up in any order, and nothing is estimated: percentiles are exact to
//! the second.

mod day_log;
mod figures;
mod kept;
mod sheet;
mod spread;

pub use day_log::DayLog;
pub use figures::{Accuracy, Building, Counts, Figures, Filter, Group, Month, Workload};
pub use kept::{days_of_text, text_of_days};
pub use sheet::{DaySheet, End, Names, Shift, Visit};
pub use spread::Spread;
