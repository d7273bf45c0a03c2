//! What a manager's window reads of all tickets: the figures of a span, made in slices so that no screen ever waits for them.

use std::cell::{Cell, RefCell};

use super::command::Failure;
use super::window::Window;
use crate::device;
use crate::domain::statistics::{Building, Figures, Filter};
use crate::domain::time::Day;
use crate::journal::Place;
use crate::projection::day_figures::{DayFigures, SavePlan, catch_up, load};

/// So long one slice takes at most, about.
const SLICE_MS: f64 = 8.0;
/// Whoever finds somebody else reading looks again after so long.
const BUSY_MS: u32 = 5;

/// All tickets by days, as far as a manager's window has read them.
#[derive(Default)]
pub struct Tickets {
    table: RefCell<DayFigures>,
    plan: RefCell<SavePlan>,
    is_loaded: Cell<bool>,
    is_busy: Cell<bool>,
}

impl Tickets {
    /// The figures of the days from `from` to `to`.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub async fn figures(&self, window: &Window, (from, to): (Day, Day), filter: Filter) -> Result<Figures, Failure> {
        // One reads at a time: two would read the same pages.
        while self.is_busy.replace(true) {
            device::timer::pause(BUSY_MS).await;
        }
        let figures = self.look(window, (from, to), filter).await;
        self.is_busy.set(false);
        figures
    }

    async fn look(&self, window: &Window, (from, to): (Day, Day), filter: Filter) -> Result<Figures, Failure> {
        let (journal, offset) = (window.journal(), window.hall().utc_offset_minutes);
        if !self.is_loaded.replace(true) {
            let kept = load(journal, yielding).await;
            *self.plan.borrow_mut() = SavePlan::new(kept.reached());
            *self.table.borrow_mut() = kept;
        }
        catch_up(&self.table, journal, offset, yielding).await?;
        let mut building = Building::new(filter);
        let mut began = device::clock::mono_ms();
        let days = self.table.borrow().days(from, to);
        for day in days {
            self.table.borrow_mut().add_to(&mut building, day, offset);
            if device::clock::mono_ms() - began > SLICE_MS {
                yielding().await;
                began = device::clock::mono_ms();
            }
        }
        Ok(building.finish(self.table.borrow().names()))
    }

    /// Keeps what has been read for the next start.
    pub async fn keep(&self, window: &Window) {
        if self.is_busy.replace(true) {
            return;
        }
        let mut plan = self.plan.take();
        plan.save(&self.table, window.journal(), yielding).await;
        *self.plan.borrow_mut() = plan;
        self.is_busy.set(false);
    }

    /// The place that everything read so far reaches.
    pub fn reached(&self) -> Place {
        self.table.borrow().reached()
    }

    /// Records that could not be read: the figures lack what they said.
    pub fn unreadable(&self) -> usize {
        self.table.borrow().unreadable().len()
    }
}

/// Others have their turn.
async fn yielding() {
    device::timer::pause(0).await;
}
