//! The case table kept beside the journal: cases by their day of acceptance, and a head that says how far they reach. Only days on which something has
//! changed are written again, and a start reads them piece by piece: a hundred thousand cases hold nobody up.
//!
//! A head is written last. A day that is newer than its head is no fault: what the head makes the table read again is known by its version.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};

use super::case_table::CaseTable;
use crate::domain::case::Case;
use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::time::Day;
use crate::journal::{Journal, Place};

/// Name of the head; the days' begin with it. Another shape of a case gets another name, and the table is built anew from the journal.
pub const SNAPSHOT_NAME: &str = "cases-2";
/// So many entries without a case make a new head worth its trouble.
const ENTRIES_BEHIND_MAX: u64 = 2_000;

#[derive(Debug, Serialize, Deserialize)]
struct Head {
    days: Vec<Day>,
    lost: Vec<ReceiptNumber>,
    unreadable: Vec<Place>,
}

/// The table as it was kept, or an empty one: then it is built anew from the journal. `pause` gives others their turn between the days.
pub async fn load(journal: &Journal, pause: impl AsyncFn()) -> CaseTable {
    try_load(journal, pause).await.unwrap_or_else(CaseTable::default)
}

async fn try_load(journal: &Journal, pause: impl AsyncFn()) -> Option<CaseTable> {
    let (reached, text) = journal.load_snapshot(SNAPSHOT_NAME).await.ok()??;
    let head: Head = serde_json::from_str(&text).ok()?;
    let mut table = CaseTable::kept(reached, head.lost, head.unreadable);
    for day in head.days {
        let (_, text) = journal.load_snapshot(&name_of(day)).await.ok()??;
        let cases: Vec<Case> = serde_json::from_str(&text).ok()?;
        table.put_back(cases);
        pause().await;
    }
    Some(table)
}

/// When the table was kept last.
#[derive(Debug, Default)]
pub struct SavePlan {
    saved: Place,
}

impl SavePlan {
    /// Keeps what has changed. A snapshot only saves time at the next start, so that one that cannot be kept is no fault.
    pub async fn save(&mut self, table: &RefCell<CaseTable>, journal: &Journal, pause: impl AsyncFn()) {
        let reached = table.borrow().reached();
        // Taken before anything is written: what comes in meanwhile changes its day anew.
        let changed = table.borrow_mut().take_changed_days();
        if changed.is_empty() && reached.entries_since(self.saved) < ENTRIES_BEHIND_MAX {
            return;
        }
        if write(&changed, reached, table, journal, pause).await.is_some() {
            self.saved = reached;
        } else {
            table.borrow_mut().changed_still(changed);
        }
    }
}

async fn write(changed: &[Day], reached: Place, table: &RefCell<CaseTable>, journal: &Journal, pause: impl AsyncFn()) -> Option<()> {
    for day in changed {
        let cases = table.borrow().of_day(*day);
        journal.save_snapshot(&name_of(*day), reached, &serde_json::to_string(&cases).ok()?).await.ok()?;
        pause().await;
    }
    let head = {
        let table = table.borrow();
        // What came in meanwhile is kept the next time: a head never reaches further than its days.
        (table.reached() == reached).then_some(())?;
        let (lost, unreadable) = (table.lost().iter().copied().collect(), table.unreadable().iter().copied().collect());
        serde_json::to_string(&Head { days: table.days(), lost, unreadable }).ok()?
    };
    journal.save_snapshot(SNAPSHOT_NAME, reached, &head).await.ok()
}

fn name_of(day: Day) -> String {
    format!("{SNAPSHOT_NAME}/{day}")
}
