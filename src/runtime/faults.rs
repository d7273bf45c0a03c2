//! Faults that boot.js noted while the program was dead are taken into the journal at the next start.

use serde::Deserialize;

use super::window::Window;
use crate::device;

/// Where boot.js notes them.
const FAULTS_KEY: &str = "faults";

/// One fault as boot.js notes it.
#[derive(Deserialize)]
struct Noted {
    build: String,
    path: String,
    kind: String,
    text: String,
    #[serde(default, rename = "where")]
    place: String,
}

/// Records every noted fault and forgets the notes.
pub fn take_over(window: &Window) {
    let Some(text) = device::local::get(FAULTS_KEY) else { return };
    device::local::remove(FAULTS_KEY);
    // Notes that cannot be read are of no use to anybody.
    let noted: Vec<Noted> = serde_json::from_str(&text).unwrap_or_else(|_| Vec::new());
    for fault in noted {
        window.record_fault("P1", &format!("{} {} {} {} {}", fault.kind, fault.text, fault.place, fault.path, fault.build));
    }
}
