//! Counting in a kiosk's window: where the note lies, when it is handed over, and what people read lately.
//!
//! The first kiosk window of an installation holds a lock and notes in the browser's local storage, which outlives the page and the browser. A second one
//! notes in memory: two windows cannot change one note at once.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::usage::{Notes, Stamp, hand_over, note, sums};
use super::window::Window;
use crate::device;
use crate::device::audio::at_most;
use crate::device::locks::{Held, Manner};
use crate::domain::keep::Keep;
use crate::domain::usage::{Pending, Used, opened};

/// Where the note lies.
const NOTE_KEY: &str = "usage";
/// "Lately": what people read in so many days comes up.
const LATELY_DAYS: u64 = 28;
/// Guides are opened without it when it does not come in this time.
const LATELY_MS: u32 = 2_000;
/// After a failure nothing is tried for so many looks: a storage in trouble has more urgent things to do.
const LOOKS_AFTER_FAILURE: u32 = 12;

/// The counting of a window. Clones are the same.
#[derive(Clone)]
pub struct Counting(Rc<Inner>);

struct Inner {
    window: Window,
    memory: RefCell<Pending>,
    held: RefCell<Option<Held>>,
    is_busy: Cell<bool>,
    /// Looks that pass before the next try.
    rest: Cell<u32>,
}

impl Notes for Inner {
    fn read(&self) -> Pending {
        match self.held.borrow().is_some() {
            true => Pending::of_note(device::local::get(&self.window.scoped(NOTE_KEY)).as_deref()),
            false => self.memory.borrow().clone(),
        }
    }

    fn write(&self, pending: &Pending) {
        match self.held.borrow().is_some() {
            true if pending.is_empty() => device::local::remove(&self.window.scoped(NOTE_KEY)),
            true => device::local::set(&self.window.scoped(NOTE_KEY), &pending.kept()),
            false => *self.memory.borrow_mut() = pending.clone(),
        }
    }
}

impl Counting {
    /// The counting of this window.
    pub fn of(window: &Window) -> Self {
        let inner = Inner {
            window: window.clone(),
            memory: RefCell::default(),
            held: RefCell::default(),
            is_busy: Cell::new(false),
            rest: Cell::new(0),
        };
        let counting = Self(Rc::new(inner));
        let inner = counting.0.clone();
        spawn_local(async move {
            let held = device::locks::take(&inner.window.scoped(NOTE_KEY), Manner::Wait, || {}).await;
            while inner.is_busy.get() || inner.memory.borrow().sealed().is_some() {
                // What this window has on its way stays its own until it has arrived.
                device::timer::pause(1_000).await;
            }
            *inner.held.borrow_mut() = held;
            let mut own = inner.memory.take();
            note(&*inner, |pending| pending.take_open(&mut own));
        });
        counting
    }

    /// Notes what was used.
    pub fn count(&self, uses: &[Used]) {
        let today = self.0.window.today();
        note(&*self.0, |pending| uses.iter().for_each(|used| pending.count(today, used)));
    }

    /// Nobody is at the screen: what is noted becomes durable.
    pub fn nobody_here(&self) {
        let inner = self.0.clone();
        let rest = inner.rest.get();
        inner.rest.set(rest.saturating_sub(1));
        if rest > 0 || inner.is_busy.get() || inner.window.health().silent_since.is_some() || inner.read().is_empty() {
            return;
        }
        inner.is_busy.set(true);
        spawn_local(async move {
            let stamp = || Stamp { request: inner.window.new_request(), now: inner.window.now(), by: inner.window.actor() };
            let is_done = hand_over(inner.window.journal(), &*inner, stamp).await;
            inner.rest.set(if is_done { 0 } else { LOOKS_AFTER_FAILURE });
            inner.is_busy.set(false);
        });
    }
}

/// How often guides were read lately. Guides open without it when it cannot be had.
pub async fn read_lately(window: &Window) -> BTreeMap<String, u32> {
    let today = window.today();
    let days = (0..LATELY_DAYS).map(|back| today.minus_days(back));
    let counts = at_most(LATELY_MS, sums(window.journal(), days)).await;
    counts.and_then(Result::ok).map_or_else(BTreeMap::new, |counts| opened(&counts))
}
