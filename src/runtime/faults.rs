//! Faults that boot.js noted while the program was dead are taken into the journal at the next start.

use serde::{Deserialize, Serialize};

use super::window::Window;
use crate::device;

/// Where boot.js notes them.
const FAULTS_KEY: &str = "faults";

/// One fault as boot.js notes it.
#[derive(Serialize, Deserialize)]
struct Noted {
    #[serde(default)]
    at: i64,
    build: String,
    path: String,
    kind: String,
    text: String,
    #[serde(default, rename = "where")]
    place: String,
    #[serde(default)]
    demo: bool,
}

/// Records what was noted in windows of this kind, demo or real, and forgets these notes.
pub fn take_over(window: &Window) {
    let Some(text) = device::local::get(FAULTS_KEY) else { return };
    // Notes that cannot be read are of no use to anybody.
    let noted: Vec<Noted> = serde_json::from_str(&text).unwrap_or_else(|_| Vec::new());
    let (own, others): (Vec<Noted>, Vec<Noted>) = noted.into_iter().partition(|fault| fault.demo == window.is_demo());
    match serde_json::to_string(&others) {
        Ok(text) if !others.is_empty() => device::local::set(FAULTS_KEY, &text),
        _ => device::local::remove(FAULTS_KEY),
    }
    for fault in own {
        window.record_fault("P1", &format!("{} {} {} {} {}", fault.kind, fault.text, fault.place, fault.path, fault.build));
    }
}
