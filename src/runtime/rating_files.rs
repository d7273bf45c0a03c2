//! The ratings of a span as a file, made on the page in short turns: read from the journal itself, so that a row says what its record says.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::command::Failure;
use super::turns::Turns;
use super::window::Window;
use crate::device;
use crate::domain::case::Terms;
use crate::domain::hall::{Hall, Language};
use crate::domain::rating::Level;
use crate::domain::rating::export::{COLUMNS, Ground, Names, comment, rows};
use crate::domain::sheet::table::{Form, Table};
use crate::domain::time::Day;
use crate::domain::xlsx::XlsxFault;
use crate::journal::{Entry, Journal, OutsideHead, Place};
use crate::projection::proof::Export;
use crate::projection::rating_ledger::{Ledger, is_of_family};
use crate::text::{rating as words, rating_files};

/// Entries read at once.
const PAGE_ENTRIES: usize = 500;
/// Rows between two looks at the clock.
const ROWS_A_STEP: usize = 50;
/// Reading is so much of the way.
const READ_PERCENT: u64 = 60;
/// While records are read others come; so often what came is read, too.
const READ_AGAIN_MAX: u32 = 5;

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// Somebody stopped it.
    Stopped,
    /// A spreadsheet has no room for so much.
    Fault(XlsxFault),
    /// The storage or the browser does not do it.
    Failed(Failure),
}

impl<T: Into<Failure>> From<T> for NoFile {
    fn from(failure: T) -> Self {
        Self::Failed(failure.into())
    }
}

/// Lets somebody stop what is going on, and hears how far it is.
pub struct Going<'a> {
    /// Somebody wants it to end.
    pub stop: &'a Cell<bool>,
    /// Hears hundredths.
    pub tell: &'a dyn Fn(u8),
}

impl Going<'_> {
    async fn step(&self, turns: &mut Turns, from: u64, (done, all): (u64, u64)) -> Result<(), NoFile> {
        if self.stop.get() {
            return Err(NoFile::Stopped);
        }
        let to = if from == 0 { READ_PERCENT } else { 99 };
        let percent = from + (to - from) * done.min(all) / all.max(1);
        (self.tell)(u8::try_from(percent).unwrap_or(99));
        turns.take().await;
        Ok(())
    }
}

/// Makes the file of everything that was rated from the first to the last day, and gives it to whoever is there; says how many rows it has.
///
/// # Errors
/// See [`NoFile`].
pub async fn export(window: &Window, span: (Day, Day), form: Form, language: Language, going: &Going<'_>) -> Result<usize, NoFile> {
    let (hall, mut turns) = (window.hall(), Turns::begin());
    let read = read(window.journal(), form == Form::Json, &mut turns, going).await?;
    let terms = Terms::of(&hall);
    let working_days = Ground::working_days(read.ledger.all(), &terms);
    let ground = Ground { offset: terms.offset, span, names: names(&hall, language), working_days };
    turns.take().await;
    let lines = rows(read.ledger.all(), &ground);
    let mut table = Table::begin(form, &rating_files::sheet_name(language), &COLUMNS);
    let mut salts = BTreeMap::new();
    for (at, row) in lines.iter().enumerate() {
        let kept = match row.comment() {
            Some(side) => {
                window.journal().get_blob(side.name()).await?.and_then(|bytes| String::from_utf8(bytes).ok().map(|kept| (side, kept)))
            }
            None => None,
        };
        let said = kept.and_then(|(side, kept)| comment(side, &kept));
        salts.extend(said.as_ref().and_then(|(_, salt)| Some((row.id(), salt.clone()?))));
        table.row(&row.cells(said.as_ref().map(|(said, _)| said.as_str()), &ground)).map_err(NoFile::Fault)?;
        if at % ROWS_A_STEP == 0 {
            going.step(&mut turns, READ_PERCENT, (at as u64, lines.len() as u64)).await?;
        }
    }
    let mut bytes = table.finish().map_err(NoFile::Fault)?;
    if form == Form::Json {
        let mut export = Export::begin(&hall.code, window.now(), &ground, &bytes, &salts);
        for (at, entry) in read.entries.iter().enumerate() {
            export.record(entry);
            if at % ROWS_A_STEP == 0 {
                going.step(&mut turns, 99, (0, 1)).await?;
            }
        }
        bytes = export.finish(&read.heads);
    }
    let name = format!("ratings-{}-{}-{}.{}", hall.code, span.0, span.1, form.ending());
    device::files::save(&name, form.kind(), &bytes).map_err(|why| NoFile::Failed(Failure::Unavailable(why)))?;
    Ok(lines.len())
}

/// What was read of the journal.
struct Records {
    ledger: Ledger,
    /// Of the family; only where they are wanted.
    entries: Vec<Entry>,
    heads: Vec<OutsideHead>,
}

async fn read(journal: &Journal, keeps: bool, turns: &mut Turns, going: &Going<'_>) -> Result<Records, NoFile> {
    let mut records = Records { ledger: Ledger::default(), entries: Vec::new(), heads: Vec::new() };
    let (mut ends, mut place) = (BTreeMap::new(), Place::START);
    for _ in 0..READ_AGAIN_MAX {
        loop {
            let page = journal.after(place, PAGE_ENTRIES).await?;
            if page.reached == place {
                break;
            }
            place = page.reached;
            for entry in page.entries {
                // A row of a rating in a chain of another family would have no record in the file: better found than left out.
                records.ledger.absorb(&entry);
                if is_of_family(entry.writer.as_str()) {
                    ends.insert(entry.writer.clone(), entry.number);
                    records.entries.extend(keeps.then_some(entry));
                }
            }
            going.step(turns, 0, (place.entries_since(Place::START), page.head.entries_since(Place::START))).await?;
        }
        // A head that is further than what was read is of a record that came meanwhile; one that stays so is of a record that is lost.
        records.heads = journal.heads().await?;
        let is_behind =
            |head: &OutsideHead| is_of_family(head.writer.as_str()) && ends.get(&head.writer).is_none_or(|end| *end < head.number);
        if !records.heads.iter().any(is_behind) {
            break;
        }
    }
    Ok(records)
}

fn names(hall: &Hall, language: Language) -> Names {
    let counter = |id: &str, name: &str| if name.is_empty() { id.to_owned() } else { format!("{id} {name}") };
    Names {
        items: hall.items.iter().map(|item| (item.id.to_string(), item.name.get(language).to_owned())).collect(),
        counters: hall.counters.iter().map(|one| (one.id.to_string(), counter(one.id.as_str(), one.name.get(language)))).collect(),
        reasons: hall.ratings.reasons.iter().map(|reason| (reason.id.to_string(), reason.name.get(language).to_owned())).collect(),
        levels: Level::ALL.iter().map(|level| (level.score().to_string(), words::level(language, *level))).collect(),
    }
}
