//! Faults that boot.js noted while the program was dead are taken into the journal at the next start.

use serde_json::Value;

use super::window::Window;
use crate::device;
use crate::domain::json::tree;

/// Where boot.js notes them.
const FAULTS_KEY: &str = "faults";

/// Records every noted fault and forgets the notes.
pub fn take_over(window: &Window) {
    let Some(text) = device::local::get(FAULTS_KEY) else { return };
    device::local::remove(FAULTS_KEY);
    // Notes that cannot be read are of no use to anybody.
    for fault in tree(&text).as_ref().and_then(Value::as_array).into_iter().flatten() {
        let part = |name| fault.get(name).and_then(Value::as_str).unwrap_or("");
        window.record_fault("P1", &format!("{} {} {} {} {}", part("kind"), part("text"), part("where"), part("path"), part("build")));
    }
}
