//! The floor table kept beside the journal, so that a start need not read every entry of all years.

use std::cell::RefCell;

use super::floor_table::{FloorTable, catch_up_page};
use crate::domain::time::UtcOffset;
use crate::journal::{Journal, Place, ReadError};

/// Name of the stored snapshot. Another shape of the floor gets another name, and is built anew from the journal.
pub const SNAPSHOT_NAME: &str = "floor-3";
/// In a long catch-up a snapshot is kept every so many entries: a start that is broken off goes on from there.
const KEPT_AT_START_ENTRIES: u64 = 20_000;
/// So many entries after the last snapshot the next one is kept in a quiet minute: writing it takes the screen a moment.
const QUIET_ENTRIES_MIN: u64 = 200;
/// So many entries after the last snapshot the next one waits for no quiet minute.
const ENTRIES_BEHIND_MAX: u64 = 5_000;

/// When the next snapshot is worth its trouble.
#[derive(Debug)]
pub struct SavePlan {
    saved: Place,
    seen: Place,
}

impl SavePlan {
    /// The last snapshot reaches `saved`.
    pub const fn new(saved: Place) -> Self {
        Self { saved, seen: saved }
    }

    /// Whether a snapshot that reaches `reached` is to be kept now; asked once a minute.
    pub fn is_due(&mut self, reached: Place) -> bool {
        let is_quiet = std::mem::replace(&mut self.seen, reached) == reached;
        let behind = reached.entries_since(self.saved);
        behind >= ENTRIES_BEHIND_MAX || (is_quiet && behind >= QUIET_ENTRIES_MIN)
    }

    /// It was kept.
    pub const fn saved(&mut self, place: Place) {
        self.saved = place;
    }
}

/// Keeps the table as it is; gives the place it reaches. A snapshot only saves time at the next start, so that one that cannot be kept is no fault.
pub async fn save(table: &RefCell<FloorTable>, journal: &Journal) -> Option<Place> {
    let (place, text) = {
        let table = table.borrow();
        (table.reached(), table.to_snapshot())
    };
    journal.save_snapshot(SNAPSHOT_NAME, place, &text).await.ok()?;
    Some(place)
}

/// The table as it was kept, or an empty one: then it is built anew from the journal.
pub async fn load(journal: &Journal) -> FloorTable {
    let kept = journal.load_snapshot(SNAPSHOT_NAME).await.unwrap_or(None);
    kept.and_then(|(place, text)| FloorTable::from_snapshot(place, &text)).unwrap_or_else(FloorTable::default)
}

/// Reads what `table` has missed, however much that is. `alive` hears after each page how far it has come, and how far it has to go.
///
/// # Errors
/// When the journal cannot be read; what was read before is kept in snapshots.
pub async fn catch_up_at_start(
    table: &RefCell<FloorTable>,
    journal: &Journal,
    offset: UtcOffset,
    alive: impl Fn(Place, Place),
) -> Result<(), ReadError> {
    let (mut saved, mut goal) = (table.borrow().reached(), None);
    loop {
        let page = catch_up_page(table, journal, offset).await?;
        alive(page.reached, page.head);
        // What is written meanwhile is what the watch hears.
        if page.is_last || page.reached >= *goal.get_or_insert(page.head) {
            return Ok(());
        }
        if page.reached.entries_since(saved) >= KEPT_AT_START_ENTRIES {
            saved = save(table, journal).await.unwrap_or(saved);
        }
    }
}
