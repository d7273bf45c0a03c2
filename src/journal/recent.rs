//! The entries that were read last, for the tables of one window: each of them reads the whole journal, all of them about the same time, and reading an entry
//! costs far more than looking at it.

use std::collections::VecDeque;

use super::{Entry, Page, Place};

/// So many are remembered: some megabytes at most.
const ENTRIES_MAX: usize = 4_096;

/// A run of entries without a gap, as they were read.
#[derive(Debug, Default)]
pub(super) struct Recent {
    entries: VecDeque<Entry>,
    /// What stands before the first of them.
    from: Place,
    reached: Place,
}

impl Recent {
    /// Remembers the page after `from`. Not what comes one by one at the journal's end: everybody has that at once.
    pub fn note(&mut self, from: Place, page: &Page) {
        if page.reached >= page.head {
            return;
        }
        // Whoever comes upon what cannot be read shall hear of it.
        let is_sound = page.unreadable.is_empty();
        if !is_sound || from < self.from || from > self.reached {
            self.entries.clear();
            (self.from, self.reached) = (from, from);
        }
        if !is_sound {
            return;
        }
        let known = self.reached;
        self.entries.extend(page.entries.iter().filter(|entry| entry.place > known).cloned());
        self.reached = known.max(page.reached);
        while self.entries.len() > ENTRIES_MAX {
            self.from = self.entries.pop_front().map_or(self.reached, |entry| entry.place);
        }
    }

    /// Whether something after `from` is remembered.
    pub fn knows(&self, from: Place) -> bool {
        self.from <= from && from < self.reached
    }

    /// At most `limit` of them after `from`, when the next one is known; `head` is the newest entry's place now.
    pub fn page(&self, from: Place, limit: usize, head: Place) -> Option<Page> {
        let is_known = self.knows(from) && self.reached <= head;
        let first = is_known.then(|| self.entries.partition_point(|entry| entry.place <= from))?;
        let entries: Vec<Entry> = self.entries.iter().skip(first).take(limit.max(1)).cloned().collect();
        let reached = entries.last()?.place;
        Some(Page { entries, unreadable: Vec::new(), reached, head })
    }
}
