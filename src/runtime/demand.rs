//! What residents look up, as a manager's window reads it: sums of days and the names of guides.

use std::collections::BTreeMap;

use super::command::Failure;
use super::contents;
use super::usage::sums;
use super::window::Window;
use crate::domain::guide::parse::parse;
use crate::domain::hall::Bilingual;
use crate::domain::parts::GUIDES;
use crate::domain::time::Day;
use crate::domain::usage::{Counts, DAYS_MAX};

/// Sums of days, with the names of guides where they can be had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// The sums.
    pub counts: Counts,
    /// Names by guide.
    pub names: BTreeMap<String, Bilingual>,
}

/// What was looked up on these days, the last one with it; at most [`DAYS_MAX`].
///
/// # Errors
/// When the journal cannot be read.
pub async fn looked(window: &Window, from: Day, to: Day) -> Result<Looked, Failure> {
    let days = (0..DAYS_MAX).map(|day| from.plus_days(day)).take_while(|day| *day <= to);
    let counts = sums(window.journal(), days).await?;
    // Without its name a guide stands in the table by its identity.
    let guides = contents::load(window).await.ok().and_then(|(contents, _)| parse(contents.text(GUIDES)).ok());
    let names = guides.into_iter().flat_map(|guides| guides.guides).map(|guide| (guide.id, guide.name)).collect();
    Ok(Looked { counts, names })
}
