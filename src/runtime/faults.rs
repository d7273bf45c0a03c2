//! Faults that boot.js noted while the program was dead are taken into the journal at the next start.

use serde_json::Value;

use super::window::Window;
use crate::device;
use crate::domain::json::tree;

/// Where boot.js notes them.
const FAULTS_KEY: &str = "faults";

/// Records what was noted in windows of this kind, demo or real, and forgets these notes.
pub fn take_over(window: &Window) {
    let Some(text) = device::local::get(FAULTS_KEY) else { return };
    // Notes that cannot be read are of no use to anybody.
    let notes = tree(&text);
    let noted = notes.as_ref().and_then(Value::as_array).into_iter().flatten().cloned();
    let is_own = |fault: &Value| fault.get("demo").and_then(Value::as_bool).unwrap_or(false) == window.is_demo();
    let (own, others): (Vec<Value>, Vec<Value>) = noted.partition(is_own);
    if others.is_empty() {
        device::local::remove(FAULTS_KEY);
    } else {
        device::local::set(FAULTS_KEY, &Value::Array(others).to_string());
    }
    for fault in own {
        let part = |name| fault.get(name).and_then(Value::as_str).unwrap_or("");
        window.record_fault("P1", &format!("{} {} {} {} {}", part("kind"), part("text"), part("where"), part("path"), part("build")));
    }
}
