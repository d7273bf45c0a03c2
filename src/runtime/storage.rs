//! The journal's home in this browser: opening it, and what happens to it as a whole.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::start::{StartFault, fault};
use super::window::{Health, Window};
use crate::domain::command::Command;
use crate::domain::identity::Installation;
use crate::journal::Journal;
use crate::journal::indexed_db::{Home, OpenOptions, Skipped, StorageAlarm, StorageNotice, WAIT_MS, open as open_home};

/// The small worker that keeps ceilings and heads outside the database.
const SENTINEL_URL: &str = "/sentinel.js";

/// Whoever hears of the storage: first the start, then the window.
type Hears = Rc<RefCell<Box<dyn Fn(StorageNotice)>>>;

/// An open journal that does not belong to a window yet.
pub(super) struct OpenedJournal {
    pub journal: Journal,
    home: Home,
    alarm: Option<StorageAlarm>,
    hears: Hears,
    heard: Rc<RefCell<Vec<StorageNotice>>>,
}

/// Opens the database `name`.
pub(super) async fn open(
    name: &str,
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
        notice: Rc::new(move |notice| (told.borrow())(notice)),
    };
    let opened = open_home(options).await.map_err(|error| fault(error.into()))?;
    let journal = Journal::IndexedDb(opened.home.clone());
    Ok(OpenedJournal { journal, home: opened.home, alarm: opened.alarm, hears, heard })
}

/// From here on the window hears what happens to the storage, and tells what the comparison at the start found.
pub(super) fn attach(opened: OpenedJournal, window: &Window) {
    for notice in opened.heard.borrow_mut().drain(..) {
        hear(window, notice);
    }
    let listener = window.clone();
    *opened.hears.borrow_mut() = Box::new(move |notice| hear(&listener, notice));
    if let Some(alarm) = opened.alarm {
        let (window, home) = (window.clone(), opened.home);
        spawn_local(async move { raise(&window, &home, alarm).await });
    }
}

fn hear(window: &Window, notice: StorageNotice) {
    match notice {
        StorageNotice::Blocked | StorageNotice::Superseded | StorageNotice::ConnectionLost => {
            window.change_health(|health: &mut Health| (health.must_reload, health.records_closed) = (true, true));
        }
        StorageNotice::WithoutSentinel(detail) => window.record_fault("D4", &detail),
    }
}

/// Records what was found where staff see it; only then is the storage's own alarm cleared.
async fn raise(window: &Window, home: &Home, alarm: StorageAlarm) {
    let (code, skipped) = match &alarm {
        StorageAlarm::Emptied { skipped } => ("D1", skipped.as_slice()),
        StorageAlarm::TailLost { skipped, .. } => ("D2", skipped.as_slice()),
        StorageAlarm::Unproven => ("D3", [].as_slice()),
        StorageAlarm::NumbersUnknown => ("D5", [].as_slice()),
    };
    window.change_health(|health| health.storage_alarm = Some(code.to_owned()));
    let mut recorded = window.fault_recorded(code, &values(skipped)).await;
    for run in skipped {
        recorded &= note_skipped(window, run).await;
    }
    if recorded && alarm != StorageAlarm::NumbersUnknown {
        // When it cannot be cleared it is raised again at the next start.
        let _ = home.clear_alarm().await;
    }
}

/// The runs of numbers that were skipped: `2026-11-23/A 21-40`.
fn values(skipped: &[Skipped]) -> String {
    let run = |run: &Skipped| format!("{} {}-{}", run.sequence.as_str(), run.first, run.last);
    skipped.iter().map(run).collect::<Vec<_>>().join(", ")
}

async fn note_skipped(window: &Window, run: &Skipped) -> bool {
    let Some((day, queue)) = run.sequence.of_tickets() else { return true };
    window.run(Command::NoteSkipped { day, queue, first: run.first, last: run.last }).await.is_ok()
}
