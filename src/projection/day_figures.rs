//! Lines of tickets by days, for the figures: as far as the journal has been read.
//!
//! Only desks hold it. A day that is sealed is a sheet of lines, and nothing changes it any more; a day that is not keeps all that figures may yet need.
//! Kept are the sheets by months, because only the newest month changes, and a head with the days that are not sealed: a start reads a month at a time, and
//! a head is written last. A month that is newer than its head is no fault: what the head makes the table read again finds its days sealed.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::{Caught, up_to_head};
use crate::domain::event::Event;
use crate::domain::statistics::{Building, DayLog, DaySheet, Month, Names, days_of_text, text_of_days};
use crate::domain::stream::StreamName;
use crate::domain::time::{Day, UtcOffset};
use crate::journal::{Entry, Journal, Page, Place, ReadError};

/// Name of the head; the months' begin with it. Another shape of a line gets another name, and the table is built anew from the journal.
pub const SNAPSHOT_NAME: &str = "figures-1";
/// Entries read at once.
const PAGE_ENTRIES: usize = 500;
/// So many entries that changed no sheet make a new head worth its trouble.
const ENTRIES_BEHIND_MAX: u64 = 1_000;

/// The days and the place they have reached.
#[derive(Clone, Debug, Default)]
pub struct DayFigures {
    names: Names,
    sealed: BTreeMap<Day, DaySheet>,
    open: BTreeMap<Day, DayLog>,
    reached: Place,
    unreadable: BTreeSet<Place>,
    /// Months of which a day was sealed since they were kept.
    changed: BTreeSet<Month>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Head {
    months: Vec<Month>,
    open: BTreeMap<Day, DayLog>,
    unreadable: Vec<Place>,
}

impl DayFigures {
    /// The place of the last entry taken in.
    pub const fn reached(&self) -> Place {
        self.reached
    }

    /// Places of records that could not be read: the figures lack what they said.
    pub const fn unreadable(&self) -> &BTreeSet<Place> {
        &self.unreadable
    }

    /// Names that the lines speak of.
    pub const fn names(&self) -> &Names {
        &self.names
    }

    /// The days from `from` to `to` of which there is anything.
    pub fn days(&self, from: Day, to: Day) -> Vec<Day> {
        if from > to {
            return Vec::new();
        }
        let open = self.open.range(from..=to).map(|(day, _)| *day);
        let days: BTreeSet<Day> = self.sealed.range(from..=to).map(|(day, _)| *day).chain(open).collect();
        days.into_iter().collect()
    }

    /// Adds a day to figures in the making.
    pub fn add_to(&mut self, building: &mut Building, day: Day, offset: UtcOffset) {
        match (self.sealed.get(&day), self.open.get(&day)) {
            (Some(sheet), _) => building.add(day, sheet, &self.names),
            (None, Some(log)) => {
                let sheet = log.sheet(day, offset, &mut self.names);
                building.add(day, &sheet, &self.names);
            }
            (None, None) => {}
        }
    }

    /// Takes in what is new in `page`; says whether any of it was about tickets or counters.
    pub fn absorb(&mut self, page: &Page, offset: UtcOffset) -> bool {
        let before = self.reached;
        self.unreadable.extend(page.unreadable.iter().filter(|place| **place > before));
        let mut news = false;
        for entry in page.entries.iter().filter(|entry| entry.place > before) {
            news |= self.take_in(entry, offset);
        }
        self.reached = before.max(page.reached);
        news
    }

    fn take_in(&mut self, entry: &Entry, offset: UtcOffset) -> bool {
        let mut news = false;
        for part in &entry.parts {
            let name = part.stream.name();
            let (StreamName::Ticket(day, _) | StreamName::Counter(day, _) | StreamName::Day(day)) = name else { continue };
            if self.sealed.contains_key(&day) {
                continue;
            }
            let log = self.open.entry(day).or_default();
            for event in part.events.iter().filter_map(|text| Event::from_json(&name, text)) {
                log.apply(&name, &event, entry.time, offset);
            }
            news = true;
            if log.is_sealed() {
                let sheet = log.sheet(day, offset, &mut self.names);
                self.open.remove(&day);
                self.sealed.insert(day, sheet);
                self.changed.insert(month_of(day));
            }
        }
        news
    }

    fn of_month(&self, month: Month) -> impl Iterator<Item = (Day, &DaySheet)> {
        self.sealed.iter().filter(move |(day, _)| month_of(**day) == month).map(|(day, sheet)| (*day, sheet))
    }

    fn months(&self) -> Vec<Month> {
        let months: BTreeSet<Month> = self.sealed.keys().map(|day| month_of(*day)).collect();
        months.into_iter().collect()
    }
}

/// By what is known of the days: names may have other places in a table that was built in another order.
impl PartialEq for DayFigures {
    fn eq(&self, other: &Self) -> bool {
        let sheets =
            |table: &Self| -> Vec<(Day, String)> { table.sealed.iter().map(|(day, sheet)| (*day, plain(sheet, &table.names))).collect() };
        (self.reached, &self.unreadable, &self.open) == (other.reached, &other.unreadable, &other.open) && sheets(self) == sheets(other)
    }
}

/// A sheet with its names, wherever these have their places.
fn plain(sheet: &DaySheet, names: &Names) -> String {
    let visits = sheet.visits.iter().map(|visit| {
        let mut nameless = visit.clone();
        let (item, clerk) = (nameless.item.take(), nameless.clerk.take());
        format!("{nameless:?} {:?} {:?}", item.and_then(|place| names.item(place)), clerk.and_then(|place| names.clerk(place)))
    });
    let shifts = sheet.shifts.iter().map(|shift| {
        let clerk = names.clerk(shift.clerk);
        format!("{} {clerk:?} {} {}", shift.counter, shift.open_s, shift.serving_s)
    });
    visits.chain(shifts).collect::<Vec<_>>().join("\n")
}

fn month_of(day: Day) -> Month {
    (day.date().year(), day.date().month())
}

fn name_of((year, month): Month) -> String {
    format!("{SNAPSHOT_NAME}/{year:04}-{month:02}")
}

/// Reads what `table` had missed when this began. `pause` gives others their turn between the pages.
///
/// # Errors
/// When the journal cannot be read; the table stays as far as it came.
pub async fn catch_up(table: &RefCell<DayFigures>, journal: &Journal, offset: UtcOffset, pause: impl AsyncFn()) -> Result<(), ReadError> {
    let next = async || {
        let from = table.borrow().reached;
        let page = journal.follow(from, PAGE_ENTRIES).await?;
        let news = table.borrow_mut().absorb(&page, offset);
        Ok(Caught::by(&page, from, news))
    };
    up_to_head(next, pause).await.map(drop)
}

/// The table as it was kept, or an empty one: then it is built anew from the journal. `pause` gives others their turn between the months.
pub async fn load(journal: &Journal, pause: impl AsyncFn()) -> DayFigures {
    try_load(journal, pause).await.unwrap_or_else(DayFigures::default)
}

async fn try_load(journal: &Journal, pause: impl AsyncFn()) -> Option<DayFigures> {
    let (reached, text) = journal.load_snapshot(SNAPSHOT_NAME).await.ok()??;
    let head: Head = serde_json::from_str(&text).ok()?;
    let mut table = DayFigures { reached, unreadable: head.unreadable.into_iter().collect(), ..DayFigures::default() };
    for month in head.months {
        let (_, text) = journal.load_snapshot(&name_of(month)).await.ok()??;
        table.sealed.extend(days_of_text(&text, &mut table.names)?);
        pause().await;
    }
    table.open = head.open;
    table.open.retain(|day, _| !table.sealed.contains_key(day));
    Some(table)
}

/// When the table was kept last.
#[derive(Debug, Default)]
pub struct SavePlan {
    saved: Place,
}

impl SavePlan {
    /// The last head reaches `saved`.
    pub const fn new(saved: Place) -> Self {
        Self { saved }
    }

    /// Keeps what has changed. A snapshot only saves time at the next start, so that one that cannot be kept is no fault.
    pub async fn save(&mut self, table: &RefCell<DayFigures>, journal: &Journal, pause: impl AsyncFn()) {
        let reached = table.borrow().reached;
        // Taken before anything is written: what comes in meanwhile changes its month anew.
        let changed = std::mem::take(&mut table.borrow_mut().changed);
        if changed.is_empty() && reached.entries_since(self.saved) < ENTRIES_BEHIND_MAX {
            return;
        }
        match write(&changed, table, journal, pause).await {
            Some(reached) => self.saved = reached,
            None => table.borrow_mut().changed.extend(changed),
        }
    }
}

/// Gives the place that the head reaches.
async fn write(changed: &BTreeSet<Month>, table: &RefCell<DayFigures>, journal: &Journal, pause: impl AsyncFn()) -> Option<Place> {
    for month in changed {
        let (reached, text) = {
            let table = table.borrow();
            (table.reached, text_of_days(table.of_month(*month), &table.names))
        };
        journal.save_snapshot(&name_of(*month), reached, &text).await.ok()?;
        pause().await;
    }
    let (reached, head) = {
        let table = table.borrow();
        // A day that was sealed meanwhile is not among the months that were written: it is kept the next time.
        table.changed.is_empty().then_some(())?;
        let head = Head { months: table.months(), open: table.open.clone(), unreadable: table.unreadable.iter().copied().collect() };
        (table.reached, serde_json::to_string(&head).ok()?)
    };
    journal.save_snapshot(SNAPSHOT_NAME, reached, &head).await.ok()?;
    Some(reached)
}
