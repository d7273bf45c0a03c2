//! The rules of the floor one by one: runs, sent tickets, places, quotas, hours, voids, help, and what counters have done.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

#[path = "queue_rules/calling.rs"]
mod calling;
#[path = "queue_rules/damage.rs"]
mod damage;
#[path = "queue_rules/day_end.rs"]
mod day_end;
#[path = "queue_rules/issuing.rs"]
mod issuing;
