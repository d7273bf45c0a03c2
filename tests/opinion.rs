//! Opinions and suggestions: what may be done when, what is kept where and how long, and how they are found.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "opinion/events.rs"]
mod events;
#[path = "opinion/hall.rs"]
mod hall;
#[path = "opinion/kiosk.rs"]
mod kiosk;
#[path = "opinion/rules.rs"]
mod rules;
#[path = "opinion/staff.rs"]
mod staff;

use residents_window::domain::identity::PersonId;
use residents_window::domain::opinion::OpinionNumber;

fn person(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

fn number(serial: u32) -> OpinionNumber {
    OpinionNumber::new(26, serial).unwrap()
}
