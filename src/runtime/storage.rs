//! The journal's home in this browser: opening it, and what happens to it as a whole.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::command::{Done, Failure};
use super::start::{StartFault, fault};
use super::window::{Health, Window};
use crate::device::timer::pause;
use crate::domain::command::{Command, Refusal};
use crate::domain::event::DeviceEvent;
use crate::domain::identity::Installation;
use crate::journal::indexed_db::{Home, OpenOptions, Skipped, StorageAlarm, StorageNotice, WAIT_MS, open as open_home};
use crate::journal::{Journal, ReadError};
use crate::text::storage::StorageTrouble;

/// The small worker that keeps ceilings and heads outside the database.
const SENTINEL_URL: &str = "/sentinel.js";
/// How often a window that gives no numbers looks whether another one was told that it may.
const CONFIRMED_LOOK_MS: u32 = 2_000;

/// Whoever hears of the storage: first the start, then the window.
type Hears = Rc<RefCell<Box<dyn Fn(StorageNotice)>>>;

/// An open journal that does not belong to a window yet.
pub(super) struct OpenedJournal {
    pub journal: Journal,
    alarms: Vec<StorageAlarm>,
    hears: Hears,
    heard: Rc<RefCell<Vec<StorageNotice>>>,
}

/// Opens the database `name`; `was_known`: it has held entries before.
pub(super) async fn open(
    name: &str,
    was_known: bool,
    installation: &Installation,
    waiting: impl Fn(StartFault) + 'static,
) -> Result<OpenedJournal, StartFault> {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let noted = heard.clone();
    let hears: Hears = Rc::new(RefCell::new(Box::new(move |notice| match notice {
        StorageNotice::Blocked => waiting(StartFault::Blocked),
        other => noted.borrow_mut().push(other),
    })));
    let told = hears.clone();
    let options = OpenOptions {
        database: name.to_owned(),
        installation: installation.clone(),
        wait_ms: WAIT_MS,
        sentinel_url: Some(SENTINEL_URL.to_owned()),
        was_known,
        notice: Rc::new(move |notice| (told.borrow())(notice)),
    };
    let opened = open_home(options).await.map_err(|error| fault(error.into()))?;
    Ok(OpenedJournal { journal: Journal::IndexedDb(opened.home), alarms: opened.alarms, hears, heard })
}

/// From here on the window hears what happens to the storage, and tells what the comparison at the start found.
pub(super) fn attach(opened: OpenedJournal, window: &Window) {
    for notice in opened.heard.borrow_mut().drain(..) {
        hear(window, notice);
    }
    let listener = window.clone();
    *opened.hears.borrow_mut() = Box::new(move |notice| hear(&listener, notice));
    hear(window, StorageNotice::Alarmed(opened.alarms));
}

fn hear(window: &Window, notice: StorageNotice) {
    match notice {
        StorageNotice::Blocked | StorageNotice::Superseded | StorageNotice::ConnectionLost => {
            window.change_health(|health: &mut Health| (health.must_reload, health.records_closed) = (true, true));
        }
        StorageNotice::WithoutSentinel(detail) => window.record_fault("D4", &detail),
        StorageNotice::Alarmed(alarms) => {
            let window = window.clone();
            spawn_local(async move {
                for alarm in alarms {
                    raise(&window, &alarm).await;
                }
            });
        }
    }
}

/// Records what was found where staff see it; only then is the storage's own alarm cleared.
async fn raise(window: &Window, alarm: &StorageAlarm) {
    let (code, trouble, skipped) = match alarm {
        StorageAlarm::Emptied { skipped } => ("D1", StorageTrouble::Skipped, skipped.as_slice()),
        StorageAlarm::TailLost { skipped, .. } => ("D2", StorageTrouble::Skipped, skipped.as_slice()),
        StorageAlarm::Unproven => ("D3", StorageTrouble::Unproven, [].as_slice()),
        StorageAlarm::NumbersUnknown => ("D5", StorageTrouble::NumbersUnknown, [].as_slice()),
        StorageAlarm::RecordsUnreadable { .. } => ("D6", StorageTrouble::RecordsUnreadable, [].as_slice()),
    };
    window.change_health(|health| {
        if !health.storage_troubles.contains(&trouble) {
            health.storage_troubles.push(trouble);
        }
    });
    if trouble == StorageTrouble::NumbersUnknown {
        spawn_local(until_confirmed(window.clone()));
    }
    let mut recorded = window.fault_recorded(code, &values(skipped)).await;
    for run in skipped {
        recorded &= note_skipped(window, run).await;
    }
    if let (true, Some(home)) = (recorded && trouble != StorageTrouble::NumbersUnknown, home(window)) {
        // When it cannot be cleared it is raised again at the next start.
        let _ = home.clear_alarm(alarm).await;
    }
}

/// Somebody has looked which numbers people hold: who it was is recorded, and numbers are given again in every window.
///
/// # Errors
/// When it could not be recorded, or the storage could not be told.
pub async fn confirm_numbers(window: &Window) -> Result<Done, Failure> {
    let done = window.tell(DeviceEvent::NumbersConfirmed).await?;
    if let Some(home) = home(window) {
        home.clear_alarm(&StorageAlarm::NumbersUnknown).await.map_err(ReadError::from)?;
    }
    numbers_are_known(window);
    Ok(done)
}

/// Another window may be where it is confirmed.
async fn until_confirmed(window: Window) {
    let Some(home) = home(&window) else { return };
    loop {
        pause(CONFIRMED_LOOK_MS).await;
        if home.are_numbers_unknown().await == Ok(false) {
            return numbers_are_known(&window);
        }
    }
}

fn numbers_are_known(window: &Window) {
    window.change_health(|health| health.storage_troubles.retain(|trouble| *trouble != StorageTrouble::NumbersUnknown));
}

fn home(window: &Window) -> Option<Home> {
    match window.journal() {
        Journal::IndexedDb(home) => Some(home.clone()),
        #[cfg(any(not(target_arch = "wasm32"), feature = "bench"))]
        Journal::Memory(_) => None,
    }
}

/// The runs of numbers that were skipped: `2026-11-23/A 21-40`.
fn values(skipped: &[Skipped]) -> String {
    let run = |run: &Skipped| format!("{} {}-{}", run.sequence.as_str(), run.first, run.last);
    skipped.iter().map(run).collect::<Vec<_>>().join(", ")
}

async fn note_skipped(window: &Window, run: &Skipped) -> bool {
    let Some((day, queue)) = run.sequence.of_tickets() else { return true };
    let answer = window.run(Command::NoteSkipped { day, queue, first: run.first, last: run.last }).await;
    // Another window or an earlier start was quicker, or the day is sealed: then it is no alarm any more.
    matches!(answer, Ok(_) | Err(Failure::Refused(Refusal::NothingToDo)))
}
